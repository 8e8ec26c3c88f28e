"""Which periods a time can be counted by."""

from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType


_BY_MONTH = (
    PeriodKind.MONTH,
    PeriodKind.QUARTER,
    PeriodKind.SEMESTER,
    PeriodKind.YEAR,
)
_UNITS = {
    ColumnType.MOMENT: (PeriodKind.WEEK, *_BY_MONTH),
    ColumnType.DATE: (PeriodKind.WEEK, *_BY_MONTH),
    ColumnType.MONTH: _BY_MONTH,
    ColumnType.WEEK: (PeriodKind.WEEK, PeriodKind.YEAR),
    ColumnType.YEAR: (PeriodKind.YEAR,),
}


def check_unit(type_: ColumnType, unit: PeriodKind) -> None:
    """Raise ValueError where a time does not lie in one period of the kind.

    So it is with a year in months, a month in weeks, and everything in pooled years,
    which overlap.
    """
    if unit not in _UNITS.get(type_, ()):
        raise ValueError(f"a {type_.value} does not lie in one {unit.value}")
