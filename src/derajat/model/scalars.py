"""Reading and showing single values exactly as definitions write them."""

import re
from decimal import Decimal, InvalidOperation

from derajat.model.calendar import (
    Period,
    PeriodKind,
    date_of_day,
    day_number,
    parse_period,
)
from derajat.model.columns import Column, ColumnType, StoredValue


_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_PERIOD_OF_TYPE = {
    ColumnType.MONTH: PeriodKind.MONTH,
    ColumnType.WEEK: PeriodKind.WEEK,
    ColumnType.YEAR: PeriodKind.YEAR,
}


class NotOfType(ValueError):
    """A text that is not a value of the type."""


class TooManyPlaces(NotOfType):
    """A number with more decimals than its column keeps."""


def parse_scalar(text: str, type_: ColumnType, places: int = 0) -> int | str:
    """The stored value of a text written in a definition.

    Numbers have a decimal point and no thousands mark; dates are `2026-01-31`, months
    `2026-01`, weeks `2026-W07`, moments `2026-01-31T07:05`, yes_no `yes` or `no`.
    Raises NotOfType, or TooManyPlaces for decimals beyond `places`.
    """
    if type_.is_stored_as_text:
        return text
    if type_.is_number:
        return parse_decimal(text, places)
    if type_ is ColumnType.YES_NO:
        return _parse_yes_no(text)
    if type_ is ColumnType.DATE:
        return parse_day(text)
    if type_ is ColumnType.MOMENT:
        return _parse_moment(text)
    return _parse_period_number(text, _PERIOD_OF_TYPE[type_])


def parse_decimal(text: str, places: int = 0) -> int:
    """A number times 10^places, exact. Raises NotOfType or TooManyPlaces."""
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?", text):
        raise NotOfType(text)
    try:
        scaled = Decimal(text).scaleb(places)
    except InvalidOperation as error:
        raise NotOfType(text) from error
    if scaled != scaled.to_integral_value():
        raise TooManyPlaces(text)
    return int(scaled)


def parse_day(text: str) -> int:
    """The day number of `2026-01-31`. Raises NotOfType."""
    match = _DATE.fullmatch(text)
    if not match:
        raise NotOfType(text)
    try:
        return day_number(*(int(part) for part in match.groups()))
    except ValueError as error:
        raise NotOfType(text) from error


def _parse_yes_no(text: str) -> int:
    if text not in ("yes", "no"):
        raise NotOfType(text)
    return int(text == "yes")


def _parse_moment(text: str) -> int:
    match = _MOMENT.fullmatch(text)
    if not match or int(match[2]) > 23 or int(match[3]) > 59:
        raise NotOfType(text)
    return parse_day(match[1]) * 1440 + int(match[2]) * 60 + int(match[3])


def _parse_period_number(text: str, kind: PeriodKind) -> int:
    period = parse_period(text)
    if period is None or period.kind is not kind:
        raise NotOfType(text)
    return period.number


def show_scalar(value: StoredValue, column: Column) -> str:
    """A stored value as definitions write it; a missing one is empty."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if column.type.is_number:
        return show_decimal(value, column.places)
    if column.type is ColumnType.YES_NO:
        return "yes" if value else "no"
    if column.type is ColumnType.DATE:
        return date_of_day(value).isoformat()
    if column.type is ColumnType.MOMENT:
        day, minutes = divmod(value, 1440)
        clock = f"{minutes // 60:02d}:{minutes % 60:02d}"
        return f"{date_of_day(day).isoformat()}T{clock}"
    return Period(_PERIOD_OF_TYPE[column.type], value).render()


def show_decimal(scaled: int, places: int) -> str:
    """A scaled whole number with its decimal point: (-240, 2) is -2.40."""
    if places == 0:
        return str(scaled)
    sign = "-" if scaled < 0 else ""
    whole, part = divmod(abs(scaled), 10**places)
    return f"{sign}{whole}.{part:0{places}d}"
