"""The rows an explanation names give the number it explains, for every kind."""

import random
from fractions import Fraction
from types import SimpleNamespace

import pytest
from measures_world import (
    COUNTS,
    DISTRICT,
    PERSONS,
    POPULATION,
    VILLAGES,
    catalogue,
    count_row,
    facts,
    indicator,
    measured_table,
    office,
    people,
    person,
    selection,
    version,
)

from derajat.measures import compile_measures
from derajat.measures.explaining import explain_value, render_explanation
from derajat.model.areas import AreaLevel
from derajat.model.batches import Batch, BatchState, RowCounts
from derajat.model.calendar import PeriodKind, day_number
from derajat.model.conditions import Compare, Known, Relation
from derajat.model.formulas import Reach, Times, ValueOf
from derajat.model.indicators import (
    Accumulation,
    AreasReached,
    Count,
    Coverage,
    EligibleSide,
    Index,
    KeepOne,
    Mean,
    Proportion,
    Quantile,
    Rate,
    Ratio,
    Side,
    SumProportion,
    UnknownNumerator,
    WithoutValue,
)
from derajat.model.steps import Which
from derajat.model.values import Value


LEVELS = (
    AreaLevel.DISTRICT,
    AreaLevel.SUBDISTRICT,
    AreaLevel.VILLAGE,
    AreaLevel.HEALTH_CENTRE,
)
BATCH = Batch(
    "0001-uji-abc", 1, "uji", "s", "", "", "uji.csv", "", "", RowCounts(), 0, 0,
    BatchState.ACCEPTED,
)  # fmt: skip
SHARE = Proportion(
    selection("orang", where=Known("orang", True)),
    Compare("skor", Relation.BELOW, 5),
    Compare("skor", Relation.AT_MOST, 8),
    UnknownNumerator.NOT_MET,
)
LAST = KeepOne(("orang", "period"), Which.LAST, "tanggal")
KEPT = Proportion(
    selection("orang", keep=LAST),
    Compare("skor", Relation.BELOW, 5),
    None,
    UnknownNumerator.LEFT_OUT,
)
KINDS = {
    "proportion": SHARE,
    "last of each period": KEPT,
    "sum proportion": SumProportion(selection("jumlah"), "bagian", "semua"),
    "coverage": Coverage(Side(selection("orang")), EligibleSide("warga")),
    "rate": Rate(Side(selection("jumlah"), "bagian"), Side(selection("orang"))),
    "ratio": Ratio(
        Side(selection("jumlah"), "bagian", 3), Side(selection("jumlah"), "semua")
    ),
    "mean": Mean(selection("orang"), "berat", None),
    "count": Count(Side(selection("orang"), "skor")),
    "quantile": Quantile(selection("orang"), "skor", Fraction(1, 2), 1, 6, None),
}


def _world(seed: int):
    rng = random.Random(seed)

    def maybe(value):
        return value if rng.random() < 0.8 else None

    persons = [
        person(
            maybe(rng.choice(VILLAGES)),
            maybe((rng.choice((2023, 2024, 2025)), rng.randint(1, 12), 5)),
            maybe(rng.randint(0, 10)),
            orang=maybe(rng.choice("ABCDEF")),
            jk=maybe(rng.choice("LP")),
            berat=maybe(rng.randint(20, 90)),
        )
        for _ in range(60)
    ]
    counts = [
        count_row(
            rng.choice(VILLAGES),
            (rng.choice((2023, 2024, 2025)), rng.randint(1, 12)),
            maybe(rng.randint(0, 9)),
            maybe(rng.randint(0, 20)),
            jk=rng.choice("LP"),
        )
        for _ in range(40)
    ]
    population = [
        people(place, year, rng.randint(0, 50), jk=rng.choice("LP"))
        for place in VILLAGES
        for year in (2023, 2024, 2025)
    ]
    return {"persons": persons, "counts": counts, "population": population}


