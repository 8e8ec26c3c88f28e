"""Formulir E.81: evaluation of the results of the yearly plan, columns 1 to 16.

The columns are those of Permendagri 86/2017; attainment of the year (12 over 7) stands
beside them.
"""

from collections.abc import Sequence
from decimal import Decimal

from derajat.reports.builders import Settings
from derajat.reports.cells import amount_cell, quoted_cell, word_cell
from derajat.reports.numbers import ABSENT
from derajat.reports.outline import (
    Align,
    Block,
    Column,
    Number,
    Paragraph,
    Row,
    Table,
)
from derajat.reports.performance.amounts import count, percent
from derajat.reports.performance.evaluation_amounts import (
    NO_PERFORMANCE,
    Books,
    Performance,
    find_measured,
    find_output,
)
from derajat.reports.performance.evaluation_lines import FormLine, list_lines
from derajat.reports.performance.evaluation_rows import build_row, build_total_row
from derajat.reports.performance.evaluation_sheet import build_form, head_cell
from derajat.reports.performance.ledger import load_ledger
from derajat.reports.performance.review import Review, review_plan
from derajat.reports.performance.wording import paragraph
from derajat.reports.source import Making
from derajat.reports.wording import say
from derajat.steering.attainments import find_predicate


def build_evaluation(making: Making, settings: Settings) -> Sequence[Block]:
    """The form with all its rows, and the means of attainment below."""
    review = review_plan(making, settings)
    books = _open_books(making, review)
    lines = list(list_lines(review.plan))
    if not lines:
        return (
            paragraph(
                making,
                "e81",
                f"Rencana {review.plan.title} tidak memuat sasaran, program atau "
                "kegiatan dengan indikator.",
                f"The plan {review.plan.title} holds no objective, programme or "
                "activity with an indicator.",
            ),
        )
    places = {
        line.node.code: place for place, line in enumerate(lines, 1) if line.is_first
    }
    found = [_performance(making, books, review, line) for line in lines]
    rows = [
        build_row(making, books, line, k, places, place)
        for place, (line, k) in enumerate(zip(lines, found, strict=True), 1)
    ]
    rows.append(build_total_row(making, books, places, len(rows)))
    blocks: list[Block] = [build_form(making, books, rows), *_means(making, found)]
    if not books.ledger.has_money:
        blocks.append(_no_money(making))
    return tuple(blocks)


def _open_books(making: Making, review: Review) -> Books:
    start = review.plan.start_year or making.year
    return Books(
        plan=review.plan,
        year=making.year,
        quarter=making.period.number % 4 + 1,
        ledger=load_ledger(making),
        earlier=tuple(load_ledger(making, year) for year in range(start, making.year)),
    )


def _no_money(making: Making) -> Paragraph:
    return paragraph(
        making,
        "tanpa-anggaran",
        f"Pagu dan realisasi anggaran tahun {making.year} belum tercatat di sini; "
        "kolom Rp dibiarkan kosong.",
        f"No budget and spending of {making.year} is recorded here; the columns of "
        "money are left open.",
    )


def _performance(
    making: Making, books: Books, review: Review, line: FormLine
) -> Performance:
    if line.item is None:
        return NO_PERFORMANCE
    scored = next(
        each for each in review.of(line.node) if each.item.code == line.item.code
    )
    if scored.question is None and line.node.kind == "sub-activity":
        return find_output(making, books, line.node, line.item)
    return find_measured(making, books, scored)


def _means(making: Making, found: Sequence[Performance]) -> Sequence[Block]:
    """Mean attainment of the year and of the plan, with predicates."""
    rows = [
        _mean_row(making, "of-year", [k.of_year for k in found]),
        _mean_row(making, "of-plan", [k.of_plan for k in found]),
    ]
    heads = (
        say(making, "Rata-rata capaian kinerja", "Mean attainment"),
        say(making, "Nilai", "Value"),
        say(making, "Predikat", "Predicate"),
        say(making, "Baris yang dihitung", "Rows counted"),
    )
    table = Table(
        key="rata-rata",
        caption=say(making, "Rata-rata capaian dan predikat", "Mean attainment"),
        columns=(
            Column(4),
            Column(1.2, Align.RIGHT),
            Column(1.5),
            Column(1.4, Align.RIGHT),
        ),
        heading=(tuple(head_cell(word) for word in heads),),
        rows=tuple(rows),
        size=8,
        sheet="Rata-rata",
    )
    return (table,)


def _mean_row(making: Making, what: str, shown: Sequence[Number | str]) -> Row:
    names = {
        "of-year": say(
            making, "Renja tahun ini (kolom 12:7, K)", "This year (12:7, K)"
        ),
        "of-plan": say(making, "Renstra (kolom 14, K)", "Plan (column 14, K)"),
    }
    known = [Decimal(number.exact) for number in shown if isinstance(number, Number)]
    mean = sum(known, Decimal(0)) / len(known) if known else None
    number = percent(making, f"mean-{what}", "e81", mean)
    predicate = ABSENT
    if isinstance(number, Number):
        table = making.source.setting_of(making.year).policy.predicates
        found = find_predicate(table, Decimal(number.exact))
        predicate = found.band.label.render(making.language) if found else ABSENT
    return Row(
        (
            quoted_cell(names[what]),
            amount_cell(number),
            word_cell(predicate),
            amount_cell(count(making, f"rows-{what}", "e81", len(known))),
        )
    )
