"""A long text in pieces that share no number, so that each is read by itself."""

from collections.abc import Iterable, Iterator, Sequence

from derajat.audit.claims.groups import Attainment, Group, Role, Statement


def split_statement(
    statement: Statement, ties: Iterable[Sequence[Group]]
) -> list[Statement]:
    """Statements that share nothing but the number of all inhabitants.

    `ties` are groups that a reading may tie together besides those that the words do.
    """
    inhabitants = [group for group in statement.groups if group.is_population]
    everybody = _only_number(inhabitants)
    roots: dict[int, int] = {group.number: group.number for group in statement.groups}
    for tied in (*_said_ties(statement), *ties):
        numbers = [group.number for group in tied if group is not everybody]
        numbers = [number for number in numbers if number in roots]
        for number in numbers[1:]:
            roots[_root(roots, number)] = _root(roots, numbers[0])
    found: dict[int, list[Group]] = {}
    for group in statement.groups:
        found.setdefault(_root(roots, group.number), []).append(group)
    known = [everybody] if everybody is not None else inhabitants
    pieces = [_piece(statement, groups, known) for groups in found.values()]
    if statement.density is not None:
        pieces.append(_density_piece(statement, known))
    return pieces


def _only_number(inhabitants: list[Group]) -> Group | None:
    """The number of inhabitants, unless the text names more than one."""
    numbers = {group.count.number for group in inhabitants if group.count is not None}
    return inhabitants[0] if len(numbers) == 1 else None


def _root(roots: dict[int, int], number: int) -> int:
    while roots[number] != number:
        roots[number] = roots[roots[number]]
        number = roots[number]
    return number


def _said_ties(statement: Statement) -> Iterator[list[Group]]:
    for group in statement.groups:
        wholes = (group.whole, group.owner, *(share.whole for share in group.shares))
        yield [group, *(whole for whole in wholes if whole is not None)]
    for change in statement.changes:
        ends = [end for end in (change.before, change.after) if end is not None]
        yield [*ends, *change.moved]
    for total in statement.totals:
        yield [total.total, *total.parts]
    for each in statement.eaches:
        yield [group for group in (each.number, each.total) if group is not None]
    yield [group for group in statement.groups if group.role is Role.ATTAINED]


def _piece(
    statement: Statement, groups: list[Group], inhabitants: list[Group]
) -> Statement:
    members = set(map(id, groups))
    own = _inhabitants_near(inhabitants, {group.full_stops for group in groups})
    if own is not None and id(own) not in members:
        groups = sorted([*groups, own], key=lambda group: group.number)
    return Statement(
        groups=groups,
        changes=[
            c for c in statement.changes if _is_among(c.before or c.after, members)
        ],
        totals=[t for t in statement.totals if _is_among(t.parts[0], members)],
        attainments=[a for a in statement.attainments if _holds(groups, a)],
        eaches=[e for e in statement.eaches if _is_among(e.number, members)],
    )


def _inhabitants_near(inhabitants: list[Group], stops: set[int]) -> Group | None:
    """The only number of inhabitants, or the one that the same sentence names."""
    if len(inhabitants) == 1:
        return inhabitants[0]
    return next((group for group in inhabitants if group.full_stops in stops), None)


def _is_among(group: Group | None, members: set[int]) -> bool:
    return group is not None and id(group) in members


def _holds(groups: list[Group], attainment: Attainment) -> bool:
    return any(group.share is attainment.attained for group in groups)


def _density_piece(statement: Statement, inhabitants: list[Group]) -> Statement:
    own = _inhabitants_near(inhabitants, {statement.density_stops})
    alone = [group for group in statement.groups if group.is_alone]
    density, area = statement.density, statement.area
    groups = [own] if own is not None else alone
    return Statement(groups=groups, density=density, area=area)
