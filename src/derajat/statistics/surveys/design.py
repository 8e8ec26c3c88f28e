"""How a survey was drawn: weights, clusters (primary sampling units) and strata."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from derajat.statistics.arrays import Flags, Floats, Numbers, Wholes, as_floats


Labels = npt.NDArray[Any]

NO_GROUP = -1
"""Code of a row without a label."""


@dataclass(frozen=True)
class SurveyDesign:
    """Rows of a survey and how they were drawn; made by `build_survey_design`.

    is_in: rows that belong to the survey (cluster and stratum known), shape (rows,).
    weights: sampling weights; 0 where missing or refused, shape (rows,).
    is_refused: rows whose weight is negative or infinite, shape (rows,).
    clusters: code of the cluster, counted through strata, shape (rows,).
    stratum_of_cluster: code of the stratum, shape (clusters,).
    clusters_drawn: clusters drawn in each stratum, shape (strata,).
    left_to_draw: share of clusters not drawn, 1 where unknown, shape (strata,).
    is_simple: neither clusters nor strata were given.
    """

    is_in: Flags
    weights: Floats
    is_refused: Flags
    clusters: Wholes
    stratum_of_cluster: Wholes
    clusters_drawn: Wholes
    left_to_draw: Floats
    is_simple: bool

    @property
    def rows(self) -> int:
        """Rows that belong to the survey."""
        return int(np.count_nonzero(self.is_in))

    @property
    def degrees_of_freedom(self) -> int:
        """Clusters less strata, of the rows with a weight above zero."""
        seen = np.unique(self.clusters[self.is_in & (self.weights > 0)])
        return int(seen.size - np.unique(self.stratum_of_cluster[seen]).size)


def build_survey_design(
    rows: int,
    weights: Numbers | None = None,
    clusters: npt.ArrayLike | None = None,
    strata: npt.ArrayLike | None = None,
    is_included: npt.ArrayLike | None = None,
    clusters_in_stratum: Numbers | None = None,
) -> SurveyDesign:
    """The design of a survey, ready for every estimate.

    Clusters are nested in strata: the same cluster label in two strata is two
    clusters. Without clusters each row is its own cluster. `clusters_in_stratum` is
    the number of clusters there were to draw from (finite population correction),
    the same on every row of a stratum. Rows that are not included leave the survey
    wholly; to look at a part of a survey use groups, which keep the design.

    Formula: left to draw = 1 - clusters drawn / clusters in the stratum.
    Source: Lumley 2010, Complex Surveys, chapters 2 and 3; Cochran 1977, Sampling
        Techniques, 3rd edition, 2.6.
    Units: weights in persons represented by a row, any scale.
    Shapes: every array (rows,).
    Missing: a row without cluster or stratum label (None, nan, "") leaves the survey.
        A missing weight is 0: the row adds nothing, its cluster still counts as
        drawn. A negative or infinite weight refuses every estimate it would enter.

    >>> from derajat.statistics.surveys import build_survey_design
    >>> strata = ["a", "a", "a", "b"]
    >>> design = build_survey_design(4, clusters=[1, 1, 2, 3], strata=strata)
    >>> design.clusters_drawn.tolist(), design.degrees_of_freedom
    ([2, 1], 1)
    """
    if rows < 0:
        raise ValueError(f"rows is {rows}, not a number from 0")
    stratum, has_stratum = _codes_or_one(strata, rows)
    cluster, has_cluster = _codes_or_rows(clusters, rows)
    is_in = has_stratum & has_cluster & _included(is_included, rows)
    codes, stratum_of_cluster = _nested(stratum, cluster, is_in)
    drawn = np.bincount(stratum_of_cluster, minlength=int(stratum.max(initial=0)) + 1)
    plain, is_refused = _plain_weights(weights, rows)
    return SurveyDesign(
        is_in=is_in,
        weights=plain,
        is_refused=is_refused & is_in,
        clusters=codes,
        stratum_of_cluster=stratum_of_cluster,
        clusters_drawn=drawn,
        left_to_draw=_left_to_draw(clusters_in_stratum, stratum, is_in, drawn),
        is_simple=clusters is None and strata is None,
    )


def label_codes(labels: npt.ArrayLike) -> tuple[Labels, Wholes]:
    """The distinct labels in order, and for each row its place there or NO_GROUP.

    None, nan and the empty text are no label.
    """
    array, is_missing = _labels(labels)
    codes = np.full(array.shape, NO_GROUP, dtype=np.int64)
    names, places = np.unique(array[~is_missing], return_inverse=True)
    codes[~is_missing] = places
    return names, codes


def _labels(labels: npt.ArrayLike) -> tuple[Labels, Flags]:
    array = np.asarray(labels)
    if array.dtype.kind == "U" and not isinstance(labels, np.ndarray):
        # A list of texts with a nan among them would make it the text "nan".
        array = np.asarray(labels, dtype=np.object_)
    if array.dtype.kind == "f":
        return array, np.isnan(array)
    if array.dtype.kind == "O":
        no_label = np.asarray(None, dtype=np.object_)
        is_empty = np.equal(array, no_label) | np.not_equal(array, array)
        array = np.where(is_empty, "", array).astype(np.str_)
    if array.dtype.kind == "U":
        return array, array == ""
    return array, np.zeros(array.shape, dtype=np.bool_)


def _codes_or_one(labels: npt.ArrayLike | None, rows: int) -> tuple[Wholes, Flags]:
    if labels is None:
        return np.zeros(rows, dtype=np.int64), np.ones(rows, dtype=np.bool_)
    return _known_codes(labels, rows, "strata")


def _codes_or_rows(labels: npt.ArrayLike | None, rows: int) -> tuple[Wholes, Flags]:
    if labels is None:
        return np.arange(rows, dtype=np.int64), np.ones(rows, dtype=np.bool_)
    return _known_codes(labels, rows, "clusters")


def _known_codes(labels: npt.ArrayLike, rows: int, name: str) -> tuple[Wholes, Flags]:
    codes = label_codes(labels)[1]
    check_rows(name, codes.shape, rows)
    return np.maximum(codes, 0), codes != NO_GROUP


def check_rows(name: str, shape: tuple[int, ...], rows: int) -> None:
    """Raise ValueError unless there is one value for each row."""
    if shape != (rows,):
        raise ValueError(f"{name} must have shape ({rows},), not {shape}")


def _included(is_included: npt.ArrayLike | None, rows: int) -> Flags:
    if is_included is None:
        return np.ones(rows, dtype=np.bool_)
    flags = np.asarray(is_included, dtype=np.bool_)
    check_rows("is_included", flags.shape, rows)
    return flags


def _nested(stratum: Wholes, cluster: Wholes, is_in: Flags) -> tuple[Wholes, Wholes]:
    """Codes of clusters in order of their strata, and the stratum of each."""
    width = int(cluster.max(initial=0)) + 1
    keys, places = np.unique((stratum * width + cluster)[is_in], return_inverse=True)
    codes = np.zeros(stratum.shape, dtype=np.int64)
    codes[is_in] = places
    return codes, keys // width


def _plain_weights(weights: Numbers | None, rows: int) -> tuple[Floats, Flags]:
    if weights is None:
        return np.ones(rows), np.zeros(rows, dtype=np.bool_)
    given = as_floats(weights)
    check_rows("weights", given.shape, rows)
    is_refused = np.isinf(given) | (given < 0)
    return np.where(is_refused | np.isnan(given), 0.0, given), is_refused


def _left_to_draw(
    clusters_in_stratum: Numbers | None, stratum: Wholes, is_in: Flags, drawn: Wholes
) -> Floats:
    left = np.ones(drawn.shape)
    if clusters_in_stratum is None:
        return left
    given = as_floats(clusters_in_stratum)
    check_rows("clusters_in_stratum", given.shape, stratum.size)
    whole = np.full(drawn.shape, np.inf)
    whole[stratum[is_in]] = given[is_in]
    if not np.array_equal(whole[stratum[is_in]], given[is_in]):
        raise ValueError("clusters_in_stratum must be one number in each stratum")
    if np.any(whole < drawn):
        raise ValueError("clusters_in_stratum must not be below the clusters drawn")
    return np.asarray(1 - drawn / whole)
