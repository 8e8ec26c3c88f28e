"""Averages, ratios and `masing-masing`: a total shared out among things."""

from fractions import Fraction

from derajat.audit.claims.groups import Each, Group, Role, Statement
from derajat.audit.claims.units_said import is_same_noun


_AVERAGES = (
    *("rata-rata", "rerata", "rata", "average", "averaging", "mean"),
    *("rasio", "rasionya", "ratio", "perbandingan", "perbandingannya"),
)
_NORMS = (
    *("ideal", "idealnya", "standar", "standarnya", "seharusnya", "semestinya"),
    *("target", "targetnya", "who", "norma", "maksimal", "maksimum", "minimal"),
    *("minimum", "paling", "ideally", "standard", "should"),
)


def find_eaches(statement: Statement) -> None:
    """Give each average or ratio its total and its number of things, in place.

    Only where one total and one number of things have the nouns that the words name,
    and where the words do not tell how it should be.
    """
    for each in statement.eaches:
        alone = _alone(statement, each.full_stops)
        if any(word in _NORMS for word in each.words):
            each.number = None
        elif each.number is not None:
            each.total = _only(alone, each.amount.unit.noun, each.number)
            each.number = each.number if each.total is not None else None
        elif any(word in _AVERAGES for word in each.words):
            _find_ends(alone, each)


def _find_ends(alone: list[Group], each: Each) -> None:
    unit = each.amount.unit
    if unit.per:
        each.number = _only(alone, unit.per, None)
        each.total = _only(alone, unit.noun, each.number)
        if not unit.noun and each.number is not None:
            others = [group for group in alone if group is not each.number]
            each.total = others[0] if len(others) == 1 else None
        is_of_all = is_same_noun(unit.noun, "penduduk")
        if each.total is None and not is_of_all:
            each.number = None
        return
    counts = sorted(alone, key=_size)
    if len(counts) == 2 and each.amount.number > 1:
        each.number, each.total = counts


def _only(alone: list[Group], noun: str, other: Group | None) -> Group | None:
    """The only count of things of this noun."""
    found = [
        group
        for group in alone
        if group is not other
        and group.count
        and is_same_noun(group.count.unit.noun, noun)
    ]
    return found[0] if len(found) == 1 else None


def _alone(statement: Statement, full_stops: int) -> list[Group]:
    """The counts of one sentence of which nothing else is said."""
    return [
        group
        for group in statement.groups
        if group.is_alone
        and group.role is Role.PLAIN
        and group.full_stops == full_stops
    ]


def _size(group: Group) -> Fraction:
    return group.count.number if group.count is not None else Fraction(0)
