"""Whether the head of an indicator fits its versions: unit, noun, periods."""

from derajat.catalogue.grammar.pages import Page
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.indicators.kinds import ReadKind, sides_of
from derajat.catalogue.indicators.reads import component_codes
from derajat.catalogue.indicators.versions import ReadVersion
from derajat.catalogue.library import Library
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.indicators import (
    Accumulation,
    AreasReached,
    Count,
    Coverage,
    Index,
    Kind,
    Mean,
    Proportion,
    Quantile,
    SumProportion,
)
from derajat.model.units import Unit


_SHARES = (Proportion, SumProportion, Coverage, AreasReached)
_PLAIN = (Mean, Count, Quantile, Index)
_YEARS = (PeriodKind.YEAR, PeriodKind.THREE_YEARS, PeriodKind.FIVE_YEARS)


def check_fitness(
    library: Library,
    section: Section,
    versions: list[ReadVersion],
    unit: Unit | None,
    counts: str,
    periods: tuple[PeriodKind, ...],
    accumulate: Accumulation,
) -> None:
    """Report a unit, noun, period or accumulation that a version cannot have."""
    page = section.page
    _check_weeks(section, periods)
    for item in versions:
        line = item.section.line
        kind = item.version.kind
        if unit is not None and not _unit_fits(unit, kind):
            what = item.section.text("kind")
            page.report("DEF-026", line, kind=what, unit=unit.name, counts=counts)
        if counts != "none" and not _noun_fits(item.read):
            what = item.section.text("kind")
            page.report(
                "DEF-026", line, kind=what, unit=section.text("unit"), counts=counts
            )
        _check_times(page, line, item, periods)
        _check_per_period(page, line, item, accumulate)
        _check_components(library, page, line, kind, periods)


def _unit_fits(unit: Unit, kind: Kind) -> bool:
    """Shares are scaled, plain numbers are not."""
    if isinstance(kind, _SHARES):
        return unit.scale > 1
    return unit.scale == 1 if isinstance(kind, _PLAIN) else True


def _noun_fits(read: ReadKind) -> bool:
    """Money and indices count nothing that a gap could be told in."""
    if isinstance(read.kind, Index):
        return False
    for side, rows in zip(sides_of(read.kind), read.rows, strict=False):
        if side.sum and rows.dataset.column(side.sum).type is ColumnType.RUPIAH:
            return False
    return True


def _check_weeks(section: Section, periods: tuple[PeriodKind, ...]) -> None:
    """A week is not split between months: weeks or the others, not both."""
    if PeriodKind.WEEK in periods and len(periods) > 1:
        names = ", ".join(kind.value for kind in periods)
        section.page.report(
            "DEF-054", section.line_of("periods"), periods=names, why="week"
        )


def _check_times(
    page: Page, line: int, item: ReadVersion, periods: tuple[PeriodKind, ...]
) -> None:
    """Report periods finer than, or not made of, the time of the rows."""
    for rows in item.read.rows:
        bad = [kind.value for kind in periods if not _can_tell(rows.when.type, kind)]
        if bad:
            why = f"{rows.dataset.name}: {rows.when.name} ({rows.when.type.value})"
            page.report("DEF-054", line, periods=", ".join(bad), why=why)


def _can_tell(type_: ColumnType, kind: PeriodKind) -> bool:
    """Whether a time of this type lies in one period of the kind."""
    if type_ is ColumnType.YEAR:
        return kind in _YEARS
    if type_ is ColumnType.WEEK:
        return kind is PeriodKind.WEEK
    return kind is not PeriodKind.WEEK if type_ is ColumnType.MONTH else True


def _check_per_period(
    page: Page, line: int, item: ReadVersion, accumulate: Accumulation
) -> None:
    """One row per `period` is chosen within each period and never added up."""
    for rows in item.read.rows:
        keep = rows.selection.keep
        if keep and keep.is_per_period and accumulate is not Accumulation.SUM:
            why = "one_per: period"
            page.report("DEF-054", line, periods=accumulate.value, why=why)


def _check_components(
    library: Library,
    page: Page,
    line: int,
    kind: Kind,
    periods: tuple[PeriodKind, ...],
) -> None:
    """Report periods for which an indicator that is read has no values."""
    for code in component_codes(kind):
        component = library.indicators.loaded[code]
        bad = [item.value for item in periods if item not in component.periods]
        if bad:
            page.report("DEF-054", line, periods=", ".join(bad), why=code)
