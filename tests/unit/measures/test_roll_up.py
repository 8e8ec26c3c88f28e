"""Sums over areas, periods and groups against plain recomputation from the rows."""

import random
from collections import defaultdict
from fractions import Fraction

import pytest
from measures_world import (
    CATCHMENTS,
    DISTRICT,
    VILLAGES,
    below,
    catalogue,
    indicator,
    measure,
    office,
    person,
    pick,
    version,
)

from derajat.model.areas import AreaLevel
from derajat.model.calendar import date_of_day, first_day_of_month


LEVELS = (
    AreaLevel.DISTRICT,
    AreaLevel.SUBDISTRICT,
    AreaLevel.HEALTH_CENTRE,
    AreaLevel.VILLAGE,
)


def draw_persons(seed, count=300):
    rng = random.Random(seed)
    places = [*VILLAGES, "35.07.01.2999", "35.07", None, "XX", "35.78.01.1001"]
    return [
        person(
            rng.choice(places),
            (2025, rng.randint(1, 8), rng.randint(1, 28)),
            rng.choice([None, 1, 2, 3, 4]),
            jk=rng.choice(["L", "P", None]),
        )
        for _ in range(count)
    ]


def true_area(place, level, day):
    """Where a row counts, told again in plain words of the rules."""
    if place is not None and place.startswith("35.78"):
        return None
    if place in (None, "XX", "35.07"):
        return DISTRICT if level is AreaLevel.DISTRICT else f"?{DISTRICT}"
    if level is AreaLevel.DISTRICT:
        return DISTRICT
    if level is AreaLevel.SUBDISTRICT:
        return place[:8]
    if level is AreaLevel.VILLAGE:
        return place if place in VILLAGES else f"?{place[:8]}"
    for catchment in CATCHMENTS:
        start = catchment.valid_from or -(10**9)
        end = catchment.valid_until or 10**9
        if catchment.village == place and start <= day <= end:
            return catchment.health_centre
    return f"?{DISTRICT}"


def true_periods(day):
    date = date_of_day(day)
    quarter = (date.month - 1) // 3 + 1
    return (
        f"{date.year}-{date.month:02d}",
        f"{date.year}-Q{quarter}",
        f"{date.year}",
    )


def true_counts(rows):
    counts = defaultdict(lambda: [0, 0, 0])
    for row in rows:
        date = date_of_day(row["tanggal"])
        first = first_day_of_month(date.year * 12 + date.month - 1)
        for level in LEVELS:
            area = true_area(row["desa"], level, first)
            if area is None:
                continue
            for period in true_periods(row["tanggal"]):
                for group in ("", f"jk={row['jk'] or '?'}"):
                    cell = counts[level.value, area, period, group]
                    if row["skor"] is None:
                        cell[2] += 1
                    else:
                        cell[0] += row["skor"] < 3
                        cell[1] += 1
    return counts


@pytest.mark.parametrize("seed", range(5))
def test_every_sum_equals_a_plain_count_of_the_rows(seed):
    persons = draw_persons(seed)
    content = catalogue(indicator("A", version(below(3), groups=(("jk",),))))
    rows = measure(content, persons=persons, where=office(LEVELS))
    expected = true_counts(persons)
    seen = set()
    for row in rows:
        key = row["area_level"], row["area"], row["period"], row["group"]
        part, whole, unknown = expected.get(key, (0, 0, 0))
        assert (row["numerator"], row["denominator"]) == (part, str(whole)), key
        assert row["unknown"] == unknown
        if whole:
            assert row["value"] == float(Fraction(100 * part, whole))
        else:
            assert row["value"] is None
            assert "empty-denominator" in row["flags"]
        assert key not in seen
        seen.add(key)
    assert set(expected) <= seen


