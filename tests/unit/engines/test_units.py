"""Units that a time does not fit are refused alike, whether there are rows or not."""

import pytest

from derajat.engines.duckdb import DuckDBEngine
from derajat.engines.reference import ReferenceEngine
from derajat.engines.units import check_unit
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.counting import DistinctCount, RowCount, Tally
from derajat.model.datasets import PlaceRole
from derajat.model.indicators import KeepOne, Selection
from derajat.model.steps import Which

from .duckdb.visits import build_table, compute


ROWS = [("1", "D1", 2024 * 12, "L", 1, 1)]
PER_PERIOD = KeepOne(("nomor", "period"), Which.LAST, "bulan")
ONCE = KeepOne(("nomor",), Which.FIRST, "n")


@pytest.mark.parametrize("engine", [ReferenceEngine(), DuckDBEngine()])
@pytest.mark.parametrize("rows", [ROWS, []], ids=["rows", "no rows"])
@pytest.mark.parametrize("keep", [PER_PERIOD, ONCE, None])
@pytest.mark.parametrize("measurement", [RowCount(), DistinctCount(("jk",))])
@pytest.mark.parametrize(
    "unit", [PeriodKind.THREE_YEARS, PeriodKind.FIVE_YEARS, PeriodKind.WEEK]
)
def test_both_engines_refuse_a_unit_that_a_month_does_not_lie_in(
    engine, rows, keep, measurement, unit
):
    selection = Selection("kunjungan", PlaceRole.RESIDENCE, "bulan", None, keep)
    tally = Tally("t", selection, unit, (), measurement)
    with pytest.raises(ValueError, match=f"a month does not lie in one {unit.value}"):
        compute(engine, build_table(rows), tally)


@pytest.mark.parametrize(
    ("type_", "unit"),
    [
        (ColumnType.YEAR, PeriodKind.MONTH),
        (ColumnType.YEAR, PeriodKind.THREE_YEARS),
        (ColumnType.MONTH, PeriodKind.WEEK),
        (ColumnType.WEEK, PeriodKind.MONTH),
        (ColumnType.DATE, PeriodKind.FIVE_YEARS),
        (ColumnType.WHOLE, PeriodKind.YEAR),
    ],
)
def test_a_time_that_lies_in_no_single_period_is_refused(type_, unit):
    with pytest.raises(ValueError, match="does not lie in one"):
        check_unit(type_, unit)
