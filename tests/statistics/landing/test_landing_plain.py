"""The same forecast written a second time, one series and one month at a time."""

import math

import numpy as np
import pytest
from scipy import stats
from tests.statistics.landing.invented_worlds import hide_months, invent_counts

from derajat.statistics.landing import compute_landing
from derajat.statistics.landing.histories import Kind, build_history
from derajat.statistics.landing.plan_end import Scale, compute_plan_landing
from derajat.statistics.landing.remainders import compute_remainder


def plain_shares(table):
    """Shares of the year by month, half an event added to each month."""
    sums = [0.5 + sum(year[month] for year in table) for month in range(12)]
    return [one / sum(sums) for one in sums]


def plain_level_before(totals, exposures, dispersion, is_proportion):
    """Prior mean and variance of the level of this year."""
    years = len(totals)
    people = sum(exposures) + (1 if is_proportion else 0)
    mean = (sum(totals) + 0.5) / people
    usual = sum(exposures) / years
    factor = dispersion * (max(1 - mean, 1e-6) if is_proportion else 1)
    chance = factor * mean / usual
    levels = [t / e for t, e in zip(totals, exposures, strict=True)]
    steps = [b - a for a, b in zip(levels, levels[1:], strict=False)]
    square = sum(s * s for s in steps) / len(steps)
    average = sum(steps) / len(steps)
    drift = 0.0
    if len(steps) >= 2 and average != 0:
        doubt = (square - average**2) / (len(steps) - 1)
        drift = average * max(1 - doubt / average**2, 0)
    beyond = max(square - 2 * chance, 0)
    weight = beyond / square if square > 0 else 0.0
    moved = levels[-1] + drift * min(levels[-1] / mean, 2)
    centre = weight * moved + (1 - weight) * mean
    rarer = min(centre, 1 - centre) if is_proportion else centre
    few = (stats.t.ppf(0.9, len(steps)) / stats.norm.ppf(0.9)) ** 2
    around = max(beyond - drift**2, 0) * few
    variance = max(around, (0.1 * max(rarer, 0)) ** 2)
    variance += chance * (weight + (1 - weight) / years)
    nearest = math.sqrt(variance / 2)
    if is_proportion:
        nearest = min(nearest, 0.5)
        centre = min(centre, 1 - nearest)
    return max(centre, nearest), variance


def plain_dispersion(table, months, is_count, is_proportion):
    found, years = 0.0, len(table)
    for row, exposure in zip(table, months, strict=True):
        level = sum(row) / sum(exposure)
        for seen, part in zip(row, exposure, strict=True):
            expected = level * part
            if expected > 0:
                chance = expected * (max(1 - level, 1e-9) if is_proportion else 1)
                found += (seen - expected) ** 2 / chance
    return max(found / (11 * (years - 1 if is_count else years)), 1.0)


def plain_count_remainder(table, this_year):
    """Mean and variance of the events to come, for a count."""
    shares = plain_shares(table)
    totals = [sum(year) for year in table]
    dispersion = plain_dispersion(table, [shares] * len(table), True, False)
    centre, doubt = plain_level_before(totals, [1.0] * len(table), dispersion, False)
    known = [m for m in range(12) if not math.isnan(this_year[m])]
    done = sum(shares[m] for m in known)
    so_far = sum(this_year[m] for m in known)
    weight = centre / doubt + done / dispersion
    level = (centre**2 / doubt + so_far / dispersion) / weight
    rest = 1 - done if len(known) < 12 else 0.0
    variance = dispersion * level * rest + level / weight * rest**2
    if done > 0:
        from_data = done / dispersion / weight
        slope = level * (1 + from_data * (1 - done) / done)
        variance += slope**2 * dispersion * done * (1 - done) / max(sum(totals), 1)
    return level * rest, variance


