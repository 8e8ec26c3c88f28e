"""Diseases of an invented city follow the rules that the office watches them by."""

import numpy as np
import pytest

from derajat.catalogue import load_office
from derajat.catalogue.alerts import load_alerts
from derajat.city.building import build_city
from derajat.city.chronic import CHRONIC
from derajat.city.eligible import ELIGIBLE
from derajat.city.environment import ENVIRONMENT
from derajat.city.infections import INFECTIONS
from derajat.city.infections.happening.dengue import planted_outbreaks
from derajat.city.settings import CitySettings
from derajat.city.surveillance import SURVEILLANCE
from derajat.city.surveillance.signals import find_alerts
from derajat.city.surveillance.weekly import DISEASES, build_weekly_counts
from derajat.content import find_content
from derajat.opening.offices import find_office, open_catalogue
from derajat.statistics.outbreaks.skdr import threshold_alerts


SETTINGS = CitySettings(8_000, 2025, 2026, 3, last_month=5)
PROGRAMMES = (ELIGIBLE, INFECTIONS, CHRONIC, SURVEILLANCE, ENVIRONMENT)
DAYS = {
    "terduga-tb": ["tanggal"],
    "kasus-tb": ["tanggal_lapor", "tanggal_mulai"],
    "kasus-dbd": ["tanggal_sakit"],
    "kusta": ["tanggal"],
    "ghpr": ["tanggal"],
    "penderita-ptm": ["tanggal"],
    "odgj": ["tanggal_standar"],
    "krisis-kesehatan": ["tanggal"],
    "catatan-klb": ["kasus_pertama", "selesai"],
}
MOMENTS = {
    "kasus-dbd": ["dilaporkan", "pe"],
    "penerimaan-w2": ["diterima"],
    "sinyal-skdr": ["muncul", "diverifikasi"],
    "catatan-klb": ["terdeteksi", "dilaporkan", "ditangani"],
}


def _build(settings):
    catalogue = open_catalogue()
    areas = find_content("definitions") / "areas"
    office = load_office(find_office("pangkalpinang"), catalogue, areas)
    return build_city(office.areas, "19.71", settings, PROGRAMMES)


@pytest.fixture(scope="module")
def city():
    return _build(SETTINGS)


@pytest.fixture(scope="module")
def rules():
    return load_alerts(find_content("definitions"))


def test_the_same_settings_give_the_same_registers(city):
    again = _build(SETTINGS)
    for name, register in city.registers.items():
        for column, values in register.columns.items():
            other = again.registers[name].columns[column]
            assert np.array_equal(values.values, other.values), (name, column)
            assert np.array_equal(values.is_known, other.is_known), (name, column)


@pytest.mark.parametrize(
    ("columns", "minutes"), [(DAYS, 1), (MOMENTS, 1440)], ids=["days", "moments"]
)
def test_nothing_is_dated_after_the_last_reported_day(city, columns, minutes):
    for name, dated in columns.items():
        register = city.registers[name]
        for column in dated:
            days = register[column][register.is_known(column)] // minutes
            assert len(days), (name, column)
            assert days.min() >= SETTINGS.first_day, (name, column)
            assert days.max() <= SETTINGS.reported_until, (name, column)


def test_what_follows_comes_after_what_it_follows(city):
    for name, first, second in (
        ("kasus-tb", "tanggal_lapor", "tanggal_mulai"),
        ("kasus-dbd", "dilaporkan", "pe"),
        ("sinyal-skdr", "muncul", "diverifikasi"),
        ("catatan-klb", "terdeteksi", "dilaporkan"),
        ("catatan-klb", "dilaporkan", "ditangani"),
        ("catatan-klb", "kasus_pertama", "selesai"),
    ):
        register = city.registers[name]
        both = register.is_known(first) & register.is_known(second)
        assert both.any()
        assert (register[first] <= register[second])[both].all(), (name, second)


def test_parts_are_not_greater_than_their_whole(city):
    for name, part, whole in (
        ("layanan-hiv", "ims_diobati", "ims_ditemukan"),
        ("kasus-hiv", "tahu_status", "perkiraan"),
        ("kasus-hiv", "arv", "tahu_status"),
        ("kasus-hiv", "vl_diperiksa", "arv"),
        ("kasus-hiv", "vl_tersupresi", "vl_diperiksa"),
        ("jentik", "rumah_bebas", "rumah_diperiksa"),
        ("kasus-malaria", "positif", "diperiksa"),
        ("penyakit-p2", "oralit_zinc", "diare_balita"),
        ("penyakit-p2", "diare_balita", "diare"),
        ("skrining-ptm", "merokok_l", "ditanya_rokok_l"),
        ("catatan-klb", "kasus", "terpapar"),
        ("sarana-air", "memenuhi", "diperiksa"),
    ):
        register = city.registers[name]
        assert (register[part] <= register[whole]).all(), (name, part)


def test_alerts_are_those_that_the_thresholds_of_the_catalogue_raise(city, rules):
    counts = build_weekly_counts(city.world)
    diseases = [rules.versions[-1].disease(code) for code in DISEASES]
    told = np.where(counts.is_reported[..., np.newaxis], counts.cases, np.nan)
    raised = threshold_alerts(told.transpose(1, 2, 0), diseases).alert
    found = find_alerts(counts)
    assert found.sum() > 50
    assert np.array_equal(found, raised.transpose(2, 0, 1))


def test_every_alert_of_a_report_received_in_time_is_in_the_log(city):
    counts = build_weekly_counts(city.world)
    found = find_alerts(counts)
    logged = len(city.registers["sinyal-skdr"])
    assert found[:-3].sum() <= logged <= found.sum()


def test_a_planted_outbreak_of_dengue_stands_out_in_its_village(city):
    cases = city.registers["kasus-dbd"]
    for outbreak in planted_outbreaks(city.world):
        days = cases["tanggal_sakit"]
        during = (days >= outbreak.first_day) & (days <= outbreak.last_day)
        here = cases["kelurahan"][during] == outbreak.village
        assert here.sum() >= 0.7 * outbreak.cases
        assert here.mean() > 0.3
