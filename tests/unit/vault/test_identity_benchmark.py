"""The benchmark of tokens and vault still runs; what it measures is not judged here."""

import json

from benchmarks import identities


def test_the_benchmark_runs_with_few_persons(monkeypatch):
    monkeypatch.setattr(identities, "NIKS", 1000)
    figures = json.loads(identities.run(["500"]))
    assert figures["persons"] == 500
    assert set(figures["stages"]) == {
        "tokens",
        "vault_new",
        "vault_again",
        "rotate",
        "erase",
    }
