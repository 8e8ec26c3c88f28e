"""What a form looks like and into which files its rows go."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

import numpy as np

from derajat.city.forms.cells import Style, as_is
from derajat.city.places import Places
from derajat.city.registers import Numbers, Register
from derajat.model.calendar import Period, PeriodKind, first_day_of_month
from derajat.model.columns import ColumnType


MOST_ROWS_IN_EXPORT = 500_000
"""A program that exports more writes several files."""


@dataclass(frozen=True)
class FormColumn:
    """A column of a form: header texts from above to below, and what stands in it.

    Neighbours with the same text in a row above the last share a merged cell; a header
    with fewer texts than others is merged downwards. `has_total` adds the column up in
    the last row of a workbook.
    """

    header: tuple[str, ...]
    column: str = ""
    style: Style = as_is
    has_total: bool = False


@dataclass(frozen=True)
class Form:
    """How a register is sent.

    `source` names the mapping that reads it. The parts {year}, {month}, {quarter} and
    {centre} of `file` say how rows are divided among files; `time` names the column
    that they are read from, of type `time_type`, and `place` the column of villages
    or health centres. `title` and `notes` stand above and below the table of a
    workbook; they may hold the same parts. A CSV has neither.
    """

    source: str
    register: str
    file: str
    columns: tuple[FormColumn, ...]
    time: str
    time_type: ColumnType
    place: str = ""
    title: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    has_column_numbers: bool = False
    delimiter: str = ";"

    @property
    def is_csv(self) -> bool:
        """Whether it is an export rather than a workbook."""
        return self.file.endswith(".csv")

    def as_export(self) -> "Form":
        """The same as a CSV of the whole city: no title, no totals, one header row."""
        if self.is_csv:
            return self
        name = self.file.replace("_{centre}", "").replace("{centre}_", "")
        columns = (
            replace(
                column, header=(" / ".join(text for text in column.header if text),)
            )
            for column in self.columns
        )
        return replace(self, file=name.replace(".xlsx", ".csv"), columns=tuple(columns))

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the file name, in their order."""
        return tuple(dict.fromkeys(re.findall(r"\{(\w+)\}", self.file)))


@dataclass(frozen=True)
class FilePart:
    """The rows of one file, with what its name says.

    `volume` numbers the files of an export that is too long for one (0: it is not).
    """

    texts: tuple[tuple[str, str], ...]
    rows: Numbers
    volume: int = 0

    def render(self, pattern: str) -> str:
        """A pattern with its parts filled in."""
        return pattern.format(**dict(self.texts))

    def name_file(self, pattern: str) -> str:
        """The name of the file."""
        name = PurePath(self.render(pattern))
        return (
            f"{name.stem}_bagian_{self.volume}{name.suffix}"
            if self.volume
            else str(name)
        )


_MONTHS = {"year": 12, "quarter": 3, "month": 1}


def divide_rows(
    form: Form, register: Register, rows: Numbers, places: Places
) -> Iterator[FilePart]:
    """The rows of each file, in the order of the register."""
    for part in _divide_by_name(form, register, rows, places):
        yield from _divide_by_length(part) if form.is_csv else (part,)


def _divide_by_length(part: FilePart) -> Iterator[FilePart]:
    files = -(-len(part.rows) // MOST_ROWS_IN_EXPORT)
    if files == 1:
        yield part
        return
    for volume, rows in enumerate(np.array_split(part.rows, files), 1):
        yield FilePart(part.texts, rows, volume)


def _divide_by_name(
    form: Form, register: Register, rows: Numbers, places: Places
) -> Iterator[FilePart]:
    if not len(rows):
        return
    months = months_of(register[form.time][rows], form.time_type)
    keys = [
        centres_of(register, form.place, rows, months, places)
        if part == "centre"
        else months // _MONTHS[part]
        for part in form.parts
    ]
    if not keys:
        yield FilePart((), rows)
        return
    distinct, back = np.unique(np.stack(keys), axis=1, return_inverse=True)
    order = np.argsort(back.ravel(), kind="stable")
    ends = np.cumsum(np.bincount(back.ravel(), minlength=distinct.shape[1]))
    for chosen, values in zip(np.split(order, ends[:-1]), distinct.T, strict=True):
        texts = [
            (part, _text(part, int(value), places))
            for part, value in zip(form.parts, values, strict=True)
        ]
        yield FilePart(tuple(texts), rows[chosen])


def months_of(values: Numbers, time_type: ColumnType) -> Numbers:
    """Month numbers of days, months, weeks (of their Wednesday), years or moments."""
    if time_type is ColumnType.MONTH:
        return values
    if time_type is ColumnType.YEAR:
        return np.asarray(values * 12)
    if time_type is ColumnType.WEEK:
        different, back = np.unique(values, return_inverse=True)
        days = [Period(PeriodKind.WEEK, w).first_day + 3 for w in different.tolist()]
        values = np.array(days, dtype=np.int64)[back.ravel()]
    elif time_type is ColumnType.MOMENT:
        values = values // 1440
    return months_of_days(values)


def months_of_days(days: Numbers) -> Numbers:
    """The month numbers of days."""
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.asarray(months + 1970 * 12)


def centres_of(
    register: Register, place: str, rows: Numbers, months: Numbers, places: Places
) -> Numbers:
    """The health centre that each row belongs to in its month."""
    column = register.columns[place].at(rows)
    if column.words == tuple(area.code for area in places.health_centres):
        return np.asarray(column.values)
    distinct, back = np.unique(months, return_inverse=True)
    days = np.array([first_day_of_month(int(month)) for month in distinct])
    found = places.health_centre_on(column.values, days[back.ravel()])
    return np.asarray(found.astype(np.int64))


def _text(part: str, value: int, places: Places) -> str:
    if part == "centre":
        return places.health_centres[value].name.replace(" ", "_")
    if part == "year":
        return str(value)
    if part == "quarter":
        return f"{value // 4}-TW{value % 4 + 1}"
    return f"{value // 12}-{value % 12 + 1:02d}"
