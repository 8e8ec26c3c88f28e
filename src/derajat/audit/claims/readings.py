"""The readings that the words of a claim allow, and the one that fits best."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product

from derajat.audit.claims.asserting import build_system
from derajat.audit.claims.clusters import split_statement
from derajat.audit.claims.equations import System
from derajat.audit.claims.groups import (
    Attainment,
    AttainmentForm,
    Change,
    Group,
    Role,
    Share,
    Statement,
)
from derajat.audit.claims.solving import is_checkable, is_possible
from derajat.audit.claims.units_said import can_be_part
from derajat.audit.claims.wording import Link, refers_back


MOST_READINGS = 48


@dataclass(frozen=True)
class Reading:
    """One way to understand a sentence, as systems that share no quantity."""

    system: System
    checked: tuple[System, ...]
    """Parts that can be checked and hold."""
    broken: tuple[System, ...]
    """Parts that cannot be true."""
    loose: tuple[System, ...]
    """Parts that say no more than they need."""
    preference: int

    @property
    def rank(self) -> tuple[int, int, int]:
        """Smaller is better: nothing broken, much checked, early in the list."""
        return (len(self.broken), -len(self.checked), self.preference)


@dataclass(frozen=True)
class _Choice:
    """Something the words leave open, with what it can be."""

    of: Share | Change | Attainment
    options: tuple["_Option", ...]
    group: Group
    """The thing that is spoken of."""

    @property
    def ties(self) -> list[Group]:
        """The things that one of its options would tie together."""
        return [self.group, *(o for o in self.options if isinstance(o, Group))]


_Option = Group | AttainmentForm | bool | None


def read_best(
    statement: Statement, population: Fraction | None
) -> tuple[list[Reading], int]:
    """The best reading of each piece, and the most readings that one piece has."""
    choices = list(_choices(statement))
    pieces = split_statement(statement, (choice.ties for choice in choices))
    best, most = [], 1
    for piece in pieces:
        own = [choice for choice in choices if choice.group in piece.groups]
        readings = _read_ways(piece, own, population)
        best.append(readings[0])
        most = max(most, len(readings))
    return best, most


def _read_ways(
    statement: Statement, choices: list[_Choice], population: Fraction | None
) -> tuple[Reading, ...]:
    """The readings of a statement, the one that fits best first."""
    readings = []
    ways = product(*(choice.options for choice in choices))
    for preference, way in enumerate(islice(ways, MOST_READINGS)):
        for choice, option in zip(choices, way, strict=True):
            _take(choice, option)
        system = build_system(statement, population)
        readings.append(judge(system, preference))
    return tuple(sorted(readings, key=lambda reading: reading.rank))


def judge(system: System, preference: int = 0) -> Reading:
    """Which parts of a system hold, break, or cannot be checked."""
    parts = system.parts()
    broken = [part for part in parts if not is_possible(part)]
    rest = [part for part in parts if part not in broken]
    checked = [part for part in rest if is_checkable(part)]
    loose = [part for part in rest if part not in checked]
    return Reading(system, tuple(checked), tuple(broken), tuple(loose), preference)


def _take(choice: _Choice, option: _Option) -> None:
    match choice.of, option:
        case Change() as change, bool():
            change.is_relative_of_shares = option
        case Attainment() as attainment, AttainmentForm():
            attainment.form = option
        case Share() as share, Group() | None:
            share.whole = option


def _choices(statement: Statement) -> Iterator[_Choice]:
    yield from _choices_of_wholes(statement)
    attained = {
        group.share: group
        for group in statement.groups
        if group.role is Role.ATTAINED and group.share is not None
    }
    for attainment in statement.attainments:
        group = attained[attainment.attained]
        yield _Choice(attainment, tuple(AttainmentForm), group)
    for change in statement.changes:
        before, after = change.before, change.after
        if before is None or after is None:
            continue
        if all(end.count and end.shares for end in (before, after)):
            yield _Choice(change, (False, True), before)


def _choices_of_wholes(statement: Statement) -> Iterator[_Choice]:
    unbound: dict[int, list[tuple[Group, Share]]] = {}
    for group in statement.groups:
        for share in group.shares:
            if _is_unbound(group, share):
                unbound.setdefault(group.sentence, []).append((group, share))
    for sentence, found in unbound.items():
        unsaid = Group(len(statement.groups) + sentence, Link.NONE, [])
        near = [g for g in statement.groups if abs(g.sentence - sentence) <= _NEAR]
        for group, share in found:
            options = _wholes(near, group, [each for each, _ in found])
            if len(found) > 1:
                options = _with_common_whole(options, unsaid)
            if options:
                yield _Choice(share, options, group)


_NEAR = 2
"""A whole is looked for at most so many sentences away."""


def _with_common_whole(
    options: tuple[Group | None, ...], unsaid: Group
) -> tuple[Group | None, ...]:
    """Parts whose wholes nobody said may have the same one."""
    is_open = not options or None in options
    return (*options[:-1], unsaid, None) if is_open else options


def _is_unbound(group: Group, share: Share) -> bool:
    is_open = share.whole is None and not share.is_of_population
    return is_open and group.count is not None and group.role is Role.PLAIN


def _wholes(
    near: list[Group], group: Group, unbound: list[Group]
) -> tuple[Group | None, ...]:
    """What an unnamed whole can be: an earlier larger number, a target.

    None, the whole that nobody said, is a choice when nothing but all inhabitants,
    other parts or a later number can be meant.
    """
    found = [each for each in near if _can_be_whole(each, group)]
    certain = [
        each
        for each in found
        if not each.is_population
        and (each.number < group.number or each.is_target)
        and (each.full_stops == group.full_stops or _is_meant(each, group))
        and all(each is not other for other in unbound)
    ]
    if certain and not group.is_guess:
        stops = {each.full_stops for each in certain} | {group.full_stops}
        return tuple(each for each in found if each.full_stops in stops)
    return (*found, None) if found else ()


def _is_meant(whole: Group, part: Group) -> bool:
    """Whether the words point to a number of an earlier sentence, or to its target."""
    if whole.number > part.number or whole.owner is not None:
        return False
    return whole.is_target or refers_back(part.words_before)


def _can_be_whole(whole: Group, part: Group) -> bool:
    if whole is part or whole.role is not Role.PLAIN or whole.whole is part:
        return False
    if part.count is None or not part.shares:
        return False
    is_early = whole.number < part.number or whole.is_target or whole.is_alone
    if whole.count is None:
        return whole.is_target and any(
            share.is_of_population or share.whole is not None for share in whole.shares
        )
    share = part.shares[0].mention
    if not (whole.count.is_countable and part.count.is_countable):
        return False
    is_larger = whole.count.number > part.count.number or (
        whole.count.number == part.count.number and share.number == share.unit.scale
    )
    is_over = share.number > share.unit.scale
    fits = can_be_part(part.count.unit, whole.count.unit)
    return is_early and fits and (is_larger or is_over or whole.is_target)
