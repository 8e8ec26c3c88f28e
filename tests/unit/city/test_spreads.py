"""Differences between villages, reckoned by hand."""

from fractions import Fraction

import pytest

from derajat.city.truth_of_areas import distance, variation


def test_the_range_is_the_highest_less_the_lowest():
    assert distance([Fraction(10), Fraction(45), Fraction(20)]) == 35


def test_the_variation_is_that_of_a_sample():
    # Mean 25, squares 4 x 225, divided by 3: 300; root 17.3205; over the mean 69.282 %.
    values = [Fraction(10), Fraction(10), Fraction(40), Fraction(40)]
    assert float(variation(values)) == pytest.approx(69.2820323, abs=1e-7)


def test_there_is_no_variation_around_nothing():
    assert variation([Fraction(0)] * 3) is None
