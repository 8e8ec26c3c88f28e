"""Every specification runs on every engine."""

import importlib
import importlib.util

import pytest

from .running import Spec, run_spec


ENGINES = {
    "ReferenceEngine": "derajat.engines.reference",
    "DuckDBEngine": "derajat.engines.duckdb",
}
AVAILABLE = [
    name for name, module in ENGINES.items() if importlib.util.find_spec(module)
]


@pytest.fixture(params=AVAILABLE, scope="session")
def engine(request):
    """One of the engines that are there."""
    module = importlib.import_module(ENGINES[request.param])
    return getattr(module, request.param)()


@pytest.fixture
def spec(engine):
    """`spec(tables=..., dataset=..., tally=..., gives=...)` on one engine."""
    return lambda **said: run_spec(Spec(**said), engine)
