"""A column declaration of a received dataset or a code list."""

from collections.abc import Callable
from dataclasses import replace

from derajat.catalogue.datasets.constants import parse_constant
from derajat.catalogue.datasets.identities import (
    IDENTITY_KEYS,
    check_persons,
    read_identity,
)
from derajat.catalogue.grammar.nodes import Node, TextNode
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section, list_of
from derajat.catalogue.grammar.values import read_name, text_of
from derajat.catalogue.library import Library
from derajat.model.areas import AreaLevel
from derajat.model.columns import Column, ColumnType, FunctionCall, PersonalData
from derajat.model.functions import FUNCTIONS, Parameter, Signature


_KEYS_OF_TYPE: dict[str, Callable[[ColumnType], bool]] = {
    "places": lambda type_: type_ is ColumnType.DECIMAL,
    "unit": lambda type_: type_.is_number,
    "range": lambda type_: type_.has_order,
    "codes": lambda type_: type_ is ColumnType.CODE,
    "list": lambda type_: type_ is ColumnType.CODE,
    "area_level": lambda type_: type_ is ColumnType.AREA,
}
_OPTIONAL = (*_KEYS_OF_TYPE, "missing", "label", "function", *IDENTITY_KEYS)


def read_columns(
    library: Library,
    page: Page,
    entries: tuple[tuple[TextNode, Node], ...],
    is_received: bool,
) -> tuple[tuple[Column, ...], frozenset[str]]:
    """The columns that could be read, and the names of those that failed."""
    columns, broken = [], set()
    for name, node in entries:
        try:
            columns.append(read_column(library, page, name, node, is_received))
        except Skipped:
            broken.add(name.text)
    for name, _ in entries:
        _check_arguments(page, name, columns, broken)
    check_persons(page, columns, {name.text: node for name, node in entries})
    return tuple(columns), frozenset(broken)


def read_column(
    library: Library, page: Page, name: TextNode, node: Node, is_received: bool
) -> Column:
    """One column. Raises Skipped where its type or name cannot be told."""
    what = f"columns: {name.text}"
    if is_received:
        section = Section(page, node, what, ("type", "personal"), _OPTIONAL)
    else:
        listed = ("places", "unit", "label")
        section = Section(page, node, what, ("type",), listed)
    column_name = read_name(page, name, "column", "column")
    type_ = section.deciding_word("type", ColumnType)
    for key, fits in _KEYS_OF_TYPE.items():
        if not fits(type_):
            section.refuse_useless(key, why=f"type: {type_.value}")
    codes, codelist = _read_codes(library, section, type_, is_received)
    plain = Column(
        name=column_name,
        type=type_,
        never_missing=_read_never_missing(section),
        personal=_read_personal(section),
        label=section.label("label") if "label" in section else None,
        places=_read_places(section, type_),
        unit=_read_unit(library, section),
        codes=codes,
        codelist=codelist,
        area_level=_read_area_level(section, type_),
        function=_read_function(section),
    )
    return read_identity(section, _with_range(section, plain))


def _read_personal(section: Section) -> PersonalData:
    if "personal" not in section:
        return PersonalData.NONE
    return section.word("personal", PersonalData)


def _read_never_missing(section: Section) -> bool:
    if "missing" not in section:
        return False
    if section.text("missing") != "never":
        section.page.report_unknown(
            "DEF-034",
            section.line_of("missing"),
            section.text("missing"),
            ["never"],
            key="missing",
        )
    if "function" in section:
        section.refuse_useless("missing", why="function")
    return True


def _read_places(section: Section, type_: ColumnType) -> int:
    if type_ is not ColumnType.DECIMAL:
        return 0
    if "places" not in section:
        section.page.report("DEF-003", section.line, key="places", what=section.what)
        return 1
    return section.whole("places", 1, 9)


def _read_unit(library: Library, section: Section) -> str:
    """The unit of a number: a noun or a unit of `units.yaml`."""
    if "unit" not in section:
        return ""
    name, line = section.text("unit"), section.line_of("unit")
    if library.nouns.declares(name):
        return library.nouns.find_name(section.page, line, name).name
    if library.units.declares(name):
        return library.units.find_name(section.page, line, name).name
    known = [*library.nouns.loaded, *library.units.loaded]
    section.page.report_unknown("DEF-005", line, name, known, kind="units.yaml")
    return ""


