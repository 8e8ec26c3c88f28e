"""Memory stays under 1 GiB, whatever is sent."""

import json
import subprocess
import sys
from pathlib import Path


ROOT = Path(__file__).parents[2]
LIMIT_MIB = 1024


def alone(*words):
    """What a receiving process of its own says of itself."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bad_input.receiving_alone", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_a_million_rows_are_received_and_none_is_lost(counts, record_figure):
    rows = counts(50_000, 1_000_000)
    said = alone("rows", str(rows))
    repeats = rows // 1000
    assert said["received"] == rows
    assert said["set_aside"] == repeats
    assert said["facts"] == rows - repeats
    assert said["questioned"] == rows // 10 + repeats
    assert said["accepted"] + said["questioned"] + said["set_aside"] == rows
    assert said["peak_mib"] < LIMIT_MIB
    record_figure("intake_rows", rows)
    record_figure("intake_rows_peak_mib", said["peak_mib"])


def test_every_bad_file_in_one_process_stays_below_the_limit(record_figure):
    said = alone("corpus")
    assert said["peak_mib"] < LIMIT_MIB
    record_figure("bad_files", said["files"])
    record_figure("bad_files_peak_mib", said["peak_mib"])
