"""Values of one area held against the targets of the plans, kept for a while."""

import threading
from collections import OrderedDict

from derajat.model.calendar import year_of_day
from derajat.model.values import Value
from derajat.opening.scoring import build_setting
from derajat.steering.score_lines import Asked, ScoreLine, build_score_lines
from derajat.steering.value_book import ValueBook
from derajat.web.reading.office import Reading


_MOST_KEPT = 200
_Key = tuple[int, str, int]


class _Scores:
    """Lines by values, area and day; those not asked for longest are dropped."""

    def __init__(self) -> None:
        self._kept: OrderedDict[_Key, tuple[object, tuple[ScoreLine, ...]]] = (
            OrderedDict()
        )
        self._lock = threading.Lock()

    def find(self, reading: Reading, area: str, day: int) -> tuple[ScoreLine, ...]:
        key = (reading.snapshot.version, area, day)
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None and kept[0] is reading.plans_in_force:
                self._kept.move_to_end(key)
                return kept[1]
        lines = _judge(reading, area, day)
        with self._lock:
            self._kept[key] = (reading.plans_in_force, lines)
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return lines


_SCORES = _Scores()


def judge_area(reading: Reading, area: str, day: int) -> tuple[ScoreLine, ...]:
    """One line for each indicator that a plan names, as seen on a day in its year.

    Of an indicator that several plans name, the line of an official plan with a target.
    """
    return _SCORES.find(reading, area, day)


def _judge(reading: Reading, area: str, day: int) -> tuple[ScoreLine, ...]:
    asked = Asked(
        catalogue=reading.catalogue,
        area=area,
        office_area=reading.office.area,
        unit_costs={},
    )
    book = ValueBook(_read_values(reading, area))
    setting = build_setting(reading.office, year_of_day(day), day)
    lines = build_score_lines(reading.plans, book, asked, setting)
    measured = [line for line in lines if line.question is not None]
    measured.sort(key=lambda line: (line.target is None, line.plan.is_example))
    found: dict[str, ScoreLine] = {}
    for line in measured:
        found.setdefault(line.item.measured_by, line)
    return tuple(found.values())


def _read_values(reading: Reading, area: str) -> list[Value]:
    codes = {
        item.measured_by for plan in reading.plans for _, item in plan.indicators()
    }
    return [
        value
        for code in sorted(codes)
        for value in reading.shelf.choose(code, area=area, group="")
    ]
