"""What stands above the nodes of a plan file: its name, period, tags and own kinds."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum

from derajat.catalogue.grammar.nodes import MapNode, Node, TextNode
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section, map_of, read_label
from derajat.catalogue.grammar.values import read_name, read_whole
from derajat.model.labels import Label
from derajat.model.plans import Authority, NodeKind, PlanStructure, TagGroup
from derajat.plan.structure import build_kinds


FIRST_YEAR, LAST_YEAR = 1945, 2999
_REQUIRED = ("grammar", "plan", "label", "kind", "title", "source", "nodes")
_OPTIONAL = ("period", "authority", "is_example", "notes", "tags", "kinds")


class PlanKind(Enum):
    """What kind of document a plan is."""

    RENSTRA = "renstra"
    RPJMD = "rpjmd"
    RENJA = "renja"
    AGREEMENT = "agreement"
    IKU = "iku"
    MEETING = "meeting"
    OTHER = "other"


@dataclass(frozen=True)
class PlanPeriod:
    """The years of a plan; `end` is never before `start`."""

    start: int
    end: int
    baseline: int | None = None
    transition: int | None = None

    def has(self, year: int) -> bool:
        """Whether a year is one that the plan promises something for."""
        return self.start <= year <= self.end or year == self.transition

    def render(self) -> str:
        """`2013-2018`."""
        return f"{self.start}-{self.end}"


@dataclass(frozen=True)
class PlanHead:
    """Everything of a plan file but its nodes."""

    name: str
    label: Label
    kind: str
    title: str
    source: str
    period: PlanPeriod | None
    authority: Authority | None
    is_example: bool
    notes: tuple[Label, ...]
    tag_groups: tuple[TagGroup, ...]
    own_kinds: Mapping[str, NodeKind] = field(default_factory=dict)


def open_plan(page: Page, node: Node) -> Section:
    """The keys at the top of a plan file. Raises Skipped when it is no mapping."""
    return Section(page, node, "plan", _REQUIRED, _OPTIONAL)


def build_head(section: Section, structure: PlanStructure, stem: str) -> PlanHead:
    """The head of the plan in the file `stem`.yaml; what is wrong is reported."""
    return PlanHead(
        name=_read_plan_name(section, stem),
        label=section.label("label"),
        kind=section.word("kind", PlanKind).value,
        title=section.text("title"),
        source=section.text("source"),
        period=_read_period(section),
        authority=read_authority(section),
        is_example=section.yes_no("is_example"),
        notes=section.labels("notes"),
        tag_groups=_read_tag_groups(section),
        own_kinds=_read_own_kinds(section, structure),
    )


def read_authority(section: Section) -> Authority | None:
    """Whose task it is; None where that is not stated."""
    if "authority" not in section:
        return None
    return section.word("authority", Authority)


def _read_plan_name(section: Section, stem: str) -> str:
    with suppress(Skipped):
        node = section.node("plan")
        name = read_name(section.page, node, "plan", "kebab")
        if name != stem:
            file = f"{stem}.yaml"
            section.page.report("PLN-001", node.line, name=name, file=file)
    return stem


def _read_period(section: Section) -> PlanPeriod | None:
    """The years; None where they are not stated or cannot be used."""
    if "period" not in section:
        return None
    with suppress(Skipped):
        own = section.section(
            "period", ("start", "end"), ("baseline_year", "transition_year")
        )
        start, end = (_read_year(own, key) for key in ("start", "end"))
        if end < start:
            raise own.page.skip("PLN-013", own.line_of("end"), start=start, end=end)
        return _add_other_years(own, PlanPeriod(start, end))
    return None


def _add_other_years(own: Section, period: PlanPeriod) -> PlanPeriod:
    found: dict[str, int | None] = {}
    for key in ("baseline_year", "transition_year"):
        found[key] = _read_year(own, key) if key in own else None
        year = found[key] or period.end
        is_late = year > period.end
        if found[key] and is_late != (key == "transition_year"):
            shown = period.render()
            line = own.line_of(key)
            own.page.report("PLN-014", line, key=key, year=year, period=shown)
    return PlanPeriod(
        period.start, period.end, found["baseline_year"], found["transition_year"]
    )


def _read_year(section: Section, key: str) -> int:
    """A year. Raises Skipped."""
    return read_year(section.page, section.node(key), key)


def read_year(page: Page, node: Node, key: str) -> int:
    """A calendar year. Raises Skipped."""
    return read_whole(page, node, key, FIRST_YEAR, LAST_YEAR)


def _read_tag_groups(section: Section) -> tuple[TagGroup, ...]:
    groups: list[TagGroup] = []
    if "tags" in section:
        with suppress(Skipped):
            for name, node in section.entries("tags"):
                with suppress(Skipped):
                    groups.append(_build_tag_group(section.page, name, node))
    return tuple(groups)


def _build_tag_group(page: Page, name: TextNode, node: Node) -> TagGroup:
    read_name(page, name, "tags", "kebab")
    section = Section(page, node, name.text, ("label", "words"))
    words: list[tuple[str, Label]] = []
    for word, label in map_of(page, section.node("words"), "words").entries:
        with suppress(Skipped):
            read_name(page, word, "words", "kebab")
            words.append((word.text, read_label(page, label, word.text)))
    return TagGroup(name.text, section.label("label"), tuple(words))


def _read_own_kinds(
    section: Section, structure: PlanStructure
) -> Mapping[str, NodeKind]:
    """Kinds of this plan alone; one that no node has is reported."""
    if "kinds" not in section:
        return {}
    with suppress(Skipped):
        kinds = build_kinds(section, structure.kinds)
        used = _kinds_of_nodes(section)
        for name, _ in section.entries("kinds"):
            if name.text not in used:
                section.page.report("DEF-042", name.line, kind="kinds", name=name.text)
        return kinds
    return {}


def _kinds_of_nodes(section: Section) -> set[str]:
    found = (
        node.get("kind") for node in section.items("nodes") if isinstance(node, MapNode)
    )
    return {node.text for node in found if isinstance(node, TextNode)}
