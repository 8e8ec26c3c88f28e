"""What blocks of the performance chain are repeated for."""

from collections.abc import Sequence

from derajat.reports.builders import Item, Repetition, Settings
from derajat.reports.performance.review import PlannedIndicator, result_nodes
from derajat.reports.performance.wording import slug
from derajat.reports.plans import choose_plan
from derajat.reports.source import Making


def _objectives(making: Making, settings: Settings) -> Sequence[Item]:
    plan = choose_plan(making, settings)
    return tuple(
        Item(
            slug(node.code),
            node,
            {"sasaran": node.statement, "kode_sasaran": node.code},
        )
        for node in result_nodes(plan)
    )


def _indicators(making: Making, settings: Settings) -> Sequence[Item]:
    """Those of the objective around, or of all goals and objectives."""
    around = making.item.subject if isinstance(making.item, Item) else None
    nodes = result_nodes(choose_plan(making, settings))
    return tuple(
        Item(
            slug(item.code),
            PlannedIndicator(node, item),
            {"indikator": item.statement, "kode": slug(item.code)},
        )
        for node in nodes
        if around is None or node == around
        for item in node.indicators
    )


REPETITIONS = {
    "sasaran": Repetition(
        _objectives, words=("sasaran", "kode_sasaran"), takes=("plan",)
    ),
    "indikator-sasaran": Repetition(
        _indicators, words=("indikator", "kode"), takes=("plan",)
    ),
}
