"""A received dataset: a table that offices send."""

from collections.abc import Iterable
from contextlib import suppress

from derajat.catalogue.datasets.columns import read_columns
from derajat.catalogue.datasets.conditions import Reader
from derajat.catalogue.datasets.shapes import Shape, find_column, refuse_type
from derajat.catalogue.grammar.nodes import Node, TextNode
from derajat.catalogue.grammar.pages import Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import read_name
from derajat.catalogue.library import Definition, Library
from derajat.model.columns import ColumnType
from derajat.model.datasets import (
    DatasetKind,
    PlaceRole,
    ReceivedDataset,
    Rule,
)


_REQUIRED = ("grammar", "dataset", "label", "one_row", "kind", "key", "columns")
_OPTIONAL = ("time", "valid", "places", "rules")


def build_received(library: Library, definition: Definition) -> ReceivedDataset:
    """The received dataset that a file defines. Raises Skipped."""
    page = definition.page
    section = Section(page, definition.node, "dataset", _REQUIRED, _OPTIONAL)
    read_name(page, section.node("dataset"), "dataset", "kebab")
    kind = section.deciding_word("kind", DatasetKind)
    columns, broken = read_columns(library, page, section.entries("columns"), True)
    by_name = {column.name: column for column in columns}
    shape = Shape(definition.name, by_name, None, broken=broken)
    valid = _read_valid(section, shape, kind)
    return ReceivedDataset(
        name=definition.name,
        label=section.label("label"),
        one_row=section.label("one_row"),
        columns=columns,
        key=_read_key(section, shape),
        time=_read_time(section, shape, kind),
        places=read_places(section, shape),
        file=page.file,
        kind=kind,
        rules=_read_rules(library, section, shape),
        valid_from=valid[0],
        valid_until=valid[1],
    )


def _read_key(section: Section, shape: Shape) -> tuple[str, ...]:
    """The key: columns that are never missing."""
    with suppress(Skipped):
        section.names("key")
        nodes = section.items("key")
        return tuple(_key_column(section, shape, node) for node in nodes)
    return ()


def _key_column(section: Section, shape: Shape, node: Node) -> str:
    column = find_column(section.page, node, shape, "key")
    if not column.never_missing:
        section.page.report("DEF-049", node.line, column=column.name)
    return column.name


def _read_time(section: Section, shape: Shape, kind: DatasetKind) -> str:
    if kind is DatasetKind.REGISTER:
        section.refuse_useless("time", why="kind: register")
        return ""
    if "time" not in section:
        section.page.report("DEF-003", section.line, key="time", what="dataset")
        return ""
    return read_time(section, shape)


def read_time(section: Section, shape: Shape) -> str:
    """The column that decides the period of a row."""
    with suppress(Skipped):
        column = find_column(section.page, section.node("time"), shape, "time")
        if not column.type.is_time:
            needed = "date | month | week | year | moment"
            refuse_type(section.page, section.line_of("time"), column, "time", needed)
        return column.name
    return ""


def _read_valid(section: Section, shape: Shape, kind: DatasetKind) -> tuple[str, str]:
    if kind is not DatasetKind.REGISTER:
        section.refuse_useless("valid", why=f"kind: {kind.value}")
        return "", ""
    if "valid" not in section:
        section.page.report("DEF-003", section.line, key="valid", what="dataset")
        return "", ""
    with suppress(Skipped):
        inner = section.section("valid", ("from", "until"))
        return (_day_column(inner, "from", shape), _day_column(inner, "until", shape))
    return "", ""


def _day_column(section: Section, key: str, shape: Shape) -> str:
    column = find_column(section.page, section.node(key), shape, key)
    if column.type is not ColumnType.DATE:
        refuse_type(section.page, section.line_of(key), column, "valid", "date")
    return column.name


def read_places(section: Section, shape: Shape) -> tuple[tuple[PlaceRole, str], ...]:
    """Place columns by role."""
    if "places" not in section:
        return ()
    places: list[tuple[PlaceRole, str]] = []
    with suppress(Skipped):
        for role, node in section.entries("places"):
            with suppress(Skipped):
                places.append(_read_place(section, shape, role, node))
    return tuple(places)


def _read_place(
    section: Section, shape: Shape, role: TextNode, node: Node
) -> tuple[PlaceRole, str]:
    words = {item.value: item for item in PlaceRole}
    if role.text not in words:
        raise section.page.unknown("DEF-034", role.line, role.text, words, key="places")
    column = find_column(section.page, node, shape, "places")
    if column.type is not ColumnType.AREA:
        refuse_type(section.page, node.line, column, "places", "area")
    return words[role.text], column.name


def _read_rules(library: Library, section: Section, shape: Shape) -> tuple[Rule, ...]:
    if "rules" not in section:
        return ()
    rules: list[Rule] = []
    with suppress(Skipped):
        for node in section.items("rules"):
            with suppress(Skipped):
                rules.append(_read_rule(library, section, shape, node))
    _refuse_repeated(section, (rule.code for rule in rules))
    return tuple(rules)


def _read_rule(library: Library, outer: Section, shape: Shape, node: Node) -> Rule:
    page = outer.page
    section = Section(page, node, "rules", ("code", "says"), ("refuse", "question"))
    code = read_name(page, section.node("code"), "code", "indicator")
    says = section.label("says")
    word = section.one_of("refuse", "question")
    condition = Reader(library, page, shape).read_all(section.node(word), word)
    return Rule(code, says, condition, word == "refuse")


def _refuse_repeated(section: Section, codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            section.page.report(
                "DEF-050", section.line_of("rules"), key="rules", name=code
            )
        seen.add(code)