def _snapshot(world):
    stored = {
        "orang": facts(PERSONS, world["persons"]),
        "jumlah": facts(COUNTS, world["counts"]),
        "penduduk": facts(POPULATION, world["population"]),
    }
    return SimpleNamespace(
        datasets=tuple(stored),
        load_facts=stored.__getitem__,
        batches=(BATCH,),
        findings=lambda _: (),
        claims=lambda: (),
    )


def _explain_all(content, world, most: int = 60):
    where = office(levels=LEVELS)
    table = measured_table(content, where=where, **world)
    plan = compile_measures(content, list(content.indicators), {})
    rng = random.Random(1)
    rows = table.to_pylist()
    for row in rng.sample(rows, min(most, len(rows))):
        value = Value(**row)
        yield explain_value(
            value, content, where, plan, _snapshot(world), table,
            day_number(2025, 12, 31),
        )  # fmt: skip


@pytest.mark.parametrize("accumulate", list(Accumulation))
@pytest.mark.parametrize("name", KINDS)
def test_the_rows_named_give_the_number(name, accumulate, counts):
    kind = KINDS[name]
    periods = (PeriodKind.MONTH, PeriodKind.YEAR, PeriodKind.THREE_YEARS)
    item = indicator(
        "A",
        version(kind, groups=(("jk",),)),
        periods=periods,
        accumulate=accumulate,
    )
    explained = list(_explain_all(catalogue(item), _world(len(name)), counts(40, 400)))
    assert [e.value for e in explained if not e.is_reproduced] == []
    assert any(e.counted for e in explained)


def test_a_changed_number_is_not_reproduced():
    item = indicator("A", version(SHARE), periods=(PeriodKind.YEAR,))
    world = _world(3)
    where = office()
    table = measured_table(catalogue(item), where=where, **world)
    row = next(r for r in table.to_pylist() if r["numerator"])
    wrong = Value(**row | {"numerator": row["numerator"] + 1})
    plan = compile_measures(catalogue(item), ["A"], {})
    explanation = explain_value(
        wrong, catalogue(item), where, plan, _snapshot(world), table,
        day_number(2025, 12, 31),
    )  # fmt: skip
    assert not explanation.is_reproduced
    assert "PERHATIAN" in render_explanation(explanation)


def test_rows_that_do_not_count_stand_with_their_reason():
    world = {
        "persons": [
            person(VILLAGES[0], (2024, 3, 1), 3),
            person(VILLAGES[0], (2024, 3, 2), 9),
            person(VILLAGES[0], None, 3),
            person(VILLAGES[0], (2024, 3, 4), 3, orang=None),
        ],
        "counts": [],
        "population": [],
    }
    item = indicator("A", version(SHARE), periods=(PeriodKind.YEAR,))
    explained = {e.value.area: e for e in _explain_all(catalogue(item), world, most=99)}
    left_out = {
        part.reason.en.split(":")[0]: row.rows
        for part in explained[DISTRICT].left_out
        for row in part.files
    }
    assert left_out == {
        "outside the denominator": (2,),
        "no time": (3,),
        "condition not met": (4,),
    }


def test_an_index_and_a_count_of_areas_name_the_values_they_are_made_of():
    part = indicator("A", version(SHARE), periods=(PeriodKind.YEAR,))
    index = indicator(
        "B",
        version(Index(Times(Fraction(2), ValueOf("A")))),
        periods=(PeriodKind.YEAR,),
        unit="plain",
    )
    reached = indicator(
        "C",
        version(
            AreasReached(
                "A", "village", Reach.AT_LEAST, Fraction(50), WithoutValue.NOT_REACHED
            )
        ),
        periods=(PeriodKind.YEAR,),
    )
    content = catalogue(part, index, reached)
    explained = list(_explain_all(content, _world(5), most=300))
    assert all(e.is_reproduced for e in explained)
    of_index = next(e for e in explained if e.value.indicator == "B")
    assert {c.indicator for c in of_index.components} == {"A"}
    of_areas = next(
        e for e in explained if (e.value.indicator, e.value.area) == ("C", DISTRICT)
    )
    assert {c.area for c in of_areas.components} == set(VILLAGES)
