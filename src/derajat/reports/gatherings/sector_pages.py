"""The pages of each sector: its gaps, what is asked, its open promises with age."""

from collections.abc import Iterator, Sequence

from derajat.model.labels import Label
from derajat.model.numerals import render_day
from derajat.reports.cells import heading_row, quoted_cell
from derajat.reports.gatherings.concerns import (
    ConcernLine,
    build_concern_table,
    list_concerns,
    needs_work,
)
from derajat.reports.gatherings.promises import (
    Promise,
    as_of,
    open_on,
    promises_of,
)
from derajat.reports.gatherings.sectors import Sector
from derajat.reports.monitoring.standings import StandingBook
from derajat.reports.numbers import count_number
from derajat.reports.outline import (
    Align,
    Block,
    Break,
    Bullets,
    Cell,
    Column,
    Fact,
    Heading,
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
from derajat.reports.stale import build_slot


MOST_PROMISES = 20
MOST_MOVED = 5


def build_sector_pages(
    book: StandingBook, sectors: Sequence[Sector], promises: Sequence[Promise]
) -> Iterator[Block]:
    """Two pages for each sector, in the order of the form."""
    for sector in sectors:
        yield from _build_sector(book, sector, promises_of(sector, promises))


def _build_sector(
    book: StandingBook, sector: Sector, promises: Sequence[Promise]
) -> Iterator[Block]:
    making, key = book.making, sector.key
    lines = list_concerns(book, sector)
    day = as_of(making)
    waiting = open_on(promises, day)
    word = Label("Sektor", "Sector").render(making.language)
    yield Break()
    yield Heading(f"{word}: {sector.label.render(making.language)}")
    yield Paragraph(
        f"{key}-temuan", _finding(making, sector, lines, waiting), Role.LEAD
    )
    if any(line.standing is not None for line in lines):
        yield build_concern_table(making, sector, lines)
    else:
        words = Label(
            "Belum ada nilai indikator yang menyangkut sektor ini.",
            "There is no value of an indicator that concerns this sector yet.",
        )
        yield Paragraph(f"{key}-tanpa-nilai", (words.render(making.language),))
    prompt = Label(
        f"Jawaban {sector.label.id} atas yang diminta, atau biarkan kosong.",
        f"The answer of {sector.label.en} to what is asked, or leave it empty.",
    )
    yield build_slot(making, f"jawaban-{key}", prompt.render(making.language))
    yield from _tell_promises(making, sector, promises, waiting)


def sector_number(making: Making, what: str, sector: Sector, amount: int) -> Number:
    """A count about a sector on the day of the report."""
    fact = Fact(what, sector.key, making.area, making.period.render())
    return count_number(amount, fact, making.language)


def _finding(
    making: Making,
    sector: Sector,
    lines: Sequence[ConcernLine],
    waiting: Sequence[Promise],
) -> Text:
    language = making.language
    missing = [line for line in lines if needs_work(line)]
    return (
        sector_number(making, "concerns-missing", sector, len(missing)),
        Label(" dari ", " of ").render(language),
        sector_number(making, "concerns", sector, len(lines)),
        Label(
            " indikator sektor ini belum sampai target, atau tanpa target belum "
            "menjangkau semua; ",
            " indicators of this sector are short of the target, or without one do "
            "not reach all; ",
        ).render(language),
        sector_number(making, "promises-open", sector, len(waiting)),
        Label(" janji terbuka.", " open promises.").render(language),
    )


def _tell_promises(
    making: Making,
    sector: Sector,
    promises: Sequence[Promise],
    waiting: Sequence[Promise],
) -> Iterator[Block]:
    # The second page of a sheet that the sector takes home.
    yield from [Break()] if promises else []
    title = Label("Janji dan keadaannya", "Promises and how they stand")
    name = sector.label.render(making.language)
    yield Heading(f"{title.render(making.language)}: {name}", 3)
    if not promises:
        words = Label(
            "Belum ada janji sektor ini yang tercatat.",
            "No promise of this sector is recorded yet.",
        )
        yield Paragraph(f"{sector.key}-tanpa-janji", (words.render(making.language),))
        return
    yield Paragraph(
        f"{sector.key}-janji", _tell_kept(making, sector, promises, waiting)
    )
    if waiting:
        yield _table(making, sector, waiting)
    moved = [one for one in promises if one.outcome and not one.is_open(as_of(making))]
    if moved:
        yield from _tell_moved(making, sector, moved)


def _tell_kept(
    making: Making,
    sector: Sector,
    promises: Sequence[Promise],
    waiting: Sequence[Promise],
) -> Text:
    """How many are open, late, and were done in the period of the report."""
    language, day = making.language, as_of(making)
    late = [one for one in waiting if one.due < day]
    first = making.period.first_day
    done = [
        one
        for one in promises
        if one.done_on is not None and first <= one.done_on <= day
    ]
    oldest = max((one.age(day) for one in waiting), default=0)
    return (
        Quoted(Label("Per ", "On ").render(language) + render_day(day, language)),
        ": ",
        sector_number(making, "promises-open", sector, len(waiting)),
        Label(" terbuka, ", " open, ").render(language),
        sector_number(making, "promises-late", sector, len(late)),
        Label(
            " di antaranya lewat tenggat; yang tertua ",
            " of them past their day; the oldest is ",
        ).render(language),
        sector_number(making, "promises-oldest", sector, oldest),
        Label(
            " hari. Selesai dalam periode ini: ", " days old. Done in this period: "
        ).render(language),
        sector_number(making, "promises-done", sector, len(done)),
        ".",
    )


def _table(making: Making, sector: Sector, waiting: Sequence[Promise]) -> Table:
    language = making.language
    words = (
        ("Janji", "Di mana / oleh", "Dibuat", "Tenggat", "Umur (hari)", "Keadaan")
        if language == "id"
        else ("Promise", "Where / by", "Made", "Due", "Age (days)", "State")
    )
    left = len(waiting) - MOST_PROMISES
    notes: tuple[Text, ...] = ()
    if left > 0:
        more = sector_number(making, "promises-left-out", sector, left)
        said = Label("Tidak ditampilkan: ", "Not shown: ").render(language)
        end = Label(" janji terbuka yang lebih baru.", " newer open promises.")
        notes = ((said, more, end.render(language)),)
    return Table(
        key=f"janji-{sector.key}",
        caption=Label("Janji terbuka", "Open promises").render(language),
        columns=(
            Column(4.4),
            Column(2.8),
            Column(2),
            Column(2),
            Column(1.2, Align.RIGHT),
            Column(1.8),
        ),
        heading=(heading_row(words),),
        rows=tuple(_row(making, one) for one in waiting[:MOST_PROMISES]),
        notes=notes,
        size=8.5,
        sheet=f"Janji {sector.key}"[:31],
    )


def _row(making: Making, one: Promise) -> Row:
    language, day = making.language, as_of(making)
    fact = Fact("promise-age", one.key, "", making.period.render())
    is_late = one.due < day
    state = Label("lewat tenggat", "late") if is_late else Label("berjalan", "running")
    return Row(
        (
            quoted_cell(one.title),
            quoted_cell(one.owner),
            quoted_cell(render_day(one.made_on, language)),
            quoted_cell(render_day(one.due, language)),
            Cell((count_number(one.age(day), fact, language),)),
            Cell((state.render(language),), tone=Tone.BAD if is_late else Tone.PLAIN),
        )
    )


def _tell_moved(
    making: Making, sector: Sector, moved: Sequence[Promise]
) -> Iterator[Block]:
    """How the indicators moved after promises were kept; never that they moved them."""
    lead = Label(
        "Sesudah dijalankan, indikatornya bergerak sebagai berikut (bukan berarti "
        "karenanya):",
        "After they were kept, their indicators moved as follows (which does not say "
        "because of them):",
    )
    yield Paragraph(f"{sector.key}-sesudah", (lead.render(making.language),))
    items = tuple(
        (
            Quoted(
                f"{one.title}: {' '.join(filter(None, (one.outcome, one.difference)))}"
            ),
        )
        for one in moved[-MOST_MOVED:]
    )
    yield Bullets(f"{sector.key}-bergerak", items)
