"""The commits that crash tests stop."""

import pytest
from cases import CASES, Case
from tests.store_office import Office


@pytest.fixture(params=CASES, ids=CASES, scope="session")
def case(request, tmp_path_factory):
    """A commit of each sort, made ready once."""
    folder = tmp_path_factory.mktemp("case")
    prepare, act = CASES[request.param]
    before = Office(folder / "before")
    prepare(before)
    return Case(folder, before, act)
