"""Values of one area held against the targets of the plans, kept for a while."""

from derajat.model.calendar import year_of_day
from derajat.opening.scoring import build_setting
from derajat.steering.score_lines import ScoreLine, build_score_lines
from derajat.steering.value_book import ValueBook
from derajat.web.reading.office import Reading
from derajat.web.reading.planned import ask_scores, read_plan_values
from derajat.web.reading.remembered import Remembered, Same


_Key = tuple[int, Same, str, int]
_LINES: Remembered[_Key, tuple[ScoreLine, ...]] = Remembered()


def judge_area(reading: Reading, area: str, day: int) -> tuple[ScoreLine, ...]:
    """One line for each indicator that a plan names, as seen on a day in its year.

    Of an indicator that several plans name, the line of an official plan with a target.
    """
    key = (reading.snapshot.version, Same(reading.plans_in_force), area, day)
    return _LINES.find(key, lambda: _judge(reading, area, day))


def _judge(reading: Reading, area: str, day: int) -> tuple[ScoreLine, ...]:
    book = ValueBook(read_plan_values(reading, reading.plans, area))
    setting = build_setting(reading.office, year_of_day(day), day)
    lines = build_score_lines(reading.plans, book, ask_scores(reading, area), setting)
    measured = [line for line in lines if line.question is not None]
    measured.sort(key=lambda line: (line.target is None, line.plan.is_example))
    found: dict[str, ScoreLine] = {}
    for line in measured:
        found.setdefault(line.item.measured_by, line)
    return tuple(found.values())
