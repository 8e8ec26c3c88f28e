"""The map of the areas below an area."""

from pathlib import Path

from derajat.errors import DerajatError
from derajat.figures import Caption, Choropleth, MapArea, Outlines, load_outlines
from derajat.measures.explaining.arithmetic import flag_words
from derajat.model.calendar import Period
from derajat.model.indicators import Indicator
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period
from derajat.web.asked import Asked
from derajat.web.pages.indicators.numbers import show_value
from derajat.web.pages.indicators.ranking import (
    LEVEL_WORDS,
    AreaScore,
    explain_url,
)
from derajat.web.parts.values import render_counts


_SMALL = 20
_CLASSES = 5
_BOUNDARY_SOURCE = "github.com/cahyadsn/wilayah_boundaries"
"""Where the boundaries of the offices come from; see the README of each office."""


def build_map(
    areas: tuple[AreaScore, ...],
    level: str,
    indicator: Indicator,
    asked: Asked,
    period: Period,
    finding: str,
) -> Choropleth | None:
    """The map in five even classes; None where the office has no boundaries."""
    outlines = _find_outlines(asked, level)
    if not outlines.outlines:
        return None
    limits = _limits(areas, indicator, asked)
    unit = asked.reading.catalogue.units[indicator.unit]
    return Choropleth(
        caption=Caption(
            key="peta",
            title=finding,
            subtitle=f"{asked.area.name}, {render_period(period, asked.language)}",
            unit=unit.suffix.render(asked.language).strip(),
            decimals=unit.decimals,
            source=asked.reading.office.label.render(asked.language),
            alt=finding,
        ),
        areas=tuple(_area(item, limits, indicator, asked, period) for item in areas),
        outlines=outlines,
        classes=_class_words(limits, asked.language),
        boundary_source=_BOUNDARY_SOURCE,
        small_word=Label(f"penyebut < {_SMALL}", f"denominator < {_SMALL}").render(
            asked.language
        ),
    )


def _find_outlines(asked: Asked, level: str) -> Outlines:
    wanted, _ = LEVEL_WORDS[level]
    try:
        return load_outlines(Path(asked.reading.office.folder), wanted)
    except DerajatError:
        return Outlines()


def _limits(
    areas: tuple[AreaScore, ...], indicator: Indicator, asked: Asked
) -> tuple[int, ...]:
    """Upper ends of the classes: fifths of the scale, not of today's values."""
    scale = asked.reading.catalogue.units[indicator.unit].scale
    values = [item.value.value for item in areas if item.value.value is not None]
    top = 100 if scale == 100 else _round_up(max(values, default=1.0))
    return tuple(max(1, top * part // _CLASSES) for part in range(1, _CLASSES))


def _round_up(value: float) -> int:
    """The next 5, 10, 25, 50, 100, …: so that the classes stay from month to month."""
    step = 5
    while step < value:
        step = step * 5 // 2 if str(step).startswith("1") else step * 2
    return step


def _class_words(limits: tuple[int, ...], language: str) -> tuple[str, ...]:
    shown = [render_number(limit, language) for limit in limits]
    middle = [f"{low} – < {high}" for low, high in zip(shown, shown[1:], strict=False)]
    return (f"< {shown[0]}", *middle, f"≥ {shown[-1]}")


def _area(
    item: AreaScore,
    limits: tuple[int, ...],
    indicator: Indicator,
    asked: Asked,
    period: Period,
) -> MapArea:
    value = item.value.value
    whole = item.value.denominator
    return MapArea(
        code=item.area.code,
        name=item.area.name,
        value=show_value(item.value, asked, indicator.unit),
        level=None if value is None else sum(value >= limit for limit in limits),
        is_small=whole is not None and float(whole) < _SMALL,
        counts=render_counts(item.value, asked.language),
        reason="; ".join(flag_words(item.value.flags, asked.language)),
        href=explain_url(indicator.code, item.area.code, period),
    )
