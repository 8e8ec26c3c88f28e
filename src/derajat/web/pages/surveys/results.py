"""IKM: the satisfaction index as the engine computed it, and what is done about it."""

from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from derajat.measures.formula import find_band
from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.indicators import Index
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.model.values import Value
from derajat.web.asked import Asked, read_asked
from derajat.web.meetings.models import Action
from derajat.web.needs import needs
from derajat.web.pages.actions.cards import ActionCard, build_cards
from derajat.web.parts.values import ValueBlock, build_value_block
from derajat.web.policy import Act, load_policy
from derajat.web.surveys.questions import ELEMENTS


INDEX, ANSWERS = "IKU-IKM", "SKM-RESP"
ELEMENT_CODES = tuple(sorted(f"SKM-{element.key.upper()}" for element in ELEMENTS))
MOST_ACTIONS = 12


@dataclass(frozen=True)
class ElementLine:
    """One element with its score; `is_lowest` marks the lowest of all."""

    label: str
    url: str
    block: ValueBlock | None
    answers: str
    is_lowest: bool


@dataclass(frozen=True)
class UnitLine:
    """One health centre with its index and answers."""

    name: str
    url: str
    block: ValueBlock
    band: str
    answers: str


@dataclass(frozen=True)
class ResultPage:
    """Everything on the page of results."""

    block: ValueBlock | None
    band: str
    answers: str
    elements: tuple[ElementLine, ...]
    lowest: str
    units: tuple[UnitLine, ...]
    actions: tuple[ActionCard, ...]
    action_url: str
    """Empty where the reader may not make one."""


@require_safe
@needs("values")
def show(request: HttpRequest) -> HttpResponse:
    """The results of an area and a period."""
    asked = read_asked(request)
    shown = {"asked": asked, "page": build_results(asked)}
    return render(request, "surveys/results.html", shown)


def build_results(asked: Asked) -> ResultPage:
    """The results of the period asked for, else of the newest year with an index."""
    here = asked.reading.shelf.choose(INDEX, area=asked.area.code, group="")
    period = asked.period or _newest(here)
    index = _of_period(here, period)
    scores = {code: _find(asked, code, period) for code in ELEMENT_CODES}
    lowest = find_lowest(scores)
    labels = {code: _label(asked, code) for code in ELEMENT_CODES}
    answers = _find(asked, ANSWERS, period)
    return ResultPage(
        block=_block(asked, INDEX, index),
        band=_band(asked, index),
        answers=_count(asked, answers.shown if answers else None),
        elements=tuple(
            ElementLine(
                labels[code],
                asked.link(reverse("indicator", args=[code])),
                _block(asked, code, value),
                _count(asked, value.denominator if value else None),
                code in lowest,
            )
            for code, value in scores.items()
        ),
        lowest=", ".join(labels[code] for code in lowest),
        units=_units(asked, period),
        actions=_actions(asked),
        action_url=_action_url(asked, lowest, labels),
    )


def find_lowest(scores: dict[str, Value | None]) -> tuple[str, ...]:
    """The codes of the lowest score, by its exact counts; several when they tie."""
    exact = {
        code: Fraction(value.numerator) / Fraction(value.denominator)
        for code, value in scores.items()
        if value is not None
        and value.shown is not None
        and value.numerator is not None
        and value.denominator is not None
    }
    least = min(exact.values(), default=None)
    return tuple(code for code, score in exact.items() if score == least)


def _newest(values: list[Value]) -> Period | None:
    known = [parse_period(value.period) for value in values if value.shown is not None]
    years = [p for p in known if p is not None and p.kind is PeriodKind.YEAR]
    others = [p for p in known if p is not None]
    return max(years or others, key=lambda p: p.last_day, default=None)


def _of_period(values: list[Value], period: Period | None) -> Value | None:
    if period is None:
        return None
    wanted = period.render()
    return next((value for value in values if value.period == wanted), None)


def _find(asked: Asked, code: str, period: Period | None) -> Value | None:
    values = asked.reading.shelf.choose(code, area=asked.area.code, group="")
    return _of_period(values, period)


def _block(asked: Asked, code: str, value: Value | None) -> ValueBlock | None:
    if value is None or value.shown is None:
        return None
    indicator = asked.reading.catalogue.indicators[code]
    return build_value_block(value, asked, indicator)


def _label(asked: Asked, code: str) -> str:
    label = asked.reading.catalogue.indicators[code].label.render(asked.language)
    return label.partition(": ")[2] or label


def _band(asked: Asked, value: Value | None) -> str:
    """The quality of service (A to D) by the bands of the definition in force."""
    period = parse_period(value.period) if value is not None else None
    if value is None or value.shown is None or period is None:
        return ""
    version = asked.reading.catalogue.indicators[INDEX].version_on(period.last_day)
    if version is None or not isinstance(version.kind, Index):
        return ""
    return find_band(version.kind, Fraction(value.shown))


def _units(asked: Asked, period: Period | None) -> tuple[UnitLine, ...]:
    if period is None:
        return ()
    by_code = asked.reading.office.areas.by_code
    inside = [
        code
        for code in asked.reading.office.areas.within(asked.area.code)
        if code in asked.reader.areas
        and code != asked.area.code
        and by_code[code].level is AreaLevel.HEALTH_CENTRE
    ]
    shelf, wanted = asked.reading.shelf, period.render()
    rows = shelf.choose(INDEX, area=inside, group="", period=wanted)
    given = shelf.choose(ANSWERS, area=inside, group="", period=wanted)
    answers = {value.area: value.shown for value in given}
    known = sorted(
        (row for row in rows if row.shown is not None),
        key=lambda row: by_code[row.area].name,
    )
    return tuple(
        UnitLine(
            by_code[row.area].name,
            f"{reverse('ikm')}?wilayah={row.area}&periode={wanted}",
            build_value_block(row, asked, asked.reading.catalogue.indicators[INDEX]),
            _band(asked, row),
            _count(asked, answers.get(row.area)),
        )
        for row in known
    )


def _count(asked: Asked, number: str | None) -> str:
    """How many answers; a dash where that is not known."""
    return render_number(number, asked.language) if number else "–"


def _actions(asked: Asked) -> tuple[ActionCard, ...]:
    """What is done about it: actions of these indicators that the reader may see."""
    if not load_policy().allows(asked.reader.role, "actions", Act.VIEW):
        return ()
    inside = asked.reading.office.areas.within(asked.area.code)
    found = (
        Action.objects.for_reader(asked.reader)
        .filter(indicator__in=(INDEX, "SKM-NRR", *ELEMENT_CODES), area__in=inside)
        .select_related("owner", "effect")
        .annotate(evidence_count=Count("evidence"))
        .order_by("-due", "pk")[:MOST_ACTIONS]
    )
    return tuple(build_cards(asked, list(found)))


def _action_url(asked: Asked, lowest: tuple[str, ...], labels: dict[str, str]) -> str:
    if not lowest or not load_policy().allows(asked.reader.role, "actions", Act.CREATE):
        return ""
    reason = Label(
        f"Unsur SKM terendah: {labels[lowest[0]]}",
        f"Lowest element of the survey: {labels[lowest[0]]}",
    )
    more = {"indikator": lowest[0], "alasan": reason.render(asked.language)}
    return asked.link(reverse("action-new"), **more)
