"""The plan as a path from vision to objective, the main indicators, and the money."""

from collections.abc import Iterator, Sequence

from derajat.model.labels import Label
from derajat.model.plans import Plan, PlanIndicator, PlanNode
from derajat.reports.builders import Settings
from derajat.reports.cells import amount_cell, quoted_cell, word_cell
from derajat.reports.numbers import ABSENT
from derajat.reports.outline import Block, Cell, Fact, Quoted, Row, SumOf, Text
from derajat.reports.performance.amounts import (
    money,
    printed_number,
    target_of,
    value_in_table,
)
from derajat.reports.performance.budget import names_of_codes
from derajat.reports.performance.layout import CENTRE, RIGHT, Head, build_table
from derajat.reports.performance.ledger import (
    Ledger,
    budget_code,
    load_ledger,
    planned_ceiling,
)
from derajat.reports.performance.review import is_result
from derajat.reports.performance.wording import paragraph
from derajat.reports.plans import choose_plan
from derajat.reports.source import Making
from derajat.reports.wording import say


KIND_WORDS = {
    "vision": Label("Visi", "Vision"),
    "mission": Label("Misi", "Mission"),
    "priority": Label("Prioritas", "Priority"),
    "pillar": Label("Pilar", "Pillar"),
    "goal": Label("Tujuan", "Goal"),
    "objective": Label("Sasaran", "Objective"),
    "strategy": Label("Strategi", "Strategy"),
    "policy": Label("Arah kebijakan", "Policy"),
    "programme": Label("Program", "Programme"),
    "activity": Label("Kegiatan", "Activity"),
    "sub-activity": Label("Sub kegiatan", "Sub-activity"),
}


def name_kind(node: PlanNode, language: str) -> str:
    """The level of a node in words; its own name where an office added it."""
    words = KIND_WORDS.get(node.kind)
    return words.render(language) if words else node.kind


def build_plan_path(making: Making, settings: Settings) -> Sequence[Block]:
    """Vision, mission, goal and objective, one below the other, with indicators."""
    plan = choose_plan(making, settings)
    rows = [
        _path_row(making, node, depth) for node, depth in walk(plan) if is_result(node)
    ]
    heads = (
        Head(say(making, "Jenjang", "Level"), 1),
        Head(say(making, "Pernyataan", "Statement"), 3.6),
        Head(say(making, "Indikator", "Indicators"), 3.4),
        Head(say(making, "Penanggung jawab", "Owner"), 1.8),
    )
    caption = say(
        making, f"Jalur rencana: {plan.title}", f"Path of the plan: {plan.title}"
    )
    notes: list[Text] = []
    if plan.is_example:
        notes.append((Quoted(plan.label.render(making.language)),))
    return (build_table("jalur-rencana", caption, heads, rows, notes, size=8.5),)


def walk(
    plan: Plan, parent: str = "", depth: int = 0
) -> Iterator[tuple[PlanNode, int]]:
    """Every node with its depth, branch by branch in the order of the document."""
    for node in plan.children.get(parent, ()):
        yield node, depth
        yield from walk(plan, node.code, depth + 1)


def _path_row(making: Making, node: PlanNode, depth: int) -> Row:
    names = "; ".join(item.statement for item in node.indicators) or ABSENT
    return Row(
        (
            quoted_cell(name_kind(node, making.language)),
            Cell((Quoted(node.statement),), indent=min(depth, 4)),
            quoted_cell(names),
            quoted_cell(node.owner or ABSENT),
        )
    )


def build_main_indicators(making: Making, settings: Settings) -> Sequence[Block]:
    """The office's main indicators (IKU), where a plan of that kind is at hand."""
    plans = [plan for plan in making.source.plans if plan.kind == "iku"]
    items = [(plan, node, item) for plan in plans for node, item in plan.indicators()]
    if not items:
        return (
            paragraph(
                making,
                "iku",
                "Keputusan indikator kinerja utama (IKU) belum tersedia sebagai data; "
                "indikator tujuan dan sasaran di atas yang dipakai.",
                "No decree of main indicators (IKU) is at hand as data; the indicators "
                "of goals and objectives above are used.",
            ),
        )
    heads = (
        Head(say(making, "No", "No"), 0.5, CENTRE),
        Head(say(making, "Indikator kinerja utama", "Main indicator"), 4),
        Head(say(making, "Satuan", "Unit"), 1.5),
        Head(f"Target {making.year}", 1.2, RIGHT),
        Head(
            say(making, f"Realisasi {making.year}", f"Realisation {making.year}"),
            1.4,
            RIGHT,
        ),
    )
    rows = [
        _main_row(making, settings, place, plan, item)
        for place, (plan, _, item) in enumerate(items, 1)
    ]
    caption = say(making, "Indikator kinerja utama", "Main indicators")
    return (build_table("iku", caption, heads, rows),)


