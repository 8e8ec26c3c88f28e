"""Criteria of an outbreak (KLB) met by the counts of a week: proposed, never declared.

Permenkes 1501/2010 Pasal 6, as far as weekly counts can tell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from derajat.model.alerts import DiseaseRule
from derajat.model.areas import Area
from derajat.model.calendar import Period, PeriodKind
from derajat.reports.builders import Settings
from derajat.reports.cells import amount_cell, heading_row, quoted_cell
from derajat.reports.monitoring.weekly_book import WeekBook, open_book, tell_no_weeks
from derajat.reports.numbers import count_number
from derajat.reports.outline import (
    Align,
    Block,
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
from derajat.reports.source import Making
from derajat.statistics.outbreaks import (
    KLB_LABELS,
    KLB_PERIODS_WITHOUT,
    KlbCriterion,
    KlbState,
    klb_criteria,
)


FEWEST_CASES = 3
"""A local choice: with fewer cases in the week a candidate is counted, not listed."""
MOST_CANDIDATES = 14
_JUDGED = (
    KlbCriterion.NEW_DISEASE,
    KlbCriterion.RISING_THREE_PERIODS,
    KlbCriterion.DOUBLED_PERIOD,
)
"""What weekly counts alone can tell; the others need months, deaths or patients."""


@dataclass(frozen=True)
class Candidate:
    """A disease in an area whose counts meet at least one criterion."""

    area: Area
    place: int
    rule: DiseaseRule
    cases: int
    criteria: tuple[KlbCriterion, ...]


def build_outbreak_candidates(making: Making, _: Settings) -> Sequence[Block]:
    """The candidates of the week with the criteria they meet."""
    book = open_book(making)
    if book is None:
        return tell_no_weeks(making, "klb-kosong")
    found = find_candidates(book)
    listed = [one for one in found if one.cases >= FEWEST_CASES]
    few = len(found) - len(listed)
    blocks: list[Block] = []
    if listed:
        blocks.append(_table(book, listed))
    else:
        words = book.say(
            "Tidak ada calon KLB dengan hitungan yang cukup pada minggu ini.",
            "No candidate for an outbreak with enough cases this week.",
        )
        blocks.append(Paragraph("tanpa-calon", (words,)))
    return (*blocks, Paragraph("aturan-klb", _rule(book, few), Role.NOTE))


def find_candidates(book: WeekBook) -> tuple[Candidate, ...]:
    """Areas and diseases that meet a criterion in the week, most cases first.

    The whole and its reporting units are looked at; a week without a report tells
    nothing.
    """
    source = book.making.source
    areas = [source.area(book.making.area), *book.units]
    known = [area for area in areas if area.code in book.table.areas]
    if not known:
        return ()
    counts = _counts(book, known)
    state = klb_criteria(counts).state
    met = state == KlbState.MET
    found = [
        Candidate(
            area=known[row],
            place=place,
            rule=book.table.diseases[place],
            cases=int(counts[row, place, -1]),
            criteria=tuple(c for c in _JUDGED if met[row, place, c - 1]),
        )
        for row, place in np.argwhere(met.any(axis=-1)).tolist()
    ]
    known_ones = [one for one in found if one.criteria]
    return tuple(sorted(known_ones, key=lambda c: (-c.cases, c.area.code, c.place)))


def _counts(book: WeekBook, areas: Sequence[Area]) -> npt.NDArray[np.float64]:
    """Cases by area, disease and week up to that of the bulletin."""
    rows = [book.table.areas[area.code] for area in areas]
    end = book.week - book.table.first_week + 1
    first = max(0, end - KLB_PERIODS_WITHOUT - 1)
    found: npt.NDArray[np.float64] = book.table.alerts.cases[rows, :, first:end]
    return found


def _table(book: WeekBook, listed: Sequence[Candidate]) -> Table:
    titles = (
        book.say("Wilayah", "Area"),
        book.say("Penyakit", "Disease"),
        book.say("Minggu lalu", "Week before"),
        book.say("Minggu ini", "This week"),
        book.say("Kriteria yang terpenuhi", "Criteria met"),
    )
    left = len(listed) - MOST_CANDIDATES
    return Table(
        key="calon-klb",
        caption=book.say(
            "Calon KLB untuk diperiksa", "Candidates for an outbreak, to be looked at"
        ),
        columns=(
            Column(2.6),
            Column(3),
            Column(1.2, Align.RIGHT),
            Column(1.2, Align.RIGHT),
            Column(5),
        ),
        heading=(heading_row(titles),),
        rows=tuple(_row(book, one) for one in listed[:MOST_CANDIDATES]),
        notes=tuple(_tell_left(book, left)),
        size=7.5,
    )


def _row(book: WeekBook, one: Candidate) -> Row:
    language = book.making.language
    said = "; ".join(KLB_LABELS[each].render(language) for each in one.criteria)
    return Row(
        (
            quoted_cell(one.area.name),
            quoted_cell(one.rule.label.render(language)),
            amount_cell(book.cases(one.area.code, one.place, book.week - 1)),
            amount_cell(book.cases(one.area.code, one.place, book.week)),
            quoted_cell(said),
        )
    )


def _tell_left(book: WeekBook, left: int) -> Iterator[Text]:
    if left > 0:
        lead = book.say("Calon lain tidak ditampilkan: ", "Other candidates: ")
        yield (lead, _count(book, "candidates-left-out", left), ".")


def _count(book: WeekBook, what: str, amount: int) -> Number:
    when = Period(PeriodKind.WEEK, book.week).render()
    fact = Fact(what, "KLB", book.making.area, when)
    return count_number(amount, fact, book.making.language)


def _rule(book: WeekBook, few: int) -> Text:
    lead = book.say(
        "Usulan menurut kriteria Permenkes 1501/2010 Pasal 6 yang dapat dinilai dari "
        "hitungan mingguan (penyakit baru, naik tiga kurun berturut-turut, dua kali "
        "lipat); Permenkes 1/2026 belum dicocokkan. KLB hanya ditetapkan kepala "
        "dinas setelah penyelidikan. ",
        "Proposed by the criteria of Permenkes 1501/2010 article 6 that weekly counts "
        "can tell (new disease, rising in three periods, doubled); Permenkes 1/2026 "
        "was not compared. Only the head of the office declares an outbreak, after "
        "an investigation. ",
    )
    language = book.making.language
    least = count_number(FEWEST_CASES, Fact("least-cases", "KLB"), language)
    return (
        Quoted(lead),
        book.say("Hitungan minimum untuk didaftar: ", "Least count to be listed: "),
        least,
        book.say(
            " kasus seminggu (pilihan setempat); di bawah itu ada ",
            " cases a week (a local choice); below it there are ",
        ),
        _count(book, "candidates-few", few),
        book.say(" deret yang tidak didaftar.", " series that are not listed."),
    )
