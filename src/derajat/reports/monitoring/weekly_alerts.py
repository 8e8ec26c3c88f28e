"""Alerts of a week with the state of their verification."""

from collections.abc import Sequence

from derajat.model.calendar import Period, PeriodKind
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_week_number
from derajat.reports.builders import Settings
from derajat.reports.cells import amount_cell, heading_row, quoted_cell
from derajat.reports.monitoring.weekly_book import (
    Alert,
    WeekBook,
    open_book,
    tell_no_weeks,
)
from derajat.reports.numbers import count_number
from derajat.reports.outline import (
    Align,
    Block,
    Cell,
    Column,
    Fact,
    Number,
    Paragraph,
    Quoted,
    Role,
    Row,
    Table,
    Text,
    Tone,
)
from derajat.reports.source import Making


MOST_ALERTS = 24
_MINUTES_OF_DAY = 1440
_OUTBREAK = "klb"
_RESULTS = {
    "bukan-klb": Label("bukan KLB", "no outbreak"),
    _OUTBREAK: Label("KLB menurut verifikasi", "outbreak by verification"),
    "salah-data": Label("salah data", "error in the data"),
}


def build_weekly_alerts(making: Making, _: Settings) -> Sequence[Block]:
    """Alerts without a verification first; of the week shown and the one before."""
    book = open_book(making)
    if book is None:
        return tell_no_weeks(making, "sinyal-kosong")
    alerts = list_shown(book)
    if not alerts:
        words = book.say(
            "Tidak ada sinyal pada minggu ini, dan tidak ada sinyal minggu sebelumnya "
            "yang belum diverifikasi.",
            "No signal this week, and none of the week before without verification.",
        )
        return (Paragraph("tanpa-sinyal", (words,)),)
    return (Paragraph("sinyal", _finding(book), Role.LEAD), _table(book, alerts))


def list_shown(book: WeekBook) -> tuple[Alert, ...]:
    """Those of the week, and those of the week before that wait for verification."""
    now = book.alerts_of(book.week)
    waiting = [a for a in book.alerts_of(book.week - 1) if a.verified is None]
    found = [*now, *waiting]
    return tuple(
        sorted(
            found,
            key=lambda a: (a.verified is not None, a.week, a.place, a.area.code),
        )
    )


def list_confirmed(book: WeekBook) -> tuple[Alert, ...]:
    """The signals of the week whose verification says that there is an outbreak."""
    return tuple(
        alert
        for alert in book.alerts_of(book.week)
        if alert.verified is not None and alert.verified["hasil"] == _OUTBREAK
    )


def count_number_of(book: WeekBook, what: str, amount: int) -> Number:
    """A count of alerts of the week of the bulletin."""
    when = Period(PeriodKind.WEEK, book.week).render()
    fact = Fact(what, "SKDR", book.making.area, when)
    return count_number(amount, fact, book.making.language)


def _finding(book: WeekBook) -> Text:
    """How many signals the week has, and how many of them were verified in time."""
    now = book.alerts_of(book.week)
    verified = [alert for alert in now if alert.verified is not None]
    timely = [alert for alert in verified if is_timely(book, alert)]
    return (
        count_number_of(book, "alerts", len(now)),
        book.say(" sinyal minggu ini: ", " signals this week: "),
        count_number_of(book, "alerts-verified", len(verified)),
        book.say(" tercatat diverifikasi, ", " recorded as verified, "),
        count_number_of(book, "alerts-timely", len(timely)),
        book.say(
            " di antaranya dalam dua puluh empat jam sejak batas laporan.",
            " of them within twenty-four hours of the day reports were due.",
        ),
    )


def is_timely(book: WeekBook, alert: Alert) -> bool:
    """Whether an alert was verified before the end of the day of answers."""
    if alert.verified is None:
        return False
    past = book.answer_day + 7 * (alert.week - book.week)
    minute = int(str(alert.verified["diverifikasi"]))
    return minute < (past + 1) * _MINUTES_OF_DAY


def _table(book: WeekBook, alerts: Sequence[Alert]) -> Table:
    titles = (
        book.say("Minggu", "Week"),
        book.say("Penyakit", "Disease"),
        "Puskesmas" if book.making.language == "id" else "Health centre",
        book.say("Kasus", "Cases"),
        book.say("Ambang", "Threshold"),
        book.say("Verifikasi", "Verification"),
    )
    left = len(alerts) - MOST_ALERTS
    notes: tuple[Text, ...] = ()
    if left > 0:
        more = count_number_of(book, "alerts-left-out", left)
        lead = book.say("Tidak ditampilkan: ", "Not shown: ")
        notes = ((lead, more, book.say(" sinyal lain.", " other signals.")),)
    return Table(
        key="daftar-sinyal",
        caption=book.say(
            "Sinyal yang perlu diverifikasi, dan yang sudah",
            "Signals to verify, and those verified",
        ),
        columns=(
            Column(1, Align.CENTRE),
            Column(3.6),
            Column(2.8),
            Column(1, Align.RIGHT),
            Column(1.2, Align.RIGHT),
            Column(3.8),
        ),
        heading=(heading_row(titles),),
        rows=tuple(_row(book, alert) for alert in alerts[:MOST_ALERTS]),
        notes=notes,
        size=7.5,
    )


def _row(book: WeekBook, alert: Alert) -> Row:
    language = book.making.language
    return Row(
        (
            quoted_cell(render_week_number(alert.week, language)),
            quoted_cell(alert.rule.label.render(language)),
            quoted_cell(alert.area.name),
            amount_cell(book.cases(alert.area.code, alert.place, alert.week)),
            amount_cell(_needed(book, alert)),
            _state_cell(book, alert),
        )
    )


def _needed(book: WeekBook, alert: Alert) -> Number:
    when = Period(PeriodKind.WEEK, alert.week).render()
    fact = Fact("threshold", alert.rule.code, alert.area.code, when)
    return count_number(alert.cell.needed or 0, fact, book.making.language)


def _state_cell(book: WeekBook, alert: Alert) -> Cell:
    """When it was verified and with which result; else until when it is due."""
    language = book.making.language
    if alert.verified is None:
        day = book.answer_day + 7 * (alert.week - book.week)
        due = render_day(day, language)
        said = book.say(f"belum tercatat; batas {due}", f"not recorded; due by {due}")
        return Cell((Quoted(said),), tone=Tone.BAD)
    day = int(str(alert.verified["diverifikasi"])) // _MINUTES_OF_DAY
    result = _RESULTS.get(str(alert.verified["hasil"] or ""))
    words = result.render(language) if result else book.say("tanpa hasil", "no result")
    late = "" if is_timely(book, alert) else book.say(", terlambat", ", late")
    said = f"{render_day(day, language)}{late}: {words}"
    tone = Tone.GOOD if is_timely(book, alert) else Tone.UNSURE
    return Cell((Quoted(said),), tone=tone)
