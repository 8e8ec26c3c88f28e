"""Faults planted in one engine are found by comparing it with the other."""

import operator

import ibis
import pytest

from derajat.engines.counting_plan import rules
from derajat.engines.duckdb import DuckDBEngine
from derajat.engines.ibis_text import (
    calendars,
    conditions,
    keeping,
    selections,
    steps,
    summaries,
)
from derajat.engines.reference import ReferenceEngine
from derajat.model.conditions import Relation
from derajat.model.facts import ORDER
from derajat.model.steps import Which

from .agreement import compare_engines
from .coverage import Coverage


MOST_DEFINITIONS = 200


def treat_missing_as_false(monkeypatch):
    decide = rules.decide
    monkeypatch.setattr(rules, "decide", lambda *asked: bool(decide(*asked)))


def reverse_where(monkeypatch, is_meant):
    facing, opposite = (
        keeping._facing,
        {Which.LAST: Which.FIRST, Which.FIRST: Which.LAST},
    )

    def reversed_facing(value, which):
        return facing(value, opposite[which] if is_meant(value) else which)

    monkeypatch.setattr(keeping, "_facing", reversed_facing)


def reverse_ties(monkeypatch):
    reverse_where(monkeypatch, lambda value: value.get_name() == ORDER)


def rank_missing_highest(monkeypatch):
    reverse_where(monkeypatch, lambda value: value.type().is_boolean())


def leave_copies_to_chance(monkeypatch):
    for module in (steps, selections):
        monkeypatch.setattr(module, "columns_by_name", lambda *asked: ())


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
    rank_missing_highest,
    leave_copies_to_chance,
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
