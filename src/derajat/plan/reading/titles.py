"""The plan around its nodes: name, kind of document and period."""

import re
from pathlib import PurePath

from derajat.model.labels import Label
from derajat.model.plans import Plan, PlanNode


_KINDS = ("renstra", "rpjmd", "renja", "iku")
_PERIOD = re.compile(
    r"\b((?:19|20)[0-9]{2})\s?(?:[-\u2013\u2014/]|s/d|sampai)\s?((?:19|20)[0-9]{2})\b"
)
_AGREEMENT = re.compile(r"perjanjian kinerja", re.IGNORECASE)


def build_plan(
    file: str,
    title: str,
    nodes: tuple[PlanNode, ...],
    baseline_year: int | None,
    period: tuple[int, int] | None = None,
) -> Plan:
    """The proposed plan; without a `period` it is that of the years printed."""
    years = sorted(period or _years_of(nodes))
    return Plan(
        name=plan_name(file),
        label=Label(title, title),
        kind=kind_of_document(f"{title} {file}"),
        title=title,
        source=file,
        start_year=years[0] if years else None,
        end_year=years[-1] if years else None,
        baseline_year=baseline_year,
        transition_year=None,
        authority=None,
        is_example=False,
        notes=(),
        tag_groups=(),
        nodes=nodes,
        file=file,
    )


def plan_name(file: str) -> str:
    """The name of a file as that of a plan: `renstra-2018-2022-target`."""
    plain = re.sub(r"[^a-z0-9]+", "-", PurePath(file).stem.casefold()).strip("-")
    return plain or "rencana"


def kind_of_document(text: str) -> str:
    """The kind that a title or file name says; `other` when it says none."""
    folded = text.casefold()
    if _AGREEMENT.search(folded):
        return "agreement"
    found = [
        kind for kind in _KINDS if re.search(rf"(?<![a-z]){kind}(?![a-z])", folded)
    ]
    return found[0] if found else "other"


def find_period(text: str) -> tuple[int, int] | None:
    """First and last year where a text names one period only: `2021-2026`."""
    found = {(int(a), int(b)) for a, b in _PERIOD.findall(text) if a < b}
    return found.pop() if len(found) == 1 else None


def _years_of(nodes: tuple[PlanNode, ...]) -> set[int]:
    targets = {t.year for node in nodes for i in node.indicators for t in i.targets}
    money = {y.year for node in nodes for line in node.budget for y in line.years}
    return targets | money
