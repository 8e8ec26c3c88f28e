"""Villages that were split, merged or renamed, and a Puskesmas that got others.

Every expected number is counted here by hand, from one row a village and month.
"""

from dataclasses import replace

import pytest
from measures_world import (
    CENTRES,
    DISTRICT,
    LEVELS,
    VILLAGES,
    catalogue,
    count_row,
    districts_areas,
    indicator,
    measure,
    office,
    people,
    pick,
    selection,
    version,
)

from derajat.model.areas import (
    Area,
    AreaLevel,
    AreaRegistry,
    Catchment,
    Succession,
    SuccessionKind,
)
from derajat.model.borders import BorderChange, find_border_changes, find_relatives
from derajat.model.calendar import PeriodKind, day_number
from derajat.model.indicators import Accumulation, Count, Coverage, EligibleSide, Side


JULY = day_number(2025, 7, 1)
OLD, OTHER, THIRD, _ = VILLAGES
NEW = "35.07.01.2009"
ALL_LEVELS = (*LEVELS, AreaLevel.HEALTH_CENTRE)
ADDED = Count(Side(selection("jumlah"), "bagian"))


def split(*rows):
    """An office in which village OLD gives land to village NEW on 1 July 2025."""
    areas = (
        *districts_areas(),
        Area(NEW, "Baru", AreaLevel.VILLAGE, "35.07.01", valid_from=JULY),
    )
    served = (
        Catchment("P1", OLD),
        Catchment("P1", NEW, valid_from=JULY),
        Catchment("P2", OTHER),
        Catchment("P2", THIRD),
    )
    return with_successions(areas, served, *(rows or ((OLD, OLD), (OLD, NEW))))


def with_successions(areas, served, *pairs, kind=SuccessionKind.SPLIT, day=JULY):
    where = office(ALL_LEVELS, areas, served)
    found = tuple(Succession(a, b, day, kind, "perda") for a, b in pairs)
    return replace(where, areas=AreaRegistry(areas, served, found))


def months(place, numbers, *between, year=2025):
    first, last = between or (1, 12)
    return [count_row(place, (year, m), numbers, 10) for m in range(first, last + 1)]


def measured(where, counts, **more):
    settings = {"periods": (PeriodKind.MONTH, PeriodKind.YEAR), **more}
    content = catalogue(indicator("JML", version(ADDED), **settings))
    return measure(content, counts=counts, where=where, until=(2026, 12, 31))


def flags(row):
    return set(row["flags"].split(";")) - {""}


def test_a_split_village_and_its_part_have_their_own_series():
    counts = [*months(OLD, 5), *months(NEW, 2, 7, 12), *months(OTHER, 1)]
    rows = measured(split(), counts)
    assert pick(rows, OLD, "2025")["numerator"] == 60
    assert pick(rows, NEW, "2025")["numerator"] == 12
    assert pick(rows, NEW, "2025-06") is None
    assert pick(rows, "35.07.01", "2025")["numerator"] == 84
    assert pick(rows, DISTRICT, "2025")["numerator"] == 84


def test_only_periods_that_span_the_day_are_flagged():
    counts = [*months(OLD, 5), *months(NEW, 2, 7, 12), *months(OTHER, 1)]
    counts += [*months(OLD, 5, year=2026), *months(OTHER, 1, year=2026)]
    rows = measured(split(), counts)
    marked = {
        (row["area"], row["period"]) for row in rows if "area-changed" in flags(row)
    }
    assert marked == {(OLD, "2025"), (NEW, "2025")}


def test_a_change_in_the_middle_of_a_month_marks_that_month():
    areas = districts_areas()
    served = (
        Catchment("P1", OLD, valid_until=day_number(2025, 6, 14)),
        Catchment("P2", OLD, valid_from=day_number(2025, 6, 15)),
    )
    rows = measured(office(ALL_LEVELS, areas, served), months(OLD, 5))
    assert "area-changed" in flags(pick(rows, "P1", "2025-06"))
    assert "area-changed" not in flags(pick(rows, "P1", "2025-07"))
    assert pick(rows, "P1", "2025")["numerator"] == 6 * 5
    assert pick(rows, "P2", "2025")["numerator"] == 6 * 5


def test_a_village_that_ends_has_no_values_afterwards_and_its_parents_go_on():
    ended = {"valid_until": JULY - 1}
    areas = (
        *districts_areas(**{OLD: ended, OTHER: ended}),
        Area(NEW, "Gabungan", AreaLevel.VILLAGE, "35.07.01", valid_from=JULY),
    )
    where = with_successions(
        areas, (), (OLD, NEW), (OTHER, NEW), kind=SuccessionKind.MERGED
    )
    counts = [*months(OLD, 5, 1, 6), *months(OTHER, 1, 1, 6), *months(NEW, 7, 7, 12)]
    rows = measured(where, counts)
    assert pick(rows, OLD, "2025-07") is None and pick(rows, NEW, "2025-06") is None
    assert pick(rows, OLD, "2025")["numerator"] == 30
    assert pick(rows, NEW, "2025")["numerator"] == 42
    parent = pick(rows, "35.07.01", "2025")
    assert parent["numerator"] == 78 and "area-changed" not in flags(parent)


