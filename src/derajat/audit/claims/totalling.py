"""Totals and their parts, and what is left of a whole."""

from derajat.audit.claims.groups import Group, Role, Statement, Total
from derajat.audit.claims.spans import exactly
from derajat.audit.claims.units_said import is_same_noun
from derajat.audit.claims.wording import Link, begins_item, names_rest, names_total


_MALE = frozenset({"laki-laki", "laki", "pria", "putra", "boys", "men", "male"})
_FEMALE = frozenset({"perempuan", "wanita", "putri", "girls", "women", "female"})


def settle_totals(statement: Statement) -> None:
    """Find what is said to be the whole of several parts, in place."""
    groups = statement.groups
    for run in _runs(groups):
        if len(run) == 3 and _are_sexes(run[1:]):
            run = run[1:]
        longer = _lengthened(groups, run)
        total = _total_of(groups, run) or _total_of(groups, longer)
        if total is None:
            continue
        parts = _best_run(total, [run, longer])
        statement.totals.append(Total(total, tuple(parts)))
        for part in parts:
            for share in part.shares:
                share.whole = share.whole or total
    for group in groups:
        if names_rest(group.words_before) and group.count is not None:
            _settle_rest(statement, group)


def _best_run(total: Group, runs: list[list[Group]]) -> list[Group]:
    """The parts that add up to the total; where none do, the most of them."""
    runs = [run for run in runs if len(run) > 1 and total not in run]
    fitting = [run for run in runs if adds_up(total, run)]
    return fitting[0] if fitting else max(runs, key=len)


def adds_up(total: Group, parts: list[Group]) -> bool:
    """Whether the counts of the parts can add up to that of the total."""
    added = exactly(0)
    for part in parts:
        added = added.plus(part.count.span) if part.count is not None else added
    return total.count is not None and not total.count.span.meet(added).is_empty


def _settle_rest(statement: Statement, rest: Group) -> None:
    """`Dari 15.420 anak, 14.958 anak ..., sisanya 462 anak`."""
    earlier = [
        group
        for group in statement.groups[: rest.number]
        if group.count is not None and group.sentence == rest.sentence
    ]
    wholes = [group.whole for group in earlier if group.whole is not None]
    if not wholes or wholes[-1].count is None:
        return
    whole = wholes[-1]
    parts = [group for group in earlier if group.whole is whole]
    choices = [[*parts, rest], [parts[-1], rest]]
    fitting = [choice for choice in choices if adds_up(whole, choice)]
    if fitting or len(parts) == 1:
        chosen = fitting[0] if fitting else choices[0]
        statement.totals.append(Total(whole, tuple(chosen)))


def _lengthened(groups: list[Group], run: list[Group]) -> list[Group]:
    """The run with the items before it: `perawat 320 orang, bidan 210 orang, ...`."""
    longer = list(run)
    while longer[0].number:
        first, before = longer[0], groups[longer[0].number - 1]
        is_item = first.link in (Link.NEAR, Link.PLUS) and begins_item(
            first.words_before
        )
        if not is_item or not _are_alike(before, first):
            break
        longer.insert(0, before)
    return longer


def _are_alike(left: Group, right: Group) -> bool:
    if left.count is None or right.count is None or left.sentence != right.sentence:
        return False
    if left.role is not Role.PLAIN or left.is_leading or left.is_population:
        return False
    return _is_same_thing(left, right)


def _is_same_thing(left: Group, right: Group) -> bool:
    nouns = [g.count.unit.noun for g in (left, right) if g.count is not None]
    return len(set(nouns)) == 1 or is_same_noun(nouns[0], nouns[-1])


def _runs(groups: list[Group]) -> list[list[Group]]:
    """Counts joined by commas and `dan`, at least two, or just before a total."""
    runs: list[list[Group]] = []
    for group in groups:
        if group.count is None:
            continue
        if group.link is Link.PLUS and runs and not runs[-1][-1].is_leading:
            runs[-1].append(group)
        else:
            runs.append([group])
    before_total = {group.number - 1 for group in groups if group.link is Link.TOTAL}
    return [run for run in runs if len(run) > 1 or run[-1].number in before_total]


def _total_of(groups: list[Group], run: list[Group]) -> Group | None:
    if len(run) < 2:  # noqa: PLR2004
        return None
    first, last = run[0].number, run[-1].number
    before = groups[first - 1] if first else None
    after = groups[last + 1] if last + 1 < len(groups) else None
    if run[0].link is Link.LIST and _is_total(before):
        return before
    if before is not None and _is_told_by_list(before, run[0]):
        return before
    if after is not None and after.link is Link.TOTAL and after.count is not None:
        if after.full_stops != run[-1].full_stops and not _is_same_thing(after, run[0]):
            return None
        return after if "=" not in after.words_before or _adds(run) else None
    if run[0].link is Link.TOTAL:
        return None
    if after is not None and after.role is Role.AFTER and _adds(run):
        after.role = Role.PLAIN
        return after
    if len(run) == 2 and _are_sexes(run):
        whole = run[0].whole
        if whole is not None or before is None or before.sentence != run[0].sentence:
            return whole
        return before if _is_total(before) else None
    return None


def _is_told_by_list(total: Group, first: Group) -> bool:
    """`total 3.875 kasus: Januari 310, Februari 767 ...`."""
    is_list = first.words_before[:1] == [":"] and names_total(total.words_before)
    return is_list and total.count is not None


def _is_total(group: Group | None) -> bool:
    return group is not None and group.count is not None


def _adds(run: list[Group]) -> bool:
    signs = {"ditambah", "plus", "+"}
    return all(not signs.isdisjoint(group.words_before) for group in run[1:])


def _are_sexes(run: list[Group]) -> bool:
    said = []
    for group in run:
        noun = group.count.unit.noun if group.count is not None else ""
        words = {noun, *group.words_after, *group.words_before[-1:]}
        said.append((not words.isdisjoint(_MALE), not words.isdisjoint(_FEMALE)))
    return said in ([(True, False), (False, True)], [(False, True), (True, False)])
