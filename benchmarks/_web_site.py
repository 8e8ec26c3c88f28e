"""The pages of an invented office for a benchmark: accounts, sign-ins, a server."""

import argparse
import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from derajat.web.profile import Profile, write_profile
from derajat.web.serving import settle_database


PORT = 8123
_SERVE = (
    "import sys; from pathlib import Path;"
    "from derajat.web.profile import load_profile;"
    "from derajat.web.serving import serve;"
    "serve(load_profile(Path(sys.argv[1])))"
)


def read_asked(
    name: str, arguments: Sequence[str], **more: float
) -> argparse.Namespace:
    """The folders of an office and the numbers of a benchmark, from its arguments."""
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks {name}")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--keys", type=Path, required=True)
    parser.add_argument("--office", default="pangkalpinang-rekaan-penuh")
    parser.add_argument("--today", default="2026-09-30")
    for word, usual in more.items():
        parser.add_argument(f"--{word}", type=type(usual), default=usual)
    return parser.parse_args(arguments)


def open_site(asked: argparse.Namespace) -> Profile:
    """Django over the folders, with an account for every role."""
    profile = Profile(
        asked.office,
        asked.data,
        asked.keys,
        port=PORT,
        processes=int(getattr(asked, "processes", 1)),
        is_demo=True,
        today=asked.today,
    )
    settle_database(profile)
    from derajat.web.accounts.making import make_demo_accounts
    from derajat.web.reading.office import open_reading

    make_demo_accounts(open_reading().office)
    return profile


def sign_in(role: str):
    """A client of the account with that role."""
    from django.test import Client

    from derajat.web.accounts.models import Account

    client = Client()
    account = Account.objects.get(username=role.lower())
    client.force_login(account, "django.contrib.auth.backends.ModelBackend")
    return client


def cookie_of(client) -> str:
    """The header with which another program is signed in as that client."""
    return "; ".join(
        f"{name}={morsel.value}" for name, morsel in client.cookies.items()
    )


@contextmanager
def served(profile: Profile) -> Iterator[int]:
    """Server and worker as processes of their own; gives the server's number."""
    path = profile.folder / "profil-bench.json"
    write_profile(profile, path)
    server = subprocess.Popen([sys.executable, "-c", _SERVE, str(path)], env=os.environ)
    try:
        _wait_for(f"http://127.0.0.1:{profile.port}/sehat/", 20 * profile.processes)
        yield server.pid
    finally:
        server.terminate()
        server.wait()


def _wait_for(url: str, times: int) -> None:
    """Until so many answers in a row say that the values are warm."""
    in_row = 0
    for _ in range(1_200):
        in_row = in_row + 1 if _is_warm(url) else 0
        if in_row == times:
            return
        time.sleep(0.0 if in_row else 0.1)
    raise TimeoutError(url)


def _is_warm(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - own server
            return bool(json.load(answer)["warm"])
    except OSError:
        return False
