"""What is known of the rows between two steps: columns, key, what may be missing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from derajat.catalogue.grammar.nodes import Node
from derajat.catalogue.grammar.pages import Page
from derajat.catalogue.grammar.values import text_of
from derajat.model.columns import Column, ColumnType
from derajat.model.datasets import Dataset


@dataclass(frozen=True)
class Shape:
    """Columns in order with the uniqueness and stays that are proved of the rows."""

    name: str
    columns: dict[str, Column]
    key: tuple[str, ...] | None
    time: str = ""
    stay: tuple[str, str] | None = None
    """Columns of the first and last day of a stay in a register."""
    broken: frozenset[str] = frozenset()
    """Columns whose definition failed: using one is silent."""

    @property
    def may_miss(self) -> frozenset[str]:
        return frozenset(
            column.name for column in self.columns.values() if not column.never_missing
        )

    def knowing(self, names: Iterable[str]) -> "Shape":
        """The same rows, with columns proved known."""
        known = set(names)
        columns = {
            name: replace(column, never_missing=column.never_missing or name in known)
            for name, column in self.columns.items()
        }
        return replace(self, columns=columns)

    def adding(self, columns: Iterable[Column]) -> "Shape":
        added = {column.name: column for column in columns}
        return replace(self, columns={**self.columns, **added})

    def breaking(self, names: Iterable[str]) -> "Shape":
        return replace(self, broken=self.broken | frozenset(names))

    def multiplied_by(self, names: Iterable[str]) -> "Shape":
        """Each row becomes several, told apart by further columns."""
        if self.key is None:
            return self
        return replace(self, key=(*self.key, *names))


def shape_of(dataset: Dataset, stay: tuple[str, str] | None = None) -> Shape:
    """The shape of a finished dataset."""
    columns = {column.name: column for column in dataset.columns}
    return Shape(dataset.name, columns, dataset.key, dataset.time, stay)


def find_column(page: Page, node: Node, shape: Shape, key: str = "column") -> Column:
    """The column that a text names. Raises Skipped, silently for a broken one."""
    name = text_of(page, node, key)
    if name in shape.broken:
        raise page.silence()
    if name not in shape.columns:
        raise page.unknown(
            "DEF-007", node.line, name, shape.columns, dataset=shape.name
        )
    return shape.columns[name]


def refuse_type(page: Page, line: int, column: Column, use: str, needed: str) -> None:
    """Report a column of a type that a use does not take."""
    page.report(
        "DEF-043",
        line,
        use=use,
        column=column.name,
        type=column.type.value,
        needed=needed,
    )


def check_ordered(page: Page, line: int, column: Column, use: str) -> None:
    """Report an order asked of a column that has none."""
    if not column.type.has_order:
        page.report(
            "DEF-009", line, column=column.name, type=column.type.value, use=use
        )


def are_alike(left: Column, right: Column) -> bool:
    """Whether the values of two columns can stand in one column."""
    levels = {left.area_level, right.area_level} - {""}
    return left.type is right.type and left.places == right.places and len(levels) < 2


def are_comparable(left: Column, right: Column) -> bool:
    """Whether values of two columns can be equal or in order."""
    if ColumnType.TEXT in (left.type, right.type):
        return False
    if left.type.is_number and right.type.is_number:
        return True
    return left.type is right.type
