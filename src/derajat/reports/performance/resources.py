"""Money beside performance: efficiency, programmes that support, budget realised."""

from collections.abc import Sequence
from decimal import Decimal

from derajat.model.judgement import State
from derajat.model.plans import Plan, PlanNode
from derajat.reports.builders import Settings
from derajat.reports.cells import amount_cell, quoted_cell, word_cell
from derajat.reports.numbers import ABSENT, decimal_number
from derajat.reports.outline import (
    Block,
    Cell,
    Number,
    Paragraph,
    Row,
    Text,
    Tone,
)
from derajat.reports.performance.amounts import (
    count,
    fact,
    mean_number,
    money,
    percent,
    share,
    target_of,
    value_in_table,
)
from derajat.reports.performance.attained import node_of
from derajat.reports.performance.layout import CENTRE, RIGHT, Head, build_table
from derajat.reports.performance.ledger import Ledger, codes_under, load_ledger
from derajat.reports.performance.review import (
    Review,
    mean_of,
    nodes_below,
    result_nodes,
    review_plan,
)
from derajat.reports.performance.wording import paragraph, slug
from derajat.reports.source import Making
from derajat.reports.statements import attainment_number
from derajat.reports.wording import say
from derajat.steering.score_lines import ScoreLine


_REACHED = 100


def no_money(making: Making, key: str) -> Paragraph:
    """Says that no budget of the year is recorded."""
    return paragraph(
        making,
        key,
        f"Pagu dan realisasi anggaran tahun {making.year} belum tercatat di sini, "
        "sehingga bagian ini belum dapat diisi.",
        f"No budget and spending of {making.year} is recorded here, so this part "
        "cannot be filled yet.",
    )


def build_efficiency(making: Making, settings: Settings) -> Sequence[Block]:
    """For each objective mean attainment less absorption, both shown."""
    review, ledger = review_plan(making, settings), load_ledger(making)
    if not ledger.has_money:
        return (no_money(making, "efisiensi"),)
    nodes = result_nodes(review.plan)
    heads = (
        Head(say(making, "Tujuan/sasaran", "Goal/objective"), 3.6),
        Head(say(making, "Pagu", "Budget"), 1.7, RIGHT),
        Head(say(making, "Realisasi", "Spent"), 1.7, RIGHT),
        Head(say(making, "Rata-rata capaian", "Mean attainment"), 1.2, RIGHT),
        Head(say(making, "Serapan", "Absorption"), 1.1, RIGHT),
        Head(say(making, "Selisih (poin)", "Difference (points)"), 2, RIGHT),
    )
    rows = [_efficiency_row(making, review, ledger, node) for node in nodes]
    caption = say(
        making, "Efisiensi sumber daya menurut sasaran", "Efficiency by objective"
    )
    return (build_table("efisiensi", caption, heads, rows, _notes(making), size=8),)


def _notes(making: Making) -> tuple[Text, ...]:
    return (
        (
            say(
                making,
                "Selisih = rata-rata capaian dikurangi serapan anggaran sub kegiatan "
                "di bawah tujuan atau sasaran itu; uang sebuah tujuan mencakup uang "
                "sasaran di bawahnya, jadi baris tidak dijumlahkan. Selisih "
                "bukan bukti hemat atau boros: capaian orang dan serapan uang adalah "
                "dua hal yang berbeda.",
                "Difference = mean attainment less absorption of the sub activities "
                "below the goal or objective; the money of a goal holds that of its "
                "objectives, so rows are not added up. It proves neither "
                "thrift nor waste: what people attain and what money is spent are two "
                "things.",
            ),
        ),
        (
            say(
                making,
                "Tidak dapat dipastikan = ada indikator tanpa nilai atau dengan data "
                "belum memadai, atau tidak ada anggaran yang terkait.",
                "Cannot tell = an indicator has no value or data too poor, or no money "
                "is tied to it.",
            ),
        ),
    )


def _efficiency_row(
    making: Making, review: Review, ledger: Ledger, node: PlanNode
) -> Row:
    lines = review.of(node)
    mean = mean_of(lines)
    sums = ledger.sums(codes_under(review.plan, node))
    absorbed = percent(making, "absorption", node.code, share(sums.spent, sums.ceiling))
    attained = mean_number(making, node.code, mean)
    return Row(
        (
            quoted_cell(node.statement),
            amount_cell(money(making, "budget", node.code, sums.ceiling)),
            amount_cell(money(making, "spent", node.code, sums.spent)),
            amount_cell(attained),
            amount_cell(absorbed),
            _difference(making, node, lines, attained, absorbed),
        )
    )


def _difference(
    making: Making,
    node: PlanNode,
    lines: Sequence[ScoreLine],
    attained: Number | str,
    absorbed: Number | str,
) -> Cell:
    poor = any(
        line.score.verdict.state in (None, State.DATA_TOO_POOR) for line in lines
    )
    if poor or not isinstance(attained, Number) or not isinstance(absorbed, Number):
        words = say(making, "tidak dapat dipastikan", "cannot tell")
        return Cell((words,), tone=Tone.UNSURE)
    amount = Decimal(attained.exact) - Decimal(absorbed.exact)
    found = fact(making, "efficiency", node.code)
    return amount_cell(decimal_number(amount, 2, found, making.language))


