"""Farrington flexible once more: one series, one week, dense matrices, plain loops."""

import datetime
import math
from types import SimpleNamespace

import numpy as np
from scipy import stats


LARGEST_LOGARITHM = 700.0


def plain_farrington(counts, week, options, first_day=None, population=None):
    """The answer of one series in one week, or None where the rules give none."""
    o = options
    recent = counts[week - o.recent_weeks + 1 : week + 1]
    if any(math.isnan(c) for c in recent) or sum(recent) < o.fewest_cases:
        return None
    rows = plain_rows(week, o, first_day)
    if rows is None:
        return None
    rows = [(w, level) for w, level in rows if not math.isnan(counts[w])]
    y = np.array([counts[w] for w, _ in rows])
    offset = np.zeros(len(rows))
    offset_now = 0.0
    if population is not None:
        offset = np.log([population[w] for w, _ in rows])
        offset_now = math.log(population[week])
    for has_trend in [True, False] if o.trend and o.years >= 3 else [False]:
        x, now = plain_design(rows, week, o, has_trend, first_day)
        model = plain_model(x, y, offset, o)
        if model is None:
            continue
        predictor = float(now @ model.beta) + offset_now
        if has_trend:
            error = math.sqrt(model.errors * model.covariance[-1, -1])
            p_value = 2 * stats.t.sf(abs(model.beta[-1]) / error, model.freedom)
            if p_value >= o.trend_level or math.exp(predictor) > max(y):
                continue
        se = math.sqrt(model.errors * float(now @ model.covariance @ now))
        most = predictor + stats.norm.ppf(1 - o.alpha) * se
        if o.method == "muan" and most > LARGEST_LOGARITHM:
            return None  # A limit beyond all numbers is none.
        upper = plain_upper(predictor, se, model.phi, o)
        return SimpleNamespace(
            upper=upper,
            expected=math.exp(predictor),
            dispersion=model.phi,
            slope=model.beta[-1] if has_trend else math.nan,
        )
    return None


def plain_rows(week, o, first_day):
    references = [plain_reference(week, year, first_day) for year in range(o.years + 1)]
    if references[-1] - o.half_window < 0:
        return None
    level_of = {}
    for later, earlier in zip(references, references[1:], strict=False):
        for w in range(earlier - o.half_window, earlier + o.half_window + 1):
            level_of[w] = o.periods - 1
        between = list(range(earlier + o.half_window + 1, later - o.half_window))
        if o.periods > 1:
            size, rest = divmod(len(between), o.periods - 1)
            for level in range(o.periods - 1):
                for _ in range(size + (level < rest)):
                    level_of[between.pop(0)] = level
    for w in range(week - o.half_window, week):
        level_of[w] = o.periods - 1
    return sorted(
        (w, lev) for w, lev in level_of.items() if w < week - o.weeks_left_out
    )


def plain_reference(week, year, first_day):
    if first_day is None:
        return week - 52 * year
    day = first_day + datetime.timedelta(7 * week)
    try:
        earlier = day.replace(year=day.year - year)
    except ValueError:
        earlier = datetime.date(day.year - year, 3, 1)
    return min(
        range(week + 1),
        key=lambda w: abs((first_day + datetime.timedelta(7 * w) - earlier).days),
    )


def plain_design(rows, week, o, has_trend, first_day):
    levels = sorted({level for _, level in rows})
    x = np.array([[float(level == own) for own in levels] for _, level in rows])
    now = np.array([float(own == o.periods - 1) for own in levels])
    if has_trend:
        x = np.column_stack([x, [float(w) for w, _ in rows]])
        shift = 0
        if first_day is not None and o.time_origin == "reference":
            # The program counts the evaluated week from the first known count.
            first = plain_rows(week, o, first_day)[0][0]
            shift = rows[0][0] - first
        now = np.append(now, float(week - shift))
    return x, now


def plain_model(x, y, offset, o):
    ones = np.ones(len(y))
    beta, mean, working, covariance, has_converged = plain_glm(x, y, offset, ones)
    if not has_converged:
        return None
    freedom = len(y) - x.shape[1]
    phi = errors = float(np.sum(working * ((y - mean) / mean) ** 2)) / freedom
    if o.reweight:
        weights = plain_weights(x, y, mean, working, covariance, max(phi, 1), o)
        beta, mean, working, covariance, _ = plain_glm(x, y, offset, weights)
        phi = errors = float(np.sum(working * ((y - mean) / mean) ** 2)) / freedom
        if o.dispersion == "reference":
            errors = float(np.sum(weights * ((y - mean) / mean) ** 2)) / freedom
    return SimpleNamespace(
        beta=beta,
        covariance=covariance,
        phi=max(phi, 1.0),
        errors=errors,
        freedom=freedom,
    )


def plain_glm(x, y, offset, weights):
    mean = y + 0.1
    predictor = np.log(mean)
    deviance = plain_deviance(y, mean, weights)
    for _ in range(25):
        working = weights * mean
        response = predictor - offset + (y - mean) / mean
        root = np.sqrt(working)
        beta = np.linalg.lstsq(x * root[:, None], response * root, rcond=1e-13)[0]
        predictor = x @ beta + offset
        mean = np.exp(np.clip(predictor, math.log(2.0**-52), 700))
        before, deviance = deviance, plain_deviance(y, mean, weights)
        if abs(deviance - before) / (abs(deviance) + 0.1) < 1e-8:
            break
    else:
        return beta, mean, working, None, False
    r = np.linalg.inv(np.linalg.qr(x * root[:, None])[1])
    return beta, mean, working, r @ r.T, True


def plain_deviance(y, mean, weights):
    total = 0.0
    for count, expected, weight in zip(y, mean, weights, strict=True):
        gain = count * math.log(count / expected) if count > 0 else 0.0
        total += 2 * weight * (gain - (count - expected))
    return total


def plain_weights(x, y, mean, working, covariance, phi, o):
    weights = []
    for row, count, expected, weight in zip(x, y, mean, working, strict=True):
        leverage = weight * float(row @ covariance @ row)
        raw = 1.5 * (count ** (2 / 3) * expected ** (-1 / 6) - expected**0.5)
        s = raw / math.sqrt(phi * (1 - leverage))
        weights.append(s**-2 if s > o.weight_threshold else 1.0)
    return np.array(weights) * len(weights) / sum(weights)


def plain_upper(predictor, se, phi, o):
    z = stats.norm.ppf(1 - o.alpha)
    mean = math.exp(predictor)
    if o.method == "delta":
        spread = math.sqrt(4 / 9 * mean ** (1 / 3) * (phi + se * se * mean))
        return (mean ** (2 / 3) + z * spread) ** 1.5
    if o.method == "muan":
        mean = math.exp(predictor + z * se)
    if phi == 1:
        return float(stats.poisson.ppf(1 - o.alpha, mean))
    return float(stats.nbinom.ppf(1 - o.alpha, mean / (phi - 1), 1 / phi))
