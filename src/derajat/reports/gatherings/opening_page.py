"""The first page of a Rakor pack: what needs attention, and who owes what."""

from collections.abc import Sequence

from derajat.model.judgement import State
from derajat.model.labels import Label
from derajat.model.numerals import render_day
from derajat.reports.builders import Settings
from derajat.reports.cells import TONES, heading_row, quoted_cell
from derajat.reports.gatherings.concerns import list_concerns, needs_work
from derajat.reports.gatherings.promises import (
    Promise,
    as_of,
    list_promises,
    open_on,
    promises_of,
)
from derajat.reports.gatherings.sector_pages import build_sector_pages, sector_number
from derajat.reports.gatherings.sectors import Sector, read_sectors
from derajat.reports.monitoring.standings import (
    Standing,
    StandingBook,
    left_out,
    list_standings,
    missing_text,
    open_standings,
    state_label,
    target_text,
    tell_targets,
)
from derajat.reports.numbers import count_number, value_number
from derajat.reports.outline import (
    Align,
    Block,
    Cell,
    Column,
    Fact,
    Paragraph,
    Quoted,
    Role,
    Row,
    Table,
    Text,
)
from derajat.reports.source import Making


MOST_LINES = 12
MOST_TOO_MANY = 3


def build_attention(making: Making, _: Settings) -> Sequence[Block]:
    """The targets that miss most people, those with most first."""
    book = open_standings(making)
    standings = list_standings(book)
    if not standings:
        words = Label(
            "Belum ada nilai periode ini yang dapat dibandingkan dengan target.",
            "No value of this period can be held against a target yet.",
        )
        text: Text = (words.render(making.language),)
        return (Paragraph("tanpa-capaian", text, Role.WARNING),)
    finding = Paragraph("perhatian", tell_targets(making, standings), Role.LEAD)
    missing = [one for one in standings if one.missing]
    listed = [*missing[:MOST_LINES], *_too_many(standings)]
    left = len(missing) - MOST_LINES
    return (finding, _table(making, listed, left)) if listed else (finding,)


def _too_many(standings: Sequence[Standing]) -> Sequence[Standing]:
    """Where fewer is better and the target was missed: cases above it, most first."""
    found = [
        (one.score.gap.fewer, one)
        for one in standings
        if one.score and one.score.gap and one.state is State.NOT_REACHED
    ]
    ranked = sorted(found, key=lambda each: (-each[0], each[1].indicator.code))
    return [one for fewer, one in ranked if fewer][:MOST_TOO_MANY]


def _table(making: Making, missing: Sequence[Standing], left: int) -> Table:
    words = (
        ("Indikator", "Capaian", "Target", "Status", "Kurang")
        if making.language == "id"
        else ("Indicator", "Value", "Target", "State", "Missing")
    )
    caption = Label("Perlu perhatian bersama", "Needs attention together")
    return Table(
        key="perhatian-daftar",
        caption=caption.render(making.language),
        columns=(
            Column(6),
            Column(2, Align.RIGHT),
            Column(1.4, Align.RIGHT),
            Column(2.2),
            Column(2.6),
        ),
        heading=(heading_row(words),),
        rows=tuple(_row(making, one) for one in missing),
        notes=left_out(making, left),
        size=8.0,
    )


def _row(making: Making, one: Standing) -> Row:
    language = making.language
    return Row(
        (
            quoted_cell(one.indicator.label.render(language)),
            Cell((value_number(one.value, making.source.catalogue, language),)),
            Cell(target_text(making, one.question)),
            Cell((state_label(one).render(language),), tone=TONES[one.state]),
            Cell(missing_text(making, one)),
        )
    )


def build_sector_pack(making: Making, settings: Settings) -> Sequence[Block]:
    """The `sectors` at a glance, then two pages for each."""
    book, promises = open_standings(making), list_promises(making)
    sectors = read_sectors(settings)
    overview = _build_overview(book, sectors, promises)
    return (overview, *build_sector_pages(book, sectors, promises))


def _build_overview(
    book: StandingBook, sectors: Sequence[Sector], promises: Sequence[Promise]
) -> Table:
    """A row for each sector: gaps that concern it, promises open and late."""
    making = book.making
    words = (
        (
            "Sektor",
            "Indikator kurang",
            "Janji terbuka",
            "Lewat tenggat",
            "Tertua (hari)",
        )
        if making.language == "id"
        else ("Sector", "Indicators missing", "Open promises", "Late", "Oldest (days)")
    )
    caption = Label("Ringkasan per sektor", "Sectors at a glance")
    rows = tuple(_sector_row(book, one, promises_of(one, promises)) for one in sectors)
    return Table(
        key="sektor",
        caption=caption.render(making.language),
        columns=(Column(5), *(Column(2, Align.RIGHT) for _ in words[1:])),
        heading=(heading_row(words),),
        rows=rows,
        notes=tuple(_notes(making, sectors, promises)),
        size=8.0,
    )


def _sector_row(book: StandingBook, sector: Sector, promises: Sequence[Promise]) -> Row:
    making, day = book.making, as_of(book.making)
    waiting = open_on(promises, day)
    lines = list_concerns(book, sector)
    counts = {
        "concerns-missing": sum(map(needs_work, lines)),
        "promises-open": len(waiting),
        "promises-late": sum(one.due < day for one in waiting),
        "promises-oldest": max((one.age(day) for one in waiting), default=0),
    }
    name = quoted_cell(sector.label.render(making.language))
    cells = (
        Cell((sector_number(making, what, sector, amount),))
        for what, amount in counts.items()
    )
    return Row((name, *cells))


def _notes(
    making: Making, sectors: Sequence[Sector], promises: Sequence[Promise]
) -> Sequence[Text]:
    """The day of the promises, and those of sectors that have no page."""
    language, day = making.language, as_of(making)
    when = Label("Janji per ", "Promises on ").render(language)
    notes: list[Text] = [(Quoted(f"{when}{render_day(day, language)}."),)]
    waiting = open_on(promises, day)
    other = [one for one in waiting if not any(s.is_named(one.sector) for s in sectors)]
    if other:
        fact = Fact("promises-elsewhere", "", making.area, making.period.render())
        number = count_number(len(other), fact, language)
        names = ", ".join(sorted({one.sector for one in other}))
        said = Label(
            "Janji terbuka sektor tanpa halaman: ", "Open promises of other sectors: "
        )
        notes.append((said.render(language), number, Quoted(f" ({names}).")))
    return notes
