"""The first page of the LKjIP: what was reached, what is far off, what to look at."""

from collections.abc import Sequence

from derajat.model.judgement import State
from derajat.model.plans import PlanNode
from derajat.reports.builders import Settings
from derajat.reports.cells import TONES, amount_cell, quoted_cell, word_cell
from derajat.reports.grades import explain_grades
from derajat.reports.numbers import ABSENT
from derajat.reports.outline import (
    Block,
    Bullets,
    Cell,
    Number,
    Paragraph,
    Quoted,
    Role,
    Row,
    Text,
)
from derajat.reports.performance.amounts import (
    count,
    mean_number,
    money,
    percent,
    share,
    target_in_words,
)
from derajat.reports.performance.layout import CENTRE, RIGHT, Head, build_table
from derajat.reports.performance.ledger import load_ledger
from derajat.reports.performance.review import (
    Review,
    count_state,
    mean_of,
    result_nodes,
    review_plan,
)
from derajat.reports.performance.wording import join, paragraph, sentence
from derajat.reports.source import Making
from derajat.reports.statements import (
    gap_text,
    predicate_of_mean,
    state_words,
    tell_line,
)
from derajat.reports.wording import say
from derajat.steering.attention import AttentionLine, list_attention
from derajat.steering.score_lines import ScoreLine
from derajat.steering.words import name_cause


_STATES = (State.REACHED, State.NOT_REACHED, State.CANNOT_TELL, State.DATA_TOO_POOR)
_MOST_GAPS = 5


def build_summary(making: Making, settings: Settings) -> Sequence[Block]:
    """How many indicators stand how, the mean attainment, and the money."""
    review = review_plan(making, settings)
    lines = review.results
    if not any(line.score.value for line in lines):
        return (_nothing_measured(making),)
    return (
        sentence("keadaan", *_states(making, lines), role=Role.LEAD),
        sentence("rata-rata", *_mean(making, lines)),
        sentence("uang", *_money(making)),
        *_largest_gaps(making, review),
    )


def _nothing_measured(making: Making) -> Paragraph:
    return paragraph(
        making,
        "keadaan",
        f"Tahun {making.year} belum mempunyai nilai untuk satu pun indikator rencana, "
        "sehingga capaian tidak dapat dinilai.",
        f"No indicator of the plan has a value for {making.year} yet, so attainment "
        "cannot be judged.",
        Role.LEAD,
    )


def _states(making: Making, lines: Sequence[ScoreLine]) -> Text:
    """`Dari 25 indikator, 8 tercapai, 13 belum tercapai, ...`."""
    total = count(making, "indicators", "sasaran", len(lines))
    said: list[str | Number] = [
        say(making, "Dari ", "Of "),
        total,
        say(making, " indikator tujuan dan sasaran: ", " indicators of results: "),
    ]
    for state in (*_STATES, None):
        number = count_state(tuple(lines), state)
        name = state.value if state else "not-judged"
        words = _state_name(making, state)
        said += [count(making, f"state-{name}", "sasaran", number), f" {words}, "]
    return (*said[:-1], f" {_state_name(making, None)}.")


def _state_name(making: Making, state: State | None) -> str:
    words = {
        State.REACHED: say(making, "tercapai", "reached"),
        State.NOT_REACHED: say(making, "belum tercapai", "not reached"),
        State.CANNOT_TELL: say(making, "tidak dapat dipastikan", "cannot be told"),
        State.DATA_TOO_POOR: say(
            making, "datanya belum memadai", "with data too poor to judge"
        ),
        None: say(making, "tidak dinilai", "not judged"),
    }
    return words[state]


def _mean(making: Making, lines: Sequence[ScoreLine]) -> Text:
    mean = mean_of(tuple(lines))
    if mean.mean is None:
        return (
            say(
                making,
                "Rata-rata capaian tidak dapat dihitung.",
                "No mean attainment can be computed.",
            ),
        )
    return (
        say(making, "Rata-rata capaian ", "The mean attainment is "),
        mean_number(making, "sasaran", mean),
        say(making, " (", " ("),
        predicate_of_mean(making, mean),
        say(making, "), dari ", "), of "),
        count(making, "counted-in-mean", "sasaran", mean.counted),
        say(
            making,
            " indikator yang dapat dinilai. Rata-rata menyatukan hal yang berbeda; "
            "bacalah bersama keadaan tiap indikator.",
            " indicators that can be judged. A mean puts unlike things together; read "
            "it with the state of each indicator.",
        ),
    )


def _money(making: Making) -> Text:
    ledger = load_ledger(making)
    sums = ledger.sums(ledger.heads(0))
    if sums.ceiling is None or sums.spent is None:
        return (
            Quoted(
                say(
                    making,
                    f"Anggaran dan realisasi tahun {making.year} belum tercatat.",
                    f"No budget and spending of {making.year} is recorded.",
                )
            ),
        )
    return (
        say(making, "Dari pagu ", "Of a budget of "),
        money(making, "budget", "", sums.ceiling),
        say(making, " terealisasi ", " "),
        money(making, "spent", "", sums.spent),
        say(making, " (", " was spent ("),
        percent(making, "absorption", "", share(sums.spent, sums.ceiling)),
        ").",
    )


