"""What scores of plans are made from: the values they name, and what they ask."""

from collections.abc import Sequence

from derajat.model.plans import Plan
from derajat.model.values import Value
from derajat.opening.scoring import linked_indicators
from derajat.steering.score_lines import Asked
from derajat.web.reading.office import Reading


def read_plan_values(reading: Reading, plans: Sequence[Plan], area: str) -> list[Value]:
    """The values of an area that plans are measured by, all groups together."""
    return [
        value
        for code in sorted(linked_indicators(plans))
        for value in reading.shelf.choose(code, area=area, group="")
    ]


def ask_scores(reading: Reading, area: str) -> Asked:
    """The question of a scorecard of an area, with the costs of the office."""
    office = reading.office
    return Asked(
        catalogue=reading.catalogue,
        area=area,
        office_area=office.area,
        unit_costs={cost.indicator: cost.rupiah for cost in office.unit_costs},
    )
