"""Exact numbers of an indicator as they are printed and drawn."""

from decimal import Decimal
from fractions import Fraction

from derajat.figures import ShownNumber
from derajat.model.indicators import Indicator
from derajat.model.numerals import render_number
from derajat.model.values import Value
from derajat.steering.aims import Aim
from derajat.steering.rounding import round_half_up
from derajat.web.asked import Asked
from derajat.web.parts.values import render_suffix


def show_value(value: Value | None, asked: Asked, unit: str) -> ShownNumber | None:
    """A value with the suffix of its unit; None where there is none."""
    if value is None or value.shown is None or value.value is None:
        return None
    suffix = render_suffix(asked.reading.catalogue.units[unit], asked.language)
    shown = render_number(value.shown, asked.language) + suffix
    return ShownNumber(shown, value.value)


def show_end(end: float | None, value: Value, language: str) -> ShownNumber | None:
    """An end of an interval, at the decimals of its value."""
    if end is None or value.shown is None:
        return None
    step = Decimal(1).scaleb(-len(value.shown.partition(".")[2]))
    return ShownNumber(
        render_number(str(Decimal(repr(end)).quantize(step)), language), end
    )


def show_aim(aim: Aim | None, indicator: Indicator, asked: Asked) -> ShownNumber | None:
    """The end of a target that better values must pass; the lower of a span."""
    if aim is None:
        return None
    end = aim.low if aim.low is not None else aim.high
    return None if end is None else show_amount(end, indicator, asked)


def show_amount(amount: Fraction, indicator: Indicator, asked: Asked) -> ShownNumber:
    """An exact amount in the unit of the indicator, at its decimals."""
    unit = asked.reading.catalogue.units[indicator.unit]
    rounded = round_half_up(amount, unit.decimals)
    shown = render_number(str(rounded), asked.language)
    return ShownNumber(shown + render_suffix(unit, asked.language), float(amount))


def show_count(count: int | str, language: str) -> ShownNumber:
    """A whole number."""
    return ShownNumber(render_number(count, language), float(count))
