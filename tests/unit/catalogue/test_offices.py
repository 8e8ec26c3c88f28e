"""An office loads with its areas, sources and choices."""

import pytest
from catalogue_folders import HERE, shown
from office_mistakes import ALL_MISTAKES

from derajat.catalogue import load_office
from derajat.model.areas import AreaLevel, Catchment
from derajat.model.calendar import day_number, month_number
from derajat.model.labels import Label
from derajat.model.sources import (
    Expected,
    FactColumn,
    IgnoredColumn,
    NoDataMark,
    PercentClaim,
    Reading,
    TotalClaim,
    TotalRows,
)


def test_the_small_office_loads_without_a_problem(office):
    found, problems = office.load()
    assert shown(problems) == []
    assert found.name == "kota-contoh"
    assert found.indicators == ("OB-MOS", "PSC-MED", "SPM-01-MUTU")
    assert found.scorecard == ("OB-MOS",)
    assert found.eligible_choices == (("penduduk-ckg", "dukcapil"),)
    assert found.notes[0].en == "Catchments are assumed."
    assert [source.name for source in found.sources] == ["barang-hamil", "stok-bulanan"]


def test_levels_stand_outermost_first(office):
    assert office.load()[0].levels == (
        AreaLevel.DISTRICT,
        AreaLevel.HEALTH_CENTRE,
        AreaLevel.VILLAGE,
    )


def test_areas_are_the_own_one_all_below_and_all_that_hold_it(office):
    areas = office.load()[0].areas
    assert [area.code for area in areas.areas] == [
        "ID",
        "35",
        "35.73",
        "35.73.01",
        "35.73.01.1001",
        "35.73.01.1002",
        "35.73.02",
        "35.73.02.1001",
        "35.73.P01",
        "35.73.P02",
    ]
    assert areas.ancestors("35.73.02.1001") == (
        "35.73.02.1001",
        "35.73.02",
        "35.73",
        "35",
        "ID",
    )
    assert areas.by_code["35.73.01.1001"].name == "Balearjosari, Barat"
    assert areas.by_code["35.73.01"].level is AreaLevel.SUBDISTRICT


def test_areas_stop_at_the_level_asked_for(office):
    office.edit("office.yaml", "down_to: village", "down_to: subdistrict")
    office.edit("office.yaml", "levels: [village, district,", "levels: [district,")
    (office.path / "areas.csv").unlink()
    (office.path / "catchments.csv").unlink()
    office.edit("office.yaml", ", health-centre]", "]")
    codes = [area.code for area in office.load()[0].areas.areas]
    assert codes == ["ID", "35", "35.73", "35.73.01", "35.73.02"]


def test_own_areas_add_health_centres_and_further_names(office):
    areas = office.load()[0].areas
    arjuno = areas.by_code["35.73.P01"]
    assert arjuno.level is AreaLevel.HEALTH_CENTRE
    assert arjuno.parent == "35.73"
    assert arjuno.other_names == ("Arjuna", "PKM Arjuno")
    assert areas.by_code["35.73.P02"].assumed is True
    assert areas.by_code["35.73.P02"].valid_from == day_number(2020, 1, 1)
    kasin = areas.by_code["35.73.02.1001"]
    assert (kasin.name, kasin.other_names) == ("Kasin", ("Kasin Lama",))


def test_catchments_have_dates(office):
    areas = office.load()[0].areas
    assert areas.catchments[:2] == (
        Catchment("35.73.P01", "35.73.01.1001", None, day_number(2024, 12, 31), False),
        Catchment("35.73.P02", "35.73.01.1001", day_number(2025, 1, 1), None, True),
    )


