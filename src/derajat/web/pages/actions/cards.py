"""An action as a card: what, where, who, until when, and its value then and now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from derajat.model.calendar import day_of_date, parse_period
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number, render_period
from derajat.model.values import Value
from derajat.steering.changes import Turn
from derajat.steering.words import TURN_WORDS
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.meetings.effects import OUTCOME_WORDS, Outcome
from derajat.web.meetings.models import Action, Effect
from derajat.web.meetings.moves import (
    STATE_WORDS,
    ActionState,
    Move,
    find_moves,
)
from derajat.web.meetings.standing import (
    choose_newest_alike,
    read_periods_of,
)
from derajat.web.parts.values import render_interval, render_suffix, tell_counts
from derajat.web.policy import load_policy


SOON_DAYS = 7
_SHAPES = {Turn.BETTER: "▲", Turn.WORSE: "▼", Turn.SAME: "–", Turn.MOVED: "●"}
_TURN_CLASSES = {Turn.BETTER: "better", Turn.WORSE: "worse"}


@dataclass(frozen=True)
class Standing:
    """A value with what it was made of, as texts."""

    shown: str
    counts: str
    interval: str
    period: str
    data_version: int


@dataclass(frozen=True)
class DueMark:
    """How much time is left: a word and a shape, with the class of its colour."""

    words: str
    shape: str
    css: str


@dataclass(frozen=True)
class EffectMark:
    """Whether the indicator moved afterwards: a word and a shape; never why."""

    words: str
    shape: str
    css: str


@dataclass(frozen=True)
class ActionCard:
    """Everything that a card shows."""

    pk: int
    version: int
    url: str
    title: str
    area: str
    indicator: str
    indicator_url: str
    then: Standing | None
    now: Standing | None
    """None also while nothing newer than the value at the decision is known."""
    effect: EffectMark | None
    owner: str
    due: str
    mark: DueMark | None
    evidence: int
    state: str
    moves: tuple[Move, ...]


def build_cards(asked: Asked, actions: Sequence[Action]) -> list[ActionCard]:
    """The cards of actions; each has `evidence_count` from the query."""
    now = find_newest(asked, actions)
    return [_card(asked, action, now.get(action.pk)) for action in actions]


def find_newest(asked: Asked, actions: Sequence[Action]) -> dict[int, Value]:
    """By action the newest value of its indicator: one look at each indicator."""
    by_indicator = defaultdict(list)
    for action in actions:
        if action.indicator:
            by_indicator[action.indicator].append(action)
    found = {}
    for indicator, alike in by_indicator.items():
        areas = [action.area for action in alike]
        periods = read_periods_of(asked.reading, indicator, areas)
        for action in alike:
            value = choose_newest_alike(periods[action.area], action.value_at_decision)
            if value is not None:
                found[action.pk] = value
    return found


def build_standing(
    value: Value | None, asked: Asked, indicator: str
) -> Standing | None:
    """A value as texts; None where there is none."""
    known = asked.reading.catalogue.indicators.get(indicator)
    if value is None or value.shown is None or known is None:
        return None
    unit = asked.reading.catalogue.units[known.unit]
    period = parse_period(value.period)
    language = asked.language
    return Standing(
        shown=render_number(value.shown, language) + render_suffix(unit, language),
        counts=tell_counts(value, asked, known),
        interval=render_interval(value, language),
        period=render_period(period, language) if period else value.period,
        data_version=value.data_version,
    )


def build_effect_mark(action: Action, language: str) -> EffectMark | None:
    """The mark of change of a finished action; None until there is a later value."""
    effect: Effect | None = getattr(action, "effect", None)
    if effect is None:
        return None
    outcome = Outcome(effect.outcome)
    if outcome is not Outcome.CHANGED:
        return EffectMark(OUTCOME_WORDS[outcome].render(language), "–", "still")
    turn = Turn(effect.turn)
    words = TURN_WORDS[turn].render(language)
    return EffectMark(words, _SHAPES[turn], _TURN_CLASSES.get(turn, "still"))


def build_due_mark(action: Action, day: int, language: str) -> DueMark | None:
    """Late, soon or in time; None for an action that is over."""
    if action.state in (ActionState.DONE.value, ActionState.REJECTED.value):
        return None
    left = day_of_date(action.due) - day
    if left < 0:
        late = Label(f"lewat {-left} hari", f"{-left} days late")
        return DueMark(late.render(language), "▲", "below")
    if left <= SOON_DAYS:
        soon = Label(f"{left} hari lagi", f"{left} days left")
        if not left:
            soon = Label("hari ini", "today")
        return DueMark(soon.render(language), "◆", "unsure")
    later = Label(f"{left} hari lagi", f"{left} days left")
    return DueMark(later.render(language), "●", "")


def area_name(asked: Asked, code: str) -> str:
    """The name of an area, its code where the registry lacks it."""
    area = asked.reading.office.areas.by_code.get(code)
    return area.name if area else code


def indicator_name(asked: Asked, code: str) -> str:
    """The name of an indicator in the reader's language."""
    indicator = asked.reading.catalogue.indicators.get(code)
    return indicator.label.render(asked.language) if indicator else code


def _card(asked: Asked, action: Action, now: Value | None) -> ActionCard:
    code = action.indicator
    url = reverse("indicator", args=[code]) if code else ""
    then = action.value_at_decision
    is_same = now and then and (now.period, now.shown) == (then.period, then.shown)
    return ActionCard(
        pk=action.pk,
        version=action.version,
        url=reverse("action", args=[action.pk]),
        title=action.title,
        area=area_name(asked, action.area),
        indicator=indicator_name(asked, code) if code else "",
        indicator_url=f"{url}?wilayah={action.area}" if code else "",
        then=build_standing(then, asked, code),
        now=None if is_same else build_standing(now, asked, code),
        effect=build_effect_mark(action, asked.language),
        owner=action.owner_name,
        due=render_day(day_of_date(action.due), asked.language),
        mark=build_due_mark(action, today(), asked.language),
        evidence=getattr(action, "evidence_count", 0),
        state=STATE_WORDS[ActionState(action.state)].render(asked.language),
        moves=find_moves(load_policy(), asked.reader, action),
    )
