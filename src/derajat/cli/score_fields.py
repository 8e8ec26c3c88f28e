"""A scorecard for programs: stable keys, exact numbers as text."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from derajat.model.calendar import date_of_day
from derajat.model.judgement import Attainment, Predicate
from derajat.model.values import Value
from derajat.steering.attention import AttentionLine
from derajat.steering.changes import Change
from derajat.steering.paces import Pace
from derajat.steering.rounding import round_half_up
from derajat.steering.score_lines import ScoreLine
from derajat.steering.scorecard import Scorecard
from derajat.steering.scores import Question, Score
from derajat.steering.words import (
    MARK_WORDS,
    REASON_WORDS,
    name_cause,
    name_state,
)


Fields = dict[str, object]
Given = TypeVar("Given")
_MORE_PLACES = 2
"""Decimals of intervals and raw attainments beyond those of the value."""


def scorecard_fields(card: Scorecard, language: str) -> Fields:
    """The scorecard as JSON; `docs/how-to/scorecard.md` tells every key."""
    setting = card.setting
    area = card.office.areas.by_code.get(card.area)
    mean = card.mean
    return {
        "office": card.office.name,
        "area": card.area,
        "area_name": area.name if area else card.area,
        "year": setting.year,
        "today": date_of_day(setting.today).isoformat(),
        "policy": _policy_fields(card),
        "plans": [
            {
                "plan": plan.name,
                "label": plan.label.render(language),
                "is_example": plan.is_example,
            }
            for plan in card.plans
        ],
        "lines": [_line_fields(card, line, language) for line in card.lines],
        "attention": [_attention_fields(item, language) for item in card.attention],
        "mean_attainment": {
            "percent": _if(mean.mean, lambda found: str(round_half_up(found, 2))),
            "counted": mean.counted,
            "left_out": mean.left_out,
        },
    }


def _if(value: Given | None, render: Callable[[Given], object]) -> object:
    """What becomes of a value; None of none."""
    return None if value is None else render(value)


def _policy_fields(card: Scorecard) -> Fields:
    policy = card.setting.policy
    return {
        "predicates": policy.predicates.name,
        "predicates_confirmed": policy.predicates.confirmed,
        "cap": policy.cap,
        "lower_form": policy.lower_form.value,
        "completeness_limit": policy.completeness_limit,
        "attention": policy.attention,
        "days_a_week": card.setting.week.days_a_week,
        "works_on_joint_leave": card.setting.week.works_on_joint_leave,
    }


def _line_fields(card: Scorecard, line: ScoreLine, language: str) -> Fields:
    question = line.question
    are_persons = question is not None and _are_persons(card, question)
    return {
        "plan": line.plan.name,
        "is_example": line.plan.is_example,
        "node": line.node.code,
        "code": line.item.code,
        "statement": line.item.statement,
        "measured_by": line.item.measured_by or None,
        "wanted": line.item.wanted or None,
        "result": line.item.result.value if line.item.result else None,
        "result_group": line.result_group.value,
        "better": question.better.value if question else None,
        "unit": question.indicator.unit if question else None,
        "counts": _if(question, lambda asked: _noun(card, asked, language)),
        "are_persons": are_persons,
        "judge": question.indicator.judge.value if question else None,
        "target": _target_fields(line),
        **_score_fields(line.score, are_persons, language),
        "areas": [
            {
                "area_name": _area_name(card, score.area),
                "area_level": card.office.areas.by_code[score.area].level.value,
                **_score_fields(score, are_persons, language),
            }
            for score in line.areas
        ],
    }


def _area_name(card: Scorecard, code: str) -> str:
    return card.office.areas.by_code[code].name


def _noun(card: Scorecard, question: Question, language: str) -> str | None:
    noun = card.catalogue.nouns.get(question.indicator.counts)
    return noun.label.render(language) if noun else None


def _are_persons(card: Scorecard, question: Question) -> bool:
    noun = card.catalogue.nouns.get(question.indicator.counts)
    return noun is not None and noun.is_person


def _target_fields(line: ScoreLine) -> object:
    target, aim = line.target, line.score.aim
    if target is None:
        return None
    return {
        "printed": target.target.printed,
        "basis": target.basis or None,
        "low": _if(aim, lambda found: _exact(found.low)),
        "high": _if(aim, lambda found: _exact(found.high)),
        "is_strict": aim.is_strict if aim else None,
        "share_of_year": _exact(line.score.share),
        "path": _path(line),
        "due_low": _if(line.score.due, lambda found: _exact(found.low)),
        "due_high": _if(line.score.due, lambda found: _exact(found.high)),
    }


def _path(line: ScoreLine) -> str | None:
    """How the share of the year was found; null where the year's target is due."""
    if line.question is None or line.score.share in (None, 1):
        return None
    return "twelfths" if line.question.shares is None else "past-months"


