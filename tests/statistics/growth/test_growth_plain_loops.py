"""The arrays against a second implementation: one child at a time, in plain Python.

It reads the published tables itself and shares no line with the package.
"""

import math
from fractions import Fraction
from importlib import resources

import numpy as np
import pytest

from derajat.statistics.growth import Index, Measurements, compute_growth, compute_score


TABLES = resources.files("derajat.statistics.growth") / "who"
FILES = {
    Index.WEIGHT_FOR_AGE: "weianthro",
    Index.LENGTH_FOR_AGE: "lenanthro",
    Index.BMI_FOR_AGE: "bmianthro",
    Index.HEAD_FOR_AGE: "hcanthro",
    Index.ARM_FOR_AGE: "acanthro",
}
FLAGS = {Index.WEIGHT_FOR_AGE: (-6, 5), Index.LENGTH_FOR_AGE: (-6, 6)}
GIVEN, MISSING, NOT_FINITE, UNKNOWN, NEGATIVE, TOO_OLD, NOT_POSITIVE, SIZE, OEDEMA = (
    *(0, 1, 2, 9, 10),
    *(11, 12, 13, 14),
)


def read_table(name, scale):
    """(sex, day or tenth of a centimetre) to (L, M, S)."""
    rows = {}
    for line in (TABLES / f"{name}.txt").read_text().splitlines()[1:]:
        sex, key, *figures = line.split("\t")
        rows[int(sex), round(Fraction(key) * scale)] = tuple(map(float, figures[:3]))
    return rows


BY_AGE = {index: read_table(name, 1) for index, name in FILES.items()}
BY_LENGTH = {"L": read_table("wflanthro", 10), "H": read_table("wfhanthro", 10)}


def plain_row(child):
    """What one child gets: {index: (z, flag, reason)}, and its marks."""
    days = child["days"]
    day = None
    if 0 <= days < 1826.25:
        day = math.floor(days) + (1 if days - math.floor(days) >= 0.5 else 0)
    position = {1: "L", 2: "H"}.get(child["position"])
    doubtful = day is not None and position == "H" and days < 9 * 30.4375
    if doubtful:
        position = None
    length = child["length"]
    if day is not None and day < 731 and position == "H":
        length += 0.7
    if day is not None and day >= 731 and position == "L":
        length -= 0.7
    found = {index: plain_score(index, child, day, length, position) for index in Index}
    return found, day, doubtful


def plain_score(index, child, day, length, position):
    reason = reason_of_child(index, child, day) or reason_of_measures(
        index, child, length
    )
    if reason:
        return math.nan, False, reason
    lms = None
    measure = child["weight"]
    if index is Index.WEIGHT_FOR_LENGTH:
        table = table_by_length(day, length, position)
        low, high = (45, 110) if table == "L" else (65, 120)
        if not low <= length <= high:
            return math.nan, False, SIZE
        lms = between(BY_LENGTH[table], int(child["sex"]), length)
    else:
        lms = BY_AGE[index][int(child["sex"]), day]
    if index is Index.LENGTH_FOR_AGE:
        measure = length
    elif index is Index.BMI_FOR_AGE:
        measure = child["weight"] / (length / 100 * (length / 100))
    elif index is Index.HEAD_FOR_AGE:
        measure = child["head"]
    elif index is Index.ARM_FOR_AGE:
        measure = child["arm"]
    if index.value.startswith(("weight", "bmi")) and child["oedema"] == 1:
        return math.nan, False, OEDEMA
    extends = index not in (Index.LENGTH_FOR_AGE, Index.HEAD_FOR_AGE)
    z = plain_rounded(plain_z(measure, *lms, extends))
    below, above = FLAGS.get(index, (-5, 5))
    return z, z < below or z > above, GIVEN


def reason_of_child(index, child, day):
    sex, days = child["sex"], child["days"]
    if math.isnan(sex):
        return MISSING
    if sex not in (1, 2):
        return UNKNOWN
    if math.isnan(days) and index is not Index.WEIGHT_FOR_LENGTH:
        return MISSING
    if math.isinf(days):
        return NOT_FINITE
    if days < 0:
        return NEGATIVE
    if days >= 1826.25 or (index is Index.ARM_FOR_AGE and day < 91):
        return TOO_OLD
    return GIVEN


