"""Where the header of a form lies in a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from derajat.errors import Location, Problem, nearest_name, report
from derajat.intake.form import PlacedColumn
from derajat.model.sources import (
    FactColumn,
    FormColumn,
    Layout,
    PercentClaim,
    Source,
    TotalClaim,
)
from derajat.sheets import CellValue, MergedRange, cell_name
from derajat.sheets.headers import fold_header, spread_header


SEARCHED_ROWS = 30
"""The header begins within so many rows."""
LISTED_HEADERS = 6


@dataclass(frozen=True)
class HeaderPlace:
    """A header that was found: its first row, each form column, and what to tell."""

    row: int
    columns: tuple[PlacedColumn, ...]
    headers: tuple[str, ...]
    notices: tuple[Problem, ...]


@dataclass(frozen=True)
class HeaderMiss:
    """No header, or one with faults; `likeness` runs from 0 to 1."""

    likeness: float
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class SeenHeader:
    """The rows of a sheet that are most like a header, whether or not they are one."""

    row: int
    """Its first row; 0 where no column of the form was found."""
    paths: tuple[str, ...]
    missing: tuple[FormColumn, ...]
    """Columns that the form needs and that are not there."""
    free: tuple[str, ...]
    """Headers that are none of the form's."""
    likeness: float
    """The share of the needed columns that is there."""


def see_header(
    head: Sequence[Sequence[CellValue]],
    merged: Sequence[MergedRange],
    source: Source,
    layout: Layout,
) -> SeenHeader:
    """What the first rows of a sheet have of the header of a form."""
    best = _best_header(head, merged, source, layout)
    needed = [item for item in best.found if _is_needed(item[0])]
    missing = tuple(column for column, found in needed if not found)
    return SeenHeader(
        best.row,
        tuple(best.paths),
        missing,
        tuple(best.paths[index] for index in best.unmatched()),
        1 - len(missing) / max(1, len(needed)),
    )


def locate_header(
    head: Sequence[Sequence[CellValue]],
    merged: Sequence[MergedRange],
    source: Source,
    layout: Layout,
    where: Location,
) -> HeaderPlace | HeaderMiss:
    """The header of the form among the first rows of a sheet.

    `head` begins with sheet row 1. The start whose texts match most columns wins, of
    several the highest.
    """
    return _best_header(head, merged, source, layout).judge(source, layout, where)


def _best_header(
    head: Sequence[Sequence[CellValue]],
    merged: Sequence[MergedRange],
    source: Source,
    layout: Layout,
) -> "_Header":
    best = _Header(0, [], source)
    for start in range(min(SEARCHED_ROWS, len(head))):
        rows = head[start : start + layout.header_rows]
        paths = spread_header(rows, merged, layout.header_rows, start + 1)
        found = _Header(start + 1, paths, source)
        if found.matches > best.matches:
            best = found
    return best


class _Header:
    """The header texts from one row on, matched with the columns of a form."""

    def __init__(self, row: int, paths: Sequence[str], source: Source) -> None:
        self.row = row
        self.paths = paths
        folded = [fold_header(path) for path in paths]
        self.found: list[tuple[FormColumn, list[int]]] = [
            (column, _indexes(column, folded)) for column in source.columns
        ]

    @property
    def matches(self) -> int:
        return sum(1 for _, indexes in self.found if indexes)

    def judge(
        self, source: Source, layout: Layout, where: Location
    ) -> HeaderPlace | HeaderMiss:
        """The place when nothing is missing or doubled."""
        needed = [item for item in self.found if _is_needed(item[0])]
        missing = [column for column, indexes in needed if not indexes]
        likeness = 1 - len(missing) / max(1, len(needed))
        if missing and likeness < 0.5:
            return HeaderMiss(likeness, (not_found(source, layout, where),))
        problems = [self._missing(column, source, layout, where) for column in missing]
        problems += self._doubled(where)
        if problems:
            return HeaderMiss(likeness, tuple(problems))
        return self._place(source, layout, where)

    def _place(self, source: Source, layout: Layout, where: Location) -> HeaderPlace:
        columns = tuple(
            PlacedColumn(column, indexes[0], self.paths[indexes[0]])
            for column, indexes in self.found
            if indexes
        )
        notices = self._notices(source, layout, where)
        return HeaderPlace(self.row, columns, tuple(self.paths), notices)

    def _missing(
        self, column: FormColumn, source: Source, layout: Layout, where: Location
    ) -> Problem:
        unmatched = [self.paths[index] for index in self.unmatched()]
        near = [nearest_name(header, unmatched) for header in column.headers]
        nearest = next((name for name in near if name), "–")
        place = Location(file=where.file, sheet=where.sheet, row=self.row)
        return report(
            "REC-008",
            place,
            column=printed_header(column, layout),
            form_id=source.label.id,
            form_en=source.label.en,
            nearest=nearest,
        )

    def _doubled(self, where: Location) -> list[Problem]:
        problems = []
        for _, indexes in self.found:
            if len(indexes) > 1:
                cells = ", ".join(cell_name(self.row, i + 1) for i in indexes)
                place = Location(file=where.file, sheet=where.sheet, row=self.row)
                problems.append(
                    report(
                        "REC-009",
                        place,
                        column=self.paths[indexes[0]],
                        times=len(indexes),
                        cells=cells,
                    )
                )
        return problems

    def _notices(
        self, source: Source, layout: Layout, where: Location
    ) -> tuple[Problem, ...]:
        notices = [
            report("REC-014", where, column=printed_header(column, layout))
            for column, indexes in self.found
            if not indexes and isinstance(column, PercentClaim | TotalClaim)
        ]
        unknown = [self.paths[index] for index in self.unmatched()]
        if unknown:
            columns = "; ".join(unknown[:20]) + ("; …" if len(unknown) > 20 else "")
            notices.append(
                report(
                    "REC-011",
                    where,
                    form_id=source.label.id,
                    form_en=source.label.en,
                    columns=columns,
                )
            )
        return tuple(notices)

    def unmatched(self) -> list[int]:
        """Columns with a header that is none of the form's."""
        matched = {index for _, indexes in self.found for index in indexes}
        return [
            index
            for index, path in enumerate(self.paths)
            if path and index not in matched
        ]


def not_found(source: Source, layout: Layout, where: Location) -> Problem:
    """The problem of a sheet without the header of a form."""
    return report(
        "REC-007",
        where,
        form_id=source.label.id,
        form_en=source.label.en,
        rows=SEARCHED_ROWS,
        expected=expected_headers(source, layout),
    )


def expected_headers(source: Source, layout: Layout) -> str:
    """The headers a form needs, shortened for a message."""
    needed = [column for column in source.columns if _is_needed(column)]
    headers = [f"“{printed_header(column, layout)}”" for column in needed]
    more = ", …" if len(headers) > LISTED_HEADERS else ""
    return ", ".join(headers[:LISTED_HEADERS]) + more


def printed_header(column: FormColumn, layout: Layout) -> str:
    """The header of a column as the layout prints it, one row or several."""
    paths = [header for header in column.headers if " / " in header]
    return paths[0] if layout.header_rows > 1 and paths else column.headers[0]


def _is_needed(column: FormColumn) -> bool:
    return isinstance(column, FactColumn) and not column.optional


def _indexes(column: FormColumn, folded: Sequence[str]) -> list[int]:
    wanted = {fold_header(header) for header in column.headers}
    return [index for index, header in enumerate(folded) if header in wanted]
