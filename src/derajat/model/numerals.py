"""Numbers, dates and periods as people read them, in one place."""

import datetime
from decimal import ROUND_HALF_UP, Decimal

from derajat.model.calendar import (
    Period,
    PeriodKind,
    date_of_day,
    day_of_date,
    first_day_of_week,
    year_and_week,
)


_MARKS = {"id": (".", ","), "en": (",", ".")}

MONTH_NAMES = {
    "id": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}

_ROMAN = ("I", "II", "III", "IV")


def render_number(text: str | int, language: str = "id") -> str:
    """A number written with a decimal point, with the marks of the language.

    `1234.5` is `1.234,5` in Indonesian and `1,234.5` in English.
    """
    thousands, decimal = _MARKS[language]
    sign, digits = ("-", str(text)[1:]) if str(text).startswith("-") else ("", text)
    whole, _, part = str(digits).partition(".")
    grouped = f"{int(whole):,}".replace(",", thousands) if whole.isdigit() else whole
    return sign + grouped + (decimal + part if part else "")


def render_day(day: int, language: str = "id") -> str:
    """A day number as `3 Juni 2026` or `3 June 2026`."""
    date = date_of_day(day)
    return f"{date.day} {MONTH_NAMES[language][date.month - 1]} {date.year}"


def render_moment(moment: datetime.datetime, language: str = "id") -> str:
    """A local moment as `3 Juni 2026 14.05`, or `3 June 2026 14:05`."""
    day = day_of_date(moment)
    mark = "." if language == "id" else ":"
    return f"{render_day(day, language)} {moment:%H}{mark}{moment:%M}"


def render_period(period: Period, language: str = "id") -> str:
    """A period in words: `Juni 2026`, `triwulan II 2026`, `2024-2026`."""
    indonesian = language == "id"
    if period.kind is PeriodKind.WEEK:
        start = render_day(first_day_of_week(period.number), language)
        year, week = period.render().split("-W")
        word = "minggu" if indonesian else "week"
        since = "mulai" if indonesian else "from"
        return f"{word} {int(week)} {year} ({since} {start})"
    if period.kind is PeriodKind.MONTH:
        return f"{MONTH_NAMES[language][period.number % 12]} {period.year}"
    if period.kind is PeriodKind.QUARTER:
        word = "triwulan" if indonesian else "quarter"
        return f"{word} {_ROMAN[period.number % 4]} {period.number // 4}"
    if period.kind is PeriodKind.SEMESTER:
        return f"semester {_ROMAN[period.number % 2]} {period.number // 2}"
    return period.render().replace("..", "-")


def render_span(first_day: int, last_day: int, language: str = "id") -> str:
    """Two day numbers without their year: `8–14 Nov`, `29 Mar–4 Apr`."""
    first, last = date_of_day(first_day), date_of_day(last_day)
    end = f"{last.day} {_short_month(last.month, language)}"
    if first.month == last.month:
        return f"{first.day}–{end}"
    return f"{first.day} {_short_month(first.month, language)}–{end}"


def render_week(week: int, language: str = "id") -> str:
    """A running week number with its days: `M45 (8–14 Nov 2026)`."""
    start = first_day_of_week(week)
    span = render_span(start, start + 6, language)
    year = date_of_day(start + 6).year
    return f"{render_week_number(week, language)} ({span} {year})"


def render_week_number(week: int, language: str = "id") -> str:
    """`M45`, in English `W45`."""
    letter = "M" if language == "id" else "W"
    return f"{letter}{year_and_week(week)[1]}"


def render_zoned_moment(moment: datetime.datetime, language: str = "id") -> str:
    """A moment with its zone: `14 Nov 2026 10.20 WIB`."""
    mark = "." if language == "id" else ":"
    month = _short_month(moment.month, language)
    clock = f"{moment.hour:02d}{mark}{moment.minute:02d} {moment.tzname() or ''}"
    return f"{moment.day} {month} {moment.year} {clock}".strip()


_SHORT_MONTHS = {"Agustus": "Agu", "August": "Aug"}


def _short_month(month: int, language: str) -> str:
    name = MONTH_NAMES[language][month - 1]
    return _SHORT_MONTHS.get(name, name[:3])


_RUPIAH_STEPS = (
    (Decimal(10) ** 12, "triliun", "trillion"),
    (Decimal(10) ** 9, "miliar", "billion"),
    (Decimal(10) ** 6, "juta", "million"),
)


def render_rupiah(amount: Decimal, language: str = "id") -> str:
    """An exact amount: `Rp2.400.000.000`."""
    text = f"{amount:f}"
    plain = text.rstrip("0").rstrip(".") if "." in text else text
    return f"Rp{render_number(plain, language)}"


def render_rupiah_short(amount: Decimal, language: str = "id") -> str:
    """An amount to one decimal of its order: `Rp2,4 miliar`, `Rp850.000`."""
    for step, indonesian, english in _RUPIAH_STEPS:
        if abs(amount) >= step:
            shown = (amount / step).quantize(Decimal("0.1"), ROUND_HALF_UP)
            plain = f"{shown:f}".removesuffix(".0")
            word = indonesian if language == "id" else english
            return f"Rp{render_number(plain, language)} {word}"
    return render_rupiah(amount, language)
