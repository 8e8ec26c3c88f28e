"""What is told of several sheets in the same words, told once for all of them."""

from collections.abc import Iterable, Sequence

from derajat.errors import Location, Problem


LISTED_SHEETS = 5


def tell_once(notices: Iterable[Problem]) -> tuple[Problem, ...]:
    """One notice for each wording, its place naming the sheets it is about."""
    alike: dict[tuple[str, tuple[tuple[str, str], ...]], list[Problem]] = {}
    for notice in notices:
        alike.setdefault((notice.code, notice.fields), []).append(notice)
    return tuple(_join(group) for group in alike.values())


def _join(alike: Sequence[Problem]) -> Problem:
    names = list(dict.fromkeys(problem.where.sheet for problem in alike))
    if len(names) == 1:
        return alike[0]
    listed = ", ".join(names[:LISTED_SHEETS])
    more = ", …" if len(names) > LISTED_SHEETS else ""
    where = Location(file=alike[0].where.file, sheet=listed + more)
    return Problem(alike[0].code, where, alike[0].fields)
