"""Do printed percentages and totals follow from the counts?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pyarrow as pa

from derajat.intake.claims import MOST_PRINTED_DECIMALS, plain
from derajat.intake.faults import Fault, fault
from derajat.intake.form import Element, FoundForm
from derajat.model.batches import Claim
from derajat.model.columns import StoredValue
from derajat.model.datasets import ReceivedDataset
from derajat.model.facts import ROW
from derajat.model.scalars import show_scalar
from derajat.model.sources import FactColumn, FormColumn, PercentClaim, TotalClaim


PER_CENT = 100


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


class FactSums:
    """Sums over accepted facts: of one sheet row, or of all rows of a period."""

    def __init__(
        self, form: FoundForm, dataset: ReceivedDataset, facts: pa.Table
    ) -> None:
        self._form, self._dataset = form, dataset
        self._columns = {
            column.name: facts[column.name].to_pylist() for column in dataset.columns
        }
        self._all = list(range(facts.num_rows))
        self._by_row: dict[int, list[int]] = defaultdict(list)
        for position, row in enumerate(facts[ROW].to_pylist()):
            self._by_row[row].append(position)
        self._by_period = self._group_by_period()

    def _group_by_period(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        if self._dataset.time:
            column = self._dataset.column(self._dataset.time)
            for position, value in enumerate(self._columns[column.name]):
                found[show_scalar(value, column)].append(position)
        return found

    def under(self, header: str, claim: Claim) -> Fraction | None:
        """Our own number for a printed column, None when it is not known."""
        placed = self._form.under(header) if header else None
        if placed is None:
            return None
        return self.under_form(placed.form, claim)

    def under_form(self, column: FormColumn, claim: Claim) -> Fraction | None:
        """Our own number for a column of the form.

        One that all elements of a row share is taken once, from the first element.
        """
        if isinstance(column, FactColumn):
            element = column.element or self._form.elements()[0]
            return self._sum(column.to, element, claim)
        if isinstance(column, TotalClaim):
            return self._sum(column.column, (), claim)
        return None

    def _sum(self, column: str, element: Element, claim: Claim) -> Fraction | None:
        """The sum of a dataset column over the facts the claim is about.

        None when a fact of its row is missing or unknown: a sum of the rest would be
        another number than the one claimed.
        """
        chosen = self._facts_of(claim, element)
        values = [self._columns[column][position] for position in chosen]
        known = [value for value in values if value is not None]
        if not claim.is_total_row:
            parts = 1 if element else len(self._form.elements())
            if len(known) < parts:
                return None
        if not known:
            return None
        return Fraction(sum(known), 10 ** self._dataset.column(column).places)

    def _facts_of(self, claim: Claim, element: Element) -> list[int]:
        if not claim.is_total_row:
            positions = self._by_row.get(claim.row, [])
        elif claim.period in self._by_period:
            positions = self._by_period[claim.period]
        else:
            positions = self._all
        return [p for p in positions if self._has(p, element)]

    def _has(self, position: int, element: Element) -> bool:
        return all(_same(self._columns[name][position], text) for name, text in element)


def _same(value: StoredValue, text: str) -> bool:
    return str(value) == text


def _check_percent(
    claim: Claim, form: FoundForm, sums: FactSums, scales: Mapping[str, int]
) -> list[Fault]:
    column = _percent_column(claim, form)
    if column is None:
        return []
    printed = Decimal(claim.printed)
    scale = scales.get(claim.subject, PER_CENT)
    check = PercentCheck(printed, _decimals(printed, column.decimals), scale)
    found = []
    if scale == PER_CENT and printed > PER_CENT:
        found.append(fault("REC-072", printed=claim.printed))
    ours = _Pair.known(sums.under(column.part, claim), sums.under(column.whole, claim))
    theirs = _Pair.known(_fraction(claim.printed_part), _fraction(claim.printed_whole))
    return found + check.compare(ours, theirs)


@dataclass(frozen=True)
class _Pair:
    part: Fraction
    whole: Fraction

    @staticmethod
    def known(part: Fraction | None, whole: Fraction | None) -> "_Pair | None":
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
            return [self._tell("REC-076", whole="?")]
        if pair.whole == 0:
            is_nothing = pair.part == 0 and self.printed == 0
            return [] if is_nothing else [self._tell("REC-076", whole="0")]
        computed = self.round(pair, ROUND_HALF_UP)
        if computed == self._rounded_print():
            return []
        shown = f"{computed:f}"
        if self.fits(theirs) and theirs is not None:
            return [self._tell("REC-077", computed=shown, **theirs.fields())]
        half_even = self.round(pair, ROUND_HALF_EVEN) == self._rounded_print()
        code = "REC-071" if half_even else "REC-070"
        return [self._tell(code, computed=shown, **pair.fields())]

    def fits(self, pair: _Pair | None) -> bool:
        """Whether the printed percentage follows from the pair."""
        if pair is None or pair.whole == 0:
            return False
        return self.round(pair, ROUND_HALF_UP) == self._rounded_print()

    def round(self, pair: _Pair, how: str) -> Decimal:
        """The exact percentage, rounded once."""
        exact = pair.part * self.scale * 10**self.decimals / pair.whole
        whole, rest = divmod(exact.numerator, exact.denominator)
        twice = 2 * rest - exact.denominator
        up = twice > 0 or (twice == 0 and (how == ROUND_HALF_UP or whole % 2 == 1))
        return Decimal(whole + up).scaleb(-self.decimals)

    def _rounded_print(self) -> Decimal:
        return self.printed.quantize(Decimal(1).scaleb(-self.decimals), ROUND_HALF_UP)

    def _tell(self, code: str, **fields: str) -> Fault:
        return fault(code, printed=plain(self.printed), **fields)


def _check_total(claim: Claim, form: FoundForm, sums: FactSums) -> list[Fault]:
    printed = _fraction(claim.printed)
    computed = _computed_total(claim, form, sums)
    if printed is None or computed is None or printed == computed:
        return []
    code = "REC-074" if claim.is_total_row else "REC-073"
    return [fault(code, printed=claim.printed, computed=_show(computed))]


def _computed_total(claim: Claim, form: FoundForm, sums: FactSums) -> Fraction | None:
    for placed in form.columns:
        if placed.index == claim.column - 1:
            return sums.under_form(placed.form, claim)
    return None


def _percent_column(claim: Claim, form: FoundForm) -> PercentClaim | None:
    for placed, column in form.percent_claims():
        if placed.index == claim.column - 1:
            return column
    return None


def _decimals(printed: Decimal, declared: int) -> int:
    """The declared decimals, or more when more were printed."""
    shown = -int(printed.as_tuple().exponent)
    return max(declared, min(shown, MOST_PRINTED_DECIMALS))


def _fraction(text: str) -> Fraction | None:
    return Fraction(text) if text else None


def _show(number: Fraction) -> str:
    return str(number) if number.denominator == 1 else f"{float(number):.15g}"
