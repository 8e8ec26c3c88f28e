"""What one goal or objective attained: this year, before, at the end, beside others."""

from collections.abc import Sequence
from fractions import Fraction

from derajat.model.plans import Plan, PlanIndicator, PlanNode
from derajat.model.values import Value
from derajat.reports.builders import Item, Settings
from derajat.reports.cells import amount_cell, quoted_cell, word_cell
from derajat.reports.numbers import ABSENT, decimal_number
from derajat.reports.outline import (
    Block,
    Bullets,
    Cell,
    Number,
    Paragraph,
    Row,
    Text,
)
from derajat.reports.performance.amounts import (
    fact,
    percent,
    target_in_words,
    target_of,
    value_in_table,
)
from derajat.reports.performance.layout import RIGHT, Head, build_table
from derajat.reports.performance.overview import state_cell
from derajat.reports.performance.review import (
    Review,
    capped,
    judged_against,
    review_plan,
)
from derajat.reports.performance.wording import paragraph, slug
from derajat.reports.source import Making
from derajat.reports.statements import (
    attainment_number,
    gap_text,
    predicate_words,
    tell_line,
)
from derajat.reports.wording import say
from derajat.steering.changes import Change, Turn
from derajat.steering.score_lines import ScoreLine
from derajat.steering.words import TURN_WORDS


_MOST_YEARS = 6


def node_of(making: Making) -> PlanNode:
    """The node that a block is repeated for. Raises TypeError outside `each`."""
    item = making.item
    if isinstance(item, Item) and isinstance(item.subject, PlanNode):
        return item.subject
    raise TypeError("this block stands below `each: sasaran` only")


def build_attained(making: Making, settings: Settings) -> Sequence[Block]:
    """Target, realisation, attainment, predicate and state; then each in a sentence."""
    review, node = review_plan(making, settings), node_of(making)
    lines = review.of(node)
    words = making.language
    heads = (
        Head(say(making, "Indikator", "Indicator"), 3.4),
        Head(say(making, "Satuan", "Unit"), 1.4),
        Head(f"Target {review.year}", 1, RIGHT),
        Head(say(making, "Realisasi", "Result"), 1.2, RIGHT),
        Head(say(making, "Capaian", "Attained"), 1.2, RIGHT),
        Head(say(making, "Predikat", "Predicate"), 1.3),
        Head(say(making, "Keadaan", "State"), 1.4),
        Head(say(making, "Selisih", "Gap"), 1.5, RIGHT),
    )
    rows = [_attained_row(making, line) for line in lines]
    caption = say(
        making,
        f"Target dan realisasi {review.year}: {node.statement}",
        f"Target and realisation {review.year}: {node.statement}",
    )
    table = build_table(f"capaian-{slug(node.code)}", caption, heads, rows, size=8)
    items = tuple(
        tell_line(
            line,
            target_in_words(making, line.item, review.year),
            making.source.catalogue,
            review.year,
            words,
        )
        for line in lines
    )
    return (table, Bullets(f"kalimat-{slug(node.code)}", items))


def _attained_row(making: Making, line: ScoreLine) -> Row:
    catalogue, words = making.source.catalogue, making.language
    return Row(
        (
            quoted_cell(line.item.statement),
            quoted_cell(line.item.unit),
            Cell(target_of(making, line.item, making.year)),
            amount_cell(value_in_table(making, line.score.value)),
            amount_cell(attainment_number(line, making.year, words)),
            word_cell(predicate_words(line, words)),
            state_cell(line, words),
            Cell(gap_text(line, catalogue, making.year, words)),
        )
    )


def build_earlier_years(making: Making, settings: Settings) -> Sequence[Block]:
    """The values of all years up to this one, and which way the last step went."""
    review, node = review_plan(making, settings), node_of(making)
    lines = review.of(node)
    years = years_with_values(making, [line.item for line in lines])
    key = f"antar-tahun-{slug(node.code)}"
    if len(years) < 2:
        return (
            paragraph(
                making,
                key,
                "Belum ada nilai dari dua tahun atau lebih, sehingga perkembangannya "
                "belum dapat ditunjukkan.",
                "There are no values of two years or more, so no development can be "
                "shown yet.",
            ),
        )
    heads = (
        Head(say(making, "Indikator", "Indicator"), 3.2),
        *(Head(str(year), 1, RIGHT) for year in years),
        Head(say(making, "Dibanding sebelumnya", "Against the one before"), 2.2),
    )
    rows = [_years_row(making, line, years) for line in lines]
    caption = say(
        making,
        f"Realisasi dibandingkan tahun sebelumnya: {node.statement}",
        f"Realisation against earlier years: {node.statement}",
    )
    note = say(
        making,
        "Perubahan disebut hanya bila lebih besar dari yang mungkin kebetulan.",
        "A change is told only where it is more than chance explains.",
    )
    return (build_table(key, caption, heads, rows, [(note,)], size=8),)


def years_with_values(making: Making, items: Sequence[PlanIndicator]) -> list[int]:
    """The last years up to that of the report in which any of the items has a value."""
    found: set[int] = set()
    for item in items:
        rows = making.source.shelf.choose(
            item.measured_by, area=making.area, group="", period_kind="year"
        )
        found |= {int(row.period) for row in rows if row.shown is not None}
    return sorted(year for year in found if year <= making.year)[-_MOST_YEARS:]


def value_of_year(making: Making, item: PlanIndicator, year: int) -> Value | None:
    """The stored value of a whole year."""
    return making.source.value(item.measured_by, making.area, str(year))


