"""Tables of a strategic plan: results, programmes with money, IKU, key indicators."""

from collections.abc import Iterator, Sequence

from derajat.model.plans import Plan, PlanIndicator, PlanNode
from derajat.reports.builders import Settings
from derajat.reports.cells import quoted_cell, word_cell
from derajat.reports.numbers import ABSENT
from derajat.reports.outline import (
    Block,
    Cell,
    Number,
    Paragraph,
    Quoted,
    Row,
    SumOf,
    Text,
)
from derajat.reports.performance.amounts import (
    baseline_of,
    target_of,
)
from derajat.reports.performance.chain import name_kind, walk
from derajat.reports.performance.evaluation_amounts import add, million_number
from derajat.reports.performance.layout import RIGHT, Head, build_table
from derajat.reports.performance.ledger import budget_code, planned_ceiling
from derajat.reports.performance.review import MONEY_KINDS, is_result
from derajat.reports.performance.wording import paragraph
from derajat.reports.plans import choose_plan
from derajat.reports.source import Making
from derajat.reports.wording import say


_MOST_YEARS = 6


def years_of(plan: Plan) -> tuple[int, ...]:
    """The years with a column of their own: those of the plan, at most six."""
    if plan.years:
        return plan.years[:_MOST_YEARS]
    found = {target.year for _, item in plan.indicators() for target in item.targets}
    return tuple(sorted(found)[:_MOST_YEARS])


def build_goals(making: Making, settings: Settings) -> Sequence[Block]:
    """Goals and objectives with indicators, baseline and a target for each year."""
    plan = choose_plan(making, settings)
    years = years_of(plan)
    rows = [
        row
        for node, depth in walk(plan)
        if is_result(node)
        for row in _result_rows(making, node, depth, years)
    ]
    if not years:
        return (no_years(making, "tujuan", plan),)
    heads = (
        Head(say(making, "Jenjang", "Level"), 1),
        Head(say(making, "Pernyataan", "Statement"), 3.4),
        Head(say(making, "Indikator", "Indicator"), 3),
        Head(say(making, "Satuan", "Unit"), 1.4),
        Head(baseline_head(making, plan), 1, RIGHT),
        *(Head(f"Target {year}", 0.95, RIGHT) for year in years),
        Head(say(making, "Penanggung jawab", "Owner"), 1.7),
    )
    caption = say(
        making,
        f"Tujuan, sasaran, indikator dan target: {plan.title}",
        f"Goals, objectives, indicators and targets: {plan.title}",
    )
    return (
        build_table("tujuan", caption, heads, rows, _notes(making, plan), size=7.5),
    )


def baseline_head(making: Making, plan: Plan) -> str:
    """The heading of the state that a plan starts from."""
    return f"{say(making, 'Awal', 'Start')} {plan.baseline_year or ''}".strip()


def no_years(making: Making, key: str, plan: Plan) -> Paragraph:
    """Says that a plan states no years."""
    return paragraph(
        making,
        key,
        f"Rencana {plan.title} tidak menyebut tahun maupun target.",
        f"The plan {plan.title} states neither years nor targets.",
    )


def _notes(making: Making, plan: Plan) -> tuple[Text, ...]:
    if not plan.is_example:
        return ()
    return ((Quoted(plan.label.render(making.language)),),)


def _result_rows(
    making: Making, node: PlanNode, depth: int, years: Sequence[int]
) -> Iterator[Row]:
    items: Sequence[PlanIndicator | None] = node.indicators or (None,)
    down = len(items)
    for place, item in enumerate(items):
        lead = (
            quoted_cell(name_kind(node, making.language), down=down),
            Cell((Quoted(node.statement),), down=down, indent=min(depth, 4)),
        )
        owner = (quoted_cell(node.owner or ABSENT, down=down),)
        is_first = place == 0
        yield Row(
            (
                *(lead if is_first else ()),
                *_target_cells(making, item, years),
                *(owner if is_first else ()),
            )
        )


def _target_cells(
    making: Making, item: PlanIndicator | None, years: Sequence[int]
) -> tuple[Cell, ...]:
    """Indicator, unit, baseline and the target of each year."""
    if item is None:
        return tuple(word_cell(ABSENT) for _ in range(3 + len(years)))
    return (
        quoted_cell(item.statement),
        quoted_cell(item.unit or ABSENT),
        Cell(baseline_of(making, item)),
        *(Cell(target_of(making, item, year)) for year in years),
    )


