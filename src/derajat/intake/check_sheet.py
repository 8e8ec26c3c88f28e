"""From the opened sheet of a form to facts, claims and findings, nothing stored."""

import pyarrow as pa

from derajat.intake.check_places import PlaceChecker
from derajat.intake.check_rows import check_facts
from derajat.intake.claim_check import check_claims
from derajat.intake.claims import ClaimReader, RowPlace, place_of
from derajat.intake.column_texts import read_proofs
from derajat.intake.fact_tables import build_table, fact_schema
from derajat.intake.faults import HIDDEN, NO_DATA, fault
from derajat.intake.form import FoundForm
from derajat.intake.future_periods import question_future
from derajat.intake.identities import IdentityBook, hide_cells
from derajat.intake.merged_cells import MergedCells
from derajat.intake.nik_agreement import question_niks
from derajat.intake.read_areas import AreaBook
from derajat.intake.read_columns import ReadColumn, build_readers
from derajat.intake.row_book import RowBook
from derajat.intake.row_kinds import Chunk, RowKind, RowSorter, sort_rows
from derajat.intake.turn_long import turn_long
from derajat.model.batches import Claim
from derajat.model.catalogue import Catalogue
from derajat.model.columns import PersonalData
from derajat.model.datasets import ReceivedDataset
from derajat.model.offices import Office
from derajat.sheets import CellValue, OpenedFile, cell_name


class SheetChecking:
    """The run over one sheet, some thousands of rows at a time."""

    def __init__(
        self,
        opened: OpenedFile,
        form: FoundForm,
        office: Office,
        catalogue: Catalogue,
        batch_id: str,
        identities: IdentityBook,
    ) -> None:
        self.sheet = opened.read(form.sheet)
        self._form, self._office, self._catalogue = form, office, catalogue
        self._identities = identities
        self._dataset = hide_cells(catalogue.received(form.source.dataset))
        self.book = RowBook(form)
        self._sorter = RowSorter(form)
        self._merged = MergedCells(form, self._dataset, self.sheet.merged)
        proofs = read_proofs(form, self._dataset, self.sheet)
        self._readers = build_readers(
            form,
            self._dataset,
            AreaBook(office),
            self.sheet,
            proofs,
        )
        for each in proofs.contradictions:
            header, index = each.placed.header, each.placed.index + 1
            self.book.find(each.row, index, each.found, header, notice=True)
        self._places = PlaceChecker(form, self._dataset, office.areas)
        self._claims = ClaimReader(form, self._dataset, self.sheet, batch_id, self.book)
        self._found: list[Claim] = []
        self._tables: list[pa.Table] = []
        self._marks: dict[int, int] = {}
        self._headless: set[int] = set()
        self._hides_rows = any(column.identity for column in self._dataset.columns)
        self._personal = frozenset(
            placed.index
            for placed, fact in form.fact_columns
            if self._dataset.column(fact.to).personal is not PersonalData.NONE
        )

    def check_chunk(self, chunk: Chunk) -> None:
        """Sort the rows of a chunk, read its facts, keep its claims."""
        self._identities.find_in(chunk.rows)
        sorted_rows = sort_rows(self._merged.fill(chunk), self._sorter)
        for kind, part in sorted_rows.items():
            if self._form.unread is not None:
                self.book.set_aside(part.numbers, self._form.unread)
            elif kind is RowKind.DATA:
                self._check_data(part)
            else:
                self._set_aside(kind, part)

    def _check_data(self, chunk: Chunk) -> None:
        clear = [reader.read_chunk(chunk) for reader in self._readers]
        read = self._identities.tokenise(clear)
        for column in read:
            self._count_marks(column)
        elements = turn_long(self._form, self._dataset, chunk, read, self.book)
        for facts in elements:
            self._places.check(facts, self.book)
            check_facts(self._form, self._dataset, facts, self.book)
        question_niks(clear, chunk, self.book)
        self._tables.append(build_table(self._dataset, self._form.sheet, elements))
        self._headless |= _filled_without_header(self._form, chunk)
        if _has_claims(self._form):
            places = _places(self._form, self._dataset, read, len(chunk.numbers))
            self._found.extend(self._claims.read_rows(chunk, places, False))

    def _set_aside(self, kind: RowKind, chunk: Chunk) -> None:
        for number, row in zip(chunk.numbers, chunk.rows, strict=True):
            words = HIDDEN if self._hides_rows else _first_text(row, self._personal)
            cell = cell_name(number, len(row))
            reason = fault(_REASONS[kind], words=words, cell=cell)
            self.book.set_aside([number], reason)
            self.book.find(number, 0, reason)
        if kind is RowKind.TOTAL:
            places = self._total_places(chunk)
            self._found.extend(self._claims.read_rows(chunk, places, True))

    def _total_places(self, chunk: Chunk) -> list[RowPlace]:
        """Totals are about the office's area, in the period of their row if told."""
        time = [r for r in self._readers if r.column.name == self._dataset.time]
        read = [reader.read_chunk(chunk) for reader in time]
        places = _places(self._form, self._dataset, read, len(chunk.numbers))
        return [RowPlace(self._office.area, place.period) for place in places]

    def _count_marks(self, read: ReadColumn) -> None:
        if read.no_data_marks:
            index = read.placed.index
            self._marks[index] = self._marks.get(index, 0) + read.no_data_marks

    def facts(self) -> pa.Table:
        """The facts of the sheet so far, in the order of its rows."""
        return pa.concat_tables(
            self._tables or [fact_schema(self._dataset).empty_table()]
        )

    def finish(self, facts: pa.Table, today: int) -> tuple[Claim, ...]:
        """The claims of the sheet, checked against the facts that are left of it."""
        book, dataset = self.book, self._dataset
        question_future(self._form, dataset, facts, today, book)
        scales = _scales(self._catalogue)
        for told in check_claims(self._form, dataset, self._found, facts, scales):
            claim = told.claim
            book.find(claim.row, claim.column, told.found, claim.header, notice=True)
        self._tell_marks()
        if book.received and self._form.unread is not None:
            book.find(0, 0, self._form.unread, notice=True)
        return tuple(self._found)

    def _tell_marks(self) -> None:
        """What is told once a column, at its header."""
        row = self._form.header_row + self._form.layout.header_rows - 1
        for placed in self._form.columns:
            count = self._marks.get(placed.index, 0)
            if count:
                told = fault(NO_DATA.code, count=count, shown="“-”")
                self.book.find(row, placed.index + 1, told, placed.header, notice=True)
        for index in self._headless:
            self.book.find(row, index + 1, fault("REC-017"), notice=True)


