"""The satisfaction report: sample first, index with its band, elements, complaints."""

from collections import Counter
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pyarrow as pa
import pytest
from tests.reports.emptied import empty_source

from derajat.model.calendar import parse_period
from derajat.opening.reporting import choose_form, make_outline, open_forms
from derajat.reports.addresses import list_numbers, list_texts
from derajat.reports.outline import Paragraph, Role, Slot, Table, plain
from derajat.reports.services.satisfaction_sample import build_sample
from derajat.reports.source import Making
from derajat.statistics.sampling import ELEMENTS


YEAR = "2025"


@pytest.fixture(scope="module")
def answers(source):
    """The answers of the year, from the records."""
    period = parse_period(YEAR)
    return [
        row
        for row in source.load_facts("survei-kepuasan").to_pylist()
        if period.first_day <= row["tanggal"] <= period.last_day
    ]


def _found(outline, what, subject, group=""):
    return next(
        (
            n
            for _, n in list_numbers(outline)
            if (n.fact.what, n.fact.subject, n.fact.group) == (what, subject, group)
            and n.fact.area == outline.area
        ),
        None,
    )


def _said(outline):
    return " ".join(text.text for text in list_texts(outline))


def _means(answers):
    means = []
    for place in range(1, 10):
        given = [row[f"u{place}"] for row in answers if row[f"u{place}"] is not None]
        means.append(Fraction(sum(given), len(given)))
    return means


def _rounded(amount):
    exact = Decimal(amount.numerator) / Decimal(amount.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_the_index_is_the_mean_of_nine_elements_times_25(make, answers):
    index = _rounded(sum(_means(answers)) / 9 * 25)
    outline = make("laporan-skm", YEAR)
    assert Decimal(_found(outline, "value", "IKU-IKM").exact) == index
    limits = (("D", "25"), ("C", "65"), ("B", "76.61"), ("A", "88.31"))
    band = [name for name, start in limits if index >= Decimal(start)][-1]
    assert f", mutu {band} (" in _said(outline)


def test_every_element_has_its_mean_and_converted_value(make, answers):
    outline = make("laporan-skm", YEAR)
    for place, mean in enumerate(_means(answers), 1):
        code = f"SKM-U{place}"
        assert Decimal(_found(outline, "value", code).exact) == _rounded(mean)
        assert Decimal(_found(outline, "converted", code).exact) == _rounded(mean * 25)


def test_the_three_lowest_elements_have_places_to_write(make, answers):
    lowest = sorted(range(9), key=_means(answers).__getitem__)[:3]
    keys = [element.key for element in ELEMENTS]
    slots = [
        block.key
        for _, block in make("laporan-skm", YEAR).blocks()
        if isinstance(block, Slot) and block.key.startswith("tindak-lanjut/")
    ]
    assert slots == [f"tindak-lanjut/{keys[place]}" for place in lowest]


def test_the_spread_of_answers_is_that_of_the_records(make, answers):
    outline = make("laporan-skm", YEAR)
    counts = Counter(row["u4"] for row in answers if row["u4"] is not None)
    for score in range(1, 5):
        printed = _found(outline, "answers", "SKM-U4", f"nilai={score}")
        assert int(printed.exact) == counts[score]


def test_the_sample_is_said_first_with_those_that_are_too_small(make, source):
    reports = [
        row
        for row in source.load_facts("laporan-skm").to_pylist()
        if row["bulan"] // 12 == int(YEAR)
    ]
    short = [row for row in reports if row["responden"] < row["minimum"]]
    outline = make("laporan-skm", YEAR)
    _, first = next(iter(outline.blocks()))
    assert isinstance(first, Paragraph)
    said = plain(first.text)
    if short:
        assert first.role is Role.WARNING
        for row in short:
            assert source.area(row["puskesmas"]).name in said
    else:
        assert str(len(reports)) in said


def test_a_sample_below_the_table_is_a_warning(source):
    rows = source.load_facts("laporan-skm").to_pylist()
    year = [row for row in rows if row["bulan"] // 12 == int(YEAR)]
    year[0] = {**year[0], "responden": year[0]["minimum"] - 1}
    enough = [{**row, "responden": row["minimum"]} for row in year]
    for given, is_warning in ((year, True), (enough, False)):
        changed = replace(source, load_facts=lambda _, g=given: pa.Table.from_pylist(g))
        making = Making(changed, "x", source.office.area, parse_period(YEAR))
        first, table = build_sample(making, {})
        assert (first.role is Role.WARNING) is is_warning
        assert len(table.rows) == len(given)


def test_complaints_stand_by_quarter_in_a_half_year(make, source):
    day = parse_period("2025-Q3")
    counted = sum(
        day.first_day <= row["masuk"] <= day.last_day
        for row in source.load_facts("pengaduan").to_pylist()
    )
    numbers = [
        number
        for _, number in list_numbers(make("laporan-skm", "2025-S2"))
        if number.fact.subject == "ADU-JML" and not number.fact.group
    ]
    assert {number.fact.period for number in numbers} == {"2025-Q3", "2025-Q4"}
    assert next(n for n in numbers if n.fact.period == "2025-Q3").exact == str(counted)


def test_each_unit_has_its_index(make, source):
    stored = {
        row["area"]: row["shown"]
        for row in source.shelf.of_indicator("IKU-IKM").to_pylist()
        if row["period"] == YEAR and not row["group"]
    }
    printed = {
        number.fact.area: number.exact
        for _, number in list_numbers(make("laporan-skm", YEAR))
        if number.fact.subject == "IKU-IKM"
    }
    assert printed == stored


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_office_without_survey_gets_sentences(opened, source, language):
    form = choose_form(open_forms(opened), "laporan-skm")
    where, period = source.office.area, parse_period(YEAR)
    empty = empty_source(source)
    outline = make_outline(form, Making(empty, form.name, where, period, language))
    assert not any(isinstance(block, Table) for _, block in outline.blocks())
    word = "tidak dapat dikatakan" if language == "id" else "cannot be told"
    assert word in _said(outline)
