"""The health profile: published tables come out cell by cell, sums are checked."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest
from tests.reports.emptied import empty_source

from derajat.content import find_content
from derajat.engines.duckdb import DuckDBEngine
from derajat.errors import Location
from derajat.intake import receive_file
from derajat.measures.measuring import measure_office
from derajat.model.calendar import parse_period
from derajat.opening.offices import open_office
from derajat.opening.reporting import choose_form, make_outline, open_forms, open_source
from derajat.opening.rules import rules_of
from derajat.reports.addresses import list_numbers, list_texts
from derajat.reports.outline import Number, RatioOf, SumOf, Table, plain
from derajat.reports.services.profile import check_profile
from derajat.reports.source import Making


INCOMING = find_content("offices") / "jawa-timur" / "incoming"
TABLES = {"2022": (28, 37, 39, 43, 45, 53, 81), "2023": (37, 39, 43)}
PRINTED_APART = {
    ("2022", 53): {("Kabupaten Jember", 8), ("Kabupaten Jember", 9)},
    ("2022", 81): {
        ("Kabupaten Pacitan", 18),
        ("Kabupaten Trenggalek", 8),
        ("Kabupaten Banyuwangi", 8),
        ("Kabupaten Bondowoso", 18),
        ("Kabupaten Situbondo", 18),
        ("Kabupaten Probolinggo", 14),
        ("Kabupaten Sidoarjo", 10),
        ("Kabupaten Nganjuk", 6),
        ("Kabupaten Sampang", 10),
        ("Kota Probolinggo", 6),
        ("Kota Madiun", 8),
        ("Kota Surabaya", 12),
        *(("JUMLAH", column) for column in range(5, 19)),
    },
}
"""By area and column where print and count differ, each explained in `incoming`:
Jember prints 2907 for 1057 + 1754; twelve percentages were rounded twice or cut; seven
totals of table 81 are not the sum of their rows."""


@pytest.fixture(scope="module")
def province(tmp_path_factory):
    """The province with the tables that it published, received and measured."""
    folder = tmp_path_factory.mktemp("province")
    opened = open_office("jawa-timur", folder / "data", folder / "keys")
    with opened.store.writer() as writer:
        for path in sorted(INCOMING.glob("*.csv")):
            receive_file(
                path,
                opened.office,
                opened.catalogue,
                writer,
                "2026-01-05T08:00:00+00:00",
            )
    rules = rules_of(opened.office)
    measure_office(opened.store, opened.catalogue, opened.office, DuckDBEngine(), rules)
    return opened


@pytest.fixture(scope="module")
def profile(province):
    source = open_source(province, (), province.store.snapshot())
    form = choose_form(open_forms(province), "profil-kesehatan")

    def make(year):
        period = parse_period(year)
        return make_outline(form, Making(source, form.name, "35", period))

    return make


def _table(outline, number):
    return next(
        block
        for _, block in outline.blocks()
        if isinstance(block, Table) and block.key == f"tabel-{number}"
    )


def _exact(cell):
    number = cell.text[0] if cell.text else ""
    return number.exact if isinstance(number, Number) else ""


def _printed(year, number) -> list[list[str]]:
    (path,) = Path(INCOMING).glob(f"profil_jatim_{year}_tabel{number}_*.csv")
    with path.open(encoding="utf-8") as file:
        return list(csv.reader(file))[1:]


@pytest.mark.parametrize(
    ("year", "number"), [(y, n) for y, numbers in TABLES.items() for n in numbers]
)
def test_a_published_table_comes_out_cell_by_cell(profile, year, number):
    rows = _table(profile(year), number).rows
    printed = _printed(year, number)
    assert len(rows) == len(printed) == 39
    apart = set()
    for row, line in zip(rows, printed, strict=True):
        name, cells, amounts = plain(row.cells[1].text), row.cells[2:], line[3:]
        assert len(cells) == len(amounts)
        for place, (cell, amount) in enumerate(zip(cells, amounts, strict=True), 1):
            if Decimal(_exact(cell) or "NaN") != Decimal(amount):
                apart.add((name, place))
    assert apart == PRINTED_APART.get((year, number), set())


def test_sanitation_of_table_80_is_what_was_printed_where_an_indicator_counts_it(
    profile,
):
    table, printed = _table(profile("2022"), 80), _printed("2022", 80)
    columns = {2: 3, 3: 4, 4: 7, 5: 9, 6: 10, 7: 11, 10: 12}
    apart = set()
    for row, line in zip(table.rows, printed, strict=True):
        for ours, theirs in columns.items():
            if Decimal(_exact(row.cells[ours])) != Decimal(line[theirs]):
                apart.add((plain(row.cells[1].text), ours))
    # The province printed 49,943 and 31,311 more households than its rows add up to.
    assert apart == {("JUMLAH", 6), ("JUMLAH", 7), ("JUMLAH", 10)}
    for ours, theirs in ((6, 10), (10, 12)):
        summed = sum(int(line[theirs]) for line in printed[:-1])
        assert int(_exact(table.rows[-1].cells[ours])) == summed


def test_tables_without_data_are_listed_with_the_reason(profile):
    listed = _table_of_list(profile("2023"))
    assert listed["37"] == ("dibuat", "")
    assert listed["28"][0] == "tidak"
    assert "KIA-TTD" in listed["28"][1]
    assert listed["6*"] == ("tidak", "data rumah sakit tidak diterima")


def _table_of_list(outline):
    (table,) = [
        block
        for _, block in outline.blocks()
        if isinstance(block, Table) and block.key == "daftar"
    ]
    rows = [[plain(cell.text) for cell in row.cells] for row in table.rows]
    return {row[0]: (row[2], row[3]) for row in rows}


def test_every_formula_of_a_city_gives_what_is_printed(make):
    found = 0
    for _, table in make("profil-kesehatan", "2025").blocks():
        if not isinstance(table, Table):
            continue
        for row in table.rows:
            for cell in row.cells:
                if cell.formula is not None:
                    _check_formula(table, cell)
                    found += 1
    assert found > 200


def _check_formula(table, cell):
    def at(place):
        return Decimal(_exact(table.rows[place[0] - 1].cells[place[1] - 1]))

    printed = Decimal(_exact(cell))
    if isinstance(cell.formula, SumOf):
        assert sum(at(place) for place in cell.formula.cells) == printed
    else:
        assert isinstance(cell.formula, RatioOf)
        again = at(cell.formula.part) * cell.formula.times / at(cell.formula.whole)
        half = Decimal(5).scaleb(printed.as_tuple().exponent - 1)
        assert abs(again - printed) <= half


def test_rows_of_a_city_are_health_centres_with_their_subdistrict(make, source):
    table = _table(make("profil-kesehatan", "2025"), 24)
    assert plain(table.heading[0][1].text) == "Kecamatan"
    assert plain(table.heading[0][2].text) == "Puskesmas"
    served = {}
    by_code = source.office.areas.by_code
    for one in source.office.areas.catchments:
        parent = by_code[by_code[one.village].parent].name
        served.setdefault(by_code[one.health_centre].name, set()).add(parent)
    for row in table.rows[:-1]:
        named = set(plain(row.cells[1].text).split(", "))
        assert named <= served[plain(row.cells[2].text)]


def test_the_budget_adds_up_by_source_of_money(make, source):
    rows = [
        row for row in source.load_facts("anggaran").to_pylist() if row["tahun"] == 2025
    ]
    table = _table(make("profil-kesehatan", "2025"), 20)
    assert int(_exact(table.rows[-1].cells[2])) == sum(row["pagu"] for row in rows)


def test_numbers_of_tables_not_compared_carry_a_mark(make):
    captions = {
        block.key: block.caption
        for _, block in make("profil-kesehatan", "2025").blocks()
        if isinstance(block, Table)
    }
    assert captions["tabel-24"].startswith("Tabel 24*. ")
    assert captions["tabel-39"].startswith("Tabel 39. ")


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_office_without_data_gets_the_list_of_tables(opened, source, language):
    form = choose_form(open_forms(opened), "profil-kesehatan")
    where, period = source.office.area, parse_period("2025")
    empty = empty_source(source)
    outline = make_outline(form, Making(empty, form.name, where, period, language))
    tables = [block.key for _, block in outline.blocks() if isinstance(block, Table)]
    assert tables == ["daftar"]
    assert not list_numbers(outline)
    word = "belum ada nilai tahun ini" if language == "id" else "no value this year"
    assert word in " ".join(text.text for text in list_texts(outline))


def test_a_table_that_cannot_be_read_is_told_when_the_form_is_loaded(source):
    wrong = {
        "tables": (
            "x",
            {"number": "1", "name": "x", "variants": ({"columns": ()},)},
            {"number": "2", "variants": ({"columns": ({"indicator": "KIA-K1x"},)},)},
        ),
        "left_out": ("x", {"number": "3", "name": "x"}),
    }
    found = list(check_profile(wrong, source.catalogue, Location("a", 1)))
    codes = [problem.code for problem in found]
    assert sorted(codes) == ["DEF-203"] * 2 + ["DEF-260"] * 3 + ["DEF-261"]
