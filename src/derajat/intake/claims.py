"""Printed percentages and totals, kept beside the counts and never used as values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from derajat.intake.faults import NO_DATA, Fault, fault, show_cell
from derajat.intake.form import FoundForm, PlacedColumn, name_element
from derajat.intake.read_numbers import read_decimal
from derajat.intake.row_book import RowBook
from derajat.intake.row_kinds import Chunk
from derajat.model.batches import Claim
from derajat.model.columns import Column, ColumnType, StoredValue
from derajat.model.datasets import ReceivedDataset
from derajat.model.scalars import show_scalar
from derajat.model.sources import FactColumn
from derajat.sheets import CellError, CellValue, Sheet
from derajat.sheets.numbers import is_no_data_word, other_mark, read_percent


MOST_PRINTED_DECIMALS = 6
"""A percentage left unrounded by a formula is kept to so many decimals."""

MOST_PRINTED_DIGITS = 15
"""Before the decimal mark; what is larger is no number of a table."""

_FINEST = Decimal(1).scaleb(-MOST_PRINTED_DECIMALS)


@dataclass(frozen=True)
class RowPlace:
    """Area and period that the claims of a sheet row are about, as text."""

    area: str
    period: str


@dataclass(frozen=True)
class ClaimReader:
    """Reads the claims of one form."""

    form: FoundForm
    dataset: ReceivedDataset
    sheet: Sheet
    batch: str
    book: RowBook

    def read_rows(
        self, chunk: Chunk, places: Sequence[RowPlace], is_total: bool
    ) -> Iterator[Claim]:
        """The claims of some rows; in a totals row every number is one."""
        for number, row, place in zip(chunk.numbers, chunk.rows, places, strict=True):
            yield from self._percents(number, row, place, is_total)
            yield from self._totals(number, row, place, is_total)
            if is_total:
                yield from self._column_totals(number, row, place)

    def _percents(
        self, number: int, row: list[CellValue], place: RowPlace, is_total: bool
    ) -> Iterator[Claim]:
        for placed, claim in self.form.percent_claims:
            printed = self._printed_percent(number, row, placed)
            if printed is not None:
                yield self._claim(
                    number, placed, place, "percent", claim.indicator, printed,
                    is_total, name_element(claim.group),
                    self._printed_under(claim.part, row),
                    self._printed_under(claim.whole, row),
                )  # fmt: skip

    def _totals(
        self, number: int, row: list[CellValue], place: RowPlace, is_total: bool
    ) -> Iterator[Claim]:
        for placed, claim in self.form.total_claims:
            printed = self._printed_number(number, row, placed)
            if printed is not None:
                subject = f"{self.dataset.name}.{claim.column}"
                yield self._claim(
                    number, placed, place, "total", subject, printed, is_total
                )

    def _column_totals(
        self, number: int, row: list[CellValue], place: RowPlace
    ) -> Iterator[Claim]:
        for placed, fact in self.form.fact_columns:
            column = self.dataset.column(fact.to)
            if not column.type.is_number or column.name in (self.dataset.key or ()):
                continue
            printed = self._printed_number(number, row, placed, column)
            if printed is not None:
                subject = f"{self.dataset.name}.{fact.to}"
                group = name_element(fact.element)
                yield self._claim(
                    number, placed, place, "total", subject, printed, True, group
                )

    def _claim(
        self,
        number: int,
        placed: PlacedColumn,
        place: RowPlace,
        kind: str,
        subject: str,
        printed: str,
        is_total: bool,
        group: str = "",
        part: str = "",
        whole: str = "",
    ) -> Claim:
        return Claim(
            batch=self.batch,
            sheet=self.form.sheet,
            row=number,
            column=placed.index + 1,
            header=placed.header,
            kind=kind,
            subject=subject,
            area=place.area,
            period=place.period,
            group=group,
            printed=printed,
            printed_part=part,
            printed_whole=whole,
            is_total_row=is_total,
        )

    def _printed_under(self, header: str, row: list[CellValue]) -> str:
        """The printed count of the column with that header, empty when unreadable."""
        placed = self.form.under(header) if header else None
        if placed is None:
            return ""
        cell = _cell(row, placed)
        if _is_plain_count(cell):
            return str(cell)
        number = read_decimal(cell, self.form.layout.decimal_mark)
        if not isinstance(number, Decimal) or self._is_cut(number, placed):
            return ""
        return plain(number) if number.adjusted() <= MOST_PRINTED_DIGITS else ""

    def _is_cut(self, number: Decimal, placed: PlacedColumn) -> bool:
        """Whether a column of whole numbers holds another number."""
        fact = placed.form
        is_whole = isinstance(fact, FactColumn) and (
            self.dataset.column(fact.to).type is ColumnType.WHOLE
        )
        return is_whole and number != number.to_integral_value()

    def _printed_number(
        self,
        number: int,
        row: list[CellValue],
        placed: PlacedColumn,
        column: Column | None = None,
    ) -> str | None:
        cell = _cell(row, placed)
        if _is_plain_count(cell):
            return str(cell)
        found = read_decimal(cell, self.form.layout.decimal_mark, column)
        if isinstance(found, Decimal) and found.adjusted() <= MOST_PRINTED_DIGITS:
            return plain(found)
        self._note_unread(found, number, placed, cell)
        return None

    def _printed_percent(
        self, number: int, row: list[CellValue], placed: PlacedColumn
    ) -> str | None:
        cell = _cell(row, placed)
        found = self._read_percent(number, placed, cell)
        if isinstance(found, Decimal) and found.adjusted() <= MOST_PRINTED_DIGITS:
            return plain(found)
        self._note_unread(found, number, placed, cell)
        return None

    def _read_percent(
        self, number: int, placed: PlacedColumn, cell: CellValue
    ) -> Decimal | Fault | None:
        mark = self.form.layout.decimal_mark
        if isinstance(cell, str) and not is_no_data_word(cell):
            found = _percent_in(cell, mark)
            return fault("REC-075") if found is None else found
        printed = read_decimal(cell, mark)
        if isinstance(printed, Decimal) and self._is_shown_in_percent(number, placed):
            return printed * 100
        return printed

    def _is_shown_in_percent(self, number: int, placed: PlacedColumn) -> bool:
        return self.sheet.is_percent(number, placed.index + 1)

    def _note_unread(
        self,
        found: Decimal | Fault | None,
        number: int,
        placed: PlacedColumn,
        cell: CellValue,
    ) -> None:
        if found is None or found is NO_DATA:
            return
        code = "REC-021" if isinstance(cell, CellError) else "REC-075"
        told = fault(code, shown=show_cell(cell))
        self.book.find(number, placed.index + 1, told, placed.header, notice=True)


def _percent_in(text: str, decimal_mark: str) -> Decimal | None:
    """The percentage of a text, by the other mark where the form's makes no number."""
    found = read_percent(text, decimal_mark)
    return read_percent(text, other_mark(decimal_mark)) if found is None else found


