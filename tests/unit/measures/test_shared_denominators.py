"""A decree's number for the city, divided over villages so that parts add up.

The shares are counted a second time here in whole numbers, without fractions.
"""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from measures_world import (
    DISTRICT,
    ELIGIBLE,
    LABEL,
    RESIDENCE,
    VILLAGES,
    catalogue,
    column,
    districts_areas,
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

from derajat.measures.shares import divide_whole
from derajat.model.areas import AreaLevel, Catchment
from derajat.model.calendar import PeriodKind, day_number
from derajat.model.columns import ColumnType
from derajat.model.datasets import (
    DatasetKind,
    Eligible,
    EligibleTime,
    GivenNumber,
    ReceivedDataset,
)
from derajat.model.indicators import Coverage, EligibleSide, Side


DECREE = ReceivedDataset(
    "keputusan",
    LABEL,
    LABEL,
    (
        column("kota", ColumnType.AREA, area_level="district"),
        column("tahun", ColumnType.YEAR),
        column("jk", ColumnType.CODE),
        column("ibu", ColumnType.WHOLE),
    ),
    ("kota", "tahun", "jk"),
    "tahun",
    ((RESIDENCE, "kota"),),
    "",
    DatasetKind.COUNTS,
)
MOTHERS = Eligible(
    "ibu",
    LABEL,
    "orang",
    EligibleTime.YEAR,
    None,
    (("sk", GivenNumber("keputusan", "ibu", "residence", None, "warga")),),
    "",
)
LEVELS = (
    AreaLevel.DISTRICT,
    AreaLevel.SUBDISTRICT,
    AreaLevel.HEALTH_CENTRE,
    AreaLevel.VILLAGE,
)
SERVED = tuple(
    Catchment(centre, village)
    for centre, village in zip(("P1", "P1", "P2", "P2"), VILLAGES, strict=True)
)


def decree(number, year=2025, **more):
    return {"kota": DISTRICT, "tahun": year, "ibu": number, **more}


def content(groups=()):
    """One coverage whose denominator is the decree's number."""
    kind = Coverage(Side(selection("orang")), EligibleSide("ibu"))
    return catalogue(
        indicator("A", version(kind, groups=groups), periods=(PeriodKind.YEAR,)),
        eligible=(ELIGIBLE, MOTHERS),
        datasets=(DECREE,),
    )


def denominators(stated, inhabitants, groups=(), areas=None):
    """Rows of the year 2025: by area, or all where there are groups."""
    rows = measure(
        content(groups),
        persons=[person(VILLAGES[0], (2025, 1, 5), 1, jk="P")],
        population=inhabitants,
        more={"keputusan": facts(DECREE, stated)},
        where=office(LEVELS, areas, SERVED),
    )
    if groups:
        return rows
    return {row["area"]: row for row in rows if row["period"] == "2025"}


def four(numbers, year=2025):
    return [people(v, year, n) for v, n in zip(VILLAGES, numbers, strict=True)]


def test_the_parts_of_a_decree_add_up_to_it():
    rows = denominators([decree(100)], four((333, 333, 333, 1)))
    found = [rows[village]["denominator"] for village in VILLAGES]
    assert found == ["34", "33", "33", "0"]
    assert rows["35.07.01"]["denominator"] == "67"
    assert (rows["P1"]["denominator"], rows["P2"]["denominator"]) == ("67", "33")
    assert rows[DISTRICT]["denominator"] == "100"


def test_shares_are_flagged_and_the_stated_number_is_not():
    rows = denominators([decree(100)], four((40, 30, 20, 10)))
    flagged = {area for area, row in rows.items() if "estimated" in row["flags"]}
    assert flagged == {*VILLAGES, "35.07.01", "35.07.02", "P1", "P2"}


def test_a_village_without_number_leaves_the_decree_undivided():
    rows = denominators([decree(100)], four((40, 30, 20, 10))[:3])
    assert rows[DISTRICT]["denominator"] == "100"
    for village in VILLAGES:
        assert rows[village]["denominator"] is None
        assert "estimated" not in rows[village]["flags"]
    assert "no-denominator" in rows[VILLAGES[0]]["flags"]


def test_a_village_that_is_not_there_yet_needs_no_number():
    later = {VILLAGES[3]: {"valid_from": day_number(2025, 7, 1)}}
    areas = districts_areas(**later)
    rows = denominators([decree(90)], four((40, 30, 20, 10))[:3], areas=areas)
    assert [rows[v]["denominator"] for v in VILLAGES[:3]] == ["40", "30", "20"]


def test_nobody_anywhere_tells_no_shares():
    rows = denominators([decree(100)], four((0, 0, 0, 0)))
    assert rows[VILLAGES[0]]["denominator"] is None
    assert rows[DISTRICT]["denominator"] == "100"


def test_another_year_has_its_own_shares():
    inhabitants = [*four((40, 30, 20, 10)), *four((0, 0, 0, 9), 2024)]
    rows = denominators([decree(100), decree(7, 2024)], inhabitants)
    assert rows[VILLAGES[0]]["denominator"] == "40"


def test_each_group_of_a_decree_is_divided_by_itself():
    stated = [decree(10, jk="L"), decree(11, jk="P")]
    rows = denominators(stated, four((1, 1, 1, 1)), groups=(("jk",),))
    by_group = {
        group: [pick(rows, v, "2025", group) for v in VILLAGES]
        for group in ("", "jk=P")
    }
    females = [row["denominator"] if row else None for row in by_group["jk=P"]]
    assert females[0] == "3"
    totals = [row["denominator"] for row in by_group[""]]
    assert totals == ["6", "6", "5", "4"]
    assert sum(map(int, totals)) == 21


@given(
    st.integers(0, 10_000),
    st.lists(st.integers(0, 5_000), min_size=1, max_size=12).filter(any),
)
def test_largest_remainders_against_whole_numbers(total, numbers):
    codes = [f"{place:02d}" for place in range(len(numbers))]
    weights = {c: Fraction(n, 7) for c, n in zip(codes, numbers, strict=True)}
    whole = sum(numbers)
    floors = {c: total * n // whole for c, n in zip(codes, numbers, strict=True)}
    rests = {c: total * n % whole for c, n in zip(codes, numbers, strict=True)}
    for code in sorted(codes, key=lambda c: (-rests[c], c)):
        if sum(floors.values()) < total:
            floors[code] += 1
    assert divide_whole(total, weights) == floors
    assert sum(floors.values()) == total


def test_shares_of_nothing_are_refused():
    with pytest.raises(ValueError, match="nothing"):
        divide_whole(3, {"a": Fraction(0)})
