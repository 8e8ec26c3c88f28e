"""The list of the indicators that have a PWS chart."""

from dataclasses import dataclass

from django.urls import reverse

from derajat.model.indicators import Indicator
from derajat.programmes.pws_charts import PROGRAMMES, list_charts
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.pages.pws.choosing import choose_month, read_own_months
from derajat.web.pages.pws.columns import render_share
from derajat.web.parts.values import ValueBlock, build_value_block
from derajat.web.reading.targets import find_target


@dataclass(frozen=True)
class ChartLine:
    """One chart in the list, with the value of the area asked."""

    code: str
    label: str
    url: str
    block: ValueBlock | None
    target: str


@dataclass(frozen=True)
class ChartProgramme:
    """The charts of one programme."""

    name: str
    lines: tuple[ChartLine, ...]


def build_programmes(asked: Asked) -> tuple[ChartProgramme, ...]:
    """The charts of every programme."""
    charts = list_charts(asked.reading.catalogue, asked.reading.shelf)
    return tuple(
        ChartProgramme(
            label.render(asked.language),
            tuple(_line(asked, one) for one in charts if one.programme == name),
        )
        for name, label in PROGRAMMES.items()
    )


def _line(asked: Asked, indicator: Indicator) -> ChartLine:
    months = read_own_months(asked, indicator.code)
    month = choose_month(asked, months)
    rows = [row for row in months if month and row.period == month.render()]
    url = reverse("pws", args=[indicator.programme, indicator.code])
    return ChartLine(
        code=indicator.code,
        label=indicator.label.render(asked.language),
        url=asked.link(url),
        block=build_value_block(rows[0], asked, indicator) if rows else None,
        target=_target(asked, indicator, month.year if month else 0),
    )


def _target(asked: Asked, indicator: Indicator, year: int) -> str:
    found = find_target(asked.reading, indicator, year, today()) if year else None
    if found is None or found.amount is None:
        return ""
    return f"{render_share(found.amount, asked.language)}%"
