"""A broken check with everything around it that may explain it."""

from dataclasses import dataclass
from fractions import Fraction

from derajat.audit.judging import Judged, Judgement
from derajat.audit.relations import Outcome
from derajat.audit.rounding import round_half_up
from derajat.audit.tables import Place, PrintedNumber


@dataclass(frozen=True)
class Broken:
    """A broken check with everything its readings may look at."""

    judgement: Judgement
    judged: Judged
    outcome: Outcome

    @property
    def target(self) -> Place:
        return self.outcome.check.target

    @property
    def printed(self) -> PrintedNumber:
        return self.judgement.table.printed_at(self.target)

    def value(self, place: Place) -> Fraction | None:
        number = self.judgement.table.number_at(place)
        return number.exact if number else None

    def gives(self, result: Fraction | None) -> bool:
        """Whether a result, rounded as the cell is, is what is printed."""
        if result is None:
            return False
        return round_half_up(result, self.outcome.decimals) == self.printed.exact
