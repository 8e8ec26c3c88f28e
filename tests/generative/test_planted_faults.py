"""Faults planted in one engine are found by comparing it with the other."""

import operator

import ibis
import pytest

from derajat.engines.counting_plan import rules
from derajat.engines.duckdb import DuckDBEngine
from derajat.engines.ibis_text import calendars, conditions, keeping, summaries
from derajat.engines.reference import ReferenceEngine
from derajat.model.conditions import Relation
from derajat.model.facts import ORDER

from .agreement import compare_engines
from .coverage import Coverage


MOST_DEFINITIONS = 200


def treat_missing_as_false(monkeypatch):
    decide = rules.decide
    monkeypatch.setattr(rules, "decide", lambda *asked: bool(decide(*asked)))


def reverse_ties(monkeypatch):
    order = keeping._order

    def reversed_order(table, ranking):
        ranks = order(table, ranking)
        arrival = table[ORDER]
        is_last = ranking.which is keeping.Which.LAST
        return [*ranks[:-1], arrival.asc() if is_last else arrival.desc()]

    monkeypatch.setattr(keeping, "_order", reversed_order)


def read_at_most_as_below(monkeypatch):
    monkeypatch.setitem(conditions._RELATIONS, Relation.AT_MOST, operator.lt)


def start_weeks_on_monday(monkeypatch):
    monkeypatch.setattr(calendars, "_DAYS_TO_WEEK_OPENING", 3)


def sum_nothing_to_zero(monkeypatch):
    whole_sum = summaries.whole_sum
    monkeypatch.setattr(
        summaries, "whole_sum", lambda *asked: ibis.coalesce(whole_sum(*asked), 0)
    )


FAULTS = [
    treat_missing_as_false,
    reverse_ties,
    read_at_most_as_below,
    start_weeks_on_monday,
    sum_nothing_to_zero,
]


@pytest.mark.parametrize("plant", FAULTS, ids=lambda plant: plant.__name__)
def test_a_planted_fault_is_found(plant, monkeypatch, record_figure):
    engines = (ReferenceEngine(), DuckDBEngine())
    with monkeypatch.context() as patched:
        plant(patched)
        found = compare_engines(engines, range(MOST_DEFINITIONS), Coverage())
    assert found is not None
    assert found.is_settled_by(engines)
    record_figure(f"definitions until found: {plant.__name__}", found.seed + 1)
