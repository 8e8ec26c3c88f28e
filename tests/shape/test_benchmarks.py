"""The benchmarks still run; what they measure is not judged here."""

import json

from benchmarks import (
    city,
    measure,
    plan,
    receive,
    statistics_growth,
    statistics_growth_duckdb,
    statistics_outbreaks,
    statistics_rates,
)


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


def test_an_invented_city_runs_from_nothing_to_its_values():
    quarter = ["--first", "2026", "--last", "2026", "--month", "3"]
    figures = json.loads(city.run(["--people", "3000", *quarter]))
    assert figures["rows_received"] == figures["rows_written"]
    assert figures["files_refused"] == []
    assert figures["planted_faults"]["missed"] == {}
    assert figures["planted_faults"]["false"] == 0
    assert figures["values"] > 0


def test_growth_runs_in_arrays_and_in_duckdb():
    figures = statistics_growth.measure(1000)
    assert figures["rows"] == 1000
    assert figures["given_z"] > 4000
    figures = statistics_growth_duckdb.measure(1000)
    for kind in ("with_gaps", "complete"):
        assert figures[kind]["rows_per_second"] > 0


def test_rates_run_for_every_row_and_area(monkeypatch):
    monkeypatch.setattr(statistics_rates, "ROWS", 1000)
    monkeypatch.setattr(statistics_rates, "AREAS", 50)
    figures = statistics_rates.measure()
    assert figures["intervals"]["wilson_ratio"] > 0
    assert figures["by_age"]["areas"] == 50


def test_outbreaks_run_for_every_series(monkeypatch):
    monkeypatch.setattr(statistics_outbreaks, "SERIES", 20)
    monkeypatch.setattr(statistics_outbreaks, "ALONE", 2)
    figures = statistics_outbreaks.measure(1)
    assert 0 < figures["farrington"]["given"] <= 20
    assert set(figures["ears"]["series_weeks_per_second"]) == {
        "ears_c1",
        "ears_c2",
        "ears_c3",
    }
