"""Which rows stand for a thing: of each year it is there, its first, its last."""

import numpy as np

from derajat.city.persons import first_of_each
from derajat.city.registers import Numbers, Register, plain
from derajat.model.calendar import day_number, first_day_of_month


FIRST_YEAR, LAST_YEAR = 1990, 2100


def roster_of(register: Register, begins: str, ends: str, until: int) -> Register:
    """One row for each year at whose end a row of the register is still there.

    Both days belong to the stay, an unknown end is still to come. The year in which
    the files end is looked at on their last day, `until`. Columns `tahun` and `akhir`
    (the last day looked at) are added.
    """
    known = register.is_known(begins)
    last = np.where(register.is_known(ends), register[ends], 2**31)
    rows, years, days = [], [], []
    for year in range(FIRST_YEAR, LAST_YEAR):
        if day_number(year, 1, 1) > until:
            break
        day = min(day_number(year, 12, 31), until)
        there = np.flatnonzero(known & (register[begins] <= day) & (last >= day))
        rows.append(there)
        years.append(np.full(len(there), year))
        days.append(np.full(len(there), day))
    chosen = register.at(np.concatenate(rows))
    added = {
        "tahun": plain(np.concatenate(years)),
        "akhir": plain(np.concatenate(days)),
    }
    return Register(register.name, {**chosen.columns, **added})


def last_reported_day(monthly: Register, month: str = "bulan") -> int:
    """The last day that files speak of: that of the last month of a monthly report."""
    return first_day_of_month(int(monthly[month].max()) + 1) - 1


def year_of(days: Numbers) -> Numbers:
    """The years of days."""
    years = days.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64)
    return np.asarray(years + 1970)


def first_row_of_each(register: Register, keys: tuple[str, ...], day: str) -> Register:
    """The earliest row of each combination of known keys; on one day the upper row."""
    known = np.all([register.is_known(name) for name in (*keys, day)], axis=0)
    rows = register.at(known)
    return rows.at(first_of_each(rows[day], *(rows[name] for name in keys)))


def last_row_of_each(register: Register, keys: tuple[str, ...], day: str) -> Register:
    """The latest row of each combination of known keys; on one day the lower row."""
    known = np.all([register.is_known(name) for name in (*keys, day)], axis=0)
    turned = register.at(np.flatnonzero(known)[::-1])
    is_last = first_of_each(-turned[day], *(turned[name] for name in keys))
    return turned.at(np.flatnonzero(is_last)[::-1])
