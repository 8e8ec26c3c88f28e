"""What every test of the store may ask for."""

import pytest
from tests.store_office import Office, build_values


@pytest.fixture
def office(tmp_path):
    return Office(tmp_path)


@pytest.fixture
def values():
    """`values(run, *numerators)`: a table of values, one a numerator."""
    return build_values
