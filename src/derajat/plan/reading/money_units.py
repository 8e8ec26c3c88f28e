"""In what the amounts of a plan table count, and whether its years are money."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from derajat.errors import ProblemLog, refuse
from derajat.model.plans import MoneyUnit
from derajat.plan.reading.grid import Grid
from derajat.plan.reading.headings import Heading, Role, find_money_unit
from derajat.plan.reading.table_header import PlanColumn, PlanHeader


_MONEY_ROLES = (Role.MONEY, Role.REALISED, Role.END_MONEY)
_BARE = (Role.TARGET, Role.MONEY, Role.REALISED)
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_MONEY_WORD = re.compile(
    r"(?:^|[\W_])(?:rp|rupiah|pagu|anggaran|pendanaan|belanja)(?:$|[\W_])",
    re.IGNORECASE,
)
_UNIT_WORDS = {
    MoneyUnit.RUPIAH: ("rupiah", "rupiah"),
    MoneyUnit.THOUSAND: ("ribu rupiah", "thousand rupiah"),
    MoneyUnit.MILLION: ("juta rupiah", "million rupiah"),
    MoneyUnit.BILLION: ("miliar rupiah", "billion rupiah"),
}


@dataclass(frozen=True)
class Surroundings:
    """What stands around a table: the rows above it and the name of its file."""

    title: str
    file: str

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.title, PurePath(self.file).stem.replace("_", " "))


def settle_years(grid: Grid, header: PlanHeader, around: Surroundings) -> PlanHeader:
    """The header with plain years settled as targets, or as money.

    They are targets beside a column of indicators, money where the title or file name
    speaks of money. Raises PLN-051 or PLN-054 when nothing tells.
    """
    header = _with_title_year(grid, header, around)
    years = [c.text for c in header.all(Role.YEAR)]
    has_indicator = bool(header.column(Role.INDICATOR))
    is_money = not has_indicator and (
        bool(header.all(Role.MONEY))
        or any(_MONEY_WORD.search(text) for text in around.texts)
    )
    if years and not has_indicator and not is_money:
        where = grid.where(header.first_row)
        raise refuse("PLN-051", where, years=", ".join(years))
    settled = {
        Role.YEAR: Role.MONEY if is_money else Role.TARGET,
        Role.END: _end_role(header, is_money),
        Role.ACHIEVED: _achieved_role(header),
    }
    columns = [
        PlanColumn(c.number, _with_role(c.heading, settled), c.text)
        for c in header.columns
    ]
    return _without_doubles(replace(header, columns=tuple(columns)))


def _with_title_year(
    grid: Grid, header: PlanHeader, around: Surroundings
) -> PlanHeader:
    """Columns headed `Target` alone are of the one year that the title names.

    Raises PLN-054 when neither says a year.
    """
    bare = [c for c in header.columns if c.heading.role in _BARE and not c.heading.year]
    named = set(_YEAR.findall(around.title))
    if not bare:
        return header
    year = int(named.pop()) if len(named) == 1 else None
    dated = [c for role in (*_BARE, Role.YEAR) for c in header.all(role)]
    if year is None and len(dated) == len(bare):
        texts = ", ".join(f"`{column.text}`" for column in bare)
        raise refuse("PLN-054", grid.where(header.first_row), headings=texts)
    columns = [
        replace(c, heading=replace(c.heading, year=year)) if c in bare else c
        for c in header.columns
    ]
    kept = [c for c in columns if year or c not in bare]
    lost = [(c.number, c.text) for c in columns if c not in kept]
    unused = tuple(sorted([*header.unused, *lost]))
    return replace(header, columns=tuple(kept), unused=unused)


def _end_role(header: PlanHeader, is_money: bool) -> Role:
    """`Total` closes money where the end of targets has a column of its own."""
    has_money = bool(header.all(Role.MONEY)) and bool(header.all(Role.END_TARGET))
    return Role.END_MONEY if is_money or has_money else Role.END_TARGET


def _achieved_role(header: PlanHeader) -> Role:
    """The state of one year before the first target is the baseline."""
    states = header.all(Role.ACHIEVED)
    promised = [
        c.heading.year or 0
        for role in (Role.TARGET, Role.YEAR)
        for c in header.all(role)
    ]
    if header.all(Role.BASELINE) or len(states) != 1 or not promised:
        return Role.ACHIEVED
    is_before = (states[0].heading.year or 0) < min(promised)
    return Role.BASELINE if is_before else Role.ACHIEVED


def _with_role(heading: Heading, settled: dict[Role, Role]) -> Heading:
    return replace(heading, role=settled.get(heading.role, heading.role))


def _without_doubles(header: PlanHeader) -> PlanHeader:
    """Of two columns for one thing the first is used; the other is told."""
    kept: list[PlanColumn] = []
    unused = list(header.unused)
    seen: set[tuple[Role, int | None, str]] = set()
    for column in header.columns:
        key = (column.heading.role, column.heading.year, column.heading.kind)
        if key in seen or column.heading.role is Role.ACHIEVED:
            unused.append((column.number, column.text))
        else:
            kept.append(column)
        seen.add(key)
    return replace(header, columns=tuple(kept), unused=tuple(sorted(unused)))


def decide_money_unit(
    grid: Grid, header: PlanHeader, around: Surroundings, log: ProblemLog
) -> MoneyUnit:
    """The unit that headings state, else the title or file name, else rupiah (told)."""
    columns = [c for role in _MONEY_ROLES for c in header.all(role)]
    stated = {find_money_unit(c.text) for c in columns} - {None}
    larger = sorted((u for u in stated if u), key=lambda unit: -unit.value)
    around_unit = next((u for u in map(find_money_unit, around.texts) if u), None)
    if larger and larger[0] is not MoneyUnit.RUPIAH:
        return larger[0]
    if around_unit and around_unit is not MoneyUnit.RUPIAH:
        _tell_unit(grid, header, around, around_unit, log)
        return around_unit
    if columns and not larger and not around_unit:
        log.report("PLN-060", grid.where(header.first_row, columns[0].number))
    return MoneyUnit.RUPIAH


def _tell_unit(
    grid: Grid,
    header: PlanHeader,
    around: Surroundings,
    unit: MoneyUnit,
    log: ProblemLog,
) -> None:
    text = around.title if find_money_unit(around.title) is unit else around.file
    if any(header.all(role) for role in _MONEY_ROLES):
        log.report(
            "PLN-061",
            grid.where(header.first_row),
            unit_id=_UNIT_WORDS[unit][0],
            unit_en=_UNIT_WORDS[unit][1],
            text=text,
        )
