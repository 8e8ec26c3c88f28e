"""People of an invented city: the same from the same settings, and possible."""

import numpy as np
import pytest

from derajat.city.identities import build_names, build_niks
from derajat.city.people import FAR
from derajat.city.places import build_catchments, build_places
from derajat.city.population import CHILDBED_DAYS, build_population
from derajat.city.pregnancies import LIVE_BIRTH, MISCARRIAGE, STILLBIRTH
from derajat.city.settings import CitySettings
from derajat.model.areas import Area, AreaLevel, AreaRegistry
from derajat.model.calendar import day_number


SETTINGS = CitySettings(people=20_000, first_year=2024, last_year=2026, seed=7)


def _registry() -> AreaRegistry:
    areas = [Area("99.71", "Kota Rekaan", AreaLevel.DISTRICT, "99")]
    for part in range(3):
        code = f"99.71.0{part + 1}"
        areas.append(Area(code, f"Kecamatan {part}", AreaLevel.SUBDISTRICT, "99.71"))
        for village in range(4):
            place = f"{code}.100{village + 1}"
            areas.append(Area(place, f"Kelurahan {place}", AreaLevel.VILLAGE, code))
    for centre in range(4):
        areas.append(
            Area(f"99.71.P{centre}", f"PKM {centre}", AreaLevel.HEALTH_CENTRE, "99.71")
        )
    return AreaRegistry(tuple(areas))


@pytest.fixture(scope="module")
def places():
    return build_places(_registry(), "99.71", SETTINGS)


@pytest.fixture(scope="module")
def population(places):
    return build_population(places, SETTINGS)


def test_the_same_settings_give_the_same_people(places, population):
    again = build_population(places, SETTINGS)
    for name in ("born", "sex", "household", "mother", "arrived", "left", "died"):
        first, second = getattr(population.people, name), getattr(again.people, name)
        assert np.array_equal(first, second)
    assert np.array_equal(population.pregnancies.ended, again.pregnancies.ended)


def test_another_seed_gives_other_people(places, population):
    other = build_population(places, CitySettings(20_000, 2024, 2026, seed=8))
    assert len(other.people) != len(population.people)


def test_about_so_many_people_live_there(population):
    living = population.people.lives_here_on(day_number(2025, 7, 1))
    assert abs(living.sum() - 20_000) < 600
    share_of_women = (population.people.sex[living] == 2).mean()
    assert abs(share_of_women - 0.5) < 0.02


def test_every_child_born_here_has_a_mother_who_lived_here(population):
    people = population.people
    born_here = np.flatnonzero(people.arrived == people.born)
    born_here = born_here[people.born[born_here] >= SETTINGS.first_day]
    mother = people.mother[born_here]
    assert (mother >= 0).all()
    birth = people.born[born_here]
    assert (people.arrived[mother] <= birth).all()
    assert (people.died[mother] >= birth).all()
    assert (people.sex[mother] == 2).all()
    age = (birth - people.born[mother]) / 365.25
    assert age.min() >= 15 and age.max() < 51


def test_pregnancies_end_in_children_or_none(population):
    pregnancies, people = population.pregnancies, population.people
    is_live = pregnancies.outcome == LIVE_BIRTH
    assert (pregnancies.children[is_live] >= 1).all()
    assert (pregnancies.children[~is_live] == 0).all()
    past = is_live & (pregnancies.ended <= SETTINGS.last_day)
    first = population.first_child[past]
    assert np.array_equal(people.born[first], pregnancies.ended[past])
    assert np.array_equal(people.mother[first], pregnancies.mother[past])
    assert (population.first_child[~past] == -1).all()
    weeks = pregnancies.gestation_days / 7
    assert weeks[pregnancies.outcome == MISCARRIAGE].max() < 20
    assert weeks[pregnancies.outcome == STILLBIRTH].min() >= 27.9


def test_no_woman_delivers_twice_within_a_year(population):
    pregnancies = population.pregnancies
    order = np.lexsort((pregnancies.ended, pregnancies.mother))
    mother, ended = pregnancies.mother[order], pregnancies.ended[order]
    same = mother[1:] == mother[:-1]
    assert (np.diff(ended)[same] >= 365).all()


def test_mothers_who_die_of_it_die_within_42_days(places):
    large = CitySettings(120_000, 2024, 2026, seed=7)
    found = build_population(places, large)
    dying = found.pregnancies.at(found.pregnancies.mother_dies)
    assert 8 <= len(dying) <= 45
    after = found.people.died[dying.mother] - dying.ended
    assert (after <= CHILDBED_DAYS).all()


def test_nobody_dies_or_leaves_before_arriving(population):
    people = population.people
    assert (people.left >= people.arrived).all()
    assert (people.died >= people.born).all()
    assert ((people.died == FAR) | (people.died < 2**30)).all()


def test_the_village_moves_to_another_health_centre_in_july(places):
    village = places.moved_village
    before, after = day_number(2025, 6, 30), day_number(2025, 7, 1)
    assert places.health_centre_on(village, before) == places.health_centre[village]
    assert places.health_centre_on(village, after) == places.moved_to
    assert places.moved_to != places.health_centre[village]
    catchments = build_catchments(places)
    assert len(catchments) == len(places.villages) + 1
    assert all(catchment.assumed for catchment in catchments)
    assert {c.health_centre for c in catchments} == {
        area.code for area in places.health_centres
    }


def test_no_invented_nik_can_belong_to_anybody(places, population):
    niks = build_niks(population.people, places, population.village)
    assert len(np.unique(niks)) == len(niks)
    assert all(len(nik) == 16 and nik.startswith("99") for nik in niks[:500])
    person = int(np.flatnonzero(population.people.sex == 2)[0])
    assert 41 <= int(niks[person][6:8]) <= 71


def test_names_say_that_they_are_invented():
    names = build_names(50, SETTINGS.draws("names"))
    ends = {"Karangan", "Rekaan", "Contoh", "Misalan", "Umpama", "Andaian"}
    assert {name.split()[-1] for name in names} <= ends
