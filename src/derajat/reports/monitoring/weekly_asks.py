"""What a bulletin asks: of whom, what, and by when."""

from collections import Counter
from collections.abc import Iterator, Sequence

from derajat.model.areas import Area
from derajat.model.numerals import render_day, render_week_number
from derajat.reports.builders import Settings
from derajat.reports.cells import heading_row, quoted_cell
from derajat.reports.monitoring.weekly_alerts import list_confirmed, list_shown
from derajat.reports.monitoring.weekly_book import WeekBook, open_book, tell_no_weeks
from derajat.reports.monitoring.weekly_outbreaks import FEWEST_CASES, find_candidates
from derajat.reports.monitoring.weekly_reports import find_silent
from derajat.reports.numbers import count_number
from derajat.reports.outline import (
    Block,
    Cell,
    Column,
    Fact,
    Number,
    Paragraph,
    Quoted,
    Row,
    Table,
    Text,
)
from derajat.reports.source import Making


def build_weekly_asks(making: Making, _: Settings) -> Sequence[Block]:
    """A row for each who is asked; nothing asked says so."""
    book = open_book(making)
    if book is None:
        return tell_no_weeks(making, "permintaan-kosong")
    rows = tuple(_rows(book))
    if not rows:
        words = book.say("Tidak ada yang diminta minggu ini.", "Nothing is asked.")
        return (Paragraph("tanpa-permintaan", (words,)),)
    titles = (
        book.say("Siapa", "Who"),
        book.say("Apa yang diminta", "What is asked"),
        book.say("Paling lambat", "By"),
    )
    return (
        Table(
            key="permintaan",
            caption=book.say("Yang diminta", "What is asked"),
            columns=(Column(3), Column(6), Column(2.4)),
            heading=(heading_row(titles),),
            rows=rows,
            size=8.0,
        ),
    )


def _rows(book: WeekBook) -> Iterator[Row]:
    language = book.making.language
    day = render_day(book.answer_day, language)
    week = render_week_number(book.week, language)
    for unit in find_silent(book):
        sending = book.say(
            f"mengirim laporan W2 {week}", f"send the report W2 of {week}"
        )
        yield _row(unit.name, (sending,), day)
    waiting = Counter(a.area for a in list_shown(book) if a.verified is None)
    for unit in sorted(waiting, key=lambda unit: (-waiting[unit], unit.code)):
        yield _row(unit.name, _verify(book, unit, waiting[unit]), day)
    who = book.say("Tim surveilans dinas", "Surveillance team of the office")
    if list_confirmed(book):
        yield _row(who, _investigate(book), day)
    listed = [one for one in find_candidates(book) if one.cases >= FEWEST_CASES]
    if listed:
        amount = _count(book, "candidates", book.making.area, len(listed))
        said: Text = (
            book.say("memeriksa ", "look at "),
            amount,
            book.say(
                " calon KLB dan mengusulkan penyelidikan kepada kepala dinas bila "
                "terbukti",
                " candidates for an outbreak and propose an investigation to the head "
                "of the office where confirmed",
            ),
        )
        yield _row(who, said, day)


def _investigate(book: WeekBook) -> Text:
    confirmed = list_confirmed(book)
    language = book.making.language
    named = "; ".join(
        f"{alert.rule.label.render(language)}, {alert.area.name}" for alert in confirmed
    )
    return (
        book.say("menyelidiki ", "investigate "),
        _count(book, "alerts-confirmed", book.making.area, len(confirmed)),
        book.say(
            " sinyal yang menurut verifikasi adalah KLB dan melaporkannya kepada "
            "kepala dinas: ",
            " signals that verification calls an outbreak, and report them to the head "
            "of the office: ",
        ),
        Quoted(f"{named}."),
    )


def _verify(book: WeekBook, unit: Area, amount: int) -> Text:
    return (
        book.say("memverifikasi ", "verify "),
        _count(book, "alerts-waiting", unit.code, amount),
        book.say(" sinyal dan mencatat hasilnya", " signals and record the result"),
    )


def _count(book: WeekBook, what: str, area: str, amount: int) -> Number:
    fact = Fact(what, "SKDR", area, book.making.period.render())
    return count_number(amount, fact, book.making.language)


def _row(who: str, what: Text, until: str) -> Row:
    return Row((quoted_cell(who), Cell(what), quoted_cell(until)))
