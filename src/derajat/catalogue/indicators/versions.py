"""Dated versions of an indicator, and how they follow one another."""

from contextlib import suppress
from dataclasses import dataclass

from derajat.catalogue.datasets.shapes import are_comparable, shape_of
from derajat.catalogue.grammar.nodes import MapNode, Node, TextNode
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section, read_names
from derajat.catalogue.indicators.kinds import (
    KINDS,
    KindForm,
    ReadKind,
    is_computed_from_values,
)
from derajat.catalogue.library import Library
from derajat.model.calendar import date_of_day
from derajat.model.columns import Column, ColumnType, PersonalData
from derajat.model.datasets import Dataset, Eligible, Estimate
from derajat.model.indicators import Coverage, EligibleSide, Rate, Version
from derajat.model.labels import LegalSource


_REQUIRED = ("from", "source", "kind")
_OPTIONAL = ("until", "confirmed", "comparable", "groups", "never_sum_over", "interval")
_GROUPABLE = (
    ColumnType.CODE,
    ColumnType.ID,
    ColumnType.AREA,
    ColumnType.YES_NO,
    ColumnType.WHOLE,
    ColumnType.MONTH,
    ColumnType.YEAR,
)
_NEVER_GROUPS = (PersonalData.PERSON, PersonalData.IDENTITY)


@dataclass(frozen=True)
class ReadVersion:
    """A version with the rows its kind reads."""

    version: Version
    read: ReadKind
    section: Section


def read_version(
    library: Library, page: Page, node: Node, is_first: bool
) -> ReadVersion:
    """One version. Raises Skipped where its kind cannot be told."""
    form = _form_of(page, node)
    section = Section(
        page,
        node,
        "versions",
        (*_REQUIRED, *form.required),
        (*_OPTIONAL, *form.optional),
    )
    head = _read_head(section, is_first)
    without_interval = _has_no_interval(section, form.has_interval)
    read = form.read(library, section)
    groups = _read_groups(library, section, read)
    version = Version(
        valid_from=head.valid_from,
        valid_until=head.valid_until,
        source=head.source,
        confirmed=section.yes_no("confirmed", absent=True),
        comparable=section.yes_no("comparable", absent=True),
        kind=read.kind,
        groups=groups,
        never_sum_over=_read_never_sum_over(section, groups),
        has_interval=form.has_interval and not without_interval,
        line=section.line,
    )
    return ReadVersion(version, read, section)


def _form_of(page: Page, node: Node) -> KindForm:
    kind = node.get("kind") if isinstance(node, MapNode) else None
    if not isinstance(node, MapNode) or not isinstance(kind, TextNode):
        raise page.skip("DEF-003", node.line, key="kind", what="versions")
    if kind.text not in KINDS:
        raise page.unknown("DEF-034", kind.line, kind.text, KINDS, key="kind")
    return KINDS[kind.text]


@dataclass(frozen=True)
class _Head:
    valid_from: int
    valid_until: int | None
    source: LegalSource


def _read_head(section: Section, is_first: bool) -> _Head:
    start = section.day("from")
    if "from" in section and date_of_day(start).day != 1:
        written = section.text("from")
        section.page.report("DEF-023", section.line_of("from"), version=written)
    until = section.day("until") if "until" in section else None
    if until is not None and (until < start or date_of_day(until + 1).day != 1):
        written = section.text("until")
        section.page.report("DEF-023", section.line_of("until"), version=written)
    if is_first:
        section.refuse_useless("comparable", why="versions: 1")
    elif "comparable" not in section:
        section.page.report("DEF-003", section.line, key="comparable", what="versions")
    return _Head(start, until, _read_source(section))


def _read_source(section: Section) -> LegalSource:
    with suppress(Skipped):
        inner = section.section("source", ("title", "checked_on"), ("article",))
        article = inner.text("article") if "article" in inner else ""
        return LegalSource(inner.text("title"), article, inner.day("checked_on"))
    return LegalSource("", "", 0)


def _has_no_interval(section: Section, kind_has_one: bool) -> bool:
    if "interval" not in section:
        return False
    if section.text("interval") != "none":
        section.page.report_unknown(
            "DEF-034",
            section.line_of("interval"),
            section.text("interval"),
            ("none",),
            key="interval",
        )
    if not kind_has_one:
        section.refuse_useless("interval", why=f"kind: {section.text('kind')}")
    return True