def build_programmes_with_money(making: Making, settings: Settings) -> Sequence[Block]:
    """Programmes to sub activities: targets and money of each year, totals below."""
    plan = choose_plan(making, settings)
    years = years_of(plan)
    nodes = [(node, depth) for node, depth in walk(plan) if node.kind in MONEY_KINDS]
    if not nodes:
        return (_no_programmes(making, plan),)
    places = _first_places(nodes)
    rows = [
        row
        for node, _ in nodes
        for row in _programme_rows(making, plan, node, years, places)
    ]
    if any(node.budget for node, _ in nodes):
        rows.append(_total_row(making, plan, years, places))
    heads = (
        Head(say(making, "Kode", "Code"), 1.5),
        Head(
            say(making, "Program/kegiatan/sub kegiatan", "Programme to sub activity"), 3
        ),
        Head(say(making, "Indikator (satuan)", "Indicator (unit)"), 2.6),
        Head(baseline_head(making, plan), 0.8, RIGHT),
        *(
            head
            for year in years
            for head in (Head(f"K {year}", 0.85, RIGHT), Head(f"Rp {year}", 0.9, RIGHT))
        ),
        Head(say(making, "Rp akhir", "Rp in all"), 1, RIGHT),
        Head(say(making, "Unit", "Unit"), 1.4),
    )
    caption = say(
        making,
        "Program, kegiatan dan sub kegiatan: target (K) dan pagu (Rp, juta rupiah)",
        "Programmes to sub activities: targets (K) and money (Rp, millions)",
    )
    return (
        build_table("program", caption, heads, rows, _notes(making, plan), size=6.5),
    )


def _no_programmes(making: Making, plan: Plan) -> Paragraph:
    return paragraph(
        making,
        "program",
        f"Rencana {plan.title} tidak memuat program, kegiatan atau sub kegiatan.",
        f"The plan {plan.title} holds no programme, activity or sub activity.",
    )


def _first_places(nodes: Sequence[tuple[PlanNode, int]]) -> dict[str, int]:
    """The row of each node that carries its money."""
    places, row = {}, 1
    for node, _ in nodes:
        places[node.code] = row
        row += max(len(node.indicators), 1)
    return places


def _programme_rows(
    making: Making,
    plan: Plan,
    node: PlanNode,
    years: Sequence[int],
    places: dict[str, int],
) -> Iterator[Row]:
    items: Sequence[PlanIndicator | None] = node.indicators or (None,)
    level = MONEY_KINDS.index(node.kind)
    for place, item in enumerate(items):
        is_first = place == 0
        yield Row(
            (
                quoted_cell(budget_code(node) if is_first else ""),
                Cell(
                    (Quoted(node.statement if is_first else ""),),
                    is_bold=level == 0,
                    indent=level,
                ),
                *_programme_cells(making, plan, node, item, years, places, is_first),
                quoted_cell(node.owner if is_first else ""),
            )
        )


def _programme_cells(
    making: Making,
    plan: Plan,
    node: PlanNode,
    item: PlanIndicator | None,
    years: Sequence[int],
    places: dict[str, int],
    is_first: bool,
) -> list[Cell]:
    below = [
        places[child.code]
        for child in plan.children.get(node.code, ())
        if child.code in places
    ]
    name = f"{item.statement} ({item.unit or ABSENT})" if item else ABSENT
    cells = [quoted_cell(name), Cell(baseline_of(making, item) if item else (ABSENT,))]
    for number, year in enumerate(years):
        cells.append(Cell(target_of(making, item, year) if item else (ABSENT,)))
        amount = _money(making, node, year) if is_first else ""
        cells.append(Cell((amount,), formula=_sum(below, 6 + 2 * number)))
    whole = _money(making, node, None) if is_first else ""
    cells.append(Cell((whole,), formula=_sum(below, 5 + 2 * len(years))))
    return cells


def _money(making: Making, node: PlanNode, year: int | None) -> Number | str:
    amount, period = planned_ceiling(node, year), str(year) if year else "all"
    return million_number(making, "planned", node.code, amount, period, 3)


def _sum(rows: Sequence[int], cell: int) -> SumOf | None:
    return SumOf(tuple((row, cell) for row in rows)) if rows else None


def _total_row(
    making: Making, plan: Plan, years: Sequence[int], places: dict[str, int]
) -> Row:
    """The money of all programmes, year by year."""
    tops = [node for node in plan.nodes if node.kind == "programme"]
    rows = [places[node.code] for node in tops]
    cells: list[Cell] = []
    for number, year in enumerate((*years, None)):
        amount = add(*(planned_ceiling(node, year) for node in tops))
        period = str(year) if year else "all"
        shown = million_number(making, "planned", "", amount, period, 3)
        at = 6 + 2 * number if year else 5 + 2 * len(years)
        blank = (word_cell(""),) if year else ()
        cells += [*blank, Cell((shown,), formula=_sum(rows, at))]
    words = quoted_cell(say(making, "Jumlah", "Total"))
    lead = (word_cell(""), words, word_cell(""), word_cell(""))
    return Row((*lead, *cells, word_cell("")), is_total=True)
