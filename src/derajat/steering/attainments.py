"""Attainment: a value in per cent of its target, by the form in force.

The forms are those of performance reports under Permendagri 86/2017; the rule for a
target of zero is a local one and is marked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from derajat.model.indicators import Direction
from derajat.model.judgement import (
    Attainment,
    AttainmentForm,
    AttainmentMark,
    Predicate,
    PredicateTable,
)
from derajat.model.targets import (
    Between,
    Bound,
    Exactly,
    Grade,
    Reading,
    Sign,
    Unreadable,
)
from derajat.steering.aims import Aim
from derajat.steering.rounding import round_half_up


_WHOLE = Fraction(100)
_PLACES = 2
_LOWER = (AttainmentForm.LOWER_MIRROR, AttainmentForm.LOWER_RATIO)


def choose_form(
    stated: AttainmentForm | None,
    reading: Reading,
    better: Direction,
    lower_form: AttainmentForm,
) -> AttainmentForm | None:
    """The form that the plan states, or the usual one.

    A bound and a span tell themselves which way is better; a grade has no form.
    """
    if stated is not None or isinstance(reading, Grade | Unreadable):
        return stated
    usual = {
        Direction.HIGHER: AttainmentForm.HIGHER,
        Direction.LOWER: lower_form,
        Direction.RANGE: AttainmentForm.RANGE,
    }
    return usual.get(_direction(reading, better))


def _direction(reading: Exactly | Bound | Between, better: Direction) -> Direction:
    if isinstance(reading, Between):
        return Direction.RANGE
    if isinstance(reading, Exactly):
        return better
    is_ceiling = reading.sign in (Sign.BELOW, Sign.AT_MOST)
    return Direction.LOWER if is_ceiling else Direction.HIGHER


def mark_bound(attainment: Attainment, reading: Reading) -> Attainment:
    """The attainment, with a mark where its target is a bound or a span.

    A strict bound (`< 22`) may be missed at 100 per cent: the state decides.
    """
    if attainment.raw is None or not isinstance(reading, Bound | Between):
        return attainment
    return replace(attainment, marks=(AttainmentMark.BOUND, *attainment.marks))


def compute_attainment(
    form: AttainmentForm | None, value: Fraction, aim: Aim, cap: int | None
) -> Attainment:
    """The attainment of a value; `cap` (per cent) cuts what is shown, never `raw`."""
    if form is None:
        return Attainment(None, None, None, None, (AttainmentMark.NO_FORM,))
    raw, mark = _by_form(form, value, aim)
    if raw is None:
        marks = () if mark is None else (mark,)
        return Attainment(form, None, None, None, marks)
    return _cut(form, raw, mark, cap)


def _by_form(
    form: AttainmentForm, value: Fraction, aim: Aim
) -> tuple[Fraction | None, AttainmentMark | None]:
    if form is AttainmentForm.STATUS:
        return (_WHOLE if aim.holds(value) else Fraction(0)), None
    if form is AttainmentForm.RANGE and aim.holds(value):
        return _WHOLE, None
    target = _target_number(form, value, aim)
    if target is None or target < 0:
        return None, AttainmentMark.NEGATIVE_TARGET
    if target == 0:
        return _at_zero(form, value)
    if form is AttainmentForm.HIGHER:
        return value / target * 100, None
    if form is AttainmentForm.LOWER_MIRROR:
        return (2 * target - value) / target * 100, None
    if form is AttainmentForm.RANGE:
        return 100 - abs(value - target) / target * 100, None
    if value <= 0:
        return None, AttainmentMark.NOTHING_TO_DIVIDE_BY
    return target / value * 100, None


def _at_zero(
    form: AttainmentForm, value: Fraction
) -> tuple[Fraction | None, AttainmentMark]:
    if form is AttainmentForm.HIGHER:
        return None, AttainmentMark.NOTHING_TO_DIVIDE_BY
    reached = _WHOLE if value == 0 else Fraction(0)
    return reached, AttainmentMark.ZERO_TARGET


def _target_number(form: AttainmentForm, value: Fraction, aim: Aim) -> Fraction | None:
    """The one number a form divides by: of a span the end it is about."""
    if aim.low is None or aim.high is None:
        return aim.high if aim.low is None else aim.low
    if form is AttainmentForm.RANGE:
        return aim.low if value < aim.low else aim.high
    return aim.high if form in _LOWER else aim.low


def _cut(
    form: AttainmentForm, raw: Fraction, mark: AttainmentMark | None, cap: int | None
) -> Attainment:
    capped = max(raw, Fraction(0))
    if cap is not None:
        capped = min(capped, Fraction(cap))
    cut = AttainmentMark.CAPPED if capped != raw else None
    marks = tuple(item for item in (mark, cut) if item is not None)
    return Attainment(form, raw, capped, round_half_up(capped, _PLACES), marks)


@dataclass(frozen=True)
class MeanAttainment:
    """The mean of capped attainments; `left_out` had none."""

    mean: Fraction | None
    counted: int
    left_out: int


def mean_attainment(attainments: Iterable[Attainment | None]) -> MeanAttainment:
    """The mean over those that have an attainment."""
    capped = [item.capped if item is not None else None for item in attainments]
    known = [number for number in capped if number is not None]
    mean = sum(known, Fraction(0)) / len(known) if known else None
    return MeanAttainment(mean, len(known), len(capped) - len(known))


def find_predicate(table: PredicateTable, shown: Decimal | None) -> Predicate | None:
    """The band of an attainment at two decimals; None when there is no attainment.

    Bands are half-open from below. Where the printed table leaves a gap (90.5 lies
    between 76-90 and 91-100) the predicate says so.
    """
    if shown is None:
        return None
    for band in table.bands:
        if band.at_least is None or shown >= band.at_least:
            above = band.printed_high is not None and shown > band.printed_high
            below = band.printed_low is not None and shown < band.printed_low
            return Predicate(band, in_gap=above or below)
    return None
