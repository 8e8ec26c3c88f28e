"""What a landing is computed from: monthly counts of past years and of this one."""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Numbers, Wholes, as_floats
from derajat.statistics.reasons import Reason, Reasons, first_reason


MONTHS = 12
LARGEST_COUNT = 2.0**53
"""Beyond it a float no longer counts one by one."""
LEAST_DENOMINATOR = 1e-6
"""A smaller denominator above zero is a mistake: dividing by it has no number."""


class Kind(Enum):
    """What adds up to the value of a year."""

    COUNT = "count"
    """Events of the year; there is no denominator."""
    COVERAGE = "coverage"
    """Events over the eligible people of the year, a number fixed beforehand."""
    RATE = "rate"
    """Events over exposures that come in by the month, such as live births."""
    PROPORTION = "proportion"
    """Those among the people seen each month; never more than were seen."""


@dataclass(frozen=True)
class History:
    """Months of past years and of this one, for a batch of series.

    `counts` (series, years, 12): events; this year stands last; nan is a month that is
    not known yet or was not reported. `exposures` has the same shape: for RATE and
    PROPORTION the denominators of the months, else nan. `eligible` (series,): the
    denominator of this year for COVERAGE, else 1.
    """

    kind: Kind
    counts: Floats
    exposures: Floats
    eligible: Floats

    @property
    def this_year(self) -> Floats:
        """Events by month of this year (series, 12), nan where not known."""
        return self.counts[:, -1]

    @property
    def is_known(self) -> Flags:
        """Whether a month of this year is known (series, 12)."""
        known = ~np.isnan(self.this_year)
        if self.has_exposures:
            known &= ~np.isnan(self.exposures[:, -1])
        return known

    @property
    def is_open(self) -> Flags:
        """Whether any month of this year is not known (series,)."""
        return np.asarray(~self.is_known.all(axis=1))

    @property
    def months_left(self) -> Wholes:
        """Months after the last one known (series,)."""
        known = self.is_known
        after = known[:, ::-1].argmax(axis=1)
        return np.where(known.any(axis=1), after, MONTHS)

    @property
    def has_exposures(self) -> bool:
        """Whether denominators come in by the month."""
        return self.kind in (Kind.RATE, Kind.PROPORTION)

    def until(self, year: int) -> "History":
        """The history as it stood in an earlier year, with the months known now.

        `year` counts from 0; that year becomes this year.
        """
        counts = self.counts[:, : year + 1].copy()
        counts[:, -1][~self.is_known] = np.nan
        exposures = self.exposures[:, : year + 1].copy()
        exposures[:, -1][~self.is_known] = np.nan
        return History(self.kind, counts, exposures, self.eligible)

    def without(self, is_faulty: Flags) -> "History":
        """The history with nothing known of faulty series."""
        faulty = is_faulty[:, None, None]
        return History(
            self.kind,
            np.where(faulty, np.nan, self.counts),
            np.where(faulty, np.nan, self.exposures),
            np.where(is_faulty, 1.0, self.eligible),
        )


def build_history(kind: Kind, counts: Numbers, denominators: Numbers | None) -> History:
    """A history of checked shapes.

    `counts` (series, years, 12) or (years, 12) for one series. `denominators`: none for
    COUNT, (series,) or one number for COVERAGE, like `counts` for RATE and PROPORTION.
    Raises ValueError for other shapes.
    """
    kind, events = Kind(kind), as_floats(counts)
    events = events[None] if events.ndim == 2 else events
    if events.ndim != 3 or events.shape[2] != MONTHS or not events.shape[1]:
        raise ValueError("counts must have the shape (series, years, 12)")
    if (denominators is None) != (kind is Kind.COUNT):
        raise ValueError(f"denominators do not fit the kind {kind.value}")
    exposures, eligible = np.full_like(events, np.nan), np.ones(len(events))
    if denominators is not None and kind is Kind.COVERAGE:
        eligible = _as_shape(denominators, (len(events),))
    elif denominators is not None:
        exposures = _as_shape(denominators, events.shape)
    return History(kind, events, exposures, eligible)


def _as_shape(denominators: Numbers, shape: tuple[int, ...]) -> Floats:
    given = as_floats(denominators)
    if given.shape not in ((), shape, shape[1:]):
        raise ValueError(f"denominators must be one number or have the shape {shape}")
    return np.broadcast_to(given, shape)


def check_history(history: History) -> Reasons:
    """For each series why it cannot be landed, or GIVEN (series,)."""
    counts, exposures = history.counts, history.exposures
    is_share = history.kind is Kind.PROPORTION
    is_tiny = (exposures > 0) & (exposures < LEAST_DENOMINATOR)
    return first_reason(
        (len(counts),),
        (_any(np.isinf(counts) | np.isinf(exposures)), Reason.NOT_FINITE),
        (_any((counts < 0) | (exposures < 0)), Reason.NEGATIVE_COUNT),
        (np.isnan(history.eligible), Reason.MISSING),
        (np.isinf(history.eligible), Reason.NOT_FINITE),
        (history.eligible <= 0, Reason.DENOMINATOR_NOT_POSITIVE),
        (
            _any((counts > exposures) & is_share),
            Reason.NUMERATOR_ABOVE_DENOMINATOR,
        ),
        (
            _any((counts > LARGEST_COUNT) | (exposures > LARGEST_COUNT) | is_tiny),
            Reason.OUTSIDE_SCALE,
        ),
        (
            (history.eligible > LARGEST_COUNT) | (history.eligible < LEAST_DENOMINATOR),
            Reason.OUTSIDE_SCALE,
        ),
    )


def _any(months: Flags) -> Flags:
    """Whether it holds in any month of a series."""
    return np.asarray(months.any(axis=(1, 2)))
