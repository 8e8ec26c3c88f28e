"""Rules about wording: what an aim or an indicator says and how."""

from collections.abc import Iterator

from derajat.model.indicators import Direction
from derajat.model.labels import Label
from derajat.model.plans import PlanNode, ResultLevel
from derajat.plan.doctor.examination import Examination
from derajat.plan.doctor.findings import Symptom
from derajat.plan.doctor.naming import (
    INDICATORS,
    gather,
    indicator_case,
    node_case,
    plain,
    tell,
)
from derajat.plan.doctor.rows import ExaminedIndicator
from derajat.plan.doctor.words import (
    ACTIVITY_INSIDE,
    ACTIVITY_START,
    COMPOUND,
    OUTPUT_INSIDE,
    OUTPUT_START,
    STATE_OF_PEOPLE,
    VAGUE_WORDS,
)


AIMS = frozenset(("goal", "objective"))
_DIRECTIONS = {
    Direction.LOWER: Label("makin rendah makin baik", "lower is better"),
    Direction.RANGE: Label("rentang", "a range"),
    Direction.HIGHER: Label("makin tinggi makin baik", "higher is better"),
}
_RESULTS = {
    ResultLevel.OUTPUT: Label("tertulis sebagai keluaran", "stated as an output"),
    ResultLevel.PROCESS: Label("tertulis sebagai proses", "stated as a process"),
    ResultLevel.INPUT: Label("tertulis sebagai masukan", "stated as an input"),
}
"""Stated results that are an office's own work."""
_MOST_DERIVED = 40
"""Names in one finding, so that a wrong derivation is seen."""

MOST_WORDS = 25
"""An aim with more words holds several; a rule of thumb of our own."""


def look_for_long_statements(examination: Examination) -> Iterator[Symptom]:
    """Aims with too many words to be one aim."""
    cases = [
        (node_case(examination, node), len(folded.split()))
        for node, folded in _aims(examination)
        if len(folded.split()) > MOST_WORDS
    ]
    for case, words in cases:
        yield tell(case, words=words, most=MOST_WORDS)


def _aims(examination: Examination) -> Iterator[tuple[PlanNode, str]]:
    folded = examination.folded_nodes
    return ((node, text) for node, text in folded if node.kind in AIMS)


def look_for_vague_words(examination: Examination) -> Iterator[Symptom]:
    """Words without a measure, in an aim without indicator or in an indicator."""
    aims = list(_aims(examination))
    cases = [
        node_case(examination, node, detail=plain(found.group()))
        for node, folded in aims
        if not node.indicators and (found := VAGUE_WORDS.search(folded))
    ]
    cases += [
        indicator_case(item, detail=plain(found.group()))
        for item in examination.indicators
        if (found := VAGUE_WORDS.search(item.folded))
    ]
    noun = Label("sasaran dan indikator", "aims and indicators")
    return gather(cases, len(aims) + len(examination.indicators), noun)


def look_for_activity_wording(examination: Examination) -> Iterator[Symptom]:
    """Aims that say what is done instead of what is to be."""
    for node, folded in _aims(examination):
        found = ACTIVITY_START.match(folded) or ACTIVITY_INSIDE.search(folded)
        if found:
            yield tell(node_case(examination, node), word=found.group())


def look_for_outputs_as_outcomes(examination: Examination) -> Iterator[Symptom]:
    """Counts of own work at a level that should show a result."""
    for item in examination.indicators:
        word = _output_word(item)
        if word and item.kind:
            kind = item.kind.label
            yield tell(indicator_case(item), word=word, kind=kind)


def _output_word(item: ExaminedIndicator) -> Label | None:
    """What shows an output where outputs are not allowed; else None."""
    results = item.kind.results if item.kind else ()
    if not results or ResultLevel.OUTPUT in results:
        return None
    if item.indicator.result:
        return _RESULTS.get(item.indicator.result)
    if STATE_OF_PEOPLE.search(item.folded):
        return None
    found = OUTPUT_START.match(item.folded) or OUTPUT_INSIDE.search(item.folded)
    return plain(f"“{found.group()}”") if found else None


def look_for_compounds(examination: Examination) -> Iterator[Symptom]:
    """Two measures in the text of one indicator, or of an aim nobody measures."""
    for item in examination.indicators:
        found = COMPOUND.search(item.folded)
        if found:
            yield tell(indicator_case(item), words=found.group())
    for node, folded in _aims(examination):
        found = COMPOUND.search(folded)
        if found and not node.indicators:
            yield tell(node_case(examination, node), words=found.group())


def look_for_stated_against_words(examination: Examination) -> Iterator[Symptom]:
    """Stated directions that the words of the indicator speak against."""
    for item in examination.indicators:
        stated, suggested = item.indicator.better, item.suggestion
        if not stated or not suggested or not suggested.is_strong:
            continue
        if {stated.value, suggested.better.value} == {"higher", "lower"}:
            side = _DIRECTIONS[stated]
            yield tell(indicator_case(item), stated=side, word=suggested.word)


def look_for_derived_directions(examination: Examination) -> Iterator[Symptom]:
    """Directions that nobody stated but the words give, one finding a direction."""
    for better, name in _DIRECTIONS.items():
        cases = [
            indicator_case(item, detail=_word(item))
            for item in examination.indicators
            if not item.indicator.better and item.direction is better
        ]
        total = len(examination.indicators)
        yield from gather(
            cases, total, INDICATORS, examples=_MOST_DERIVED, direction=name
        )


def _word(item: ExaminedIndicator) -> Label | None:
    return plain(item.suggestion.word) if item.suggestion else None


def look_for_unknown_directions(examination: Examination) -> Iterator[Symptom]:
    """Indicators of which nobody can say which way is better."""
    cases = [
        indicator_case(item) for item in examination.indicators if not item.direction
    ]
    return gather(cases, len(examination.indicators), INDICATORS)
