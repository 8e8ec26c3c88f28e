"""The three offices: areas, sources and what comes in fit together."""

import re
from fnmatch import fnmatch

import pytest
from printed_tables import ROOT, incoming, read_table

from derajat.model.areas import AreaLevel, find_by_name
from derajat.model.indicators import AreasReached, Index, Side
from derajat.model.sources import FactColumn, NoDataMark, PercentClaim


OFFICES = ("jawa-timur", "kab-malang", "jawa-barat")


def _candidates(office, path):
    return [
        (source, layout)
        for source in office.sources
        for layout in source.layouts
        if fnmatch(path.name, re.sub(r"\{\w+\}", "*", layout.file))
    ]


@pytest.mark.parametrize("name", OFFICES)
def test_every_file_has_one_source_that_knows_all_its_columns(name, offices):
    for path in incoming(name):
        ((source, _),) = _candidates(offices[name], path)
        known = {header for form in source.columns for header in form.headers}
        headers = list(read_table(path)[0])
        assert set(headers) <= known
        for form in source.columns:
            assert len(set(form.headers) & set(headers)) == 1, form.headers


def test_jawa_timur_measures_at_least_25_indicators(catalogue, offices):
    office = offices["jawa-timur"]
    received = {source.dataset for source in office.sources}
    measured = [
        code
        for code, indicator in catalogue.indicators.items()
        if _root(catalogue, indicator.versions[-1].kind) in received
    ]
    by_sex = [
        c for c in measured if ("jk",) in catalogue.indicators[c].versions[0].groups
    ]
    assert len(measured) == 31
    assert len(by_sex) == 10


def _root(catalogue, kind):
    if isinstance(kind, AreasReached | Index):
        return ""
    selection = getattr(kind, "selection", None)
    if selection is None:
        assert isinstance(kind.numerator, Side)
        selection = kind.numerator.selection
    return catalogue.root(selection.dataset).name


def test_all_claims_are_about_indicators_the_office_measures(catalogue, offices):
    claimed = {
        form.indicator
        for office in offices.values()
        for source in office.sources
        for form in source.columns
        if isinstance(form, PercentClaim)
    }
    assert len(claimed) == 26
    assert claimed <= set(catalogue.indicators)


def test_the_11_tables_name_all_38_districts(offices):
    districts = offices["jawa-timur"].areas.at_level(AreaLevel.DISTRICT)
    assert len(districts) == 38
    for path in incoming("jawa-timur"):
        if path.name.startswith("profil"):
            names = [row["kabupaten_kota"] for row in read_table(path)[:-1]]
            found = [find_by_name(districts, name) for name in names]
            assert [len(areas) for areas in found] == [1] * 38
            assert len({areas[0].code for areas in found}) == 38


def test_the_39_health_centres_have_codes_and_are_found_by_their_printed_names(
    offices,
):
    centres = offices["kab-malang"].areas.at_level(AreaLevel.HEALTH_CENTRE)
    assert len(centres) == 39
    assert {centre.parent for centre in centres} == {"35.07"}
    assert all(re.fullmatch(r"35\.07\.P\d{7}", centre.code) for centre in centres)
    (path,) = incoming("kab-malang")
    names = {row["Unit Kerja (Puskesmas)"] for row in read_table(path)}
    found = {name: find_by_name(centres, name) for name in names}
    assert {len(areas) for areas in found.values()} == {1}
    assert len({areas[0].code for areas in found.values()}) == 39


def test_villages_of_a_kecamatan_with_one_health_centre_are_assumed_its_own(offices):
    areas = offices["kab-malang"].areas
    (path,) = incoming("kab-malang")
    centres = areas.at_level(AreaLevel.HEALTH_CENTRE)
    kecamatan = areas.at_level(AreaLevel.SUBDISTRICT)
    served = {}
    for row in read_table(path):
        (place,) = find_by_name(kecamatan, row["Kecamatan"])
        (centre,) = find_by_name(centres, row["Unit Kerja (Puskesmas)"])
        served.setdefault(place.code, set()).add(centre.code)
    expected = {
        (village.code, next(iter(codes)))
        for place, codes in served.items()
        if len(codes) == 1
        for village in areas.children(place)
        if village.level is AreaLevel.VILLAGE
    }
    assert sum(len(codes) == 2 for codes in served.values()) == 6
    assert len(expected) == 314
    assert {(c.village, c.health_centre) for c in areas.catchments} == expected
    assert all(catchment.assumed for catchment in areas.catchments)


def test_the_published_zero_of_cianjur_is_marked_as_no_data(offices):
    office = offices["jawa-barat"]
    source = next(s for s in office.sources if s.name == "dbd-kabkota")
    (mark,) = source.no_data
    assert isinstance(mark, NoDataMark)
    assert (mark.column, mark.value) == ("kasus", 0)
    assert dict(mark.where) == {"kabupaten": "32.03", "tahun": 2017}
    path = ROOT / "offices/jawa-barat/incoming/dbd_kabkota_2016_2024.csv"
    zeros = [r for r in read_table(path) if r["jumlah_kasus"] == "0"]
    assert [(r["kode_kabupaten_kota"], r["tahun"]) for r in zeros] == [("3203", "2017")]


def test_a_form_column_is_a_number_of_the_dataset_once_for_each_element(offices):
    for office in offices.values():
        for source in office.sources:
            facts = [
                (form.to, form.element)
                for form in source.columns
                if isinstance(form, FactColumn)
            ]
            assert len(facts) == len(set(facts)), source.name
