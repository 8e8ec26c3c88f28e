"""Tables of a strategic plan: results, programmes with money, IKU, key indicators."""

from collections.abc import Iterator, Sequence

from derajat.model.plans import Plan, PlanIndicator, PlanNode
from derajat.reports.builders import Settings
from derajat.reports.cells import amount_cell, quoted_cell, word_cell
from derajat.reports.numbers import ABSENT
from derajat.reports.outline import (
    Block,
    Cell,
    Fact,
    Number,
    Paragraph,
    Quoted,
    Row,
    SumOf,
    Text,
)
from derajat.reports.performance.amounts import (
    baseline_of,
    printed_number,
    target_of,
    value_in_table,
)
from derajat.reports.performance.chain import name_kind, walk
from derajat.reports.performance.evaluation_amounts import add, million_number
from derajat.reports.performance.layout import RIGHT, Head, build_table
from derajat.reports.performance.ledger import budget_code, planned_ceiling
from derajat.reports.performance.review import MONEY_KINDS, is_result
from derajat.reports.performance.wording import paragraph, say
from derajat.reports.plans import choose_plan
from derajat.reports.source import Making


_MOST_YEARS = 6
_SERVICES = tuple(f"SPM-{number:02d}" for number in range(1, 13))


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
        return (_no_years(making, "tujuan", plan),)
    heads = (
        Head(say(making, "Jenjang", "Level"), 1),
        Head(say(making, "Pernyataan", "Statement"), 3.4),
        Head(say(making, "Indikator", "Indicator"), 3),
        Head(say(making, "Satuan", "Unit"), 1.4),
        Head(_baseline_head(making, plan), 1, RIGHT),
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


def _baseline_head(making: Making, plan: Plan) -> str:
    return f"{say(making, 'Awal', 'Start')} {plan.baseline_year or ''}".strip()


def _no_years(making: Making, key: str, plan: Plan) -> Paragraph:
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
        Head(_baseline_head(making, plan), 0.8, RIGHT),
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


def build_iku(making: Making, settings: Settings) -> Sequence[Block]:
    """The office's main indicators with baseline and targets of each year.

    Those of a plan of kind `iku`; without one the indicators of goals and objectives.
    """
    plan = choose_plan(making, settings)
    years = years_of(plan)
    own = [each for each in making.source.plans if each.kind == "iku"]
    items = [(each.name, item) for each in own for _, item in each.indicators()]
    if not items:
        items = [("", i) for node, i in plan.indicators() if is_result(node)]
    if not items or not years:
        return (_no_years(making, "iku", plan),)
    rows = [_iku_row(making, name, item, years) for name, item in items]
    caption = say(making, "Indikator kinerja utama (IKU)", "Main indicators (IKU)")
    heads = _indicator_heads(making, plan, years)
    note = say(
        making,
        "Tanda – berarti dokumennya tidak menyebut angka untuk tahun itu.",
        "A dash means that the document states no number for the year.",
    )
    return (build_table("iku", caption, heads, rows, [(note,)], size=8),)


def _indicator_heads(
    making: Making, plan: Plan, years: Sequence[int]
) -> tuple[Head, ...]:
    return (
        Head(say(making, "Indikator", "Indicator"), 4),
        Head(say(making, "Satuan", "Unit"), 1.6),
        Head(say(making, "Jenis hasil", "Kind of result"), 1.2),
        Head(_baseline_head(making, plan), 1, RIGHT),
        *(Head(f"Target {year}", 1, RIGHT) for year in years),
    )


def _iku_row(
    making: Making, plan: str, item: PlanIndicator, years: Sequence[int]
) -> Row:
    targets = [_target_in(making, plan, item, year) for year in years]
    baseline: Text = (ABSENT,)
    if item.baseline is not None:
        year = str(item.baseline.year or "")
        found = Fact("baseline", item.code, making.office.area, year, plan)
        baseline = (printed_number(item.baseline.target, found, making.language),)
    return Row(
        (
            quoted_cell(item.statement),
            quoted_cell(item.unit or ABSENT),
            word_cell(_result_words(making, item)),
            Cell(baseline),
            *(Cell(target) for target in targets),
        )
    )


def _target_in(making: Making, plan: str, item: PlanIndicator, year: int) -> Text:
    """A target of a plan that is not the main one: its name tells them apart."""
    target = item.target_of(year)
    if target is None:
        return (ABSENT,)
    found = Fact("target", item.code, making.office.area, str(year), plan)
    return (printed_number(target.target, found, making.language),)


def _result_words(making: Making, item: PlanIndicator) -> str:
    words = {
        "impact": say(making, "dampak", "impact"),
        "outcome": say(making, "hasil", "outcome"),
        "output": say(making, "keluaran", "output"),
        "process": say(making, "proses", "process"),
        "input": say(making, "masukan", "input"),
    }
    return words.get(item.result.value, ABSENT) if item.result else ABSENT


def build_key_indicators(making: Making, settings: Settings) -> Sequence[Block]:
    """The key indicators (IKK): the twelve minimum services with targets by year.

    Where the plan states no target the rule does: 100 each year.
    """
    plan = choose_plan(making, settings)
    years = years_of(plan)
    if not years:
        return (_no_years(making, "ikk", plan),)
    planned = {item.measured_by: item for _, item in plan.indicators()}
    known = [c for c in _SERVICES if c in making.source.catalogue.indicators]
    rows = [_key_row(making, plan, code, planned.get(code), years) for code in known]
    caption = say(making, "Indikator kinerja kunci (IKK)", "Key indicators (IKK)")
    notes = [
        say(
            making,
            "Target yang tidak disebut rencana diisi menurut aturan SPM: semua yang "
            "berhak dilayani setiap tahun.",
            "Targets that the plan does not state follow the rule of minimum services: "
            "all who have the right, each year.",
        ),
        say(
            making,
            "IKK tentang rumah sakit rujukan (daya tampung, akreditasi) belum diukur "
            "di sini.",
            "Key indicators of referral hospitals (beds, accreditation) are not "
            "measured here yet.",
        ),
    ]
    heads = _indicator_heads(making, plan, years)
    said = [(Quoted(note),) for note in notes]
    return (build_table("ikk", caption, heads, rows, said, size=8),)


def _key_row(
    making: Making,
    plan: Plan,
    code: str,
    item: PlanIndicator | None,
    years: Sequence[int],
) -> Row:
    start = plan.baseline_year or years[0] - 1
    value = making.source.value(code, making.area, str(start))
    indicator = making.source.indicator(code)
    unit = making.source.catalogue.units[indicator.unit].label
    return Row(
        (
            quoted_cell(indicator.label.render(making.language)),
            quoted_cell(unit.render(making.language)),
            word_cell(_result_words(making, item) if item else ABSENT),
            amount_cell(value_in_table(making, value)),
            *(Cell(_key_target(making, code, item, year)) for year in years),
        )
    )


def _key_target(
    making: Making, code: str, item: PlanIndicator | None, year: int
) -> Text:
    if item is not None and item.target_of(year) is not None:
        return target_of(making, item, year)
    found = Fact("target-by-rule", code, making.area, str(year))
    return (Number("100", "100", found),)
