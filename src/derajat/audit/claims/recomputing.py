"""Registered claims computed again, by their words or by the roles of their numbers."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from derajat.audit.claims.asserting import build_system
from derajat.audit.claims.checking import check_claim, judge_parts, tell_number
from derajat.audit.claims.equations import Quantity, Says, Sum, System
from derajat.audit.claims.groups import Change, Group, Role, Share, Statement
from derajat.audit.claims.mentions import Mention, find_mentions, tidy_sentence
from derajat.audit.claims.readings import judge
from derajat.audit.claims.registered import ClaimRole, RegisteredClaim, StoredValue
from derajat.audit.claims.results import (
    ClaimPart,
    ClaimResult,
    ClaimState,
    whole_state,
)
from derajat.audit.claims.spans import Span
from derajat.audit.claims.units_said import Kind
from derajat.audit.claims.wording import Link, direction_of, words_of
from derajat.errors import report
from derajat.model.labels import Label
from derajat.model.numerals import render_number


_RELATIONS = (
    frozenset({ClaimRole.PART, ClaimRole.WHOLE, ClaimRole.SHARE}),
    frozenset({ClaimRole.PART, ClaimRole.SHARE}),
    frozenset({ClaimRole.BEFORE, ClaimRole.AFTER, ClaimRole.CHANGE}),
    frozenset({ClaimRole.DENSITY, ClaimRole.AREA, ClaimRole.POPULATION}),
    frozenset({ClaimRole.VALUE, ClaimRole.CEILING}),
    frozenset({ClaimRole.VALUE, ClaimRole.FLOOR}),
)


def is_relation(roles: frozenset[ClaimRole]) -> bool:
    """Whether these roles together say how their numbers hang together."""
    return roles in _RELATIONS


def recompute_claim(claim: RegisteredClaim) -> ClaimResult:
    """What recomputing says: by the roles where they are told, else by the words."""
    population = claim.population
    if not claim.roles:
        number = None if population is None else Decimal(population.number)
        return check_claim(claim.words, number)
    said = {
        part.role: replace(_mention_of(part.text), start=at)
        for at, part in enumerate(claim.roles)
    }
    system = _Roles(said, claim.words).system
    parts = judge_parts(judge(system))
    return ClaimResult(
        sentence=claim.words,
        state=whole_state([part.state for part in parts]),
        numbers=tuple(tell_number(mention) for mention in said.values()),
        parts=parts,
        readings=1,
    )


def _mention_of(text: str) -> Mention:
    """The only number of a role's text; the loader has made sure of it."""
    return find_mentions(tidy_sentence(text))[0]


def hold_against(
    result: ClaimResult, claim: RegisteredClaim, stored: Decimal
) -> ClaimResult:
    """The result with the claim's percentage or value held against a stored one."""
    if claim.equals is None:
        return result
    roles = (ClaimRole.SHARE, ClaimRole.VALUE)
    texts = [part.text for part in claim.roles if part.role in roles]
    mention = _mention_of(texts[0])
    half = Fraction(1, 2 * 10 ** max(0, -int(stored.as_tuple().exponent)))
    shown = Span(max(Fraction(stored) - half, Fraction(0)), Fraction(stored) + half)
    fits = not mention.span.meet(shown).is_empty
    part = _stored_part(claim.equals, mention, stored, fits)
    parts = (*result.parts, part)
    return replace(
        result, parts=parts, state=whole_state([each.state for each in parts])
    )


def _stored_part(
    place: StoredValue, mention: Mention, stored: Decimal, fits: bool
) -> ClaimPart:
    address = f"{place.office} {place.indicator} {place.period} {place.area}"
    number = Label(render_number(f"{stored:f}"), render_number(f"{stored:f}", "en"))
    told = Label(
        f"nilai tersimpan {address}: {number.id}",
        f"stored value {address}: {number.en}",
    )
    problem = report(
        "AUD-123",
        printed=mention.text,
        indicator=place.indicator,
        period=place.period,
        stored_id=number.id,
        stored_en=number.en,
    )
    state = ClaimState.REPRODUCIBLE if fits else ClaimState.NOT_REPRODUCIBLE
    return ClaimPart(state, (mention.text,), (), (told,), () if fits else (problem,))


@dataclass
class _Roles:
    """The equations of the roles of a claim."""

    said: dict[ClaimRole, Mention]
    words: str

    @property
    def system(self) -> System:
        if ClaimRole.VALUE in self.said:
            return self._limit()
        return build_system(self._statement(), None)

    def _statement(self) -> Statement:
        if ClaimRole.SHARE in self.said:
            return self._sharing()
        if ClaimRole.BEFORE in self.said:
            return self._changing()
        population = self._group(0, ClaimRole.POPULATION, "penduduk")
        return Statement(
            groups=[population],
            density=self.said[ClaimRole.DENSITY],
            area=self.said[ClaimRole.AREA],
        )

    def _sharing(self) -> Statement:
        part = self._group(0, ClaimRole.PART)
        whole = None
        groups = [part]
        if ClaimRole.WHOLE in self.said:
            whole = self._group(1, ClaimRole.WHOLE)
            groups.append(whole)
        part.shares.append(Share(self.said[ClaimRole.SHARE], whole))
        return Statement(groups=groups)

    def _changing(self) -> Statement:
        before = self._group(0, ClaimRole.BEFORE)
        after = self._group(1, ClaimRole.AFTER)
        moved = self._group(2, ClaimRole.CHANGE)
        before.role, after.role, moved.role = Role.BEFORE, Role.AFTER, Role.CHANGE
        direction = direction_of(words_of(tidy_sentence(self.words)))
        change = Change(before, after, [moved], direction)
        return Statement(groups=[before, after, moved], changes=[change])

    def _group(self, number: int, role: ClaimRole, word: str = "") -> Group:
        group = Group(number, Link.NONE, [word] if word else [])
        mention = self.said[role]
        if mention.kind is Kind.SHARE:
            group.shares.append(Share(mention))
        elif mention.kind is Kind.POINTS:
            group.points = mention
        else:
            group.count = mention
        return group

    def _limit(self) -> System:
        """value + something = ceiling, or floor + something = value."""
        is_ceiling = ClaimRole.CEILING in self.said
        limit = self.said[ClaimRole.CEILING if is_ceiling else ClaimRole.FLOOR]
        value = self.said[ClaimRole.VALUE]
        system = System()
        told = system.add(Quantity("value", value.kind, value.unit.scale, value))
        exact = replace(limit, is_rounded=False)
        bound = system.add(Quantity("limit", limit.kind, limit.unit.scale, exact))
        slack = system.add(Quantity("slack", value.kind, value.unit.scale))
        high, low = (bound, told) if is_ceiling else (told, bound)
        system.equations.append(Sum(Says.LIMIT, high, (low, slack)))
        return system
