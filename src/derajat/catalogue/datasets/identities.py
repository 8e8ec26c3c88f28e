"""Columns that name a person: `personal: identity` and whose they are."""

from collections.abc import Iterable
from dataclasses import replace

from derajat.catalogue.datasets.shapes import refuse_type
from derajat.catalogue.grammar.nodes import Node
from derajat.catalogue.grammar.pages import Page
from derajat.catalogue.grammar.sections import Section
from derajat.model.columns import Column, ColumnType, Identity, PersonalData


IDENTITY_KEYS = ("identity", "person")
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
        return replace(column, identity=identity)
    return replace(column, identity=identity, person=section.optional_text("person"))


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
