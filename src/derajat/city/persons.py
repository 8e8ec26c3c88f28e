"""Ages in completed years, and the one row that stands for a person."""

import numpy as np
import numpy.typing as npt

from derajat.city.forms.form import months_of_days
from derajat.city.registers import Numbers
from derajat.statistics.arrays import Flags


def completed_years(born: npt.ArrayLike, day: npt.ArrayLike) -> Numbers:
    """Birthdays that have passed; who is born on 29 February has hers on 1 March."""
    births, days = np.broadcast_arrays(np.asarray(born), np.asarray(day))
    first, last = months_of_days(births), months_of_days(days)
    is_short = _day_of_month(days, last) < _day_of_month(births, first)
    return np.asarray((last - first - is_short) // 12)


def _day_of_month(days: Numbers, months: Numbers) -> Numbers:
    firsts = (months - 1970 * 12).astype("datetime64[M]").astype("datetime64[D]")
    return np.asarray(days - firsts.astype(np.int64))


def years_of_days(days: Numbers) -> Numbers:
    """The calendar year of each day."""
    return np.asarray(months_of_days(days) // 12)


def first_of_each(day: Numbers, *keys: Numbers) -> Flags:
    """Which rows are the earliest among those with the same keys.

    Of rows on the same day the one that stands first.
    """
    found = np.zeros(len(day), dtype=bool)
    if not len(day):
        return found
    order = np.lexsort((np.arange(len(day)), day, *reversed(keys)))
    is_new = np.zeros(len(day), dtype=bool)
    is_new[0] = True
    for key in keys:
        ordered = key[order]
        is_new[1:] |= ordered[1:] != ordered[:-1]
    found[order[is_new]] = True
    return found


def rows_found(wanted: Numbers, among: Numbers) -> Numbers:
    """For each wanted number its place among distinct numbers; -1 where it is not."""
    if not len(among):
        return np.full(len(wanted), -1, dtype=np.int64)
    order = np.argsort(among)
    at = np.minimum(np.searchsorted(among[order], wanted), len(among) - 1)
    found = order[at]
    return np.where(among[found] == wanted, found, -1)
