"""Eligible people as denominators: choices, estimates, years held, what lacks."""

from dataclasses import replace
from fractions import Fraction

import pytest
from measures_world import (
    DISTRICT,
    ELIGIBLE,
    LABEL,
    POPULATION,
    VILLAGES,
    catalogue,
    column,
    facts,
    indicator,
    measure,
    office,
    people,
    person,
    pick,
    selection,
    version,
)

from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind, day_number, week_number
from derajat.model.columns import ColumnType
from derajat.model.datasets import (
    CountedNumber,
    Eligible,
    EligibleTime,
    Estimate,
    GivenNumber,
    Parameter,
    ParameterValue,
)
from derajat.model.indicators import Accumulation, Coverage, EligibleSide, Rate, Side


V, W, X = VILLAGES[:3]
MONTH, YEAR = PeriodKind.MONTH, PeriodKind.YEAR


def coverage(side=None, groups=(), **more):
    kind = Coverage(Side(selection("orang")), side or EligibleSide("warga"))
    return indicator("A", version(kind, groups=groups), **more)


def test_months_of_a_year_stand_against_the_year_held():
    content = catalogue(coverage(accumulate=Accumulation.WITHIN_YEAR))
    persons = [person(V, (2025, month, 5), 1) for month in (1, 2, 3)]
    population = [people(V, 2025, 40), people(V, 2024, 7), people(W, 2025, 60)]
    rows = measure(content, persons=persons, population=population)
    february = pick(rows, V, "2025-02")
    assert (february["numerator"], february["denominator"]) == (2, "40")
    assert february["value"] == 5.0
    assert pick(rows, DISTRICT, "2025-03")["denominator"] == "100"
    assert february["method"] == "wilson"


def test_an_area_without_eligible_number_has_no_denominator():
    rows = measure(
        catalogue(coverage()),
        persons=[person(V, (2025, 1, 5), 1)],
        population=[people(W, 2025, 60)],
    )
    row = pick(rows, V, "2025-01")
    assert (row["numerator"], row["denominator"], row["value"]) == (1, None, None)
    assert row["flags"] == "no-denominator"
    assert pick(rows, DISTRICT, "2025-01")["denominator"] == "60"


def test_a_number_of_nobody_is_an_empty_denominator():
    rows = measure(
        catalogue(coverage()),
        persons=[person(V, (2025, 1, 5), 1)],
        population=[people(V, 2025, 0)],
    )
    assert pick(rows, V, "2025-01")["flags"] == "empty-denominator"


def test_a_coverage_above_its_denominator_is_flagged_and_never_cut():
    rows = measure(
        catalogue(coverage()),
        persons=[person(V, (2025, 1, 5), 1)] * 3,
        population=[people(V, 2025, 2)],
    )
    row = pick(rows, V, "2025-01")
    assert (row["shown"], row["flags"], row["lower"]) == ("150.0", "over-100", None)


def two_ways():
    ways = (
        ("tercatat", GivenNumber("penduduk", "jiwa", "residence")),
        ("lain", Estimate("warga", (), Fraction(1, 2))),
    )
    half = Eligible("separuh", LABEL, "orang", EligibleTime.YEAR, None, ways, "")
    return (ELIGIBLE, half)


def test_the_office_chooses_before_the_version_and_the_version_before_the_order():
    persons = [person(V, (2025, 1, 5), 1)]
    population = [people(V, 2025, 25)]
    chosen = []
    for offered, choices in (
        ((), ()),
        (("lain", "tercatat"), ()),
        (("lain",), (("separuh", "tercatat"),)),
        ((), (("separuh", "tidak-ada"),)),
    ):
        content = catalogue(
            coverage(EligibleSide("separuh", offered)), eligible=two_ways()
        )
        rows = measure(
            content,
            persons=persons,
            population=population,
            where=office(choices=choices),
        )
        row = pick(rows, V, "2025-01")
        chosen.append((row["denominator"], row["flags"]))
    assert chosen == [("25", ""), ("12.5", ""), ("25", ""), (None, "no-denominator")]