def _main_row(
    making: Making, settings: Settings, place: int, plan: Plan, item: PlanIndicator
) -> Row:
    said = _main_target(making, settings, plan, item)
    value = making.source.value(item.measured_by, making.area, str(making.year))
    unit = item.unit
    if not unit and item.measured_by in making.source.catalogue.indicators:
        code = making.source.indicator(item.measured_by).unit
        unit = making.source.catalogue.units[code].label.render(making.language)
    return Row(
        (
            word_cell(str(place)),
            quoted_cell(item.statement),
            quoted_cell(unit or ABSENT),
            Cell(said),
            amount_cell(value_in_table(making, value)),
        )
    )


def _main_target(
    making: Making, settings: Settings, plan: Plan, item: PlanIndicator
) -> Text:
    """The target of the decree; where it states none, that of the plan reported on."""
    target = item.target_of(making.year)
    if target is not None:
        area, year = making.office.area, str(making.year)
        found = Fact("target", item.code, area, year, plan.name)
        return (printed_number(target.target, found, making.language),)
    for _, same in choose_plan(making, settings).indicators():
        if item.measured_by and same.measured_by == item.measured_by:
            return target_of(making, same, making.year)
    return (ABSENT,)


def build_programme_money(making: Making, settings: Settings) -> Sequence[Block]:
    """The programmes of the year with the recorded budget, else that of the plan."""
    plan, ledger = choose_plan(making, settings), load_ledger(making)
    rows = _recorded(making, ledger) if ledger.has_money else _planned(making, plan)
    if not rows:
        return (
            paragraph(
                making,
                "anggaran-program",
                f"Anggaran program tahun {making.year} belum tercatat dan rencana "
                "tidak memuatnya.",
                f"No budget by programme of {making.year} is recorded, and the plan "
                "holds none.",
            ),
        )
    heads = (
        Head(say(making, "No", "No"), 0.5, CENTRE),
        Head(say(making, "Kode", "Code"), 1.1),
        Head(say(making, "Program", "Programme"), 4.6),
        Head(say(making, "Anggaran", "Budget"), 2, RIGHT),
        Head(say(making, "Keterangan", "Remark"), 1.8),
    )
    caption = say(
        making, f"Program dan anggaran {making.year}", f"Programmes, {making.year}"
    )
    return (build_table("program", caption, heads, rows),)


def _recorded(making: Making, ledger: Ledger) -> list[Row]:
    names = names_of_codes(making.source.plans)
    source = say(making, "pagu tercatat", "recorded budget")
    codes = ledger.heads(0)
    rows = [
        Row(
            (
                word_cell(str(place)),
                quoted_cell(code),
                quoted_cell(names.get(code, ABSENT)),
                amount_cell(
                    money(making, "budget", code, ledger.sums((code,)).ceiling)
                ),
                word_cell(source),
            )
        )
        for place, code in enumerate(codes, 1)
    ]
    total = ledger.sums(codes).ceiling
    cells = SumOf(tuple((place, 4) for place in range(1, len(codes) + 1)))
    words = say(making, "Jumlah", "Total")
    last = (
        word_cell(words, across=3),
        Cell((money(making, "budget", "", total),), formula=cells),
        word_cell(""),
    )
    return [*rows, Row(last, is_total=True)]


def _planned(making: Making, plan: Plan) -> list[Row]:
    """The programmes of the plan with the money that it foresees for the year."""
    found = [
        (node, amount)
        for node in plan.nodes
        if node.kind == "programme"
        and (amount := planned_ceiling(node, making.year)) is not None
    ]
    words = say(making, "menurut rencana", "as planned")
    return [
        Row(
            (
                word_cell(str(place)),
                quoted_cell(budget_code(node) or node.code),
                quoted_cell(node.statement),
                amount_cell(money(making, "plan-budget", node.code, amount)),
                word_cell(words),
            )
        )
        for place, (node, amount) in enumerate(found, 1)
    ]
