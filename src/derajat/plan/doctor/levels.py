"""Printed numbers of a row made comparable: one scale, one side, one ladder."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median_low

from derajat.model.targets import Amount, Exactly, Grade, PrintedTarget
from derajat.plan.doctor.words import fold_statement
from derajat.plan.grades import rank_of


@dataclass(frozen=True)
class Scale:
    """Turns what is printed into levels that compare within a row."""

    whole: int
    middle: Decimal | None
    takes_last: bool
    """Whether the upper end of a range is what is still accepted."""
    ladder: str
    """The scale of the grades of the row, by those that stand on one only."""

    def level(self, text: PrintedTarget) -> Decimal | None:
        """What the text promises at least, in the scale of its row; None: no number.

        A grade is the lower the worse it is.
        """
        reading = text.reading
        if isinstance(reading, Grade):
            rank = rank_of(reading.text, self.ladder) if self.ladder else None
            return Decimal(-rank) if rank else None
        amounts = text.amounts
        if not amounts:
            return None
        return self._convert(amounts[-1 if self.takes_last else 0])

    def _convert(self, amount: Amount) -> Decimal | None:
        if amount.scale == self.whole:
            return amount.number
        if amount.scale > 1:
            return amount.number * self.whole / amount.scale
        return self._without_sign(amount)

    def _without_sign(self, amount: Amount) -> Decimal | None:
        """A number beside others with a sign: a share of one, or the sign is missing.

        Which of the two lies nearer to the other numbers decides.
        """
        if amount.unit:
            return None
        plain, share = amount.number, amount.number * self.whole
        if plain == 0 or not self.middle:
            return plain
        near_plain = _distance(plain, self.middle)
        return plain if near_plain <= _distance(share, self.middle) else share


def _distance(one: Decimal, other: Decimal) -> Decimal:
    """How many times the larger is the smaller; both are not zero."""
    one, other = abs(one), abs(other)
    return max(one, other) / min(one, other)


def is_plain(text: PrintedTarget) -> bool:
    """Whether a text is a single number or per cent without words."""
    reading = text.reading
    if not isinstance(reading, Exactly):
        return False
    return not reading.amount.unit and reading.amount.scale in (1, 100)


def build_scale(texts: Sequence[PrintedTarget], takes_last: bool) -> Scale:
    """The scale that most numbers with one have, and the middle of those."""
    amounts = [amount for text in texts for amount in text.amounts]
    scales = {amount.scale for amount in amounts}
    ladder = "" if amounts else _only_ladder(texts)
    if len(scales) < 2:
        return Scale(min(scales, default=1), None, takes_last, ladder)
    usual = Counter(amount.scale for amount in amounts if amount.scale != 1)
    whole = usual.most_common(1)[0][0]
    numbers = [a.number for a in amounts if a.scale == whole and a.number]
    middle = median_low(numbers) if numbers else None
    return Scale(whole, middle, takes_last, ladder)


def _only_ladder(texts: Iterable[PrintedTarget]) -> str:
    readings = (text.reading for text in texts)
    named = {grade.ladder for grade in readings if isinstance(grade, Grade)} - {""}
    return named.pop() if len(named) == 1 else ""


def unit_words(texts: Iterable[PrintedTarget]) -> dict[str, str]:
    """What the numbers count in: folded unit, or `%`, to the first text with it.

    Numbers without any unit are left out.
    """
    found: dict[str, str] = {}
    for text in texts:
        for amount in text.amounts:
            unit = fold_statement(amount.unit) if amount.unit else ""
            if amount.scale == 100 and not unit:
                unit = "%"
            if unit:
                found.setdefault(unit, text.printed)
    return found