def reason_of_measures(index, child, length):
    uses = {
        Index.WEIGHT_FOR_AGE: ("weight",),
        Index.LENGTH_FOR_AGE: ("length",),
        Index.WEIGHT_FOR_LENGTH: ("weight", "length"),
        Index.BMI_FOR_AGE: ("weight", "length"),
        Index.HEAD_FOR_AGE: ("head",),
        Index.ARM_FOR_AGE: ("arm",),
    }[index]
    position, oedema = child["position"], child["oedema"]
    if "length" in uses and not (math.isnan(position) or position in (1, 2)):
        return UNKNOWN
    if "weight" in uses and not (math.isnan(oedema) or oedema in (0, 1, 2)):
        return UNKNOWN
    for name in uses:
        if math.isnan(child[name]):
            return MISSING
        if math.isinf(child[name]):
            return NOT_FINITE
        if child[name] <= 0:
            return NOT_POSITIVE
        if name == "length" and length <= 0:
            return NOT_POSITIVE
    return GIVEN


def table_by_length(day, length, position):
    if day is not None:
        return "L" if day < 731 else "H"
    return position or ("L" if length < 87 else "H")


def between(table, sex, length):
    low = math.trunc(length * 10)
    lower, share = table[sex, low], (length - low / 10) / 0.1
    if share <= 0:
        return lower
    upper = table[sex, math.trunc(length * 10 + 1)]
    return tuple(a + share * (b - a) for a, b in zip(lower, upper, strict=True))


def plain_z(y, l, m, s, extends):  # noqa: E741
    z = ((y / m) ** l - 1) / (s * l)

    def sd(k):
        return m * (1 + l * s * k) ** (1 / l)

    if extends and z > 3:
        return 3 + (y - sd(3)) / (sd(3) - sd(2))
    if extends and z < -3:
        return -3 + (y - sd(-3)) / (sd(-2) - sd(-3))
    return z


def plain_rounded(z):
    """The decimal of two places next to z, written with the rule of R 4."""
    size = abs(z)
    lower, upper = math.floor(size * 100) / 100, math.ceil(size * 100) / 100
    if size - lower == upper - size:
        near = lower if math.floor(size * 100) % 2 == 0 else upper
    else:
        near = lower if size - lower < upper - size else upper
    return math.copysign(near, z)


EDGES = {
    "sex": [1, 2, 0, 3, 1.5, np.nan, -1, np.inf],
    "days": [
        *(0, 0.49999999999999994, 0.5, 90, 90.49, 90.5, 91, 273, 273.9375, 274, 730),
        *(730.49, 730.5, 731, 1825, 1826, 1826.2499, 1826.25, 1827, 1856, 5000),
        *(-0.3, -1, -1000, np.nan, np.inf, -np.inf),
    ],
    "weight": [1e-9, 0.1, 2.441, 58, 300, 1e6, 0, -3, np.nan, np.inf, -np.inf],
    "length": [
        *(0.3, 1, 44.3, 44.9, 44.99, 45, 64.3, 64.9, 65, 65.7, 86.3, 86.9, 87, 87.7),
        *(102.4, 103.1, 109.3, 109.95, 110, 110.7, 119.3, 120, 120.01, 120.7, 250),
        *(0, -75, np.nan, np.inf),
    ],
    "position": [1, 2, 0, 3, 1.5, np.nan, np.inf],
    "head": [1e-9, 20, 34.4618, 60, 1e6, 0, -4, np.nan, np.inf],
    "arm": [1e-9, 5, 13.4779, 30, 1e6, 0, -4, np.nan, np.inf],
    "oedema": [0, 1, 2, 3, np.nan, np.inf],
}


