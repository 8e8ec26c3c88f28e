"""Layouts that take every sheet, and parts in the names of files and sheets."""

import pytest
from catalogue_folders import shown


STOCK = "sources/stok-bulanan.yaml"
LAYOUT = (
    'file: "stok_{obat}_*.xlsx", sheet: "Stok*", header_rows: 2, decimal_mark: ","}'
)
MONTH = "  - {header: [Bulan], to: bulan, read: month-name, year_from: Tahun}\n"
EACH = 'header_rows: 2, decimal_mark: ","}'


def found(office, layout, without_month=True):
    office.edit(STOCK, LAYOUT, f"{layout}, {EACH}")
    if without_month:
        office.edit(STOCK, MONTH, "")
    return [text.replace("kota-contoh/", "") for text in shown(office.check())]


def test_a_month_a_sheet_is_a_layout(office):
    layout = 'file: "stok_{obat}_{year}.xlsx", sheet: "{bulan}", sheets: each'
    assert found(office, layout) == []
    (layout,) = next(s for s in office.load()[0].sources if "stok" in s.name).layouts
    assert (layout.every_sheet, layout.sheet) == (True, "{bulan}")


@pytest.mark.parametrize(
    ("layout", "code"),
    [
        ('file: "s_{obat}_{year}.xlsx", sheet: "{bulan}"', "DEF-003"),
        ('file: "s_{obat}_{bulan}.xlsx", sheets: each', "DEF-003"),
        ('file: "s_{obat}_{bulan}.xlsx", sheet: "A*", sheets: every', "DEF-034"),
        ('file: "s_{obat}_{bulan}.csv", sheets: each', "DEF-014"),
        ('file: "s_{obat}_{year}.xlsx", sheet: "{bulam}", sheets: each', "DEF-007"),
        (
            'file: "s_{obat}_{bulan}.xlsx", sheet: "{bulan}", sheets: each',
            "DEF-064",
        ),
        (
            'file: "s_{obat}_{year}.xlsx", sheet: "{bulan}{year}", sheets: each',
            "DEF-033",
        ),
    ],
)
def test_a_pattern_that_says_nothing_or_too_much_is_refused(office, layout, code):
    assert code in {text.split()[0] for text in found(office, layout)}


def test_a_year_beside_nothing_that_lacks_one_is_refused(office):
    layout = 'file: "stok_{obat}_{year}.xlsx", sheet: "Stok*"'
    told = found(office, layout, without_month=False)
    assert {text.split()[0] for text in told} == {"DEF-014"}
