"""Shelves of definitions: built when first asked for, unknown and circular named."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from derajat.catalogue.grammar.nodes import Node
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.values import text_of
from derajat.model.datasets import Codelist, Dataset, Eligible, Parameter
from derajat.model.indicators import Indicator
from derajat.model.units import Noun, Unit
from derajat.model.workdays import WorkCalendar


Thing = TypeVar("Thing")
_LONGEST_CHAIN = 20


@dataclass
class Definition:
    """One definition as its file states it."""

    page: Page
    name: str
    node: Node
    line: int


class Shelf(Generic[Thing]):
    """The definitions of one kind by name."""

    def __init__(self, kind: str, build: Callable[[Definition], Thing]) -> None:
        self.kind = kind
        self._build = build
        self._declared: dict[str, Definition | None] = {}
        self._waiting: list[str] = []
        self._attempted: set[str] = set()
        self.loaded: dict[str, Thing] = {}
        self.used: set[str] = set()
        self.is_whole = True
        """False when a file with unknown names could not be read."""

    def declare(self, definition: Definition) -> None:
        """Note that a name is defined. Reports a second definition of it."""
        known = self._declared.get(definition.name)
        if known:
            place = f"{known.page.file}:{known.line}"
            definition.page.report(
                "DEF-039", definition.line, name=definition.name, other=place
            )
        self._declared.setdefault(definition.name, definition)

    def declares(self, name: str) -> bool:
        """Whether a name is defined, or may be in a file that cannot be read."""
        return name in self._declared or not self.is_whole

    def declare_unreadable(self, name: str) -> None:
        """Note a name whose file could not be read: users of it are silenced."""
        self._declared.setdefault(name, None)

    def load_all(self) -> None:
        """Build every definition that nobody has asked for yet."""
        for name in sorted(self._declared):
            self._attempt(name)

    def unused(self) -> list[Definition]:
        """Definitions that were loaded and that nothing asked for."""
        found = [self._declared[name] for name in self.loaded if name not in self.used]
        return [definition for definition in found if definition]

    def find(self, page: Page, node: Node) -> Thing:
        """The thing that a text names. Raises Skipped when there is none."""
        return self.find_name(page, node.line, text_of(page, node, self.kind))

    def find_name(self, page: Page, line: int, name: str) -> Thing:
        """The thing of that name. Raises Skipped when there is none.

        Reports an unknown name and a circle; a thing that failed is silent.
        """
        if not self.declares(name):
            raise page.unknown("DEF-005", line, name, self._declared, kind=self.kind)
        if name in self._waiting or len(self._waiting) > _LONGEST_CHAIN:
            start = self._waiting.index(name) if name in self._waiting else 0
            circle = " -> ".join([*self._waiting[start:], name])
            raise page.skip("DEF-006", line, circle=circle)
        self._attempt(name)
        if name not in self.loaded:
            raise page.silence()
        self.used.add(name)
        return self.loaded[name]

    def _attempt(self, name: str) -> None:
        definition = self._declared.get(name)
        if name in self._attempted or definition is None:
            return
        self._attempted.add(name)
        self._waiting.append(name)
        try:
            thing = self._build(definition)
            if not definition.page.failed:
                self.loaded[name] = thing
        except Skipped:
            definition.page.failed = True
        finally:
            self._waiting.pop()


@dataclass
class Library:
    """Everything that definitions say, while it is being loaded."""

    units: Shelf[Unit]
    nouns: Shelf[Noun]
    codelists: Shelf[Codelist]
    datasets: Shelf[Dataset]
    parameters: Shelf[Parameter]
    eligible: Shelf[Eligible]
    indicators: Shelf[Indicator]
    stays: dict[str, tuple[str, str]] = field(default_factory=dict)
    """First and last day columns of datasets whose rows are stays in a register."""
    calendar: WorkCalendar = WorkCalendar()
