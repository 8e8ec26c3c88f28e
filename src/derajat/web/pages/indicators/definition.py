"""How an indicator is computed: its method sheet with all versions."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from derajat.measures.methods import MethodPage, Publication, build_method_page
from derajat.measures.methods.page import Block, Line, Table
from derajat.model.indicators import Indicator
from derajat.web.asked import Asked, read_asked
from derajat.web.needs import needs
from derajat.web.pages.indicators.page import find_indicator


@dataclass(frozen=True)
class Piece:
    """A paragraph, a list or a table: one of the three is filled."""

    text: str = ""
    lines: tuple[Line, ...] = ()
    table: Table | None = None


@dataclass(frozen=True)
class SheetSection:
    """A heading with its pieces."""

    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class DefinitionPage:
    """The method sheet as pages show it."""

    code: str
    title: str
    metadata: Table
    sections: tuple[SheetSection, ...]
    indicator_url: str


@require_safe
@needs("definitions")
def show(request: HttpRequest, code: str) -> HttpResponse:
    """The method sheet of an indicator."""
    asked = read_asked(request)
    page = build_definition_page(asked, find_indicator(asked, code))
    shown = {"asked": asked, "page": page}
    return render(request, "indicators/definition.html", shown)


def build_definition_page(asked: Asked, indicator: Indicator) -> DefinitionPage:
    """The sheet with the forms and plans of this office."""
    office = asked.reading.office
    plans = tuple((office.name, plan) for plan in asked.reading.plans)
    publication = Publication(asked.reading.catalogue, (office,), plans)
    sheet = build_method_page(indicator, publication, asked.language)
    return DefinitionPage(
        code=sheet.code,
        title=sheet.title,
        metadata=_plain_table(sheet.metadata),
        sections=tuple(_sections(sheet)),
        indicator_url=asked.link(reverse("indicator", args=[indicator.code])),
    )


def _sections(sheet: MethodPage) -> list[SheetSection]:
    return [
        SheetSection(section.title, tuple(map(_piece, section.blocks)))
        for section in sheet.sections
    ]


def _piece(block: Block) -> Piece:
    if isinstance(block, str):
        return Piece(text=_plain(block))
    if isinstance(block, Table):
        return Piece(table=_plain_table(block))
    return Piece(lines=tuple(map(_plain_line, block)))


def _plain_line(line: Line) -> Line:
    return Line(_plain(line.text), tuple(map(_plain_line, line.inside)))


def _plain_table(table: Table) -> Table:
    rows = tuple(tuple(map(_plain, row)) for row in table.rows)
    return Table(tuple(map(_plain, table.headings)), rows)


def _plain(text: str) -> str:
    """Without the marks of code that the sheet has in Markdown."""
    return text.replace("`", "")
