"""What plans promise for an indicator in a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from derajat.model.calendar import year_of_day
from derajat.model.catalogue import Catalogue
from derajat.model.indicators import Direction, Indicator
from derajat.model.labels import Label
from derajat.model.plans import Plan
from derajat.steering.aims import Aim, build_aim


@dataclass(frozen=True)
class PromisedTarget:
    """The target of a year in the unit of the indicator, and the plan that sets it."""

    aim: Aim
    plan: Label

    @property
    def amount(self) -> Fraction | None:
        """The number to reach: the lower end, of what should fall the upper."""
        return self.aim.high if self.aim.low is None else self.aim.low


def find_promised_target(
    plans: Sequence[Plan],
    catalogue: Catalogue,
    indicator: Indicator,
    year: int,
    today: int,
) -> PromisedTarget | None:
    """The target in force: of official plans first, of examples where there is none.

    None where no plan has one that can be read as a number.
    """
    scale = catalogue.units[indicator.unit].scale
    ordered = sorted(plans, key=lambda plan: plan.is_example)
    found = (_find_in(plan, indicator, scale, year, today) for plan in ordered)
    return next((target for target in found if target is not None), None)


def _find_in(
    plan: Plan, indicator: Indicator, scale: int, year: int, today: int
) -> PromisedTarget | None:
    # Of a year that is over, the target as it was last changed counts.
    day = today if year_of_day(today) == year else None
    for _, item in plan.indicators():
        target = item.target_of(year, day)
        if item.measured_by != indicator.code or target is None:
            continue
        better: Direction = item.better or indicator.better
        aim = build_aim(target.target, better, scale, item.unit)
        if isinstance(aim, Aim):
            return PromisedTarget(aim, plan.label)
    return None
