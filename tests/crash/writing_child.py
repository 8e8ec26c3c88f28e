"""A process that commits what it is told and is killed from outside.

Arguments: folder, file with the commits as JSON, the stage to stop at (-1: none) and
the number of the commit it counts in. Each line it prints is on its way before it goes
on: `begin N`, `stop NAME` (it then waits to be killed), `done N`.
"""

import json
import sys
import time
from pathlib import Path

from stages import staged
from tests.store_office import Office, claim, finding


def make_commit(office, commit):
    """Make one commit described in plain JSON."""
    kind = commit["kind"]
    if kind == "send":
        batch_id = commit["id"]
        findings = [finding(2)] if commit["rows"] else []
        rows = commit["rows"]
        office.send(batch_id, rows, claims=[claim(batch_id)], findings=findings)
    elif kind == "withdraw":
        office.withdraw(commit["id"])
    else:
        office.measure(commit["run"], *commit["numerators"])


def _say(line):
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _main(folder, commits, stop_stage, stop_commit):
    office = Office(Path(folder))
    seen = []

    def visit(name):
        seen.append(name)
        if len(seen) == stop_stage + 1:
            _say(f"stop {name}")
            time.sleep(600)

    for number, commit in enumerate(json.loads(Path(commits).read_text())):
        _say(f"begin {number}")
        if number == stop_commit:
            with staged(visit):
                make_commit(office, commit)
        else:
            make_commit(office, commit)
        _say(f"done {number}")


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
