"""Farrington flexible: is a weekly count above what the same weeks of the past say?"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from derajat.statistics.arrays import Flags, Floats, Numbers, Wholes, as_floats
from derajat.statistics.outbreaks.farrington_fit import Design, Sample, build_design
from derajat.statistics.outbreaks.farrington_history import (
    History,
    build_history,
    draw_sample,
    find_flaws,
    population_flaw,
)
from derajat.statistics.outbreaks.farrington_judging import judge_counts
from derajat.statistics.outbreaks.farrington_model import (
    Forecast,
    Now,
    degrees_of_freedom,
    forecast,
    may_have_trend,
)
from derajat.statistics.outbreaks.farrington_options import (
    FarringtonOptions,
    FarringtonResult,
)
from derajat.statistics.outbreaks.weeks import (
    WEEKS_A_YEAR,
    Days,
    SeasonDesign,
    as_days,
    reference_weeks,
    season_design,
)
from derajat.statistics.reasons import Reason, Reasons, first_reason


_EVALUATIONS_AT_ONCE = 192
"""Rows of so many evaluations fit the cache of a core; found by trying."""
_SERIES_AT_ONCE = 512
_DEFAULTS = FarringtonOptions()


@dataclass(frozen=True)
class _Question:
    """Counts (series x weeks), which weeks are asked for, and what else was given."""

    counts: Floats
    weeks: Wholes
    days: Days | None
    population: Floats | None
    options: FarringtonOptions


def farrington(
    counts: Numbers,
    weeks: npt.ArrayLike | None = None,
    *,
    first_days: npt.ArrayLike | None = None,
    population: Numbers | None = None,
    options: FarringtonOptions = _DEFAULTS,
) -> FarringtonResult:
    """Expected counts, upper limits and alarms of weekly series, all at once.

    For each series and evaluated week a quasi-Poisson model with seasonal levels and a
    linear trend is fitted to the windows of earlier years and the weeks between them,
    fitted again with past outbreaks weighted down, and the count held against the
    upper limit of what the model expects.

    Formula: log E(count) = level of the season + slope x week (+ log population),
        variance = dispersion x mean; nbPlugin: upper = quantile 1 - alpha of the
        negative binomial distribution with that mean and variance; muan: the same
        with the quantile 1 - alpha of the mean; delta: upper =
        (m^(2/3) + z sqrt(4/9 m^(1/3) (dispersion + se(m)^2 / m)))^(3/2).
    Source: Noufaily et al. 2013, Statistics in Medicine 32:1206-1222; Farrington et al.
        1996, Journal of the Royal Statistical Society A 159:547-563; follows
        `farringtonFlexible` of the R package `surveillance` 1.26.
    Units: counts and limits in cases a week; slope in logarithm a week; population in
        any unit, it only matters how it changes.
    Shapes: counts series x weeks (or one series); `weeks`: places of the weeks to
        evaluate, 0 the first, by default all that have enough past; `first_days`: the
        first day of each week, without it a year is 52 weeks; population: as counts.
        Results: series x evaluated weeks.
    Missing: a missing count in the past is left out; among the last four weeks it
        gives MISSING. TOO_FEW_POINTS: the past is too short, or has no count in the
        windows; TOO_FEW_EVENTS: fewer than 5 cases in the last 4 weeks;
        NEGATIVE_COUNT, NOT_FINITE, DENOMINATOR_NOT_POSITIVE: somewhere in the weeks
        used; NOT_CONVERGED, or ALL_ZERO if no case was ever seen; INTERVAL_TOO_WIDE:
        the limit is beyond all numbers (muan on sparse series).

    >>> import numpy as np
    >>> from derajat.statistics.outbreaks import farrington
    >>> week = np.arange(320)
    >>> dengue = np.round(20 + 10 * np.cos(2 * np.pi * week / 52) + week % 7)
    >>> dengue[-1] = 60
    >>> answer = farrington(dengue, weeks=[318, 319])
    >>> answer.expected.round(1)
    array([[30.3, 29.6]])
    >>> answer.upper
    array([[40., 39.]])
    >>> answer.alarm
    array([[False,  True]])
    """
    question = _ask(counts, weeks, first_days, population, options)
    shape = (len(question.counts), len(question.weeks))
    result = _empty_result(question.weeks, shape)
    groups = _group_weeks(question, result.reason)
    _refuse_recent_weeks(question, result.reason)
    with np.errstate(all="ignore"):
        for start in range(0, shape[0], _SERIES_AT_ONCE):
            some = slice(start, start + _SERIES_AT_ONCE)
            _evaluate_series(question, groups, some, result)
    return result


def _ask(
    counts: Numbers,
    weeks: npt.ArrayLike | None,
    first_days: npt.ArrayLike | None,
    population: Numbers | None,
    options: FarringtonOptions,
) -> _Question:
    table = np.atleast_2d(as_floats(counts))
    if table.ndim != 2:
        raise ValueError("counts must be series x weeks, or the weeks of one series")
    number = table.shape[1]
    days = None if first_days is None else as_days(first_days)
    if days is not None and len(days) != number:
        raise ValueError("first_days must have one day for each week of counts")
    people = None if population is None else _as_population(population, table)
    if weeks is None:
        first = WEEKS_A_YEAR * options.years + options.half_window
        return _Question(table, np.arange(first, number), days, people, options)
    places = np.atleast_1d(np.asarray(weeks))
    if places.ndim != 1:
        raise ValueError("weeks must be one row of places")
    if places.dtype.kind not in "iu" and places.size:
        raise ValueError("weeks must be whole numbers, 0 for the first week")
    if ((places < 0) | (places >= number)).any():
        raise ValueError("weeks must be places within the series, 0 for the first")
    return _Question(table, places.astype(np.int64), days, people, options)


def _as_population(population: Numbers, table: Floats) -> Floats:
    people = as_floats(population)
    try:
        return np.broadcast_to(people, table.shape)
    except ValueError:
        raise ValueError("population must have the shape of counts") from None


def _empty_result(weeks: Wholes, shape: tuple[int, int]) -> FarringtonResult:
    numbers = np.full((6, *shape), np.nan)
    alarm, has_trend = np.zeros((2, *shape), dtype=bool)
    upper, expected, score, p_value, dispersion, slope = numbers
    return FarringtonResult(
        weeks=weeks,
        alarm=alarm,
        upper=upper,
        expected=expected,
        score=score,
        p_value=p_value,
        dispersion=dispersion,
        slope=slope,
        has_trend=has_trend,
        reason=np.zeros(shape, dtype=np.uint8),
    )


def _group_weeks(
    question: _Question, reason: Reasons
) -> list[tuple[SeasonDesign, Wholes]]:
    """Evaluated weeks with one season pattern, by their place in the results."""
    options = question.options
    groups: dict[SeasonDesign, list[int]] = defaultdict(list)
    for place, week in enumerate(question.weeks.tolist()):
        references = reference_weeks(week, options.years, question.days)
        # A window may lack its first week, as in the reference program.
        first = min(references[-1] - options.half_window, week - options.recent_weeks)
        if first < -1:
            reason[:, place] = Reason.TOO_FEW_POINTS
            continue
        season = season_design(
            references, options.half_window, options.periods, options.weeks_left_out
        )
        groups[season].append(place)
    return [(season, np.array(places)) for season, places in groups.items()]


def _refuse_recent_weeks(question: _Question, reason: Reasons) -> None:
    """Mark what the last weeks alone decide."""
    options, weeks, people = question.options, question.weeks, question.population
    lags = [np.maximum(weeks - lag, 0) for lag in range(options.recent_weeks)]
    recent: Floats = np.stack([question.counts[:, places] for places in lags])
    with np.errstate(all="ignore"):
        total = recent.sum(axis=0)
    found = first_reason(
        reason.shape,
        (reason == Reason.TOO_FEW_POINTS, Reason.TOO_FEW_POINTS),
        (_in_any(np.isnan(recent)), Reason.MISSING),
        (_in_any(np.isinf(recent)), Reason.NOT_FINITE),
        (_in_any(recent < 0), Reason.NEGATIVE_COUNT),
        (total < options.fewest_cases, Reason.TOO_FEW_EVENTS),
    )
    if people is not None:
        found = np.where(found == 0, population_flaw(people[:, weeks]), found)
    reason[...] = found


def _in_any(recent: Flags) -> Flags:
    return np.asarray(recent.any(axis=0))


def _evaluate_series(
    question: _Question,
    groups: list[tuple[SeasonDesign, Wholes]],
    some: slice,
    result: FarringtonResult,
) -> None:
    people = None if question.population is None else question.population[some]
    history = build_history(question.counts[some], people)
    for season, places in groups:
        rows, columns = np.nonzero(result.reason[some][:, places] == Reason.GIVEN)
        if not season.levels:
            result.reason[some.start + rows, places[columns]] = Reason.TOO_FEW_POINTS
            continue
        design = build_design(season, question.options.periods)
        if not may_have_trend(question.options):
            design = design.without_trend()
        for block in _blocks(len(rows)):
            series, place = rows[block], places[columns[block]]
            weeks = question.weeks[place]
            answer = _evaluate(question, history, season, design, series, weeks)
            _write(result, (some.start + series, place), answer)


def _blocks(number: int) -> Iterator[slice]:
    for start in range(0, number, _EVALUATIONS_AT_ONCE):
        yield slice(start, start + _EVALUATIONS_AT_ONCE)


def _evaluate(
    question: _Question,
    history: History,
    season: SeasonDesign,
    design: Design,
    series: Wholes,
    weeks: Wholes,
) -> FarringtonResult:
    """Results of one block: one value for each pair of a series and a week."""
    options = question.options
    sample = draw_sample(history, season, design, series, weeks)
    offset = np.zeros(len(series))
    if history.offset is not None:
        offset = history.offset[series, weeks]
    time = np.full(len(series), design.time_now)
    if question.days is not None and options.time_origin == "reference":
        time -= np.argmax(sample.is_used, axis=1)
    expectation = forecast(design, sample, Now(time, offset), options)
    reason = first_reason(
        weeks.shape,
        *find_flaws(history, season, series, weeks),
        (_lacks_rows(design, sample), Reason.TOO_FEW_POINTS),
        *_failures(sample, expectation),
    )
    counts = history.counts[series, weeks]
    return judge_counts(counts, expectation, weeks, reason, options)


def _lacks_rows(design: Design, sample: Sample) -> Flags:
    has_window = design.by_level(sample.is_used)[:, -1] > 0
    return np.asarray((degrees_of_freedom(design, sample) <= 0) | ~has_window)


def _failures(sample: Sample, expectation: Forecast) -> list[tuple[Flags, Reason]]:
    has_failed = ~expectation.has_converged | ~np.isfinite(expectation.predictor)
    has_no_case = ~(sample.counts * sample.is_used).any(axis=1)
    return [
        (has_failed & has_no_case, Reason.ALL_ZERO),
        (has_failed, Reason.NOT_CONVERGED),
    ]


def _write(
    result: FarringtonResult, places: tuple[Wholes, Wholes], part: FarringtonResult
) -> None:
    result.alarm[places] = part.alarm
    result.upper[places] = part.upper
    result.expected[places] = part.expected
    result.score[places] = part.score
    result.p_value[places] = part.p_value
    result.dispersion[places] = part.dispersion
    result.slope[places] = part.slope
    result.has_trend[places] = part.has_trend
    result.reason[places] = part.reason
