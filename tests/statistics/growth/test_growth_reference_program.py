"""Against WHO's program anthro: cases/README.md says which version and call."""

import csv
from pathlib import Path

import numpy as np
import pytest

from derajat.statistics.growth import (
    Index,
    Measurements,
    compute_growth,
    oedema_codes,
    position_codes,
)
from derajat.statistics.reasons import Reason


CASES = Path(__file__).parent / "cases" / "children.csv"
STEMS = {
    Index.WEIGHT_FOR_AGE: "wei",
    Index.LENGTH_FOR_AGE: "len",
    Index.WEIGHT_FOR_LENGTH: "wfl",
    Index.BMI_FOR_AGE: "bmi",
    Index.HEAD_FOR_AGE: "hc",
    Index.ARM_FOR_AGE: "ac",
}


def load_children(unit):
    """The rows whose age is in this unit, as columns of text."""
    with CASES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["age_unit"] == unit]
    return {name: [row[name] for row in rows] for name in rows[0]}


def floats(texts):
    return np.array([float(text) if text else np.nan for text in texts])


@pytest.fixture(params=["days", "months"])
def children_and_growth(request):
    children = load_children(request.param)
    measurements = Measurements(
        sex=floats(children["sex"]),
        weight_kg=floats(children["weight"]),
        length_cm=floats(children["lenhei"]),
        position=position_codes(children["measure"]),
        head_cm=floats(children["headc"]),
        arm_cm=floats(children["armc"]),
        oedema=oedema_codes(children["oedema"]),
        **{f"age_{request.param}": floats(children["age"])},
    )
    return children, compute_growth(measurements)


@pytest.mark.parametrize("index", Index)
def test_z_and_missing_values_equal_those_of_anthro(children_and_growth, index):
    children, growth = children_and_growth
    expected = floats(children[f"z{STEMS[index]}"])
    assert np.isfinite(expected).sum() > 500
    np.testing.assert_array_equal(growth.score(index).z, expected)


@pytest.mark.parametrize("index", Index)
def test_flags_equal_those_of_anthro(children_and_growth, index):
    children, growth = children_and_growth
    flags = children[f"f{STEMS[index]}"]
    given = np.array([bool(z) for z in children[f"z{STEMS[index]}"]])
    expected = np.array([flag == "1" for flag in flags]) & given
    np.testing.assert_array_equal(growth.score(index).is_implausible, expected)


@pytest.mark.parametrize("index", Index)
def test_a_reason_stands_exactly_where_anthro_gives_none(children_and_growth, index):
    children, growth = children_and_growth
    given = [bool(z) for z in children[f"z{STEMS[index]}"]]
    found = growth.score(index).reason == Reason.GIVEN
    np.testing.assert_array_equal(found, given)


def test_lengths_and_body_mass_index_equal_those_of_anthro(children_and_growth):
    children, growth = children_and_growth
    np.testing.assert_array_equal(growth.length_cm, floats(children["clenhei"]))
    np.testing.assert_allclose(growth.bmi, floats(children["cbmi"]), rtol=1e-15)


def test_the_marks_of_position_equal_those_of_anthro(children_and_growth):
    children, growth = children_and_growth
    expected = [flag == "1" for flag in children["c9mo_flag"]]
    assert any(expected)
    np.testing.assert_array_equal(growth.is_position_doubtful, expected)
