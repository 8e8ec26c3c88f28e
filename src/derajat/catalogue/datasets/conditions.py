"""Conditions as written, with their columns, constants and missing values checked."""

from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd

from derajat.catalogue.datasets.constants import read_constant
from derajat.catalogue.datasets.listed_codes import find_listed, read_in_force
from derajat.catalogue.datasets.shapes import (
    Shape,
    are_comparable,
    check_ordered,
    find_column,
    refuse_type,
)
from derajat.catalogue.datasets.truth import proved_columns
from derajat.catalogue.grammar.nodes import MapNode, Node
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section, list_of
from derajat.catalogue.grammar.values import text_of
from derajat.catalogue.library import Library
from derajat.model.columns import Column, ColumnType
from derajat.model.conditions import (
    All,
    AnyOf,
    Compare,
    CompareColumns,
    Condition,
    In,
    Known,
    NoneOf,
    Relation,
)


_LOWER = ("above", "at_least")
_UPPER = ("below", "at_most")
_ALONE = ("is", "in", "in_list", "known")
_RELATIONS = (*_ALONE, *_LOWER, *_UPPER)
_GROUPS = ("any", "all", "none")


@dataclass(frozen=True)
class Reader:
    """Reads conditions over the rows of one shape."""

    library: Library
    page: Page
    shape: Shape
    inside_none: bool = False

    def read_all(self, node: Node, key: str) -> Condition:
        """The conditions of a list, all of which must be true. Raises Skipped.

        Order is meaning: what an earlier line proves known is known to later ones.
        """
        conditions: list[Condition] = []
        reader = self
        for item in list_of(self.page, node, key):
            with suppress(Skipped):
                condition = reader.read_one(item)
                conditions.append(condition)
                proved = proved_columns(condition, reader.shape.may_miss)
                reader = replace(reader, shape=reader.shape.knowing(proved))
        return _together(self.page, conditions)

    def read_one(self, node: Node) -> Condition:
        """One line: a comparison or a group of conditions. Raises Skipped."""
        if isinstance(node, MapNode) and any(node.get(word) for word in _GROUPS):
            return self._group(node)
        return self._comparison(node)

    def _group(self, node: MapNode) -> Condition:
        section = Section(self.page, node, "condition", (), _GROUPS)
        word = section.one_of(*_GROUPS)
        if word == "all":
            return self.read_all(section.node("all"), "all")
        inner = replace(self, inside_none=self.inside_none or word == "none")
        conditions = []
        for item in section.items(word):
            with suppress(Skipped):
                conditions.append(inner.read_one(item))
        if not conditions:
            raise self.page.silence()
        return AnyOf(tuple(conditions)) if word == "any" else NoneOf(tuple(conditions))

    def _comparison(self, node: Node) -> Condition:
        section = Section(
            self.page, node, "condition", ("column",), (*_RELATIONS, "if_missing")
        )
        column = find_column(self.page, section.node("column"), self.shape)
        words = _relation_words(section)
        if column.type is ColumnType.TEXT and words != ["known"]:
            refuse_type(self.page, section.line, column, words[0], "known")
            raise self.page.silence()
        parts = [self._relation(section, column, word) for word in words]
        return _together(self.page, parts)

    def _relation(self, section: Section, column: Column, word: str) -> Condition:
        if word == "known":
            section.refuse_useless("if_missing", why="known")
            if column.never_missing:
                section.page.report(
                    "DEF-014",
                    section.line,
                    key="known",
                    why=f"{column.name}: missing: never",
                )
            return Known(column.name, section.yes_no("known"))
        if word == "in":
            return self._in(section, column)
        if word == "in_list":
            return self._in_list(section, column)
        return self._compare(section, column, Relation(word))

    def _compare(
        self, section: Section, column: Column, relation: Relation
    ) -> Condition:
        node = section.node(relation.value)
        if relation is not Relation.IS and not column.type.has_order:
            check_ordered(self.page, node.line, column, relation.value)
            raise self.page.silence()
        if isinstance(node, MapNode):
            return self._compare_columns(section, column, relation, node)
        value = read_constant(self.page, node, column)
        return Compare(
            column.name, relation, value, self._if_missing(section, (column,))
        )

    def _compare_columns(
        self, section: Section, column: Column, relation: Relation, node: MapNode
    ) -> Condition:
        inner = Section(self.page, node, relation.value, ("column",), ("times",))
        other = find_column(self.page, inner.node("column"), self.shape)
        if not are_comparable(column, other) or other.name == column.name:
            self.page.report(
                "DEF-017",
                node.line,
                use=relation.value,
                columns=f"{column.name} ({column.type.value}), "
                f"{other.name} ({other.type.value})",
            )
            raise self.page.silence()
        left, right = self._multipliers(inner, column, other)
        missing = self._if_missing(section, (column, other))
        return CompareColumns(column.name, relation, other.name, left, right, missing)

    def _multipliers(
        self, section: Section, column: Column, other: Column
    ) -> tuple[int, int]:
        """Whole factors that carry `times` and the difference of decimal places."""
        times = section.fraction("times") if "times" in section else Fraction(1)
        if "times" in section and (not column.type.is_number or times <= 0):
            raise self.page.skip(
                "DEF-033",
                section.line_of("times"),
                key="times",
                value=section.text("times"),
                needed="> 0, number",
            )
        left = times.denominator * 10**other.places
        right = times.numerator * 10**column.places
        shared = gcd(left, right)
        return left // shared, right // shared

    def _in(self, section: Section, column: Column) -> Condition:
        nodes = section.items("in")
        if column.type not in (ColumnType.CODE, ColumnType.ID, ColumnType.WHOLE):
            refuse_type(self.page, section.line, column, "in", "code | id | whole")
            raise self.page.silence()
        if len(nodes) == 1:
            value = text_of(self.page, nodes[0], "in")
            self.page.report("DEF-011", nodes[0].line, value=value)
        section.names("in")
        values = []
        for node in nodes:
            with suppress(Skipped):
                values.append(read_constant(self.page, node, column))
        return In(column.name, tuple(values), self._if_missing(section, (column,)))

    def _in_list(self, section: Section, column: Column) -> Condition:
        """The codes of a list; where rows have a time, only while it is in force."""
        if column.type is not ColumnType.CODE:
            refuse_type(self.page, section.line, column, "in_list", "code")
            raise self.page.silence()
        values, first_day, last_day = find_listed(
            self.library, self.page, section.node("in_list"), column
        )
        missing = self._if_missing(section, (column,))
        inside: list[Condition] = [In(column.name, values, missing)]
        time = self.shape.columns.get(self.shape.time)
        if time is None and last_day is not None:
            raise self.page.skip("DEF-045", section.line, detail="until")
        if time is not None:
            inside += read_in_force(time, first_day, last_day, missing)
        return All(tuple(inside)) if len(inside) > 1 else inside[0]

    def _if_missing(self, section: Section, columns: tuple[Column, ...]) -> bool | None:
        """What a missing column yields: asked for inside `none`, else optional."""
        missing = [column.name for column in columns if not column.never_missing]
        if "if_missing" in section:
            if not missing:
                names = ", ".join(column.name for column in columns)
                section.refuse_useless("if_missing", why=f"{names}: missing: never")
            return section.yes_no("if_missing")
        if self.inside_none and missing:
            self.page.report("DEF-012", section.line, column=missing[0])
        return None


def _relation_words(section: Section) -> list[str]:
    """The relations of a line: one, or a lower and an upper limit."""
    words = [word for word in _RELATIONS if word in section]
    lower = [word for word in words if word in _LOWER]
    upper = [word for word in words if word in _UPPER]
    if len(words) == 2 and len(lower) == len(upper) == 1:
        return words
    return [section.one_of(*_RELATIONS)]


def _together(page: Page, conditions: list[Condition]) -> Condition:
    """All of the conditions; the only one by itself. Raises Skipped for none."""
    if not conditions:
        raise page.silence()
    return conditions[0] if len(conditions) == 1 else All(tuple(conditions))
