"""Figures that WHO printed: the tables of z-scores and the tables of L, M and S.

Source of the first: WHO Child Growth Standards, z-score tables (simplified field
tables) at who.int/tools/child-growth-standards/standards.
"""

import numpy as np
import pytest

from derajat.statistics.growth import (
    Index,
    Measurements,
    compute_growth,
    head_for_age,
    length_for_age,
    weight_for_age,
    weight_for_length,
)
from derajat.statistics.growth.standards import Table, load_standard


BOYS_WEIGHT_12_MONTHS = [6.9, 7.7, 8.6, 9.6, 10.8, 12.0, 13.3]
GIRLS_LENGTH_12_MONTHS = [66.3, 68.9, 71.4, 74.0, 76.6, 79.2, 81.7]
BOYS_WEIGHT_FOR_65_CM_STANDING = [5.9, 6.3, 6.9, 7.4, 8.1, 8.8, 9.6]
BOYS_HEAD_12_MONTHS = [42.2, 43.5, 44.8, 46.1, 47.4, 48.6, 49.9]
SD = np.arange(-3, 4)


def test_weights_of_the_printed_table():
    z = weight_for_age(sex=1, age_days=365, weight_kg=BOYS_WEIGHT_12_MONTHS).z
    np.testing.assert_allclose(z, SD, atol=0.06)


def test_lengths_of_the_printed_table():
    z = length_for_age(sex=2, age_days=365, length_cm=GIRLS_LENGTH_12_MONTHS).z
    np.testing.assert_allclose(z, SD, atol=0.03)


def test_weights_for_height_of_the_printed_table():
    z = weight_for_length(
        sex=1, age_days=800, weight_kg=BOYS_WEIGHT_FOR_65_CM_STANDING, length_cm=65
    ).z
    np.testing.assert_allclose(z, SD, atol=0.12)


def test_heads_of_the_printed_table():
    z = head_for_age(sex=1, age_days=365, head_cm=BOYS_HEAD_12_MONTHS).z
    np.testing.assert_allclose(z, SD, atol=0.04)


@pytest.mark.parametrize(
    ("table", "index", "column"),
    [
        (Table.WEIGHT_FOR_AGE, Index.WEIGHT_FOR_AGE, "weight_kg"),
        (Table.LENGTH_FOR_AGE, Index.LENGTH_FOR_AGE, "length_cm"),
        (Table.HEAD_FOR_AGE, Index.HEAD_FOR_AGE, "head_cm"),
        (Table.ARM_FOR_AGE, Index.ARM_FOR_AGE, "arm_cm"),
    ],
)
@pytest.mark.parametrize("sd", range(-6, 7))
def test_every_day_of_a_table_gives_its_own_standard_deviations(
    table, index, column, sd
):
    """Beyond 3 the published extension counts in steps from 2 to 3."""
    standard = load_standard(table)
    days = np.arange(standard.first, standard.last + 1)

    def at(z):
        return standard.m * (1 + standard.l * standard.s * z) ** (1 / standard.l)

    sign = np.sign(sd)
    beyond = max(abs(sd) - 3, 0)
    measure = at(sign * min(abs(sd), 3))
    measure += beyond * (at(sign * 3) - at(sign * 2))
    growth = compute_growth(
        Measurements(sex=[[1], [2]], age_days=days, **{column: measure})
    )
    np.testing.assert_allclose(growth.score(index).z, sd, atol=1e-12)


@pytest.mark.parametrize("sd", [-4, -3, -2, 0, 2, 3, 4])
@pytest.mark.parametrize(
    ("table", "day"), [(Table.WEIGHT_FOR_LENGTH, 700), (Table.WEIGHT_FOR_HEIGHT, 800)]
)
def test_every_tenth_of_a_centimetre_gives_its_own_standard_deviations(table, day, sd):
    standard = load_standard(table)
    length_cm = np.arange(standard.first, standard.last + 1) / 10

    def at(z):
        return standard.m * (1 + standard.l * standard.s * z) ** (1 / standard.l)

    sign = np.sign(sd)
    weight_kg = at(sign * min(abs(sd), 3))
    weight_kg += max(abs(sd) - 3, 0) * (at(sign * 3) - at(sign * 2))
    score = weight_for_length([[1], [2]], day, weight_kg, length_cm)
    np.testing.assert_allclose(score.z, sd, atol=1e-12)


def test_a_length_between_two_tenths_is_interpolated():
    """(65.0, 7.4327) and (65.1, 7.4563): the median at 65.05 lies half way."""
    score = weight_for_length(1, 800, (7.4327 + 7.4563) / 2, 65.05)
    assert score.z == 0
