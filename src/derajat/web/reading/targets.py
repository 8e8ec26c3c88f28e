"""What the plans of the office promise for an indicator in a year."""

from derajat.model.indicators import Indicator
from derajat.steering.promised_targets import PromisedTarget, find_promised_target
from derajat.web.reading.office import Reading


def find_target(
    reading: Reading, indicator: Indicator, year: int, today: int
) -> PromisedTarget | None:
    """The target in force, as `find_promised_target` tells it."""
    plans, catalogue = reading.plans, reading.catalogue
    return find_promised_target(plans, catalogue, indicator, year, today)
