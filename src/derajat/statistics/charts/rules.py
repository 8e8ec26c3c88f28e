"""Rules that tell a special cause from ordinary variation, as data."""

from dataclasses import dataclass
from enum import StrEnum

from derajat.model.labels import Label


class RuleKind(StrEnum):
    """What a rule looks at.

    `BEYOND`: one point beyond a limit. `ZONE`: `points` of `window` points beyond
    `sigmas` on one side. `RUN`: `points` in a row on one side of the centre. `TREND`:
    `points` in a row, each above (or each below) the one before.
    """

    BEYOND = "beyond"
    ZONE = "zone"
    RUN = "run"
    TREND = "trend"


@dataclass(frozen=True)
class Rule:
    """One rule. `is_narrow`, for zones: the whole window lies on one side and only
    points inside the limits are counted, as the NHS program has it."""

    kind: RuleKind
    label: Label
    points: int = 1
    window: int = 1
    sigmas: float = 3.0
    is_narrow: bool = False


Rules = tuple[Rule, ...]

BEYOND_LIMITS = Rule(
    RuleKind.BEYOND, Label("titik di luar batas", "a point beyond the limits")
)
"""Shewhart 1931."""


def run_rule(points: int) -> Rule:
    """The rule of this many points in a row on one side of the centre line."""
    label = Label(
        f"{points} titik berturut-turut di satu sisi garis tengah",
        f"{points} points in a row on one side of the centre line",
    )
    return Rule(RuleKind.RUN, label, points=points, window=points, sigmas=0.0)


def trend_rule(points: int) -> Rule:
    """The rule of this many points in a row that rise, or that fall."""
    label = Label(
        f"{points} titik berturut-turut naik atau turun",
        f"{points} points in a row rising or falling",
    )
    return Rule(RuleKind.TREND, label, points=points, window=points, sigmas=0.0)


def zone_rule(points: int, window: int, sigmas: float, is_narrow: bool = False) -> Rule:
    """The rule of so many of a window of points beyond so many sigmas on one side."""
    label = Label(
        f"{points} dari {window} titik lebih dari {sigmas:g} sigma di satu sisi",
        f"{points} of {window} points more than {sigmas:g} sigma on one side",
    )
    return Rule(RuleKind.ZONE, label, points, window, sigmas, is_narrow)


WESTERN_ELECTRIC: Rules = (
    BEYOND_LIMITS,
    zone_rule(2, 3, 2.0),
    zone_rule(4, 5, 1.0),
    run_rule(8),
)
"""Western Electric 1956; one false alarm in 92 points (Champ and Woodall 1987)."""

NELSON: Rules = (
    BEYOND_LIMITS,
    run_rule(9),
    trend_rule(6),
    zone_rule(2, 3, 2.0),
    zone_rule(4, 5, 1.0),
)
"""Nelson 1984, Journal of Quality Technology 16:237-239, tests 1, 2, 3, 5 and 6; one
false alarm in about 92 points (simulated, limits known)."""

NHS: Rules = (
    BEYOND_LIMITS,
    run_rule(7),
    trend_rule(7),
    zone_rule(2, 3, 2.0, is_narrow=True),
)
"""NHS England, Making data count; compared with NHSRplotthedots 0.2.2; one false alarm
in about 86 points (simulated, limits known)."""

PROVOST_MURRAY: Rules = (
    BEYOND_LIMITS,
    run_rule(8),
    trend_rule(6),
    zone_rule(2, 3, 2.0),
)
"""Provost and Murray 2011, The Health Care Data Guide, rules 1 to 4. The default: one
false alarm in about 97 points with limits known; after a baseline of 20 points, 37 in
100 unchanged series show a signal within 24 points, 3.5 in 100 at the latest point
(simulated)."""
