"""Which rows of a worked example were not counted, and why."""

from derajat.engines.reference import trace_tally
from derajat.measures.example_data import build_example_facts
from derajat.measures.explaining.rows import REASONS
from derajat.measures.plan import MeasurePlan
from derajat.model.catalogue import Catalogue
from derajat.model.indicators import Example
from derajat.model.labels import Label


def render_left_out(catalogue: Catalogue, plan: MeasurePlan, example: Example) -> Label:
    """`dataset row (reason)` for every row left out; says so when all counted."""
    facts = build_example_facts(catalogue, example)
    day = example.period.last_day
    seen: dict[Label, None] = {}
    for tally in plan.tallies:
        if tally.name.startswith(("presence:", "eligible:")):
            continue
        for row in trace_tally(catalogue, facts, tally, day):
            if row.reason is not None and row.part is None:
                rows = ", ".join(
                    f"{origin.dataset} {origin.row}" for origin in sorted(row.origins)
                )
                reason = REASONS[row.reason]
                seen[Label(f"{rows} ({reason.id})", f"{rows} ({reason.en})")] = None
    if not seen:
        return Label("semua baris dihitung", "all rows are counted")
    return Label(
        "tidak dihitung: " + "; ".join(label.id for label in seen),
        "not counted: " + "; ".join(label.en for label in seen),
    )
