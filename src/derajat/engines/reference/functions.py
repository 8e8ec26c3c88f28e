"""The registered functions in plain Python."""

from collections.abc import Callable

from derajat.engines.reference.truth import Values
from derajat.model.columns import FunctionCall, StoredValue
from derajat.model.functions import FUNCTIONS


def call_function(call: FunctionCall, row: Values) -> StoredValue:
    """The result of a registered function; missing when an argument is missing.

    Raises KeyError for a function or parameter that does not exist.
    """
    columns = dict(call.arguments)
    names = [parameter.name for parameter in FUNCTIONS[call.name].parameters]
    arguments = [row[columns[name]] for name in names]
    if None in arguments:
        return None
    return _IMPLEMENTATIONS[call.name](*arguments)


def _adjusted_monthly_use(
    used: int, days_in_period: int, days_out_of_stock: int
) -> int | None:
    """Tenths: use / (days - days out of stock) x 30, half up; none without a day."""
    days = days_in_period - days_out_of_stock
    if days <= 0:
        return None
    return (2 * used * 30 * 10 + days) // (2 * days)


_IMPLEMENTATIONS: dict[str, Callable[..., StoredValue]] = {
    "adjusted_monthly_use": _adjusted_monthly_use,
}
