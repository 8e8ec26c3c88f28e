"""Reading only the rows that can matter explains every number as reading all does."""

import random

import pytest
from measures_world import catalogue, indicator, measured_table, office, version
from test_explaining import KINDS, LEVELS, _snapshot, _world

from derajat.measures import compile_measures
from derajat.measures.explaining import explain_value
from derajat.model.calendar import PeriodKind, day_number
from derajat.model.indicators import Accumulation
from derajat.model.values import Value


LAST_DAY = day_number(2025, 12, 31)


def _explain_both(content, world, seed):
    """Pairs of explanations: of the narrowed rows, and of all."""
    where = office(levels=LEVELS)
    table = measured_table(content, where=where, **world)
    plan = compile_measures(content, list(content.indicators), {})
    snapshot = _snapshot(world)
    rows = table.to_pylist()
    for row in random.Random(seed).sample(rows, min(40, len(rows))):
        given = Value(**row), content, where, plan, snapshot, table, LAST_DAY
        yield explain_value(*given), explain_value(*given, is_narrowed=False)


@pytest.mark.parametrize("accumulate", list(Accumulation))
@pytest.mark.parametrize("name", KINDS)
def test_narrowed_rows_explain_the_same(name, accumulate):
    item = indicator(
        "A",
        version(KINDS[name], groups=(("jk",),)),
        periods=(PeriodKind.MONTH, PeriodKind.YEAR, PeriodKind.THREE_YEARS),
        accumulate=accumulate,
    )
    pairs = list(_explain_both(catalogue(item), _world(len(name)), len(name)))
    assert [few.value for few, every in pairs if few != every] == []
    assert any(few.counted for few, _ in pairs)
