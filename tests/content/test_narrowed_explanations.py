"""In the worked examples of all indicators, narrowed rows are traced as all are."""

import pytest

from derajat.engines.reference import ReferenceEngine
from derajat.measures.compile import compile_measures
from derajat.measures.example_data import build_example_facts, build_example_office
from derajat.measures.explaining.tracing import Subject, Tracer
from derajat.model.areas import AreaLevel
from derajat.opening.offices import open_catalogue


def _subjects(indicator, office, example):
    for area in office.areas.areas:
        yield Subject(
            indicator.code,
            area.code,
            area.level,
            example.period,
            example.group,
            indicator.accumulate,
        )


def _sides(tracer, versions, subject):
    for planned in versions:
        for count in planned.counts:
            yield tracer.trace_count(count, planned.version, subject)
        eligible = planned.eligible
        if eligible and eligible.number:
            number = eligible.number
            yield tracer.trace_eligible(eligible, number, planned.version, subject)


def _compare(catalogue, indicator, plan, example):
    """The subjects of an example that differ, and how many rows were traced."""
    facts = build_example_facts(catalogue, example)
    day = example.period.last_day
    parts = ReferenceEngine().compute_parts(catalogue, facts, plan.tallies, day)
    office = build_example_office(indicator, plan, parts, example)
    empty = next(iter(facts.values())).slice(0, 0) if facts else None

    def load(name):
        return facts.get(name, empty)

    few = Tracer(catalogue, office, plan, load, day)
    every = Tracer(catalogue, office, plan, load, day, is_narrowed=False)
    versions = plan.planned(indicator.code).versions
    wrong, rows = [], 0
    for subject in _subjects(indicator, office, example):
        if subject.level is AreaLevel.NATION and not facts:
            continue
        narrowed = list(_sides(few, versions, subject))
        wrong += [subject] * (narrowed != list(_sides(every, versions, subject)))
        rows += sum(len(side.rows) for side in narrowed)
    return wrong, rows


@pytest.mark.parametrize("letter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
def test_every_example_is_traced_the_same(letter, record_figure):
    catalogue = open_catalogue()
    wrong, rows, compared = [], 0, 0
    for code, indicator in catalogue.indicators.items():
        if not code.startswith(letter):
            continue
        plan = compile_measures(catalogue, [code])
        for example in indicator.examples:
            if not example.tables:
                continue
            differing, traced = _compare(catalogue, indicator, plan, example)
            wrong += differing
            rows += traced
            compared += 1
    record_figure(f"narrowed examples {letter}", {"examples": compared, "rows": rows})
    assert wrong == []
    assert rows or not compared
