"""The facts of one element of a form, such as those of one sex."""

from dataclasses import dataclass

from derajat.intake.form import Element
from derajat.intake.row_book import RowBook
from derajat.model.columns import StoredValue


@dataclass(frozen=True)
class ElementFacts:
    """The facts of one element in a chunk, as columns; `dropped` marks lost ones."""

    element: Element
    rows: list[int]
    columns: dict[str, list[StoredValue]]
    dropped: bytearray

    def drop(self, offset: int, code: str, book: RowBook) -> None:
        """Lose a fact, once."""
        if not self.dropped[offset]:
            self.dropped[offset] = 1
            book.drop_fact(self.rows[offset], code)
