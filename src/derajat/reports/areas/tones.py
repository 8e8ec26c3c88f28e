"""Which areas reach the target of a column: by tone, and in words below the table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from derajat.model.areas import Area
from derajat.model.judgement import State
from derajat.model.labels import Label
from derajat.reports.areas.asked import AskedColumn, ValuePart
from derajat.reports.areas.grid import Grid
from derajat.reports.cells import TONES
from derajat.reports.outline import Fact, Number, Quoted, Text, Tone
from derajat.reports.source import Making
from derajat.steering.score_lines import ScoreLine
from derajat.steering.scores import judge_value


_TOLD = (
    (State.NOT_REACHED, Label("belum tercapai di", "not reached in")),
    (State.CANNOT_TELL, Label("belum pasti di", "cannot tell in")),
)
_EVERYWHERE = Label("semua wilayah", "all areas")


@dataclass(frozen=True)
class Judge:
    """Judges the values of an indicator by the target that the plan sets it."""

    making: Making
    line: ScoreLine

    def state(self, grid: Grid, area: Area, column: int) -> State | None:
        """What can be said of an area; None where it has no value or no target."""
        question, value = self.line.question, grid.value(area, column)
        if question is None or value is None:
            return None
        setting = self.making.source.setting_of(grid.period.year)
        return judge_value(question, area.code, value, setting).verdict.state

    @property
    def target(self) -> Number | str:
        """The target as the plan prints it."""
        target = self.line.target
        if target is None:
            return ""
        printed = target.target.printed
        office, year = self.making.office.area, str(target.year)
        return Number(
            printed, printed, Fact("target", self.line.item.code, office, year)
        )


def build_judges(making: Making, grid: Grid) -> Mapping[str, Judge]:
    """By indicator, for those columns that a plan sets a target for."""
    wanted = {column.indicator for column in grid.columns if _is_judged(column)}
    lines = making.source.score_lines(grid.period.year)
    judges: dict[str, Judge] = {}
    for line in sorted(lines, key=lambda line: line.plan.is_example):
        if line.item.measured_by in wanted and line.target is not None:
            judges.setdefault(line.item.measured_by, Judge(making, line))
    return judges


def _is_judged(column: AskedColumn) -> bool:
    alone = not column.group and not column.years_back
    return alone and column.part is ValuePart.VALUE


def tone_of(judges: Mapping[str, Judge], grid: Grid, area: Area, column: int) -> Tone:
    """The tone of a cell; plain where nothing is judged."""
    asked = grid.columns[column]
    judge = judges.get(asked.indicator) if _is_judged(asked) else None
    state = judge.state(grid, area, column) if judge else None
    return TONES[state] if state is not None else Tone.PLAIN


def tell_states(
    judges: Mapping[str, Judge], grid: Grid, language: str
) -> Iterator[Text]:
    """For each judged column its target and the areas that have not reached it."""
    for place, column in enumerate(grid.columns):
        judge = judges.get(column.indicator)
        if judge is None or not _is_judged(column):
            continue
        states = {area: judge.state(grid, area, place) for area in grid.areas}
        label = judge.making.source.indicator(column.indicator).label.render(language)
        yield (Quoted(label), ", target ", judge.target, *_tell(states, language), ".")


def _tell(states: Mapping[Area, State | None], language: str) -> Iterator[str]:
    told = False
    for state, words in _TOLD:
        names = [area.name for area, found in states.items() if found is state]
        if names:
            told = True
            yield f"; {words.render(language)} "
            everywhere = _EVERYWHERE.render(language)
            is_all = len(names) == len(states)
            yield everywhere if is_all else Quoted(", ".join(names))
    if not told and State.REACHED in states.values():
        yield "; tercapai di semua" if language == "id" else "; reached in all"
