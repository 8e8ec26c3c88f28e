"""The benchmarks still run; what they measure is not judged here."""

import json

from benchmarks import measure, plan, receive


def test_measuring_runs_and_counts_every_row():
    (figures,) = json.loads(measure.run(["--rows", "2000"]))
    assert figures["indicators"] == 60
    assert figures["values"] > 0
    assert figures["ratio"] > 0


def test_loading_and_checking_a_plan_runs_with_every_node():
    figures = json.loads(plan.run(["50"]))
    assert figures["bare"]["nodes"] == figures["full"]["nodes"] == 50
    assert figures["bare"]["indicators"] == 0
    assert figures["full"]["indicators"] > 0
    assert figures["full"]["seconds"] > 0


def test_receiving_runs_with_and_without_faults(monkeypatch):
    monkeypatch.setattr(receive, "CELLS", 3000)
    monkeypatch.setattr(receive, "ROUNDS", 1)
    figures = json.loads(receive.run([]))
    assert figures["without_faults"]["findings"] == 0
    assert figures["with_faults"]["findings"] > 0
    assert figures["with_faults"]["marked_copy"] == "parts added"