def random_children(rng, rows, nasty):
    """Columns of children; a share `nasty` of each column stands on an edge."""
    days = rng.integers(0, 1827, rows) + rng.choice([0, 0, 0.25, 0.5], rows)
    months = days / 30.4375
    grown = 1 - np.exp(-months / 22)
    columns = {
        "sex": rng.integers(1, 3, rows).astype(float),
        "days": days,
        "weight": (3.3 + 14 * grown) * np.exp(rng.normal(0, 0.25, rows)),
        "length": (49 + 63 * grown) * np.exp(rng.normal(0, 0.07, rows)),
        "position": rng.integers(1, 3, rows).astype(float),
        "head": (35 + 14 * grown) * np.exp(rng.normal(0, 0.08, rows)),
        "arm": (11 + 5 * grown) * np.exp(rng.normal(0, 0.2, rows)),
        "oedema": (rng.random(rows) < 0.02).astype(float),
    }
    for name in ("weight", "length", "head", "arm"):
        finer = rng.random(rows) < 0.2
        columns[name] = np.where(finer, columns[name], np.round(columns[name], 1))
    for name, edges in EDGES.items():
        on_edge = rng.random(rows) < nasty
        columns[name] = np.where(on_edge, rng.choice(edges, rows), columns[name])
    return columns


def measured(columns):
    return Measurements(
        sex=columns["sex"],
        age_days=columns["days"],
        weight_kg=columns["weight"],
        length_cm=columns["length"],
        position=columns["position"],
        head_cm=columns["head"],
        arm_cm=columns["arm"],
        oedema=columns["oedema"],
    )


@pytest.mark.parametrize(("seed", "nasty"), [(1, 0.02), (2, 0.25)])
def test_the_arrays_equal_the_plain_loop_for_every_child(counts, seed, nasty):
    rows = counts(4_000, 500_000)
    columns = random_children(np.random.default_rng(seed), rows, nasty)
    growth = compute_growth(measured(columns))
    found = {
        index: [column.tolist() for column in vars(growth.score(index)).values()]
        for index in Index
    }
    days, doubts = growth.age_days.tolist(), growth.is_position_doubtful.tolist()
    values = {name: column.tolist() for name, column in columns.items()}
    for row in range(rows):
        child = {name: column[row] for name, column in values.items()}
        expected, day, doubtful = plain_row(child)
        assert doubts[row] == doubtful, child
        assert days[row] == day or (day is None and math.isnan(days[row])), child
        for index, (z, flag, reason) in expected.items():
            zs, flags, reasons = found[index]
            assert (reasons[row], flags[row]) == (reason, flag), (index, child)
            assert zs[row] == z or math.isnan(zs[row]) and math.isnan(z), (index, child)


@pytest.mark.parametrize("index", Index)
def test_an_index_alone_equals_the_index_among_six(index):
    measurements = measured(random_children(np.random.default_rng(3), 2_000, 0.1))
    alone = compute_score(index, measurements)
    among = compute_growth(measurements).score(index)
    for name, column in vars(alone).items():
        np.testing.assert_array_equal(column, getattr(among, name), err_msg=name)


def test_months_and_days_agree():
    columns = random_children(np.random.default_rng(4), 2_000, 0.1)
    months = columns["days"] / 30.4375
    in_months = Measurements(
        sex=columns["sex"], age_months=months, head_cm=columns["head"]
    )
    in_days = Measurements(
        sex=columns["sex"], age_days=months * 30.4375, head_cm=columns["head"]
    )
    found, expected = (
        compute_growth(children).head_for_age for children in (in_months, in_days)
    )
    np.testing.assert_array_equal(found.z, expected.z)
    np.testing.assert_array_equal(found.reason, expected.reason)


def test_the_rows_do_not_know_each_other():
    """Also across the stretches in which the rows are worked off."""
    columns = random_children(np.random.default_rng(5), 70_000, 0.05)
    order = np.random.default_rng(6).permutation(70_000)
    mixed = {name: column[order] for name, column in columns.items()}
    straight, shuffled = (compute_growth(measured(each)) for each in (columns, mixed))
    for index in Index:
        np.testing.assert_array_equal(
            straight.score(index).z[order], shuffled.score(index).z
        )
