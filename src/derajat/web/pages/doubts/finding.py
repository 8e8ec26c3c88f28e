"""The number that a question is about, from an address or from an explanation."""

from django.http import HttpRequest

from derajat.model.values import Value
from derajat.web.asked import Asked
from derajat.web.doubts.writing import Questioned
from derajat.web.pages.indicators.numbers import show_value


MOST_LETTERS = 80


def find_questioned(request: HttpRequest, asked: Asked) -> Questioned | None:
    """The number that an address names, whole: code, area, period and group."""
    code = request.GET.get("indikator", "")
    if asked.period is None or code not in asked.reading.catalogue.indicators:
        return None
    found = asked.reading.shelf.choose(
        code,
        area=asked.area.code,
        group=request.GET.get("kelompok", "")[:MOST_LETTERS],
        period=asked.period.render(),
    )
    value = next(iter(found), None)
    return read_questioned(asked, value) if value else None


def read_questioned(asked: Asked, value: Value) -> Questioned:
    """A value as a question names it."""
    unit = asked.reading.catalogue.indicators[value.indicator].unit
    shown = show_value(value, asked, unit)
    return Questioned(
        area=value.area,
        indicator=value.indicator,
        period=value.period,
        group=value.group,
        result=value.run,
        shown=shown.shown if shown else "–",
    )