def _exact(number: Fraction | None) -> str | None:
    """A decimal number where it ends, else a fraction `11/12`."""
    if number is None:
        return None
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest > 1:
        return str(number)
    return f"{Decimal(number.numerator) / Decimal(number.denominator):f}"


def _score_fields(score: Score, are_persons: bool, language: str) -> Fields:
    verdict = score.verdict
    return {
        "area": score.area,
        **_value_fields(score),
        "state": verdict.state.value if verdict.state else None,
        "reason": verdict.reason.value,
        "says": (
            f"{name_state(score).render(language)}: "
            f"{REASON_WORDS[verdict.reason].render(language)}"
        ),
        "attainment": _if(score.attainment, lambda a: _attainment_fields(a, language)),
        "predicate": _if(score.predicate, lambda p: _predicate_fields(p, language)),
        "gap": _gap_fields(score, are_persons),
        "pace": _if(score.pace, _pace_fields),
        "change": _if(score.change, _change_fields),
    }


def _value_fields(score: Score) -> Fields:
    value, measured = score.value, score.measured
    if value is None:
        names = "period value count interval completeness flags"
        return dict.fromkeys(names.split())
    return {
        "period": value.period,
        "value": value.shown,
        "count": {
            "numerator": value.numerator,
            "denominator": value.denominator,
        },
        "interval": _interval(value),
        "completeness": _exact(measured.completeness) if measured else None,
        "flags": [flag for flag in value.flags.split(";") if flag],
    }


def _interval(value: Value) -> object:
    if value.lower is None or value.upper is None:
        return None
    places = len((value.shown or "").partition(".")[2]) + _MORE_PLACES
    ends = (round_half_up(Fraction(end), places) for end in (value.lower, value.upper))
    lower, upper = (f"{end:f}" for end in ends)
    return {"lower": lower, "upper": upper, "method": value.method}


def _attainment_fields(attainment: Attainment, language: str) -> Fields:
    raw = attainment.raw
    return {
        "percent": _if(attainment.shown, str),
        "raw": _if(raw, lambda found: f"{round_half_up(found, 2 + _MORE_PLACES):f}"),
        "form": attainment.form.value if attainment.form else None,
        "marks": [mark.value for mark in attainment.marks],
        "says": "; ".join(
            MARK_WORDS[mark].render(language) for mark in attainment.marks
        ),
    }


def _predicate_fields(predicate: Predicate, language: str) -> Fields:
    return {
        "code": predicate.band.code,
        "label": predicate.band.label.render(language),
        "in_gap": predicate.in_gap,
    }


def _gap_fields(score: Score, are_persons: bool) -> object:
    if score.gap_points is None:
        return None
    gap, whole = score.gap, score.gap_of_year
    return {
        "persons": gap.size if gap and are_persons else None,
        "points": f"{round_half_up(score.gap_points, 2 + _MORE_PLACES):f}",
        "more": gap.more if gap else None,
        "fewer": gap.fewer if gap else None,
        "more_by_the_end": whole.more if whole else None,
        "fewer_by_the_end": whole.fewer if whole else None,
        "rupiah": _if(score.rupiah, lambda amount: f"{amount:f}"),
    }


def _pace_fields(pace: Pace) -> Fields:
    return {
        "per_month": _if(pace.per_month, str),
        "per_work_day": _if(pace.per_work_day, str),
        "work_days": pace.work_days.days,
        "years_without_holidays": list(pace.work_days.years_without_list),
        "has_unconfirmed_holidays": pace.work_days.has_unconfirmed,
    }


def _change_fields(change: Change) -> Fields:
    return {
        "period": change.before.period,
        "value": change.before.shown,
        "difference": f"{change.difference:f}",
        "turn": change.turn.value,
        "is_clear": change.is_clear,
        "is_comparable": change.is_comparable,
    }


def _attention_fields(item: AttentionLine, language: str) -> Fields:
    words = (name_cause(cause, item.line.score) for cause in item.causes)
    return {
        "plan": item.line.plan.name,
        "is_example": item.line.plan.is_example,
        "code": item.line.item.code,
        "result_group": item.line.result_group.value,
        "causes": [cause.value for cause in item.causes],
        "says": "; ".join(label.render(language) for label in words),
    }
