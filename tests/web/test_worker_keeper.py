"""A worker that is killed is followed by another, until the server ends."""

import os
import signal
import sys
import threading

from derajat.web.serving import WorkerKeeper


SLEEPING = [sys.executable, "-c", "import time; time.sleep(600)"]


def _wait_until(is_so):
    paused = threading.Event()
    while not is_so():
        paused.wait(0.02)


def test_a_killed_worker_is_followed_by_another_and_the_last_one_is_ended():
    keeper = WorkerKeeper(SLEEPING, pause=0.02)
    keeper.start()
    first = keeper.worker
    os.kill(first.pid, signal.SIGKILL)
    _wait_until(lambda: keeper.worker is not first)
    second = keeper.worker
    assert second.pid != first.pid
    keeper.stop()
    assert keeper.worker.poll() is not None
