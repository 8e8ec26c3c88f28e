"""The list of all indicators: searched, by theme, by plan and by where they stand."""

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from derajat.model.indicators import Indicator
from derajat.model.judgement import State
from derajat.model.labels import Label
from derajat.model.numerals import render_period
from derajat.web.asked import Asked, read_asked
from derajat.web.clock import today
from derajat.web.needs import needs
from derajat.web.pages.indicators.numbers import show_value
from derajat.web.parts.bar import Option
from derajat.web.parts.marks import Mark, mark_state
from derajat.web.parts.values import tell_counts
from derajat.web.policy import Act, load_policy
from derajat.web.reading.programmes import name_programme
from derajat.web.reading.standing import Standing, find_standings


MOST_LETTERS = 80
LINES_ON_A_PAGE = 120
STATUSES = {
    "bernilai": Label("ada nilai", "has a value"),
    "belum": Label("target belum tercapai", "target not reached"),
    "kosong": Label("belum ada data", "no data yet"),
}


@dataclass(frozen=True)
class Wanted:
    """What the address asks of the list."""

    search: str
    theme: str
    plan: str
    status: str
    page: int


@dataclass(frozen=True)
class CatalogueLine:
    """One indicator in the list, with where it stands in the area."""

    code: str
    label: str
    url: str
    shown: str
    counts: str
    period: str
    mark: Mark | None


@dataclass(frozen=True)
class CatalogueTheme:
    """The indicators of one programme."""

    name: str
    lines: tuple[CatalogueLine, ...]


@dataclass(frozen=True)
class Catalogue:
    """A page of the list, with what can be chosen."""

    wanted: Wanted
    count: int
    themes: tuple[CatalogueTheme, ...]
    theme_options: tuple[Option, ...]
    plan_options: tuple[Option, ...]
    status_options: tuple[Option, ...]
    pages: tuple[Option, ...]
    """`value` is the address of a page."""


@require_safe
@needs("definitions")
def show(request: HttpRequest) -> HttpResponse:
    """The catalogue, of which each choice leaves what fits."""
    asked = read_asked(request)
    page = build_catalogue(asked, read_wanted(request), today())
    return render(request, "indicators/catalogue.html", {"asked": asked, "page": page})


def read_wanted(request: HttpRequest) -> Wanted:
    """The choices of an address; unknown ones leave nothing out."""
    words = {
        name: request.GET.get(name, "")[:MOST_LETTERS].strip()
        for name in ("cari", "tema", "rencana", "status", "halaman")
    }
    page = int(words["halaman"]) if words["halaman"].isdecimal() else 1
    status = words["status"] if words["status"] in STATUSES else ""
    return Wanted(words["cari"], words["tema"], words["rencana"], status, max(page, 1))


def build_catalogue(asked: Asked, wanted: Wanted, day: int) -> Catalogue:
    """The lines that the choices leave, by the programme that answers for them.

    Values stand there for roles that may see values.
    """
    standings: dict[str, Standing] = {}
    if load_policy().allows(asked.reader.role, "values", Act.VIEW):
        standings |= find_standings(asked.reading, asked.area.code, day)
    found = [
        indicator
        for indicator in asked.reading.catalogue.indicators.values()
        if _fits(indicator, wanted, asked, standings.get(indicator.code))
    ]
    found.sort(key=lambda indicator: (indicator.programme, indicator.code))
    first = (wanted.page - 1) * LINES_ON_A_PAGE
    shown = found[first : first + LINES_ON_A_PAGE]
    return Catalogue(
        wanted=wanted,
        count=len(found),
        themes=tuple(_themes(shown, asked, standings)),
        theme_options=_theme_options(asked, wanted),
        plan_options=_plan_options(asked, wanted),
        status_options=_status_options(asked, wanted),
        pages=tuple(_pages(asked, wanted, len(found))),
    )


def _fits(
    indicator: Indicator, wanted: Wanted, asked: Asked, standing: Standing | None
) -> bool:
    text = f"{indicator.code} {indicator.label.id} {indicator.label.en}".casefold()
    if not all(word in text for word in wanted.search.casefold().split()):
        return False
    if wanted.theme and indicator.programme != wanted.theme:
        return False
    if wanted.plan and indicator.code not in _linked(asked, wanted.plan):
        return False
    return not wanted.status or _has_status(standing, wanted.status)


def _has_status(standing: Standing | None, status: str) -> bool:
    has_value = standing is not None and standing.value.shown is not None
    if status == "belum":
        score = standing.score if standing else None
        return score is not None and score.verdict.state is State.NOT_REACHED
    return has_value == (status == "bernilai")


def _linked(asked: Asked, name: str) -> set[str]:
    plans = [plan for plan in asked.reading.plans if plan.name == name]
    return {item.measured_by for plan in plans for _, item in plan.indicators()}


def _themes(
    found: list[Indicator], asked: Asked, standings: dict[str, Standing]
) -> list[CatalogueTheme]:
    return [
        CatalogueTheme(
            name_programme(theme).render(asked.language),
            tuple(_line(item, asked, standings.get(item.code)) for item in inside),
        )
        for theme, inside in groupby(found, lambda item: item.programme)
    ]


def _line(
    indicator: Indicator, asked: Asked, standing: Standing | None
) -> CatalogueLine:
    language = asked.language
    value = standing.value if standing else None
    shown = show_value(value, asked, indicator.unit)
    score = standing.score if standing else None
    has_mark = score is not None and score.verdict.state is not None
    return CatalogueLine(
        indicator.code,
        indicator.label.render(language),
        asked.link(reverse("indicator", args=[indicator.code])),
        shown.shown if shown else "–",
        tell_counts(value, asked, indicator) if value and shown else "",
        render_period(standing.period, language) if standing and shown else "",
        mark_state(score, language) if score and has_mark else None,
    )


def _theme_options(asked: Asked, wanted: Wanted) -> tuple[Option, ...]:
    indicators = asked.reading.catalogue.indicators.values()
    names = sorted({indicator.programme for indicator in indicators})
    return tuple(
        Option(
            name,
            name_programme(name).render(asked.language),
            name == wanted.theme,
        )
        for name in names
    )


def _plan_options(asked: Asked, wanted: Wanted) -> tuple[Option, ...]:
    return tuple(
        Option(plan.name, plan.label.render(asked.language), plan.name == wanted.plan)
        for plan in asked.reading.plans
    )


def _status_options(asked: Asked, wanted: Wanted) -> tuple[Option, ...]:
    return tuple(
        Option(word, label.render(asked.language), word == wanted.status)
        for word, label in STATUSES.items()
    )


def _pages(asked: Asked, wanted: Wanted, count: int) -> list[Option]:
    last = -(-count // LINES_ON_A_PAGE)
    words = {
        "cari": wanted.search,
        "tema": wanted.theme,
        "rencana": wanted.plan,
        "status": wanted.status,
    }
    kept = {name: word for name, word in words.items() if word}
    address = asked.link(reverse("indicators"), **kept)
    return [
        Option(f"{address}&{urlencode({'halaman': n})}", str(n), n == wanted.page)
        for n in range(1, last + 1)
        if last > 1
    ]
