"""The report on stunting: services against targets, tagged money, control rules."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import pytest
from tests.reports.emptied import empty_source

from derajat.errors import Location
from derajat.model.calendar import parse_period
from derajat.opening.reporting import choose_form, make_outline, open_forms
from derajat.reports.addresses import list_numbers, list_texts
from derajat.reports.outline import Table
from derajat.reports.services.promises import build_promises
from derajat.reports.services.stunting_money import TaggedMoney
from derajat.reports.services.stunting_services import check_essential_services
from derajat.reports.source import Making
from derajat.reports.written import PromisedAction, Written


YEAR = "2025"
TAGS = ("spesifik", "sensitif", "koordinasi")


def _found(outline, what, subject):
    return next(
        (
            n
            for _, n in list_numbers(outline)
            if (n.fact.what, n.fact.subject, n.fact.group) == (what, subject, "")
            and n.fact.area in (outline.area, "")
        ),
        None,
    )


def _said(outline):
    return " ".join(text.text for text in list_texts(outline))


def _stored(source, code, period=YEAR):
    (row,) = [
        row
        for row in source.shelf.of_indicator(code).to_pylist()
        if (row["period"], row["group"], row["area"])
        == (period, "", source.office.area)
    ]
    return row


def test_prevalence_is_told_with_count_and_interval(make, source):
    row = _stored(source, "IKU-STUNT")
    lead = next(
        t
        for t in list_texts(make("konvergensi-stunting", YEAR))
        if "Prevalensi" in t.text
    )
    exact = [number.exact for number in lead.numbers]
    assert exact[:3] == [row["shown"], str(row["numerator"]), row["denominator"]]
    low, high = (Decimal(number) for number in exact[3:])
    assert low <= Decimal(row["shown"]) <= high
    assert "[terukur]" in lead.text


@pytest.mark.parametrize(
    ("code", "target"), [("ST-SP1", 90), ("ST-SP4", 80), ("ST-SE1", 70)]
)
def test_what_is_short_reaches_the_target_and_no_more(make, source, code, target):
    row = _stored(source, code)
    base = Fraction(Decimal(row["denominator"]))
    needed = max(0, ceil(base * target / 100) - row["numerator"])
    outline = make("konvergensi-stunting", YEAR)
    assert int(_found(outline, "short", code).exact) == needed
    left = max(0, ceil(base) - row["numerator"])
    assert int(_found(outline, "left", code).exact) == left


def test_where_fewer_is_better_those_too_many_are_counted(make, source):
    row = _stored(source, "ST-SE2")
    allowed = floor(Fraction(Decimal(row["denominator"])) * Fraction("15.5") / 100)
    outline = make("konvergensi-stunting", YEAR)
    short = int(_found(outline, "short", "ST-SE2").exact)
    assert short == max(0, row["numerator"] - allowed)
    assert _found(outline, "left", "ST-SE2") is None


def _tagged(source, tag):
    places = next(
        column.places
        for column in source.catalogue.received("anggaran").columns
        if column.name == "porsi"
    )
    rows = [
        row
        for row in source.load_facts("anggaran").to_pylist()
        if row["tahun"] == int(YEAR) and row["stunting"] == tag
    ]
    shares = {
        (row["sub_kegiatan"], row["sumber"]): Fraction(row["porsi"], 10**places)
        for row in rows
    }
    budget = sum(
        row["pagu"] * shares[row["sub_kegiatan"], row["sumber"]] for row in rows
    )
    spent = sum(
        (row["realisasi"] or 0) * shares[row["sub_kegiatan"], row["sumber"]]
        for row in source.load_facts("realisasi-anggaran").to_pylist()
        if row["bulan"] // 12 == int(YEAR)
        and (row["sub_kegiatan"], row["sumber"]) in shares
    )
    return budget, spent


@pytest.mark.parametrize("tag", TAGS)
def test_tagged_money_is_budget_times_share(make, source, tag):
    budget, spent = _tagged(source, tag)
    outline = make("konvergensi-stunting", YEAR)
    assert Fraction(_found(outline, "tagged-budget", f"stunting={tag}").exact) == budget
    assert Fraction(_found(outline, "tagged-spent", f"stunting={tag}").exact) == spent


def test_absorption_is_what_the_indicator_says(make, source):
    row = _stored(source, "ANG-STS")
    printed = _found(
        make("konvergensi-stunting", YEAR), "tagged-absorption", "stunting=semua"
    )
    assert printed.exact == row["shown"]


def test_the_sums_of_the_table_are_those_of_its_rows(make):
    (table,) = [
        block
        for _, block in make("konvergensi-stunting", YEAR).blocks()
        if isinstance(block, Table) and block.key == "anggaran"
    ]
    for row in table.rows:
        for cell in row.cells:
            if cell.formula is not None:
                parts = [table.rows[r - 1].cells[c - 1] for r, c in cell.formula.cells]
                summed = sum(Decimal(part.text[0].exact) for part in parts)
                assert summed == Decimal(cell.text[0].exact)


def test_alarms_name_the_sub_activities_that_ring(make, source):
    making = Making(source, "x", source.office.area, parse_period(YEAR))
    rows = [
        row
        for row in source.load_facts("anggaran").to_pylist()
        if row["tahun"] == int(YEAR) and row["stunting"] in TAGS
    ]
    without_aim = {
        row["uraian"]
        for row in rows
        if not any(
            other["sasaran"]
            for other in rows
            if other["sub_kegiatan"] == row["sub_kegiatan"]
        )
        or not any(
            other["lokasi_jelas"]
            for other in rows
            if other["sub_kegiatan"] == row["sub_kegiatan"]
        )
    }
    said = _said(make("konvergensi-stunting", YEAR))
    lead = said[said.index("(b) ") : said.index("(c) ")]
    assert all(name in lead for name in without_aim)
    assert f": {len(without_aim)} sub kegiatan" in lead
    ringing = [one for one in TaggedMoney(making).activities if one.is_without_result]
    for one in ringing:
        assert one.whole_spent * 100 > one.whole_budget * 80
        assert one.done * 100 < one.aimed * 60


def test_what_budget_data_cannot_tell_is_said_as_such(make):
    said = _said(make("konvergensi-stunting", YEAR))
    assert "(d) Kelurahan lokus tanpa kegiatan: tidak dapat dikatakan" in said


def test_a_half_year_counts_money_to_its_end(make, source):
    first = _found(
        make("konvergensi-stunting", "2025-S1"), "tagged-spent", "stunting=semua"
    )
    whole = _found(make("konvergensi-stunting", YEAR), "tagged-spent", "stunting=semua")
    assert Decimal(first.exact) < Decimal(whole.exact)


def test_promises_about_the_services_are_listed_by_due_day(source):
    def action(title, indicator, due):
        return PromisedAction(
            title, "", indicator, "", "Kepala Bidang", "sosial", 20100, due, "running"
        )

    written = Written(
        actions=(action("Kedua", "ST-SP1", 20300), action("Pertama", "ST-SP2", 20200))
    )
    other = replace(source, written=written)
    making = Making(other, "x", source.office.area, parse_period(YEAR))
    (table,) = build_promises(making, {"indicators": ("ST-SP1", "ST-SP2")})
    assert [row.cells[1].text[0] for row in table.rows] == ["Pertama", "Kedua"]
    assert table.rows[0].cells[5].text[0] == "berjalan"
    (nothing,) = build_promises(making, {"indicators": ("IKU-AKI",)})
    assert not isinstance(nothing, Table)


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_office_without_data_gets_sentences_on_stunting(opened, source, language):
    form = choose_form(open_forms(opened), "konvergensi-stunting")
    where, period = source.office.area, parse_period(YEAR)
    empty = empty_source(source)
    outline = make_outline(form, Making(empty, form.name, where, period, language))
    assert not any(isinstance(block, Table) for _, block in outline.blocks())
    said = _said(outline)
    assert (
        "tidak dapat diperiksa" if language == "id" else "cannot be checked"
    ) in said


def test_targets_that_are_no_numbers_are_told_when_the_form_is_loaded(source):
    wrong = {
        "caption": "x",
        "services": (
            {"indicator": "ST-SP1", "target": "banyak"},
            {"indicator": "ST-XX"},
            "ST-SP1",
        ),
    }
    found = list(check_essential_services(wrong, source.catalogue, Location("a", 1)))
    assert [problem.code for problem in found] == ["DEF-260"] * 3
