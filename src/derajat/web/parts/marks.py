"""A state or an answer as word, shape and colour: never by colour alone."""

from dataclasses import dataclass

from derajat.figures.words import state_shape
from derajat.model.indicators import Direction
from derajat.model.judgement import State
from derajat.statistics.charts import CHANGE_LABELS, REACH_LABELS, Change, Reach
from derajat.steering.scores import Score
from derajat.steering.words import REASON_WORDS, name_state


@dataclass(frozen=True)
class Mark:
    """A shape, a word, and what it rests on; `style` names its colour."""

    shape: str
    word: str
    style: str
    reason: str = ""


_STATE_STYLES = {
    State.REACHED: "meets",
    State.NOT_REACHED: "below",
    State.CANNOT_TELL: "unsure",
}
_CHANGES = {
    Change.IMPROVING: ("▲", "better"),
    Change.WORSENING: ("▼", "worse"),
    Change.CHANGED: ("◆", "still"),
    Change.NO_CHANGE_SEEN: ("○", "still"),
    Change.CANNOT_TELL: ("–", "still"),
}
_REACHES = {
    Reach.RELIABLY_REACHED: ("●", "meets"),
    Reach.RELIABLY_MISSED: ("▽", "below"),
    Reach.HIT_OR_MISS: ("◐", "unsure"),
    Reach.CANNOT_TELL: ("–", "unsure"),
}


def mark_state(score: Score, language: str) -> Mark:
    """The state of a value against its target, with the reason of the state.

    Its word is whether the target is reached, so is its shape: ▼ where it is missed,
    also of what should fall.
    """
    state = score.verdict.state
    return Mark(
        state_shape(state, Direction.HIGHER),
        name_state(score).render(language),
        _STATE_STYLES.get(state, "") if state else "",
        REASON_WORDS[score.verdict.reason].render(language),
    )


def mark_change(change: Change, language: str, reason: str = "") -> Mark:
    """The answer to "is it changing?"."""
    shape, style = _CHANGES[change]
    return Mark(shape, CHANGE_LABELS[change].render(language), style, reason)


def mark_reach(reach: Reach, language: str, reason: str = "") -> Mark:
    """The answer to "will it reach the target?"."""
    shape, style = _REACHES[reach]
    return Mark(shape, REACH_LABELS[reach].render(language), style, reason)
