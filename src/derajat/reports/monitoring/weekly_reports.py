"""Reports of a week: how many came, how many in time, and who did not report."""

from collections.abc import Iterator, Sequence

from derajat.model.alerts import ReportingTarget
from derajat.model.areas import Area
from derajat.model.calendar import Period, PeriodKind
from derajat.model.numerals import render_week, render_week_number
from derajat.model.values import Value
from derajat.reports.builders import Settings
from derajat.reports.cells import amount_cell, heading_row, quoted_cell
from derajat.reports.monitoring.weekly_book import WeekBook, open_book, tell_no_weeks
from derajat.reports.numbers import (
    ABSENT,
    count_number,
    denominator_number,
    numerator_number,
    value_number,
)
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


COMPLETENESS, TIMELINESS = "SKDR-KLP-M", "SKDR-TPT-M"


def build_weekly_reports(making: Making, _: Settings) -> Sequence[Block]:
    """Completeness and timeliness of the last weeks, and the units without a report."""
    book = open_book(making)
    if book is None:
        return tell_no_weeks(making, "laporan-kosong")
    return (_table(book), *_tell_units(book))


def value_of(book: WeekBook, code: str, area: str, week: int) -> Value | None:
    """A stored weekly value."""
    when = Period(PeriodKind.WEEK, week).render()
    return book.making.source.value(code, area, when)


def find_silent(book: WeekBook) -> tuple[Area, ...]:
    """The units that had to report the week and did not."""
    return tuple(_without(book, COMPLETENESS))


def find_late(book: WeekBook) -> tuple[Area, ...]:
    """The units whose report came after its day."""
    silent = {unit.code for unit in find_silent(book)}
    found = _without(book, TIMELINESS)
    return tuple(unit for unit in found if unit.code not in silent)


def _without(book: WeekBook, code: str) -> Iterator[Area]:
    for unit in book.units:
        value = value_of(book, code, unit.code, book.week)
        if value is not None and value.numerator == 0:
            yield unit


def _table(book: WeekBook) -> Table:
    rules = book.table.rules
    titles = [render_week_number(week, book.making.language) for week in book.weeks]
    named = book.say("Laporan W2", "Weekly reports"), book.say("Syarat", "Required")
    return Table(
        key="kelengkapan",
        caption=book.say(
            "Kelengkapan dan ketepatan laporan delapan minggu terakhir",
            "Completeness and timeliness of reports in the last eight weeks",
        ),
        columns=(
            Column(3.4),
            Column(1.2, Align.RIGHT),
            *(Column(1.3, Align.RIGHT) for _ in book.weeks),
        ),
        heading=(heading_row([*named, *titles]),),
        rows=(
            _row(book, COMPLETENESS, rules.completeness),
            _row(book, TIMELINESS, rules.timeliness),
            _counts_row(book),
        ),
        notes=tuple(_notes(book, (rules.completeness, rules.timeliness))),
        size=8.0,
    )


def _row(book: WeekBook, code: str, target: ReportingTarget) -> Row:
    fact = Fact("reporting-target", code, book.making.office.area)
    least = count_number(target.at_least, fact, book.making.language)
    cells = [_judged(book, code, week, target) for week in book.weeks]
    label = quoted_cell(f"{target.label.render(book.making.language)} (%)")
    return Row((label, Cell(("≥ ", least, "%")), *cells))


def _judged(book: WeekBook, code: str, week: int, target: ReportingTarget) -> Cell:
    value = value_of(book, code, book.making.area, week)
    shown = _share(book, value)
    if value is None or value.value is None:
        return Cell((ABSENT,), tone=Tone.ABSENT)
    is_enough = value.value >= target.at_least
    return Cell((shown,), tone=Tone.GOOD if is_enough else Tone.BAD)


def _share(book: WeekBook, value: Value | None) -> Number | str:
    catalogue, language = book.making.source.catalogue, book.making.language
    return value_number(value, catalogue, language, unit=False)


def _counts_row(book: WeekBook) -> Row:
    label = book.say("Laporan masuk dari yang wajib", "Reports come of those due")
    cells = []
    for week in book.weeks:
        value = value_of(book, COMPLETENESS, book.making.area, week)
        come = numerator_number(value, book.making.language)
        due = denominator_number(value, book.making.language)
        of = book.say(" dari ", " of ")
        none: Text = (ABSENT,)
        cells.append(amount_cell(none if value is None else (come, of, due)))
    return Row((quoted_cell(label), Cell(), *cells))


def _notes(book: WeekBook, targets: Sequence[ReportingTarget]) -> Iterator[Text]:
    if not all(target.confirmed for target in targets):
        yield (
            book.say(
                "Syarat kelengkapan dan ketepatan belum dikonfirmasi pada naskah "
                "aturan yang mengikat.",
                "What completeness and timeliness must reach is not confirmed by the "
                "text of a binding rule yet.",
            ),
        )


def _tell_units(book: WeekBook) -> Iterator[Block]:
    """Who did not report, and whose report was late, by name."""
    when = render_week(book.week, book.making.language)
    if value_of(book, COMPLETENESS, book.making.area, book.week) is None:
        words = book.say(
            f"Penerimaan laporan {when} belum tercatat, jadi tidak dapat disebut siapa "
            "yang belum melapor.",
            f"The receipt of reports of {when} is not recorded, so it cannot be told "
            "who did not report.",
        )
        yield Paragraph("penerimaan", (Quoted(words),), Role.WARNING)
        return
    lead = book.say("Belum melapor", "Not reported")
    yield Paragraph("belum-melapor", _named(book, lead, find_silent(book)))
    lead = book.say("Melapor sesudah hari Senin", "Reported after Monday")
    yield Paragraph("terlambat", _named(book, lead, find_late(book)))


def _named(book: WeekBook, lead: str, units: Sequence[Area]) -> Text:
    if not units:
        return (f"{lead}: ", book.say("tidak ada.", "none."))
    names = ", ".join(unit.name for unit in units)
    return (f"{lead}: ", Quoted(f"{names}."))
