"""A code is read as valid on the date of its row, and the right one is named."""

from dataclasses import replace
from functools import partial

import pytest
from monthly_forms import (
    MONTHLY,
    MONTHLY_CATALOGUE,
    VISITS,
    month,
    office_with,
)
from tests.bad_input.forms import AREAS
from tests.bad_input.writing import as_workbook

from derajat.model.areas import Area, AreaLevel, AreaRegistry, Succession
from derajat.model.areas import SuccessionKind as Kind
from derajat.model.calendar import day_number
from derajat.model.columns import PersonalData
from derajat.model.sources import FactColumn, Reading


JULY = day_number(2026, 7, 1)
OLD, NEW, RENAMED = "35.01", "35.90", "35.91"


def registry(new_name="Kab. Baru", kind=Kind.SPLIT, rows=((OLD, OLD), (OLD, NEW))):
    """East Java with a district that gives land to a new one on 1 July 2026."""
    ends = OLD not in {after for _, after in rows}
    areas = tuple(
        replace(area, valid_until=JULY - 1) if ends and area.code == OLD else area
        for area in AREAS.areas
    )
    new = Area(NEW, new_name, AreaLevel.DISTRICT, "35", valid_from=JULY)
    found = tuple(Succession(a, b, JULY, kind, "UU contoh") for a, b in rows)
    return AreaRegistry((*areas, new), (), found)


def by_code(source):
    columns = tuple(
        replace(column, reading=Reading.AREA_CODE)
        if isinstance(column, FactColumn) and column.to == "kabupaten"
        else column
        for column in source.columns
    )
    return replace(source, columns=columns)


@pytest.fixture
def receive(send):
    """`receive(sheets, registry)`: the receipt of a workbook of 2026, codes in it."""

    def receive_book(sheets, areas, source=None, catalogue=MONTHLY_CATALOGUE):
        office = replace(office_with(source or by_code(MONTHLY)), areas=areas)
        ask = partial(send, office=office, catalogue=catalogue)
        return ask("LB3_KIA_2026.xlsx", as_workbook(sheets))

    return receive_book


def told(receipt):
    return [(f.problem.code, f.problem.where.sheet, f.row) for f in receipt.findings]


def test_a_new_code_before_its_day_is_set_aside_and_the_old_one_named(receive):
    sheets = {"Juni": month((NEW, 50, 40)), "Juli": month((NEW, 50, 40))}
    receipt = receive(sheets, registry())
    assert told(receipt) == [("REC-045", "Juni", 4)]
    says = receipt.findings[0].problem.says("id")
    assert "35.90 Kab. Baru" in says and "sejak 2026-07-01" in says
    assert "Wilayah asalnya: 35.01 Kab. Pacitan." in says
    assert (receipt.counts.accepted, receipt.counts.set_aside) == (1, 1)


def test_an_old_code_after_its_day_names_the_new_one(receive):
    areas = registry(kind=Kind.RENAMED, rows=((OLD, NEW),))
    sheets = {"Juni": month((OLD, 50, 40)), "Juli": month((OLD, 50, 40))}
    receipt = receive(sheets, areas)
    assert told(receipt) == [("REC-044", "Juli", 4)]
    says = receipt.findings[0].problem.says("id")
    assert "berakhir 2026-06-30" in says and "Penggantinya: 35.90 Kab. Baru." in says


def test_the_area_that_goes_on_with_other_borders_stays_valid(receive):
    sheets = {"Juni": month((OLD, 50, 40)), "Juli": month((OLD, 50, 40))}
    assert told(receive(sheets, registry())) == []


def test_a_place_that_may_be_missing_leaves_its_row_with_a_question(receive):
    columns = tuple(replace(c, never_missing=False) for c in VISITS.columns)
    loose = replace(VISITS, columns=columns, key=None)
    catalogue = replace(MONTHLY_CATALOGUE, datasets={"kunjungan": loose})
    receipt = receive({"Juni": month((NEW, 50, 40))}, registry(), catalogue=catalogue)
    assert told(receipt) == [("REC-045", "Juni", 4)]
    counts = receipt.counts
    assert (counts.accepted, counts.questioned, counts.set_aside) == (0, 1, 0)


@pytest.mark.parametrize(("sheet", "code"), [("Juni", OLD), ("Juli", NEW)])
def test_a_name_that_both_have_is_read_in_its_time(receive, store, sheet, code):
    areas = registry("Kab. Pacitan", Kind.RENAMED, ((OLD, NEW),))
    receipt = receive({sheet: month(("Kab. Pacitan", 50, 40))}, areas, MONTHLY)
    assert told(receipt) == [] and receipt.counts.accepted == 1
    (fact,) = store.snapshot().load_facts("kunjungan").to_pylist()
    assert fact["kabupaten"] == code


def test_the_same_name_of_areas_that_never_followed_stays_ambiguous(receive):
    twin = Area("35.92", "Kab. Pacitan", AreaLevel.DISTRICT, "35")
    areas = replace(registry(), areas=(*registry().areas, twin))
    receipt = receive({"Juni": month(("Kab. Pacitan", 50, 40))}, areas, MONTHLY)
    assert told(receipt) == [("REC-041", "Juni", 4)]


def test_a_place_of_a_person_is_not_repeated_in_the_message(receive):
    columns = tuple(
        replace(c, personal=PersonalData.INDIRECT) if c.name != "k1" else c
        for c in VISITS.columns
    )
    private = replace(VISITS, columns=columns)
    catalogue = replace(MONTHLY_CATALOGUE, datasets={"kunjungan": private})
    receipt = receive({"Juni": month((NEW, 50, 40))}, registry(), catalogue=catalogue)
    says = receipt.findings[0].problem.says("id")
    assert NEW not in says and "2026-06" not in says and OLD in says
