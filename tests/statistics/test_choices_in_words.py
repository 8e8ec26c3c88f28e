"""A choice written as a word means what it says; a masked number is missing."""

import enum
import inspect
import typing

import numpy as np
import pytest
from tests.statistics.nasty.numbers import Some, is_same
from tests.statistics.test_nasty_input import CALLS, MAKERS, function_of, seed_of

from derajat.statistics.growth import sex_codes
from derajat.statistics.rates import WHO_WORLD, directly_standardised_rate, proportion
from derajat.statistics.reasons import Reason


def _choices_of(function):
    """The parameters that take one of an enumeration."""
    found = typing.get_type_hints(function)
    return [
        (name, kind)
        for name, kind in found.items()
        if name != "return" and inspect.isclass(kind) and issubclass(kind, enum.Enum)
    ]


CHOICES = [
    (subject, name, parameter, choice)
    for subject, name in CALLS
    for parameter, kind in _choices_of(function_of(subject, name))
    for choice in kind
]


def test_there_are_choices_to_try():
    assert len(CHOICES) > 60


@pytest.mark.parametrize(("subject", "name", "parameter", "choice"), CHOICES)
def test_a_choice_by_its_word_gives_what_the_choice_gives(
    subject, name, parameter, choice
):
    function = function_of(subject, name)
    for number in range(20):
        seed = seed_of(subject, name, number)
        drawn = _draw(subject, name, seed), _draw(subject, name, seed)
        if None in drawn:
            continue
        expected = _answer(function, {**drawn[0], parameter: choice})
        found = _answer(function, {**drawn[1], parameter: choice.value})
        assert is_same(expected, found), f"seed {seed}"


def _draw(subject, name, seed):
    try:
        return MAKERS[subject][name](Some(seed))
    except ValueError:
        return None


def _answer(function, arguments):
    """The result, or the words of the refusal."""
    try:
        return function(**arguments)
    except ValueError as error:
        return str(error)


@pytest.mark.parametrize(
    ("subject", "name", "parameter"),
    sorted({(subject, name, parameter) for subject, name, parameter, _ in CHOICES}),
)
def test_an_unknown_word_is_refused(subject, name, parameter):
    for number in range(8):
        try:
            arguments = MAKERS[subject][name](Some(seed_of(subject, name, number)))
            function_of(subject, name)(**arguments)
        except ValueError:
            continue
        with pytest.raises(ValueError, match="sesuatu"):
            function_of(subject, name)(**{**arguments, parameter: "sesuatu"})


def test_masked_numbers_are_missing():
    masked = np.ma.masked_array([1, 1], mask=[False, True])
    found = proportion(masked, [2, 2])
    assert found.reason.tolist() == [Reason.GIVEN, Reason.MISSING]
    assert found.value[0] == 0.5 and np.isnan(found.value[1])


def test_gaps_of_a_column_are_no_unknown_sex():
    found = sex_codes(["L", float("nan"), 2.0, "1.0", "wanita"])
    assert np.array_equal(found, [1, np.nan, 2, 1, 2], equal_nan=True)


def test_names_of_ages_may_be_an_array():
    people = np.full((1, len(WHO_WORLD.ages)), 1000.0)
    ages = np.array(WHO_WORLD.ages)
    listed = directly_standardised_rate(people / 50, people, WHO_WORLD.ages, WHO_WORLD)
    given = directly_standardised_rate(people / 50, people, ages, WHO_WORLD)
    assert is_same(listed, given)