def test_areas_of_a_level_add_up_to_the_district():
    persons = draw_persons(99)
    content = catalogue(indicator("A", version(below(3))))
    rows = measure(content, persons=persons, where=office(LEVELS))
    total = pick(rows, DISTRICT, "2025", level="district")["numerator"]
    for level in LEVELS:
        parts = [
            row["numerator"]
            for row in rows
            if row["area_level"] == level.value and row["period"] == "2025"
        ]
        assert sum(parts) == total > 0


def test_a_village_counts_for_the_centre_that_serves_it_in_that_month():
    persons = [
        person(VILLAGES[1], (2025, 2, 10), 1),
        person(VILLAGES[1], (2025, 3, 10), 1),
    ]
    content = catalogue(indicator("A", version(below(3))))
    rows = measure(content, persons=persons, where=office((AreaLevel.HEALTH_CENTRE,)))
    assert pick(rows, "P1", "2025-02")["numerator"] == 1
    assert pick(rows, "P1", "2025-03")["numerator"] == 0
    assert pick(rows, "P2", "2025-03")["numerator"] == 1
    assert pick(rows, "P1", "2025-Q1")["numerator"] == 1
    assert pick(rows, "P2", "2025-Q1")["numerator"] == 1


def test_a_village_nobody_serves_counts_for_a_centre_not_known():
    persons = [person(VILLAGES[3], (2025, 2, 10), 1)]
    content = catalogue(indicator("A", version(below(3))))
    rows = measure(content, persons=persons, where=office((AreaLevel.HEALTH_CENTRE,)))
    row = pick(rows, f"?{DISTRICT}", "2025-02")
    assert row["numerator"] == 1
    assert row["flags"] == "place-unknown"


def test_a_place_outside_the_office_is_not_counted():
    persons = [
        person("35.78.01.1001", (2025, 2, 10), 1),
        person(VILLAGES[0], (2025, 2, 10), 1),
    ]
    content = catalogue(indicator("A", version(below(3))))
    rows = measure(content, persons=persons)
    assert pick(rows, DISTRICT, "2025-02")["numerator"] == 1


def test_rows_are_the_same_bytes_in_any_order_of_facts():
    from measures_world import measured_table

    persons = draw_persons(7)
    content = catalogue(indicator("A", version(below(3), groups=(("jk",),))))
    tables = [
        measured_table(content, persons=rows) for rows in (persons, persons[::-1])
    ]
    assert tables[0].equals(tables[1])
    keys = [
        (row["indicator"], row["area"], row["area_level"], row["period"], row["group"])
        for row in tables[0].to_pylist()
    ]
    assert keys == sorted(keys)


def test_crossed_groups_and_sums_that_must_not_be():
    persons = [
        person(VILLAGES[0], (2025, 2, 10), 1, jk="L"),
        person(VILLAGES[0], (2025, 2, 11), 4, jk="P"),
    ]
    crossed = version(
        below(3), groups=(("jk",), ("jk", "skor")), never_sum_over=("jk",)
    )
    rows = measure(catalogue(indicator("A", crossed)), persons=persons)
    groups = {row["group"] for row in rows}
    assert groups == {"jk=L", "jk=P", "jk=L,skor=1", "jk=P,skor=4"}
    assert pick(rows, DISTRICT, "2025-02", "jk=L,skor=1")["numerator"] == 1


def test_areas_get_rows_only_while_they_exist():
    from measures_world import districts_areas

    from derajat.model.calendar import day_number

    areas = districts_areas(**{VILLAGES[3]: {"valid_from": day_number(2025, 4, 1)}})
    persons = [
        person(VILLAGES[0], (2025, 2, 10), 1),
        person(VILLAGES[0], (2025, 4, 10), 1),
    ]
    content = catalogue(indicator("A", version(below(3))))
    rows = measure(content, persons=persons, where=office(areas=areas))
    assert pick(rows, VILLAGES[3], "2025-02") is None
    assert pick(rows, VILLAGES[3], "2025-04")["denominator"] == "0"
    assert pick(rows, VILLAGES[3], "2025")["denominator"] == "0"
