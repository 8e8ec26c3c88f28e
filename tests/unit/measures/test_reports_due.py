"""Completeness: the share of expected reports that came."""

from measures_world import (
    DISTRICT,
    VILLAGES,
    catalogue,
    count_row,
    indicator,
    measure,
    office,
    person,
    pick,
    selection,
    source_of,
    version,
)

from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.indicators import Accumulation, Count, Side, SumProportion


V, W = VILLAGES[:2]
SHARE = indicator("A", version(SumProportion(selection("jumlah"), "bagian", "semua")))
EVERY_MONTH = tuple(range(1, 13))


def complete(counts, months=EVERY_MONTH, level="village", until=(2025, 3, 31), **more):
    where = office(sources=(source_of("jumlah", level, months),), **more)
    rows = [count_row(*row) for row in counts]
    return measure(catalogue(SHARE), counts=rows, where=where, until=until)


def test_each_area_and_period_has_its_share_of_reports():
    counts = [(v, (2025, m), 1, 4) for v in VILLAGES for m in (1, 2, 3)]
    rows = complete(counts[:-1])
    assert pick(rows, DISTRICT, "2025-01")["completeness"] == 1.0
    assert pick(rows, DISTRICT, "2025-03")["completeness"] == 0.75
    assert pick(rows, DISTRICT, "2025-Q1")["completeness"] == 11 / 12
    assert pick(rows, VILLAGES[3], "2025-Q1")["completeness"] == 2 / 3
    assert pick(rows, VILLAGES[3], "2025-Q1")["flags"] == "incomplete"
    assert pick(rows, V, "2025-Q1")["flags"] == ""


def test_a_row_without_its_numbers_is_no_report():
    counts = [(v, (2025, 1), 1, 4) for v in VILLAGES[:3]]
    rows = complete([*counts, (VILLAGES[3], (2025, 1), None, 4)], until=(2025, 1, 31))
    assert pick(rows, DISTRICT, "2025-01")["completeness"] == 0.75


def test_only_the_months_that_are_due_are_expected_and_listed():
    counts = [(v, (2025, m), 1, 4) for v in VILLAGES for m in (2, 8)]
    rows = complete(counts, months=(2, 8), until=(2025, 12, 31))
    assert {r["period"] for r in rows if r["period_kind"] == "month"} == {
        "2025-02",
        "2025-08",
    }
    assert pick(rows, DISTRICT, "2025")["completeness"] == 1.0
    assert pick(rows, DISTRICT, "2025")["flags"] == ""


def test_nothing_is_due_after_the_day_of_the_data():
    counts = [(v, (2025, 1), 1, 4) for v in VILLAGES]
    rows = complete(counts, until=(2025, 1, 31))
    assert pick(rows, DISTRICT, "2025")["completeness"] == 1.0


def test_nothing_declared_means_no_completeness():
    rows = measure(catalogue(SHARE), counts=[count_row(V, (2025, 1), 1, 4)])
    assert {row["completeness"] for row in rows} == {None}


def test_a_centre_reports_when_one_of_its_villages_does():
    rows = complete(
        [(V, (2025, 1), 1, 4), (VILLAGES[2], (2025, 1), 1, 4)],
        level="health-centre",
        until=(2025, 1, 31),
        levels=(AreaLevel.DISTRICT, AreaLevel.HEALTH_CENTRE),
    )
    assert pick(rows, DISTRICT, "2025-01")["completeness"] == 1.0
    assert pick(rows, "P1", "2025-01")["completeness"] == 1.0


def test_one_report_a_year_says_nothing_about_a_month():
    rows = complete([(v, (2025, 1), 1, 4) for v in VILLAGES[:2]], months=())
    assert pick(rows, DISTRICT, "2025")["completeness"] == 0.5
    assert pick(rows, DISTRICT, "2025-01")["completeness"] is None


def test_records_are_reports_too():
    content = catalogue(
        indicator(
            "A",
            version(Count(Side(selection("orang")))),
            unit="plain",
            periods=(PeriodKind.MONTH,),
            accumulate=Accumulation.SUM,
        )
    )
    where = office(sources=(source_of("orang", "village", EVERY_MONTH),))
    rows = measure(
        content,
        persons=[person(V, (2025, 1, 5), 1), person(W, (2025, 1, 5), 1)],
        where=where,
        until=(2025, 1, 31),
    )
    assert pick(rows, DISTRICT, "2025-01")["completeness"] == 0.5


def test_assumed_areas_and_catchments_are_shown_where_used():
    from measures_world import CATCHMENTS, districts_areas

    from derajat.model.areas import Catchment

    counts = [(v, (2025, 1), 1, 4) for v in VILLAGES]
    areas = districts_areas(**{W: {"assumed": True}})
    served = (*CATCHMENTS[:3], Catchment("P2", VILLAGES[2], None, None, True))
    rows = complete(
        counts,
        until=(2025, 1, 31),
        areas=areas,
        catchments=served,
        levels=(AreaLevel.DISTRICT, AreaLevel.HEALTH_CENTRE, AreaLevel.VILLAGE),
    )
    flagged = {row["area"] for row in rows if "assumed-area" in row["flags"].split(";")}
    assert flagged == {"P2", W}
