"""What the plan doctor finds, and the rules it finds it by."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from derajat.errors import Location, Problem, report
from derajat.plan.doctor.examination import Examination


MOST_OF_A_RULE = 200
"""A plan with more findings of one rule has one cause for them."""


class Severity(Enum):
    """How sure it is that something must be mended."""

    ERROR = "error"
    """It cannot be right as it stands."""
    WARNING = "warning"
    """It is probably wrong, or needs a reason."""
    NOTICE = "notice"
    """Good to know."""


@dataclass(frozen=True)
class Finding:
    """One thing found in a plan; `node` and `indicator` are codes, or empty."""

    problem: Problem
    severity: Severity
    node: str = ""
    indicator: str = ""


@dataclass(frozen=True)
class Symptom:
    """What a rule saw: the place, whose it is, and what makes its message.

    A rule may see thousands; the fields of the message are made only when it is told.
    """

    where: Location
    make_fields: Callable[[], dict[str, str]]
    node: str = ""
    indicator: str = ""


@dataclass(frozen=True)
class Rule:
    """A rule of the doctor: the code of its message, and what looks for it."""

    code: str
    severity: Severity
    look: Callable[[Examination], Iterable[Symptom]]

    def find(self, examination: Examination) -> Iterator[Finding]:
        """The findings of this rule, in the order of the document.

        After the first `MOST_OF_A_RULE` one more says how many there are besides.
        """
        symptoms = list(self.look(examination))
        for symptom in symptoms[:MOST_OF_A_RULE]:
            problem = report(self.code, symptom.where, **symptom.make_fields())
            yield Finding(problem, self.severity, symptom.node, symptom.indicator)
        rest = symptoms[MOST_OF_A_RULE:]
        if rest:
            where = rest[0].where
            problem = report("PLN-199", where, rule=self.code, count=len(rest))
            yield Finding(problem, self.severity)
