"""A real browser before a real server of the small invented city."""

import json
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.browser.watching import watch
from tests.ports import find_free_port, wait_for_server
from tests.web_city import settle_city

from derajat.web.profile import write_profile


WIDTHS = (360, 1280)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PAGE_SECONDS = 60
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class City:
    """The address of the served city, and what its server told of itself."""

    url: str
    areas: dict[str, str]
    sessions: dict[str, str]
    pages: list[dict[str, str]]

    def page(self, name: str) -> dict[str, str]:
        """The page of a route."""
        return next(page for page in self.pages if page["name"] == name)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.needs("chromium"))


@pytest.fixture(scope="session")
def city(tmp_path_factory, worker_id):
    """The small city being served; one server a worker."""
    profile = settle_city(tmp_path_factory, worker_id, find_free_port())
    folder = tmp_path_factory.mktemp("served")
    write_profile(profile, folder / "profile.json")
    command = [sys.executable, "-m", "tests.browser.city_server"]
    files = (folder / "profile.json", folder / "told.json")
    # The keeper of jobs starts a process of its own: all end together.
    server = subprocess.Popen([*command, *files], cwd=ROOT, start_new_session=True)
    try:
        wait_for_server(profile.port, server)
        yield City(profile.url.rstrip("/"), **json.loads(files[1].read_text()))
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


@pytest.fixture(scope="module")
def browser():
    """One browser a file of tests: its event loop must not outlive the file."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        path = shutil.which("chromium")
        started = play.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_page(city, browser):
    """`open_page(role, width, javascript=True)`: a new page of somebody signed in."""
    contexts = []

    def start(role="", width=1280, javascript=True):
        context = browser.new_context(
            base_url=city.url,
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
        )
        contexts.append(context)
        context.set_default_timeout(PAGE_SECONDS * 1000)
        if role:
            cookie = {"name": "sesi", "value": city.sessions[role], "url": city.url}
            context.add_cookies([cookie])
        page = context.new_page()
        page.said = watch(page)
        return page

    yield start
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def record_browser(request):
    """`record_browser(subject, name, value)`: a measured figure of a page."""
    figures: dict[str, dict[str, object]] = {}
    yield lambda subject, name, value: figures.setdefault(subject, {}).update(
        {name: value}
    )
    _write_figures(figures)


def _write_figures(figures) -> None:
    """Add to the file of the run; workers write one after another."""
    target = os.environ.get("DERAJAT_BROWSER_FIGURES")
    if not target:
        return
    import fcntl

    with Path(target).open("a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        known = json.loads(file.read() or "{}")
        for subject, values in figures.items():
            known.setdefault(subject, {}).update(values)
        file.truncate(0)
        file.write(json.dumps(known, indent=1, sort_keys=True) + "\n")
