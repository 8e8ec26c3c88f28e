"""The value block: a number is never shown without what it was made of."""

from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from derajat.measures.explaining.arithmetic import flag_words
from derajat.model.calendar import parse_period
from derajat.model.indicators import (
    Coverage,
    Indicator,
    Mean,
    Proportion,
    Rate,
    SumProportion,
)
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period
from derajat.model.units import Unit
from derajat.model.values import Value
from derajat.web.asked import Asked


FEW_EVENTS = 20


@dataclass(frozen=True)
class ValueBlock:
    """A value with counts, interval, period, area and completeness, as texts."""

    shown: str
    counts: str
    interval: str
    period: str
    area: str
    completeness: str
    flags: str
    explain_url: str
    leads_with_count: bool
    """Whether the rate rests on so few events that the count comes first."""


def build_value_block(value: Value, asked: Asked, indicator: Indicator) -> ValueBlock:
    """The block of a value in the reader's language."""
    language = asked.language
    period = parse_period(value.period)
    areas = asked.reading.office.areas.by_code
    unit = asked.reading.catalogue.units[indicator.unit]
    shown = "–"
    if value.shown is not None:
        shown = render_number(value.shown, language) + render_suffix(unit, language)
    return ValueBlock(
        shown=shown,
        counts=tell_counts(value, asked, indicator),
        interval=render_interval(value, language),
        period=render_period(period, language) if period else value.period,
        area=areas[value.area].name if value.area in areas else value.area,
        completeness=render_share(value.completeness, language),
        flags="; ".join(flag_words(value.flags, language)),
        explain_url=asked.link(reverse("indicator", args=[indicator.code])),
        leads_with_count=_is_rate_of_few(value, indicator),
    )


def _is_rate_of_few(value: Value, indicator: Indicator) -> bool:
    """A rate of fewer than 20 events jumps with every one of them."""
    is_rate = isinstance(indicator.versions[-1].kind, Rate)
    return is_rate and value.numerator is not None and value.numerator < FEW_EVENTS


def render_suffix(unit: Unit, language: str) -> str:
    """What stands after the number of a unit; a percent sign stands close to it."""
    suffix = unit.suffix.render(language)
    return suffix.strip() if suffix.strip() == "%" else suffix


def tell_counts(value: Value, asked: Asked, indicator: Indicator) -> str:
    """`338 dari 409 ibu hamil`; of a mean only from how many it was made."""
    language, kind = asked.language, indicator.versions[-1].kind
    if isinstance(kind, Mean):
        if value.denominator is None:
            return ""
        entries = render_number(value.denominator, language)
        words = Label(f"rata-rata {entries} isian", f"mean of {entries} entries")
        return words.render(language)
    if value.denominator is None and value.shown == str(value.numerator):
        return ""
    counts = render_counts(value, language)
    noun = asked.reading.catalogue.nouns.get(indicator.counts)
    if noun is None or not isinstance(kind, Coverage | Proportion | SumProportion):
        return counts
    return f"{counts} {noun.label.render(language)}" if counts else ""


def render_counts(value: Value, language: str) -> str:
    """`338 dari 409`, or the one count there is."""
    if value.numerator is None:
        return ""
    part = render_number(value.numerator, language)
    if value.denominator is None:
        return part
    word = "dari" if language == "id" else "of"
    return f"{part} {word} {_render_whole(value.denominator, language)}"


def _render_whole(count: str | int, language: str) -> str:
    """A denominator; of an estimate with its fraction one decimal is enough."""
    exact = Decimal(str(count))
    is_whole = exact == exact.to_integral_value()
    return render_number(count if is_whole else f"{exact:.1f}", language)


def render_interval(value: Value, language: str) -> str:
    """`78,7–86,0`, with the decimals of the value; empty when there is none."""
    if value.lower is None or value.upper is None or value.shown is None:
        return ""
    places = len(value.shown.partition(".")[2])
    step = Decimal(1).scaleb(-places)
    ends = (Decimal(repr(end)).quantize(step) for end in (value.lower, value.upper))
    return "–".join(render_number(str(end), language) for end in ends)


def render_share(share: float | None, language: str) -> str:
    """`97,6%` of a share from 0 to 1; empty for None."""
    if share is None:
        return ""
    shown = Decimal(repr(share * 100)).quantize(Decimal("0.1"))
    return f"{render_number(str(shown), language)}%"
