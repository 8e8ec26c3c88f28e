"""A plan laid out for the rules, with what several of them look at."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from derajat.model.plans import BudgetLine, NodeKind, Plan, PlanNode, PlanStructure
from derajat.plan.doctor.rows import ExaminedIndicator, examine_indicators
from derajat.plan.doctor.sums import BudgetSums, add_up, build_sums, ceilings_of
from derajat.plan.doctor.words import fold_statement


History = Mapping[str, tuple[tuple[int, Decimal], ...]]
"""Values seen before by code of the indicator: years with the value of each."""


@dataclass(frozen=True)
class Examination:
    """A plan with all that the rules may look at."""

    plan: Plan
    structure: PlanStructure
    others: Sequence[Plan]
    history: History

    @cached_property
    def kinds(self) -> dict[str, NodeKind]:
        return self.structure.with_kinds(self.plan.own_kinds).kinds

    @cached_property
    def indicators(self) -> tuple[ExaminedIndicator, ...]:
        """Every indicator, in the order of the document."""
        return examine_indicators(self.plan, self.kinds)

    @cached_property
    def sided(self) -> tuple[ExaminedIndicator, ...]:
        """Indicators of which more or less is better, and whose years compare."""
        rows = self.indicators
        return tuple([item for item in rows if item.has_side and not item.is_own_work])

    @cached_property
    def worsening(self) -> tuple[ExaminedIndicator, ...]:
        """The sided ones with a level that is worse than one before it."""
        return tuple([item for item in self.sided if item.gets_worse])

    @cached_property
    def pairs(self) -> tuple[tuple[ExaminedIndicator, ExaminedIndicator], ...]:
        """Each indicator that measures the same as an earlier one, after that one."""
        seen: dict[str, ExaminedIndicator] = {}
        firsts = (seen.setdefault(item.measure, item) for item in self.indicators)
        pairs = zip(firsts, self.indicators, strict=True)
        return tuple((one, two) for one, two in pairs if one is not two and two.folded)

    @cached_property
    def budget_lines(self) -> tuple[tuple[PlanNode, BudgetLine], ...]:
        """Every budget line with its node."""
        nodes = self.plan.nodes
        return tuple([(node, line) for node in nodes for line in node.budget])

    @cached_property
    def ceilings(self) -> dict[str, dict[int, Decimal]]:
        """Rupiah by year of every node with money, by code; its lines added up."""
        found: dict[str, dict[int, Decimal]] = {}
        for node in self.plan.nodes:
            own = [ceilings_of(line) for line in node.budget]
            if any(own):
                before = [found[node.code]] if node.code in found else []
                found[node.code] = add_up([*before, *own])
        return found

    @cached_property
    def sums(self) -> tuple[BudgetSums, ...]:
        """Every node with money above others with money, beside their sum."""
        return tuple(build_sums(self.plan, self.ceilings))

    @cached_property
    def folded_nodes(self) -> tuple[tuple[PlanNode, str], ...]:
        """Every node with its statement folded."""
        return tuple((node, fold_statement(node.statement)) for node in self.plan.nodes)

    @cached_property
    def written_nodes(self) -> tuple[PlanNode, ...]:
        """The nodes that stand in the document.

        A node that a reader of tables put round the rows has a row but no cell.
        """
        places = ((node, node.where) for node in self.plan.nodes)
        return tuple(node for node, place in places if place.cell or not place.row)

    @cached_property
    def kinds_used(self) -> frozenset[str]:
        return frozenset(node.kind for node in self.plan.nodes)
