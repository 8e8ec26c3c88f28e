"""The header of a form: texts in rows, with merged cells."""

from derajat.city.forms.form import Form
from derajat.sheets.cells import MergedRange
from derajat.sheets.writing import PlainValue


Texts = list[list[str]]


def build_header(
    form: Form, first_row: int
) -> tuple[list[list[PlainValue]], tuple[MergedRange, ...]]:
    """Header rows, blank where cells are merged with others, and the merged cells."""
    depth = max(len(column.header) for column in form.columns)
    texts = [[*c.header, *[""] * (depth - len(c.header))] for c in form.columns]
    rows: list[list[PlainValue]] = []
    merges: list[MergedRange] = []
    for level in range(depth):
        shown: list[PlainValue] = [
            None if _continues(texts, number, level) else column[level] or None
            for number, column in enumerate(texts)
        ]
        rows.append(shown)
        merges += _merges_of(texts, level, first_row)
    return rows, tuple(merges)


def _continues(texts: Texts, number: int, level: int) -> bool:
    """Whether a column shares its header cell with the one before."""
    own = texts[number]
    if number == 0 or level == len(own) - 1 or not own[level]:
        return False
    return texts[number - 1][: level + 1] == own[: level + 1] and bool(own[level + 1])


def _merges_of(texts: Texts, level: int, first_row: int) -> list[MergedRange]:
    """The merged cells that begin in a header row."""
    found = []
    number = 0
    while number < len(texts):
        last = number
        while last + 1 < len(texts) and _continues(texts, last + 1, level):
            last += 1
        below = level
        while below + 1 < len(texts[number]) and not texts[number][below + 1]:
            below += 1
        if texts[number][level] and (last > number or below > level):
            rows = (first_row + level, first_row + below)
            found.append(MergedRange(rows[0], number + 1, rows[1], last + 1))
        number = last + 1
    return found
