"""The key indicators of a place on one page, with state, past, gap and place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from derajat.model.areas import Area
from derajat.model.calendar import Period, PeriodKind
from derajat.model.labels import Label
from derajat.model.numerals import render_period
from derajat.reports.areas.rows import list_areas
from derajat.reports.builders import Settings
from derajat.reports.cells import TONES, heading_row, quoted_cell
from derajat.reports.monitoring.ranks import RankSpan, rank_of
from derajat.reports.monitoring.standings import (
    Standing,
    StandingBook,
    missing_text,
    open_standings,
    state_label,
    target_text,
    tell_targets,
)
from derajat.reports.numbers import ABSENT, count_number, value_number
from derajat.reports.outline import (
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
from derajat.reports.settings import words_of
from derajat.reports.source import Making
from derajat.reports.statements import tell_value


_MOST_GAPS = 3


@dataclass(frozen=True)
class _Line:
    """An indicator with its standing; None where there is no value."""

    code: str
    standing: Standing | None
    rank: RankSpan | None


def build_profile(making: Making, settings: Settings) -> Sequence[Block]:
    """The finding, the table of `indicators`, and where most people are missing."""
    book = open_standings(making)
    others = _list_alike(making)
    codes = words_of(settings["indicators"])
    lines = [_line(book, code, others) for code in codes]
    known = [line.standing for line in lines if line.standing is not None]
    if not known:
        words = Label(
            "Belum ada nilai indikator utama untuk wilayah dan periode ini.",
            "There is no value of a key indicator for this place and period yet.",
        )
        return (Paragraph("kosong", (words.render(making.language),), Role.WARNING),)
    judged = [one for one in known if one.state is not None]
    blocks: list[Block] = []
    if judged:
        blocks.append(Paragraph("temuan", tell_targets(making, judged), Role.LEAD))
    blocks.append(_table(making, lines))
    blocks += _tell_gaps(making, known)
    blocks.append(_tell_quality(making, lines))
    return tuple(blocks)


def _list_alike(making: Making) -> tuple[Area, ...]:
    """The areas of the same level in the whole office."""
    whole = Making(
        making.source, making.report, making.office.area, making.period, making.language
    )
    level = making.source.area(making.area).level
    return list_areas(whole, level.value, making.period)


def _line(book: StandingBook, code: str, others: Sequence[Area]) -> _Line:
    one = book.find(code, book.making.area)
    if one is None:
        return _Line(code, None, None)
    found = book.find_many(code, [each.code for each in others], one.period)
    return _Line(code, one, rank_of(one, found.values()))


def _earlier(period: Period) -> tuple[Period, Period]:
    """The two periods shown before: two years, or a year and a month before."""
    year = {PeriodKind.YEAR: 1, PeriodKind.QUARTER: 4, PeriodKind.MONTH: 12}
    back = year.get(period.kind, 1)
    nearer = 1
    farther = 2 * back if period.kind is PeriodKind.YEAR else back
    first = Period(period.kind, period.number - farther)
    return (first, Period(period.kind, period.number - nearer))


def _table(making: Making, lines: Sequence[_Line]) -> Table:
    language = making.language
    before = [render_period(one, language) for one in _earlier(making.period)]
    now = render_period(making.period, language)
    words = (
        ("Indikator", *before, now, "Target", "Status", "Kurang kini", "Peringkat")
        if language == "id"
        else ("Indicator", *before, now, "Target", "State", "Missing", "Rank")
    )
    caption = Label("Indikator utama", "Key indicators").render(language)
    return Table(
        key="indikator",
        caption=caption,
        columns=tuple(map(Column, (4.6, 1.3, 1.3, 3.1, 1.2, 2, 2, 2.1))),
        heading=(heading_row(words),),
        rows=tuple(_row(making, line) for line in lines),
        notes=tuple(_notes(making, lines)),
        size=7.5,
    )


def _row(making: Making, line: _Line) -> Row:
    language, one = making.language, line.standing
    label = making.source.catalogue.indicators[line.code].label.render(language)
    past = tuple(_past_cell(making, line.code, p) for p in _earlier(making.period))
    if one is None:
        words = Label("belum ada data", "no data yet").render(language)
        absent = tuple(Cell((ABSENT,), tone=Tone.ABSENT) for _ in range(4))
        value = Cell((words,), tone=Tone.ABSENT)
        return Row((quoted_cell(label), *past, value, *absent))
    return Row(
        (
            quoted_cell(label),
            *past,
            Cell(_value_text(making, one)),
            Cell(target_text(making, one.question)),
            _state_cell(making, one),
            Cell(missing_text(making, one)),
            Cell(_rank_text(making, one, line.rank)),
        )
    )


def _value_text(making: Making, one: Standing) -> Text:
    """The value with its counts; of an earlier period also which."""
    said = tell_value(one.value, making.source.catalogue, making.language)
    if one.period == making.period:
        return said
    return (*said, Quoted(f" · {render_period(one.period, making.language)}"))


def _past_cell(making: Making, code: str, period: Period) -> Cell:
    value = making.source.value(code, making.area, period)
    number = value_number(value, making.source.catalogue, making.language, unit=False)
    return Cell((number,), tone=Tone.PLAIN)


def _state_cell(making: Making, one: Standing) -> Cell:
    words = state_label(one).render(making.language)
    return Cell((words,), tone=TONES[one.state])


def _rank_text(making: Making, one: Standing, rank: RankSpan | None) -> Text:
    """`3–17 dari 42`; `tidak dapat dibedakan` where all intervals overlap."""
    language = making.language
    if rank is None or rank.among < 2:
        return (ABSENT,)
    if not rank.is_told:
        words = Label("tidak dapat dibedakan", "cannot be told apart")
        return (words.render(language),)

    def number(what: str, amount: int) -> Number:
        fact = Fact(what, one.indicator.code, one.area, one.value.period)
        return count_number(amount, fact, language)

    of = Label(" dari ", " of ").render(language)
    among = number("rank-among", rank.among)
    best = number("rank-best", rank.best)
    if rank.best == rank.worst:
        return (best, of, among)
    return (best, "–", number("rank-worst", rank.worst), of, among)


def _notes(making: Making, lines: Sequence[_Line]) -> Iterator[Text]:
    if any(line.rank is not None for line in lines):
        words = Label(
            "Peringkat: tempat terbaik sampai terburuk yang mungkin di antara wilayah "
            "setingkat, menurut rentang 95 persen; rentang yang tumpang tindih tidak "
            "dapat dibedakan.",
            "Rank: the best to the worst place that is possible among areas alike, by "
            "95 per cent intervals; intervals that overlap cannot be told apart.",
        )
        yield (words.render(making.language),)


def _tell_gaps(making: Making, known: Sequence[Standing]) -> Iterator[Block]:
    """Where most people are missing, in persons."""
    missing = sorted(known, key=lambda one: (-one.missing, one.indicator.code))
    shown = [one for one in missing if one.missing][:_MOST_GAPS]
    if not shown:
        return
    text: list[str | Number] = [
        Label("Kekurangan terbesar: ", "Most people missing: ").render(making.language)
    ]
    for place, one in enumerate(shown):
        name = one.indicator.label.render(making.language)
        text += ["; " if place else "", *missing_text(making, one)]
        text.append(Quoted(f" ({name})"))
    yield Paragraph("kekurangan", (*text, "."))


def _tell_quality(making: Making, lines: Sequence[_Line]) -> Paragraph:
    """Which numbers rest on incomplete reports, are doubtful, or are not there."""
    known = [line for line in lines if line.standing is not None]
    absent = [_name(making, line) for line in lines if line.standing is None]
    said = []
    for flag, label in _DOUBTS.items():
        names = [_name(making, line) for line in known if flag in _flags(line)]
        if names:
            said.append(
                f"{label.render(making.language)}: {_list_names(making, names)}"
            )
    if absent:
        words = Label("belum ada data", "no data yet").render(making.language)
        said.append(f"{words}: {_list_names(making, absent)}")
    lead = Label("Mutu data: ", "Quality of data: ").render(making.language)
    clean = Label(
        "semua laporan di balik angka ini sudah masuk.",
        "all reports behind these numbers have come.",
    ).render(making.language)
    text = f"{'. '.join(said)}." if said else clean
    return Paragraph("mutu", (lead, Quoted(text)), Role.NOTE)


def _list_names(making: Making, names: Sequence[str]) -> str:
    """The first names, and how many more: the page has no room for all."""
    first = "; ".join(names[:_MOST_NAMED])
    more = len(names) - _MOST_NAMED
    if more <= 0:
        return first
    return first + Label(f"; dan {more} lain", f"; and {more} more").render(
        making.language
    )


def _name(making: Making, line: _Line) -> str:
    return making.source.indicator(line.code).label.render(making.language)


def _flags(line: _Line) -> list[str]:
    return line.standing.value.flags.split(";") if line.standing else []


_MOST_NAMED = 2
_DOUBTS = {
    "incomplete": Label("belum semua unit melapor", "not all units have reported"),
    "over-100": Label(
        "lebih dari seratus persen, penyebut diragukan",
        "over a hundred per cent, the denominator is in doubt",
    ),
    "estimated": Label(
        "sasaran dibagi dari wilayah di atasnya", "eligible share of a larger area"
    ),
    "assumed-area": Label("wilayah diasumsikan", "area assumed"),
    "place-unknown": Label("sebagian tempat tidak diketahui", "some places unknown"),
}
