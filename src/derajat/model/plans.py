"""A plan as data: its levels, its nodes, what each promises and what it costs."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property

from derajat.errors import Location
from derajat.model.indicators import Direction
from derajat.model.judgement import AttainmentForm
from derajat.model.labels import Label
from derajat.model.targets import PrintedTarget


class ResultLevel(Enum):
    """What an indicator of a plan shows: a condition of people, or own work."""

    IMPACT = "impact"
    OUTCOME = "outcome"
    OUTPUT = "output"
    PROCESS = "process"
    INPUT = "input"


class OverYears(Enum):
    """How the value at the end of the period follows from the years."""

    LAST = "last"
    """A level: the end is the last year."""
    SUM = "sum"
    """Work done: the end is the sum of the years."""
    NOT_STATED = "not-stated"


class Authority(Enum):
    """Whose task it is by law."""

    VILLAGE = "village"
    DISTRICT = "district"
    PROVINCE = "province"
    NATION = "nation"


class MoneyUnit(Enum):
    """In what a printed amount of money counts; the value is rupiah in one."""

    RUPIAH = 1
    THOUSAND = 1_000
    MILLION = 1_000_000
    BILLION = 1_000_000_000


ANY_KIND = "any"
"""In `NodeKind.below`: it may stand under every kind."""


@dataclass(frozen=True)
class NodeKind:
    """A level of a plan, or a free kind that an office added.

    `below` names the kinds it may stand under; empty, it stands at the top only.
    """

    name: str
    label: Label
    order: int
    """1 for the vision; children have a higher order than their parent."""
    below: tuple[str, ...]
    needs_indicator: bool
    results: tuple[ResultLevel, ...]
    """What its indicators may show; empty: anything."""
    carries_money: bool
    words: tuple[str, ...]
    """How documents head it, folded: `tujuan`, `sasaran strategis`."""
    may_be_top: bool = False
    """Whether it may stand at the top as well: documents quote parts of a plan."""
    is_single: bool = False
    """Whether a plan has at most one of it, as of a vision."""
    above: tuple[str, ...] = ()
    """Kinds that may stand under it though they do not name it: for own kinds."""


@dataclass(frozen=True)
class PlanStructure:
    """Every kind of node, by name."""

    kinds: dict[str, NodeKind]

    def may_stand(self, kind: str, parent: str) -> bool:
        """Whether a node of a kind may stand under one of another; "" is the top."""
        own = self.kinds[kind]
        if not parent:
            return own.may_be_top or not own.below
        named = parent in own.below or ANY_KIND in own.below
        return named or kind in self.kinds[parent].above

    def with_kinds(self, kinds: Iterable[NodeKind]) -> "PlanStructure":
        """The structure with the kinds that a plan adds."""
        return PlanStructure({**self.kinds, **{kind.name: kind for kind in kinds}})


@dataclass(frozen=True)
class Quote:
    """Where a node is written; the sentence stands word for word."""

    document: str
    page: str
    sentence: str


@dataclass(frozen=True)
class YearTarget:
    """What is promised for a year; a later one of the same year changes it."""

    year: int
    target: PrintedTarget
    basis: str
    """The decree or document that sets it; empty: that of the plan."""
    decided_on: int | None
    reason: str
    """Why it differs from the one before for that year."""
    where: Location


@dataclass(frozen=True)
class Baseline:
    """The state a plan starts from; `year` None when the document names none."""

    year: int | None
    target: PrintedTarget
    where: Location


@dataclass(frozen=True)
class PlanIndicator:
    """An indicator as a plan states it; empty texts and None are "not stated"."""

    code: str
    """Unique in its plan."""
    statement: str
    measured_by: str
    """Code of the indicator of the catalogue that measures it."""
    result: ResultLevel | None
    unit: str
    better: Direction | None
    formula: str
    attainment: AttainmentForm | None
    over_years: OverYears
    authority: Authority | None
    baseline: Baseline | None
    targets: tuple[YearTarget, ...]
    """In the order of the document; several of one year are changes."""
    end: PrintedTarget | None
    """As printed for the end of the period."""
    where: Location
    wanted: str = ""
    """Code of an indicator that is named for it but is not in the catalogue yet."""

    def target_of(self, year: int, on_day: int | None = None) -> YearTarget | None:
        """The target in force for a year, as decided up to a day (None: the latest).

        Of several the one decided last; a target without a day is the first of all.
        """
        known = [
            target
            for target in self.targets
            if target.year == year
            and (on_day is None or (target.decided_on or 0) <= on_day)
        ]
        known.reverse()
        return max(known, key=lambda target: target.decided_on or 0, default=None)


@dataclass(frozen=True)
class YearMoney:
    """Ceiling and realisation of a year, in rupiah; None is not printed."""

    year: int
    ceiling: Decimal | None
    realisation: Decimal | None
    where: Location


@dataclass(frozen=True)
class BudgetLine:
    """Money of a node, by nomenclature code where one is stated."""

    code: str
    statement: str
    unit: MoneyUnit
    """The unit in which the document prints it; all amounts here are rupiah."""
    years: tuple[YearMoney, ...]
    end: Decimal | None
    """The ceiling printed for the whole period, in rupiah."""
    where: Location


@dataclass(frozen=True)
class Alignment:
    """A node of another plan that this one serves.

    `plan` and `node` name it when that plan is loaded; otherwise `document` and
    `statement` keep the words.
    """

    document: str
    statement: str
    plan: str
    node: str
    where: Location


@dataclass(frozen=True)
class PlanNode:
    """One statement of a plan."""

    code: str
    """Unique in its plan."""
    kind: str
    statement: str
    parent: str
    """Code of the node above; empty at the top."""
    owner: str
    quote: Quote | None
    serves: tuple[str, ...]
    """Ids of the statements of the source text that this node stands for."""
    tags: tuple[str, ...]
    """`group/word`."""
    indicators: tuple[PlanIndicator, ...]
    budget: tuple[BudgetLine, ...]
    aligned_to: tuple[Alignment, ...]
    smart: tuple[tuple[str, str], ...]
    """What somebody noted on specific, measurable, achievable, relevant, time-bound."""
    where: Location


@dataclass(frozen=True)
class TagGroup:
    """A free list of words that nodes carry: mission words, pillars, norms."""

    name: str
    label: Label
    words: tuple[tuple[str, Label], ...]


@dataclass(frozen=True)
class Plan:
    """A plan document. Its nodes stand in the order of the document."""

    name: str
    label: Label
    kind: str
    """`renstra`, `rpjmd`, `renja`, `agreement`, `iku`, `meeting`, `other`."""
    title: str
    source: str
    """Address, file or archive number of the document."""
    start_year: int | None
    end_year: int | None
    baseline_year: int | None
    transition_year: int | None
    authority: Authority | None
    """The level of government whose plan it is."""
    is_example: bool
    """True when somebody made it up to show how the product works."""
    notes: tuple[Label, ...]
    tag_groups: tuple[TagGroup, ...]
    nodes: tuple[PlanNode, ...]
    file: str
    own_kinds: tuple[NodeKind, ...] = ()
    """Kinds of node that this plan adds to the structure."""

    @cached_property
    def by_code(self) -> dict[str, PlanNode]:
        return {node.code: node for node in self.nodes}

    @cached_property
    def children(self) -> dict[str, tuple[PlanNode, ...]]:
        """Nodes by the code of the node above; those at the top under ""."""
        found: dict[str, list[PlanNode]] = {}
        for node in self.nodes:
            found.setdefault(node.parent, []).append(node)
        return {code: tuple(nodes) for code, nodes in found.items()}

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the plan; empty when the period is not stated."""
        if self.start_year is None or self.end_year is None:
            return ()
        return tuple(range(self.start_year, self.end_year + 1))

    def indicators(self) -> Iterable[tuple[PlanNode, PlanIndicator]]:
        """Every indicator with its node, in the order of the document."""
        return ((node, item) for node in self.nodes for item in node.indicators)
