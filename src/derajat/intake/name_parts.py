"""What the names of a file and of a sheet say: a month, a Puskesmas, a year."""

from collections.abc import Mapping
from dataclasses import dataclass

from derajat.errors import DerajatError, Location, Problem, nearest_name, report
from derajat.intake.faults import Fault, fault
from derajat.intake.file_names import named_parts, split_name
from derajat.intake.read_areas import ANY_LEVEL, LEVEL_WORDS, AreaBook
from derajat.intake.read_numbers import build_number_reader
from derajat.intake.read_times import (
    KIND_WORDS,
    WeekReader,
    build_month_reader,
    build_time_reader,
)
from derajat.model.areas import AreaLevel
from derajat.model.columns import Column, ColumnType, StoredValue
from derajat.model.datasets import ReceivedDataset
from derajat.model.labels import Label
from derajat.model.numerals import MONTH_NAMES
from derajat.model.sources import YEAR_PART, Layout


Parts = tuple[tuple[str, StoredValue], ...]


@dataclass(frozen=True)
class PartReader:
    """Reads the parts of names into stored values of dataset columns.

    `_` in a name counts as a blank. A month or week without a year takes the year
    that another part of the names gives.
    """

    dataset: ReceivedDataset
    layout: Layout
    areas: AreaBook

    def read_file_name(self, name: str) -> Parts:
        """The parts of a file name. Raises DerajatError with REC-004 for each unread.

        The part `year` stands among them; it fills no column.
        """
        unread: dict[str, str] = {}
        for number, texts in enumerate(split_name(self.layout.file, name)):
            found, failed = self._read(texts, ())
            if not failed:
                return found
            unread = unread if number else failed
        if unread:
            raise DerajatError(
                tuple(self._problem(part, text, name) for part, text in unread.items())
            )
        return ()

    def read_sheet_name(self, name: str, beside: Parts) -> Parts | Fault:
        """The parts of a sheet name, given those of the file name.

        A name that tells none is the fault REC-101.
        """
        pattern = self.layout.sheet
        if not named_parts(pattern):
            return ()
        plain = " ".join(name.split())
        failed = {named_parts(pattern)[0]: plain}
        for number, texts in enumerate(split_name(pattern, plain)):
            found, unread = self._read(texts, beside)
            if not unread:
                return found
            failed = failed if number else unread
        part, text = next(iter(failed.items()))
        return self._unread_sheet(part, text, name)

    def can_read(self, sheet: str) -> bool:
        """Whether a sheet name tells its parts, whatever the year."""
        anyway = ((YEAR_PART, ANY_YEAR),)
        return not isinstance(self.read_sheet_name(sheet, anyway), Fault)

    def _read(
        self, texts: Mapping[str, str], beside: Parts
    ) -> tuple[Parts, dict[str, str]]:
        """The parts that could be read, and the texts of those that could not."""
        year = self._year_in(texts) or self._year_among(beside)
        found: list[tuple[str, StoredValue]] = []
        failed: dict[str, str] = {}
        for name, text in texts.items():
            value = self._read_part(name, " ".join(_blanks(text).split()), year)
            if isinstance(value, Fault) or value is None:
                failed[name] = text
            else:
                found.append((name, value))
        return tuple(found), failed

    def _read_part(self, name: str, text: str, year: int | None) -> StoredValue | Fault:
        column = self._column(name)
        if column.type in _NEEDS_YEAR:
            return _read_with_year(text, column, year)
        if column.type.is_time:
            return build_time_reader(column, None)(text)
        if column.type.is_number:
            return build_number_reader(column, self.layout.decimal_mark)(text)
        if column.type is ColumnType.AREA:
            code = self.areas.read_code(text, column)
            return (
                self.areas.read_name(text, column) if isinstance(code, Fault) else code
            )
        return text if not column.codes or text in column.codes else None

    def _column(self, name: str) -> Column:
        known = {column.name: column for column in self.dataset.columns}
        return known.get(name, _YEAR)

    def _year_in(self, texts: Mapping[str, str]) -> int | None:
        years = [text for name, text in texts.items() if self._tells_year(name)]
        return int(years[0]) if years and years[0].isdecimal() else None

    def _year_among(self, parts: Parts) -> int | None:
        years = [value for name, value in parts if self._tells_year(name)]
        return years[0] if years and isinstance(years[0], int) else None

    def _tells_year(self, name: str) -> bool:
        return self._column(name).type is ColumnType.YEAR

    def _problem(self, part: str, text: str, file: str) -> Problem:
        kind = self._kind(part)
        return report(
            "REC-004",
            Location(file=file),
            part=f"{{{part}}}",
            text=text,
            kind_id=kind.id,
            kind_en=kind.en,
            pattern=self.layout.file,
        )

    def _unread_sheet(self, part: str, text: str, name: str) -> Fault:
        near = nearest_name(_blanks(text)[:100], self._known(part))
        return fault(
            "REC-101",
            text=name,
            kind=self._kind(part),
            nearest=near or "–",
            pattern=self.layout.sheet,
        )

    def _kind(self, part: str) -> Label:
        column = self._column(part)
        if column.type is ColumnType.AREA:
            level = column.area_level
            return Label(*(LEVEL_WORDS[AreaLevel(level)] if level else ANY_LEVEL))
        words = KIND_WORDS.get(column.type)
        if words is None:
            return Label("nilai kolom itu", "a value of that column")
        return Label(words[0], words[1])

    def _known(self, part: str) -> tuple[str, ...]:
        """What the text of a part could have been meant to be."""
        column = self._column(part)
        if column.type is ColumnType.MONTH:
            return tuple(MONTH_NAMES["id"])
        if column.type is ColumnType.AREA:
            return self.areas.names_for(column)
        return column.codes


ANY_YEAR = 2000
_NEEDS_YEAR = (ColumnType.MONTH, ColumnType.WEEK)
_YEAR = Column(YEAR_PART, ColumnType.YEAR, never_missing=False)


def _blanks(text: str) -> str:
    return text.replace("_", " ")


def _read_with_year(text: str, column: Column, year: int | None) -> StoredValue | Fault:
    """A month or week with its own year, else one of the year given beside it."""
    found = build_time_reader(column, None)(text)
    if not isinstance(found, Fault) or year is None:
        return found
    if column.type is ColumnType.MONTH:
        return build_month_reader(column, YEAR_PART).read(text, year)
    return WeekReader(column).read(text, year)
