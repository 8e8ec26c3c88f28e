"""Key indicators of one area: value, state, change, and the people missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from derajat.model.judgement import State
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.steering.changes import Change, Turn
from derajat.steering.score_lines import ScoreLine
from derajat.steering.scores import Score
from derajat.steering.words import TURN_WORDS, name_state
from derajat.web.asked import Asked
from derajat.web.pages.actions.following import Finding, tell_allowed_url
from derajat.web.pages.indicators.ranking import tell_missed
from derajat.web.parts.values import ValueBlock, build_value_block


_TAGS = {
    State.REACHED: ("●", "meets"),
    State.NOT_REACHED: ("▼", "below"),
    State.CANNOT_TELL: ("◆", "unsure"),
    State.DATA_TOO_POOR: ("–", ""),
    None: ("–", ""),
}
_ORDER = (State.NOT_REACHED, State.CANNOT_TELL, State.DATA_TOO_POOR, State.REACHED)
_TURN_SHAPES = {Turn.BETTER: "▲", Turn.WORSE: "▼", Turn.SAME: "▶", Turn.MOVED: "●"}
_TURN_CLASSES = {Turn.BETTER: "better", Turn.WORSE: "worse"}


@dataclass(frozen=True)
class JudgedLine:
    """One indicator of an area; state and change are two marks, never one."""

    label: str
    url: str
    block: ValueBlock
    target: str
    state: str
    shape: str
    tag: str
    turn: str
    turn_shape: str
    turn_class: str
    missing: str
    act_url: str
    """Where an action about a missed target is written down; else empty."""


def build_judged(asked: Asked, lines: Sequence[ScoreLine]) -> tuple[JudgedLine, ...]:
    """The lines with a value: targets missed first, of these most people first."""
    known = [line for line in lines if line.score.value is not None]
    return tuple(_line(asked, line) for line in sorted(known, key=_rank))


def _rank(line: ScoreLine) -> tuple[int, int, str]:
    state, gap = line.score.verdict.state, line.score.gap
    place = _ORDER.index(state) if state in _ORDER else len(_ORDER)
    return place, -(gap.size if gap else 0), line.item.measured_by


def _line(asked: Asked, line: ScoreLine) -> JudgedLine:
    indicator = asked.reading.catalogue.indicators[line.item.measured_by]
    score, value = line.score, line.score.value
    if value is None:
        raise ValueError(f"no value of {indicator.code}")
    shape, tag = _TAGS[score.verdict.state]
    words = {"periode": value.period}
    turn, turn_shape, turn_class = _tell_change(score.change, asked.language)
    is_missed = score.verdict.state is State.NOT_REACHED
    reason = tell_missed(asked, indicator, score, asked.area.name)
    finding = Finding(asked.area.code, reason, indicator.code, value.period)
    return JudgedLine(
        label=indicator.label.render(asked.language),
        url=asked.link(reverse("indicator", args=[indicator.code]), **words),
        block=build_value_block(value, asked, indicator),
        target=line.target.target.printed if line.target else "–",
        state=name_state(score).render(asked.language),
        shape=shape,
        tag=tag,
        turn=turn,
        turn_shape=turn_shape,
        turn_class=turn_class,
        missing=_tell_missing(asked, score, indicator.counts),
        act_url=tell_allowed_url(asked, finding) if is_missed else "",
    )


def _tell_change(change: Change | None, language: str) -> tuple[str, str, str]:
    """What changed, its shape and its class; only what chance does not explain."""
    if change is None:
        words = Label("belum ada pembanding", "nothing to compare with")
        return words.render(language), "–", "still"
    if not change.is_comparable:
        words = Label("deret terputus", "series breaks")
        return words.render(language), "–", "still"
    if not change.is_clear:
        words = Label("tidak ada perubahan yang jelas", "no clear change")
        return words.render(language), "○", "still"
    turn = change.turn
    sign = "+" if change.difference > Decimal(0) else ""
    amount = render_number(str(change.difference), language)
    told = f"{TURN_WORDS[turn].render(language)} {sign}{amount}"
    return told, _TURN_SHAPES[turn], _TURN_CLASSES.get(turn, "still")


def _tell_missing(asked: Asked, score: Score, counts: str) -> str:
    """`kurang 24 ibu`: how many more, or too many, by what is due now."""
    if score.gap is None or not score.gap.size:
        return "–"
    noun = asked.reading.catalogue.nouns.get(counts)
    of = noun.label if noun else Label("", "")
    size = render_number(score.gap.size, asked.language)
    word = Label("kurang", "missing") if score.gap.more else Label("lebih", "too many")
    told = Label(f"{word.id} {size} {of.id}", f"{word.en}: {size} {of.en}")
    return told.render(asked.language).strip()
