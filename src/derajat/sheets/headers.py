"""Header texts of a table, spread over merged cells and joined over header rows."""

import unicodedata
from collections.abc import Iterable, Sequence

from derajat.sheets.cells import CellError, CellValue, MergedRange


JOINED = " / "
_KEPT_MARKS = frozenset("%<>+=")


def spread_header(
    rows: Sequence[Sequence[CellValue]],
    merged: Iterable[MergedRange],
    header_rows: int,
    first_row: int = 1,
) -> list[str]:
    """The header path of each column, such as `LAHIR HIDUP / L`; "" when blank.

    `rows` begin with sheet row `first_row`; the first `header_rows` of them are used.
    The text of merged cells counts for each of them; a text that repeats the one above
    stands once.
    """
    texts = [[header_text(value) for value in row] for row in rows[:header_rows]]
    width = max((len(row) for row in texts), default=0)
    for row in texts:
        row.extend([""] * (width - len(row)))
    for area in merged:
        _spread(texts, area, first_row)
    return [_path(column) for column in zip(*texts, strict=True)]


def header_text(value: CellValue) -> str:
    """What a header cell says, with whitespace folded."""
    if value is None:
        return ""
    text = value.text if isinstance(value, CellError) else str(value)
    return " ".join(text.split())


def fold_header(text: str) -> str:
    """A header for comparison: case, spaces and punctuation do not count.

    The marks % < > + = stay, because they tell columns apart.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = (
        character if character.isalnum() or character in _KEPT_MARKS else " "
        for character in folded
    )
    return " ".join("".join(kept).split())


def _spread(texts: list[list[str]], area: MergedRange, first_row: int) -> None:
    top = area.first_row - first_row
    if not 0 <= top < len(texts) or area.first_column > len(texts[top]):
        return
    text = texts[top][area.first_column - 1]
    for row in texts[top : area.last_row - first_row + 1]:
        last = min(area.last_column, len(row))
        row[area.first_column - 1 : last] = [text] * (last - area.first_column + 1)


def _path(texts: Sequence[str]) -> str:
    parts: list[str] = []
    for text in texts:
        if text and (not parts or parts[-1] != text):
            parts.append(text)
    return JOINED.join(parts)
