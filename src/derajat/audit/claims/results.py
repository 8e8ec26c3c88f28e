"""What the check of a claim says."""

from dataclasses import dataclass
from enum import Enum

from derajat.errors import Problem
from derajat.model.labels import Label


class ClaimState(Enum):
    """Whether the numbers of a claim can be made again."""

    REPRODUCIBLE = "reproducible"
    NOT_REPRODUCIBLE = "not-reproducible"
    NOT_CHECKABLE = "not-checkable"

    @property
    def label(self) -> Label:
        return _STATES[self]


_STATES = {
    ClaimState.REPRODUCIBLE: Label("dapat dihitung ulang", "reproducible"),
    ClaimState.NOT_REPRODUCIBLE: Label(
        "tidak dapat dihitung ulang", "not reproducible"
    ),
    ClaimState.NOT_CHECKABLE: Label("tidak dapat diperiksa", "not checkable"),
}


@dataclass(frozen=True)
class SaidNumber:
    """A number as printed, and the span that its printing allows."""

    text: str
    kind: str
    low: str
    high: str
    """Empty where the words set no limit."""


@dataclass(frozen=True)
class ClaimPart:
    """Numbers that hang together, and whether they can all be true."""

    state: ClaimState
    numbers: tuple[str, ...]
    relations: tuple[Label, ...]
    """What the words assert, with the numbers as printed."""
    implied: tuple[Label, ...]
    """What the numbers make of one another."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class ClaimResult:
    """A sentence with numbers, and what recomputing says of it."""

    sentence: str
    state: ClaimState
    numbers: tuple[SaidNumber, ...]
    parts: tuple[ClaimPart, ...]
    readings: int
    """In how many ways the words of one piece could be read, at most."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        found = [problem for part in self.parts for problem in part.problems]
        return tuple(dict.fromkeys(found))

    def render(self, language: str = "id") -> str:
        """The state, the arithmetic and the reasons, one a line."""
        lines = [self.state.label.render(language)]
        for part in self.parts:
            for head, labels in ((_SAID, part.relations), (_COMPUTED, part.implied)):
                lines += [
                    f"  {head.render(language)}: {label.render(language)}"
                    for label in labels
                ]
            lines += [f"  {problem.render(language)}" for problem in part.problems]
        return "\n".join(dict.fromkeys(lines))


_SAID = Label("tertulis", "as written")
_COMPUTED = Label("dihitung", "computed")


def whole_state(states: list[ClaimState]) -> ClaimState:
    """The state of a claim by those of its parts: one broken part breaks it."""
    if ClaimState.NOT_REPRODUCIBLE in states:
        return ClaimState.NOT_REPRODUCIBLE
    if ClaimState.REPRODUCIBLE in states:
        return ClaimState.REPRODUCIBLE
    return ClaimState.NOT_CHECKABLE
