"""Areas that reach a limit, indices and their bands, spread."""

from dataclasses import replace
from fractions import Fraction

import pytest
from measures_world import (
    COUNTS as COUNTS_DATASET,
)
from measures_world import (
    DISTRICT,
    VILLAGES,
    catalogue,
    count_row,
    indicator,
    measure,
    office,
    pick,
    selection,
    version,
)

from derajat.measures import find_band
from derajat.measures.formula import compute_formula, round_half_up
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.formulas import (
    AtLeast,
    AtMost,
    BandLimit,
    DifferenceOf,
    MeanOf,
    MeanOver,
    RatioOf,
    Reach,
    Reached,
    Spread,
    SpreadStatistic,
    Threshold,
    Times,
    ValueOf,
    Weighted,
)
from derajat.model.indicators import AreasReached, Index, SumProportion, WithoutValue


YEAR = (PeriodKind.YEAR,)
BASE = indicator(
    "B",
    version(SumProportion(selection("jumlah"), "bagian", "semua"), groups=(("jk",),)),
)
COUNTS = [
    count_row(VILLAGES[0], (2025, 1), 8, 10, jk="L"),
    count_row(VILLAGES[1], (2025, 1), 79, 100, jk="P"),
    count_row(VILLAGES[3], (2025, 1), 12, 10, jk="P"),
]


def reached(without=WithoutValue.NOT_REACHED, reach=Reach.AT_LEAST, limit=Fraction(80)):
    kind = AreasReached("B", "village", reach, limit, without)
    return catalogue(BASE, indicator("A", version(kind), periods=YEAR))


def areas_of(content, where=None):
    rows = measure(content, counts=COUNTS, codes=["A"], where=where)
    assert {row["indicator"] for row in rows} == {"A"}
    return rows


def test_areas_reach_a_limit_exactly_and_areas_without_value_count_as_areas():
    rows = areas_of(reached())
    row = pick(rows, DISTRICT, "2025")
    assert (row["numerator"], row["denominator"], row["shown"]) == (2, "4", "50.0")
    assert row["method"] == "none"
    assert pick(rows, f"{DISTRICT}.01", "2025")["numerator"] == 1
    assert {row["area_level"] for row in rows} == {"district", "subdistrict"}


def test_areas_without_value_can_be_left_out():
    row = pick(areas_of(reached(WithoutValue.LEFT_OUT)), DISTRICT, "2025")
    assert (row["numerator"], row["denominator"]) == (2, "3")


@pytest.mark.parametrize(
    ("reach", "number"),
    [
        (Reach.AT_LEAST, 2),
        (Reach.ABOVE, 1),
        (Reach.AT_MOST, 2),
        (Reach.BELOW, 1),
    ],
)
def test_a_village_exactly_on_the_limit_reaches_it_as_the_word_says(reach, number):
    # The villages have 80, 79 and 120 per cent; one has no value.
    row = pick(areas_of(reached(reach=reach)), DISTRICT, "2025")
    assert (row["numerator"], row["denominator"]) == (number, "4")


def test_areas_are_counted_below_an_office_that_shows_only_the_district():
    rows = areas_of(reached(), office((AreaLevel.DISTRICT,)))
    assert [row["area"] for row in rows] == [DISTRICT]
    assert rows[0]["numerator"] == 2


def test_areas_where_nothing_is_known_have_no_data():
    rows = measure(reached(), counts=COUNTS[:1], codes=["A"])
    assert pick(rows, f"{DISTRICT}.02", "2025")["flags"] == "no-data"


def index_of(formula, **more):
    kind = Index(formula, **more)
    return catalogue(BASE, indicator("A", version(kind), unit="plain", periods=YEAR))


def value_of(formula, area=DISTRICT, counts=COUNTS):
    rows = measure(index_of(formula), counts=counts, codes=["A"])
    return pick(rows, area, "2025")


def test_an_index_is_computed_at_each_area_from_its_own_components():
    row = value_of(AtMost(Fraction(80), ValueOf("B")), f"{DISTRICT}.01")
    assert row["value"] == float(Fraction(87 * 100, 110))
    assert value_of(AtMost(Fraction(80), ValueOf("B")), VILLAGES[3])["value"] == 80
    assert (row["numerator"], row["denominator"], row["method"]) == (None, None, "none")


def test_an_index_without_component_has_no_value_and_says_why():
    row = value_of(ValueOf("B"), VILLAGES[2])
    assert (row["value"], row["flags"]) == (None, "no-data")


def test_a_mean_over_groups_caps_each_before_the_mean():
    capped = MeanOver("B", "jk", Fraction(100), True)
    row = value_of(capped)
    women = Fraction(91 * 100, 110)
    assert row["value"] == float((Fraction(80) + women) / 2)
    assert value_of(capped, VILLAGES[3])["value"] == 100
    strict = MeanOver("B", "jk", Fraction(100), False)
    assert value_of(strict, VILLAGES[3])["value"] is None


