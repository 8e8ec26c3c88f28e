"""The real commands, killed while they receive and measure, end where others end."""

import json
import random
import subprocess
import sys
import time

from derajat.cli import main


OFFICE = ("--office", "jawa-timur")
ANSWER = ("indicator", "area", "period", "group", "numerator", "denominator", "shown")


def _kill_demo(folder, seconds: float) -> bool:
    """Run the demo and kill it after some seconds; whether it was still running."""
    process = subprocess.Popen(
        [sys.executable, "-m", "derajat", "demo", *OFFICE, "--data", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return True
    return False


def _answer(words, folder, capsys):
    capsys.readouterr()
    assert main([*words, *OFFICE, "--data", str(folder), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def _duration(folder) -> float:
    start = time.monotonic()
    assert not _kill_demo(folder, 600)
    return time.monotonic() - start


def test_a_demo_killed_again_and_again_ends_like_one_that_was_not(
    tmp_path, capsys, counts, record_figure
):
    chance = random.Random(7)
    whole = _duration(tmp_path / "whole")
    killed = sum(
        _kill_demo(tmp_path / "killed", chance.uniform(0.3, 1.0) * whole)
        for _ in range(counts(3, 20))
    )
    record_figure("demos killed while receiving and measuring", killed)
    told = _answer(["demo"], tmp_path / "killed", capsys)[0]
    assert told["received"] == (
        told["accepted"] + told["questioned"] + told["set_aside"]
    )
    batches = _answer(["batches"], tmp_path / "killed", capsys)
    assert len({batch["content_hash"] for batch in batches}) == len(batches) == 12
    ours, theirs = (
        [
            [value[name] for name in ANSWER]
            for value in _answer(["values"], tmp_path / folder, capsys)
        ]
        for folder in ("killed", "whole")
    )
    assert ours == theirs
    assert killed >= 1
