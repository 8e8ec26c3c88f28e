"""Fixed thresholds of early warning (SKDR), held against weekly counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from derajat.model.alerts import AlertKind, DiseaseRule
from derajat.model.labels import Label
from derajat.statistics.arrays import Flags, Floats, Numbers, as_floats
from derajat.statistics.reasons import LABELS, Reason, Reasons, first_reason


class AlertWhy(IntEnum):
    """What the rule said of a week. Codes are stable: stored results name them."""

    CANNOT_TELL = 0
    """A count that the rule needs is not there; `reason` says more."""
    BELOW = 1
    ENOUGH_CASES = 2
    ENOUGH_TIMES = 3
    """The multiple of the week before is reached."""
    ENOUGH_AFTER_ZERO = 4
    """The least number of cases after a week of none is reached."""
    TREND_ONLY = 5
    NO_THRESHOLD = 6


THRESHOLD_SENTENCES: dict[AlertWhy, Label] = {
    AlertWhy.CANNOT_TELL: Label(
        "tidak dapat dinilai: {reason}", "cannot tell: {reason}"
    ),
    AlertWhy.BELOW: Label(
        "{cases} kasus, di bawah ambang {needed}",
        "{cases} cases, below the threshold of {needed}",
    ),
    AlertWhy.ENOUGH_CASES: Label(
        "{cases} kasus, ambang {needed}", "{cases} cases, the threshold is {needed}"
    ),
    AlertWhy.ENOUGH_TIMES: Label(
        "{cases} kasus setelah {previous}, ambang {needed}",
        "{cases} cases after {previous}, the threshold is {needed}",
    ),
    AlertWhy.ENOUGH_AFTER_ZERO: Label(
        "{cases} kasus setelah minggu tanpa kasus, ambang {needed}",
        "{cases} cases after a week without cases, the threshold is {needed}",
    ),
    AlertWhy.TREND_ONLY: Label(
        "{cases} kasus; hanya kecenderungan yang diamati",
        "{cases} cases; only the trend is watched",
    ),
    AlertWhy.NO_THRESHOLD: Label(
        "{cases}; tanpa ambang", "{cases}; there is no threshold"
    ),
}
"""The sentence of each code, with the fields that `threshold_sentence` fills."""


@dataclass(frozen=True)
class ThresholdAlerts:
    """The rule's answer for each week; every array has the shape of the counts.

    `cases` and `previous` are the counts of the week and of the week before, `needed`
    the least count that is an alert in that week (nan without a threshold). `why`
    holds codes of AlertWhy. `reason` is GIVEN where the rule could answer.
    """

    alert: Flags
    why: npt.NDArray[np.uint8]
    cases: Floats
    previous: Floats
    needed: Floats
    reason: Reasons


@dataclass(frozen=True)
class _Rules:
    """The numbers of one rule a series, as columns beside the weeks."""

    at_least: Flags
    ratio: Flags
    trend: Flags
    cases: Floats
    numerator: Floats
    denominator: Floats
    after_zero: Floats


def threshold_alerts(counts: Numbers, rules: Sequence[DiseaseRule]) -> ThresholdAlerts:
    """Which weeks are alerts by a fixed rule a disease, and what each week needed.

    A unit that did not report is never zero: without the week's count, or without the
    week before where the rule compares with it, nothing can be told.

    Formula: at-least: y(t) >= cases; ratio: y(t) >= times x y(t-1), and after a week
        of zero y(t) >= cases_after_zero; exact for whole counts (the multiple is a
        fraction, not a rounded number)
    Source: the rules come from a file of standards with its own source and version
    Units: cases a week
    Shapes: counts (..., diseases, weeks), one rule a disease; every result the same
    Missing: a missing, infinite or negative count; the first week of a ratio rule is
        TOO_FEW_POINTS; a week after zero without `cases_after_zero` is
        DENOMINATOR_NOT_POSITIVE

    >>> from fractions import Fraction
    >>> from derajat.model.alerts import AlertKind, CaseIdentity, DiseaseRule
    >>> from derajat.model.labels import Label
    >>> from derajat.statistics.outbreaks import threshold_alerts, threshold_sentence
    >>> rule = DiseaseRule(
    ...     "A", Label("Diare akut", "Acute diarrhoea"), AlertKind.RATIO,
    ...     CaseIdentity.OPTIONAL, times=Fraction(3, 2), cases_after_zero=3)
    >>> found = threshold_alerts([[10, 14, 21, None, 9]], [rule])
    >>> print(found.alert)
    [[False False  True False False]]
    >>> print(threshold_sentence(found, (0, 2)).en)
    21 cases after 14, the threshold is 21
    """
    numbers = _check_counts(counts, rules)
    columns = _columns_of(rules)
    before = np.full(numbers.shape, np.nan)
    before[..., 1:] = numbers[..., :-1]
    with np.errstate(all="ignore"):
        reason = _reason(numbers, before, columns)
        limit = _limit(before, columns)
        reason[(reason == Reason.GIVEN) & np.isinf(limit)] = Reason.NOT_FINITE
        given = reason == Reason.GIVEN
        alert = given & _reaches(numbers, before, limit, columns)
    needed = np.where(given, np.ceil(limit), np.nan)
    why = _why(given, alert, before, columns)
    return ThresholdAlerts(alert, why, numbers, before, needed, reason)


def threshold_sentence(alerts: ThresholdAlerts, place: tuple[int, ...]) -> Label:
    """Why one week is an alert, or is none, in both languages.

    Formula: the sentence of `why` with the counts of the week
    Source: none; the wording is the project's
    Units: cases a week
    Shapes: place is an index of one week, such as (disease, week)
    Missing: a week without an answer says so with its reason

    >>> from derajat.model.alerts import AlertKind, CaseIdentity, DiseaseRule
    >>> from derajat.model.labels import Label
    >>> from derajat.statistics.outbreaks import threshold_alerts, threshold_sentence
    >>> rule = DiseaseRule(
    ...     "C", Label("Suspek dengue", "Suspected dengue"), AlertKind.AT_LEAST,
    ...     CaseIdentity.REQUIRED, cases=2)
    >>> print(threshold_sentence(threshold_alerts([[1, 4]], [rule]), (0, 1)).id)
    4 kasus, ambang 2
    """
    sentence = THRESHOLD_SENTENCES[AlertWhy(int(alerts.why[place]))]
    because = LABELS[Reason(int(alerts.reason[place]))]
    numbers = {
        "cases": f"{alerts.cases[place]:.15g}",
        "previous": f"{alerts.previous[place]:.15g}",
        "needed": f"{alerts.needed[place]:.15g}",
    }
    return Label(
        sentence.id.format(reason=because.id, **numbers),
        sentence.en.format(reason=because.en, **numbers),
    )


def _check_counts(counts: Numbers, rules: Sequence[DiseaseRule]) -> Floats:
    numbers = as_floats(counts)
    if numbers.ndim < 2 or numbers.shape[-2] != len(rules):
        raise ValueError(
            f"counts has the shape {numbers.shape}; (..., diseases, weeks) with "
            f"{len(rules)} diseases is needed"
        )
    for rule in rules:
        lacks_cases = rule.kind is AlertKind.AT_LEAST and rule.cases is None
        lacks_times = rule.kind is AlertKind.RATIO and rule.times is None
        if lacks_cases or lacks_times:
            raise ValueError(f"the {rule.kind.value} rule {rule.code} has no number")
    return numbers


def _columns_of(rules: Sequence[DiseaseRule]) -> _Rules:
    def column(numbers: Sequence[float | None]) -> Floats:
        return np.array(numbers, dtype=np.float64).reshape(-1, 1)

    def kind_is(kind: AlertKind) -> Flags:
        return np.array([rule.kind is kind for rule in rules], bool).reshape(-1, 1)

    # Other kinds have no multiple; their columns are never looked at.
    times = [rule.times or Fraction(1) for rule in rules]
    return _Rules(
        at_least=kind_is(AlertKind.AT_LEAST),
        ratio=kind_is(AlertKind.RATIO),
        trend=kind_is(AlertKind.TREND),
        cases=column([rule.cases for rule in rules]),
        numerator=column([share.numerator for share in times]),
        denominator=column([share.denominator for share in times]),
        after_zero=column([rule.cases_after_zero for rule in rules]),
    )


def _reason(cases: Floats, before: Floats, rules: _Rules) -> Reasons:
    first_week = np.zeros(cases.shape, dtype=np.bool_)
    first_week[..., :1] = True
    undecided = rules.ratio & (before == 0) & np.isnan(rules.after_zero)
    return first_reason(
        cases.shape,
        (np.isnan(cases), Reason.MISSING),
        (np.isinf(cases), Reason.NOT_FINITE),
        (cases < 0, Reason.NEGATIVE_COUNT),
        (rules.ratio & first_week, Reason.TOO_FEW_POINTS),
        (rules.ratio & np.isnan(before), Reason.MISSING),
        (rules.ratio & np.isinf(before), Reason.NOT_FINITE),
        (rules.ratio & (before < 0), Reason.NEGATIVE_COUNT),
        (undecided, Reason.DENOMINATOR_NOT_POSITIVE),
    )


def _limit(before: Floats, rules: _Rules) -> Floats:
    """The least count that is an alert; nan where there is no threshold."""
    multiple = rules.numerator * before / rules.denominator
    of_ratio = np.where(before == 0, rules.after_zero, multiple)
    of_cases = np.broadcast_to(rules.cases, before.shape)
    limit = np.where(rules.ratio, of_ratio, np.nan)
    return np.where(rules.at_least, of_cases, limit)


def _reaches(cases: Floats, before: Floats, limit: Floats, rules: _Rules) -> Flags:
    """Multiplied out, so that 55 cases reach 1.1 times 50."""
    by_ratio = cases * rules.denominator >= rules.numerator * before
    return np.asarray(np.where(rules.ratio & (before > 0), by_ratio, cases >= limit))


def _why(
    given: Flags, alert: Flags, before: Floats, rules: _Rules
) -> npt.NDArray[np.uint8]:
    enough = np.where(before == 0, AlertWhy.ENOUGH_AFTER_ZERO, AlertWhy.ENOUGH_TIMES)
    enough = np.where(rules.at_least, AlertWhy.ENOUGH_CASES, enough)
    silent = np.where(rules.trend, AlertWhy.TREND_ONLY, AlertWhy.NO_THRESHOLD)
    answer = np.where(alert, enough, AlertWhy.BELOW)
    answer = np.where(rules.at_least | rules.ratio, answer, silent)
    return np.where(given, answer, AlertWhy.CANNOT_TELL).astype(np.uint8)
