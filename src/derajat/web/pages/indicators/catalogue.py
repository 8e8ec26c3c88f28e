"""The list of all indicators: searched, and by theme."""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from derajat.model.catalogue import Catalogue
from derajat.web.asked import Asked, read_asked
from derajat.web.needs import needs


MOST_LETTERS = 80


@dataclass(frozen=True)
class CatalogueLine:
    """One indicator in the list."""

    code: str
    label: str
    url: str
    has_values: bool


@dataclass(frozen=True)
class CatalogueTheme:
    """The indicators of one programme."""

    name: str
    lines: tuple[CatalogueLine, ...]


@require_safe
@needs("definitions")
def show(request: HttpRequest) -> HttpResponse:
    """The catalogue, of which a search leaves the lines with all its words."""
    asked = read_asked(request)
    search = request.GET.get("cari", "")[:MOST_LETTERS]
    themes = build_themes(asked, search)
    shown = {"asked": asked, "search": search, "themes": themes}
    shown["count"] = sum(len(theme.lines) for theme in themes)
    return render(request, "indicators/catalogue.html", shown)


def build_themes(asked: Asked, search: str) -> tuple[CatalogueTheme, ...]:
    """The lines that a search leaves, by the folder of their definition."""
    catalogue = asked.reading.catalogue
    codes = sorted(_find(catalogue, search), key=lambda c: (_theme(catalogue, c), c))
    return tuple(
        CatalogueTheme(theme, tuple(_line(asked, code) for code in inside))
        for theme, inside in groupby(codes, lambda code: _theme(catalogue, code))
    )


def _find(catalogue: Catalogue, search: str) -> list[str]:
    words = search.casefold().split()
    return [
        code
        for code, indicator in catalogue.indicators.items()
        if all(
            word in f"{code} {indicator.label.id} {indicator.label.en}".casefold()
            for word in words
        )
    ]


def _theme(catalogue: Catalogue, code: str) -> str:
    return catalogue.indicators[code].programme


def _line(asked: Asked, code: str) -> CatalogueLine:
    indicator = asked.reading.catalogue.indicators[code]
    return CatalogueLine(
        code,
        indicator.label.render(asked.language),
        asked.link(reverse("indicator", args=[code])),
        code in asked.reading.shelf.spans,
    )
