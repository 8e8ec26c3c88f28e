"""The SPM report says what is stored, and what follows from it by the rule."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pyarrow as pa
import pytest
from tests.reports.emptied import empty_source

from derajat.measures.shelf import build_shelf
from derajat.measures.table import VALUE_SCHEMA
from derajat.model.calendar import parse_period
from derajat.model.numerals import render_number
from derajat.opening.reporting import choose_form, make_outline, open_forms
from derajat.reports.addresses import list_numbers, list_texts
from derajat.reports.outline import Table, plain
from derajat.reports.services.minimum import Minimum
from derajat.reports.services.minimum_achieved import build_index
from derajat.reports.source import Making


YEAR = "2025"
KNOWN = ("SPM-01", "SPM-02", "SPM-03", "SPM-04", "SPM-06", "SPM-07", "SPM-11", "SPM-12")
"""The services that the small city has data of."""


def _numbers(outline):
    return {n.fact: n for _, n in list_numbers(outline)}


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


def _stored(source, code, period=YEAR):
    (row,) = [
        row
        for row in source.shelf.of_indicator(code).to_pylist()
        if (row["period"], row["group"], row["area"])
        == (period, "", source.office.area)
    ]
    return row


def _half_up(amount, places):
    scaled = abs(amount) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole).scaleb(-places)


def _items(source):
    """What is known of need and stock in the year, from the records."""
    return [
        row
        for row in source.load_facts("kebutuhan-spm").to_pylist()
        if row["tahun"] == int(YEAR)
        and row["tersedia"] is not None
        and row["dibutuhkan"] is not None
    ]


def _needs(source):
    """By service, kind and item the sums of need and stock."""
    sums = {}
    for row in _items(source):
        key = row["layanan"], row["jenis"], row["butir"]
        need, have = sums.get(key, (0, 0))
        sums[key] = need + row["dibutuhkan"], have + row["tersedia"]
    return sums


def _mean(shares):
    return sum(shares, Fraction(0)) / len(shares)


def _index_of(source, code):
    """IP of a service by the formulas of the rule, from counts and records."""
    row, sums = _stored(source, code), _needs(source)
    base = Fraction(Decimal(row["denominator"]))
    received = min(Fraction(100), 100 * row["numerator"] / base)
    quality = _mean(
        [
            min(Fraction(100), Fraction(100 * have, need))
            for (name, _, _), (need, have) in sums.items()
            if name == code.lower() and need
        ]
    )
    return received * 8 / 10 + quality * 2 / 10


def test_the_index_of_a_service_follows_from_counts_and_records(make, source):
    outline = make("laporan-spm", YEAR)
    for code in KNOWN:
        printed = _found(outline, "value", f"{code}-IP")
        assert Decimal(printed.exact) == _half_up(_index_of(source, code), 2)


def test_the_composed_index_is_the_mean_of_the_services_with_its_category(source):
    shown = {f"SPM-{n:02d}": Fraction(500 + 37 * n, 10) for n in range(1, 13)}
    composed = _half_up(_mean(list(shown.values())), 2)
    rows = [
        _with_value(source, f"{code}-IP", float(amount), f"{_half_up(amount, 2)}")
        for code, amount in shown.items()
    ]
    rows.append(_with_value(source, "IP-SPM", float(composed), f"{composed}"))
    shelf = build_shelf(
        pa.concat_tables(
            [source.shelf.of_indicator("SPM-01").cast(VALUE_SCHEMA), *rows]
        )
        .sort_by("indicator")
        .cast(VALUE_SCHEMA)
    )
    year = parse_period(YEAR)
    made = Making(replace(source, shelf=shelf), "x", source.office.area, year)
    lead, *_ = build_index(made, {})
    assert plain(lead.text).endswith(
        f"{render_number(str(composed))} dari 100 ({BAND})."
    )


BAND = "Tuntas Pratama"
"""74.05 lies between 70 and 80."""


def _with_value(source, code, value, shown):
    row = dict(_stored(source, "SPM-01"))
    row |= {"indicator": code, "numerator": None, "denominator": None}
    row |= {"value": value, "shown": shown, "lower": None, "upper": None}
    return pa.Table.from_pylist([row], schema=VALUE_SCHEMA)


def test_without_an_index_the_services_that_lack_a_value_are_named(make):
    said = _said(make("laporan-spm", YEAR))
    assert "Indeks pencapaian SPM tidak dapat dihitung" in said
    assert "Pelayanan kesehatan penderita hipertensi sesuai standar" in said


def test_quality_is_split_by_goods_and_staff(make, source):
    outline, sums = make("laporan-spm", YEAR), _needs(source)
    for number in range(1, 13):
        for kind in ("barang", "sdm"):
            shares = [
                min(Fraction(100), Fraction(100 * have, need))
                for (name, jenis, _), (need, have) in sums.items()
                if (name, jenis) == (f"spm-{number:02d}", kind) and need
            ]
            printed = _found(outline, f"quality-{kind}", f"SPM-{number:02d}")
            assert Decimal(printed.exact) == _half_up(_mean(shares), 2)


def test_gaps_and_costs_follow_from_what_is_stored(make, source):
    outline = make("laporan-spm", YEAR)
    costs = {cost.indicator: cost.rupiah for cost in source.office.unit_costs}
    total = Decimal(0)
    for code in KNOWN:
        row = _stored(source, code)
        must = int(_half_up(Fraction(Decimal(row["denominator"])), 0))
        gap = max(0, must - row["numerator"])
        assert int(_found(outline, "unserved", code).exact) == gap
        assert (
            Decimal(_found(outline, "cost-to-close", code).exact) == gap * costs[code]
        )
        total += gap * costs[code]
    assert Decimal(_found(outline, "cost-to-close", "SPM").exact) == total


def test_the_total_of_costs_is_the_sum_of_its_column(make):
    (table,) = [
        block
        for _, block in make("laporan-spm", YEAR).blocks()
        if isinstance(block, Table) and block.key == "kesenjangan"
    ]
    last = table.rows[-1].cells[4]
    parts = [table.rows[r - 1].cells[c - 1] for r, c in last.formula.cells]
    assert sum(int(part.text[0].exact) for part in parts) == int(last.text[0].exact)


def test_a_projection_is_twelve_months_at_the_pace_so_far(make, source):
    outline = make("laporan-spm", "2026-Q1")
    row = _stored(source, "SPM-02", "2026-Q1")
    projected = _half_up(Fraction(row["numerator"] * 12, 3), 0)
    assert Decimal(_found(outline, "projection", "SPM-02").exact) == projected
    assert "bukan ramalan" in _said(outline)


def test_a_count_that_does_not_grow_over_the_year_is_not_projected(source):
    period = parse_period("2026-Q1")
    minimum = Minimum(Making(source, "x", source.office.area, period))
    growing = {one.code for one in minimum.services if one.is_cumulative}
    assert {"SPM-08", "SPM-09"} & growing == set()
    assert {"SPM-01", "SPM-06"} <= growing


def test_a_year_that_is_over_has_no_pace(make):
    outline = make("laporan-spm", YEAR)
    assert _found(outline, "pace-day", "SPM-01") is None
    assert "Tahun sudah berakhir" in _said(outline)


def test_the_pace_suffices_to_close_the_gap(make):
    outline = make("laporan-spm", "2026-Q1")
    gap = int(_found(outline, "unserved", "SPM-01").exact)
    per_month = Decimal(_found(outline, "pace-month", "SPM-01").exact)
    assert per_month * 9 >= gap > (per_month - 1) * 9


def test_a_quarter_has_no_index_and_says_why(make):
    outline = make("laporan-spm", "2026-Q1")
    assert _found(outline, "value", "IP-SPM") is None
    assert "dihitung setahun sekali" in _said(outline)


def test_items_that_are_short_stand_by_cost_with_the_sum_over_health_centres(
    make, source
):
    short = {}
    for row in _items(source):
        lacking = row["dibutuhkan"] - row["tersedia"]
        if row["jenis"] == "barang" and lacking > 0:
            key = row["layanan"].upper(), row["butir"]
            missing, cost = short.get(key, (0, 0))
            short[key] = missing + lacking, cost + lacking * row["harga"]
    (service, item), (missing, cost) = max(short.items(), key=lambda one: one[1][1])
    outline = make("laporan-spm", YEAR)
    group = f"butir={item}"
    assert int(_found(outline, "short", service, group).exact) == missing
    assert int(_found(outline, "cost-short", service, group).exact) == cost


def test_the_budget_of_a_service_is_the_sum_of_its_sub_activities(make, source):
    tagged = {
        (row["sub_kegiatan"], row["sumber"]): row
        for row in source.load_facts("anggaran").to_pylist()
        if row["tahun"] == int(YEAR) and row["layanan"] == "spm-04"
    }
    spent = sum(
        row["realisasi"] or 0
        for row in source.load_facts("realisasi-anggaran").to_pylist()
        if row["bulan"] // 12 == int(YEAR)
        and (row["sub_kegiatan"], row["sumber"]) in tagged
    )
    outline, group = make("laporan-spm", YEAR), "layanan=spm-04"
    budget = _found(outline, "denominator", "ANG-SRP", group)
    assert int(budget.exact) == sum(row["pagu"] for row in tagged.values())
    assert int(_found(outline, "numerator", "ANG-SRP", group).exact) == spent


def test_services_of_a_province_do_not_apply_to_a_city(make):
    said = [text.text for text in list_texts(make("laporan-spm", YEAR))]
    assert sum("tidak berlaku bagi kabupaten/kota" in text for text in said) == 2


def test_the_five_steps_have_places_to_write(make):
    outline = make("laporan-spm", YEAR)
    slots = [t.address for t in list_texts(outline) if t.address.startswith("tahapan/")]
    assert len([slot for slot in slots if not re.search(r"/[ht]\d+$", slot)]) == 5


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_office_without_data_gets_sentences(opened, source, language):
    form = choose_form(open_forms(opened), "laporan-spm")
    empty = empty_source(source)
    where, period = source.office.area, parse_period(YEAR)
    outline = make_outline(form, Making(empty, form.name, where, period, language))
    assert not any(isinstance(block, Table) for _, block in outline.blocks())
    word = "Belum ada nilai layanan SPM" if language == "id" else "There is no value"
    assert word in _said(outline)


def test_numbers_are_written_in_the_language_of_the_report(make):
    english = make("laporan-spm", YEAR, language="en")
    number = _found(english, "unserved", "SPM-06")
    assert number.shown == render_number(number.exact, "en")
    assert "Those served (P), quality (Q) and index (IP)" in _said(english)
    assert "Penerima layanan" not in _said(english)
