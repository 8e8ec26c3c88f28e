"""Serving the pages of an office: database, worker of jobs, server."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from granian import Granian
from granian.constants import Interfaces

from derajat.web.application import VARIABLE, start_django
from derajat.web.profile import Profile, write_profile
from derajat.web.starting import require_safe_profile


PROFILE_FILE = "profil.json"
_THREADS = 8
_BACKLOG = 256


def settle_database(profile: Profile) -> None:
    """Start Django and bring both databases to the newest form."""
    start_django(profile)
    from django.core.management import call_command

    for database in ("default", "jobs"):
        call_command("migrate", database=database, verbosity=0, interactive=False)


def serve(profile: Profile) -> None:
    """Answer until interrupted. Raises WEB-011 to WEB-018 for an unsafe profile."""
    require_safe_profile(profile)
    path = profile.folder / PROFILE_FILE
    write_profile(profile, path)
    os.environ[VARIABLE] = str(path)
    with _worker():
        _server(profile).serve()


def _server(profile: Profile) -> Granian:
    return Granian(
        "derajat.web.wsgi:application",
        address=profile.address,
        port=profile.port,
        interface=Interfaces.WSGI,
        workers=profile.processes,
        blocking_threads=_THREADS,
        backlog=_BACKLOG,
        respawn_failed_workers=True,
        log_access=False,
        log_level="warning",
        ssl_cert=profile.certificate,
        ssl_key=profile.certificate_key,
    )


@contextmanager
def _worker() -> Iterator[None]:
    """The worker of jobs, a process of its own, for as long as the block runs."""
    keeper = WorkerKeeper([sys.executable, "-m", "derajat.web.worker"])
    keeper.start()
    try:
        yield
    finally:
        keeper.stop()


class WorkerKeeper:
    """Keeps one worker alive: when it ends by itself, or is killed, another begins."""

    def __init__(self, command: list[str], pause: float = 2.0) -> None:
        self._command, self._pause = command, pause
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True)
        self.worker = subprocess.Popen(command)

    def start(self) -> None:
        """Watch the worker from now on."""
        self._thread.start()

    def stop(self) -> None:
        """End the worker and wait for it."""
        self._ended.set()
        self._thread.join(self._pause * 2)
        self.worker.terminate()
        self.worker.wait()

    def _keep(self) -> None:
        while not self._ended.wait(self._pause):
            if self.worker.poll() is not None:
                self.worker = subprocess.Popen(self._command)
