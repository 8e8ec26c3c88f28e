"""Constants typed and scaled by the column they are compared with."""

from derajat.catalogue.grammar.nodes import Node
from derajat.catalogue.grammar.pages import Page
from derajat.catalogue.grammar.values import text_of
from derajat.model.columns import Column, ColumnType, PersonalData
from derajat.model.scalars import NotOfType, TooManyPlaces, parse_scalar


_WRITTEN = {
    ColumnType.WHOLE: "12",
    ColumnType.RUPIAH: "12000",
    ColumnType.DECIMAL: "12.5",
    ColumnType.YES_NO: "yes | no",
    ColumnType.DATE: "2026-01-31",
    ColumnType.MONTH: "2026-01",
    ColumnType.WEEK: "2026-W07",
    ColumnType.YEAR: "2026",
    ColumnType.MOMENT: "2026-01-31T07:05",
}
_SMALLEST, _LARGEST = -(2**63), 2**63 - 1


def read_constant(page: Page, node: Node, column: Column) -> int | str:
    """The stored value of a constant. Raises Skipped when the column has none such.

    A column that names a person has none: facts hold tokens there.
    """
    text = text_of(page, node, column.name)
    if column.personal is PersonalData.IDENTITY:
        raise page.skip("DEF-081", node.line, column=column.name)
    return parse_constant(page, node.line, text, column)


def parse_constant(page: Page, line: int, text: str, column: Column) -> int | str:
    """The stored value of a text. Raises Skipped when the column has none such."""
    if column.codes and text not in column.codes:
        raise page.unknown("DEF-008", line, text, column.codes, column=column.name)
    try:
        value = parse_scalar(text, column.type, column.places)
    except TooManyPlaces:
        raise page.skip(
            "DEF-010", line, value=text, column=column.name, places=column.places
        ) from None
    except (NotOfType, ValueError, OverflowError):
        raise _wrong_type(page, line, text, column) from None
    if isinstance(value, int) and not _SMALLEST <= value <= _LARGEST:
        raise _wrong_type(page, line, text, column)
    return value


def _wrong_type(page: Page, line: int, text: str, column: Column) -> Exception:
    needed = f"{column.type.value} ({_WRITTEN.get(column.type, 'text')})"
    return page.skip("DEF-033", line, key=column.name, value=text, needed=needed)
