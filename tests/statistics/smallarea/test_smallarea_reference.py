"""Small areas beside the reference programs and published data."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest

from derajat.statistics.reasons import Reason
from derajat.statistics.smallarea import (
    Quadrant,
    binary,
    contiguity,
    empirical_bayes_global,
    empirical_bayes_local,
    gamma_poisson,
    geary,
    local_moran,
    moran,
    neighbours_of_links,
    rate_moran,
    rings_of_coordinates,
    row_standardised,
)
from derajat.statistics.smallarea.likelihood import log_likelihood


CASES = Path(__file__).parent / "cases"
OFFICES = Path(__file__).parents[3] / "offices"
QUADRANTS = {
    "High-High": Quadrant.HIGH_AMONG_HIGH,
    "Low-High": Quadrant.LOW_AMONG_HIGH,
    "Low-Low": Quadrant.LOW_AMONG_LOW,
    "High-Low": Quadrant.HIGH_AMONG_LOW,
}


def read(name):
    with (CASES / name).open(newline="") as file:
        return list(csv.DictReader(file))


def column(rows, name):
    return np.array([float(row[name] or "nan") for row in rows])


def by_map(name):
    found = {}
    for row in read(name):
        found.setdefault(int(row["map"]), []).append(row)
    return found


AREAS = by_map("areas.csv")
LINKS = by_map("links.csv")
TESTS = by_map("maps.csv")


def neighbours_of_map(number):
    links = LINKS[number]
    first = [int(row["first"]) for row in links]
    second = [int(row["second"]) for row in links]
    return neighbours_of_links(first, second, len(AREAS[number]))


def weights_of_map(number):
    near = neighbours_of_map(number)
    style = TESTS[number][0]["style"]
    return row_standardised(near) if style == "W" else binary(near)


def agrees(ours, theirs, absolute):
    """Whether the numbers agree wherever both are given."""
    both = np.isfinite(ours) & np.isfinite(theirs)
    np.testing.assert_allclose(ours[both], theirs[both], rtol=1e-9, atol=absolute)


def test_global_smoothing_equals_the_program():
    compared = 0
    for rows in AREAS.values():
        events, population = column(rows, "events"), column(rows, "population")
        theirs = column(rows, "global_poisson")
        ours = empirical_bayes_global(events, population)
        np.testing.assert_allclose(ours.smoothed, theirs, rtol=1e-9)
        compared += np.isfinite(theirs).sum()
        theirs = column(rows, "global_binomial")
        if (events <= population).all() and population.mean() > 1:
            ours = empirical_bayes_global(events, population, "binomial", False)
            np.testing.assert_allclose(ours.smoothed, theirs, rtol=1e-9, atol=1e-14)
            compared += np.isfinite(theirs).sum()
    assert compared > 1000


@pytest.mark.parametrize("around", ["own", "focal"])
def test_local_smoothing_equals_the_program_but_for_islands(around):
    for number, rows in AREAS.items():
        events, population = column(rows, "events"), column(rows, "population")
        near = neighbours_of_map(number)
        ours = empirical_bayes_local(events, population, near, around)
        theirs = column(rows, f"local_{around}")
        joined = near.counts > 0
        np.testing.assert_allclose(ours.smoothed[joined], theirs[joined], rtol=1e-9)
        assert (ours.reason[~joined] == Reason.NO_NEIGHBOURS).all()


@pytest.mark.parametrize("family", ["poisson", "binomial"])
def test_smoothing_of_marshalls_own_data_equals_the_program(family):
    # Marshall 1991, Applied Statistics 40:283-294: infant deaths in Auckland 1977-85.
    rows = read("auckland.csv")
    result = empirical_bayes_global(
        column(rows, "deaths"), column(rows, "population"), family
    )
    theirs = column(rows, f"global_{family}")
    np.testing.assert_allclose(result.smoothed, theirs, rtol=1e-11)
    assert ((result.borrowed > 0) & (result.borrowed < 1)).all()


@pytest.mark.parametrize("around", ["own", "focal"])
def test_local_smoothing_of_marshalls_own_data_equals_the_program(around):
    rows, links = read("auckland.csv"), read("auckland-links.csv")
    near = neighbours_of_links(
        [int(row["first"]) for row in links],
        [int(row["second"]) for row in links],
        len(rows),
    )
    result = empirical_bayes_local(
        column(rows, "deaths"), column(rows, "population"), near, around
    )
    theirs = column(rows, f"local_{around}")
    np.testing.assert_allclose(result.smoothed, theirs, rtol=1e-10)


def test_the_gamma_prior_of_scottish_lip_cancer_is_the_most_likely_one():
    # Data of Clayton and Kaldor 1987, Biometrics 43:671-681, as printed in the manual
    # of GeoBUGS; mean and shape by MASS 7.3-58.2 `glm.nb`.
    rows = read("scotland.csv")
    result = gamma_poisson(column(rows, "observed"), column(rows, "expected"))
    mean, variance = result.prior_mean[0], result.prior_variance[0]
    assert mean == pytest.approx(1.42206001231, rel=1e-9)
    assert mean**2 / variance == pytest.approx(1.87948997427, rel=1e-7)
    np.testing.assert_allclose(result.smoothed, column(rows, "smoothed"), rtol=1e-8)


def test_no_prior_of_the_program_is_more_likely_than_ours():
    compared = 0
    for row in read("priors.csv"):
        rows = AREAS[int(row["map"])]
        events, population = column(rows, "events"), column(rows, "population")
        ours = gamma_poisson(events, population)
        if not row["mean"] or ours.prior_variance[0] == 0:
            continue
        theirs = np.array([float(row["mean"])]), np.array([float(row["shape"])])
        mean, variance = ours.prior_mean[:1], ours.prior_variance[:1]
        best = log_likelihood(events, population, mean**2 / variance, mean)
        assert best >= log_likelihood(events, population, theirs[1], theirs[0]) - 1e-7
        compared += 1
    assert compared > 20


@pytest.mark.parametrize(
    ("test", "call", "options"),
    [
        ("moran_randomisation", moran, ("randomisation", "greater")),
        ("moran_normality", moran, ("normality", "two-sided")),
        ("geary_randomisation", geary, ("randomisation", "greater")),
        ("geary_normality", geary, ("normality", "less")),
    ],
)
def test_tests_of_whole_maps_equal_the_program(test, call, options):
    compared = 0
    for number, rows in AREAS.items():
        (theirs,) = [row for row in TESTS[number] if row["test"] == test] or [None]
        if theirs is None:
            continue
        # The program rounds the mean of large values with small differences.
        rough = 1e-7 if np.nanmin(np.abs(column(rows, "value"))) > 1e6 else 1e-10
        ours = call(column(rows, "value"), weights_of_map(number), *options)
        for field in ("statistic", "expectation", "variance", "z", "p"):
            expected = np.array(float(theirs[field] or "nan"))
            agrees(getattr(ours, field), expected, rough)
            compared += np.isfinite(expected) and np.isfinite(getattr(ours, field))
    assert compared > 150


def test_the_local_test_equals_the_program():
    compared = 0
    for number, rows in AREAS.items():
        values = column(rows, "value")
        ours = local_moran(values, weights_of_map(number))
        rough = 1e-6 if np.nanmin(np.abs(values)) > 1e6 else 1e-10
        for field, name in (
            ("statistic", "local"),
            ("expectation", "local_expectation"),
            ("variance", "local_variance"),
            ("z", "local_z"),
            ("p", "local_p"),
        ):
            agrees(getattr(ours, field), column(rows, name), rough)
            compared += np.isfinite(getattr(ours, field)).sum()
    assert compared > 3000


def test_quadrants_equal_the_program_away_from_the_mean():
    for number, rows in AREAS.items():
        values = column(rows, "value")
        ours = local_moran(values, weights_of_map(number))
        clear = (np.abs(ours.statistic) > 1e-9) & (ours.quadrant != Quadrant.NONE)
        theirs = [QUADRANTS.get(row["quadrant"], 0) for row in rows]
        assert (ours.quadrant == theirs)[clear].all()


def test_morans_i_of_rates_equals_the_program():
    compared = 0
    for number, rows in AREAS.items():
        (theirs,) = [row for row in TESTS[number] if row["test"] == "rate_moran"]
        ours = rate_moran(
            column(rows, "events"),
            column(rows, "population"),
            weights_of_map(number),
            np.random.default_rng(1),
            permutations=1,
        )
        expected = np.array(float(theirs["statistic"] or "nan"))
        agrees(ours.statistic, expected, 1e-12)
        compared += np.isfinite(expected) and np.isfinite(ours.statistic)
    assert compared > 40


def expected_neighbours():
    found = {}
    for row in read("contiguity.csv"):
        pairs = found.setdefault((row["file"], row["rule"]), set())
        pairs.add((int(row["first"]), int(row["second"])))
    return found


@pytest.mark.parametrize("rule", ["queen", "rook"])
@pytest.mark.parametrize("tolerance", [0.0, 2.0**-26])
def test_neighbours_of_real_boundaries_equal_the_program(rule, tolerance):
    compared = 0
    for (file, of_rule), theirs in expected_neighbours().items():
        if of_rule != rule:
            continue
        features = json.loads((OFFICES / file).read_text())["features"]
        areas = [
            rings_of_coordinates(feature["geometry"]["coordinates"])
            for feature in features
        ]
        near = contiguity(areas, rule, tolerance)
        first = np.repeat(np.arange(near.areas), near.counts)
        links = zip(first.tolist(), near.neighbours.tolist(), strict=True)
        assert {(i, j) for i, j in links if i < j} == theirs
        compared += 1
    assert compared == 10
