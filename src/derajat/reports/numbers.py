"""Stored values, targets and amounts as numbers of a report."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from derajat.model.catalogue import Catalogue
from derajat.model.numerals import render_number, render_rupiah
from derajat.model.values import Value
from derajat.reports.outline import Fact, Number


ABSENT = "–"
"""Stands where there is no number; a note below the table says why."""


def fact_of(value: Value, what: str) -> Fact:
    """What a part of a stored value is."""
    return Fact(what, value.indicator, value.area, value.period, value.group)


def value_number(
    value: Value | None, catalogue: Catalogue, language: str = "id", unit: bool = True
) -> Number | str:
    """The value at the decimals of its unit; a dash where there is none."""
    if value is None or value.shown is None:
        return ABSENT
    suffix = unit_suffix(catalogue, value.indicator, language) if unit else ""
    shown = render_number(value.shown, language) + suffix
    return _of_value(value, "value", shown, value.shown)


def unit_suffix(catalogue: Catalogue, indicator: str, language: str = "id") -> str:
    """What stands after a number: `%` attached, other units after a space."""
    unit = catalogue.units[catalogue.indicators[indicator].unit]
    suffix = unit.suffix.render(language)
    return "%" if suffix.strip() == "%" else suffix


def numerator_number(value: Value | None, language: str = "id") -> Number | str:
    """The exact count above the line."""
    if value is None or value.numerator is None:
        return ABSENT
    text = str(value.numerator)
    return _of_value(value, "numerator", render_number(text, language), text)


def denominator_number(value: Value | None, language: str = "id") -> Number | str:
    """The exact count below the line; an estimate is rounded to whole people."""
    if value is None or value.denominator is None:
        return ABSENT
    text = round_text(Decimal(value.denominator), 0)
    return _of_value(value, "denominator", render_number(text, language), text)


def interval_text(
    value: Value | None, catalogue: Catalogue, language: str = "id"
) -> tuple[str | Number, ...]:
    """`77,5–85,1`: both ends at the decimals of the unit; empty without an interval."""
    if value is None or value.lower is None or value.upper is None:
        return ()
    places = catalogue.units[catalogue.indicators[value.indicator].unit].decimals
    low, high = (
        _of_value(value, what, render_number(text, language), text)
        for what, text in (
            ("lower", round_text(Decimal(repr(value.lower)), places)),
            ("upper", round_text(Decimal(repr(value.upper)), places)),
        )
    )
    return (low, "–", high)


def count_number(amount: int, fact: Fact, language: str = "id") -> Number:
    """A count that is no stored value: persons missing, reports come."""
    return Number(render_number(str(amount), language), str(amount), fact)


def decimal_number(
    amount: Decimal | Fraction,
    places: int,
    fact: Fact,
    language: str = "id",
    suffix: str = "",
) -> Number:
    """An amount worked out by a rule, rounded half up: an attainment, a share."""
    text = round_text(amount, places)
    return Number(render_number(text, language) + suffix, text, fact)


def rupiah_number(amount: Decimal, fact: Fact, language: str = "id") -> Number:
    """An exact amount of money: `Rp2.400.000`."""
    return Number(render_rupiah(amount, language), f"{amount:f}", fact)


def round_text(amount: Decimal | Fraction, places: int) -> str:
    """Plain decimals, rounded half up: `82.6`."""
    step = Decimal(1).scaleb(-places)
    if isinstance(amount, Fraction):
        scaled = amount * 10**places
        whole = (abs(scaled) * 2 + 1) // 2
        sign = -1 if scaled < 0 else 1
        amount = Decimal(int(whole) * sign).scaleb(-places)
    text = f"{amount.quantize(step, ROUND_HALF_UP):f}"
    return text.removeprefix("-") if Decimal(text) == 0 else text


def _of_value(value: Value, what: str, shown: str, exact: str) -> Number:
    fact = fact_of(value, what)
    return Number(shown, exact, fact, value.version, value.data_version)
