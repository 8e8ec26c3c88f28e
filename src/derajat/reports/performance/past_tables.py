"""Five years back: targets and realisation (T-C.23), budget and spending (T-C.24)."""

from collections.abc import Sequence
from decimal import Decimal

from derajat.reports.builders import Settings
from derajat.reports.cells import amount_cell, quoted_cell
from derajat.reports.outline import Block, Cell, Row
from derajat.reports.performance.amounts import (
    percent,
    share,
    target_of,
    value_in_table,
)
from derajat.reports.performance.attained import value_of_year
from derajat.reports.performance.budget import names_of_codes
from derajat.reports.performance.evaluation_amounts import attained_of, million_number
from derajat.reports.performance.layout import RIGHT, Head, build_table
from derajat.reports.performance.ledger import Ledger, load_ledger
from derajat.reports.performance.resources import no_money
from derajat.reports.performance.review import review_plan
from derajat.reports.performance.wording import paragraph
from derajat.reports.source import Making
from derajat.reports.wording import say
from derajat.steering.score_lines import ScoreLine


_YEARS = 5


def _years(making: Making) -> range:
    return range(making.year - _YEARS + 1, making.year + 1)


def _heads(
    making: Making, names: Sequence[tuple[str, float]], first: Sequence[Head]
) -> tuple[Head, ...]:
    """A column for each year of each group of columns."""
    return (
        *first,
        *(
            Head(f"{name} {year}", width, RIGHT)
            for name, width in names
            for year in _years(making)
        ),
    )


def build_past_performance(making: Making, settings: Settings) -> Sequence[Block]:
    """T-C.23: target, realisation and ratio of each of the last five years."""
    lines = review_plan(making, settings).results
    if not any(
        value_of_year(making, line.item, year)
        for line in lines
        for year in _years(making)
    ):
        return (
            paragraph(
                making,
                "tc23",
                "Belum ada nilai lima tahun terakhir untuk indikator rencana ini.",
                "The indicators of this plan have no values of the last five years.",
            ),
        )
    names = (
        ("Target", 0.9),
        (say(making, "Realisasi", "Realised"), 0.95),
        (say(making, "Rasio (persen)", "Ratio (per cent)"), 0.95),
    )
    first = (
        Head(say(making, "Indikator", "Indicator"), 2.8),
        Head(say(making, "Satuan", "Unit"), 1.3),
    )
    rows = [_performance_row(making, line) for line in lines]
    caption = say(
        making,
        "T-C.23 Pencapaian kinerja pelayanan lima tahun",
        "T-C.23 Performance of services in five years",
    )
    note = say(
        making,
        "Rasio = realisasi dibanding target menurut rumus capaian kantor; tahun tanpa "
        "target rencana tidak mempunyai rasio.",
        "Ratio = realisation against target by the office's form of attainment; years "
        "without a target of the plan have none.",
    )
    heads = _heads(making, names, first)
    return (build_table("tc23", caption, heads, rows, [(note,)], size=6.5),)


def _performance_row(making: Making, line: ScoreLine) -> Row:
    values = [(year, value_of_year(making, line.item, year)) for year in _years(making)]
    return Row(
        (
            quoted_cell(line.item.statement),
            quoted_cell(line.item.unit),
            *(Cell(target_of(making, line.item, year)) for year, _ in values),
            *(amount_cell(value_in_table(making, value)) for _, value in values),
            *(
                amount_cell(
                    percent(
                        making,
                        "ratio",
                        line.item.code,
                        attained_of(making, line, value, year),
                        year,
                        mark="",
                    )
                )
                for year, value in values
            ),
        )
    )


def build_past_money(making: Making, _settings: Settings) -> Sequence[Block]:
    """T-C.24: budget, spending and ratio by programme in the last five years."""
    ledgers = [load_ledger(making, year) for year in _years(making)]
    codes = dict.fromkeys(code for each in ledgers for code in each.heads(0))
    if not codes:
        return (no_money(making, "tc24"),)
    names = (
        (say(making, "Anggaran", "Budget"), 1),
        (say(making, "Realisasi", "Spent"), 1.15),
        (say(making, "Rasio (persen)", "Ratio (per cent)"), 0.8),
    )
    first = (Head(say(making, "Program", "Programme"), 3),)
    named = names_of_codes(making.source.plans)
    rows = [
        _money_row(making, ledgers, code, f"{code} {named.get(code, '')}".strip())
        for code in sorted(codes)
    ]
    total = _money_row(making, ledgers, "", say(making, "Jumlah", "Total"))
    caption = say(
        making,
        "T-C.24 Anggaran dan realisasi pendanaan (juta rupiah)",
        "T-C.24 Budget and spending (millions of rupiah)",
    )
    heads = _heads(making, names, first)
    rows.append(Row(total.cells, is_total=True))
    return (build_table("tc24", caption, heads, rows, size=6.5),)


def _money_row(making: Making, ledgers: Sequence[Ledger], code: str, name: str) -> Row:
    sums = [
        (each.year, each.sums((code,) if code else each.heads(0))) for each in ledgers
    ]

    def amount(what: str, year: int, found: Decimal | None) -> Cell:
        number = million_number(making, what, code, found, year, 3)
        return amount_cell(number)

    return Row(
        (
            quoted_cell(name),
            *(amount("budget", year, each.ceiling) for year, each in sums),
            *(amount("spent", year, each.spent) for year, each in sums),
            *(
                amount_cell(
                    percent(
                        making,
                        "absorption",
                        code,
                        share(each.spent, each.ceiling),
                        year,
                        mark="",
                    )
                )
                for year, each in sums
            ),
        )
    )
