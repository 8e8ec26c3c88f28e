"""Stocks, money, staff and certificates of an invented city hang together."""

import numpy as np
import pytest

from derajat.city.budget.happening import build_registers as build_budget
from derajat.city.facilities.happening import build_registers as build_facilities
from derajat.city.medicines.happening import build_registers as build_stocks
from derajat.city.places import build_places
from derajat.city.programme import World
from derajat.city.settings import CitySettings
from derajat.city.standards.happening import build_registers as build_needs
from derajat.city.workforce.happening import build_registers as build_staff
from derajat.model.areas import Area, AreaLevel, AreaRegistry


CITY = "19.71"
SETTINGS = CitySettings(40_000, 2024, 2026, 5, last_month=8)


def _world(settings=SETTINGS):
    areas = [Area("19", "Provinsi", AreaLevel.PROVINCE, "0")]
    areas += [Area(CITY, "Kota", AreaLevel.DISTRICT, "19")]
    areas += [
        Area(f"{CITY}.P{n}", f"Puskesmas {n}", AreaLevel.HEALTH_CENTRE, CITY)
        for n in range(3)
    ]
    areas += [Area(f"{CITY}.01", "Kecamatan", AreaLevel.SUBDISTRICT, CITY)]
    areas += [
        Area(f"{CITY}.01.{n}", f"Kelurahan {n}", AreaLevel.VILLAGE, f"{CITY}.01")
        for n in range(1001, 1007)
    ]
    registry = AreaRegistry((Area("0", "", AreaLevel.NATION, ""), *areas))
    return World(settings, build_places(registry, CITY, settings), None)


@pytest.fixture(scope="module")
def world():
    return _world()


def _by_name(registers):
    return {register.name: register for register in registers}


BUILDERS = [build_staff, build_facilities, build_stocks, build_budget, build_needs]


@pytest.mark.parametrize("build", BUILDERS)
def test_the_same_settings_give_the_same_registers(build, world):
    for one, other in zip(build(world), build(_world()), strict=True):
        for name in one.columns:
            assert np.array_equal(one[name], other[name]), (one.name, name)


def test_stock_of_a_month_is_where_the_last_month_ended(world):
    for register, names in (
        ("stok-obat", ("penerimaan", "pemakaian", "rusak_ed")),
        ("stok-vaksin", ("terima", "pakai", "rusak")),
    ):
        stock = _by_name(build_stocks(world))[register]
        came, used, lost = (stock[name] for name in names)
        assert np.array_equal(stock["sisa"], stock["stok_awal"] + came - used - lost)
        assert stock["sisa"].min() >= 0
        months = len(SETTINGS.months)
        left = stock["sisa"].reshape(months, -1)
        begins = stock["stok_awal"].reshape(months, -1)
        assert np.array_equal(begins[1:], left[:-1])


def test_days_without_stock_are_days_of_the_month_and_some_there_are(world):
    stock = _by_name(build_stocks(world))["stok-obat"]
    days = stock["hari_kosong"]
    assert days.min() == 0
    assert 0 < (days > 0).mean() < 0.3
    assert days[stock["bulan"] % 12 == 1].max() <= 29
    assert days.max() <= 31


def test_the_cash_plan_of_a_whole_year_makes_the_budget(world):
    found = _by_name(build_budget(world))
    budget, spending = found["anggaran"], found["realisasi-anggaran"]
    for year in (2024, 2025):
        planned = spending["anggaran_kas"][spending["bulan"] // 12 == year].sum()
        assert planned == budget["pagu"][budget["tahun"] == year].sum()
    assert spending["bulan"].max() == SETTINGS.months[-1]


def test_nothing_is_told_of_months_that_are_not_reported(world):
    staff = _by_name(build_staff(world))["tenaga-puskesmas"]
    assert set(staff["bulan"].tolist()) == {m for m in SETTINGS.months if m % 3 == 2}
    days = _by_name(build_stocks(world))["suhu-vaksin"]["tanggal"]
    assert (days.min(), days.max()) == (SETTINGS.first_day, SETTINGS.reported_until)


def test_nobody_holds_two_posts_and_who_left_does_not_come_back(world):
    staff = _by_name(build_staff(world))["tenaga-puskesmas"]
    keys = list(zip(staff["bulan"].tolist(), staff["pegawai"].tolist(), strict=True))
    assert len(keys) == len(set(keys))
    left = staff.holds("status", "keluar")
    assert left.any()
    for person, month in zip(
        staff["pegawai"][left].tolist(), staff["bulan"][left].tolist(), strict=True
    ):
        later = (staff["pegawai"] == person) & (staff["bulan"] > month)
        assert not later.any()


def test_certificates_of_a_health_centre_do_not_overlap(world):
    papers = _by_name(build_facilities(world))["akreditasi"]
    for centre in range(3):
        own = np.flatnonzero(papers["puskesmas"] == centre)
        begins = papers["berlaku_mulai"][own]
        ends = papers["berlaku_sampai"][own]
        order = np.argsort(begins)
        assert (begins[order][1:] > ends[order][:-1]).all()
