"""What people write may lie in PostgreSQL, and then everything holds as in SQLite.

The log refuses changes there too. A selection of the other tests runs once more over a
server of its own; the product itself does without its driver.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import full_counts
from tests.web.clusters import running_cluster
from tests.web.given_profile import VARIABLE

from derajat.web.profile import Profile, write_profile


HERE = Path(__file__).parent
TOP = HERE.parents[1]
CHOSEN = (
    "test_signing_in.py",
    "test_api_work.py",
    "test_api_matrix.py::test_every_address_answers_a_role_as_the_policy_says[PKM]",
    "test_plan_drafts.py",
    "test_plan_histories.py::test_four_threads_at_once_write_one_after_the_other",
    "test_uploads_sending.py",
    "test_actions.py",
    "test_bad_forms.py::test_a_letter_that_no_text_can_hold_breaks_no_page",
)
MORE = (
    "test_access_matrix.py",
    "test_plan_histories.py",
    "test_uploads_deciding.py",
    "test_managing_accounts.py",
    "test_surveys.py",
    "test_meetings.py",
    "test_log.py",
    "test_reports_deciding.py",
    "test_report_texts.py",
)
"""Only in the long run."""
REFUSED = """
import sys
from pathlib import Path
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from derajat.web.profile import load_profile
from derajat.web.serving import settle_database
settle_database(load_profile(Path(sys.argv[1])))
from derajat.web.accounts.log import Deed, check_log, write_deed
assert connection.vendor == "postgresql"
for name in ("\\x00budi", "sari"):
    write_deed(Deed(account=name, act="post", thing="uji"), timezone.now())
for statement in (
    "UPDATE accounts_logentry SET account = 'lain'",
    "DELETE FROM accounts_logentry",
    "TRUNCATE accounts_logentry",
):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        assert "append-only" in str(error), error
    else:
        raise AssertionError(statement)
told = check_log()
assert (told.count, told.is_whole) == (2, True), told
"""


@pytest.fixture(scope="module")
def profile(site, tmp_path_factory):
    """A file with the profile of the small city over an empty PostgreSQL database."""
    root = tmp_path_factory.mktemp("postgresql")
    data = root / "data"
    shutil.copytree(site.profile.data, data, ignore=shutil.ignore_patterns("web"))
    with running_cluster() as address:
        path = root / "profil.json"
        write_profile(replace(site.profile, data=data, database=address), path)
        yield path


def _run(*words, **more):
    """A program in the checkout; its output when it fails."""
    command = [sys.executable, *words]
    environment = {**os.environ, **more}
    environment.pop("DERAJAT_FIGURES", None)
    done = subprocess.run(
        command, cwd=TOP, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-8_000:] + done.stderr[-8_000:]
    return done.stdout


@pytest.mark.needs("psql")
def test_an_empty_database_is_settled_and_its_log_refuses_changes(profile):
    _run("-c", REFUSED, str(profile))


@pytest.mark.needs("psql")
def test_the_other_tests_hold_over_postgresql(profile, record_figure):
    chosen = CHOSEN + MORE if full_counts() else CHOSEN
    places = [str(HERE / name) for name in chosen]
    words = ("-m", "pytest", "-p", "no:xdist", "-p", "no:schemathesis", *places)
    told = _run(*words, **{VARIABLE: str(profile)})
    record_figure("tests over PostgreSQL", told.strip().splitlines()[-1])


def test_the_product_does_without_the_driver(site):
    told = _run(
        "-c",
        "import sys; sys.modules['psycopg'] = None\n"
        "from pathlib import Path\n"
        "from derajat.web.profile import load_profile\n"
        "from derajat.web.application import start_django\n"
        "import derajat.cli.main, derajat.web.serving\n"
        "start_django(load_profile(Path(sys.argv[1])))\n"
        "import derajat.web.urls\n"
        "print(sorted(m for m in sys.modules if m.startswith('psycopg')))",
        str(_write_plain(site)),
    )
    assert told.strip() == "['psycopg']"


def _write_plain(site):
    path = site.profile.folder / "uji-profil.json"
    write_profile(site.profile, path)
    return path


def test_a_profile_is_read_by_its_owner_alone(tmp_path):
    path = tmp_path / "profil.json"
    write_profile(Profile("k", tmp_path, tmp_path), path)
    assert path.stat().st_mode & 0o077 == 0
