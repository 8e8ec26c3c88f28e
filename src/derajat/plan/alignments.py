"""Whether the nodes of other plans that a plan is aligned to exist."""

from collections.abc import Sequence

from derajat.catalogue.grammar.pages import Page
from derajat.model.plans import Alignment, Plan


def check_alignments(plans: Sequence[tuple[Page, Plan | None]]) -> None:
    """Report alignments to plans or nodes that do not exist.

    A plan with problems of its own is known by the name of its file; what is said of
    its nodes stays unchecked.
    """
    by_name = {_stem(p.file): None if p.failed else plan for p, plan in plans}
    for page, plan in plans:
        for node in plan.nodes if plan else ():
            for alignment in node.aligned_to:
                if alignment.plan:
                    _check_alignment(page, alignment, by_name)


def _check_alignment(
    page: Page, alignment: Alignment, by_name: dict[str, Plan | None]
) -> None:
    line = alignment.where.line
    if alignment.plan not in by_name:
        page.report_unknown("PLN-020", line, alignment.plan, by_name)
        return
    other = by_name[alignment.plan]
    if other and alignment.node and alignment.node not in other.by_code:
        page.report_unknown(
            "PLN-021", line, alignment.node, other.by_code, plan=other.name
        )


def _stem(file: str) -> str:
    return file.rsplit("/", 1)[-1].removesuffix(".yaml")
