"""Numbers of money, output and attainment, each with the fact it is."""

from decimal import Decimal
from fractions import Fraction

from derajat.model.numerals import render_number
from derajat.model.plans import PlanIndicator
from derajat.model.targets import Exactly, PrintedTarget
from derajat.model.values import Value
from derajat.reports.numbers import (
    ABSENT,
    count_number,
    decimal_number,
    rupiah_number,
    unit_suffix,
    value_number,
)
from derajat.reports.outline import Fact, Number, Text
from derajat.reports.source import Making
from derajat.steering.attainments import MeanAttainment


def fact(making: Making, what: str, subject: str, period: object = "") -> Fact:
    """A fact of the area of the report, by default of its period."""
    said = str(period) if period else making.period.render()
    return Fact(what, subject, making.area, said)


def money(
    making: Making,
    what: str,
    subject: str,
    amount: Decimal | None,
    period: object = "",
) -> Number | str:
    """Rupiah, or a dash where nothing is recorded."""
    if amount is None:
        return ABSENT
    found = fact(making, what, subject, period)
    return rupiah_number(amount, found, making.language)


def count(
    making: Making, what: str, subject: str, amount: int | None, period: object = ""
) -> Number | str:
    """A whole number, or a dash where nothing is recorded."""
    if amount is None:
        return ABSENT
    return count_number(amount, fact(making, what, subject, period), making.language)


def percent(
    making: Making,
    what: str,
    subject: str,
    amount: Decimal | Fraction | None,
    period: object = "",
    mark: str = "%",
) -> Number | str:
    """Per cent at two decimals, or a dash; without mark where the heading has it."""
    if amount is None:
        return ABSENT
    found = fact(making, what, subject, period)
    return decimal_number(amount, 2, found, making.language, mark)


def value_in_table(making: Making, value: Value | None) -> Number | str:
    """A value for a cell: per cent keep their mark, other units stand beside."""
    if value is None:
        return ABSENT
    catalogue = making.source.catalogue
    suffix = unit_suffix(catalogue, value.indicator, making.language)
    return value_number(value, catalogue, making.language, unit=suffix == "%")


def share(part: Decimal | int | None, whole: Decimal | int | None) -> Fraction | None:
    """A part in per cent of its whole; None where either is missing or nothing."""
    if part is None or not whole:
        return None
    return Fraction(part) / Fraction(whole) * 100


def mean_number(
    making: Making, subject: str, mean: MeanAttainment, period: object = ""
) -> Number | str:
    """The mean of attainments, or a dash where there is none."""
    return percent(making, "mean-attainment", subject, mean.mean, period)


def printed_number(printed: PrintedTarget, found: Fact, language: str) -> Number:
    """A target as its document prints it; a bare whole number gets its marks."""
    text = printed.printed
    is_bare = isinstance(printed.reading, Exactly) and text.isdigit()
    shown = render_number(text, language) if is_bare else text
    return Number(shown, text, found)


def target_of(making: Making, item: PlanIndicator, year: int | None) -> Text:
    """The target of a year as the plan prints it; a dash where there is none."""
    target = item.target_of(year) if year is not None else None
    if target is None:
        return (ABSENT,)
    found = Fact("target", item.code, making.office.area, str(year))
    return (printed_number(target.target, found, making.language),)


def target_in_words(making: Making, item: PlanIndicator, year: int | None) -> Text:
    """The same for a sentence, where no column tells that it is per cent."""
    said = target_of(making, item, year)
    catalogue = making.source.catalogue
    is_known = item.measured_by in catalogue.indicators
    suffix = (
        unit_suffix(catalogue, item.measured_by, making.language) if is_known else ""
    )
    printed = said[0].shown if isinstance(said[0], Number) else ""
    if suffix != "%" or not printed[-1:].isdigit():
        return said
    return (*said, "%")


def baseline_of(making: Making, item: PlanIndicator) -> Text:
    """The state that a plan starts from; a dash where it names none."""
    if item.baseline is None:
        return (ABSENT,)
    year = item.baseline.year or ""
    found = Fact("baseline", item.code, making.office.area, str(year))
    return (printed_number(item.baseline.target, found, making.language),)
