"""Series of counts made ready: what each row of the past needs is computed once."""

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from derajat.statistics.arrays import Flags, Floats, Wholes
from derajat.statistics.outbreaks.farrington_fit import START, Design, Sample
from derajat.statistics.outbreaks.weeks import UNUSED, SeasonDesign
from derajat.statistics.reasons import (
    Reason,
    Reasons,
    earliest,
    first_reason,
)


FLAWS = (
    Reason.NOT_FINITE,
    Reason.NEGATIVE_COUNT,
    Reason.MISSING,
    Reason.DENOMINATOR_NOT_POSITIVE,
)
"""What forbids a week to serve as a row; of several in one past the first is told."""


@dataclass(frozen=True)
class History:
    """Arrays of series x weeks. `flaw`: why a week cannot serve, else GIVEN.

    A week without a count is no flaw: it is left out (`is_known` 0).
    """

    counts: Floats
    is_known: Floats
    start: Floats
    saturated: Floats
    two_thirds: Floats
    offset: Floats | None
    flaw: Reasons
    has_flaws: bool


def build_history(counts: Floats, population: Floats | None) -> History:
    """The history of some series; faulty counts and populations are marked."""
    is_known = ~np.isnan(counts)
    flaw = first_reason(
        counts.shape,
        (np.isinf(counts), Reason.NOT_FINITE),
        (counts < 0, Reason.NEGATIVE_COUNT),
    )
    offset = None
    if population is not None:
        flaw = earliest(flaw, population_flaw(population))
        flaw[~is_known] = Reason.GIVEN
        is_sound = np.isfinite(population) & (population > 0)
        offset = np.log(np.where(is_sound, population, 1.0))
    safe = np.where(is_known & (flaw == Reason.GIVEN), counts, 0.0)
    mean = safe + START
    return History(
        counts=safe,
        is_known=is_known.astype(np.float64),
        start=mean * np.log(mean) - START,
        saturated=safe * np.log(np.where(safe > 0, safe, 1.0)) - safe,
        two_thirds=np.cbrt(safe) ** 2,
        offset=offset,
        flaw=flaw,
        has_flaws=bool(flaw.any()),
    )


def population_flaw(population: Floats) -> Reasons:
    """Why a population cannot serve, else GIVEN."""
    return first_reason(
        population.shape,
        (np.isinf(population), Reason.NOT_FINITE),
        (np.isnan(population), Reason.MISSING),
        (population <= 0, Reason.DENOMINATOR_NOT_POSITIVE),
    )


def draw_sample(
    history: History,
    season: SeasonDesign,
    design: Design,
    series: Wholes,
    weeks: Wholes,
) -> Sample:
    """The rows of one evaluation for each pair of a series and a week."""
    rows = len(season.levels)

    def draw(table: Floats) -> Floats:
        windows = sliding_window_view(table, rows, axis=1)
        return np.asarray(windows[series, weeks + season.first])

    return Sample(
        counts=draw(history.counts),
        is_used=draw(history.is_known) * design.is_used,
        start=draw(history.start),
        saturated=draw(history.saturated),
        two_thirds=draw(history.two_thirds),
        offset=None if history.offset is None else draw(history.offset),
    )


def find_flaws(
    history: History, season: SeasonDesign, series: Wholes, weeks: Wholes
) -> list[tuple[Flags, Reason]]:
    """For each flaw, the evaluations that have it in a row they use."""
    if not history.has_flaws:
        return []
    is_row = np.array(season.levels) != UNUSED
    windows = sliding_window_view(history.flaw, len(is_row), axis=1)
    flaws = windows[series, weeks + season.first][:, is_row]
    return [((flaws == flaw).any(axis=1), flaw) for flaw in FLAWS]
