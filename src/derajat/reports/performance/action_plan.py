"""Rencana aksi: the year's targets by quarter, what is missing, who does what."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from derajat.model.calendar import Period, PeriodKind
from derajat.model.indicators import Accumulation
from derajat.model.numerals import render_period
from derajat.model.plans import PlanNode
from derajat.reports.builders import Settings
from derajat.reports.cells import TONES, amount_cell, quoted_cell, word_cell
from derajat.reports.numbers import ABSENT, count_number, decimal_number
from derajat.reports.outline import Block, Cell, Fact, Number, Quoted, Row, Text
from derajat.reports.performance.amounts import (
    fact,
    percent,
    target_of,
    value_in_table,
)
from derajat.reports.performance.layout import RIGHT, Head, build_table
from derajat.reports.performance.promises import actions_for, build_actions_table
from derajat.reports.performance.review import (
    capped,
    quarter_setting,
    result_nodes,
    review_plan,
    value_until,
)
from derajat.reports.performance.wording import paragraph
from derajat.reports.source import Making
from derajat.reports.statements import gap_of_score, state_words
from derajat.reports.wording import say
from derajat.steering.paths import is_work_of_the_year
from derajat.steering.score_lines import ScoreLine
from derajat.steering.score_texts import render_aim
from derajat.steering.scores import Question, Score, judge_value


_ROMAN = ("I", "II", "III", "IV")


def build_quarter_plan(making: Making, settings: Settings) -> Sequence[Block]:
    """Each indicator: target by quarter, realised so far, missing, pace needed."""
    review = review_plan(making, settings)
    lines = [line for line in review.results if line.target is not None]
    if not lines:
        return (
            paragraph(
                making,
                "rencana-aksi",
                f"Rencana {review.plan.title} tidak memuat target tahun {making.year}.",
                f"The plan {review.plan.title} holds no target for {making.year}.",
            ),
        )
    rows = [
        row
        for place, node in enumerate(result_nodes(review.plan), 1)
        for row in _node_rows(making, place, node, review.of(node))
    ]
    until = render_period(making.period, making.language)
    caption = say(
        making,
        f"Target triwulanan dan realisasi sampai {until}",
        f"Targets by quarter and realisation up to {until}",
    )
    heads = _heads(making)
    return (build_table("rencana-aksi", caption, heads, rows, _notes(making), size=7),)


def _heads(making: Making) -> tuple[Head, ...]:
    return (
        Head("No", 0.5),
        Head(say(making, "Sasaran", "Objective"), 2),
        Head(say(making, "Indikator", "Indicator"), 2.4),
        Head(say(making, "Satuan", "Unit"), 1.2),
        Head(f"Target {making.year}", 0.9, RIGHT),
        *(Head(say(making, f"TW {q}", f"Q {q}"), 0.9, RIGHT) for q in _ROMAN),
        Head(say(making, "Realisasi", "Realised"), 1, RIGHT),
        Head(say(making, "Capaian", "Attainment"), 1.1, RIGHT),
        Head(say(making, "Keadaan", "State"), 1.4),
        Head(say(making, "Selisih sampai triwulan ini", "Gap by now"), 1.4, RIGHT),
        Head(
            say(making, "Selisih sampai akhir tahun", "Gap at year's end"),
            1.4,
            RIGHT,
        ),
        Head(say(making, "Laju perlu sebulan", "Needed a month"), 1.1, RIGHT),
    )


def _notes(making: Making) -> tuple[Text, ...]:
    return (
        (
            say(
                making,
                "Target triwulan: pekerjaan yang menumpuk sepanjang tahun berbagi "
                "seperempat setahun tiap triwulan; tingkat (prevalensi, indeks, "
                "proporsi) memakai target setahun penuh.",
                "Targets of quarters: work that adds up over the year is due by "
                "quarters; levels (prevalences, indexes, shares) keep the target of "
                "the year.",
            ),
        ),
        (
            say(
                making,
                "Selisih dihitung dengan sasaran yang sekarang; laju perlu dibulatkan "
                "ke atas agar cukup.",
                "The gap is counted with those eligible now; the pace is rounded up so "
                "that it suffices.",
            ),
        ),
    )


def _node_rows(
    making: Making, place: int, node: PlanNode, lines: Sequence[ScoreLine]
) -> list[Row]:
    down = len(lines)
    rows = []
    for number, line in enumerate(lines):
        lead = (
            word_cell(str(place), down=down),
            quoted_cell(node.statement, down=down),
        )
        rows.append(Row((*(lead if number == 0 else ()), *_cells(making, line))))
    return rows


def _cells(making: Making, line: ScoreLine) -> tuple[Cell, ...]:
    score = score_until(making, line)
    state = score.verdict.state if score else None
    words = making.language
    attained = capped(score.attainment) if score else None
    return (
        quoted_cell(line.item.statement),
        quoted_cell(line.item.unit or ABSENT),
        Cell(target_of(making, line.item, making.year)),
        *(Cell(quarter_target(making, line, quarter)) for quarter in range(1, 5)),
        amount_cell(value_in_table(making, score.value if score else None)),
        amount_cell(percent(making, "attainment", line.item.code, attained)),
        Cell(
            (Quoted(state_words(score, words, with_reason=True)) if score else ABSENT,),
            tone=TONES[state],
        ),
        Cell(_missing_now(making, line, score)),
        Cell(_missing_of_year(making, line, score)),
        amount_cell(_pace(making, line, score)),
    )


def score_until(making: Making, line: ScoreLine) -> Score | None:
    """The score as it stood at the end of the report's period."""
    if line.question is None:
        return None
    value = value_until(making, line.item.measured_by, making.period)
    question = _hold_levels_to_the_year(line.question)
    return judge_value(question, making.area, value, quarter_setting(making))