def plain_rate_remainder(table, seen, this_year, this_seen, is_proportion):
    """Mean and variance of the events to come over exposures that come in."""
    totals = [sum(year) for year in table]
    exposures = [sum(year) for year in seen]
    dispersion = plain_dispersion(table, seen, False, is_proportion)
    centre, doubt = plain_level_before(totals, exposures, dispersion, is_proportion)
    known = [m for m in range(12) if not math.isnan(this_year[m])]
    done = sum(this_seen[m] for m in known)
    so_far = sum(this_year[m] for m in known)
    to_come, _ = plain_count_remainder(seen, this_seen)
    if is_proportion:
        to_come = max(round(to_come), 1)
    level = centre
    for _ in range(2 if is_proportion else 1):
        factor = dispersion * (max(1 - level, 1e-6) if is_proportion else 1)
        weight = centre / doubt + done / factor
        level = (centre**2 / doubt + so_far / factor) / weight
    factor = dispersion * (max(1 - level, 1e-6) if is_proportion else 1)
    return level * to_come, factor * level * to_come + level / weight * to_come**2


@pytest.mark.parametrize("level", [0.5, 4, 60, 3000])
@pytest.mark.parametrize("known", [0, 1, 5, 11, 12])
def test_counts_equal_the_plain_loop(level, known, counts):
    rng = np.random.default_rng([int(level), known])
    events = invent_counts(rng, counts(25, 400), level, noise=0.2)
    shown = hide_months(events, known)
    found = compute_remainder(build_history(Kind.COUNT, shown, None))
    for row, mean, variance in zip(shown, found.mean, found.variance, strict=True):
        plain = plain_count_remainder(row[:-1].tolist(), row[-1].tolist())
        assert (mean, variance) == pytest.approx(plain, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("kind", [Kind.RATE, Kind.PROPORTION])
@pytest.mark.parametrize("share", [0.02, 0.6, 0.98])
def test_rates_and_proportions_equal_the_plain_loop(kind, share, counts):
    rng = np.random.default_rng([int(share * 100)])
    seen = 5 + invent_counts(rng, counts(25, 400), 800)
    events = rng.binomial(seen.astype(int), share).astype(float)
    shown, shown_seen = hide_months(events, 5), hide_months(seen, 5)
    found = compute_remainder(build_history(kind, shown, shown_seen))
    for one in range(len(seen)):
        plain = plain_rate_remainder(
            shown[one, :-1].tolist(),
            shown_seen[one, :-1].tolist(),
            shown[one, -1].tolist(),
            shown_seen[one, -1].tolist(),
            kind is Kind.PROPORTION,
        )
        both = (found.mean[one], found.variance[one])
        assert both == pytest.approx(plain, rel=1e-9)


def plain_follow(points, drift, lasting):
    """Level in the end and sum of squares of the surprises."""
    (at, level), squares = points[0], 0.0
    for count, (year, value) in enumerate(points[1:], start=2):
        gap = year - at
        surprise = value - (level + drift * gap)
        squares += surprise**2 / (1 + (gap - 1) * lasting**2)
        level += drift * gap + max(lasting, 1 / count) * surprise
        at = year
    return level, squares


def plain_walk(values, ahead, lasting):
    """Middle, spread, degrees of freedom and variance of a year's surprise."""
    points = [(year, v) for year, v in enumerate(values) if not math.isnan(v)]
    if len(points) < 3:
        return math.nan, math.nan, len(points) - 2, math.nan
    (first_year, first), (last_year, last) = points[0], points[-1]
    span = last_year - first_year
    drift = (last - first) / span
    _, squares = plain_follow(points, drift, 1.0)
    doubt = squares / (len(points) - 2) / span
    drift *= max(1 - doubt / drift**2, 0) if drift else 0.0
    level, squares = plain_follow(points, drift, lasting)
    variance = squares / (len(points) - 2)
    ahead += len(values) - 1 - last_year
    of_drift = lasting**2 / span + 2 * (1 - lasting) / span**2
    spread = math.sqrt(variance * (1 + (ahead - 1) * lasting**2 + ahead**2 * of_drift))
    return level + drift * ahead, spread, len(points) - 2, variance


def plain_lasting(table, known):
    """The share that would have forecast all series best, one year ahead."""
    scores, tests = dict.fromkeys((1.0, 0.75, 0.5, 0.25), 0.0), 0
    for row in table:
        variance = plain_walk(row[:known], 1, 1.0)[3]
        for until in range(3, known):
            middles = {a: plain_walk(row[:until], 1, a)[0] for a in scores}
            if math.isnan(row[until]) or math.isnan(middles[1.0]):
                continue
            tests += 1
            for lasting, middle in middles.items():
                scores[lasting] += (row[until] - middle) ** 2 / variance
    return min(scores, key=scores.get) if tests >= 10 else 1.0


@pytest.mark.parametrize(("walk", "noise"), [(0.2, 0.0), (0.02, 0.3), (0.1, 0.15)])
def test_the_end_of_a_plan_equals_the_plain_loop(walk, noise, counts):
    rng = np.random.default_rng(int(100 * walk))
    shape = (counts(40, 300), 9)
    logs = rng.normal(0.02, walk, shape).cumsum(axis=1) + rng.normal(0, noise, shape)
    logs[rng.random(shape) < 0.15] = np.nan
    logs = logs[(~np.isnan(logs)).sum(axis=1) >= 4]
    target = np.exp(rng.normal(0, 0.3, len(logs)))
    found = compute_plan_landing(
        np.exp(logs), 3, scale=Scale.POSITIVE, target=target, groups=np.zeros(len(logs))
    )
    logs = np.log(np.exp(logs))
    lasting = plain_lasting(logs.tolist(), 9)
    assert (found.lasting == lasting).all()
    for one, row in enumerate(logs):
        middle, spread, free, _ = plain_walk(row.tolist(), 3, lasting)
        limits = [math.exp(middle + stats.t.ppf(p, free) * spread) for p in (0.1, 0.9)]
        chance = stats.t.sf((math.log(target[one]) - middle) / spread, free)
        assert found.middle[one] == pytest.approx(math.exp(middle), rel=1e-9)
        assert found.lower_80[one] == pytest.approx(limits[0], rel=1e-9)
        assert found.upper_80[one] == pytest.approx(limits[1], rel=1e-9)
        assert found.chance[one] == pytest.approx(chance, rel=1e-9)


def test_the_record_of_a_plan_is_what_forecasting_from_each_past_year_gives():
    rng = np.random.default_rng(13)
    values = rng.normal(0, 0.05, (12, 7)) + rng.normal(0, 0.1, (12, 7)).cumsum(axis=1)
    found = compute_plan_landing(values, 2, scale=Scale.ANY, groups=np.zeros(12))
    tests = held = 0
    for known in (4, 5, 6):
        lasting = plain_lasting(values.tolist(), known)
        for ahead in (1, 2):
            if known + ahead > 7:
                continue
            for row in values.tolist():
                middle, spread, free, _ = plain_walk(row[:known], ahead, lasting)
                step = stats.t.ppf(0.9, free) * spread
                tests += 1
                held += abs(row[known + ahead - 1] - middle) <= step
    assert (found.record.tests == tests).all() and (found.record.held == held).all()


def test_the_track_record_is_what_forecasting_each_past_year_gives():
    rng = np.random.default_rng(12)
    events = invent_counts(rng, 8, 150, years=6)
    shown = hide_months(events, 4)
    found = compute_landing(Kind.COUNT, shown)
    for one in range(8):
        held = 0
        for year in (2, 3, 4):
            past = events[one, :year].tolist()
            part = [*events[one, year, :4].tolist(), *[math.nan] * 8]
            mean, variance = plain_count_remainder(past, part)
            size, chance = mean**2 / (variance - mean), mean / variance
            low, high = (stats.nbinom.ppf(p, size, chance) for p in (0.1, 0.9))
            held += low <= events[one, year, 4:].sum() <= high
        assert (found.record.tests[one], found.record.held[one]) == (3, held)