def build_programmes(making: Making, settings: Settings) -> Sequence[Block]:
    """The programmes below an objective: outcome, money, outputs that were reached."""
    review, node = review_plan(making, settings), node_of(making)
    key = f"program-{slug(node.code)}"
    programmes = [
        each for each in nodes_below(review.plan, node) if each.kind == "programme"
    ]
    own = [each for each in programmes if _objective_of(review.plan, each) == node.code]
    if not own:
        return (
            paragraph(
                making,
                key,
                "Rencana tidak menempatkan program di bawah tujuan atau sasaran ini.",
                "The plan places no programme below this goal or objective.",
            ),
        )
    ledger = load_ledger(making)
    heads = (
        Head(say(making, "Program", "Programme"), 2.6),
        Head(say(making, "Indikator program", "Its indicator"), 2.4),
        Head("Target", 0.9, RIGHT),
        Head(say(making, "Realisasi", "Realisation"), 1, RIGHT),
        Head(say(making, "Capaian", "Attainment"), 1.1, RIGHT),
        Head(say(making, "Pagu", "Budget"), 1.7, RIGHT),
        Head(say(making, "Serapan", "Absorption"), 1, RIGHT),
        Head(say(making, "Keluaran tercapai", "Outputs reached"), 1.2, CENTRE),
    )
    rows = [
        row for each in own for row in _programme_rows(making, review, ledger, each)
    ]
    caption = say(
        making,
        f"Program yang mendukung: {node.statement}",
        f"Programmes that support: {node.statement}",
    )
    note = say(
        making,
        "Keluaran tercapai = sub kegiatan yang keluarannya sampai pada target setahun, "
        "dari sub kegiatan yang keluarannya tercatat. Pagu dan serapan hanya dari sub "
        "kegiatan program yang berada di bawah sasaran ini, bukan seluruh program.",
        "Outputs reached = sub activities whose output came to the target of the year, "
        "of those with recorded output. Budget and absorption are of the sub "
        "activities below this objective, not of the whole programme.",
    )
    return (build_table(key, caption, heads, rows, [(note,)], size=7.5),)


def _objective_of(plan: Plan, node: PlanNode) -> str:
    """The nearest node above that states a result with an indicator."""
    results = {each.code for each in result_nodes(plan)}
    code = node.parent
    while code and code not in results and code in plan.by_code:
        code = plan.by_code[code].parent
    return code


def _programme_rows(
    making: Making, review: Review, ledger: Ledger, node: PlanNode
) -> list[Row]:
    codes = codes_under(review.plan, node)
    sums = ledger.sums(codes)
    lines: Sequence[ScoreLine | None] = review.of(node) or (None,)
    down = len(lines)
    money_cells = (
        amount_cell(money(making, "budget", node.code, sums.ceiling)),
        amount_cell(
            percent(making, "absorption", node.code, share(sums.spent, sums.ceiling))
        ),
        Cell(_outputs(making, ledger, node, codes)),
    )
    rows = []
    for place, line in enumerate(lines):
        first = (quoted_cell(node.statement, down=down),) if place == 0 else ()
        last = (
            tuple(Cell(cell.text, down=down) for cell in money_cells)
            if place == 0
            else ()
        )
        rows.append(Row((*first, *_indicator_cells(making, line), *last)))
    return rows


def _indicator_cells(making: Making, line: ScoreLine | None) -> tuple[Cell, ...]:
    if line is None:
        return tuple(word_cell(ABSENT) for _ in range(4))
    value = value_in_table(making, line.score.value)
    return (
        quoted_cell(line.item.statement),
        Cell(target_of(making, line.item, making.year)),
        amount_cell(value),
        amount_cell(attainment_number(line, making.year, making.language)),
    )


def _outputs(
    making: Making, ledger: Ledger, node: PlanNode, codes: Sequence[str]
) -> Text:
    """`3 dari 12`: sub activities that made what they aimed at."""
    shares = [
        share(sums.made, sums.asked)
        for code in ledger.codes(codes)
        if (sums := ledger.sums((code,))).made is not None
    ]
    known = [each for each in shares if each is not None]
    if not known:
        return (ABSENT,)
    reached = sum(each >= _REACHED for each in known)
    return (
        count(making, "outputs-reached", node.code, reached),
        say(making, " dari ", " of "),
        count(making, "outputs-recorded", node.code, len(known)),
    )


def money_columns(making: Making) -> tuple[Head, ...]:
    """The columns of budget and spending with their share."""
    return (
        Head(say(making, "Pagu", "Budget"), 1.8, RIGHT),
        Head(say(making, "Realisasi", "Spent"), 1.8, RIGHT),
        Head(say(making, "Serapan", "Absorption"), 1, RIGHT),
    )
