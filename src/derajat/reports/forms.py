"""Forms of reports as data: `definitions/reports/*.yaml`, and an office's own.

A form says which parts a report has and which builder fills each block. Its sentences
hold `{names}` and nothing else: no expression in it is ever evaluated, and it can reach
neither files nor network nor code.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from derajat.catalogue.files import REPORTS_FOLDER, read_file
from derajat.catalogue.grammar.nodes import (
    ListNode,
    MapNode,
    Node,
    TextNode,
    read_nodes,
)
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import read_name, text_of
from derajat.catalogue.loading import check_grammar
from derajat.errors import DerajatError, Location, Problem, ProblemLog
from derajat.model.calendar import PeriodKind
from derajat.model.labels import Label, LegalSource
from derajat.reports.outline import Orientation, Role


class Format(Enum):
    """The files a report is written as."""

    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    HTML = "html"


class About(Enum):
    """What one report is of."""

    OFFICE = "office"
    HEALTH_CENTRE = "health-centre"
    VILLAGE = "village"


class BlockKind(Enum):
    """The word a block begins with in the form."""

    HEADING = "heading"
    TEXT = "text"
    NOTE = "note"
    BUILD = "build"
    SLOT = "slot"
    BREAK = "break"
    EACH = "each"


Setting = str | tuple["Setting", ...] | Mapping[str, "Setting"]
"""What stands below `with`: texts, lists and mappings, as written."""


@dataclass(frozen=True)
class FormBlock:
    """One block of a form; `name` is that of the builder, slot or repetition."""

    kind: BlockKind
    where: Location
    key: str = ""
    name: str = ""
    words: Label = Label("", "")
    role: Role = Role.BODY
    settings: Mapping[str, Setting] = field(default_factory=dict)
    blocks: tuple["FormBlock", ...] = ()


@dataclass(frozen=True)
class FormPart:
    """A section of a form."""

    key: str
    title: Label
    orientation: Orientation
    begins_on_new_page: bool
    blocks: tuple[FormBlock, ...]


@dataclass(frozen=True)
class DueRule:
    """When a report is due: so many days after its period ends."""

    days: int
    words: Label


@dataclass(frozen=True)
class ReportForm:
    """A report as the rule asks for it."""

    name: str
    label: Label
    title: Label
    """With `{names}`: what stands on the first page."""
    periods: tuple[PeriodKind, ...]
    about: About
    formats: tuple[Format, ...]
    due: DueRule | None
    source: LegalSource
    confirmed: bool
    has_contents: bool
    signed_by: tuple[str, ...]
    """Keys of the signatories of the office; the first one is the head."""
    parts: tuple[FormPart, ...]
    file: str


def load_forms(definitions: Path, office: Path | None = None) -> dict[str, ReportForm]:
    """The forms that come with the product, those of an office in their place.

    Raises DerajatError with every problem of every file.
    """
    forms, problems = check_forms(definitions, office)
    if problems:
        raise DerajatError(problems)
    return forms


def check_forms(
    definitions: Path, office: Path | None = None
) -> tuple[dict[str, ReportForm], tuple[Problem, ...]]:
    """What could be read of the forms, and every problem by file and line."""
    log = ProblemLog()
    forms: dict[str, ReportForm] = {}
    for folder in [definitions, *([office] if office else [])]:
        for path in sorted((folder / REPORTS_FOLDER).glob("*.yaml")):
            page = Page(f"{folder.resolve().name}/{REPORTS_FOLDER}/{path.name}", log)
            with suppress(Skipped):
                form = _read_form(page, path)
                forms[form.name] = form
    problems = sorted(log.problems, key=lambda problem: (problem.where, problem.code))
    return forms, tuple(dict.fromkeys(problems))


_REQUIRED = (
    "grammar",
    "report",
    "label",
    "title",
    "periods",
    "about",
    "formats",
    "source",
    "confirmed",
    "parts",
)
_OPTIONAL = ("due", "contents", "signed_by")


def _read_form(page: Page, path: Path) -> ReportForm:
    node = read_nodes(page, read_file(page, path))
    check_grammar(page, node)
    section = Section(page, node, "report", _REQUIRED, _OPTIONAL)
    name = section.needed_text("report")
    if name != path.stem:
        page.report("DEF-201", section.line_of("report"), name=name, file=path.name)
    source = section.section("source", ("title", "article", "checked_on"))
    return ReportForm(
        name=name,
        label=section.label("label"),
        title=section.label("title"),
        periods=section.words("periods", PeriodKind),
        about=section.word("about", About),
        formats=section.words("formats", Format),
        due=_read_due(section),
        source=LegalSource(
            source.text("title"), source.text("article"), source.day("checked_on")
        ),
        confirmed=section.yes_no("confirmed"),
        has_contents=section.yes_no("contents"),
        signed_by=section.names("signed_by") if "signed_by" in section else (),
        parts=tuple(_read_part(page, node) for node in section.items("parts")),
        file=page.file,
    )


def _read_due(section: Section) -> DueRule | None:
    if "due" not in section:
        return None
    due = section.section("due", ("days", "words"))
    return DueRule(due.whole("days", 0, 400), due.label("words"))


def _read_part(page: Page, node: Node) -> FormPart:
    optional = ("title", "page", "new_page")
    section = Section(page, node, "part", ("key", "blocks"), optional)
    blocks = (_read_block(page, node) for node in section.items("blocks"))
    return FormPart(
        key=read_name(page, section.node("key"), "key", "kebab"),
        title=section.label("title") if "title" in section else Label("", ""),
        orientation=section.word("page", Orientation)
        if "page" in section
        else Orientation.PORTRAIT,
        begins_on_new_page=section.yes_no("new_page"),
        blocks=tuple(blocks),
    )


_KEYS = {
    BlockKind.HEADING: (),
    BlockKind.TEXT: ("key", "role"),
    BlockKind.NOTE: ("key",),
    BlockKind.BUILD: ("with",),
    BlockKind.SLOT: ("prompt",),
    BlockKind.BREAK: (),
    BlockKind.EACH: ("blocks", "with"),
}
_LABELLED = (BlockKind.HEADING, BlockKind.TEXT, BlockKind.NOTE)


def _read_block(page: Page, node: Node) -> FormBlock:
    every = [key for keys in _KEYS.values() for key in keys]
    section = Section(page, node, "block", (), [*(k.value for k in BlockKind), *every])
    kind = BlockKind(section.one_of(*(kind.value for kind in BlockKind)))
    useless = {key for key in every if key not in _KEYS[kind]}
    section.refuse_useless(*sorted(useless), why=kind.value)
    where = Location(page.file, section.line)
    if kind is BlockKind.BREAK:
        section.yes_no(kind.value)
        return FormBlock(kind, where)
    if kind in _LABELLED:
        role = Role.NOTE if kind is BlockKind.NOTE else Role.BODY
        return FormBlock(
            kind,
            where,
            key=section.optional_text("key") or f"t{section.line}",
            words=section.label(kind.value),
            role=section.word("role", Role) if "role" in section else role,
        )
    return FormBlock(
        kind,
        where,
        name=section.needed_text(kind.value),
        words=section.label("prompt") if "prompt" in section else Label("", ""),
        settings=_settings_of(page, section.node("with")) if "with" in section else {},
        blocks=tuple(_read_block(page, n) for n in section.optional_items("blocks")),
    )


def _settings_of(page: Page, node: Node) -> Mapping[str, Setting]:
    found = _setting(page, node)
    if not isinstance(found, Mapping):
        raise page.skip("DEF-032", node.line, key="with", needed="{key: value}")
    return found


def _setting(page: Page, node: Node) -> Setting:
    match node:
        case TextNode():
            return text_of(page, node, "with")
        case ListNode():
            return tuple(_setting(page, item) for item in node.items)
        case MapNode():
            return {key.text: _setting(page, value) for key, value in node.entries}
