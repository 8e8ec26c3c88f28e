"""Nodes of a proposed plan while its rows come in one by one."""

from dataclasses import dataclass, field

from derajat.errors import Location, ProblemLog
from derajat.model.plans import (
    ANY_KIND,
    BudgetLine,
    OverYears,
    PlanIndicator,
    PlanNode,
    PlanStructure,
    Quote,
)
from derajat.plan.reading.kind_words import KindWords
from derajat.plan.reading.levels import codes_above


@dataclass
class OpenIndicator:
    """An indicator whose text may still be continued by the next row."""

    built: PlanIndicator

    def continue_statement(self, text: str) -> None:
        """Add the rest of a wrapped text."""
        fields = dict(vars(self.built))
        fields["statement"] = f"{self.built.statement} {text}"
        self.built = PlanIndicator(**fields)


@dataclass
class OpenNode:
    """A node that may still get indicators, money, and the rest of its text."""

    code: str
    kind: str
    statement: str
    cell_text: str
    parent: str
    owner: str
    where: Location
    printed_code: str
    indicators: list[OpenIndicator] = field(default_factory=list)
    budget: list[BudgetLine] = field(default_factory=list)

    def build(self, title: str) -> PlanNode:
        """The node of the plan."""
        return PlanNode(
            code=self.code,
            kind=self.kind,
            statement=self.statement,
            parent=self.parent,
            owner=self.owner,
            quote=Quote(title, "", self.cell_text),
            serves=(),
            tags=(),
            indicators=tuple(item.built for item in self.indicators),
            budget=tuple(self.budget),
            aligned_to=(),
            smart=(),
            where=self.where,
        )


@dataclass
class Assembly:
    """The nodes found so far, with their codes and parents."""

    words: KindWords
    log: ProblemLog
    nodes: list[OpenNode] = field(default_factory=list)
    codes: dict[str, OpenNode] = field(default_factory=dict)
    known: dict[tuple[str, str, str, str], OpenNode] = field(default_factory=dict)
    """By kind, folded statement, printed code and parent."""
    open_nodes: dict[str, OpenNode] = field(default_factory=dict)
    """The last node of each kind that is still open, in the order they came."""
    counts: dict[str, int] = field(default_factory=dict)
    indicator_codes: set[str] = field(default_factory=set)
    numbered: int = 0
    placed_by_order: int = 0

    @property
    def structure(self) -> PlanStructure:
        return self.words.structure

    def add(
        self,
        kind: str,
        statement: str,
        cell_text: str,
        printed_code: str,
        owner: str,
        where: Location,
    ) -> OpenNode:
        """The node of a statement: the one that is there, or a new one."""
        parent = self._find_parent(kind, printed_code)
        above = parent.code if parent else ""
        key = (kind, statement.casefold(), printed_code, above)
        if key not in self.known:
            if parent and parent.printed_code not in codes_above(printed_code):
                self.placed_by_order += 1
            code = self._new_code(kind, printed_code, where)
            node = OpenNode(
                code, kind, statement, cell_text, above, owner, where, printed_code
            )
            self.known[key] = self.codes[code] = node
            self.nodes.append(node)
        self.reopen(self.known[key])
        return self.known[key]

    def reopen(self, node: OpenNode) -> None:
        """Let what follows stand below this node; it closes all deeper levels."""
        kinds = self.structure.kinds
        order = kinds[node.kind].order
        for name in [name for name in self.open_nodes if kinds[name].order > order]:
            del self.open_nodes[name]
        self.open_nodes[node.kind] = node

    def _find_parent(self, kind: str, printed_code: str) -> OpenNode | None:
        """By the code where one continues another, else by the order of rows."""
        for above in codes_above(printed_code):
            if above in self.codes:
                return self.codes[above]
        found = self._find_above(kind, allowed=True)
        if found or self.structure.may_stand(kind, ""):
            return found
        return self._find_above(kind, allowed=False)

    def _find_above(self, kind: str, allowed: bool) -> OpenNode | None:
        """The nearest open level above; only where it may stand, when asked."""
        kinds = self.structure.kinds
        higher = [
            (kinds[name].order, node)
            for name, node in self.open_nodes.items()
            if kinds[name].order < kinds[kind].order
            and not (self._is_free(kind) and self._is_free(name))
            and (not allowed or self.structure.may_stand(kind, name))
        ]
        return max(higher, key=lambda found: found[0])[1] if higher else None

    def _is_free(self, kind: str) -> bool:
        """Whether a kind may stand anywhere: such kinds stand side by side."""
        return ANY_KIND in self.structure.kinds[kind].below

    def _new_code(self, kind: str, printed_code: str, where: Location) -> str:
        if not printed_code:
            self.numbered += 1
            return self._numbered(self.words.printed_word(kind).replace(" ", "-"))
        if printed_code not in self.codes:
            return printed_code
        new = self._numbered(printed_code)
        self.log.report("PLN-065", where, printed=printed_code, new=new)
        return new

    def new_indicator_code(self, printed: str, node: OpenNode | None = None) -> str:
        """A code that no other indicator of the plan has."""
        word = printed or f"{node.code if node else ''}-I"
        code, number = (printed, 1) if printed else (f"{word}1", 1)
        while not code or code in self.indicator_codes:
            number += 1
            code = f"{word}-{number}" if printed else f"{word}{number}"
        self.indicator_codes.add(code)
        return code

    def _numbered(self, word: str) -> str:
        while True:
            self.counts[word] = self.counts.get(word, 0) + 1
            code = f"{word}-{self.counts[word]}"
            if code not in self.codes:
                return code


def new_indicator(code: str, statement: str, where: Location) -> PlanIndicator:
    """An indicator of which only the words are known."""
    return PlanIndicator(
        code=code,
        statement=statement,
        measured_by="",
        result=None,
        unit="",
        better=None,
        formula="",
        attainment=None,
        over_years=OverYears.NOT_STATED,
        authority=None,
        baseline=None,
        targets=(),
        end=None,
        where=where,
    )
