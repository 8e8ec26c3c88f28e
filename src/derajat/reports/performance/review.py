"""A plan with its indicators judged: what most tables of the chain are made from."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period
from derajat.model.judgement import Attainment, State
from derajat.model.plans import Plan, PlanIndicator, PlanNode
from derajat.model.values import Value
from derajat.reports.builders import Settings
from derajat.reports.plans import choose_plan
from derajat.reports.source import Making
from derajat.steering.attainments import MeanAttainment, mean_attainment
from derajat.steering.score_lines import Asked, ScoreLine, build_score_lines
from derajat.steering.scores import Score, Setting, judge_value
from derajat.steering.value_book import ValueBook, choose_period


MONEY_KINDS = ("programme", "activity", "sub-activity")
"""Levels of a plan that carry money: not those whose results people judge."""


@dataclass(frozen=True)
class Review:
    """A plan and the score of each of its indicators in a year."""

    plan: Plan
    year: int
    lines: tuple[ScoreLine, ...]

    def of(self, node: PlanNode) -> tuple[ScoreLine, ...]:
        """The lines of one node."""
        return tuple(line for line in self.lines if line.node.code == node.code)

    @property
    def results(self) -> tuple[ScoreLine, ...]:
        """The lines of goals and objectives, which the office answers for first."""
        return tuple(line for line in self.lines if is_result(line.node))


def is_result(node: PlanNode) -> bool:
    """Whether a node states a result, not the money and work for it."""
    return node.kind not in MONEY_KINDS


def review_plan(making: Making, settings: Settings, year: int = 0) -> Review:
    """The plan that a form names, judged in a year (by default that of the report)."""
    plan = choose_plan(making, settings)
    wanted = year or making.year
    lines = making.source.score_lines(wanted, making.area, (plan,))
    return Review(plan, wanted, lines)


def result_nodes(plan: Plan) -> tuple[PlanNode, ...]:
    """Goals and objectives with indicators, in the order of the document."""
    return tuple(node for node in plan.nodes if node.indicators and is_result(node))


def nodes_below(plan: Plan, node: PlanNode) -> Iterator[PlanNode]:
    """Everything under a node, branch by branch."""
    for child in plan.children.get(node.code, ()):
        yield child
        yield from nodes_below(plan, child)


def mean_of(lines: tuple[ScoreLine, ...]) -> MeanAttainment:
    """The mean of capped attainments; those without one are left out and counted."""
    return mean_attainment(line.score.attainment for line in lines)


def count_state(lines: tuple[ScoreLine, ...], state: State | None) -> int:
    """How many lines are in a state."""
    return sum(line.score.verdict.state is state for line in lines)


def judged_against(
    line: ScoreLine, value: Value | None, target_year: int, setting: Setting
) -> Score | None:
    """A value against the target of another year; None without link or target."""
    target = line.item.target_of(target_year)
    if line.question is None or target is None:
        return None
    question = replace(line.question, target=target)
    return judge_value(question, line.score.area, value, setting)


def quarter_setting(making: Making) -> Setting:
    """What the year is judged by as seen at the end of the report's period."""
    setting = making.source.setting_of(making.year)
    return replace(setting, today=min(setting.today, making.period.last_day))


def value_until(making: Making, code: str, period: Period) -> Value | None:
    """The value that speaks for a part of a year: none that looks past its end."""
    rows = making.source.shelf.choose(code, area=making.area, group="")
    known = ValueBook(rows).periods(code, making.area)
    past = {
        found: value
        for found, value in known.items()
        if found.last_day <= period.last_day and found.year == period.year
    }
    chosen = choose_period(past, period.year, period.last_day)
    return past[chosen] if chosen is not None else None


def lines_with_areas(
    making: Making, plan: Plan, level: AreaLevel, year: int, item: PlanIndicator
) -> tuple[ScoreLine, ...]:
    """The line of one indicator with a score for each area of a level."""
    source = making.source
    areas = tuple(area.code for area in source.office.areas.at_level(level))
    rows = source.shelf.choose(item.measured_by, area=[*areas, making.area], group="")
    asked = Asked(
        source.catalogue, making.area, source.unit_costs, areas, source.office.area
    )
    alone = tuple(
        replace(node, indicators=(item,))
        for node in plan.nodes
        if item in node.indicators
    )
    setting = source.setting_of(year)
    return build_score_lines(
        (replace(plan, nodes=alone),), ValueBook(rows), asked, setting
    )


def capped(attainment: Attainment | None) -> Fraction | None:
    """The exact attainment that means are made of."""
    return attainment.capped if attainment is not None else None


@dataclass(frozen=True)
class PlannedIndicator:
    """An indicator with its node: the subject of a repetition."""

    node: PlanNode
    item: PlanIndicator