def _read_groups(
    library: Library, section: Section, read: ReadKind
) -> tuple[tuple[str, ...], ...]:
    """Each group is one column, or several crossed."""
    without = _without(read)
    groups: list[tuple[str, ...]] = []
    if "groups" in section:
        if is_computed_from_values(read.kind):
            section.refuse_useless("groups", why=f"kind: {section.text('kind')}")
            return ()
        for node in section.items("groups"):
            with suppress(Skipped):
                group = _read_group(library, section, read, node)
                if set(group) in [set(other) for other in groups]:
                    name = ", ".join(group)
                    section.page.report("DEF-050", node.line, key="groups", name=name)
                groups.append(group)
    for name in without:
        if not any(name in group for group in groups):
            section.refuse_useless("denominator", why=f"without: {name}")
    return tuple(groups)


def _without(read: ReadKind) -> tuple[str, ...]:
    if isinstance(read.kind, Coverage | Rate) and isinstance(
        read.kind.denominator, EligibleSide
    ):
        return read.kind.denominator.without
    return ()


def _read_group(
    library: Library, section: Section, read: ReadKind, node: Node
) -> tuple[str, ...]:
    page = section.page
    if isinstance(node, TextNode):
        names: tuple[str, ...] = (node.text,)
    else:
        names = read_names(page, node, "groups")
        if len(names) < 2:
            page.report("DEF-032", node.line, key="groups", needed="[a, b]")
    for name in names:
        _check_group(library, section, read, node.line, name)
    return names


def _check_group(
    library: Library, section: Section, read: ReadKind, line: int, name: str
) -> None:
    """Report a group that a side does not have, or that cannot be one."""
    page = section.page
    first, *others = [rows.dataset for rows in read.rows]
    known = {column.name: column for column in first.columns}
    if name not in known:
        raise page.unknown("DEF-007", line, name, known, dataset=first.name)
    column = known[name]
    if column.type not in _GROUPABLE or column.personal in _NEVER_GROUPS:
        page.report(
            "DEF-043",
            line,
            use="groups",
            column=name,
            type=f"{column.type.value}, personal: {column.personal.value}",
            needed="code | yes_no | whole | year | month",
        )
    for other in others:
        if not _has_like(other, column):
            page.report("DEF-021", line, group=name, side=other.name)
    if read.eligible is not None and name not in _without(read):
        for dataset in _counted_in(library, section, read, read.eligible):
            if not _has_like(dataset, column):
                side = f"{read.eligible.name} ({dataset.name})"
                page.report("DEF-021", line, group=name, side=side)


def _has_like(dataset: Dataset, column: Column) -> bool:
    other = shape_of(dataset).columns.get(column.name)
    return other is not None and are_comparable(column, other)


def _counted_in(
    library: Library, section: Section, read: ReadKind, eligible: Eligible
) -> list[Dataset]:
    """The datasets that the wanted choices of an eligible count."""
    wanted: tuple[str, ...] = ()
    if isinstance(read.kind, Coverage | Rate) and isinstance(
        read.kind.denominator, EligibleSide
    ):
        wanted = read.kind.denominator.choices
    found: dict[str, Dataset] = {}
    for name, number in eligible.choices:
        if wanted and name not in wanted:
            continue
        while isinstance(number, Estimate):
            base = library.eligible.loaded[number.of]
            number = base.choices[0][1]
        dataset = library.datasets.find_name(section.page, 0, number.dataset)
        found[dataset.name] = dataset
    return list(found.values())


def _read_never_sum_over(
    section: Section, groups: tuple[tuple[str, ...], ...]
) -> tuple[str, ...]:
    if "never_sum_over" not in section:
        return ()
    with suppress(Skipped):
        names = section.names("never_sum_over")
        known = list(dict.fromkeys(name for group in groups for name in group))
        for name in names:
            if name not in known:
                section.page.report_unknown(
                    "DEF-005",
                    section.line_of("never_sum_over"),
                    name,
                    known,
                    kind="groups",
                )
        return names
    return ()


def check_order(page: Page, versions: list[ReadVersion]) -> None:
    """Report versions that do not follow one another."""
    for earlier, later in zip(versions, versions[1:], strict=False):
        line = later.section.line_of("from")
        written = later.section.text("from")
        if later.version.valid_from <= earlier.version.valid_from:
            page.report("DEF-023", line, version=written)
        if earlier.version.valid_until is not None:
            until = earlier.section.text("until")
            line = earlier.section.line_of("until")
            page.report("DEF-023", line, version=until)
