"""Ties up what the words leave loose: changes without ends, totals, lone numbers."""

from derajat.audit.claims.dividing import find_eaches
from derajat.audit.claims.groups import (
    Attainment,
    Change,
    Group,
    Role,
    Statement,
)
from derajat.audit.claims.totalling import settle_totals
from derajat.audit.claims.units_said import can_be_part
from derajat.audit.claims.wording import (
    Link,
    names_attainment,
    names_only_attainment,
    names_share,
    names_value,
    refers_back,
    subjects_of,
)


def settle(statement: Statement) -> None:
    """Complete a statement in place with what can be told for certain."""
    _find_attainments(statement)
    _join_neighbours(statement)
    _join_lone_share(statement)
    _settle_changes(statement)
    settle_totals(statement)
    find_eaches(statement)


def _find_attainments(statement: Statement) -> None:
    """Target, value and attainment of one indicator, in any order."""
    plain = [
        group
        for group in statement.groups
        if group.role is Role.PLAIN and bool(group.count) != bool(group.shares)
    ]
    targets = [group for group in plain if group.is_target]
    values = [group for group in plain if names_value(group.words_before)]
    attained = [
        group
        for group in plain
        if group.shares
        and names_attainment(group.words_before)
        and group not in targets + values
    ]
    if not len(targets) == len(values) == len(attained) == 1:
        return
    if not _are_told_together([targets[0], values[0], attained[0]]):
        return
    target, value = targets[0], values[0]
    if target is value or bool(target.count) != bool(value.count):
        return
    mentions = [group.count or group.share for group in (target, value, attained[0])]
    for group in (target, value, attained[0]):
        group.role, group.whole = Role.ATTAINED, None
        for share in group.shares:
            share.whole, share.is_of_population = None, False
    first, second, third = mentions
    if first and second and third:
        statement.attainments.append(Attainment(first, second, third))


def _are_told_together(groups: list[Group]) -> bool:
    """In one sentence, or in several that name nothing else."""
    if len({group.full_stops for group in groups}) == 1:
        return True
    return all(names_only_attainment(group.words_before) for group in groups[1:])


def _join_neighbours(statement: Statement) -> None:
    """`1.383 balita, 2,27 persen`: a count and a share beside each other."""
    for left, right in zip(statement.groups, statement.groups[1:], strict=False):
        spoken = left.owner or left
        if right.link is Link.NEAR and _can_join(spoken, right):
            _join(spoken, right)
            guessed = spoken if spoken.shares else right
            guessed.is_guess = not names_share(right.words_before)


def _can_join(left: Group, right: Group) -> bool:
    groups = (left, right)
    if any(
        group.role is not Role.PLAIN
        or group.is_leading
        or group.is_population
        or group.is_target
        for group in groups
    ):
        return False
    counted = [group for group in groups if group.count and group.count.is_countable]
    shared = [group for group in groups if group.shares]
    return len(counted) == 1 and len(shared) == 1 and counted != shared


def _join(left: Group, right: Group) -> None:
    """Put both numbers into the counted thing; the other one is left empty."""
    counted, shared = (left, right) if left.count is not None else (right, left)
    for share in shared.shares:
        if share.whole is None and not share.is_of_population:
            share.whole = counted.whole
        counted.whole = counted.whole or share.whole
    counted.shares, shared.shares = shared.shares, []


def _join_lone_share(statement: Statement) -> None:
    """`Prevalensi 2,27 persen. Dari 61.497 balita, 1.383 stunting.`"""
    plain = [group for group in statement.groups if group.role is Role.PLAIN]
    lone = [g for g in plain if g.shares and g.count is None and not g.is_target]
    if len(lone) != 1 or len(plain) != len(statement.groups):
        return
    share = lone[0].shares[0]
    if share.is_of_population:
        return
    plain = [group for group in plain if _is_same_subject(statement, group, lone[0])]
    if share.whole is not None:
        _join_only_count(plain, lone[0], share.whole)
        return
    parts = [g for g in plain if g.count is not None and g.whole and not g.shares]
    if len(parts) == 1:
        _join(parts[0], lone[0])
        return
    counts = [g for g in plain if g.is_alone and not g.is_population]
    if len(counts) == 2 and len(plain) == 3 and names_share(lone[0].words_before):
        _join_two_counts(lone[0], counts)


