"""Findings and actions as the interface answers them."""

from collections.abc import Sequence
from datetime import date

from derajat.steering.attention import find_causes, list_attention
from derajat.steering.score_lines import ScoreLine
from derajat.web.accounts.grants import Reader
from derajat.web.api.asking import ActionsAsked
from derajat.web.api.schemas import (
    ActionAnswer,
    ActionWithSteps,
    FindingAnswer,
    StepAnswer,
)
from derajat.web.meetings.models import Action, ActionQuery, Step
from derajat.web.policy import Act, load_policy
from derajat.web.reading.office import Reading
from derajat.web.reading.scorecard import choose_judged


def answer_findings(
    lines: Sequence[ScoreLine], needs_attention: bool
) -> list[FindingAnswer]:
    """The judged lines: all as planned, or what needs attention, that first."""
    judged = choose_judged(lines)
    if needs_attention:
        judged = [item.line for item in list_attention(judged, len(judged))]
    return [_answer_finding(line) for line in judged]


def _answer_finding(line: ScoreLine) -> FindingAnswer:
    score, value = line.score, line.score.value
    indicator = line.question.indicator if line.question else None
    state = score.verdict.state
    return FindingAnswer(
        plan=line.plan.name,
        is_example=line.plan.is_example,
        node=line.node.code,
        statement=line.item.statement,
        indicator=indicator.code if indicator else "",
        label=indicator.label.id if indicator else "",
        area=score.area,
        period=value.period if value else "",
        numerator=value.numerator if value else None,
        denominator=value.denominator if value else None,
        shown=value.shown if value else None,
        completeness=value.completeness if value else None,
        target=line.target.target.printed if line.target else "",
        state=state.value if state else "",
        reason=score.verdict.reason.value,
        causes=[cause.value for cause in find_causes(line)],
        turn=score.change.turn.value if score.change else "",
        missing=score.gap.size if score.gap else None,
    )


def find_actions(reader: Reader, asked: ActionsAsked, reading: Reading) -> ActionQuery:
    """The actions that the reader may know of and that are asked for."""
    found = Action.objects.for_reader(reader).select_related("owner", "effect")
    if asked.wilayah:
        inside = reading.office.areas.within(asked.wilayah)
        found = found.filter(area__in=inside)
    if asked.status:
        found = found.filter(state=asked.status)
    if asked.indikator:
        known = asked.indikator in reading.catalogue.indicators
        found = found.filter(indicator=asked.indikator) if known else found.none()
    return found.order_by("due", "pk")


def answer_action(action: Action, reader: Reader) -> ActionAnswer:
    """An action; its value only for roles that may see values."""
    sees = load_policy().allows(reader.role, "values", Act.VIEW)
    value = action.value_at_decision if sees else None
    effect = getattr(action, "effect", None)
    return ActionAnswer(
        number=action.pk,
        area=action.area,
        title=action.title,
        reason=action.reason,
        indicator=action.indicator,
        shown_at_decision=value.shown if value else None,
        owner=action.owner_name,
        due=action.due.isoformat(),
        state=action.state,
        expected_from=action.expected_from,
        expected_to=action.expected_to,
        expected_until=_render_day(action.expected_until),
        effect=effect.outcome if effect else "",
        difference=effect.difference if effect and sees else "",
    )


def answer_with_steps(action: Action, reader: Reader) -> ActionWithSteps:
    """An action with its history; who took a step is told on its page."""
    return ActionWithSteps(
        **answer_action(action, reader).model_dump(),
        steps=[_answer_step(step) for step in action.steps.all()],
        evidence=action.evidence.count(),
    )


def _answer_step(step: Step) -> StepAnswer:
    return StepAnswer(
        at=step.at.isoformat(),
        role=step.role,
        move=step.move,
        before=step.before,
        after=step.after,
        note=step.note,
    )


def _render_day(day: date | None) -> str:
    return day.isoformat() if day else ""
