"""Sums over accepted facts, as printed numbers claim them."""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

import pyarrow as pa

from derajat.intake.form import Element, FoundForm
from derajat.model.batches import Claim
from derajat.model.columns import StoredValue
from derajat.model.datasets import ReceivedDataset
from derajat.model.facts import ROW
from derajat.model.scalars import show_scalar
from derajat.model.sources import FactColumn, FormColumn, TotalClaim


@dataclass
class _Sum:
    total: int = 0
    known: int = 0


@dataclass
class _Sums:
    """Sums of one column and element: by sheet row, by period, and of all."""

    rows: defaultdict[int, _Sum]
    periods: defaultdict[StoredValue, _Sum]
    whole: _Sum


class FactSums:
    """Our own numbers beside the printed ones; each column is summed once."""

    def __init__(
        self, form: FoundForm, dataset: ReceivedDataset, facts: pa.Table
    ) -> None:
        self._form, self._dataset, self._facts = form, dataset, facts
        self._rows: list[int] = facts[ROW].to_pylist()
        self._times: list[StoredValue] = (
            facts[dataset.time].to_pylist() if dataset.time else [None] * len(facts)
        )
        self._periods = self._name_periods()
        self._sums: dict[tuple[str, Element], _Sums] = {}

    def _name_periods(self) -> dict[str, StoredValue]:
        """Period as claims name it -> stored time."""
        if not self._dataset.time:
            return {}
        column = self._dataset.column(self._dataset.time)
        return {show_scalar(value, column): value for value in set(self._times)}

    def under(self, header: str, claim: Claim) -> int | Fraction | None:
        """Our number for the printed column of that header, None when not known."""
        placed = self._form.under(header) if header else None
        return self.of(placed.form, claim) if placed else None

    def of(self, column: FormColumn, claim: Claim) -> int | Fraction | None:
        """Our number for a column of the form, None when it is not known.

        One that all elements of a row share is taken once, from the first element. For
        a row of which a fact is missing nothing is known: the sum of the rest would
        be another number than the one printed.
        """
        if isinstance(column, FactColumn):
            element = column.element or self._form.elements[0]
            return self._find(column.to, element, 1, claim)
        if isinstance(column, TotalClaim):
            return self._find(column.column, (), len(self._form.elements), claim)
        return None

    def _find(
        self, column: str, element: Element, facts: int, claim: Claim
    ) -> int | Fraction | None:
        sums = self._summed(column, element)
        if not claim.is_total_row:
            found = sums.rows.get(claim.row)
            enough = found is not None and found.known >= facts
        elif claim.period in self._periods:
            found = sums.periods.get(self._periods[claim.period])
            enough = found is not None and found.known > 0
        else:
            found, enough = sums.whole, sums.whole.known > 0
        if found is None or not enough:
            return None
        places = self._dataset.column(column).places
        return Fraction(found.total, 10**places) if places else found.total

    def _summed(self, column: str, element: Element) -> _Sums:
        key = (column, element)
        if key not in self._sums:
            self._sums[key] = self._sum(column, element)
        return self._sums[key]

    def _sum(self, column: str, element: Element) -> _Sums:
        sums = _Sums(defaultdict(_Sum), defaultdict(_Sum), _Sum())
        values = self._facts[column].to_pylist()
        marks = [self._facts[name].to_pylist() for name, _ in element]
        wanted = tuple(text for _, text in element)
        for position, value in enumerate(values):
            own = tuple(str(mark[position]) for mark in marks)
            if value is None or own != wanted:
                continue
            row, time = self._rows[position], self._times[position]
            for each in (sums.rows[row], sums.periods[time], sums.whole):
                each.total += value
                each.known += 1
        return sums
