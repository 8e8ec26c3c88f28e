"""A process killed while it receives and measures loses nothing it acknowledged.

The history is kept here, outside the store: what the child said it had done. After each
kill the store must show the acknowledged commits, and of the one under way all or
nothing. A twin office makes the same commits and is never killed.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tests.store_office import MARCH, Office, child, describe
from writing_child import make_commit


HERE = Path(__file__).parent


class Plan:
    """Random commits that make sense one after the other."""

    def __init__(self, chance):
        self.chance = chance
        self.made = 0
        self.in_force = []

    def next_commit(self):
        self.made += 1
        kind = self.chance.choice(("send", "send", "send", "withdraw", "measure"))
        if kind == "withdraw" and self.in_force:
            chosen = self.chance.choice(self.in_force)
            self.in_force.remove(chosen)
            return {"kind": "withdraw", "id": chosen}
        if kind == "measure":
            numbers = [self.chance.randrange(100) for _ in range(3)]
            return {"kind": "measure", "run": f"r{self.made}", "numerators": numbers}
        self.in_force.append(f"b{self.made}")
        return {"kind": "send", "id": f"b{self.made}", "rows": self._rows()}

    def _rows(self):
        names = self.chance.sample("ABCDEFGHIJ", self.chance.randrange(6))
        return [
            child(name, self.chance.randrange(300), self.chance.choice((18993, MARCH)))
            for name in names
        ]


def _run_child(folder, commits, stop_stage, stop_commit, seconds):
    """Lines the child said before it was killed: at its stop, or after `seconds`."""
    todo = folder / "commits.json"
    todo.write_text(json.dumps(commits))
    process = subprocess.Popen(
        [sys.executable, HERE / "writing_child.py", folder, todo]
        + [str(stop_stage), str(stop_commit)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    said = []
    started = None
    os.set_blocking(process.stdout.fileno(), False)
    while process.poll() is None:
        said += [line.strip() for line in process.stdout.readlines()]
        if said and started is None:
            started = time.monotonic()
        waited = 0 if started is None else time.monotonic() - started
        if any(line.startswith("stop") for line in said) or waited > seconds:
            process.kill()
            break
        time.sleep(0.002)
    process.wait()
    os.set_blocking(process.stdout.fileno(), True)
    said += [line.strip() for line in process.stdout.read().splitlines()]
    process.stdout.close()
    assert process.returncode in (0, -signal.SIGKILL), "the child failed by itself"
    return said, process.returncode


def _acknowledged(said):
    return sum(line.startswith("done") for line in said)


def _is_inside(said):
    return not said[-1].startswith("done") if said else False


def _kill_once(chance, plan, killed, twin):
    """Kill the child somewhere in five commits; returns where."""
    commits = [plan.next_commit() for _ in range(5)]
    is_planned = chance.random() < 0.6
    stage = chance.randrange(45) if is_planned else -1
    seconds = 600 if is_planned else chance.random() * 0.8
    stop_commit = chance.randrange(5)
    said, status = _run_child(killed.folder, commits, stage, stop_commit, seconds)
    acknowledged = _acknowledged(said)
    for commit in commits[:acknowledged]:
        make_commit(twin, commit)
    _check_after(killed, twin, commits[acknowledged:], _is_inside(said))
    return "finished" if status == 0 else ("inside" if _is_inside(said) else "between")


def _check_after(killed, twin, rest, is_inside):
    seen = describe(killed.store)
    if seen != describe(twin.store):
        assert is_inside, "a commit that never began can be seen"
        make_commit(twin, rest.pop(0))
        assert seen == describe(twin.store), "neither before nor after the commit"
    assert killed.store.verify() == ()
    for commit in rest:
        make_commit(killed, commit)
        make_commit(twin, commit)
    assert describe(killed.store) == describe(twin.store)


def test_kills_lose_nothing_acknowledged_and_show_nothing_half(
    tmp_path, counts, record_figure
):
    chance = random.Random(2026)
    wanted = counts(6, 100)
    where = Counter()
    while where["inside"] + where["between"] < wanted:
        if sum(where.values()) % 10 == 0:
            folder = tmp_path / str(sum(where.values()))
            killed, twin = Office(folder / "killed"), Office(folder / "twin")
            plan = Plan(chance)
        where[_kill_once(chance, plan, killed, twin)] += 1
    assert where["inside"] >= 0.4 * wanted
    record_figure("store kills", where["inside"] + where["between"])
    record_figure("store kills inside a commit", where["inside"])


def test_the_lock_of_a_killed_writer_is_free_at_once(tmp_path):
    office = Office(tmp_path)
    commits = [{"kind": "send", "id": "b1", "rows": [child("A", 1)]}]
    said, status = _run_child(tmp_path, commits, 12, 0, 600)
    assert said[-1].startswith("stop")
    assert status != 0
    make_commit(office, commits[0])
    assert office.weights() == {"A": 1}
