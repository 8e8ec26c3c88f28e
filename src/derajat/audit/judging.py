"""All checks of a table judged, and which cell is likely wrong."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from derajat.audit.discovery.naming import fraction_text
from derajat.audit.relations import (
    Check,
    Outcome,
    Relation,
    Verdict,
    judge_check,
    shown_decimals,
)
from derajat.audit.rounding import round_half_up
from derajat.audit.tables import AuditTable, Place, PrintedNumber


MOST_WEIGHED = 400
"""Broken checks for which the likely cell is sought; beyond, the target is named."""


@dataclass(frozen=True)
class Judged:
    """A relation with the outcome of each of its checks that could be asked."""

    relation: Relation
    outcomes: tuple[Outcome, ...]

    @property
    def broken(self) -> tuple[Outcome, ...]:
        return tuple(o for o in self.outcomes if o.verdict is Verdict.BROKEN)

    @property
    def holding(self) -> int:
        return sum(o.verdict is Verdict.HOLDS for o in self.outcomes)


@dataclass(frozen=True)
class Culprit:
    """A cell and the number that would mend most if it stood there."""

    place: Place
    needed: Fraction
    score: int
    mended: frozenset[Check] = frozenset()


class Judgement:
    """The outcomes of all relations of a table, by relation and by cell."""

    def __init__(self, table: AuditTable, relations: Sequence[Relation]) -> None:
        self.table = table
        self.judged = tuple(
            Judged(relation, tuple(self._outcomes(relation))) for relation in relations
        )
        self._by_place: dict[Place, list[Outcome]] = defaultdict(list)
        for judged in self.judged:
            for outcome in judged.outcomes:
                for place in set(outcome.check.places):
                    self._by_place[place].append(outcome)
        self._tried: dict[Place, tuple[Culprit, ...]] = {}

    def _outcomes(self, relation: Relation) -> Iterator[Outcome]:
        for check in relation.checks:
            outcome = judge_check(self.table, check)
            if outcome is not None:
                yield outcome

    @property
    def checked_places(self) -> set[Place]:
        """Every cell that a check speaks about."""
        return set(self._by_place)

    @cached_property
    def broken_checks(self) -> frozenset[Check]:
        return frozenset(o.check for judged in self.judged for o in judged.broken)

    def culprit(self, outcome: Outcome) -> Culprit:
        """The cell of a broken check whose change mends the most; its target on a tie.

        A change counts for each broken check it mends, and against each it breaks.
        """
        own = Culprit(outcome.check.target, outcome.rounded, 0)
        if len(self.broken_checks) > MOST_WEIGHED:
            return own
        tried = [
            change
            for place in outcome.check.places
            for change in self._changes(place)
            if outcome.check in change.mended
        ]
        best = max(tried, key=lambda one: one.score, default=own)
        own = max(
            (one for one in tried if one.place == own.place),
            key=lambda one: one.score,
            default=own,
        )
        return best if best.score > max(own.score, 0) else own

    def _changes(self, place: Place) -> tuple[Culprit, ...]:
        if place not in self._tried:
            self._tried[place] = tuple(
                self._weigh(place, value) for value in self._needed_values(place)
            )
        return self._tried[place]

    def _needed_values(self, place: Place) -> list[Fraction]:
        """What each broken check would like to see in a cell."""
        number = self.table.number_at(place)
        if number is None:
            return []
        decimals = shown_decimals(self.table, place, number)
        found = []
        for outcome in self._by_place[place]:
            if outcome.verdict is Verdict.BROKEN:
                value = self._solve(outcome, place)
                if value is not None:
                    found.append(round_half_up(value, decimals))
        return list(dict.fromkeys(found))

    def _solve(self, outcome: Outcome, place: Place) -> Fraction | None:
        check = outcome.check
        if place == check.target:
            return outcome.expected
        numbers = [self.table.number_at(p) for p in check.inputs]
        inputs = [number.exact if number else Fraction(0) for number in numbers]
        target = self.table.printed_at(check.target)
        return check.formula.solve(check.inputs.index(place), target.exact, inputs)

    def _weigh(self, place: Place, value: Fraction) -> Culprit:
        number = self.table.printed_at(place)
        decimals = shown_decimals(self.table, place, number)
        changed = {place: as_number(value, decimals)}
        mended, spoilt = set(), 0
        for before in self._by_place[place]:
            after = judge_check(self.table, before.check, changed)
            is_broken = after is None or after.verdict is Verdict.BROKEN
            if before.verdict is Verdict.BROKEN and not is_broken:
                mended.add(before.check)
            elif is_broken and before.verdict is not Verdict.BROKEN:
                spoilt += 1
        return Culprit(place, value, len(mended) - spoilt, frozenset(mended))


def as_number(value: Fraction, decimals: int) -> PrintedNumber:
    """A number as it would be printed with so many decimals."""
    rounded = round_half_up(value, decimals)
    text = fraction_text(rounded, decimals)
    scaled = rounded * 10**decimals
    return PrintedNumber(Decimal(int(scaled)).scaleb(-decimals), decimals, text)
