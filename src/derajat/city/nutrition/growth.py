"""How children of an invented city grow: true z-scores, and what the scales show.

Height follows a child's own path: near the standard at birth, lower by one standard
deviation at two years, then a little nearer again. Weight for height falls for some
months in episodes of wasting. Both are turned into centimetres and kilograms by the
WHO tables of 2006.
"""

from dataclasses import dataclass

import numpy as np

from derajat.city.children import ChildMonths
from derajat.city.registers import Numbers
from derajat.statistics.arrays import Flags, Floats
from derajat.statistics.growth.standards import Table, load_standard


_MONTH = 30.4375
_HEIGHT_FROM_DAY = 731
_EPISODES = 3
_MOST_EPISODE_MONTHS = 5
_LEAST_LENGTH, _LEAST_HEIGHT = 45.0, 65.0
_GREATEST_LENGTH, _GREATEST_HEIGHT = 110.0, 120.0


@dataclass(frozen=True)
class Growth:
    """Arrays by row: kilograms, centimetres as the age wants them (lying below 24
    months, standing from then on), and the true z-scores.
    """

    weight_kg: Floats
    length_cm: Floats
    height_z: Floats
    weight_z: Floats


def build_growth(
    rows: ChildMonths, girls: Numbers, poverty: Floats, draws: np.random.Generator
) -> Growth:
    """The true size of each child in each month.

    `girls` (rows,) is 0 for boys, 1 for girls; `poverty` (rows,) 0 to 1.
    """
    height_z = _height_path(rows, poverty, draws)
    weight_z = _weight_path(rows, poverty, draws)
    length = length_at(height_z, rows.age_days, girls)
    weight = weight_at(weight_z, length, rows.age_days >= _HEIGHT_FROM_DAY, girls)
    return Growth(weight, length, height_z, weight_z)


def _height_path(
    rows: ChildMonths, poverty: Floats, draws: np.random.Generator
) -> Floats:
    children = int(rows.number.max(initial=-1)) + 1
    own = draws.normal(0, 1.0, children)
    falls = np.clip(draws.normal(0.95, 0.35, children), 0, 2)
    recovers = np.clip(draws.normal(0.25, 0.15, children), 0, 0.8)
    months = rows.age_days / _MONTH
    number = rows.number
    path = -0.1 + own[number] * 0.95 - 0.55 * poverty
    path -= falls[number] * np.clip(months / 22, 0, 1)
    path += recovers[number] * np.clip((months - 24) / 30, 0, 1)
    return np.asarray(np.clip(path + draws.normal(0, 0.12, len(rows)), -5.5, 4.5))


def _weight_path(
    rows: ChildMonths, poverty: Floats, draws: np.random.Generator
) -> Floats:
    children = int(rows.number.max(initial=-1)) + 1
    own = draws.normal(-0.25, 0.88, children)
    months = rows.age_days / _MONTH
    path = own[rows.number] - 0.25 * poverty
    for _ in range(_EPISODES):
        # Most episodes fall into the second half of the first two years.
        begins = draws.gamma(4.0, 4.0, children)
        lasts = draws.uniform(2, _MOST_EPISODE_MONTHS, children)
        depth = draws.uniform(0.8, 2.4, children) * (draws.random(children) < 0.16)
        since = months - begins[rows.number]
        is_in = (since >= 0) & (since < lasts[rows.number])
        path -= depth[rows.number] * is_in
    return np.asarray(np.clip(path + draws.normal(0, 0.15, len(rows)), -4.6, 4.4))


def length_at(z: Floats, age_days: Numbers, girls: Numbers) -> Floats:
    """Centimetres of a z-score of length or height for age; L is 1 there."""
    standard = load_standard(Table.LENGTH_FOR_AGE)
    day = np.asarray(age_days, dtype=np.int64) - standard.first
    at = (np.asarray(girls, dtype=np.int64), day)
    return np.asarray(standard.m[at] * (1 + standard.s[at] * z))


def weight_at(z: Floats, length_cm: Floats, by_height: Flags, girls: Numbers) -> Floats:
    """Kilograms of a z-score of weight for length or, by height, for height."""
    lying = _weight_by(Table.WEIGHT_FOR_LENGTH, z, length_cm, girls)
    standing = _weight_by(Table.WEIGHT_FOR_HEIGHT, z, length_cm, girls)
    return np.where(by_height, standing, lying)


def _weight_by(table: Table, z: Floats, cm: Floats, girls: Numbers) -> Floats:
    standard = load_standard(table)
    tenths = np.rint(np.asarray(cm) * 10).astype(np.int64)
    row = np.clip(tenths - standard.first, 0, standard.m.shape[1] - 1)
    at = (np.asarray(girls, dtype=np.int64), row)
    return _skewed(z, standard.l[at], standard.m[at], standard.s[at])


def weight_for_age_at(z: float, age_days: Numbers, girls: Numbers) -> Floats:
    """Kilograms of one z-score of weight for age: -3 is the red line of the card."""
    standard = load_standard(Table.WEIGHT_FOR_AGE)
    day = np.asarray(age_days, dtype=np.int64) - standard.first
    at = (np.asarray(girls, dtype=np.int64), day)
    scores = np.full(len(day), z)
    return _skewed(scores, standard.l[at], standard.m[at], standard.s[at])


def _skewed(z: Floats, lam: Floats, m: Floats, s: Floats) -> Floats:
    """The measure of a z by LMS; beyond 3 SD in steps of the last SD (WHO 2006)."""
    inner = np.clip(z, -3, 3)
    found = m * (1 + lam * s * inner) ** (1 / lam)
    sign = np.sign(z)
    second = m * (1 + lam * s * 2 * sign) ** (1 / lam)
    return np.asarray(
        found + (np.abs(z) - np.abs(inner)) * sign * np.abs(found - second)
    )
