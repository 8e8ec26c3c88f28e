"""What concerns a sector: its indicators with gaps, where they are, what is asked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from derajat.model.areas import Area, AreaLevel
from derajat.model.indicators import Direction
from derajat.model.labels import Label
from derajat.model.numerals import render_period
from derajat.reports.areas.rows import list_areas
from derajat.reports.cells import TONES, heading_row, quoted_cell
from derajat.reports.gatherings.sectors import Concern, Sector
from derajat.reports.monitoring.standings import (
    Standing,
    StandingBook,
    missing_text,
    name_counted,
    state_label,
    target_text,
)
from derajat.reports.numbers import ABSENT, count_number, value_number
from derajat.reports.outline import (
    Align,
    Cell,
    Column,
    Fact,
    Number,
    Quoted,
    Row,
    Table,
    Text,
    Tone,
)
from derajat.reports.source import Making


MOST_PLACES = 3


@dataclass(frozen=True)
class ConcernLine:
    """A concern with its standing; None where there is no value."""

    concern: Concern
    standing: Standing | None
    places: tuple[tuple[Area, Standing], ...]
    """Areas that miss most people, the first with most."""


def list_concerns(book: StandingBook, sector: Sector) -> tuple[ConcernLine, ...]:
    """The concerns of a sector in the order of the form."""
    return tuple(_line(book, concern) for concern in sector.concerns)


def _line(book: StandingBook, concern: Concern) -> ConcernLine:
    one = book.find(concern.indicator, book.making.area)
    if one is None:
        return ConcernLine(concern, None, ())
    for level in (AreaLevel.VILLAGE, AreaLevel.HEALTH_CENTRE):
        areas = list_areas(book.making, level.value, book.making.period)
        places = tuple(_places(book, one, areas))
        if places:
            return ConcernLine(concern, one, places)
    return ConcernLine(concern, one, ())


def _places(
    book: StandingBook, one: Standing, areas: Sequence[Area]
) -> Iterator[tuple[Area, Standing]]:
    by_code = {area.code: area for area in areas}
    found = book.find_many(one.indicator.code, by_code, one.period)
    counted = [each for each in found.values() if count_missing(each)]
    ranked = sorted(counted, key=lambda each: (-(count_missing(each) or 0), each.area))
    for each in ranked[:MOST_PLACES]:
        yield by_code[each.area], each


def count_missing(one: Standing) -> int | None:
    """People missing to what is due; without a target those not reached at all.

    None where neither can be said.
    """
    if one.score is not None:
        return one.missing
    value = one.value
    is_share = one.indicator.unit == "per-cent"
    if one.indicator.better is not Direction.HIGHER or not is_share:
        return None
    if value.numerator is None or value.denominator is None:
        return None
    return max(0, ceil(Decimal(value.denominator)) - value.numerator)


def needs_work(line: ConcernLine) -> bool:
    """Whether anybody is missing, as far as can be said."""
    return line.standing is not None and bool(count_missing(line.standing))


def build_concern_table(
    making: Making, sector: Sector, lines: Sequence[ConcernLine]
) -> Table:
    """A row for each concern: value, target, state, who is missing where, the ask."""
    words = (
        ("Indikator", "Capaian", "Target", "Status", "Kurang", "Di mana", "Diminta")
        if making.language == "id"
        else ("Indicator", "Value", "Target", "State", "Missing", "Where", "Asked")
    )
    caption = Label(
        "Kekurangan yang menyangkut sektor ini", "Gaps that concern this sector"
    )
    note = Label(
        "Kurang: orang atau tempat sampai target yang berlaku; tanpa target, yang "
        "belum terjangkau seluruhnya. Di mana: wilayah dengan kekurangan terbesar. "
        "Sektor mana yang disangkut ditetapkan di formulir laporan dan belum "
        "dikonfirmasi.",
        "Missing: people or places to the target in force; without a target all who "
        "are not reached. Where: the areas that miss most. Which sector is concerned "
        "stands in the form of the report and is not confirmed.",
    )
    return Table(
        key=f"kekurangan-{sector.key}",
        caption=caption.render(making.language),
        columns=(
            Column(3.4),
            Column(1.8, Align.RIGHT),
            Column(1.7, Align.RIGHT),
            Column(1.7),
            Column(2),
            Column(3),
            Column(3.5),
        ),
        heading=(heading_row(words),),
        rows=tuple(_row(making, line) for line in lines),
        notes=((note.render(making.language),),),
        size=8.5,
        sheet=sector.label.render(making.language)[:31],
    )


def _row(making: Making, line: ConcernLine) -> Row:
    language = making.language
    indicator = making.source.catalogue.indicators[line.concern.indicator]
    name = quoted_cell(indicator.label.render(language))
    ask = quoted_cell(line.concern.ask.render(language))
    one = line.standing
    if one is None:
        words = Label("belum ada data", "no data yet").render(language)
        absent = Cell((ABSENT,), tone=Tone.ABSENT)
        value = Cell((words,), tone=Tone.ABSENT)
        return Row((name, value, absent, absent, absent, absent, ask))
    return Row(
        (
            name,
            Cell(tuple(_value(making, one))),
            Cell(target_text(making, one.question)),
            Cell((state_label(one).render(language),), tone=TONES[one.state]),
            Cell(missing_words(making, one)),
            Cell(tuple(_tell_places(making, line))),
            ask,
        )
    )


def _value(making: Making, one: Standing) -> Iterator[str | Number]:
    yield value_number(one.value, making.source.catalogue, making.language)
    if one.period != making.period:
        yield Quoted(f" ({render_period(one.period, making.language)})")


def missing_words(making: Making, one: Standing) -> Text:
    """Who is missing to the target; without one, those not reached."""
    if one.score is not None:
        return missing_text(making, one)
    count = count_missing(one)
    if not count:
        return (ABSENT,)
    number = count_number(count, _fact(one), making.language)
    return (number, name_counted(making, one))


def _fact(one: Standing) -> Fact:
    what = "gap" if one.score is not None else "unreached"
    return Fact(what, one.indicator.code, one.area, one.value.period)


def _tell_places(making: Making, line: ConcernLine) -> Iterator[str | Number]:
    if not line.places:
        yield ABSENT
    for place, (area, one) in enumerate(line.places):
        yield Quoted(f"{', ' if place else ''}{area.name} (")
        yield count_number(count_missing(one) or 0, _fact(one), making.language)
        yield ")"
