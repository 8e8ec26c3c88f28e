"""The shipped content, loaded once."""

from pathlib import Path

import pytest

from derajat.catalogue import load_catalogue, load_office


ROOT = Path(__file__).parents[2]
OFFICES = ("jawa-timur", "kab-malang", "jawa-barat")


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue(ROOT / "definitions")


@pytest.fixture(scope="session")
def offices(catalogue):
    areas = ROOT / "definitions" / "areas"
    return {
        name: load_office(ROOT / "offices" / name, catalogue, areas) for name in OFFICES
    }
