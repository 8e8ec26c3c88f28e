"""The choices of judgement in force on a day."""

from collections.abc import Sequence
from typing import TypeVar

from derajat.errors import Problem, nearest_name, report
from derajat.model.judgement import JudgementStandards, Policy, PolicyChoice


Choice = TypeVar("Choice")


def check_choices(
    standards: JudgementStandards, choices: Sequence[PolicyChoice]
) -> tuple[Problem, ...]:
    """A problem for each choice that names a table nobody knows."""
    known = standards.predicate_tables
    return tuple(
        report(
            "PLN-202",
            choice.where,
            name=choice.predicates,
            nearest=nearest_name(choice.predicates, known) or "-",
            known=", ".join(known) or "-",
        )
        for choice in choices
        if choice.predicates is not None and choice.predicates not in known
    )


def resolve_policy(
    standards: JudgementStandards, choices: Sequence[PolicyChoice], day: int
) -> Policy:
    """Each choice as last made up to a day: the office's own before the national.

    The national defaults must hold every choice from their first day on; a day
    before it is judged by that first one.
    """
    ordered = [
        *sorted(choices, key=lambda item: -item.valid_from),
        *sorted(standards.defaults, key=lambda item: -item.valid_from),
    ]
    first = min(standards.defaults, key=lambda item: item.valid_from)
    in_force = [item for item in ordered if item.valid_from <= day] + [first]
    return Policy(
        predicates=standards.predicate_tables[
            _first([item.predicates for item in in_force])
        ],
        cap=_first([item.cap for item in in_force]).limit,
        lower_form=_first([item.lower_form for item in in_force]),
        completeness_limit=_first([item.completeness_limit for item in in_force]),
        attention=_first([item.attention for item in in_force]),
    )


def _first(choices: Sequence[Choice | None]) -> Choice:
    return next(choice for choice in choices if choice is not None)
