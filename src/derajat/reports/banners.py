"""What nobody may overlook, printed on every page."""

from derajat.model.labels import Label
from derajat.reports.addresses import list_numbers
from derajat.reports.outline import Outline
from derajat.reports.source import Making


INVENTED = Label("DATA REKAAN", "INVENTED DATA")
EXAMPLE = Label(
    "TARGET CONTOH, BUKAN DOKUMEN RESMI", "EXAMPLE TARGETS, NOT AN OFFICIAL DOCUMENT"
)
_OF_PLANS = frozenset(
    {"target", "year-target", "pws-target", "baseline", "attainment", "gap"}
)
"""Parts of facts that only a plan can give."""


def build_banner(outline: Outline, making: Making) -> str:
    """Invented data, or targets that somebody made up; empty for real ones."""
    if making.source.is_invented:
        return INVENTED.render(making.language)
    speaks_of_targets = any(
        number.fact.what in _OF_PLANS for _, number in list_numbers(outline)
    )
    if speaks_of_targets and _has_examples_only(making):
        return EXAMPLE.render(making.language)
    return ""


def _has_examples_only(making: Making) -> bool:
    """Whether all plans with a target of the year are examples."""
    with_targets = [
        plan
        for plan in making.source.plans
        if any(item.target_of(making.year) for _, item in plan.indicators())
    ]
    return bool(with_targets) and all(plan.is_example for plan in with_targets)
