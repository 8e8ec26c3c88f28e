"""The money of a node beside the sum of what stands below it. Amounts are rupiah."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from derajat.model.plans import BudgetLine, Plan, PlanNode


_NEAR = Decimal("0.01")
_THOUSAND = Decimal(1000)


def rounding_of(line: BudgetLine, numbers: int) -> Decimal:
    """How far so many printed numbers may lie off their sum: half a unit each."""
    return Decimal(line.unit.value) * (numbers + 1) / 2


@dataclass(frozen=True)
class BudgetSums:
    """A node's own money of each year beside the sum of what stands below it."""

    node: PlanNode
    own: dict[int, Decimal]
    below: dict[int, Decimal]
    parts: int
    tolerance: Decimal

    @cached_property
    def wrong_years(self) -> tuple[int, ...]:
        return tuple(
            year
            for year in sorted(self.own)
            if abs(self.own[year] - self.below.get(year, Decimal(0))) > self.tolerance
        )

    @cached_property
    def is_partial(self) -> bool:
        """Whether the parts lie below the whole in every year: some may be unlisted."""
        less = (self.below.get(year, Decimal(0)) < self.own[year] for year in self.own)
        return len(self.wrong_years) == len(self.own) and all(less)

    @cached_property
    def is_thousandfold(self) -> bool:
        """Whether whole and parts are printed in different units."""
        ratios = [
            self.own[year] / self.below[year]
            for year in self.own
            if self.below.get(year)
        ]
        return bool(ratios) and all(_is_thousand(ratio) for ratio in ratios)


def _is_thousand(ratio: Decimal) -> bool:
    """Whether a ratio is about a thousand, or a thousandth."""
    return any(abs(r - 1) <= _NEAR for r in (ratio / _THOUSAND, ratio * _THOUSAND))


def build_sums(
    plan: Plan, ceilings: Mapping[str, dict[int, Decimal]]
) -> Iterator[BudgetSums]:
    """Every node with money above others with money, from the ceilings by code."""
    for node in plan.nodes:
        own = ceilings.get(node.code)
        parts = [p for p in plan.children.get(node.code, ()) if p.code in ceilings]
        if own and parts:
            lines = [line for part in (node, *parts) for line in part.budget]
            widest = max(lines, key=lambda line: line.unit.value)
            below = add_up([ceilings[part.code] for part in parts])
            tolerance = rounding_of(widest, len(parts))
            yield BudgetSums(node, own, below, len(parts), tolerance)


def add_up(parts: Sequence[dict[int, Decimal]]) -> dict[int, Decimal]:
    """The sum of each year of any part; there is one part at least."""
    totals = dict(parts[0])
    for part in parts[1:]:
        for year, ceiling in part.items():
            totals[year] = totals[year] + ceiling if year in totals else ceiling
    return totals


def ceilings_of(line: BudgetLine) -> dict[int, Decimal]:
    """The ceilings of a line by year, those that are printed."""
    return {item.year: item.ceiling for item in line.years if item.ceiling is not None}
