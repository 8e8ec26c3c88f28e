"""Sums by group and cluster, and the linearised variance of ratios."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from derajat.statistics.arrays import Flags, Floats, Wholes
from derajat.statistics.surveys.design import NO_GROUP, SurveyDesign


_SELF_REPRESENTING = 1e-7
"""A stratum with less left to draw adds no variance."""


class LonelyCluster(StrEnum):
    """What a stratum with a single cluster adds to the variance."""

    ADJUST = "adjust"
    """The square of its distance from the whole survey."""
    CERTAINTY = "certainty"
    """Nothing: it was drawn with certainty."""
    AVERAGE = "average"
    """As much as the average of the other strata."""
    FAIL = "fail"
    """No variance can be given."""


@dataclass(frozen=True)
class GroupedRows:
    """Rows sorted by group, stratum and cluster, with the places of their borders.

    order: rows that have a group, in that order.
    groups: code of the group of each of these rows.
    group_count: number of groups, with those that have no row.
    pairs: first row of each (group, cluster).
    cells: first pair of each (group, stratum).
    spans: first cell of each group that has rows.
    pair_cells: cell of each pair.
    cell_strata, cell_groups: stratum and group of each cell.
    """

    order: Wholes
    groups: Wholes
    group_count: int
    pairs: Wholes
    cells: Wholes
    spans: Wholes
    pair_cells: Wholes
    cell_strata: Wholes
    cell_groups: Wholes

    def sums(self, values: Floats | Flags) -> Floats:
        """Sums by group of values (outcomes, sorted rows): (outcomes, groups)."""
        values = values.astype(np.float64, copy=False)
        totals = np.zeros((values.shape[0], self.group_count))
        if self.order.size:
            starts = self.pairs[self.cells[self.spans]]
            present = self.groups[starts]
            totals[:, present] = np.add.reduceat(values, starts, axis=1)
        return totals


def group_rows(design: SurveyDesign, groups: Wholes, group_count: int) -> GroupedRows:
    """The rows of the survey that have a group, sorted once for every sum."""
    rows = np.flatnonzero(design.is_in & (groups != NO_GROUP))
    clusters = max(design.stratum_of_cluster.size, 1)
    keys = groups[rows] * clusters + design.clusters[rows]
    places = np.argsort(keys, kind="stable")
    order, keys = rows[places], keys[places]
    pairs = _starts(keys)
    pair_keys = keys[pairs]
    pair_strata = design.stratum_of_cluster[pair_keys % clusters]
    strata = max(design.clusters_drawn.size, 1)
    cell_keys = (pair_keys // clusters) * strata + pair_strata
    cells = _starts(cell_keys)
    cell_groups = cell_keys[cells] // strata
    return GroupedRows(
        order=order,
        groups=keys // clusters,
        group_count=group_count,
        pairs=pairs,
        cells=cells,
        spans=_starts(cell_groups),
        pair_cells=_place_of_each(cells, pairs.size),
        cell_strata=cell_keys[cells] % strata,
        cell_groups=cell_groups,
    )


def linearised_variance(
    scores: Floats,
    is_counted: Flags,
    rows: GroupedRows,
    design: SurveyDesign,
    lonely: LonelyCluster,
) -> Floats:
    """Variance by group of the sum of scores (outcomes, sorted rows).

    Between clusters within strata, with the clusters drawn in the whole survey: a
    cluster without a row of the group counts with a score of 0.
    """
    variance = np.full((scores.shape[0], rows.group_count), np.nan)
    if not rows.order.size:
        return variance
    by_cell = _variance_by_cell(scores, rows, design)
    drawn = design.clusters_drawn[rows.cell_strata]
    is_lonely = (drawn == 1) & (
        design.left_to_draw[rows.cell_strata] >= _SELF_REPRESENTING
    )
    if lonely is not LonelyCluster.ADJUST:
        by_cell[:, drawn == 1] = 0.0
    is_seen = np.logical_or.reduceat(is_counted, rows.pairs[rows.cells], axis=1)
    if lonely is LonelyCluster.FAIL:
        by_cell[is_seen & is_lonely] = np.nan
    present = rows.cell_groups[rows.spans]
    variance[:, present] = np.add.reduceat(by_cell, rows.spans, axis=1)
    if lonely is LonelyCluster.AVERAGE:
        variance[:, present] *= _average_scale(is_seen, is_lonely, rows)
    return variance


def _variance_by_cell(
    scores: Floats, rows: GroupedRows, design: SurveyDesign
) -> Floats:
    """What each stratum adds to each group; one cluster adds its own square."""
    totals = np.add.reduceat(scores, rows.pairs, axis=1)
    drawn = design.clusters_drawn[rows.cell_strata]
    means = np.add.reduceat(totals, rows.cells, axis=1) / drawn
    means[:, drawn == 1] = 0.0
    apart = totals - means[:, rows.pair_cells]
    seen = np.bincount(rows.pair_cells, minlength=rows.cells.size)
    squares = np.add.reduceat(apart * apart, rows.cells, axis=1)
    squares += (drawn - seen) * means * means
    scale = np.where(drawn > 1, drawn / np.maximum(drawn - 1, 1), 1.0)
    left = design.left_to_draw[rows.cell_strata]
    return np.asarray(squares * np.where(left < _SELF_REPRESENTING, 0.0, scale * left))


def _average_scale(is_seen: Flags, is_lonely: Flags, rows: GroupedRows) -> Floats:
    """Strata seen over strata with a variance, by outcome and group that has rows."""
    seen = np.add.reduceat(is_seen.astype(np.float64), rows.spans, axis=1)
    usable = (is_seen & ~is_lonely).astype(np.float64)
    usable = np.add.reduceat(usable, rows.spans, axis=1)
    return np.asarray(seen / np.where(usable > 0, usable, np.nan))


def _starts(sorted_keys: Wholes) -> Wholes:
    """Places at which a new key begins."""
    if not sorted_keys.size:
        return np.zeros(0, dtype=np.int64)
    changes = np.flatnonzero(sorted_keys[1:] != sorted_keys[:-1]) + 1
    return np.concatenate([[0], changes]).astype(np.int64)


def _place_of_each(starts: Wholes, size: int) -> Wholes:
    marks = np.zeros(size, dtype=np.int64)
    marks[starts[1:]] = 1
    return np.cumsum(marks)
