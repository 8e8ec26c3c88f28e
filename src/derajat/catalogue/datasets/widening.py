"""Steps that bring further columns or rows: attach, each, stack, fill."""

from dataclasses import dataclass, replace

from derajat.catalogue.datasets.conditions import Reader
from derajat.catalogue.datasets.constants import parse_constant
from derajat.catalogue.datasets.derivations import (
    derived_column,
    read_columns_of,
    refuse_mixed,
)
from derajat.catalogue.datasets.shapes import (
    Shape,
    are_alike,
    find_column,
    shape_of,
)
from derajat.catalogue.grammar.nodes import ListNode, MapNode, Node, TextNode
from derajat.catalogue.grammar.pages import Page, render_names
from derajat.catalogue.grammar.sections import Section, map_of, read_names
from derajat.catalogue.grammar.values import read_name
from derajat.model.calendar import PeriodKind
from derajat.model.columns import Column, ColumnType, StoredValue
from derajat.model.datasets import Codelist
from derajat.model.expressions import Fallback
from derajat.model.steps import (
    Attach,
    EachCode,
    EachPeriod,
    Fill,
    Match,
    Presence,
    Stack,
)


_PERIODS = {
    "month": (PeriodKind.MONTH, "bulan", ColumnType.MONTH),
    "week": (PeriodKind.WEEK, "minggu", ColumnType.WEEK),
    "year": (PeriodKind.YEAR, "tahun", ColumnType.YEAR),
}
_PERIOD_START, _PERIOD_END = "awal_periode", "akhir_periode"
_CAN_LOOK_BACK = (ColumnType.MONTH, ColumnType.WEEK, ColumnType.YEAR)


def new_name(page: Page, node: Node, shape: Shape, step: str) -> str:
    """The name of a column to be added. Raises Skipped when it is there already."""
    name = read_name(page, node, step, "column")
    if name in shape.columns:
        raise page.skip("DEF-016", node.line, step=step, column=name)
    return name


def shape_of_list(codelist: Codelist) -> Shape:
    """The rows of a code list as a shape."""
    columns = {column.name: column for column in codelist.columns}
    return Shape(codelist.name, columns, codelist.key)


def read_attach(reader: Reader, node: Node) -> tuple[Attach, Shape]:
    """Columns of another dataset or list, found by its key. Raises Skipped."""
    section = Section(
        reader.page,
        node,
        "attach",
        ("match", "take"),
        ("dataset", "codelist", "missing"),
    )
    other, is_codelist = _find_other(reader, section)
    match = _read_match(reader, section, other, can_look_back=True)
    _check_covers(reader, section, match, other)
    taken = _read_taken(reader, section, other)
    step = Attach(
        other.name, is_codelist, match, tuple(item.fallback for item in taken)
    )
    return step, reader.shape.adding(item.column for item in taken)


def names_taken(page: Page, node: Node) -> tuple[str, ...]:
    """The names that an `attach` would add, however wrong the rest of it is."""
    taken = node.get("take") if isinstance(node, MapNode) else None
    if taken is None:
        raise page.silence()
    return tuple(new.text for new, _ in _pairs(page, taken, "take"))


def _find_other(reader: Reader, section: Section) -> tuple[Shape, bool]:
    if section.one_of("dataset", "codelist") == "dataset":
        found = reader.library.datasets.find(reader.page, section.node("dataset"))
        return shape_of(found), False
    codelist = reader.library.codelists.find(reader.page, section.node("codelist"))
    if codelist.valid_until is not None:
        raise reader.page.skip("DEF-045", section.line, detail=codelist.name)
    return shape_of_list(codelist), True


def _pairs(page: Page, node: Node, key: str) -> list[tuple[TextNode, Node]]:
    """`[a, b]` as (a, a), (b, b); `{new: old}` as (new, old). Raises Skipped."""
    if isinstance(node, ListNode):
        read_names(page, node, key)
        return [(item, item) for item in node.items if isinstance(item, TextNode)]
    return list(map_of(page, node, key).entries)


