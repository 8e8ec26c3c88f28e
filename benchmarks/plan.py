"""A plan of 10,000 nodes loaded and checked, beside a plain YAML parse of the file.

`python -m benchmarks plan` prints what `run` returns. The plan is invented: one vision,
a few missions, goals and objectives, many programmes, activities and sub-activities.
`bare` has statements only. In `full` each node from the goals down has an indicator
with a baseline and six targets, and from the programmes down six years of money as
well: 130,000 numbers that the doctor reads and compares.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import yaml

from benchmarks._timing import best_seconds
from derajat.content import find_content
from derajat.model.catalogue import Catalogue
from derajat.model.plans import Plan, PlanStructure
from derajat.plan.doctor import check_plan
from derajat.plan.loading import read_plan_file
from derajat.plan.pausing import collector_paused
from derajat.plan.structure import load_structure


NODES = 10_000
TARGET_SECONDS = 2.0
YEARS = range(2025, 2031)
_LEVELS = (
    ("vision", 0.0),
    ("mission", 0.0005),
    ("goal", 0.001),
    ("objective", 0.004),
    ("programme", 0.02),
    ("activity", 0.15),
    ("sub-activity", 1.0),
)
"""Kinds from above, and what share of all nodes stands at or above each."""
_HEAD = """\
grammar: 1
plan: besar
label: {id: Rencana besar, en: Large plan}
kind: renstra
title: Rencana buatan untuk pengukuran
source: buatan
is_example: yes
period: {start: 2025, end: 2030, baseline_year: 2024}
nodes:
"""


def run(arguments: Sequence[str] = ()) -> str:
    """Figures as JSON: seconds by stage, the best of three rounds.

    `python -m benchmarks plan 10000`: the number of nodes.
    """
    nodes = int(arguments[0]) if arguments else NODES
    figures: dict[str, object] = {
        "benchmark": "plan",
        "nodes": nodes,
        "target_seconds": TARGET_SECONDS,
    }
    with tempfile.TemporaryDirectory() as folder:
        for name, is_full in (("bare", False), ("full", True)):
            path = Path(folder) / "besar.yaml"
            path.write_text(render_large_plan(nodes, is_full), encoding="utf-8")
            figures[name] = measure_plan(path)
    return json.dumps(figures, indent=2)


def measure_plan(path: Path) -> dict[str, object]:
    """Figures of one file."""
    structure = load_structure(find_content("definitions"))
    text = path.read_text(encoding="utf-8")
    parse = best_seconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader))
    load = best_seconds(lambda: _load(path, structure))
    plan = _load(path, structure)
    doctor = best_seconds(lambda: _check(plan, structure))
    return {
        "nodes": len(plan.nodes),
        "indicators": sum(1 for _ in plan.indicators()),
        "findings": _check(plan, structure),
        "bytes": len(text.encode()),
        "seconds": round(load + doctor, 3),
        "load_seconds": round(load, 3),
        "doctor_seconds": round(doctor, 3),
        "plain_parse_seconds": round(parse, 3),
        "ratio": round((load + doctor) / parse, 2),
    }


def _load(path: Path, structure: PlanStructure) -> Plan:
    return read_plan_file(path, structure, Catalogue())


def _check(plan: Plan, structure: PlanStructure) -> int:
    """The number of findings, as the command looks for them."""
    with collector_paused():
        return len(check_plan(plan, structure))


def render_large_plan(nodes: int, is_full: bool) -> str:
    """The text of a plan of so many nodes, with or without indicators and money."""
    return _HEAD + "\n".join(_lines(nodes, is_full)) + "\n"


def _lines(nodes: int, is_full: bool) -> Iterator[str]:
    numbers = count()
    above: list[int] = []
    for kind, share in _LEVELS:
        last = max(int(nodes * share), len(above))
        own: list[int] = []
        while not own or (own[-1] + 1 < last):
            number = next(numbers)
            parent = above[len(own) % len(above)] if above else None
            own.append(number)
            yield from _node(number, kind, parent)
            if is_full:
                yield from _promises(number, kind)
        above = own


def _node(number: int, kind: str, parent: int | None) -> Iterator[str]:
    yield f"  - code: N{number}"
    yield f"    kind: {kind}"
    yield f"    statement: Meningkatnya mutu pelayanan kesehatan bagian {number}"
    if parent is not None:
        yield f"    parent: N{parent}"
    yield f"    owner: Bidang {number % 7}"


def _promises(number: int, kind: str) -> Iterator[str]:
    if kind not in ("vision", "mission"):
        yield from _indicator(number)
    if kind in ("programme", "activity", "sub-activity"):
        amounts = ", ".join(f'{y}: "{number % 900 + y}000000"' for y in YEARS)
        yield f"    budget: [{{years: {{{amounts}}}}}]"


def _indicator(number: int) -> Iterator[str]:
    first = number % 50
    targets = ", ".join(f'{y}: "{first + y - 2024}"' for y in YEARS)
    yield "    indicators:"
    yield f"      - code: I{number}"
    yield f"        statement: Persentase sasaran bagian {number} yang dilayani"
    yield "        unit: persen"
    yield "        better: higher"
    yield "        formula: yang dilayani / sasaran x 100"
    yield f'        baseline: {{year: 2024, value: "{first}"}}'
    yield f"        targets: {{{targets}}}"