def test_a_source_carries_its_columns_typed(office):
    items, stock = office.load()[0].sources
    assert stock.columns[0] == FactColumn(
        ("Puskesmas", "NAMA PUSKESMAS"), "puskesmas", Reading.AREA_NAME
    )
    assert stock.columns[1] == IgnoredColumn(("Tahun",), "dibaca bersama Bulan")
    assert stock.columns[2].year_from == "Tahun"
    assert stock.columns[4].optional is True
    assert stock.totals == TotalRows("Puskesmas", ("Jumlah", "Total"))
    january = (("puskesmas", "35.73.P01"), ("bulan", month_number(2026, 1)))
    reason = Label("tidak melapor", "no report")
    assert stock.no_data == (NoDataMark("sisa", 0, january, reason),)
    assert stock.expected == Expected("health-centre", (1, 2, 3), 2025, None)
    assert stock.layouts[0].header_rows == 2
    assert stock.origin == "LPLPO; gudang farmasi"
    assert items.constants == (("tahun", 2026),)
    assert items.columns[1].element == (("barang", "tablet"),)
    assert items.columns[5] == TotalClaim(("semua_ada",), "ada", "barang")
    assert items.columns[6] == PercentClaim(
        ("persen_tablet",),
        "SPM-01-MUTU",
        (("barang", "tablet"),),
        1,
        "tablet_ada",
        "tablet_perlu",
    )


def test_alternatives_of_one_column_may_differ_in_case_only(office):
    office.edit("sources/stok-bulanan.yaml", "header: [Sisa]", "header: [Sisa, SISA]")
    assert shown(office.check()) == []


def test_a_percent_sign_tells_headers_apart(office):
    office.edit(
        "sources/stok-bulanan.yaml",
        "  - {header: [Sisa], to: sisa}",
        "  - {header: [Sisa], to: sisa}\n"
        '  - {header: ["Sisa %"], ignore: {id: persen, en: per cent}}',
    )
    assert shown(office.check()) == []


NO_DATA = """no_data:
  - {column: sisa, value: 0, where: {puskesmas: "35.73.P01", bulan: 2026-01}, \
reason: {id: tidak melapor, en: no report}}
"""


def test_an_office_without_tables_of_its_own_loads(office):
    office.edit("sources/stok-bulanan.yaml", NO_DATA, "")
    (office.path / "areas.csv").unlink()
    (office.path / "catchments.csv").unlink()
    office.edit("office.yaml", ", health-centre]", "]")
    found, problems = office.load()
    assert problems == ()
    assert found.areas.catchments == ()


def test_load_office_gives_what_check_office_gives(office, worked_catalogue):
    loaded = load_office(office.path, worked_catalogue, HERE / "areas")
    assert loaded == office.load()[0]


@pytest.mark.parametrize("mistake", ALL_MISTAKES, ids=lambda item: item.says)
def test_a_mistake_is_told_once_at_its_line(office, mistake):
    office.edit(mistake.file, mistake.old, mistake.new)
    line = office.line(mistake.file, mistake.at)
    found = [text.replace("kota-contoh/", "") for text in shown(office.check())]
    assert found == [f"{mistake.code} {mistake.file}:{line}"]


def test_an_area_that_the_list_does_not_have_is_told(office):
    office.edit("office.yaml", 'area: "35.73"', 'area: "35.99"')
    codes = [problem.code for problem in office.check()]
    assert codes[0] == "DEF-065"
    assert "DEF-067" not in codes


def test_a_level_without_areas_is_told(office):
    office.edit("office.yaml", "down_to: village", "down_to: district")
    office.edit("sources/stok-bulanan.yaml", NO_DATA, "")
    (office.path / "areas.csv").unlink()
    (office.path / "catchments.csv").unlink()
    problems = office.check()
    assert [problem.code for problem in problems] == ["DEF-067", "DEF-067"]


def test_an_element_must_tell_facts_apart(office):
    office.edit(
        "sources/stok-bulanan.yaml",
        "{header: [Pakai], to: pakai,",
        "{header: [Pakai], element: {sisa: 1}, to: pakai,",
    )
    codes = {problem.code for problem in office.check()}
    assert "DEF-068" in codes


def test_a_file_that_nobody_reads_is_told(office):
    office.write("catatan.yaml", "grammar: 1\n")
    assert [problem.code for problem in office.check()] == ["DEF-041"]


def test_a_folder_without_office_is_told(office):
    (office.path / "office.yaml").unlink()
    found, problems = office.load()
    assert found is None
    assert [problem.code for problem in problems] == ["DEF-041"]


def test_two_sources_of_one_name_are_told(office):
    text = (office.path / "sources/barang-hamil.yaml").read_text()
    office.write("sources/lain.yaml", text)
    assert [problem.code for problem in office.check()] == ["DEF-039"]
