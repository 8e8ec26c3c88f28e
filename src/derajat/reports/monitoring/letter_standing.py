"""The letter to a health centre: where it stands, and what is asked until when."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from derajat.errors import Location, Problem
from derajat.model.areas import Area, AreaLevel
from derajat.model.catalogue import Catalogue
from derajat.model.labels import Label
from derajat.model.numerals import render_day
from derajat.reports.areas.rows import list_areas
from derajat.reports.builders import Settings
from derajat.reports.cells import TONES, heading_row, quoted_cell
from derajat.reports.monitoring.letter_reports import find_letter
from derajat.reports.monitoring.standings import (
    Standing,
    StandingBook,
    left_out,
    list_standings,
    missing_text,
    open_standings,
    pace_text,
    target_text,
    tell_targets,
)
from derajat.reports.numbers import ABSENT, count_number, value_number
from derajat.reports.outline import (
    Block,
    Bullets,
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
)
from derajat.reports.settings import wrong_shape
from derajat.reports.source import Making
from derajat.steering.paths import last_day_of_year
from derajat.steering.words import STATE_WORDS


MOST_LINES = 12
MOST_VILLAGES = 3


@dataclass(frozen=True)
class CarriedGap:
    """A standing of the health centre, and its villages that miss most people."""

    standing: Standing
    villages: tuple[tuple[Area, Standing], ...]


def build_letter_standing(making: Making, _: Settings) -> Sequence[Block]:
    """A row for each target with people missing, those with most first."""
    book = open_standings(making)
    standings = list_standings(book)
    if not standings:
        words = Label(
            "Belum ada nilai bulan ini yang dapat dibandingkan dengan target rencana.",
            "No value of this month can be held against a target of the plans yet.",
        )
        text = (words.render(making.language),)
        return (Paragraph("tanpa-capaian", text, Role.WARNING),)
    gaps = _gaps(book, standings)
    finding = Paragraph("capaian", tell_targets(making, standings), Role.LEAD)
    if not gaps:
        return (finding,)
    left = sum(1 for one in standings if one.missing) - len(gaps)
    return (finding, _table(making, gaps, left))


def _gaps(book: StandingBook, standings: Sequence[Standing]) -> tuple[CarriedGap, ...]:
    """Those with people missing, each with the villages that carry it."""
    making = book.making
    villages = list_areas(making, AreaLevel.VILLAGE.value, making.period)
    by_code = {area.code: area for area in villages}
    missing = [one for one in standings if one.missing][:MOST_LINES]
    return tuple(CarriedGap(one, _carriers(book, one, by_code)) for one in missing)


def _carriers(
    book: StandingBook, one: Standing, villages: Mapping[str, Area]
) -> tuple[tuple[Area, Standing], ...]:
    found = book.find_many(one.indicator.code, villages, one.period)
    missing = [each for each in found.values() if each.missing]
    ranked = sorted(missing, key=lambda each: (-each.missing, each.area))
    return tuple((villages[e.area], e) for e in ranked[:MOST_VILLAGES])


def _table(making: Making, gaps: Sequence[CarriedGap], left: int) -> Table:
    words = (
        ("Indikator", "Capaian", "Target", "Status", "Kurang kini", "Perlu", "Terutama")
        if making.language == "id"
        else ("Indicator", "Value", "Target", "State", "Missing", "Needed", "Mostly")
    )
    caption = Label(
        "Yang masih kurang terhadap target sampai bulan ini",
        "What is missing to the target up to this month",
    )
    note = Label(
        "Kurang kini: orang yang masih harus dilayani supaya sampai di jalur target "
        "bulan ini. Perlu: yang harus dilayani tiap bulan supaya target setahun "
        "tercapai. Terutama: kelurahan dengan kekurangan terbesar.",
        "Missing: people still to serve to come to the line of this month. Needed: how "
        "many a month reach the target of the year. Mostly: the villages that miss "
        "most.",
    )
    return Table(
        key="kekurangan",
        caption=caption.render(making.language),
        columns=tuple(map(Column, (4.4, 1.4, 1.3, 1.9, 2.1, 2.1, 3.6))),
        heading=(heading_row(words),),
        rows=tuple(_row(making, gap) for gap in gaps),
        notes=(*left_out(making, left), (note.render(making.language),)),
        size=7.5,
    )


def _row(making: Making, gap: CarriedGap) -> Row:
    one, catalogue = gap.standing, making.source.catalogue
    state = STATE_WORDS[one.state].render(making.language)
    return Row(
        (
            quoted_cell(one.indicator.label.render(making.language)),
            Cell((value_number(one.value, catalogue, making.language),)),
            Cell(target_text(making, one.question)),
            Cell((state,), tone=TONES[one.state]),
            Cell(missing_text(making, one)),
            Cell(pace_text(making, one)),
            Cell(tuple(_tell_villages(making, gap))),
        )
    )


def _tell_villages(making: Making, gap: CarriedGap) -> Iterator[str | Number]:
    for place, (area, one) in enumerate(gap.villages):
        yield Quoted(f"{', ' if place else ''}{area.name} (")
        fact = Fact("gap", one.indicator.code, one.area, one.value.period)
        yield count_number(one.missing, fact, making.language)
        yield ")"
    if not gap.villages:
        yield ABSENT


def build_letter_asks(making: Making, settings: Settings) -> Sequence[Block]:
    """What is asked until `days` after the month: reports, mending, people."""
    until = making.period.last_day + int(str(settings["days"]))
    day = Quoted(render_day(until, making.language))
    lead: Text = (
        Label("Kami mohon, paling lambat ", "We ask, by ").render(making.language),
        day,
        ":",
    )
    items = tuple(_asks(making))
    if not items:
        words = Label(
            "Tidak ada yang kami minta bulan ini. Terima kasih.",
            "There is nothing to ask this month. Thank you.",
        )
        return (Paragraph("permintaan", (words.render(making.language),)),)
    return (Paragraph("permintaan", lead), Bullets("diminta", items, is_numbered=True))


def _asks(making: Making) -> Iterator[Text]:
    language = making.language
    letter = find_letter(making)
    if letter is not None and not letter.is_complete:
        yield (
            Label(
                "melengkapi laporan yang belum masuk",
                "send the reports that have not come",
            ).render(language),
        )
    if letter is not None and letter.faults:
        yield (
            Label(
                "memperbaiki baris yang disebut di atas dan mengirim berkasnya lagi",
                "mend the rows named above and send their files again",
            ).render(language),
        )
    book = open_standings(making)
    for gap in _gaps(book, list_standings(book))[:MOST_VILLAGES]:
        name = gap.standing.indicator.label.render(language)
        missing = missing_text(making, gap.standing)
        where = ", ".join(area.name for area, _ in gap.villages)
        at = Label(", mulai dari ", ", beginning with ").render(language)
        lead = _lead_of_gap(making).render(language)
        yield (lead, *missing, Quoted(f" ({name}){at if where else ''}{where}"))


def _lead_of_gap(making: Making) -> Label:
    """After the year is over nobody can be reached for its target any more."""
    if making.period.last_day >= last_day_of_year(making.year):
        return Label(
            "menyampaikan sebab dan rencana mengejar kekurangan ",
            "tell the causes, and the plan to make up for ",
        )
    return Label("mulai menjangkau ", "begin to reach ")


def check_days(settings: Settings, _: Catalogue, where: Location) -> Iterator[Problem]:
    """DEF-260 where the days are no whole number."""
    if not str(settings.get("days", "")).isdigit():
        yield wrong_shape(where, "days", "14")
