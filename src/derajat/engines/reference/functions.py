"""The registered functions in plain Python."""

from collections.abc import Callable

from derajat.engines.growth import PLAUSIBLE_SCORES
from derajat.engines.reference import growth
from derajat.engines.reference.truth import Values
from derajat.model.columns import FunctionCall, StoredValue
from derajat.model.functions import FUNCTIONS


def call_function(call: FunctionCall, row: Values) -> StoredValue:
    """The result of a registered function; missing when an argument is missing.

    Arguments that may be missing are given as None. Raises KeyError for a function
    that does not exist or a call without a parameter that it needs.
    """
    columns = dict(call.arguments)
    arguments = []
    for parameter in FUNCTIONS[call.name].parameters:
        is_left_out = parameter.may_be_missing and parameter.name not in columns
        value = None if is_left_out else row[columns[parameter.name]]
        if value is None and not parameter.may_be_missing:
            return None
        arguments.append(value)
    return _IMPLEMENTATIONS[call.name](*arguments)


def _adjusted_monthly_use(
    used: int, days_in_period: int, days_out_of_stock: int
) -> int | None:
    """Tenths: use / (days - days out of stock) x 30, half up; none without a day."""
    days = days_in_period - days_out_of_stock
    if days <= 0:
        return None
    return (2 * used * 30 * 10 + days) // (2 * days)


def _tenths_digit(tenth: int) -> Callable[[int], int]:
    return lambda measure: measure // tenth % 10


def _is_outside(least: int, greatest: int) -> Callable[[int], int]:
    return lambda z: int(z < least or z > greatest)


_IMPLEMENTATIONS: dict[str, Callable[..., StoredValue]] = {
    "adjusted_monthly_use": _adjusted_monthly_use,
    "tenths_digit_of_length": _tenths_digit(10),
    "tenths_digit_of_weight": _tenths_digit(100),
    "who_weight_for_age": growth.weight_for_age,
    "who_length_for_age": growth.length_for_age,
    "who_weight_for_length": growth.weight_for_length,
    "who_bmi_for_age": growth.bmi_for_age,
    "who_head_for_age": growth.head_for_age,
    "who_arm_for_age": growth.arm_for_age,
    **{name: _is_outside(*limits) for name, limits in PLAUSIBLE_SCORES.items()},
}
