"""Ages in full months, as people count them."""

import numpy as np

from derajat.city.registers import Numbers


def months_between(born: Numbers, day: Numbers) -> Numbers:
    """Full months from a birth to a day; the day of the month must be reached."""
    births, days = born.astype("datetime64[D]"), day.astype("datetime64[D]")
    first, last = births.astype("datetime64[M]"), days.astype("datetime64[M]")
    is_short = days - last < births - first
    return np.asarray((last - first).astype(np.int64) - is_short)


def days_later(born: Numbers, months: int) -> Numbers:
    """The same day so many months later; the 1st after a month without that day."""
    births = born.astype("datetime64[D]")
    start = births.astype("datetime64[M]")
    month = start + np.timedelta64(months, "M")
    day = month.astype("datetime64[D]") + (births - start.astype("datetime64[D]"))
    following = (month + np.timedelta64(1, "M")).astype("datetime64[D]")
    return np.asarray(np.minimum(day, following), dtype=np.int64)