def _read_match(
    reader: Reader, section: Section, other: Shape, can_look_back: bool
) -> tuple[Match, ...]:
    """Equalities between a column here and a column there. Raises Skipped."""
    found = []
    for here, there in _pairs(reader.page, section.node("match"), "match"):
        column = find_column(reader.page, here, reader.shape, "match")
        earlier = 0
        if isinstance(there, MapNode) and can_look_back:
            inner = Section(reader.page, there, "match", ("column", "earlier_by"))
            earlier = inner.whole("earlier_by", 1, 1200)
            there = inner.node("column")
        target = find_column(reader.page, there, other, "match")
        if not are_alike(column, target) or column.type is ColumnType.TEXT:
            _refuse_mixed_match(reader.page, here.line, column, target)
        if earlier and column.type not in _CAN_LOOK_BACK:
            reader.page.report(
                "DEF-043",
                here.line,
                use="earlier_by",
                column=column.name,
                type=column.type.value,
                needed="month | week | year",
            )
        found.append(Match(column.name, target.name, earlier))
    return tuple(found)


def _refuse_mixed_match(page: Page, line: int, here: Column, there: Column) -> None:
    shown = ", ".join(
        f"{column.name} ({column.type.value})" for column in (here, there)
    )
    page.report("DEF-017", line, use="match", columns=shown)


def _check_covers(
    reader: Reader, section: Section, match: tuple[Match, ...], other: Shape
) -> None:
    """Report a match that does not cover the key there: rows would multiply."""
    matched = {item.other for item in match}
    if other.key is None:
        lacking = "?"
    else:
        lacking = ", ".join(name for name in other.key if name not in matched)
    if lacking:
        reader.page.report(
            "DEF-015",
            section.line_of("match"),
            other=other.name,
            key=render_names(other.key or ()),
            lacking=lacking,
        )


@dataclass(frozen=True)
class _Taken:
    fallback: Fallback
    column: Column


def _read_taken(reader: Reader, section: Section, other: Shape) -> list[_Taken]:
    """The columns taken, with what they hold when nothing is found."""
    taken = []
    shape = reader.shape
    for new, old in _pairs(reader.page, section.node("take"), "take"):
        source = find_column(reader.page, old, other, "take")
        name = new_name(reader.page, new, shape, "attach")
        missing: StoredValue = None
        if "missing" in section:
            text = section.needed_text("missing")
            line = section.line_of("missing")
            missing = parse_constant(reader.page, line, text, source)
        never = source.never_missing and missing is not None
        column = replace(source, name=name, never_missing=never, function=None)
        shape = shape.adding([column])
        taken.append(_Taken(Fallback(name, source.name, missing), column))
    return taken


def read_each(reader: Reader, node: Node) -> tuple[EachPeriod | EachCode, Shape]:
    """One row per row and period, or per row and code. Raises Skipped."""
    section = Section(
        reader.page,
        node,
        "each",
        (),
        ("calendar", "present", "codelist", "match", "take"),
    )
    if section.one_of("calendar", "codelist") == "calendar":
        section.refuse_useless("match", "take", why="calendar")
        return _read_each_period(reader, section)
    section.refuse_useless("present", why="codelist")
    return _read_each_code(reader, section)


def _read_each_period(reader: Reader, section: Section) -> tuple[EachPeriod, Shape]:
    page, shape = reader.page, reader.shape
    word = section.needed_text("calendar")
    if word not in _PERIODS:
        line = section.line_of("calendar")
        raise page.unknown("DEF-034", line, word, _PERIODS, key="calendar")
    kind, name, type_ = _PERIODS[word]
    if "present" not in section:
        page.report("DEF-003", section.line, key="present", what="each")
    if shape.stay is None:
        page.report("DEF-018", section.line, dataset=shape.name)
    for added in (name, _PERIOD_START, _PERIOD_END):
        if added in shape.columns:
            page.report("DEF-016", section.line, step="each", column=added)
    presence = section.word("present", Presence)
    start, end = shape.stay or ("", "")
    columns = [derived_column(name, type_, (), 0, True)] + [
        derived_column(day, ColumnType.DATE, (), 0, True)
        for day in (_PERIOD_START, _PERIOD_END)
    ]
    grown = replace(shape.adding(columns), stay=None).multiplied_by((name,))
    return EachPeriod(kind, name, presence, start, end), grown.knowing((start,))


