"""Columns that name a person: `personal: identity` and whose they are."""

from collections.abc import Iterable
from dataclasses import replace

from derajat.catalogue.datasets.shapes import refuse_type
from derajat.catalogue.grammar.nodes import Node
from derajat.catalogue.grammar.pages import Page
from derajat.catalogue.grammar.sections import Section
from derajat.model.columns import Column, ColumnType, Identity, PersonalData


IDENTITY_KEYS = ("identity", "person", "tells")
_NUMBERS = {"nik": Identity.NIK, "number": Identity.NUMBER}


def read_identity(section: Section, column: Column) -> Column:
    """The column with what it holds and whose it is.

    An `id` is a NIK unless `identity: number` says that it is another number. A text
    is a name, a telephone number or an address.
    """
    if column.personal is not PersonalData.IDENTITY:
        section.refuse_useless(*IDENTITY_KEYS, why=f"personal: {column.personal.value}")
        return column
    if column.type not in (ColumnType.ID, ColumnType.TEXT):
        use = "personal: identity"
        line = section.line_of("personal")
        refuse_type(section.page, line, column, use, "id | text")
        return replace(column, personal=PersonalData.PERSON)
    identity = _read_kind(section, column.type)
    if identity is Identity.NIK:
        section.refuse_useless("person", why="identity: nik")
        return _read_told(section, replace(column, identity=identity))
    section.refuse_useless("tells", why=f"identity: {identity.value}")
    return replace(column, identity=identity, person=section.optional_text("person"))


def _read_told(section: Section, column: Column) -> Column:
    """The NIK with the columns whose content its digits tell too."""
    if "tells" not in section:
        return column
    told = section.section("tells", (), ("birth", "sex"))
    birth, sex = told.optional_text("birth"), told.optional_text("sex")
    return replace(column, tells_birth=birth, tells_sex=sex)


def _read_kind(section: Section, type_: ColumnType) -> Identity:
    if type_ is ColumnType.TEXT:
        section.refuse_useless("identity", why="type: text")
        return Identity.TEXT
    if "identity" not in section:
        return Identity.NIK
    word = section.text("identity")
    if word not in _NUMBERS:
        line = section.line_of("identity")
        section.page.report_unknown("DEF-034", line, word, _NUMBERS, key="identity")
    return _NUMBERS.get(word, Identity.NIK)


def check_persons(
    page: Page, columns: Iterable[Column], nodes: dict[str, Node]
) -> None:
    """Report `person` that names no NIK column of the dataset."""
    listed = tuple(columns)
    known = [each.name for each in listed if each.identity is Identity.NIK]
    for column in listed:
        if column.person and column.person not in known:
            page.report_unknown(
                "DEF-080",
                nodes[column.name].line,
                column.person,
                known,
                column=column.name,
            )
        _check_told(page, column, listed, nodes)


def _check_told(
    page: Page, nik: Column, columns: tuple[Column, ...], nodes: dict[str, Node]
) -> None:
    """Report `tells` that names no date of birth, or no sex, of the dataset."""
    by_name = {each.name: each for each in columns}
    line = nodes[nik.name].line
    for name, use, needed, fits in (
        (nik.tells_birth, "tells: birth", "date", _can_be_birth),
        (nik.tells_sex, "tells: sex", "codes: [L, P]", _can_be_sex),
    ):
        if name and name not in nodes:
            page.report_unknown("DEF-007", line, name, nodes, dataset=page.file)
        elif name in by_name and not fits(by_name[name]):
            refuse_type(page, line, by_name[name], use, needed)


def _can_be_birth(column: Column) -> bool:
    return column.type is ColumnType.DATE


def _can_be_sex(column: Column) -> bool:
    return set(column.codes) == {"L", "P"}
