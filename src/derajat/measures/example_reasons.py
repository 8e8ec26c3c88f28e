"""Which rows of a worked example were not counted, and why."""

from collections import Counter

from derajat.engines.reference import trace_tally
from derajat.measures.example_data import build_example_facts
from derajat.measures.plan import MeasurePlan
from derajat.model.catalogue import Catalogue
from derajat.model.indicators import Example


def render_left_out(catalogue: Catalogue, plan: MeasurePlan, example: Example) -> str:
    """`dataset row (reason)` for every row left out; empty when all counted."""
    facts = build_example_facts(catalogue, example)
    day = example.period.last_day
    seen: Counter[str] = Counter()
    for tally in plan.tallies:
        if tally.name.startswith(("presence:", "eligible:")):
            continue
        for row in trace_tally(catalogue, facts, tally, day):
            if row.reason is not None and row.part is None:
                rows = ", ".join(
                    f"{origin.dataset} {origin.row}" for origin in sorted(row.origins)
                )
                seen[f"{rows} ({row.reason.value})"] += 1
    return "; ".join(seen)