def _read_each_code(reader: Reader, section: Section) -> tuple[EachCode, Shape]:
    page = reader.page
    if "codelist" not in section:
        raise page.silence()
    codelist = reader.library.codelists.find(page, section.node("codelist"))
    if codelist.valid_until is not None:
        raise page.skip("DEF-045", section.line, detail=codelist.name)
    other = shape_of_list(codelist)
    match: tuple[Match, ...] = ()
    if "match" in section:
        match = _read_match(reader, section, other, can_look_back=False)
    matched = {item.other for item in match}
    taken = _taken_of_each(reader, section, other, matched)
    by_source = {item.fallback.source: item.fallback.column for item in taken}
    grown = reader.shape.knowing(item.column for item in match).adding(
        item.column for item in taken
    )
    further = [name for name in codelist.key if name not in matched]
    if all(name in by_source for name in further):
        grown = grown.multiplied_by(by_source[name] for name in further)
    else:
        grown = replace(grown, key=None)
    step = EachCode(codelist.name, match, tuple(item.fallback for item in taken))
    return step, grown


def _taken_of_each(
    reader: Reader,
    section: Section,
    other: Shape,
    matched: set[str],
) -> list[_Taken]:
    """The columns named under `take`, or all that are not matched."""
    if "take" in section:
        pairs = _pairs(reader.page, section.node("take"), "take")
    else:
        names = [name for name in other.columns if name not in matched]
        nodes = [TextNode(section.line, name) for name in names]
        pairs = [(node, node) for node in nodes]
    taken = []
    shape = reader.shape
    for new, old in pairs:
        source = find_column(reader.page, old, other, "take")
        column = replace(source, name=new_name(reader.page, new, shape, "each"))
        shape = shape.adding([column])
        taken.append(_Taken(Fallback(column.name, source.name), column))
    return taken


def read_stack(reader: Reader, node: Node) -> tuple[Stack, Shape]:
    """Wide to long. Raises Skipped."""
    section = Section(reader.page, node, "stack", ("columns", "name", "value"))
    columns = read_columns_of(reader, section, "columns")
    refuse_mixed(reader, section, "columns", columns)
    names = tuple(column.name for column in columns)
    kept = {
        name: column
        for name, column in reader.shape.columns.items()
        if name not in names
    }
    narrow = replace(reader.shape, columns=kept)
    if narrow.key is not None and set(narrow.key).intersection(names):
        narrow = replace(narrow, key=None)
    name = new_name(reader.page, section.node("name"), narrow, "stack")
    value = new_name(reader.page, section.node("value"), narrow, "stack")
    if name == value:
        raise reader.page.skip("DEF-016", section.line, step="stack", column=name)
    codes = tuple(dict.fromkeys(code for item in columns for code in item.codes))
    first = columns[0]
    added = (
        derived_column(name, ColumnType.CODE, (), 0, True, names),
        derived_column(value, first.type, columns, first.places, None, codes),
    )
    return Stack(names, name, value), narrow.adding(added).multiplied_by((name,))


def read_fill(reader: Reader, node: Node) -> tuple[Fill, Shape]:
    """Rows of another dataset for keys that this one does not have. Raises Skipped."""
    section = Section(reader.page, node, "fill", ("dataset", "where_none"))
    other = shape_of(reader.library.datasets.find(reader.page, section.node("dataset")))
    shape = reader.shape
    _check_same_columns(reader.page, section, shape, other)
    section.names("where_none")
    nodes = section.items("where_none")
    keys = tuple(
        find_column(reader.page, node, shape, "where_none").name for node in nodes
    )
    known = {name for name in shape.columns if name in other.may_miss}
    columns = {
        name: replace(column, never_missing=column.never_missing and name not in known)
        for name, column in shape.columns.items()
    }
    is_unique = (
        shape.key is not None
        and other.key is not None
        and set(keys) <= set(shape.key)
        and set(other.key) <= set(shape.key)
    )
    filled = replace(shape, columns=columns, key=shape.key if is_unique else None)
    return Fill(other.name, keys), replace(filled, stay=None)


def _check_same_columns(
    page: Page, section: Section, shape: Shape, other: Shape
) -> None:
    """Report columns that only one side has or that differ in type."""
    if shape.broken:
        return
    different = sorted(
        name
        for name in shape.columns.keys() | other.columns.keys()
        if name not in shape.columns
        or name not in other.columns
        or not are_alike(shape.columns[name], other.columns[name])
    )
    if different:
        page.report(
            "DEF-048",
            section.line,
            dataset=shape.name,
            other=other.name,
            columns=render_names(different),
        )
