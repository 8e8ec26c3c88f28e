"""What every test may ask for: programs, counts and the record of figures."""

import json
import os
import shutil
from pathlib import Path

import hypothesis
import pytest


# A busy machine makes no statement wrong: no test has a clock.
hypothesis.settings.register_profile("derajat", deadline=None)
hypothesis.settings.load_profile("derajat")

FIGURES = pytest.StashKey[dict[str, object]]()


def full_counts() -> bool:
    """Whether the long run was asked for (`just check-long`)."""
    return os.environ.get("DERAJAT_COUNTS") == "full"


@pytest.fixture(scope="session")
def counts():
    """`counts(small, full)`: the number that fits this run."""
    return lambda small, full: full if full_counts() else small


@pytest.fixture(scope="session", autouse=True)
def key_folder(tmp_path_factory):
    """Commands keep the keys of persons here, never in the tester's own folder."""
    folder = tmp_path_factory.mktemp("keys")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DERAJAT_KEYS", str(folder))
        yield folder


@pytest.fixture(scope="session")
def worker_id(request):
    """The name of the worker of pytest-xdist, `master` without it."""
    return getattr(request.config, "workerinput", {}).get("workerid", "master")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = {}


@pytest.fixture
def record_figure(request):
    """`record_figure(name, value)`: a figure for the closing note."""
    figures = request.config.stash[FIGURES]
    return lambda name, value: figures.__setitem__(name, value)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the figures; workers hand theirs to a file each, merged at the end."""
    target = os.environ.get("DERAJAT_FIGURES")
    if not target:
        return
    path = Path(target)
    path.parent.mkdir(parents=True, exist_ok=True)
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    own = session.config.stash[FIGURES]
    if worker:
        path.with_suffix(f".{worker}.json").write_text(json.dumps(own))
        return
    for part in sorted(path.parent.glob(f"{path.stem}.gw*.json")):
        own.update(json.loads(part.read_text()))
        part.unlink()
    path.write_text(json.dumps(own, indent=2, sort_keys=True) + "\n")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        missing = [name for name in marker.args if shutil.which(name) is None]
        if missing:
            _skip_or_fail(f"needs {', '.join(missing)}")


def _skip_or_fail(reason: str) -> None:
    if os.environ.get("DERAJAT_REQUIRE") == "all":
        pytest.fail(f"{reason}, and every program is required in this run")
    pytest.skip(reason)
