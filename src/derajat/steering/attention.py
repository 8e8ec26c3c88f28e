"""What needs attention first, each line with its reasons."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from derajat.model.judgement import State
from derajat.steering.changes import Turn
from derajat.steering.score_lines import ScoreLine


class Cause(Enum):
    """Why an indicator stands in the attention list."""

    NOT_REACHED = "not-reached"
    DATA_TOO_POOR = "data-too-poor"
    CANNOT_TELL = "cannot-tell"
    WORSE = "worse"
    """It clearly went the wrong way since the period before."""


_CAUSE_OF_STATE = {
    State.NOT_REACHED: Cause.NOT_REACHED,
    State.DATA_TOO_POOR: Cause.DATA_TOO_POOR,
    State.CANNOT_TELL: Cause.CANNOT_TELL,
}
_ORDER = (State.NOT_REACHED, State.CANNOT_TELL, State.REACHED, None)


@dataclass(frozen=True)
class AttentionLine:
    """A line of the scorecard and why it is listed."""

    line: ScoreLine
    causes: tuple[Cause, ...]


def list_attention(lines: Sequence[ScoreLine], most: int) -> tuple[AttentionLine, ...]:
    """The lines that need attention most.

    Order: targets missed, then those that cannot be told, then those that only
    worsen, then those whose data are too poor; within each those that miss most
    people first, then those that worsen, then by the order of the plan.
    """
    found = [AttentionLine(line, find_causes(line)) for line in lines]
    listed = [item for item in found if item.causes]
    return tuple(sorted(listed, key=_rank)[:most])


def find_causes(line: ScoreLine) -> tuple[Cause, ...]:
    """Why a line needs attention; nothing for what was never to be judged."""
    causes = []
    state = line.score.verdict.state
    if state in _CAUSE_OF_STATE and state is not None:
        causes.append(_CAUSE_OF_STATE[state])
    if is_clearly_worse(line):
        causes.append(Cause.WORSE)
    return tuple(causes)


def is_clearly_worse(line: ScoreLine) -> bool:
    change = line.score.change
    return (
        change is not None
        and change.turn is Turn.WORSE
        and change.is_clear
        and change.is_comparable
    )


def _rank(item: AttentionLine) -> tuple[int, int, bool]:
    score = item.line.score
    state = score.verdict.state
    place = _ORDER.index(state) if state in _ORDER else len(_ORDER)
    missing = score.gap.size if score.gap is not None else 0
    return (place, -missing, Cause.WORSE not in item.causes)
