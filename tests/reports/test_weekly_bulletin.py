"""The weekly bulletin against plain counts of the stored weekly values."""

from collections import defaultdict
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from derajat.measures.shelf import build_shelf
from derajat.model.alerts import AlertKind
from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period, PeriodKind, parse_period, week_of_day
from derajat.opening.reporting import choose_form, make_outline, open_forms
from derajat.programmes.early_warning import load_standards
from derajat.reports.addresses import list_numbers, list_texts
from derajat.reports.outline import Table
from derajat.reports.pdf import write_pdf
from derajat.reports.source import Making


REPORT = "buletin-skdr"


def _counts(source):
    """Cases by unit, disease and week, straight from the stored rows."""
    found = {}
    for row in source.shelf.of_indicator("SKDR-KASUS").to_pylist():
        week = parse_period(row["period"]).number
        disease = row["group"].removeprefix("penyakit=")
        found[row["area"], disease, week] = row["numerator"]
    return found


def _plain_alerts(source, week):
    """The thresholds of the standard, disease by disease, without arrays."""
    counts = _counts(source)
    units = [a.code for a in source.office.areas.at_level(AreaLevel.HEALTH_CENTRE)]
    rules = load_standards().versions[-1]
    found = set()
    for unit in units:
        for rule in rules.diseases:
            now = counts.get((unit, rule.code, week))
            before = counts.get((unit, rule.code, week - 1))
            if now is None:
                continue
            if rule.kind is AlertKind.AT_LEAST and now >= rule.cases:
                found.add((unit, rule.code))
            if rule.kind is AlertKind.RATIO and before is not None:
                least = rule.times * before if before else rule.cases_after_zero
                if least is not None and now >= least:
                    found.add((unit, rule.code))
    return found


@pytest.fixture(scope="module")
def week(source):
    """The week with most alerts among the last thirty that have counts."""
    rows = source.shelf.of_indicator("SKDR-KASUS")
    names = sorted(set(rows["period"].to_pylist()))[-30:]
    return max(
        names, key=lambda name: len(_plain_alerts(source, parse_period(name).number))
    )


def _facts(outline, what):
    return {
        (n.fact.subject, n.fact.area, n.fact.period): n.exact
        for _, n in list_numbers(outline)
        if n.fact.what == what
    }


def test_alerts_are_those_of_the_thresholds_counted_plainly(make, source, week):
    number = parse_period(week).number
    outline = make(REPORT, week)
    expected = _plain_alerts(source, number)
    assert len(expected) >= 2
    assert _facts(outline, "alerts")["SKDR", source.office.area, week] == str(
        len(expected)
    )
    by_disease = defaultdict(int)
    for _, disease in expected:
        by_disease[disease] += 1
    printed = {
        disease: int(count)
        for (disease, _, when), count in _facts(outline, "signals").items()
        if when == week
    }
    assert printed == dict(by_disease)


def test_cases_of_eight_weeks_are_the_stored_ones(make, source, week):
    outline = make(REPORT, week)
    counts, area = _counts(source), source.office.area
    printed = 0
    for _, number in list_numbers(outline):
        fact = number.fact
        if fact.what == "numerator" and fact.subject == "SKDR-KASUS":
            disease = fact.group.removeprefix("penyakit=")
            when = parse_period(fact.period).number
            assert counts[fact.area, disease, when] == int(number.exact)
            printed += fact.area == area
    assert printed >= 8


def test_completeness_and_who_did_not_report_are_the_stored_ones(make, source, week):
    outline = make(REPORT, week)
    stored = source.value("SKDR-KLP-M", source.office.area, week)
    found = _facts(outline, "value")
    assert found["SKDR-KLP-M", source.office.area, week] == stored.shown
    silent = [
        area.name
        for area in source.office.areas.at_level(AreaLevel.HEALTH_CENTRE)
        if (value := source.value("SKDR-KLP-M", area.code, week))
        and value.numerator == 0
    ]
    said = next(t for t in list_texts(outline) if t.address.endswith("belum-melapor"))
    names = said.text.partition(": ")[2].rstrip(".")
    assert names == (", ".join(silent) or "tidak ada")


def test_an_outbreak_is_proposed_never_declared(make, week):
    said = " ".join(text.text for text in list_texts(make(REPORT, week)))
    assert "KLB hanya ditetapkan kepala dinas" in said
    assert "Hitungan minimum untuk didaftar: 3 kasus seminggu" in said


def test_the_bulletin_has_at_most_three_pages(make, week):
    for number in range(parse_period(week).number - 3, parse_period(week).number + 1):
        name = Period(PeriodKind.WEEK, number).render()
        pdf = write_pdf(make(REPORT, name))
        assert len(pypdfium2.PdfDocument(BytesIO(pdf))) <= 3


def test_the_bulletin_can_be_read_in_english(make, week):
    texts = [text.text for text in list_texts(make(REPORT, week, language="en"))]
    assert "Completeness of reports (%)" in texts
    assert not [text for text in texts if "sinyal minggu ini" in text]


def test_an_office_without_weekly_values_gets_sentences_and_no_table(opened, source):
    nothing = replace(source, shelf=build_shelf(None))
    form = choose_form(open_forms(opened), REPORT)
    period = Period(PeriodKind.WEEK, week_of_day(source.data_day))
    for language in ("id", "en"):
        making = Making(nothing, REPORT, source.office.area, period, language)
        outline = make_outline(form, making)
        assert not [b for _, b in outline.blocks() if isinstance(b, Table)]
        said = [t.text for t in list_texts(outline) if "W2" in t.text]
        assert len(said) >= 5
