"""The check of one sentence: can all its numbers be true together?"""

from decimal import Decimal
from fractions import Fraction

from derajat.audit.claims.equations import System
from derajat.audit.claims.explaining import tell_equation, tell_implied
from derajat.audit.claims.finding import find_broken, show_exact
from derajat.audit.claims.grouping import build_statement
from derajat.audit.claims.groups import Statement
from derajat.audit.claims.mentions import Mention, find_mentions, tidy_sentence
from derajat.audit.claims.missing import find_lone, find_missing
from derajat.audit.claims.readings import Reading, read_best
from derajat.audit.claims.results import (
    ClaimPart,
    ClaimResult,
    ClaimState,
    SaidNumber,
    whole_state,
)
from derajat.audit.claims.settling import settle
from derajat.errors import report


def check_claim(sentence: str, population: Decimal | None = None) -> ClaimResult:
    """Whether the numbers of a sentence can be true together, and what each implies.

    `population` is the number of inhabitants, used where the words speak of them
    without a number. Numbers that the words do not tie together are not checked.
    """
    text = tidy_sentence(sentence)
    mentions = find_mentions(text)
    statement = build_statement(text, mentions)
    settle(statement)
    given = None if population is None else Fraction(population)
    readings, ways = read_best(statement, given)
    parts = [*_parts_of(readings), *_lone_part(statement, readings)]
    if not mentions:
        parts = [_empty_part()]
    return ClaimResult(
        sentence=sentence,
        state=whole_state([part.state for part in parts]),
        numbers=tuple(tell_number(mention) for mention in mentions),
        parts=tuple(parts),
        readings=ways,
    )


def _parts_of(readings: list[Reading]) -> list[ClaimPart]:
    """The parts told, those that cannot be true first."""
    broken = [part for reading in readings for part in reading.broken]
    checked = [part for reading in readings for part in reading.checked]
    loose = [part for reading in readings for part in reading.loose]
    return [
        *(_part(part, ClaimState.NOT_REPRODUCIBLE) for part in broken),
        *(_part(part, ClaimState.REPRODUCIBLE) for part in checked),
        *(_part(part, ClaimState.NOT_CHECKABLE) for part in loose),
    ]


def _part(system: System, state: ClaimState) -> ClaimPart:
    problems = {
        ClaimState.NOT_REPRODUCIBLE: find_broken,
        ClaimState.NOT_CHECKABLE: find_missing,
    }.get(state)
    return ClaimPart(
        state=state,
        numbers=tuple(
            quantity.mention.text
            for quantity in system.quantities.values()
            if quantity.mention is not None
        ),
        relations=tuple(tell_equation(system, each) for each in system.equations),
        implied=tell_implied(system, state is ClaimState.REPRODUCIBLE),
        problems=problems(system) if problems else (),
    )


def judge_parts(reading: Reading) -> tuple[ClaimPart, ...]:
    """The parts of a reading, told."""
    return tuple(_parts_of([reading]))


def _lone_part(statement: Statement, readings: list[Reading]) -> list[ClaimPart]:
    problems = find_lone(statement, [reading.system for reading in readings])
    if not problems:
        return []
    return [ClaimPart(ClaimState.NOT_CHECKABLE, (), (), (), problems)]


def _empty_part() -> ClaimPart:
    problem = report("AUD-118")
    return ClaimPart(ClaimState.NOT_CHECKABLE, (), (), (), (problem,))


def tell_number(mention: Mention) -> SaidNumber:
    """A printed number with its span, for programs."""
    span = mention.span
    high = "" if span.high is None else show_exact(span.high)
    return SaidNumber(mention.text, mention.kind.value, show_exact(span.low), high)
