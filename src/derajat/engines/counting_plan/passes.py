"""Which tallies are answered by the same pass over a dataset."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from derajat.engines.counting_plan.rules import (
    Question,
    build_question,
    build_ties_question,
)
from derajat.model.calendar import PeriodKind
from derajat.model.counting import DistinctCount, Histogram, Tally
from derajat.model.indicators import Selection


TIED = "__tied"
"""The column that is 1 where a kept row had rivals of the same merit, else 0."""


@dataclass(frozen=True)
class Pass:
    """One way through a dataset: the rows it selects and the questions it answers.

    `groups` holds every group column of its questions; a question with fewer is
    answered by adding up.
    """

    selection: Selection
    unit: PeriodKind
    groups: tuple[str, ...]
    questions: tuple[Question, ...]


def plan_passes(tallies: Sequence[Tally]) -> tuple[Pass, ...]:
    """Passes that answer every additive tally, and all ties, once."""
    families: dict[tuple[Selection, PeriodKind], list[Tally]] = defaultdict(list)
    for tally in tallies:
        if is_additive(tally) or tally.selection.keep:
            families[_shared_selection(tally.selection), tally.unit].append(tally)
    return tuple(
        _build_pass(selection, unit, groups, members)
        for (selection, unit), family in families.items()
        for groups, members in _share_groups(family).items()
    )


def is_additive(tally: Tally) -> bool:
    """Whether its parts are sums over rows, which cells can answer."""
    return not isinstance(tally.measurement, Histogram | DistinctCount)


def _shared_selection(selection: Selection) -> Selection:
    """Without `where`, which cells can decide, unless one row is kept after it."""
    return selection if selection.keep else replace(selection, where=None)


def _share_groups(family: list[Tally]) -> dict[tuple[str, ...], list[Tally]]:
    """Each tally under the first widest grouping that has all its groups."""
    widest: dict[tuple[str, ...], list[Tally]] = {}
    for tally in sorted(family, key=lambda item: -len(item.groups)):
        holding = (wide for wide in widest if set(tally.groups) <= set(wide))
        widest.setdefault(next(holding, tally.groups), []).append(tally)
    return widest


def _build_pass(
    selection: Selection,
    unit: PeriodKind,
    groups: tuple[str, ...],
    members: list[Tally],
) -> Pass:
    if selection.keep:
        return Pass(selection, unit, groups, tuple(_questions_of_kept(members)))
    wheres = {tally.selection.where for tally in members}
    if len(wheres) == 1:
        selection = replace(selection, where=members[0].selection.where)
        questions = [build_question(tally, None) for tally in members]
    else:
        questions = [build_question(tally, tally.selection.where) for tally in members]
    return Pass(selection, unit, groups, tuple(questions))


def _questions_of_kept(members: list[Tally]) -> Iterator[Question]:
    for tally in members:
        yield build_ties_question(tally, TIED)
        if is_additive(tally):
            yield build_question(tally, None)
