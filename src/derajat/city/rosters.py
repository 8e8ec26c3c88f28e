"""Who or what is there at the end of each year, from registers with two days."""

import numpy as np

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
