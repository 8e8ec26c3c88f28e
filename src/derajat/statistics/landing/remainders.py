"""What the rest of the year may bring: a distribution for each series."""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from derajat.statistics.arrays import Flags, Floats
from derajat.statistics.landing.histories import History, Kind, build_history
from derajat.statistics.landing.levels import Past, chance_by_event, compute_past


LEAST_YEARS = 2
"""Complete past years that a forecast needs: one change from year to year."""


@dataclass(frozen=True)
class Remainder:
    """Events still to come this year, arrays of shape (series,).

    `so_far` events and `exposure_so_far` of the known months; `mean` and `variance` of
    the events to come; `exposure_to_come` the denominators expected with them (0 for a
    count, whose denominator is `eligible`); `eligible` divides the year's events where
    no exposures come in. `years` complete past years. `is_open`: a month is not known.
    """

    kind: Kind
    so_far: Floats
    exposure_so_far: Floats
    mean: Floats
    variance: Floats
    exposure_to_come: Floats
    eligible: Floats
    years: Floats
    is_open: Flags

    @property
    def denominator(self) -> Floats:
        """What the year's events are divided by, as expected."""
        if self.kind in (Kind.COUNT, Kind.COVERAGE):
            return self.eligible
        return self.exposure_so_far + self.exposure_to_come

    @property
    def is_beyond(self) -> Flags:
        """Whether more than all eligible are all but sure to be served.

        Then there are more people than the denominator knows.
        """
        if self.kind is not Kind.COVERAGE:
            return np.zeros(self.so_far.shape, dtype=np.bool_)
        return np.asarray(self.so_far + self._events(0.025) > self.eligible)

    @property
    def expected(self) -> Floats:
        """The expected value of the year."""
        return self._as_value(self.mean)

    def interval(self, level: float) -> tuple[Floats, Floats]:
        """Limits of the year's value between which it falls with this probability.

        Where the denominator is not known yet, half an event more on each side: the
        same events over another denominator are another value.
        """
        tail = (1 - level) / 2
        lower, upper = self._events(tail), self._events(1 - tail)
        if self.kind in (Kind.RATE, Kind.PROPORTION):
            half = np.where(self.exposure_to_come > 0, 0.5, 0.0)
            lower = np.maximum(lower - half, -self.so_far)
            upper = upper + half
        return self._as_value(lower), self._as_value(upper)

    def chance_at_most(self, value: Floats) -> Floats:
        """The chance that the year's value is at most `value`."""
        room, slack = self._room(value)
        whole = np.floor(room + slack)
        found = np.where(self.is_open, self._at_most(whole), whole >= 0)
        return np.where(value >= 1.0, 1.0, found) if self.is_share else found

    def chance_at_least(self, value: Floats) -> Floats:
        """The chance that the year's value is at least `value`."""
        room, slack = self._room(value)
        whole = np.ceil(room - slack)
        found = np.where(self.is_open, 1.0 - self._at_most(whole - 1), whole <= 0)
        return np.where(value > 1.0, 0.0, found) if self.is_share else found

    @property
    def is_share(self) -> bool:
        """Whether the value of the year never exceeds 1."""
        return self.kind in (Kind.COVERAGE, Kind.PROPORTION)

    def _room(self, value: Floats) -> tuple[Floats, Floats]:
        """Events to come that make up `value`, and what rounding may add to them."""
        events = value * self.denominator
        return np.asarray(events - self.so_far), 1e-9 + 1e-14 * np.abs(events)

    def _at_most(self, whole: Floats) -> Floats:
        """The chance of so many events to come or fewer; a share takes half steps."""
        if self.kind is Kind.PROPORTION:
            share = (whole + 0.5) / np.maximum(self.exposure_to_come, 1e-9)
            return np.asarray(stats.beta.cdf(share, *self._beta()))
        return np.asarray(stats.nbinom.cdf(whole, *_nbinom(self.mean, self.variance)))

    def _as_value(self, events: Floats) -> Floats:
        with np.errstate(divide="ignore", invalid="ignore"):
            found = (self.so_far + events) / self.denominator
        return np.minimum(found, 1.0) if self.is_share else found

    def _events(self, probability: float) -> Floats:
        if self.kind is Kind.PROPORTION:
            share = stats.beta.ppf(probability, *self._beta())
            return np.asarray(np.nan_to_num(share) * self.exposure_to_come)
        return np.asarray(
            stats.nbinom.ppf(probability, *_nbinom(self.mean, self.variance))
        )

    def _beta(self) -> tuple[Floats, Floats]:
        """Both parameters from mean and variance of the share among those to come."""
        come = np.maximum(self.exposure_to_come, 1e-9)
        share = np.clip(self.mean / come, 1e-6, 1 - 1e-6)
        spread = np.clip(self.variance / come**2, 1e-12, 0.99 * share * (1 - share))
        size = share * (1 - share) / spread - 1
        return share * size, (1 - share) * size