def parameter(*values, level="subdistrict", inherit=True):
    dated = tuple(
        ParameterValue(area, day_number(*since), Fraction(value), "")
        for area, since, value in values
    )
    return Parameter("prevalensi", LABEL, "", level, inherit, dated, "")


def estimated(*values, **more):
    way = (("taksiran", Estimate("warga", ("prevalensi",), Fraction(1, 2))),)
    guess = Eligible("taksiran", LABEL, "orang", EligibleTime.YEAR, None, way, "")
    return catalogue(
        coverage(EligibleSide("taksiran")),
        eligible=(ELIGIBLE, guess),
        parameters=(parameter(*values, **more),),
    )


def test_an_estimate_is_made_where_the_population_lives_and_then_added_up():
    content = estimated(
        (f"{DISTRICT}.01", (2024, 1, 1), "0.10"),
        (f"{DISTRICT}.01", (2025, 1, 1), "0.125"),
        ("35", (2020, 1, 1), "0.30"),
    )
    population = [people(V, 2025, 100), people(W, 2025, 10), people(X, 2025, 7)]
    persons = [person(V, (2025, 1, 5), 1)]
    rows = measure(content, persons=persons, population=population)
    own = pick(rows, f"{DISTRICT}.01", "2025-01")
    assert (own["denominator"], own["flags"]) == ("6.875", "")
    other = pick(rows, f"{DISTRICT}.02", "2025-01")
    assert (other["denominator"], other["flags"]) == ("1.05", "inherited")
    whole = pick(rows, DISTRICT, "2025-01")
    assert whole["denominator"] == "7.925"
    assert whole["value"] == float(Fraction(100) / Fraction("7.925"))
    assert whole["flags"] == "inherited"


def test_without_inheritance_a_missing_factor_leaves_no_denominator_above_it_either():
    content = estimated((f"{DISTRICT}.01", (2024, 1, 1), "0.1"), inherit=False)
    population = [people(V, 2025, 100), people(X, 2025, 7)]
    rows = measure(content, persons=[person(V, (2025, 1, 5), 1)], population=population)
    assert pick(rows, V, "2025-01")["denominator"] == "5"
    assert pick(rows, X, "2025-01")["flags"] == "no-denominator"
    assert pick(rows, DISTRICT, "2025-01")["flags"] == "no-denominator"


def test_a_fixed_year_stands_against_every_period_with_a_flag():
    fixed = replace(ELIGIBLE, time=EligibleTime.FIXED, fixed_year=2023)
    kind = Rate(Side(selection("orang")), EligibleSide("warga"))
    content = catalogue(
        indicator(
            "A",
            version(kind),
            unit="per-1000",
            periods=(YEAR, PeriodKind.THREE_YEARS),
        ),
        eligible=(fixed,),
    )
    persons = [person(V, (year, 5, 5), 1) for year in (2023, 2024, 2025)]
    rows = measure(
        content, persons=persons, population=[people(V, 2023, 50), people(V, 2025, 9)]
    )
    row = pick(rows, V, "2025")
    assert (row["denominator"], row["shown"]) == ("50", "20.00")
    assert "fixed-denominator" in row["flags"].split(";")
    assert pick(rows, V, "2023..2025")["denominator"] == "150"


def test_pooled_years_need_the_number_of_each_year():
    kind = Coverage(Side(selection("orang")), EligibleSide("warga"))
    content = catalogue(
        indicator("A", version(kind), periods=(YEAR, PeriodKind.THREE_YEARS))
    )
    persons = [person(V, (year, 5, 5), 1) for year in (2023, 2024, 2025)]
    years = [people(V, year, 10) for year in (2023, 2024)]
    rows = measure(content, persons=persons, population=years)
    assert "no-denominator" in pick(rows, V, "2023..2025")["flags"].split(";")
    rows = measure(content, persons=persons, population=[*years, people(V, 2025, 5)])
    assert pick(rows, V, "2023..2025")["denominator"] == "25"


