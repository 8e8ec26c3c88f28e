"""The lines of a scorecard: every indicator of plans against its target."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from derajat.model.calendar import Period, PeriodKind
from derajat.model.catalogue import Catalogue
from derajat.model.indicators import Accumulation, Indicator, Kind
from derajat.model.judgement import Reason
from derajat.model.plans import (
    Plan,
    PlanIndicator,
    PlanNode,
    ResultLevel,
    YearTarget,
)
from derajat.steering.changes import find_before
from derajat.steering.paths import (
    is_work_of_the_year,
    last_day_of_year,
    shares_by_month,
)
from derajat.steering.scores import Question, Score, Setting, add_change, judge_value
from derajat.steering.states import Verdict
from derajat.steering.value_book import Periods, ValueBook, choose_period


class ResultGroup(Enum):
    """Kept apart: the condition of people is not the work of an office."""

    POPULATION = "population"
    """Impact and outcome."""
    OWN_WORK = "own-work"
    """Output, process and input."""
    NOT_STATED = "not-stated"


_GROUPS = {
    ResultLevel.IMPACT: ResultGroup.POPULATION,
    ResultLevel.OUTCOME: ResultGroup.POPULATION,
    ResultLevel.OUTPUT: ResultGroup.OWN_WORK,
    ResultLevel.PROCESS: ResultGroup.OWN_WORK,
    ResultLevel.INPUT: ResultGroup.OWN_WORK,
}


@dataclass(frozen=True)
class ScoreLine:
    """An indicator of a plan with its score, and those of areas when asked for.

    `question` is None when nothing of the catalogue measures it.
    """

    plan: Plan
    node: PlanNode
    item: PlanIndicator
    target: YearTarget | None
    question: Question | None
    score: Score
    areas: tuple[Score, ...] = ()

    @property
    def result_group(self) -> ResultGroup:
        if self.item.result is None:
            return ResultGroup.NOT_STATED
        return _GROUPS[self.item.result]


@dataclass(frozen=True)
class Asked:
    """What a scorecard is made of, besides the values and the setting."""

    catalogue: Catalogue
    area: str
    unit_costs: Mapping[str, Decimal]
    with_areas: tuple[str, ...] = ()
    """Codes of the areas that get a score of their own."""
    office_area: str = ""
    """The area the plans are for; empty: the one asked for."""
    follows_past_months: bool = False
    """Whether the path within the year is that of past years, not even twelfths."""


def build_score_lines(
    plans: Sequence[Plan], book: ValueBook, asked: Asked, setting: Setting
) -> tuple[ScoreLine, ...]:
    """A line for every indicator of the plans, in the order of the documents."""
    return tuple(
        _build_line(plan, node, item, book, asked, setting)
        for plan in plans
        for node, item in plan.indicators()
    )


def _build_line(
    plan: Plan,
    node: PlanNode,
    item: PlanIndicator,
    book: ValueBook,
    asked: Asked,
    setting: Setting,
) -> ScoreLine:
    day = min(setting.today, last_day_of_year(setting.year))
    target = item.target_of(setting.year, day)
    question = build_question(item, target, book, asked, setting)
    if question is None:
        verdict = Verdict(None, Reason.NO_LINK)
        nothing = Score(asked.area, None, None, None, None, None, verdict)
        return ScoreLine(plan, node, item, target, None, nothing)
    score = _score(question, asked.area, book, setting)
    areas = tuple(_area_scores(question, book, asked, setting))
    return ScoreLine(plan, node, item, target, question, score, areas)


def build_question(
    item: PlanIndicator,
    target: YearTarget | None,
    book: ValueBook,
    asked: Asked,
    setting: Setting,
) -> Question | None:
    """What is asked of the values; None when no indicator measures it by now."""
    indicator = asked.catalogue.indicators.get(item.measured_by)
    if indicator is None:
        return None
    version = indicator.version_on(last_day_of_year(setting.year))
    kind = (version or indicator.versions[-1]).kind
    shares = None
    if asked.follows_past_months:
        shares = past_shares(
            book.periods(indicator.code, asked.area), indicator, setting
        )
    return Question(
        indicator=indicator,
        kind=kind,
        scale=asked.catalogue.units[indicator.unit].scale,
        item=item,
        target=target,
        shares=shares,
        unit_cost=asked.unit_costs.get(indicator.code),
        office_area=asked.office_area or asked.area,
    )


def _score(question: Question, area: str, book: ValueBook, setting: Setting) -> Score:
    periods = book.periods(question.indicator.code, area)
    period = choose_period(periods, setting.year, setting.today)
    value = periods[period] if period is not None else None
    score = judge_value(question, area, value, setting)
    if period is None or _is_unfinished(period, question.kind, setting):
        return score
    before = find_before(periods, period, question.kind)
    return add_change(score, question, before, setting)


def _is_unfinished(period: Period, kind: Kind, setting: Setting) -> bool:
    """Whether a period still adds up, so that a whole one is no measure for it."""
    return is_work_of_the_year(kind) and setting.today < period.last_day


def _area_scores(
    question: Question, book: ValueBook, asked: Asked, setting: Setting
) -> Iterator[Score]:
    """Scores of the areas with a row; those that miss most people first."""
    there = book.areas(question.indicator.code)
    scores = [
        _score(question, area, book, setting)
        for area in asked.with_areas
        if area in there and area != asked.area
    ]
    yield from sorted(scores, key=_by_gap)


def _by_gap(score: Score) -> tuple[int, Fraction, str]:
    size = -1 if score.gap is None else score.gap.size
    points = score.gap_points if score.gap_points is not None else Fraction(-1)
    return (-size, -points, score.area)


def past_shares(
    periods: Periods, indicator: Indicator, setting: Setting
) -> tuple[Fraction, ...] | None:
    """The usual share of each month, from earlier years with all twelve months."""
    years = sorted({p.year for p in periods if p.year < setting.year})
    counted = [_months(periods, indicator, year) for year in years]
    whole = [months for months in counted if months is not None]
    return shares_by_month(whole) if whole else None


def _months(
    periods: Periods, indicator: Indicator, year: int
) -> tuple[int, ...] | None:
    """The counts of the twelve months of a year, each alone."""
    rows = [periods.get(Period(PeriodKind.MONTH, year * 12 + m)) for m in range(12)]
    counts = [row.numerator for row in rows if row is not None]
    known = [count for count in counts if count is not None]
    if len(known) < len(rows):
        return None
    if indicator.accumulate is not Accumulation.WITHIN_YEAR:
        return tuple(known)
    earlier = [0, *known[:-1]]
    return tuple(now - then for now, then in zip(known, earlier, strict=True))