def test_a_code_without_any_row_is_a_missing_component_of_a_mean():
    only_women = [count_row(VILLAGES[0], (2025, 1), 8, 10, jk="P")]
    known = replace(
        COUNTS_DATASET,
        columns=tuple(
            replace(c, codes=("L", "P")) if c.name == "jk" else c
            for c in COUNTS_DATASET.columns
        ),
    )
    for leaves_out, expected in ((True, 80), (False, None)):
        formula = MeanOver("B", "jk", None, leaves_out)
        content = index_of(formula)
        content.datasets[known.name] = known
        rows = measure(content, counts=only_women, codes=["A"])
        assert pick(rows, VILLAGES[0], "2025", code="A")["value"] == expected


def test_spread_across_villages_needs_three_of_them():
    spread = Spread("B", "village", SpreadStatistic.RANGE)
    assert value_of(spread)["value"] == 41
    assert value_of(spread, f"{DISTRICT}.01")["value"] is None
    assert value_of(Spread("B", "village", SpreadStatistic.HIGHEST))["value"] == 120
    varied = value_of(Spread("B", "village", SpreadStatistic.COEFFICIENT_OF_VARIATION))
    mean = (80 + 79 + 120) / 3
    sd = (sum((v - mean) ** 2 for v in (80, 79, 120)) / 2) ** 0.5
    assert varied["value"] == pytest.approx(100 * sd / mean)


def test_an_index_has_rows_only_where_its_components_can_have_values():
    spread = Spread("B", "village", SpreadStatistic.LOWEST)
    rows = measure(index_of(spread), counts=COUNTS, codes=["A"])
    assert {row["area_level"] for row in rows} == {"district", "subdistrict"}


class Known:
    """Components with the values of a dictionary."""

    def __init__(self, **values):
        self.values = values

    def value_of(self, code):
        value = self.values.get(code)
        return None if value is None else Fraction(value)

    def values_over(self, code, over):
        return [None if v is None else Fraction(v) for v in self.values[code]]

    def values_across(self, spread):
        return []

    def parameter(self, name):
        return None


A, B = ValueOf("A"), ValueOf("B")


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (Weighted(((Fraction(8, 10), A), (Fraction(2, 10), B))), Fraction(22)),
        (Weighted(((Fraction(1, 2), A), (Fraction(1, 2), ValueOf("C")))), None),
        (AtLeast(Fraction(25), A), Fraction(25)),
        (Times(Fraction(25), A), Fraction(500)),
        (DifferenceOf(A, B), Fraction(-10)),
        (DifferenceOf(A, ValueOf("C")), None),
        (MeanOf(("A", "B", "Z"), False), Fraction(50, 3)),
        (MeanOf(("A", "B", "C"), True), Fraction(25)),
        (MeanOf(("A", "B", "C"), False), None),
        (MeanOf(("C", "D"), True), None),
        (RatioOf(A, B), Fraction(2, 3)),
        (RatioOf(A, ValueOf("Z")), None),
        (
            Reached(
                2,
                (
                    Threshold("A", Reach.AT_LEAST, Fraction(20)),
                    Threshold("B", Reach.AT_MOST, Fraction(30)),
                    Threshold("C", Reach.AT_LEAST, Fraction(0)),
                ),
            ),
            Fraction(100),
        ),
        (Reached(1, (Threshold("C", Reach.AT_MOST, Fraction(0)),)), Fraction(0)),
    ],
)
def test_formulas_on_exact_fractions(formula, expected):
    assert compute_formula(formula, Known(A=20, B=30, Z=0)) == expected


@pytest.mark.parametrize(
    ("reach", "below", "on", "over"),
    [
        (Reach.AT_LEAST, 0, 100, 100),
        (Reach.ABOVE, 0, 0, 100),
        (Reach.AT_MOST, 100, 100, 0),
        (Reach.BELOW, 100, 0, 0),
    ],
)
def test_a_value_on_a_limit_reaches_it_as_the_word_says(reach, below, on, over):
    formula = Reached(1, (Threshold("A", reach, Fraction(80)),))
    found = [
        compute_formula(formula, Known(A=Fraction(value)))
        for value in ("79.9999", "80", "80.0001")
    ]
    assert found == [below, on, over]


def test_a_threshold_without_value_is_not_reached_or_leaves_no_value():
    thresholds = (
        Threshold("A", Reach.ABOVE, Fraction(10)),
        Threshold("C", Reach.ABOVE, Fraction(10)),
    )
    assert compute_formula(Reached(1, thresholds), Known(A=20)) == 100
    assert compute_formula(Reached(1, thresholds, True), Known(A=20)) is None


BANDS = (
    BandLimit(Fraction(25), "D"),
    BandLimit(Fraction("76.61"), "B"),
    BandLimit(Fraction("88.31"), "A"),
)


def test_bands_are_half_open_and_rounded_only_where_the_rule_says():
    index = Index(ValueOf("A"), BANDS)
    assert find_band(index, Fraction("88.31")) == "A"
    assert find_band(index, Fraction("88.309")) == "B"
    assert find_band(index, Fraction(24)) == ""
    rounded = Index(ValueOf("A"), BANDS, 2)
    assert find_band(rounded, Fraction("88.305")) == "A"


def test_halves_are_rounded_away_from_zero():
    assert round_half_up(Fraction("2.25"), 1) == Fraction("2.3")
    assert round_half_up(Fraction("-2.25"), 1) == Fraction("-2.3")
