"""Which statements a row of a plan table makes, and of which level they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from derajat.errors import ProblemLog, nearest_name
from derajat.plan.reading.grid import Grid
from derajat.plan.reading.headings import Role
from derajat.plan.reading.kind_words import KindWords
from derajat.plan.reading.levels import kind_of_code, split_code
from derajat.plan.reading.table_header import PlanColumn, PlanHeader


UNSTATED_KIND = "objective"
"""What a statement is taken for, and said to be, while nobody says its level."""


@dataclass(frozen=True)
class Statement:
    """A statement of a row, as printed."""

    kind: str
    text: str
    cell_text: str
    """All words of its cell."""
    column: int
    code: str = ""
    """The nomenclature code that stands before the name in its cell."""


@dataclass
class StatementReader:
    """Finds the statements of rows and remembers whose level is not stated."""

    grid: Grid
    header: PlanHeader
    words: KindWords
    log: ProblemLog
    unstated_rows: list[int] = field(default_factory=list)
    results: list[tuple[int, int]] = field(default_factory=list)
    """Row and column of outcomes and outputs told beside the cascade."""
    has_coded: bool = False
    """Whether a row with a code came before."""

    def read(self, row: int) -> tuple[Statement, ...]:
        """The statements of a row, the highest level first; none when it repeats."""
        found = [
            self._of_column(row, column)
            for column in self.header.all(Role.KIND)
            if self.grid.text(row, column.number)
        ]
        found.extend(self._of_name(row))
        if not found and not self._has_statements():
            found.extend(self._of_lone_indicator(row))
        return tuple(found or self._of_heading_row(row))

    def _has_statements(self) -> bool:
        return any(self.header.all(role) for role in (Role.NAME, Role.KIND))

    def _of_column(self, row: int, column: PlanColumn) -> Statement:
        """A cell below a level; money tables mix programmes and activities in one."""
        text = self.grid.text(row, column.number)
        kind, kinds = column.heading.kind, self.words.structure.kinds
        lead = self.words.leading(text)
        if lead and lead.kind != kind:
            if kinds[kind].carries_money and kinds[lead.kind].carries_money:
                self._tell_other_kind(row, column.number, kind, lead.kind)
                kind = lead.kind
            else:
                lead = None
        return Statement(kind, text[lead.start if lead else 0 :], text, column.number)

    def _tell_other_kind(self, row: int, column: int, kind: str, found: str) -> None:
        self.log.report(
            "PLN-069",
            self.grid.where(row, column),
            heading=f"`{self.words.printed_word(kind)}`",
            word=f"`{self.words.printed_word(found)}`",
            kind=f"`{found}`",
        )

    def _of_name(self, row: int) -> Iterator[Statement]:
        column = self.header.column(Role.NAME)
        text = self.grid.text(row, column)
        code, begin = split_code(text)
        name = text[begin:]
        if text and not self._tells_result(row, code):
            lead = self.words.leading(name)
            kind = self._stated_kind(row) or kind_of_code(code)
            kind = kind or (lead.kind if lead else None)
            is_same = lead is not None and lead.kind == kind
            start = lead.start if lead and is_same else 0
            kind = kind or self._unstated(row)
            yield Statement(kind, name[start:], text, column, code)

    def _tells_result(self, row: int, code: str) -> bool:
        """Whether a row says the outcome or output of the coded row above it.

        Tables of Inmendagri 2/2025 head one column `PROGRAM / OUTCOME / KEGIATAN /
        SUBKEGIATAN / OUTPUT`.
        """
        columns = self.header.all(Role.NAME)
        heading = columns[0].text if columns else ""
        if not re.search(r"\b(?:outcome|output)\b", heading, re.IGNORECASE):
            return False
        if code:
            self.has_coded = True
        has_code = bool(code or self.grid.text(row, self.header.column(Role.CODE)))
        is_result = self.has_coded and not has_code
        if is_result:
            self.results.append((row, columns[0].number))
        return is_result

    def _of_lone_indicator(self, row: int) -> Iterator[Statement]:
        """Rows of a table of indicators that say their level in the first column."""
        for role in (Role.LEVEL, Role.NUMBER, Role.CODE):
            column = self.header.column(role)
            text = self.grid.text(row, column)
            kind = self.words.exact(text) if text else None
            if kind:
                yield Statement(kind, text, text, column)
                return

    def _of_heading_row(self, row: int) -> Iterator[Statement]:
        """A row across the table: `Tujuan 1: Meningkatnya ...`."""
        filled = self.grid.filled(row)
        text = self.grid.text(row, filled[0])
        lead = self.words.leading(text) if len(filled) == 1 else None
        if lead:
            yield Statement(lead.kind, text[lead.start :], text, filled[0])

    def _stated_kind(self, row: int) -> str | None:
        """The level that the row states beside its name, by word or by code."""
        level = self.header.column(Role.LEVEL)
        text = self.grid.text(*self.grid.first_of(row, level)) if level else ""
        if text:
            return self.words.exact(text) or self._unknown_level(row, level, text)
        code = self.grid.text(row, self.header.column(Role.CODE))
        number = self.grid.text(row, self.header.column(Role.NUMBER))
        return kind_of_code(code) or (self.words.exact(number) if number else None)

    def _unknown_level(self, row: int, column: int, text: str) -> str:
        known = [self.words.printed_word(kind) for kind in self.words.structure.kinds]
        self.log.report(
            "PLN-059",
            self.grid.where(row, column),
            word=text,
            kind=f"`{UNSTATED_KIND}`",
            nearest=nearest_name(text, known) or "-",
            known=", ".join(known),
        )
        return UNSTATED_KIND

    def _unstated(self, row: int) -> str:
        self.unstated_rows.append(row)
        return UNSTATED_KIND
