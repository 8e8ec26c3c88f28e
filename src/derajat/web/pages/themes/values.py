"""Stored values as the themes show them: one period, by group, by place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from derajat.figures import Figure
from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.labels import Label
from derajat.model.values import Value
from derajat.web.asked import Asked
from derajat.web.pages.actions.following import Finding, tell_allowed_url
from derajat.web.parts.values import ValueBlock, build_value_block


@dataclass(frozen=True)
class ValueRow:
    """A value in a table, with what it is a value of."""

    label: str
    url: str
    block: ValueBlock
    remark: str = ""
    act_url: str = ""


@dataclass(frozen=True)
class Section:
    """A part of a theme: what to know first, then rows, then a figure."""

    title: str
    notes: tuple[str, ...] = ()
    rows: tuple[ValueRow, ...] = ()
    figure: Figure | None = None
    row_title: str = ""

    @property
    def is_filled(self) -> bool:
        """Whether there is anything but notes."""
        return bool(self.rows) or self.figure is not None


@dataclass(frozen=True)
class ThemePage:
    """A theme; `banner` explains what readers trip over, `grid` a wide table."""

    title: str
    lead: str
    banner: str
    sections: tuple[Section, ...]
    grid: "Grid | None" = None


@dataclass(frozen=True)
class Grid:
    """Places by services; each cell a text with its state."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple["GridRow", ...]


@dataclass(frozen=True)
class GridRow:
    """A place with its cells."""

    name: str
    url: str
    cells: tuple["GridCell", ...]


@dataclass(frozen=True)
class GridCell:
    """A text; `shape` marks what lies below the limit."""

    shown: str
    shape: str = ""
    tag: str = ""


def choose_period(asked: Asked, rows: Iterable[Value]) -> Period | None:
    """The period asked for where it has a value, else its year, else the latest."""
    found = {parse_period(row.period) for row in rows if row.shown is not None}
    known = {period for period in found if period is not None}
    if asked.period is not None:
        year = Period(PeriodKind.YEAR, asked.period.year)
        wanted = [period for period in (asked.period, year) if period in known]
        return wanted[0] if wanted else None
    return max(known, key=lambda p: (p.last_day, -p.first_day), default=None)


def find_value(asked: Asked, code: str) -> Value | None:
    """The value of an indicator for the area and period asked."""
    rows = asked.reading.shelf.choose(code, area=asked.area.code, group="")
    period = choose_period(asked, rows)
    if period is None:
        return None
    return next(row for row in rows if row.period == period.render())


def find_groups(asked: Asked, code: str, column: str) -> dict[str, Value]:
    """The values of an indicator by one column, in the order of the codes."""
    rows = asked.reading.shelf.choose(code, area=asked.area.code)
    period = choose_period(asked, (row for row in rows if not row.group))
    text = period.render() if period else ""
    head = f"{column}="
    found = {
        row.group.removeprefix(head): row
        for row in rows
        if row.period == text and row.group.startswith(head) and ";" not in row.group
    }
    return dict(sorted(found.items()))


def value_row(
    asked: Asked, value: Value, label: str = "", remark: str = ""
) -> ValueRow:
    """A row of a table; without a label that of the indicator."""
    indicator = asked.reading.catalogue.indicators[value.indicator]
    name = label or indicator.label.render(asked.language)
    url = reverse("indicator", args=[indicator.code])
    block = build_value_block(value, asked, indicator)
    told = ", ".join(filter(None, (block.shown, block.counts, block.period)))
    reason = f"{name}, {asked.area.name}: {told}"
    finding = Finding(asked.area.code, reason, indicator.code, value.period)
    return ValueRow(
        name,
        asked.link(url, periode=value.period),
        block,
        remark,
        "" if value.group else tell_allowed_url(asked, finding),
    )


def rows_of(asked: Asked, codes: Sequence[str]) -> tuple[ValueRow, ...]:
    """The rows of the indicators that have a value."""
    values = (find_value(asked, code) for code in codes)
    return tuple(value_row(asked, value) for value in values if value is not None)


def rows_by_group(
    asked: Asked, code: str, column: str, labels: dict[str, Label]
) -> tuple[ValueRow, ...]:
    """The rows of an indicator by a column, with the words of its codes."""
    return tuple(
        value_row(
            asked,
            value,
            labels[group].render(asked.language) if group in labels else group,
        )
        for group, value in find_groups(asked, code, column).items()
    )


SEXES = {"L": Label("Laki-laki", "Men"), "P": Label("Perempuan", "Women")}
