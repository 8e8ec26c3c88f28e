"""Values set against the targets of the office's plans, for any area and period."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from derajat.model.calendar import Period, year_of_day
from derajat.model.indicators import Indicator
from derajat.model.plans import Plan, PlanIndicator, PlanNode
from derajat.model.values import Value
from derajat.opening.scoring import build_setting, move_setting
from derajat.steering.score_lines import Asked, build_question
from derajat.steering.scores import Question, Score, Setting, judge_value
from derajat.steering.value_book import ValueBook
from derajat.web.reading.office import Reading
from derajat.web.reading.run_key import RunKey


@dataclass(frozen=True)
class PlannedItem:
    """An indicator of a plan, where it stands."""

    plan: Plan
    node: PlanNode
    item: PlanIndicator


class Judge:
    """Judges values of one reading as seen on a day."""

    def __init__(self, reading: Reading, day: int) -> None:
        self._reading, self._day = reading, day
        self._setting = _open_setting(RunKey(reading), day)
        self._asked = Asked(
            catalogue=reading.catalogue,
            area=reading.office.area,
            office_area=reading.office.area,
            unit_costs={c.indicator: c.rupiah for c in reading.office.unit_costs},
        )

    @property
    def day(self) -> int:
        """The day as which it is judged."""
        return self._day

    def setting(self, year: int) -> Setting:
        """The choices by which a year is judged."""
        return move_setting(self._setting, year)

    def items(self, code: str) -> tuple[PlannedItem, ...]:
        """Where plans name the indicator; official plans before examples."""
        found = tuple(self._find(code))
        return tuple(sorted(found, key=lambda place: place.plan.is_example))

    def question(self, indicator: Indicator, year: int) -> Question | None:
        """The target of a year; None where no plan has one for it."""
        for place in self.items(indicator.code):
            target = place.item.target_of(year, self._day)
            if target is not None:
                setting = self.setting(year)
                book = ValueBook(())
                return build_question(place.item, target, book, self._asked, setting)
        return None

    def judge(
        self, indicator: Indicator, area: str, period: Period, value: Value | None
    ) -> Score | None:
        """The score of a value; None without a target for its year."""
        question = self.question(indicator, period.year)
        if question is None:
            return None
        return judge_value(question, area, value, self.setting(period.year))

    def _find(self, code: str) -> Iterator[PlannedItem]:
        for plan in self._reading.plans:
            for node, item in plan.indicators():
                if item.measured_by == code:
                    yield PlannedItem(plan, node, item)


@lru_cache(maxsize=4)
def _open_setting(key: RunKey, day: int) -> Setting:
    return build_setting(key.reading.office, year_of_day(day), day)
