"""What changed in a file that no longer fits, since the last one that did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from derajat.errors import DerajatError, Location, Problem, nearest_name, report
from derajat.intake.find_sheets import (
    NEARLY,
    Candidate,
    FoundSheets,
    SheetHeads,
    find_sheets,
    fits_sheet,
)
from derajat.intake.locate_header import (
    SEARCHED_ROWS,
    HeaderPlace,
    SeenHeader,
    see_header,
)
from derajat.intake.name_parts import PartReader
from derajat.intake.read_areas import AreaBook
from derajat.model.batches import Batch, BatchState
from derajat.model.catalogue import Catalogue
from derajat.model.offices import Office
from derajat.model.sources import FormColumn, Layout, Source
from derajat.sheets import CellValue, OpenedFile, cell_name, open_file
from derajat.sheets.headers import fold_header, header_text
from derajat.store import Snapshot


MOST_TOLD = 5
"""Headers listed, and columns told one by one: what changed in many is one thing."""


def tell_changes(
    opened: OpenedFile,
    source: Source,
    office: Office,
    catalogue: Catalogue,
    snapshot: Snapshot,
) -> tuple[Problem, ...]:
    """Where a file differs from the last one accepted of its source.

    Nothing where there was none, or where it cannot be read again.
    """
    last = _last_batch(source, snapshot)
    if last is None:
        return ()
    layout = next((lay for lay in source.layouts if lay.name == last.layout), None)
    try:
        before = open_file(snapshot.original(last))
    except DerajatError:
        return ()
    if layout is None or before.kind is not opened.kind:
        return ()
    reader = PartReader(catalogue.received(source.dataset), layout, AreaBook(office))
    candidate = (source, layout)
    found = find_sheets(candidate, before, SheetHeads(before), reader)
    if not isinstance(found, FoundSheets):
        return ()
    heads = (SheetHeads(before), SheetHeads(opened))
    return tuple(_Comparison(candidate, last, opened, found, *heads).tell())


def _last_batch(source: Source, snapshot: Snapshot) -> Batch | None:
    accepted = [
        batch
        for batch in snapshot.batches
        if batch.source == source.name and batch.state is BatchState.ACCEPTED
    ]
    return max(accepted, key=lambda batch: batch.number, default=None)


@dataclass(frozen=True)
class _Comparison:
    """A file beside the last one of its source."""

    candidate: Candidate
    last: Batch
    opened: OpenedFile
    found: FoundSheets
    heads_before: SheetHeads
    heads: SheetHeads

    @property
    def _source(self) -> Source:
        return self.candidate[0]

    @property
    def _layout(self) -> Layout:
        return self.candidate[1]

    def tell(self) -> Iterator[Problem]:
        """The sheet that is gone, or what changed in headers that are not found."""
        sheets = [sheet.name for sheet in self.opened.sheets]
        fitting = [name for name in sheets if fits_sheet(self._layout.sheet, name)]
        if self.opened.sheets and not fitting:
            yield self._renamed_sheet(sheets)
            return
        for name in self._likely(fitting or [""]):
            seen = self._see(self.heads, name)
            if seen.missing:
                before, place = self._before(name)
                yield from self._changed_header(name, seen, before, place)

    def _likely(self, names: list[str]) -> list[str]:
        """The sheets that the last file had too, else the one most like the form."""
        same = [name for name in names if name in dict(self.found.sheets)]
        return same or [max(names, key=lambda n: self._see(self.heads, n).likeness)]

    def _before(self, name: str) -> tuple[str, HeaderPlace]:
        """The sheet of the last file of the same name, or its first one."""
        by_name = dict(self.found.sheets)
        sheet = name if name in by_name else self.found.sheets[0][0]
        return sheet, by_name[sheet]

    def _renamed_sheet(self, sheets: Sequence[str]) -> Problem:
        before = self.found.sheets[0][0]
        by_header = [name for name in sheets if not self._see(self.heads, name).missing]
        near = by_header[0] if len(by_header) == 1 else nearest_name(before, sheets)
        return self._report(
            "REC-110", "", before=before, now=f"“{near}”" if near else "–"
        )

    def _changed_header(
        self, name: str, seen: SeenHeader, sheet: str, place: HeaderPlace
    ) -> Iterator[Problem]:
        rows = self._layout.header_rows
        texts = _texts_of(self._head(self.heads_before, sheet), place.row, rows)
        now = _rows_with(self._head(self.heads, name), texts)
        if now and len(now) != rows:
            first = f"{place.row}–{place.row + rows - 1}" if rows > 1 else place.row
            shown = f"{now[0]}–{now[-1]}" if len(now) > 1 else now[0]
            yield self._report("REC-112", name, before=first, now=shown)
            return
        if seen.likeness < NEARLY:
            headers = [column.header for column in place.columns][:MOST_TOLD]
            listed = ", ".join(f"“{header}”" for header in headers)
            yield self._report("REC-113", name, before=listed)
            return
        for column in seen.missing[:MOST_TOLD]:
            yield from self._renamed(name, column, seen, place)

    def _renamed(
        self, name: str, column: FormColumn, seen: SeenHeader, place: HeaderPlace
    ) -> Iterator[Problem]:
        placed = next((p for p in place.columns if p.form == column), None)
        if placed is None:
            return
        inside = placed.index < len(seen.paths)
        now = seen.paths[placed.index] if inside else ""
        near = nearest_name(placed.header, seen.free)
        if near is None and now in seen.free:
            near = now
        yield self._report(
            "REC-111",
            name,
            before=placed.header,
            cell=cell_name(place.row, placed.index + 1),
            now=now or "–",
            nearest=f"“{near}”" if near else "–",
        )

    def _see(self, heads: SheetHeads, name: str) -> SeenHeader:
        rows = SEARCHED_ROWS + self._layout.header_rows
        sheet, head = heads.of(name, rows)
        return see_header(head, sheet.merged, self._source, self._layout)

    def _head(self, heads: SheetHeads, name: str) -> list[list[CellValue]]:
        return heads.of(name, SEARCHED_ROWS + self._layout.header_rows)[1]

    def _report(self, code: str, sheet: str, **fields: object) -> Problem:
        return report(
            code,
            Location(file=self.opened.name, sheet=sheet),
            file=self.last.file_name,
            at=self.last.received_at[:10],
            **fields,
        )


def _texts_of(head: list[list[CellValue]], row: int, rows: int) -> frozenset[str]:
    """The texts of header cells, folded."""
    cells = [cell for line in head[row - 1 : row - 1 + rows] for cell in line]
    return frozenset(fold_header(header_text(cell)) for cell in cells) - {""}


def _rows_with(head: list[list[CellValue]], texts: frozenset[str]) -> list[int]:
    """The stretch of rows that hold most of some texts; none where most are gone."""
    by_row = {
        number: {fold_header(header_text(cell)) for cell in line} & texts
        for number, line in enumerate(head, start=1)
    }
    rows = [number for number, found in by_row.items() if len(found) > 1]
    together = set().union(*(by_row[number] for number in rows)) if rows else set()
    if len(together) < NEARLY * len(texts):
        return []
    return list(range(rows[0], rows[-1] + 1))