def _read_codes(
    library: Library, section: Section, type_: ColumnType, is_received: bool
) -> tuple[tuple[str, ...], str]:
    """The allowed codes and the name of the list they come from."""
    if type_ is not ColumnType.CODE or not is_received:
        return (), ""
    if section.one_of("codes", "list") == "codes":
        nodes = list_of(section.page, section.node("codes"), "codes")
        section.names("codes")
        return tuple(
            read_name(section.page, node, "codes", "code") for node in nodes
        ), ""
    codelist = library.codelists.find(section.page, section.node("list"))
    if len(codelist.key) != 1:
        raise section.page.skip(
            "DEF-046",
            section.line_of("list"),
            file=codelist.file,
            detail=f"key: {', '.join(codelist.key)}",
        )
    codes = tuple(str(value) for value in codelist.values(codelist.key[0]))
    return codes, codelist.name


def _read_area_level(section: Section, type_: ColumnType) -> str:
    if type_ is not ColumnType.AREA:
        return ""
    if "area_level" not in section:
        section.page.report(
            "DEF-003", section.line, key="area_level", what=section.what
        )
        return ""
    return section.word("area_level", AreaLevel).value


def _with_range(section: Section, column: Column) -> Column:
    if "range" not in section or not column.type.has_order:
        return column
    nodes = section.items("range")
    if len(nodes) != 2:
        section.page.report(
            "DEF-032", section.line_of("range"), key="range", needed="[low, high]"
        )
        return column
    texts = [text_of(section.page, node, "range") for node in nodes]
    low, high = (
        int(parse_constant(section.page, node.line, text, column))
        for node, text in zip(nodes, texts, strict=True)
    )
    if low > high:
        section.page.report(
            "DEF-044", section.line_of("range"), key="range", values=", ".join(texts)
        )
    return replace(column, low=low, high=high)


def _read_function(section: Section) -> FunctionCall | None:
    if "function" not in section:
        return None
    inner = section.section("function", ("name", "arguments"))
    signature = find_function(section.page, inner.node("name"))
    given = {
        name.text: text_of(section.page, node, name.text)
        for name, node in inner.entries("arguments")
    }
    check_parameters(section.page, inner.line_of("arguments"), signature, given)
    if signature.result.value != section.text("type"):
        section.page.report(
            "DEF-017",
            section.line,
            use=signature.name,
            columns=f"{section.what} ({section.text('type')}), "
            f"{signature.name} ({signature.result.value})",
        )
    return FunctionCall(
        signature.name,
        tuple(
            (item.name, given[item.name])
            for item in signature.parameters
            if item.name in given
        ),
    )


def find_function(page: Page, node: Node) -> Signature:
    """The registered function that a text names. Raises Skipped."""
    name = text_of(page, node, "name")
    if name not in FUNCTIONS:
        raise page.unknown("DEF-005", node.line, name, FUNCTIONS, kind="function")
    return FUNCTIONS[name]


def check_parameters(
    page: Page, line: int, signature: Signature, given: dict[str, str]
) -> None:
    """Raise Skipped for an unknown parameter, or one that is needed and not given."""
    known = [item.name for item in signature.parameters]
    for name in given:
        if name not in known:
            raise page.unknown("DEF-001", line, name, known, what=signature.name)
    for item in signature.parameters:
        if item.name not in given and not item.may_be_missing:
            raise page.skip("DEF-003", line, key=item.name, what=signature.name)


def check_argument(
    page: Page, line: int, signature: Signature, parameter: str, column: Column
) -> None:
    """Report a column that is not what a parameter of a function asks for."""
    wanted = next(item for item in signature.parameters if item.name == parameter)
    if (wanted.type, wanted.places) != (column.type, column.places):
        page.report(
            "DEF-043",
            line,
            use=f"{signature.name}: {parameter}",
            column=column.name,
            type=column.type.value,
            needed=_write_type(wanted),
        )


def _write_type(wanted: Parameter) -> str:
    places = f" (places: {wanted.places})" if wanted.places else ""
    return f"{wanted.type.value}{places}"


def _check_arguments(
    page: Page, name: TextNode, columns: list[Column], broken: set[str]
) -> None:
    """Check the columns that a column computed at acceptance is computed from."""
    by_name = {column.name: column for column in columns}
    column = by_name.get(name.text)
    if column is None or column.function is None:
        return
    signature = FUNCTIONS[column.function.name]
    for parameter, given in column.function.arguments:
        if given in broken:
            continue
        if given not in by_name or given == column.name:
            page.report_unknown("DEF-007", name.line, given, by_name, dataset=page.file)
        else:
            check_argument(page, name.line, signature, parameter, by_name[given])
