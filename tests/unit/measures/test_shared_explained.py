"""A share of a decree's number is explained by the row that states the whole."""

from types import SimpleNamespace

import pytest
from measures_world import (
    DISTRICT,
    PERSONS,
    POPULATION,
    VILLAGES,
    facts,
    measured_table,
    office,
    person,
)
from test_explaining import BATCH
from test_shared_denominators import DECREE, LEVELS, SERVED, content, decree, four

from derajat.measures import compile_measures
from derajat.measures.explaining import explain_value, render_explanation
from derajat.model.calendar import day_number
from derajat.model.values import Value


@pytest.fixture
def explain():
    """`explain(area)`: the explained value of 2025."""
    where, inhabitants = office(LEVELS, None, SERVED), four((40, 30, 20, 10))
    people = [person(VILLAGES[0], (2025, 1, 5), 1)]
    stated = facts(DECREE, [decree(100)])
    stored = {
        "orang": facts(PERSONS, people),
        "penduduk": facts(POPULATION, inhabitants),
        "keputusan": stated,
    }
    table = measured_table(
        content(),
        persons=people,
        population=inhabitants,
        more={"keputusan": stated},
        where=where,
    )
    snapshot = SimpleNamespace(
        datasets=tuple(stored),
        load_facts=stored.__getitem__,
        batches=(BATCH,),
        findings=lambda _: (),
        claims=lambda: (),
    )

    def explain_area(area):
        row = next(
            row
            for row in table.to_pylist()
            if (row["area"], row["period"]) == (area, "2025")
        )
        plan = compile_measures(content(), ["A"], {})
        day = day_number(2025, 12, 31)
        return explain_value(Value(**row), content(), where, plan, snapshot, table, day)

    return explain_area


@pytest.mark.parametrize("area", [VILLAGES[0], "P1", "35.07.01"])
def test_a_share_names_the_row_of_the_decree(explain, area):
    found = explain(area)
    assert [(c.figure, c.amount) for c in found.counted][-1] == ("shared", "100")
    text = render_explanation(found)
    assert "Sasaran yang dibagi: 100 (keputusan, 1 baris)" in text
    assert "PERHATIAN" not in text and "sasaran dibagi" in text


def test_the_stated_number_itself_is_reproduced_by_its_row(explain):
    found = explain(DISTRICT)
    assert [(c.figure, c.amount) for c in found.counted][-1] == ("denominator", "100")
    assert found.is_reproduced