def _is_same_subject(statement: Statement, group: Group, lone: Group) -> bool:
    """Whether a number can belong to a percentage; one of its sentence always can."""
    if group.full_stops == lone.full_stops or refers_back(lone.words_before):
        return True
    left, right = (
        subjects_of(statement.words.get(each.full_stops, ())) for each in (group, lone)
    )
    return not left.isdisjoint(right)


def _join_only_count(plain: list[Group], lone: Group, whole: Group) -> None:
    """`2,27 persen dari 61.497 balita, 1.383 balita`: the only other count."""
    counts = [group for group in plain if group.is_alone and group is not whole]
    if len(counts) == 1 and counts[0].count is not None and whole.count is not None:
        is_smaller = counts[0].count.number < whole.count.number
        if is_smaller and can_be_part(counts[0].count.unit, whole.count.unit):
            _join(counts[0], lone)


def _join_two_counts(lone: Group, counts: list[Group]) -> None:
    """The smaller of two counts of one kind is the part, over 100 % the larger."""
    first, second = counts
    if first.count is None or second.count is None:
        return
    if not can_be_part(first.count.unit, second.count.unit):
        return
    mention = lone.shares[0].mention
    is_over = mention.number > mention.unit.scale
    smaller, larger = sorted(counts, key=lambda g: g.count.number if g.count else 0)
    part, whole = (larger, smaller) if is_over else (smaller, larger)
    part.whole = whole
    _join(part, lone)


def _settle_changes(statement: Statement) -> None:
    """Give each difference that is said to the change it belongs to."""
    told = {id(group) for change in statement.changes for group in change.moved}
    for group in statement.groups:
        if group.role is Role.CHANGE and id(group) not in told:
            change = (
                _nearest_change(statement, group, 0)
                or _series(statement, group)
                or _nearest_change(statement, group, _SENTENCES_BACK)
            )
            if change is not None:
                change.moved.append(group)
                change.direction = change.direction or group.direction


def _nearest_change(statement: Statement, group: Group, back: int) -> Change | None:
    """The change that a difference belongs to; one told before only if words say so."""
    if back and not refers_back(group.words_before):
        return None

    def distance(change: Change) -> tuple[bool, int]:
        ends = [end for end in (change.before, change.after) if end is not None]
        apart = min(abs(end.number - group.number) for end in ends)
        return all(end.sentence != group.sentence for end in ends), apart

    def can_be(change: Change) -> bool:
        ends = [end for end in (change.before, change.after) if end is not None]
        return any(0 <= group.full_stops - end.full_stops <= back for end in ends)

    return min(filter(can_be, statement.changes), key=distance, default=None)


def _series(statement: Statement, moved: Group) -> Change | None:
    """Two numbers of two times, told one after the other."""
    ends = _ends_near(statement, moved)
    if len(ends) > 2:
        ends = _fitting_ends(ends, moved)
    if len(ends) != 2:
        return None
    if all(end.year for end in ends) and ends[0].year != ends[1].year:
        ends.sort(key=lambda end: end.year)
    elif (_size(ends[1]) - _size(ends[0])) * moved.direction < 0:
        ends.reverse()
    change = Change(ends[0], ends[1], direction=moved.direction)
    ends[0].role, ends[1].role = Role.BEFORE, Role.AFTER
    statement.changes.append(change)
    return change


def _ends_near(statement: Statement, moved: Group) -> list[Group]:
    """Plain numbers of its sentence; of those before it where the words refer back."""
    plain = [
        group
        for group in statement.groups
        if group.role is Role.PLAIN and group.whole is None and group.owner is None
    ]
    near = [group for group in plain if group.full_stops == moved.full_stops]
    if not near and refers_back(moved.words_before):
        near = [
            group
            for group in plain
            if 0 < moved.full_stops - group.full_stops <= _SENTENCES_BACK
        ]
    ends = [group for group in near if group.count is not None]
    if moved.count is None and not ends:
        return [group for group in near if group.shares]
    return ends


_SENTENCES_BACK = 2


def _fitting_ends(ends: list[Group], moved: Group) -> list[Group]:
    """Of three years and more, the two that the difference can be between."""
    if moved.count is None or not all(end.year for end in ends):
        return []
    ordered = sorted(ends, key=lambda end: end.year)
    for first, last in ((ordered[0], ordered[-1]), (ordered[-2], ordered[-1])):
        change = abs(_size(last) - _size(first))
        if change == moved.count.number * 10**6:
            return [first, last]
    return []


def _size(group: Group) -> int:
    mention = group.count or group.share
    return int(mention.number * 10**6) if mention is not None else 0