_REASONS = {
    RowKind.TOTAL: "REC-050",
    RowKind.NOTE: "REC-051",
    RowKind.NUMBERS: "REC-052",
    RowKind.HEADER: "REC-053",
    RowKind.SHIFTED: "REC-062",
    RowKind.OTHER_HEADER: "REC-063",
    RowKind.OTHER_TABLE: "REC-064",
}


def _filled_without_header(form: FoundForm, chunk: Chunk) -> set[int]:
    """Columns with content below no header: nobody knows what they say."""
    widest = max(map(len, chunk.rows))
    unknown = [
        index
        for index in range(widest)
        if index >= len(form.headers) or not form.headers[index]
    ]
    return {
        index
        for index in unknown
        if any(cell not in (None, "") for cell in chunk.column(index))
    }


def _has_claims(form: FoundForm) -> bool:
    return bool(form.percent_claims or form.total_claims)


def _places(
    form: FoundForm, dataset: ReceivedDataset, read: list[ReadColumn], size: int
) -> list[RowPlace]:
    """What each row is about, from its area and time columns."""
    area = dataset.places[0][1] if dataset.places else ""
    wanted = [c for c in read if c.column.name in (area, dataset.time)]
    return [
        place_of(form, dataset, {c.column.name: c.values[offset] for c in wanted})
        for offset in range(size)
    ]


def _scales(catalogue: Catalogue) -> dict[str, int]:
    return {
        code: catalogue.units[indicator.unit].scale
        for code, indicator in catalogue.indicators.items()
        if indicator.unit in catalogue.units
    }


def _first_text(row: list[CellValue], personal: frozenset[int]) -> str:
    """The first text of a row, shortened; never one from a personal column."""
    texts = (
        cell
        for index, cell in enumerate(row)
        if isinstance(cell, str) and cell.strip() and index not in personal
    )
    text = " ".join(next(texts, HIDDEN).split())
    return text if len(text) <= 60 else text[:59] + "…"
