"""In what the amounts of a plan table count, and whether its years are money."""

import re
from dataclasses import dataclass, replace
from pathlib import PurePath

from derajat.errors import ProblemLog, refuse
from derajat.model.plans import MoneyUnit
from derajat.plan.reading.grid import Grid
from derajat.plan.reading.headings import LAST_ORDINAL, Role, find_money_unit
from derajat.plan.reading.table_header import (
    OF_AN_INDICATOR,
    PlanColumn,
    PlanHeader,
)
from derajat.plan.reading.titles import find_period


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
    }
    baseline_year = _last_achieved(header)
    last = _last_promised(header)
    columns = [
        _as_dated(_settled(c, settled, baseline_year), last, is_money)
        for c in header.columns
    ]
    return _without_doubles(replace(header, columns=tuple(columns)))


def _with_title_year(
    grid: Grid, header: PlanHeader, around: Surroundings
) -> PlanHeader:
    """Columns headed `Target` alone are of the one year that the title names.

    Raises PLN-054 when neither says a year.
    """
    header = _with_calendar_years(grid, header, around)
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


def _promised_years(header: PlanHeader) -> list[int]:
    roles = (Role.TARGET, Role.YEAR)
    return [c.heading.year or 0 for role in roles for c in header.all(role)]


def _last_achieved(header: PlanHeader) -> int | None:
    """The latest year with a state reached before all targets: that of the baseline."""
    promised = _promised_years(header)
    states = [c.heading.year or 0 for c in header.all(Role.ACHIEVED)]
    if header.all(Role.BASELINE) or not states or not promised:
        return None
    return max(states) if max(states) < min(promised) else None


def _with_calendar_years(
    grid: Grid, header: PlanHeader, around: Surroundings
) -> PlanHeader:
    """`Tahun ke-1` as the first year of the period that the title names.

    Raises PLN-054 when the title names no period.
    """
    numbered = [c for c in header.columns if 0 < (c.heading.year or 0) <= LAST_ORDINAL]
    if not numbered:
        return header
    period = find_period(around.title)
    if period is None:
        texts = ", ".join(f"`{column.text}`" for column in numbered)
        raise refuse("PLN-054", grid.where(header.first_row), headings=texts)
    columns = [
        replace(
            c, heading=replace(c.heading, year=period[0] + (c.heading.year or 0) - 1)
        )
        if c in numbered
        else c
        for c in header.columns
    ]
    return replace(header, columns=tuple(columns))


def _last_promised(header: PlanHeader) -> int:
    return max(_promised_years(header), default=0)


def _settled(
    column: PlanColumn, settled: dict[Role, Role], baseline_year: int | None
) -> PlanColumn:
    heading = column.heading
    role = settled.get(heading.role, heading.role)
    if role is Role.ACHIEVED and heading.year and heading.year == baseline_year:
        role = Role.BASELINE
    return replace(column, heading=replace(heading, role=role))


def _as_dated(column: PlanColumn, last: int, is_money: bool) -> PlanColumn:
    """`Target akhir RPJMD (2029)` behind targets to 2026 is the target of 2029."""
    heading = column.heading
    is_later = bool(last) and (heading.year or 0) > last
    if heading.role is not Role.END_TARGET or not is_later or is_money:
        return column
    return replace(column, heading=replace(heading, role=Role.TARGET))


def _without_doubles(header: PlanHeader) -> PlanHeader:
    """Of two columns for one thing the first is used; the other is told."""
    kept: list[PlanColumn] = []
    unused = list(header.unused)
    seen: set[tuple[object, ...]] = set()
    for column in header.columns:
        heading = column.heading
        group = column.group if heading.role in OF_AN_INDICATOR else 0
        key = (heading.role, heading.year, heading.kind, group)
        is_double = key in seen and heading.role is not Role.ASIDE
        if is_double or heading.role is Role.ACHIEVED:
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