def test_groups_that_only_the_numerator_has_share_one_denominator():
    side = EligibleSide("warga", without=("skor",))
    content = catalogue(coverage(side, groups=(("jk", "skor"), ("skor",), ("jk",))))
    persons = [
        person(V, (2025, 1, 5), 1, jk="L"),
        person(V, (2025, 1, 6), 2, jk="L"),
        person(V, (2025, 1, 7), 2, jk=None),
    ]
    population = [people(V, 2025, 10, jk="L"), people(V, 2025, 30, jk="P")]
    rows = measure(content, persons=persons, population=population)

    def denominator(group):
        return pick(rows, V, "2025-01", group)["denominator"]

    assert denominator("") == denominator("skor=1") == denominator("skor=2") == "40"
    assert denominator("jk=L") == denominator("jk=L,skor=2") == "10"
    assert denominator("jk=?") is None
    assert pick(rows, V, "2025-01", "jk=?")["flags"] == "no-denominator"


def test_counted_people_are_counted_once_where_their_last_row_is():
    counted = Eligible(
        "warga",
        LABEL,
        "orang",
        EligibleTime.YEAR,
        None,
        (("dihitung", CountedNumber("orang", ("orang",), "residence")),),
        "",
    )
    persons = [
        person(V, (2025, 1, 5), 1),
        person(V, (2025, 2, 5), 1),
        person(W, (2025, 3, 5), 1),
        {**person(V, (2025, 3, 5), 1), "orang": "B"},
    ]
    rows = measure(catalogue(coverage(), eligible=(counted,)), persons=persons)
    assert pick(rows, V, "2025")["denominator"] == "1"
    assert pick(rows, W, "2025")["denominator"] == "1"
    assert pick(rows, DISTRICT, "2025")["denominator"] == "2"
    assert "empty-denominator" in pick(rows, X, "2025")["flags"].split(";")


@pytest.mark.parametrize(
    ("accumulate", "expected"),
    [(Accumulation.SUM, "10"), (Accumulation.AT_END, "7")],
)
def test_eligible_numbers_of_months_follow_the_accumulation(accumulate, expected):
    monthly = Eligible(
        "warga",
        LABEL,
        "orang",
        EligibleTime.MONTH,
        None,
        (("bulanan", GivenNumber("jumlah", "semua", "residence")),),
        "",
    )
    content = catalogue(coverage(accumulate=accumulate), eligible=(monthly,))
    counts = [
        {"desa": V, "bulan": 2025 * 12 + month, "semua": number}
        for month, number in enumerate((1, 2, 7))
    ]
    persons = [person(V, (2025, month, 5), 1) for month in (1, 2, 3)]
    rows = measure(content, persons=persons, counts=counts, until=(2025, 3, 31))
    assert pick(rows, V, "2025-Q1")["denominator"] == expected
    assert pick(rows, V, "2025-02")["denominator"] == "2"


def test_a_number_known_for_districts_only_gives_villages_no_denominator():
    rows = measure(
        catalogue(coverage()),
        persons=[person(V, (2025, 1, 5), 1)],
        population=[people(DISTRICT, 2025, 60)],
        where=office((AreaLevel.DISTRICT, AreaLevel.VILLAGE)),
    )
    assert pick(rows, DISTRICT, "2025-01")["denominator"] == "60"
    assert pick(rows, V, "2025-01")["flags"] == "no-denominator"


def test_numbers_given_by_week_are_held_for_the_year_of_their_week():
    weekly = replace(
        POPULATION,
        name="mingguan",
        columns=(
            *(c for c in POPULATION.columns if c.name != "tahun"),
            column("minggu", ColumnType.WEEK),
        ),
        key=("desa", "minggu", "jk"),
        time="minggu",
    )
    way = ("tercatat", GivenNumber("mingguan", "jiwa", "residence"))
    content = catalogue(
        coverage(accumulate=Accumulation.WITHIN_YEAR),
        eligible=(replace(ELIGIBLE, choices=(way,)),),
        datasets=(weekly,),
    )
    given = [
        {"desa": V, "minggu": week_number(2025, week), "jk": "L", "jiwa": number}
        for week, number in ((1, 30), (10, 12))
    ]
    rows = measure(
        content,
        persons=[person(V, (2025, 2, 5), 1)],
        more={"mingguan": facts(weekly, given)},
    )
    assert pick(rows, V, "2025-02")["denominator"] == "42"
