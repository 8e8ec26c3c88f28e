"""The stored results of the reference programs (cases/README.md names them)."""

import csv
from pathlib import Path

import numpy as np
import pytest

from derajat.statistics.rates import (
    ReferenceRates,
    StandardPopulation,
    directly_standardised_rate,
    indirectly_standardised_rate,
    indirectly_standardised_ratio,
    life_expectancy,
    mean,
    proportion,
    proportion_ratio,
    quantile_groups,
    rate,
    rate_of_repeated_events,
    rate_ratio,
    slope_of_inequality,
    trend_across_groups,
)


CASES = Path(__file__).parent / "cases"
AGES = ("0-4", "5-14", "15-44", "45-64", "65+")
STANDARD = StandardPopulation("made up", AGES, (9, 17, 42, 20, 12))
REFERENCE = ReferenceRates(AGES, [90, 20, 300, 800, 2500], [1e5, 2e5, 5e5, 2e5, 1e5])
SCALES = ("identity", "log", "logit")


def read(name):
    """The columns of a CSV, numbers with nan where the cell is empty."""
    with (CASES / f"{name}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return {column: _column([row[column] for row in rows]) for column in rows[0]}


def _column(cells):
    try:
        return np.array([float(cell) if cell else np.nan for cell in cells])
    except ValueError:
        return np.array(cells)


def parts(table, *columns):
    """The rows of a table by the values of some columns."""
    keys = list(zip(*(table[column] for column in columns), strict=True))
    for key in sorted(set(keys)):
        is_here = np.array([one == key for one in keys])
        yield key, {column: values[is_here] for column, values in table.items()}


def agrees(ours, theirs, rtol=1e-11):
    np.testing.assert_allclose(ours, theirs, rtol=rtol, atol=1e-12, equal_nan=True)


@pytest.mark.parametrize(("subject", "compute"), [("proportion", proportion)])
def test_proportions_and_their_limits(subject, compute):
    for (level,), rows in parts(read(subject), "level"):
        found = compute(rows["x"], rows["n"], level)
        agrees(found.value, rows["value"])
        agrees(found.lower, rows["lowercl"])
        agrees(found.upper, rows["uppercl"])


def test_rates_and_their_limits():
    for (level,), rows in parts(read("rate"), "level"):
        found = rate(rows["x"], rows["n"], level, per=1000)
        agrees(found.value, rows["value"])
        agrees(found.lower, rows["lowercl"])
        agrees(found.upper, rows["uppercl"])


@pytest.mark.parametrize(
    ("subject", "compute"),
    [("rate_ratio", rate_ratio), ("proportion_ratio", proportion_ratio)],
)
def test_ratios_and_their_limits(subject, compute):
    rows = read(subject)
    found = compute(rows["a"], rows["n"], rows["b"], rows["m"])
    agrees(found.value, rows["value"])
    agrees(found.lower, rows["lower"])
    agrees(found.upper, rows["upper"])


def test_trends_over_groups():
    for _, rows in parts(read("trend"), "case"):
        found = trend_across_groups(rows["x"], rows["n"], rows["score"])
        assert found.z**2 == pytest.approx(rows["chi"][0], rel=1e-9, abs=1e-9)
        assert found.p_value == pytest.approx(rows["p"][0], rel=1e-9)


def test_means_and_their_limits():
    observations = dict(parts(read("mean_values"), "case"))
    for (case, level), rows in parts(read("mean"), "case", "level"):
        found = mean(observations[(case,)]["x"], level)
        agrees(found.value, rows["value"][0])
        agrees(found.lower, rows["lower"][0])
        agrees(found.upper, rows["upper"][0])


def by_age(column, table="standardised_by_age"):
    return read(table)[column].reshape(-1, len(AGES))


def test_directly_standardised_rates():
    events, population = by_age("x"), by_age("n")
    for (level,), rows in parts(read("direct"), "level"):
        found = directly_standardised_rate(
            events, population, AGES, STANDARD, level=level
        )
        agrees(found.value, rows["value"])
        agrees(found.lower, rows["lower"])
        agrees(found.upper, rows["upper"])


def test_rates_of_events_that_a_person_can_have_several_times():
    table = read("repeated_by_age")
    persons = [
        rows["persons"].reshape(-1, len(AGES)) for _, rows in parts(table, "times")
    ]
    found = rate_of_repeated_events(
        np.stack(persons, axis=1), [1, 2, 3], by_age("n"), AGES, STANDARD
    )
    rows = read("repeated")
    agrees(found.value, rows["value"])
    agrees(found.lower, rows["lower"])
    agrees(found.upper, rows["upper"])


def test_indirectly_standardised_ratios_and_rates():
    observed, population = by_age("x").sum(axis=1), by_age("n")
    for (level,), rows in parts(read("indirect"), "level"):
        for name, compute in (
            ("ratio", indirectly_standardised_ratio),
            ("rate", indirectly_standardised_rate),
        ):
            found = compute(observed, population, AGES, REFERENCE, level=level)
            agrees(found.expected, rows["expected"])
            agrees(found.value, rows[name])
            agrees(found.lower, rows[f"{name}_lower"])
            agrees(found.upper, rows[f"{name}_upper"])


def test_quantiles_of_areas_within_parents():
    for (_, quantiles, invert), rows in parts(
        read("quantile"), "case", "quantiles", "invert"
    ):
        found = quantile_groups(
            rows["value"],
            int(quantiles),
            parents=rows["parent"],
            invert=bool(invert),
        )
        agrees(found.value, rows["quantile"])


def test_life_expectancy_at_every_age():
    table = read("life_table")
    deaths, people = (table[name].reshape(-1, 20) for name in ("deaths", "pops"))
    starts = table["startage"][:20]
    for (level,), rows in parts(read("life_expectancy"), "level"):
        found = life_expectancy(deaths, people, starts, level)
        theirs, lower = rows["value"].reshape(-1, 20), rows["lower"].reshape(-1, 20)
        # An age that nobody reaches: 0 years without limits there, no value here.
        theirs = np.where((theirs == 0) & np.isnan(lower), np.nan, theirs)
        agrees(found.value, theirs)
        agrees(found.lower, lower)
        agrees(found.upper, rows["upper"].reshape(-1, 20))


def test_slopes_of_inequality_and_their_limits():
    groups = dict(parts(read("slope_groups"), "kind", "transform", "case"))
    generator = np.random.default_rng(20251122)
    for key, rows in parts(read("slope"), "kind", "transform", "case"):
        setting = groups[key]
        found = slope_of_inequality(
            setting["value"],
            setting["pop"],
            scale=SCALES[int(key[0])],
            is_fitted_on_scale=bool(key[1]),
            limits=(setting["lower"], setting["upper"]),
            multiplier=float(rows["multiplier"][0]),
            generator=generator,
            repetitions=20_000,
        )
        agrees(found.slope.value, rows["sii"][0], rtol=1e-9)
        agrees(found.ratio.value, rows["rii"][0], rtol=1e-9)
        agrees(found.intercept, rows["intercept"][0], rtol=1e-9)
        # Theirs are simulated with 50,000 lines, and some of ours with 20,000.
        for name, ours in (("sii", found.slope), ("rii", found.ratio)):
            lower, upper = rows[f"{name}_lower"][0], rows[f"{name}_upper"][0]
            width = upper - lower
            assert float(ours.lower) == pytest.approx(lower, abs=0.03 * width)
            assert float(ours.upper) == pytest.approx(upper, abs=0.03 * width)
