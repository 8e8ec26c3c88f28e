"""The registered functions as Ibis expressions."""

from collections.abc import Callable, Mapping

import ibis
import ibis.expr.types as ir


def _adjusted_monthly_use(inputs: Mapping[str, ir.IntegerValue]) -> ir.IntegerValue:
    """Tenths of use / (days - days out of stock) x 30, half up; none without a day.

    x + 1/2 rounded down, as one fraction: (600 use + days) / (2 days).
    """
    days = inputs["days_in_period"] - inputs["days_out_of_stock"]
    some_days = (days > 0).ifelse(days, ibis.null("int64"))
    doubled = inputs["used"] * 600 + some_days
    quotient = doubled.cast("float64") / (some_days * 2).cast("float64")
    return quotient.floor().cast("int64")


FUNCTION_FORMS: dict[
    str, Callable[[Mapping[str, ir.IntegerValue]], ir.IntegerValue]
] = {"adjusted_monthly_use": _adjusted_monthly_use}
