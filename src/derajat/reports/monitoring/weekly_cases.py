"""Diseases by weeks with their signals, and the line of influenza-like illness."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from derajat.figures import Caption, Point, PointState, ShownNumber, TrendFigure
from derajat.model.alerts import DiseaseRule
from derajat.model.calendar import Period, PeriodKind
from derajat.model.numerals import render_week, render_week_number
from derajat.reports.builders import Settings
from derajat.reports.cells import amount_cell, heading_row, quoted_cell
from derajat.reports.monitoring.weekly_book import WeekBook, open_book, tell_no_weeks
from derajat.reports.numbers import ABSENT, count_number, decimal_number
from derajat.reports.outline import (
    Align,
    Block,
    Cell,
    Column,
    Fact,
    Number,
    Paragraph,
    Picture,
    Quoted,
    Role,
    Row,
    Table,
    Text,
    Tone,
)
from derajat.reports.source import Making


VISITS = "X"
INFLUENZA = "Y"
_TREND_WEEKS = 26


def build_weekly_cases(making: Making, _: Settings) -> Sequence[Block]:
    """A row for each disease with a case in the weeks shown, and who had none."""
    book = open_book(making)
    if book is None:
        return tell_no_weeks(making, "kasus-kosong")
    if making.area not in book.table.areas:
        return tell_no_weeks(making, "kasus-kosong")
    places = range(len(book.table.diseases))
    seen = [place for place in places if _has_case(book, place)]
    quiet = [book.table.diseases[place] for place in places if place not in seen]
    return (_table(book, seen), *_tell_quiet(book, quiet))


def _has_case(book: WeekBook, place: int) -> bool:
    cells = (book.table.cell(book.making.area, place, week) for week in book.weeks)
    return any(cell is not None and cell.cases for cell in cells)


def _table(book: WeekBook, places: Sequence[int]) -> Table:
    language = book.making.language
    titles = [render_week_number(week, language) for week in book.weeks]
    lead = book.say("Penyakit", "Disease")
    ordered = sorted(places, key=lambda at: (-len(book.alerts_of(book.week, at)), at))
    return Table(
        key="penyakit",
        caption=book.say(
            "Kasus tiap minggu; (n!) = banyaknya Puskesmas yang melewati ambang",
            "Cases by week; (n!) = health centres at or above the threshold",
        ),
        columns=(Column(4), *(Column(1.25, Align.RIGHT) for _ in book.weeks)),
        heading=(heading_row([lead, *titles]),),
        rows=tuple(_row(book, place) for place in ordered),
        notes=tuple(_notes(book)),
        size=7.5,
    )


def _row(book: WeekBook, place: int) -> Row:
    name = book.table.diseases[place].label.render(book.making.language)
    return Row((quoted_cell(name), *(_cell(book, place, w) for w in book.weeks)))


def _cell(book: WeekBook, place: int, week: int) -> Cell:
    shown = book.cases(book.making.area, place, week)
    if not isinstance(shown, Number):
        return Cell((ABSENT,), tone=Tone.ABSENT)
    units = len(book.alerts_of(week, place))
    if not units:
        return amount_cell(shown)
    return Cell((shown, " (", signals_number(book, place, week), "!)"), tone=Tone.BAD)


def signals_number(book: WeekBook, place: int, week: int) -> Number:
    """How many units have a signal of a disease in a week."""
    code = book.table.diseases[place].code
    when = Period(PeriodKind.WEEK, week).render()
    fact = Fact("signals", code, book.making.area, when)
    return count_number(len(book.alerts_of(week, place)), fact, book.making.language)


def _notes(book: WeekBook) -> Iterator[Text]:
    after_zero = sorted(
        {rule.cases_after_zero for rule in book.table.diseases if rule.cases_after_zero}
    )
    rules = book.table.rules.label.render(book.making.language)
    counts = ", ".join(str(count) for count in after_zero)
    yield (
        Quoted(
            book.say(
                f"Ambang: {rules}. Penyakit dengan aturan 1,5 kali minggu sebelumnya "
                f"memakai hitungan minimum {counts} kasus sesudah minggu tanpa kasus; "
                "angka itu pilihan setempat, bukan angka nasional. Kasus sedikit naik "
                "turun karena kebetulan: sinyal berarti minta diverifikasi, bukan KLB.",
                f"Thresholds: {rules}. Diseases with the rule of 1.5 times the week "
                f"before need at least {counts} cases after a week without any; that "
                "is a local choice, no national number. Few cases go up and down by "
                "chance: a signal asks for verification and is no outbreak.",
            )
        ),
    )
    if any(_is_absent(book, week) for week in book.weeks):
        yield (
            book.say(
                "– tidak ada laporan pada minggu itu; bukan nol.",
                "– no report in that week; not nought.",
            ),
        )


def _is_absent(book: WeekBook, week: int) -> bool:
    cells = (
        book.table.cell(book.making.area, place, week)
        for place in range(len(book.table.diseases))
    )
    return any(cell is None or cell.cases is None for cell in cells)


def _tell_quiet(book: WeekBook, rules: Sequence[DiseaseRule]) -> Iterator[Block]:
    if not rules:
        return
    names = "; ".join(rule.label.render(book.making.language) for rule in rules)
    lead = book.say(
        "Tanpa kasus dilaporkan dalam delapan minggu ini: ",
        "Without a reported case in these eight weeks: ",
    )
    yield Paragraph("tanpa-kasus", (lead, Quoted(f"{names}.")), Role.NOTE)


def build_weekly_trend(making: Making, _: Settings) -> Sequence[Block]:
    """Influenza-like illness among all visits, week by week."""
    book = open_book(making)
    if book is None:
        return tell_no_weeks(making, "ili-kosong")
    visits = _count_visits(book)
    place = book.table.place_of(INFLUENZA)
    if place is None or not any(visits.values()):
        words = book.say(
            "Total kunjungan atau ILI belum dilaporkan, jadi kecenderungannya tidak "
            "dapat digambar.",
            "All visits or influenza-like illness are not reported, so no line can be "
            "drawn.",
        )
        return (Paragraph("ili-kosong", (words,), Role.NOTE),)
    weeks = range(book.week - _TREND_WEEKS + 1, book.week + 1)
    shares = {week: _share(book, place, week, visits) for week in weeks}
    title = book.say(
        "ILI dari semua kunjungan Puskesmas (%), dua puluh enam minggu terakhir",
        "Influenza-like illness of all visits (%), the last twenty-six weeks",
    )
    figure = _figure(book, shares, title)
    numbers = tuple(one for one in shares.values() if isinstance(one, Number))
    return (
        Picture("ili", figure, title, numbers),
        *_tell_visits(book, visits),
    )


def _count_visits(book: WeekBook) -> Mapping[int, int]:
    """All visits of the units by week, as the weekly reports state them."""
    units = {unit.code for unit in book.units}
    found: Counter[int] = Counter()
    for row in book.making.source.load_facts("laporan-w2").to_pylist():
        if row["penyakit"] == VISITS and row["puskesmas"] in units:
            found[row["minggu"]] += row["kasus"] or 0
    return found


def _share(
    book: WeekBook, place: int, week: int, visits: Mapping[int, int]
) -> Number | str:
    cell = book.table.cell(book.making.area, place, week)
    if cell is None or cell.cases is None or not visits.get(week):
        return ABSENT
    when = Period(PeriodKind.WEEK, week).render()
    fact = Fact("share-of-visits", INFLUENZA, book.making.area, when)
    share = Fraction(100 * cell.cases, visits[week])
    return decimal_number(share, 1, fact, book.making.language, "%")


def _figure(
    book: WeekBook, shares: Mapping[int, Number | str], title: str
) -> TrendFigure:
    language = book.making.language
    points = []
    for week, share in shares.items():
        is_known = isinstance(share, Number)
        amount = (
            ShownNumber(share.shown, float(share.exact))
            if isinstance(share, Number)
            else None
        )
        points.append(
            Point(
                period=render_week(week, language),
                tick=render_week_number(week, language),
                value=amount,
                state=PointState.FINAL if is_known else PointState.MISSING,
            )
        )
    caption = Caption(
        key="ili",
        title=title,
        subtitle="",
        unit="%",
        decimals=1,
        source=book.say("laporan mingguan W2", "weekly reports W2"),
        alt=title,
    )
    return TrendFigure(caption, tuple(points))


def _tell_visits(book: WeekBook, visits: Mapping[int, int]) -> Iterator[Block]:
    now = visits.get(book.week)
    if now is None:
        return
    when = Period(PeriodKind.WEEK, book.week).render()
    fact = Fact("visits", VISITS, book.making.area, when)
    shown = count_number(now, fact, book.making.language)
    lead = book.say("Total kunjungan minggu ini: ", "All visits of the week: ")
    end = book.say(
        "; ILI diamati kecenderungannya, tanpa ambang.",
        "; influenza-like illness is watched as a line, without a threshold.",
    )
    yield Paragraph("kunjungan", (lead, shown, end))