def plain(number: Decimal) -> str:
    """A number with a decimal point, without exponent or needless zeros."""
    text = f"{number:f}"
    _, mark, decimals = text.partition(".")
    if len(decimals) > MOST_PRINTED_DECIMALS:
        text = f"{number.quantize(_FINEST, ROUND_HALF_UP):f}"
    return text.rstrip("0").rstrip(".") if mark else text


def place_of(
    form: FoundForm, dataset: ReceivedDataset, values: dict[str, StoredValue]
) -> RowPlace:
    """Area and period of a row from its values by dataset column."""
    known = {**dict(form.source.constants), **dict(form.parts), **values}
    area_column = dataset.places[0][1] if dataset.places else ""
    area = known.get(area_column)
    time = known.get(dataset.time) if dataset.time else None
    period = show_scalar(time, dataset.column(dataset.time)) if dataset.time else ""
    return RowPlace(area if isinstance(area, str) else "", period)


def _is_plain_count(cell: CellValue) -> bool:
    """Whether the cell is a whole number as most are: it needs no reading."""
    return type(cell) is int and abs(cell) < 10**MOST_PRINTED_DIGITS


def _cell(row: list[CellValue], placed: PlacedColumn) -> CellValue:
    return row[placed.index] if placed.index < len(row) else None
