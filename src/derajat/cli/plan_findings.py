"""What the plan doctor found, for people and for programs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from derajat.cli.output import problem_fields, write_line
from derajat.model.labels import Label
from derajat.model.plans import Plan
from derajat.opening.plans import OpenPlans
from derajat.plan.doctor import Finding, Severity


@dataclass(frozen=True)
class Checked:
    """A plan with its findings."""

    plan: Plan
    findings: tuple[Finding, ...]


_HEADINGS = {
    Severity.ERROR: Label("Salah", "Errors"),
    Severity.WARNING: Label("Perlu diperiksa", "Warnings"),
    Severity.NOTICE: Label("Catatan", "Notices"),
}


def has_errors(checked: Sequence[Checked]) -> bool:
    """Whether a finding of any plan says that something cannot be right."""
    return any(
        finding.severity is Severity.ERROR
        for item in checked
        for finding in item.findings
    )


def checked_fields(
    opened: OpenPlans, checked: Sequence[Checked], language: str
) -> dict[str, object]:
    """The findings of all plans in one list, each with the name of its plan."""
    names = [item.plan.name for item in checked]
    found = [
        {
            "plan": item.plan.name,
            "severity": finding.severity.value,
            "node": finding.node,
            "indicator": finding.indicator,
            **problem_fields(finding.problem, language),
        }
        for item in checked
        for finding in item.findings
    ]
    told = opened.draft.problems if opened.draft else ()
    return {
        "office": opened.office,
        "plan": names[0] if len(names) == 1 else "",
        "plans": names,
        "findings": found,
        "counts": _count(checked),
        "reading": [problem_fields(problem, language) for problem in told],
    }


def _count(checked: Sequence[Checked]) -> dict[str, int]:
    found = Counter(f.severity for item in checked for f in item.findings)
    return {severity.value: found[severity] for severity in Severity}


def write_checked(opened: OpenPlans, checked: Sequence[Checked], language: str) -> None:
    """Print the findings by plan and severity, with counts."""
    for item in checked:
        for line in _render_checked(item, language):
            write_line(line)
    if opened.draft and opened.draft.problems:
        write_line(
            Label("Cara berkas dibaca", "How the file was read").render(language)
        )
        for problem in opened.draft.problems:
            write_line(f"  {problem.render(language)}")


def _render_checked(item: Checked, language: str) -> Iterator[str]:
    counts = _count([item])
    said = Label(
        "{name}: {error} salah, {warning} perlu diperiksa, {notice} catatan.",
        "{name}: {error} errors, {warning} warnings, {notice} notices.",
    )
    yield said.render(language).format(name=item.plan.name, **counts)
    for severity, heading in _HEADINGS.items():
        own = [f for f in item.findings if f.severity is severity]
        if own:
            yield f"{heading.render(language)} ({len(own)})"
            yield from (f"  {f.problem.render(language)}" for f in own)
    yield ""