def test_a_village_that_moves_to_another_subdistrict_changes_both():
    moved = "35.07.02.2009"
    areas = (
        *districts_areas(**{OLD: {"valid_until": JULY - 1}}),
        Area(moved, OLD, AreaLevel.VILLAGE, "35.07.02", valid_from=JULY),
    )
    where = with_successions(areas, (), (OLD, moved), kind=SuccessionKind.RENAMED)
    changes = find_border_changes(where.areas)
    assert changes["35.07.01"] == (BorderChange(JULY, went=(moved,)),)
    assert changes["35.07.02"] == (BorderChange(JULY, came=(moved,)),)
    assert DISTRICT not in changes


def test_a_puskesmas_that_serves_both_parts_keeps_its_borders():
    assert not {"P1", "P2"} & set(find_border_changes(split().areas))


def test_a_puskesmas_that_loses_the_new_part_is_told_so():
    where = split()
    served = tuple(
        replace(c, health_centre="P2") if c.village == NEW else c
        for c in where.areas.catchments
    )
    changes = find_border_changes(replace(where.areas, catchments=served))
    assert changes["P1"] == (BorderChange(JULY, went=(NEW,)),)
    assert changes["P2"] == (BorderChange(JULY, came=(NEW,)),)


def test_a_puskesmas_whose_villages_changed_in_june_is_flagged_for_its_year():
    june = day_number(2025, 6, 1)
    served = (
        Catchment("P1", OLD),
        Catchment("P1", OTHER, valid_until=june - 1),
        Catchment("P2", OTHER, valid_from=june),
        Catchment("P2", THIRD),
    )
    where = office(ALL_LEVELS, catchments=served)
    rows = measured(where, [*months(OLD, 5), *months(OTHER, 1), *months(THIRD, 3)])
    for centre, expected in zip(CENTRES, (60 + 5, 36 + 7), strict=True):
        year = pick(rows, centre, "2025")
        assert year["numerator"] == expected
        assert "area-changed" in flags(year)
        for month in ("2025-05", "2025-06", "2025-07"):
            assert "area-changed" not in flags(pick(rows, centre, month))
    assert "area-changed" not in flags(pick(rows, DISTRICT, "2025"))


def test_a_month_over_the_eligible_of_january_rests_on_both_borders():
    june = day_number(2025, 6, 1)
    served = (
        Catchment("P1", OLD),
        Catchment("P1", OTHER, valid_until=june - 1),
        Catchment("P2", OTHER, valid_from=june),
    )
    kind = Coverage(ADDED.numerator, EligibleSide("warga", (), ()))
    content = catalogue(indicator("CAK", version(kind), periods=(PeriodKind.MONTH,)))
    rows = measure(
        content,
        counts=[*months(OLD, 5), *months(OTHER, 1)],
        population=[people(OLD, 2025, 100), people(OTHER, 2025, 50)],
        where=office(ALL_LEVELS, catchments=served),
    )
    marked = {
        row["period"]
        for row in rows
        if row["area"] == "P1" and "area-changed" in flags(row)
    }
    assert marked == {f"2025-{month:02d}" for month in range(6, 13)}
    august = pick(rows, "P1", "2025-08")
    assert (august["numerator"], august["denominator"]) == (5, "150")


@pytest.mark.parametrize(
    ("accumulate", "marked"),
    [
        (Accumulation.SUM, {"2025"}),
        (
            Accumulation.WITHIN_YEAR,
            {"2025", *(f"2025-{month:02d}" for month in range(7, 13))},
        ),
        (Accumulation.AT_END, set()),
    ],
)
def test_what_a_value_adds_up_decides_whether_it_spans_the_day(accumulate, marked):
    rows = measured(split(), months(OLD, 5), accumulate=accumulate)
    own = [row for row in rows if row["area"] == OLD]
    assert {r["period"] for r in own if "area-changed" in flags(r)} == marked


@pytest.mark.parametrize(
    ("code", "day", "right"),
    [
        (NEW, JULY - 1, (OLD,)),
        (OLD, JULY, (NEW,)),
        (OTHER, JULY, ()),
    ],
)
def test_the_right_area_of_a_day_is_found(code, day, right):
    found = find_relatives(split().areas, code, day)
    assert found == right


def test_the_right_area_is_found_over_two_changes():
    later = day_number(2026, 7, 1)
    last = "35.07.01.2010"
    areas = (
        *districts_areas(**{OLD: {"valid_until": JULY - 1}}),
        Area(NEW, "B", AreaLevel.VILLAGE, "35.07.01", JULY, later - 1),
        Area(last, "C", AreaLevel.VILLAGE, "35.07.01", later),
    )
    renamed = SuccessionKind.RENAMED
    rows = (
        Succession(OLD, NEW, JULY, renamed, "perda"),
        Succession(NEW, last, later, renamed, "perda"),
    )
    registry = AreaRegistry(areas, (), rows)
    assert find_relatives(registry, OLD, later) == (last,)
    assert find_relatives(registry, last, JULY - 1) == (OLD,)
    assert find_relatives(registry, last, JULY) == (NEW,)
