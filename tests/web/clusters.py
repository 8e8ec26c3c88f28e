"""A PostgreSQL server of a test, in a folder of its own, gone with the test."""

import os
import secrets
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from tests.ports import find_free_port


USER = "postgres"


def find_binaries() -> Path:
    """The folder of initdb and pg_ctl, on Debian outside the path of commands."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    return sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))[-1].parent


@contextmanager
def running_cluster():
    """The address of an empty database, answering as long as the block runs."""
    binaries, password = find_binaries(), secrets.token_hex(12)
    folder = Path(tempfile.mkdtemp(prefix="derajat-pg-"))
    (folder / "sandi").write_text(password)
    port = find_free_port()
    try:
        _give_away(folder)
        _run(binaries, "initdb", *_making(folder))
        _run(binaries, "pg_ctl", *_starting(folder, port), "start")
        try:
            yield f"postgresql://{USER}:{password}@127.0.0.1:{port}/postgres"
        finally:
            _run(binaries, "pg_ctl", "-D", str(folder / "data"), "-m", "fast", "stop")
    finally:
        shutil.rmtree(folder)


def _making(folder: Path) -> list[str]:
    return [
        *("-D", str(folder / "data"), "-U", USER, "-A", "scram-sha-256"),
        *("--pwfile", str(folder / "sandi"), "-E", "UTF8", "--locale", "C"),
        "--no-sync",
    ]


def _starting(folder: Path, port: int) -> list[str]:
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off"
    log = str(folder / "log")
    return ["-D", str(folder / "data"), "-l", log, "-w", "-o", options]


def _run(binaries: Path, program: str, *words: str) -> None:
    """Run a program of the server, which refuses to be root."""
    as_other = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    command = [*as_other, str(binaries / program), *words]
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)


def _give_away(folder: Path) -> None:
    if os.geteuid() == 0:
        for path in (folder, folder / "sandi"):
            shutil.chown(path, USER, USER)
