"""Which plan an address asks for."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from derajat.steering.scorecard import Scorecard
from derajat.web.asked import Asked, read_asked
from derajat.web.clock import today
from derajat.web.pages.plan.scoring import find_scorecard
from derajat.web.plans.in_force import PlanInForce


PLAN = "rencana"


@dataclass(frozen=True)
class AskedPlan:
    """A question about one plan, with all plans in force beside it."""

    asked: Asked
    in_force: tuple[PlanInForce, ...]
    found: PlanInForce
    day: int

    @property
    def card(self) -> Scorecard:
        """The scores of the plan for the area and period asked."""
        return find_scorecard(self.asked, self.found, self.day)

    def link(self, url: str, **more: str) -> str:
        """An address with area, period and plan kept."""
        if len(self.in_force) > 1:
            more = {PLAN: self.found.plan.name, **more}
        return self.asked.link(url, **more)


def read_asked_plan(request: HttpRequest, code: str = "") -> AskedPlan | None:
    """The plan of an address, by default the first; None when the office has none.

    With a code it is the first plan that has such a node. Raises Http404 for a name
    that no plan has.
    """
    asked = read_asked(request)
    in_force = asked.reading.plans_in_force
    wanted = request.GET.get(PLAN, "")
    if not in_force and not wanted:
        return None
    having = tuple(found for found in in_force if code in found.plan.by_code)
    fitting = having if code and not wanted and having else in_force
    return AskedPlan(asked, in_force, choose_plan(fitting, wanted), today())


def choose_plan(in_force: tuple[PlanInForce, ...], wanted: str) -> PlanInForce:
    """The plan of a name, by default the first that is no example.

    Raises Http404 when there is none of that name.
    """
    fitting = [found for found in in_force if wanted in ("", found.plan.name)]
    if not fitting:
        raise Http404
    return min(fitting, key=lambda found: found.plan.is_example)
