"""The registered functions as Ibis expressions of columns; `growth` holds others."""

from collections.abc import Callable, Mapping

import ibis
import ibis.expr.types as ir

from derajat.engines.growth import PLAUSIBLE_SCORES


def _adjusted_monthly_use(inputs: Mapping[str, ir.IntegerValue]) -> ir.IntegerValue:
    """Tenths of use / (days - days out of stock) x 30, half up; none without a day.

    x + 1/2 rounded down, as one fraction: (600 use + days) / (2 days).
    """
    days = inputs["days_in_period"] - inputs["days_out_of_stock"]
    some_days = (days > 0).ifelse(days, ibis.null("int64"))
    doubled = inputs["used"] * 600 + some_days
    quotient = doubled.cast("float64") / (some_days * 2).cast("float64")
    return quotient.floor().cast("int64")


def _tenths_digit(
    name: str, tenth: int
) -> Callable[[Mapping[str, ir.IntegerValue]], ir.IntegerValue]:
    """The tenths less ten times the wholes, both rounded down."""

    def form(inputs: Mapping[str, ir.IntegerValue]) -> ir.IntegerValue:
        measure = inputs[name].cast("float64")
        tenths = (measure / float(tenth)).floor().cast("int64")
        wholes = (measure / float(10 * tenth)).floor().cast("int64")
        return tenths - wholes * 10

    return form


def _is_outside(
    least: int, greatest: int
) -> Callable[[Mapping[str, ir.IntegerValue]], ir.IntegerValue]:
    """1 or 0, by a case: some engines do not cast truth to a number."""

    def form(inputs: Mapping[str, ir.IntegerValue]) -> ir.IntegerValue:
        z = inputs["z"]
        return ibis.cases((z.isnull(), None), (z.between(least, greatest), 0), else_=1)

    return form


FUNCTION_FORMS: dict[
    str, Callable[[Mapping[str, ir.IntegerValue]], ir.IntegerValue]
] = {
    "adjusted_monthly_use": _adjusted_monthly_use,
    "tenths_digit_of_length": _tenths_digit("length_cm", 10),
    "tenths_digit_of_weight": _tenths_digit("weight_kg", 100),
    **{name: _is_outside(*limits) for name, limits in PLAUSIBLE_SCORES.items()},
}
