"""Do printed percentages and totals follow from the counts?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pyarrow as pa

from derajat.intake.claims import MOST_PRINTED_DECIMALS, plain
from derajat.intake.fact_sums import FactSums
from derajat.intake.faults import Fault, fault, show_number
from derajat.intake.form import FoundForm
from derajat.model.batches import Claim
from derajat.model.datasets import ReceivedDataset
from derajat.model.sources import PercentClaim


PER_CENT = 100
_EXACT = Context(prec=100)
"""Sums of 64 bits over 1 have more digits than the 28 that Python keeps."""


@dataclass(frozen=True)
class ClaimFinding:
    """A claim that does not follow from the counts, or is worth a word."""

    claim: Claim
    found: Fault


def check_claims(
    form: FoundForm,
    dataset: ReceivedDataset,
    claims: Sequence[Claim],
    facts: pa.Table,
    scales: Mapping[str, int],
) -> tuple[ClaimFinding, ...]:
    """What is to be told of the claims of one batch, against its accepted facts.

    `scales` gives the factor of an indicator's unit; 100 where it has none. A
    percentage is compared at its printed decimals, halves rounded up.
    """
    if not claims:
        return ()
    sums = FactSums(form, dataset, facts)
    findings = []
    for claim in claims:
        if claim.kind == "percent":
            found = _check_percent(claim, form, sums, scales)
        else:
            found = _check_total(claim, form, sums)
        findings += [ClaimFinding(claim, each) for each in found]
    return tuple(findings)


def _check_percent(
    claim: Claim, form: FoundForm, sums: FactSums, scales: Mapping[str, int]
) -> list[Fault]:
    column = form.by_index[claim.column - 1].form
    if not isinstance(column, PercentClaim):
        return []
    printed = Decimal(claim.printed)
    scale = scales.get(claim.subject, PER_CENT)
    check = PercentCheck(printed, _decimals(printed, column.decimals), scale)
    found = []
    if scale == PER_CENT and printed > PER_CENT:
        found.append(fault("REC-072", printed=show_number(claim.printed)))
    ours = _Pair.known(sums.under(column.part, claim), sums.under(column.whole, claim))
    if check.fits(ours):
        return found
    theirs = _Pair.known(_number(claim.printed_part), _number(claim.printed_whole))
    return found + check.compare(ours, theirs)


@dataclass(frozen=True)
class _Pair:
    part: int | Fraction
    whole: int | Fraction

    @staticmethod
    def known(
        part: int | Fraction | None, whole: int | Fraction | None
    ) -> "_Pair | None":
        return None if part is None or whole is None else _Pair(part, whole)

    def fields(self) -> dict[str, str]:
        return {"part": _show(self.part), "whole": _show(self.whole)}


@dataclass(frozen=True)
class PercentCheck:
    """A printed percentage, compared at so many decimals."""

    printed: Decimal
    decimals: int
    scale: int

    def compare(self, ours: _Pair | None, theirs: _Pair | None) -> list[Fault]:
        """What to tell, given our counts and the printed ones; None is unknown."""
        pair = ours or theirs
        if pair is None:
            return []
        if pair.whole == 0:
            is_nothing = pair.part == 0 and self.printed == 0
            return [] if is_nothing else [self._tell("REC-076", whole="0")]
        computed = self.round(pair, ROUND_HALF_UP)
        if computed == self._rounded_print():
            return []
        shown = f"{computed:f}"
        if self.fits(theirs) and theirs is not None:
            return [self._tell("REC-077", computed=shown, **theirs.fields())]
        return [self._tell(self._way(pair), computed=shown, **pair.fields())]

    def _way(self, pair: _Pair) -> str:
        """The code that tells how the printed percentage came about, if known."""
        if self.round(pair, ROUND_HALF_EVEN) == self._rounded_print():
            return "REC-071"
        for more in (1, 2):
            fine = PercentCheck(self.printed, self.decimals + more, self.scale)
            coarse = fine.round(pair, ROUND_HALF_UP)
            for places in range(self.decimals + more - 1, self.decimals - 1, -1):
                coarse = _quantized(coarse, places)
            if coarse == self._rounded_print():
                return "REC-078"
        return "REC-070"

    def fits(self, pair: _Pair | None) -> bool:
        """Whether the printed percentage follows from the pair."""
        if pair is None or pair.whole == 0:
            return False
        return self.round(pair, ROUND_HALF_UP) == self._rounded_print()

    def round(self, pair: _Pair, how: str) -> Decimal:
        """The exact percentage, rounded once."""
        part, divisor = pair.part, pair.whole
        factor = self.scale * 10**self.decimals
        over = part.numerator * divisor.denominator * factor
        under = part.denominator * divisor.numerator
        if under < 0:
            over, under = -over, -under
        whole, rest = divmod(over, under)
        twice = 2 * rest - under
        up = twice > 0 or (twice == 0 and (how == ROUND_HALF_UP or whole % 2 == 1))
        return Decimal(whole + up).scaleb(-self.decimals, _EXACT)

    def _rounded_print(self) -> Decimal:
        return _quantized(self.printed, self.decimals)

    def _tell(self, code: str, **fields: str) -> Fault:
        shown = {name: show_number(text) for name, text in fields.items()}
        return fault(code, printed=show_number(plain(self.printed)), **shown)


def _check_total(claim: Claim, form: FoundForm, sums: FactSums) -> list[Fault]:
    printed = _number(claim.printed)
    computed = sums.of(form.by_index[claim.column - 1].form, claim)
    if printed is None or computed is None or printed == computed:
        return []
    code = "REC-074" if claim.is_total_row else "REC-073"
    told = {"printed": claim.printed, "computed": _show(computed)}
    return [fault(code, **{name: show_number(text) for name, text in told.items()})]


def _decimals(printed: Decimal, declared: int) -> int:
    """The declared decimals, or more when more were printed."""
    shown = -int(printed.as_tuple().exponent)
    return max(declared, min(shown, MOST_PRINTED_DECIMALS))


def _quantized(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _EXACT)


def _number(text: str) -> int | Fraction | None:
    if not text:
        return None
    return int(text) if text.isdecimal() else Fraction(text)


def _show(number: int | Fraction) -> str:
    return str(number) if number.denominator == 1 else f"{float(number):.15g}"