def _hold_levels_to_the_year(question: Question) -> Question:
    """A state at the end of a month is held against the whole target of the year."""
    if question.indicator.accumulate is not Accumulation.AT_END:
        return question
    whole = replace(question.indicator, accumulate=Accumulation.WITHIN_YEAR)
    return replace(question, indicator=whole, shares=(Fraction(1),) * 12)


def quarter_target(making: Making, line: ScoreLine, quarter: int) -> Text:
    """What is due at the end of a quarter: a quarter each, or the level all year."""
    aim, question = line.score.aim, line.question
    if question is None or aim is None:
        return (ABSENT,)
    is_level = question.indicator.accumulate is Accumulation.AT_END
    if is_level or not is_work_of_the_year(question.kind):
        return target_of(making, line.item, making.year)
    until = Period(PeriodKind.QUARTER, making.year * 4 + quarter - 1)
    due = aim.shrink(Fraction(quarter, 4))
    shown = render_aim(due, making.language).replace(" ", "")
    exact = render_aim(due, "en").replace(" ", "").replace(",", "")
    found = Fact("target", line.item.code, making.office.area, until.render())
    return (Number(shown, exact, found),)


def _missing_now(making: Making, line: ScoreLine, score: Score | None) -> Text:
    if score is None:
        return (ABSENT,)
    period = making.period.render()
    catalogue = making.source.catalogue
    return gap_of_score(score, line, catalogue, period, making.language)


def _missing_of_year(making: Making, line: ScoreLine, score: Score | None) -> Text:
    gap = score.gap_of_year if score else None
    if gap is None or not gap.size:
        return (ABSENT,)
    found = fact(making, "gap-of-year", line.item.code)
    many = "" if gap.more else say(making, " terlalu banyak", " too many")
    return (count_number(gap.size, found, making.language), many)


def _pace(making: Making, line: ScoreLine, score: Score | None) -> Number | str:
    pace = score.pace.per_month if score and score.pace else None
    if pace is None:
        return ABSENT
    found = fact(making, "pace-of-month", line.item.code)
    return decimal_number(pace, 1, found, making.language)


def build_promised_actions(making: Making, settings: Settings) -> Sequence[Block]:
    """Every action on an indicator of the plan, with owner and due day."""
    review = review_plan(making, settings)
    codes = [line.item.measured_by for line in review.lines]
    actions = actions_for(making, (*codes, *(line.item.code for line in review.lines)))
    if not actions:
        return (
            paragraph(
                making,
                "tindakan",
                "Belum ada tindakan dalam catatan rapat untuk indikator rencana ini. "
                "Tulis langkah, penanggung jawab dan tenggat di bawah.",
                "The log of meetings holds no action on the indicators of this plan "
                "yet. Write steps, owners and due days below.",
            ),
        )
    caption = say(making, "Tindakan yang dijanjikan", "Actions promised")
    return (build_actions_table(making, "tindakan", caption, actions),)
