"""Cumulative and pooled rates over eligible people against plain recomputation."""

import random
from fractions import Fraction

import pytest
from measures_world import (
    DISTRICT,
    VILLAGES,
    catalogue,
    indicator,
    measure,
    people,
    person,
    selection,
    version,
)

from derajat.model.calendar import PeriodKind, date_of_day, parse_period
from derajat.model.indicators import Accumulation, EligibleSide, Rate, Side


KINDS = (
    PeriodKind.MONTH,
    PeriodKind.SEMESTER,
    PeriodKind.YEAR,
    PeriodKind.THREE_YEARS,
)
YEARS = (2023, 2024, 2025)


def inside(code, area):
    return area == DISTRICT or code.startswith(area)


def months_of(period, accumulate):
    first, last = period.first_month, period.last_month
    years = list(range(first // 12, last // 12 + 1))
    if period.kind is PeriodKind.THREE_YEARS:
        first, last = years[0] * 12, years[-1] * 12 + 11
    elif accumulate is Accumulation.WITHIN_YEAR:
        first = years[0] * 12
    return range(first, last + 1), years


def month_of(row):
    date = date_of_day(row["tanggal"])
    return date.year * 12 + date.month - 1


def truth(persons, population, area, period, accumulate):
    months, years = months_of(period, accumulate)
    events = sum(inside(r["desa"], area) and month_of(r) in months for r in persons)
    known = [r for r in population if inside(r["desa"], area) and r["tahun"] in years]
    held = {r["tahun"] for r in known}
    if held != set(years):
        return events, None
    return events, sum(r["jiwa"] for r in known)


@pytest.mark.parametrize("accumulate", [Accumulation.SUM, Accumulation.WITHIN_YEAR])
@pytest.mark.parametrize("seed", range(3))
def test_rates_equal_a_plain_recomputation(seed, accumulate):
    rng = random.Random(seed)
    persons = [
        person(
            rng.choice(VILLAGES),
            (rng.choice(YEARS), rng.randint(1, 12), rng.randint(1, 28)),
            1,
        )
        for _ in range(120)
    ]
    population = [
        people(place, year, rng.randint(0, 400))
        for place in VILLAGES
        for year in YEARS
        if rng.random() < 0.8
    ]
    kind = Rate(Side(selection("orang")), EligibleSide("warga"))
    content = catalogue(
        indicator(
            "A", version(kind), unit="per-1000", periods=KINDS, accumulate=accumulate
        )
    )
    rows = measure(content, persons=persons, population=population)
    checked = 0
    for row in rows:
        period = parse_period(row["period"])
        if period.kind is PeriodKind.THREE_YEARS and period.number != 2025:
            continue
        events, exposed = truth(persons, population, row["area"], period, accumulate)
        if row["numerator"] is None:
            assert "no-data" in row["flags"].split(";")
            continue
        assert row["numerator"] == events
        if exposed is None:
            assert "no-denominator" in row["flags"].split(";")
            assert row["value"] is None
        elif exposed:
            assert row["denominator"] == str(exposed)
            assert row["value"] == float(Fraction(1000 * events, exposed))
            assert row["lower"] <= row["value"] <= row["upper"]
            checked += 1
    assert checked > 150