def _largest_gaps(making: Making, review: Review) -> Sequence[Block]:
    found = [line for line in review.results if line.score.gap and line.score.gap.more]
    found.sort(key=lambda line: -(line.score.gap.more if line.score.gap else 0))
    if not found:
        return ()
    catalogue, language = making.source.catalogue, making.language
    items = tuple(
        join(
            Quoted(f"{line.item.statement}: "),
            gap_text(line, catalogue, making.year, language),
            say(making, " lagi untuk mencapai target ", " more to reach the target "),
            target_in_words(making, line.item, making.year),
        )
        for line in found[:_MOST_GAPS]
    )
    lead = paragraph(
        making,
        "kesenjangan-terbesar",
        "Kesenjangan terbesar, dihitung dalam orang atau kejadian:",
        "The largest gaps, counted in people or events:",
    )
    return (lead, Bullets("kesenjangan", items))


def build_grade_words(making: Making, _settings: Settings) -> Sequence[Block]:
    """What measured, estimated, self-reported and not measurable mean."""
    words = Quoted(explain_grades(making.language))
    return (Paragraph("kekuatan", (words,), Role.NOTE),)


def build_objective_overview(making: Making, settings: Settings) -> Sequence[Block]:
    """Each goal and objective: how many indicators, their mean and their states."""
    review = review_plan(making, settings)
    nodes = result_nodes(review.plan)
    rows = [_overview_row(making, review, node) for node in nodes]
    heads = (
        Head(say(making, "Tujuan/sasaran", "Goal/objective"), 3.6),
        Head(say(making, "Indikator", "Indicators"), 1.2, CENTRE),
        Head(say(making, "Rata-rata capaian", "Mean attainment"), 1.3, RIGHT),
        Head(say(making, "Predikat", "Predicate"), 1.3),
        *(
            Head(_state_name(making, state).capitalize(), 1.3, CENTRE)
            for state in _STATES
        ),
        Head(_state_name(making, None).capitalize(), 1, CENTRE),
    )
    caption = say(
        making, "Ringkasan capaian menurut sasaran", "Attainment by objective"
    )
    note = say(
        making,
        "Rata-rata memakai capaian setelah batas kantor dan hanya indikator yang dapat "
        "dinilai.",
        "Means use attainments after the office's limits, of indicators that can be "
        "judged.",
    )
    return (build_table("rekap", caption, heads, rows, [(note,)], size=7.5),)


def _overview_row(making: Making, review: Review, node: PlanNode) -> Row:
    lines = review.of(node)
    mean = mean_of(lines)
    states = [
        amount_cell(
            count(
                making,
                f"state-{state.value if state else 'not-judged'}",
                node.code,
                count_state(lines, state),
            )
        )
        for state in (*_STATES, None)
    ]
    return Row(
        (
            quoted_cell(node.statement),
            amount_cell(count(making, "indicators", node.code, len(lines))),
            amount_cell(mean_number(making, node.code, mean)),
            word_cell(predicate_of_mean(making, mean)),
            *states,
        )
    )


def build_attention(making: Making, settings: Settings) -> Sequence[Block]:
    """What the data themselves point at, as the attention list orders it."""
    review = review_plan(making, settings)
    most = making.source.setting_of(making.year).policy.attention
    listed = list_attention(review.results, most)
    if not listed:
        return (
            paragraph(
                making,
                "isu-data",
                f"Data tahun {making.year} tidak menunjukkan indikator rencana yang "
                "perlu perhatian, atau belum ada nilainya.",
                f"The data of {making.year} point at no indicator of the plan, or have "
                "no values yet.",
            ),
        )
    lead = paragraph(
        making,
        "isu-data",
        f"Yang ditunjukkan data tahun {making.year}, yang terjauh dari target dulu:",
        f"What the data of {making.year} point at, those farthest from target first:",
    )
    items = tuple(_attention_item(making, item) for item in listed)
    return (lead, Bullets("isu-terdaftar", items, is_numbered=True))


def _attention_item(making: Making, item: AttentionLine) -> Text:
    line = item.line
    target = target_in_words(making, line.item, making.year)
    causes = [name_cause(c, line.score).render(making.language) for c in item.causes]
    told = tell_line(
        line, target, making.source.catalogue, making.year, making.language
    )
    why = say(making, "masuk daftar karena", "listed because")
    return join(told, f" ({why}: {'; '.join(causes)})")


def state_cell(line: ScoreLine, language: str) -> Cell:
    """The state in words with its tone."""
    state = line.score.verdict.state
    words = state_words(line.score, language) if line.question else ABSENT
    return Cell((words,), tone=TONES[state])
