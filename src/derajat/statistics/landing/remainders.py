"""What the rest of the year may bring: a distribution for each series."""

from dataclasses import dataclass

import numpy as np
from scipy import stats

from derajat.statistics.arrays import Floats
from derajat.statistics.landing.histories import History, Kind
from derajat.statistics.landing.levels import Past, chance_by_event, compute_past


LEAST_YEARS = 2
"""Complete past years that a forecast needs: one change from year to year."""


@dataclass(frozen=True)
class Remainder:
    """Events still to come this year, arrays of shape (series,).

    `so_far` events and `exposure_so_far` of the known months; `mean` and `variance` of
    the events to come; `exposure_to_come` the denominators expected with them (0 for a
    count, whose denominator is `eligible`); `eligible` divides the year's events where
    no exposures come in. `years` complete past years.
    """

    kind: Kind
    so_far: Floats
    exposure_so_far: Floats
    mean: Floats
    variance: Floats
    exposure_to_come: Floats
    eligible: Floats
    years: Floats

    @property
    def denominator(self) -> Floats:
        """What the year's events are divided by, as expected."""
        if self.kind in (Kind.COUNT, Kind.COVERAGE):
            return self.eligible
        return self.exposure_so_far + self.exposure_to_come

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
        room = self._room(value)
        if self.kind is Kind.PROPORTION:
            return self._beta_below(room)
        whole = np.floor(room + 1e-9 * np.maximum(1.0, np.abs(room)))
        return np.asarray(stats.nbinom.cdf(whole, *_nbinom(self.mean, self.variance)))

    def chance_at_least(self, value: Floats) -> Floats:
        """The chance that the year's value is at least `value`."""
        room = self._room(value)
        if self.kind is Kind.PROPORTION:
            return np.asarray(1.0 - self._beta_below(room))
        whole = np.ceil(room - 1e-9 * np.maximum(1.0, np.abs(room)))
        found = stats.nbinom.sf(whole - 1, *_nbinom(self.mean, self.variance))
        if self.kind is Kind.COVERAGE:
            found = np.where(value > 1.0, 0.0, found)
        return np.asarray(found)

    def _room(self, value: Floats) -> Floats:
        return np.asarray(value * self.denominator - self.so_far)

    def _as_value(self, events: Floats) -> Floats:
        with np.errstate(divide="ignore", invalid="ignore"):
            found = (self.so_far + events) / self.denominator
        is_share = self.kind in (Kind.COVERAGE, Kind.PROPORTION)
        return np.minimum(found, 1.0) if is_share else found

    def _events(self, probability: float) -> Floats:
        if self.kind is Kind.PROPORTION:
            share = stats.beta.ppf(probability, *self._beta())
            return np.asarray(np.nan_to_num(share) * self.exposure_to_come)
        return np.asarray(
            stats.nbinom.ppf(probability, *_nbinom(self.mean, self.variance))
        )

    def _beta_below(self, room: Floats) -> Floats:
        with np.errstate(divide="ignore", invalid="ignore"):
            share = room / self.exposure_to_come
        found = stats.beta.cdf(np.nan_to_num(share), *self._beta())
        return np.where(self.exposure_to_come > 0, found, room >= 0)

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
    prior, known months the data. nan where complete past years are fewer than two.
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
    is_ready = past.years >= LEAST_YEARS
    return Remainder(
        history.kind,
        so_far,
        done if history.has_exposures else np.zeros_like(done),
        np.where(is_ready, mean, np.nan),
        np.where(is_ready, variance, np.nan),
        to_come if history.has_exposures else np.zeros_like(done),
        history.eligible,
        past.years,
    )


def _exposures(history: History, past: Past) -> tuple[Floats, Floats]:
    """Exposure of the known months and of those to come."""
    known = history.is_known
    share = np.where(known, past.shares, 0.0).sum(axis=1)
    if not history.has_exposures:
        return share, np.where(known.all(axis=1), 0.0, 1.0 - share)
    done = np.where(known, history.exposures[:, -1], 0.0).sum(axis=1)
    counted = History(
        Kind.COUNT, history.exposures, np.full_like(history.exposures, np.nan),
        history.eligible,
    )  # fmt: skip
    before = compute_past(counted)
    level, _, _ = _level(Kind.COUNT, before, done, share)
    return done, np.where(known.all(axis=1), 0.0, level * (1.0 - share))


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
