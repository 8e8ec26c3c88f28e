"""Numbers, dates and periods as people read them, in one place."""

from decimal import ROUND_HALF_UP, Decimal

from derajat.model.calendar import Period, PeriodKind, date_of_day, first_day_of_week


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
