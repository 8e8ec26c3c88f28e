"""States of indicators as a word and a shape, and how many of each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from derajat.model.judgement import Reason, State
from derajat.model.numerals import render_number
from derajat.steering.score_lines import ScoreLine
from derajat.steering.words import REASON_WORDS, STATE_WORDS, name_state


@dataclass(frozen=True)
class StateMark:
    """A state: shape, word, and the class that colours it."""

    shape: str
    word: str
    style: str


_SHAPES = {
    State.REACHED: ("▲", "meets"),
    State.NOT_REACHED: ("▼", "below"),
    State.CANNOT_TELL: ("◆", "unsure"),
    State.DATA_TOO_POOR: ("●", "nodata"),
    None: ("–", "nodata"),
}
PROBLEM_STATES = (State.NOT_REACHED, State.CANNOT_TELL, State.DATA_TOO_POOR)
_UNMEASURED = (Reason.NO_LINK, Reason.NO_VALUE)


def build_mark(line: ScoreLine, language: str) -> StateMark:
    """The state of an indicator; `so far` while its year goes on."""
    shape, style = _SHAPES[line.score.verdict.state]
    return StateMark(shape, name_state(line.score).render(language), style)


def count_states(lines: Iterable[ScoreLine], language: str) -> tuple[StateMark, ...]:
    """How many indicators are in each state: `▲ 7 tercapai`. Never an average."""
    counts = Counter(line.score.verdict.state for line in lines)
    return tuple(
        StateMark(
            shape,
            f"{render_number(counts[state], language)} "
            f"{STATE_WORDS[state].render(language)}",
            style,
        )
        for state, (shape, style) in _SHAPES.items()
        if counts[state]
    )


def is_unmeasured(line: ScoreLine) -> bool:
    """Whether nothing measures the indicator, or nothing was counted yet."""
    return line.score.verdict.reason in _UNMEASURED


def is_problem(line: ScoreLine) -> bool:
    """Whether an indicator needs a look: not reached, uncertain, poor or unmeasured."""
    return line.score.verdict.state in PROBLEM_STATES or is_unmeasured(line)


def render_reason(line: ScoreLine, language: str) -> str:
    """Why the state is what it is; empty where the word says it all."""
    if line.score.verdict.state in (State.REACHED, State.NOT_REACHED):
        return ""
    return REASON_WORDS[line.score.verdict.reason].render(language)
