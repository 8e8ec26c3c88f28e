"""Children of an invented city: growth, weighings and doses that could have been."""

import numpy as np
import pytest
from tests.unit.city.test_population import _registry

from derajat.city.children import UNDER_FIVE_DAYS, build_child_months
from derajat.city.convergence.happening import build_registers as build_convergence
from derajat.city.immunisation.doses import NOT_GIVEN, build_doses
from derajat.city.immunisation.happening import build_registers as build_immunisation
from derajat.city.nutrition.growth import (
    length_at,
    weight_at,
    weight_for_age_at,
)
from derajat.city.nutrition.happening import build_registers as build_nutrition
from derajat.city.places import build_places
from derajat.city.population import build_population
from derajat.city.programme import World
from derajat.city.settings import CitySettings
from derajat.statistics.growth import Measurements, compute_growth


def _world(settings):
    places = build_places(_registry(), "99.71", settings)
    return World(settings, places, build_population(places, settings))


@pytest.fixture(scope="module")
def world():
    return _world(CitySettings(20_000, 2024, 2026, 7, last_month=9))


@pytest.fixture(scope="module")
def registers(world):
    builders = (build_nutrition, build_immunisation, build_convergence)
    return {r.name: r for build in builders for r in build(world)}


def test_sizes_made_from_a_z_have_that_z():
    ages = np.array([0, 100, 364, 730, 731, 1200, 1825])
    wanted = np.array([-4.2, -3.0, -2.0, -0.5, 0.0, 2.0, 3.4])
    for girl in (0, 1):
        girls = np.full(len(ages), girl)
        length = length_at(wanted / 2, ages, girls)
        by_height = ages >= 731
        weight = weight_at(wanted, length, by_height, girls)
        growth = compute_growth(
            Measurements(
                sex=girls + 1,
                age_days=ages,
                weight_kg=weight,
                length_cm=length,
                position=by_height + 1,
            )
        )
        assert np.allclose(growth.length_for_age.z, wanted / 2, atol=0.011)
        given = length >= 45
        assert np.allclose(growth.weight_for_length.z[given], wanted[given], atol=0.1)


def test_the_red_line_is_three_deviations_below():
    ages = np.array([0, 30, 400, 1825])
    weight = weight_for_age_at(-3, ages, np.zeros(4))
    growth = compute_growth(Measurements(sex=1, age_days=ages, weight_kg=weight))
    assert np.allclose(growth.weight_for_age.z, -3, atol=0.011)


def test_children_are_counted_while_they_live_here_below_five(world):
    rows = build_child_months(world)
    assert rows.age_days.min() >= 0
    assert rows.age_days.max() < UNDER_FIVE_DAYS
    assert world.population.people.at(rows.child).lives_here_on(rows.day).all()
    assert rows.day.max() <= world.settings.reported_until


def test_measured_children_are_spread_as_in_indonesia(registers):
    rows = registers["pengukuran-balita"]
    known = rows.is_known("tinggi_cm")
    growth = compute_growth(
        Measurements(
            sex=rows["jk"][known] + 1,
            age_days=rows["umur_hari"][known],
            weight_kg=rows["berat_kg"][known] / 1000,
            length_cm=rows["tinggi_cm"][known] / 100,
            position=rows["cara_ukur"][known] + 1,
        )
    )
    height = growth.length_for_age
    z = height.z[~np.isnan(height.z) & ~height.is_implausible]
    assert -1.3 < z.mean() < -0.6
    assert 0.95 < z.std() < 1.25
    assert 0.1 < (z < -2).mean() < 0.25
    assert 0.0005 < height.is_implausible.mean() < 0.01
    thin = growth.weight_for_length.z
    assert 0.02 < (thin[~np.isnan(thin)] < -2).mean() < 0.1


def test_skdn_adds_up(registers):
    table = registers["skdn"]
    judged = table["n"] + table["t"] + table["o"] + table["b"]
    assert (judged == table["d"]).all()
    assert (table["d"] <= table["k"]).all()
    assert (table["k"] <= table["s"]).all()
    assert (table["dua_t"] <= table["t"]).all()


def test_doses_follow_each_other(world):
    doses = build_doses(world)
    for earlier, later in (("dpt1", "dpt2"), ("dpt2", "dpt3"), ("opv1", "opv4")):
        both = (doses.of(earlier) != NOT_GIVEN) & (doses.of(later) != NOT_GIVEN)
        assert both.any()
        assert (doses.of(earlier)[both] < doses.of(later)[both]).all()
    given = doses.day != NOT_GIVEN
    assert (doses.day[given] <= world.settings.reported_until).all()


def test_nobody_gets_more_than_is_due(registers):
    pairs = {
        "layanan-stunting": [("mendapat", "sasaran")],
        "bias": [("diimunisasi", "terdaftar")],
        "rantai-dingin": [
            ("dosis_diberikan", "dosis_dibuka"),
            ("suhu_sesuai", "suhu_dicatat"),
        ],
        "ttd-rematri": [("mendapat", "remaja_putri"), ("minum_mingguan", "mendapat")],
    }
    for name, columns in pairs.items():
        for part, whole in columns:
            assert (registers[name][part] <= registers[name][whole]).all(), name


def test_the_same_settings_give_the_same_children():
    settings = CitySettings(3_000, 2026, 2026, 5, last_month=3)
    builders = (build_nutrition, build_immunisation, build_convergence)
    for build in builders:
        for one, other in zip(
            build(_world(settings)), build(_world(settings)), strict=True
        ):
            for name in one.columns:
                assert np.array_equal(one[name], other[name]), (one.name, name)
