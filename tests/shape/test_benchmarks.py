"""The benchmarks still run; what they measure is not judged here."""

import json

from benchmarks import measure, receive


def test_measuring_runs_and_counts_every_row():
    (figures,) = json.loads(measure.run(["--rows", "2000"]))
    assert figures["indicators"] == 60
    assert figures["values"] > 0
    assert figures["ratio"] > 0


def test_receiving_runs_with_and_without_faults(monkeypatch):
    monkeypatch.setattr(receive, "CELLS", 3000)
    monkeypatch.setattr(receive, "ROUNDS", 1)
    figures = json.loads(receive.run([]))
    assert figures["without_faults"]["findings"] == 0
    assert figures["with_faults"]["findings"] > 0
    assert figures["with_faults"]["marked_copy"] == "parts added"