def _years_row(making: Making, line: ScoreLine, years: Sequence[int]) -> Row:
    cells = [
        amount_cell(value_in_table(making, value_of_year(making, line.item, year)))
        for year in years
    ]
    change = _change_text(making, line.score.change)
    return Row((quoted_cell(line.item.statement), *cells, Cell(change)))


def _change_text(making: Making, change: Change | None) -> Text:
    if change is None:
        return (ABSENT,)
    if not change.is_comparable:
        words = "tidak sebanding (rumus atau wilayah berubah)"
        return (say(making, words, "not comparable (rule or area changed)"),)
    if not change.is_clear and change.turn is not Turn.SAME:
        return (
            say(
                making,
                "tidak dapat dipastikan berubah",
                "cannot tell whether it changed",
            ),
        )
    return (TURN_WORDS[change.turn].render(making.language),)


def build_end_of_plan(making: Making, settings: Settings) -> Sequence[Block]:
    """The realisation of this year beside the target of the plan's last year."""
    review, node = review_plan(making, settings), node_of(making)
    plan, key = review.plan, f"akhir-{slug(node.code)}"
    end = plan.end_year
    if end is None or end <= review.year:
        return (_no_later_end(making, key, plan),)
    heads = (
        Head(say(making, "Indikator", "Indicator"), 3.4),
        Head(
            say(making, f"Realisasi {review.year}", f"Realisation {review.year}"),
            1.3,
            RIGHT,
        ),
        Head(f"Target {end}", 1.2, RIGHT),
        Head(say(making, "Kemajuan", "Progress"), 1.2, RIGHT),
        Head(
            say(making, "Jarak tiap tahun", "Distance a year"),
            1.6,
            RIGHT,
        ),
    )
    rows = [_end_row(making, review, line, end) for line in review.of(node)]
    caption = say(
        making,
        f"Kemajuan menuju target akhir rencana {end}: {node.statement}",
        f"Progress towards the plan's end {end}: {node.statement}",
    )
    note = say(
        making,
        "Kemajuan = realisasi tahun ini dibandingkan target akhir menurut rumus "
        "capaian; jarak tiap tahun = jarak ke target akhir dibagi sisa "
        "tahun.",
        "Progress = this year's realisation against the last target by the form of "
        "attainment; distance a year = distance to it over the years left.",
    )
    return (build_table(key, caption, heads, rows, [(note,)], size=8),)


def _no_later_end(making: Making, key: str, plan: Plan) -> Paragraph:
    end = plan.end_year or say(making, "tidak disebut", "not stated")
    return paragraph(
        making,
        key,
        f"Akhir rencana ({end}) tidak sesudah tahun laporan, sehingga target akhir "
        "sama dengan target tahun ini atau tidak ada.",
        f"The plan ends ({end}) no later than the year of the report, so there is no "
        "later target to compare with.",
    )


def _end_row(making: Making, review: Review, line: ScoreLine, end: int) -> Row:
    setting = making.source.setting_of(review.year)
    score = judged_against(line, line.score.value, end, setting)
    progress = capped(score.attainment) if score else None
    needed: Number | str = ABSENT
    if score and score.gap_points is not None:
        yearly = score.gap_points / (end - review.year)
        needed = _needed(making, line, yearly)
    return Row(
        (
            quoted_cell(line.item.statement),
            amount_cell(value_in_table(making, line.score.value)),
            Cell(target_of(making, line.item, end)),
            amount_cell(percent(making, "progress", line.item.code, progress)),
            amount_cell(needed),
        )
    )


def _needed(making: Making, line: ScoreLine, yearly: Fraction) -> Number:
    found = fact(making, "change-needed", line.item.code)
    return decimal_number(yearly, 2, found, making.language)


def build_others(making: Making, settings: Settings) -> Sequence[Block]:
    """The same indicators of province and nation, where the store has values of them.

    The product brings no published numbers of others along; without values the
    paragraph says so.
    """
    review, node = review_plan(making, settings), node_of(making)
    key = f"pembanding-{slug(node.code)}"
    above = making.office.areas.ancestors(making.area)[1:]
    rows = [
        row
        for line in review.of(node)
        if (row := _others_row(making, line, above)) is not None
    ]
    if not rows:
        return (
            paragraph(
                making,
                key,
                "Pembanding dari provinsi, nasional atau daerah tetangga: tidak ada "
                "sumber sebanding yang tersimpan untuk indikator sasaran ini.",
                "Province, nation or neighbours: no comparable source is stored for "
                "the indicators of this objective.",
            ),
        )
    names = [making.source.area(code).name for code in above]
    heads = (
        Head(say(making, "Indikator", "Indicator"), 3.4),
        Head(making.source.area(making.area).name, 1.3, RIGHT),
        *(Head(name, 1.3, RIGHT) for name in names),
    )
    caption = say(
        making,
        f"Dibandingkan dengan wilayah di atasnya: {node.statement}",
        f"Beside the areas above: {node.statement}",
    )
    return (build_table(key, caption, heads, rows, size=8),)


def _others_row(making: Making, line: ScoreLine, above: Sequence[str]) -> Row | None:
    source, code = making.source, line.item.measured_by
    values = [source.value(code, area, str(making.year)) for area in above]
    if not any(value is not None and value.shown is not None for value in values):
        return None
    shown = [
        amount_cell(value_in_table(making, value))
        for value in (line.score.value, *values)
    ]
    return Row((quoted_cell(line.item.statement), *shown))
