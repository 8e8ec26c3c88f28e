"""Reports are tried on a small invented city, built once for all workers of a run."""

from functools import cache

import pytest
from tests.web_city import settle_city

from derajat.model.calendar import parse_period
from derajat.opening.offices import open_office
from derajat.opening.plans import load_plans_of
from derajat.opening.reporting import choose_form, make_outline, open_forms, open_source
from derajat.reports.source import Making


@pytest.fixture(scope="session")
def city_profile(tmp_path_factory, worker_id):
    """Where the small city lies."""
    return settle_city(tmp_path_factory, worker_id)


@pytest.fixture(scope="session")
def opened(city_profile):
    return open_office(city_profile.office, city_profile.data, city_profile.keys)


@pytest.fixture(scope="session")
def source(opened):
    """What reports of the small city are made from: 2025 and a quarter of 2026."""
    return open_source(opened, load_plans_of(opened), opened.store.snapshot())


@pytest.fixture(scope="session")
def make(opened, source):
    """Makes the outline of a report: name, period, and an area where it has one."""
    forms = open_forms(opened)

    @cache
    def made(name: str, period: str, area: str = "", language: str = "id"):
        form = choose_form(forms, name)
        where = area or source.office.area
        found = parse_period(period)
        assert found is not None
        return make_outline(form, Making(source, name, where, found, language))

    return made
