"""The list of PWS charts, and one of them."""

from decimal import Decimal, InvalidOperation
from fractions import Fraction

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from derajat.programmes.pws_charts import has_chart
from derajat.web.asked import read_asked
from derajat.web.needs import needs
from derajat.web.pages.pws.chart import build_pws_page
from derajat.web.pages.pws.listing import build_programmes
from derajat.web.reading.places import LEVEL_LABELS, LEVELS


_HIGHEST_TARGET = 1000


@require_safe
@needs("values")
def show_list(request: HttpRequest) -> HttpResponse:
    """Every indicator with a chart, by programme."""
    asked = read_asked(request)
    shown = {"asked": asked, "programmes": build_programmes(asked)}
    return render(request, "pws/list.html", shown)


@require_safe
@needs("values")
def show_chart(request: HttpRequest, programme: str, code: str) -> HttpResponse:
    """The chart of one indicator."""
    asked = read_asked(request)
    indicator = asked.reading.catalogue.indicators.get(code)
    level = request.GET.get("tingkat", "kelurahan")
    is_known = indicator is not None and has_chart(indicator) and level in LEVELS
    if indicator is None or not is_known or indicator.programme != programme:
        raise Http404
    typed = request.GET.get("target", "").strip()
    page = build_pws_page(asked, indicator, LEVELS[level], read_target(typed))
    levels = [
        (word, LEVEL_LABELS[found].render(asked.language), word == level)
        for word, found in LEVELS.items()
        if found in asked.reading.office.levels
    ]
    shown = {"asked": asked, "page": page, "levels": levels, "typed": typed}
    shown["is_wrong"] = bool(typed) and not page.aimed.is_typed
    return render(request, "pws/chart.html", shown)


def read_target(text: str) -> Fraction | None:
    """A target of the year in per cent, `95` or `95,5`; None for anything else."""
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    is_usable = number.is_finite() and 0 < number <= _HIGHEST_TARGET
    return Fraction(number) if is_usable else None
