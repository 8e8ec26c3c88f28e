"""Profiles: one page each, and ranks only as far as intervals tell them."""

from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from derajat.model.areas import AreaLevel
from derajat.model.calendar import parse_period
from derajat.model.indicators import Direction
from derajat.reports.addresses import list_numbers, list_texts
from derajat.reports.monitoring.ranks import rank_of
from derajat.reports.monitoring.standings import Standing, choose_period
from derajat.reports.pdf import write_pdf


REPORTS = {
    "profil-kelurahan": AreaLevel.VILLAGE,
    "profil-puskesmas": AreaLevel.HEALTH_CENTRE,
}


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("period", ["2025", "2026-03"])
def test_every_profile_is_exactly_one_page(make, source, report, period):
    for area in source.office.areas.at_level(REPORTS[report]):
        pdf = write_pdf(make(report, period, area.code))
        assert len(pypdfium2.PdfDocument(BytesIO(pdf))) == 1, area.name


def test_values_and_eligible_numbers_are_the_stored_ones(make, source):
    area = source.office.areas.at_level(AreaLevel.VILLAGE)[5].code
    seen = 0
    for _, number in list_numbers(make("profil-kelurahan", "2025", area)):
        fact = number.fact
        if fact.what not in ("value", "numerator", "denominator"):
            continue
        value = source.value(fact.subject, fact.area, fact.period, fact.group)
        stored = {
            "value": value.shown,
            "numerator": str(value.numerator),
            "denominator": str(round(float(value.denominator))),
        }
        assert number.exact == stored[fact.what]
        seen += 1
    assert seen > 20


def _standing(source, area, lower, upper, better=Direction.HIGHER):
    """An invented standing: only the interval counts."""
    rows = source.shelf.choose("KIA-K6", area=source.office.area, period="2025")
    value = replace(rows[0], area=area, lower=lower, upper=upper)
    indicator = replace(source.indicator("KIA-K6"), better=better)
    return Standing(indicator, area, parse_period("2025"), value, None, None)


def test_a_rank_spans_every_place_that_the_intervals_leave_open(source):
    one = _standing(source, "b", 50.0, 60.0)
    others = [
        one,
        _standing(source, "a", 70.0, 80.0),
        _standing(source, "c", 55.0, 75.0),
        _standing(source, "d", 30.0, 40.0),
        _standing(source, "e", 45.0, 52.0),
    ]
    rank = rank_of(one, others)
    assert (rank.best, rank.worst, rank.among) == (2, 4, 5)
    assert rank.is_told
    falling = [
        replace(each, indicator=replace(each.indicator, better=Direction.LOWER))
        for each in others
    ]
    rank = rank_of(falling[0], falling)
    assert (rank.best, rank.worst) == (2, 4)


def test_intervals_that_all_overlap_cannot_be_told_apart(source):
    one = _standing(source, "a", 50.0, 60.0)
    rank = rank_of(one, [one, _standing(source, "b", 40.0, 55.0)])
    assert not rank.is_told and rank.among == 2


def test_the_shown_rank_counts_areas_surely_better_and_surely_worse(make, source):
    villages = [a.code for a in source.office.areas.at_level(AreaLevel.VILLAGE)]
    rows = source.shelf.choose("CKG-COV", area=villages, period="2025", group="")
    known = {row.area: row for row in rows if row.lower is not None and row.shown}
    told = 0
    for area in villages[:12]:
        found = {
            n.fact.what: int(n.exact)
            for _, n in list_numbers(make("profil-kelurahan", "2025", area))
            if n.fact.what.startswith("rank") and n.fact.subject == "CKG-COV"
        }
        if area not in known:
            continue
        mine = known[area]
        better = sum(row.lower > mine.upper for row in known.values())
        worse = sum(row.upper < mine.lower for row in known.values())
        if better or worse:
            assert found["rank-best"] == better + 1
            assert found.get("rank-worst", better + 1) == len(known) - worse
            assert found["rank-among"] == len(known)
            told += 1
        else:
            assert not found
    assert told


def test_the_period_of_the_report_comes_before_any_other():
    names = ("2024", "2025-12", "2025-S1", "2026-W01", "2026-01")
    periods = [parse_period(name) for name in names]
    year, month = parse_period("2025"), parse_period("2026-03")
    day = month.last_day
    assert choose_period([*periods, year], year, day) == year
    assert choose_period(periods, month, day).render() == "2026-01"
    assert choose_period(periods, year, year.last_day).render() == "2025-12"
    assert choose_period([parse_period("2023")], month, day) is None


def test_a_profile_can_be_read_in_english(make, source):
    area = source.office.areas.at_level(AreaLevel.VILLAGE)[0].code
    outline = make("profil-kelurahan", "2025", area, language="en")
    said = " ".join(text.text for text in list_texts(outline))
    assert "Key indicators" in said and "Quality of data" in said
    assert "Indikator utama" not in said


def test_a_place_without_values_says_so(make, source):
    area = source.office.areas.at_level(AreaLevel.VILLAGE)[0].code
    said = [t.text for t in list_texts(make("profil-kelurahan", "2019", area))]
    assert [text for text in said if text.startswith("Belum ada nilai indikator")]
