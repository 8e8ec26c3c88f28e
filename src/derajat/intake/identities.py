"""Clear values of persons on their way out of the facts: tokens take their place."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

import pyarrow as pa

from derajat.errors import refuse
from derajat.intake.read_columns import ReadColumn
from derajat.model.columns import Column, Identity, PersonalData, StoredValue
from derajat.model.datasets import ReceivedDataset
from derajat.sheets import CellValue
from derajat.sheets.nik import NIK_DIGITS, find_nik
from derajat.store import IDENTITIES, Identities, Tokens


_NOBODY = ""


class IdentityBook:
    """Keeps, for one file, who its persons are, and hands out tokens.

    `open_tokens` is called only when the file turns out to name somebody; REF-130 is
    raised then without it.
    """

    def __init__(
        self, dataset: ReceivedDataset, open_tokens: Callable[[], Tokens] | None
    ) -> None:
        self._dataset = dataset.name
        self._columns = tuple(c for c in dataset.columns if c.identity is not None)
        niks = [c.name for c in self._columns if c.identity is Identity.NIK]
        self._person = niks[0] if niks else ""
        self._open_tokens = open_tokens
        self._tables: list[pa.Table] = []
        self._persons: set[str] = set()
        self._has_unnamed = False

    @cached_property
    def _tokens(self) -> Tokens:
        if self._open_tokens is None:
            raise refuse("REF-130", dataset=self._dataset)
        return self._open_tokens()

    def tokenise(self, read: list[ReadColumn]) -> list[ReadColumn]:
        """The columns of a chunk with tokens for whatever names a person."""
        if not self._columns:
            return read
        by_name = {column.column.name: column.values for column in read}
        tokens = {
            column.name: self._nik_tokens(by_name[column.name])
            for column in self._columns
            if column.identity is Identity.NIK and column.name in by_name
        }
        return [self._replace(column, tokens) for column in read]

    def find_in(self, rows: list[list[CellValue]]) -> None:
        """Note whose NIK stand in any cell, those that nobody reads too.

        Erasing a person must find every file that holds the NIK.
        """
        found = (find_nik(cell) for row in rows for cell in row if _may_be_nik(cell))
        niks = {nik for nik in found if nik is not None}
        if niks:
            self._persons.update(map(self._tokens.of_nik, niks))

    def identities(self) -> Identities | None:
        """What the file says of persons; None when it names nobody."""
        if not self._columns and not self._persons:
            return None
        values = pa.concat_tables([IDENTITIES.empty_table(), *self._tables])
        return Identities(values, tuple(sorted(self._persons)), self._has_unnamed)

    def _nik_tokens(self, values: list[StoredValue]) -> list[str]:
        of_nik = self._tokens.of_nik
        tokens = [_NOBODY if v is None else of_nik(str(v)) for v in values]
        self._persons.update(tokens)
        self._persons.discard(_NOBODY)
        return tokens

    def _replace(self, read: ReadColumn, tokens: dict[str, list[str]]) -> ReadColumn:
        column = read.column
        if column.identity is None:
            return read
        persons = self._persons_of(column, tokens, len(read.values))
        own = tokens.get(column.name) or self._other_tokens(read, persons)
        if not self._nik_of(column):
            persons = own
        self._note(column.name, persons, own, read.values)
        return replace(read, values=[token or None for token in own])

    def _persons_of(
        self, column: Column, tokens: dict[str, list[str]], size: int
    ) -> list[str]:
        """Whose value it is, row by row; nobody's where no NIK can be read."""
        return tokens.get(self._nik_of(column)) or [_NOBODY] * size

    def _nik_of(self, column: Column) -> str:
        """The column that names the person a column is about; empty where none does."""
        if column.identity is Identity.NIK:
            return column.name
        return column.person or self._person

    def _other_tokens(self, read: ReadColumn, persons: list[str]) -> list[str]:
        tokens, name = self._tokens, read.column.name
        if read.column.identity is Identity.NUMBER:
            return [
                _NOBODY if v is None else tokens.of_number(str(v)) for v in read.values
            ]
        return [
            _NOBODY if value is None else tokens.of_text(name, person, str(value))
            for person, value in zip(persons, read.values, strict=True)
        ]

    def _note(
        self, name: str, whose: list[str], own: list[str], clear: list[StoredValue]
    ) -> None:
        """Keep the values whose person is known: only those can be erased."""
        told = [at for at, value in enumerate(clear) if value is not None]
        kept = [at for at in told if whose[at]]
        self._has_unnamed |= len(kept) < len(told)
        columns = (
            [name] * len(kept),
            [whose[at] for at in kept],
            [own[at] for at in kept],
            [str(clear[at]) for at in kept],
        )
        arrays = [pa.array(column, pa.string()) for column in columns]
        self._tables.append(pa.Table.from_arrays(arrays, schema=IDENTITIES))


def _may_be_nik(cell: CellValue) -> bool:
    """Whether it is worth looking: most cells are short."""
    if type(cell) is str:
        return len(cell) >= NIK_DIGITS
    return isinstance(cell, int | float) and cell >= 1e15


def hide_cells(dataset: ReceivedDataset) -> ReceivedDataset:
    """The dataset as it is read: where persons are named, no message shows a cell.

    A row that slipped by one column has a name or a NIK under any header.
    """
    if not any(column.identity for column in dataset.columns):
        return dataset
    hidden = tuple(
        replace(column, personal=PersonalData.INDIRECT)
        if column.personal is PersonalData.NONE
        else column
        for column in dataset.columns
    )
    return replace(dataset, columns=hidden)