def _nbinom(mean: Floats, variance: Floats) -> tuple[Floats, Floats]:
    """Size and probability of a negative binomial of this mean and variance."""
    mean = np.maximum(mean, 1e-12)
    beyond = np.maximum(variance - mean, 1e-9 * mean)
    return mean**2 / beyond, mean / (mean + beyond)


def compute_remainder(history: History) -> Remainder:
    """The rest of this year, from past years and the months known so far.

    The level of this year is the mean of a gamma distribution: past years give the
    prior, known months the data. nan where complete past years are fewer than two, but
    0 where every month of this year is known.
    """
    past = compute_past(history)
    known = history.is_known
    so_far = np.where(known, history.this_year, 0.0).sum(axis=1)
    done, to_come = _exposures(history, past)
    level, doubt, from_data = _level(history.kind, past, so_far, done)
    mean = level * to_come
    chance = chance_by_event(history.kind, past.dispersion, level)
    variance = chance * mean + doubt * to_come**2
    if not history.has_exposures:
        variance = variance + _share_doubt(past, level, done, from_data)
    is_open, is_ready = history.is_open, past.years >= LEAST_YEARS
    return Remainder(
        history.kind,
        so_far,
        done if history.has_exposures else np.zeros_like(done),
        np.where(is_open, np.where(is_ready, mean, np.nan), 0.0),
        np.where(is_open, np.where(is_ready, variance, np.nan), 0.0),
        to_come if history.has_exposures else np.zeros_like(done),
        history.eligible,
        past.years,
        is_open,
    )


def _exposures(history: History, past: Past) -> tuple[Floats, Floats]:
    """Exposure of the known months and of those to come."""
    known = history.is_known
    share = np.where(known, past.shares, 0.0).sum(axis=1)
    if not history.has_exposures:
        return share, np.where(history.is_open, 1.0 - share, 0.0)
    done = np.where(known, history.exposures[:, -1], 0.0).sum(axis=1)
    before = compute_past(build_history(Kind.COUNT, history.exposures, None))
    level, _, _ = _level(Kind.COUNT, before, done, share)
    to_come = level * (1.0 - share)
    if history.kind is Kind.PROPORTION:
        # Of whole people only can all be served.
        to_come = np.maximum(np.rint(to_come), 1.0)
    return done, np.where(history.is_open, to_come, 0.0)


def _level(
    kind: Kind, past: Past, so_far: Floats, done: Floats
) -> tuple[Floats, Floats, Floats]:
    """Mean and variance of this year's level, and the share that the months gave."""
    chance = chance_by_event(kind, past.dispersion, past.centre)
    for _ in range(2 if kind is Kind.PROPORTION else 1):
        with np.errstate(divide="ignore", invalid="ignore"):
            rate = past.centre / past.variance
            weight = rate + done / chance
            level = (past.centre * rate + so_far / chance) / weight
            doubt, from_data = level / weight, done / chance / weight
        chance = chance_by_event(kind, past.dispersion, level)
    return level, doubt, from_data


def _share_doubt(past: Past, level: Floats, done: Floats, from_data: Floats) -> Floats:
    """Variance from not knowing which share of a year the known months make up."""
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = level * (1 + from_data * np.where(done > 0, (1 - done) / done, 0.0))
        spread = past.dispersion * done * (1 - done) / np.maximum(past.events, 1.0)
    return np.asarray(slope**2 * spread)
