"""How values are judged, from `definitions/standards/judgement.yaml`."""

from contextlib import suppress
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from derajat.catalogue.files import JUDGEMENT_FILE, read_file
from derajat.catalogue.grammar.nodes import Node, TextNode, read_nodes
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.loading import check_grammar
from derajat.errors import DerajatError, Location, Problem, ProblemLog
from derajat.model.judgement import (
    AttainmentForm,
    Cap,
    JudgementStandards,
    PolicyChoice,
    PredicateBand,
    PredicateTable,
)
from derajat.model.labels import LegalSource


_CHOICES = ("predicates", "cap", "lower_form", "completeness_limit", "attention")
_NO_CAP = "none"
_LOWER_FORMS = (AttainmentForm.LOWER_MIRROR, AttainmentForm.LOWER_RATIO)


def load_judgement(definitions_folder: Path) -> JudgementStandards:
    """The national predicate tables and choices.

    Raises DerajatError with all problems of the file.
    """
    standards, problems = check_judgement(definitions_folder)
    if problems:
        raise DerajatError(problems)
    return standards


def check_judgement(
    definitions_folder: Path,
) -> tuple[JudgementStandards, tuple[Problem, ...]]:
    """What could be read of the file, and every problem of it."""
    log = ProblemLog()
    name = f"{definitions_folder.resolve().name}/{JUDGEMENT_FILE}"
    page = Page(name, log)
    standards = JudgementStandards({}, ())
    with suppress(Skipped):
        path = definitions_folder / JUDGEMENT_FILE
        node = read_nodes(page, read_file(page, path))
        check_grammar(page, node)
        keys = ("grammar", "predicates", "defaults")
        standards = _read_standards(Section(page, node, "judgement", keys))
    problems = sorted(log.problems, key=lambda problem: (problem.where, problem.code))
    return standards, tuple(problems)


def _read_standards(section: Section) -> JudgementStandards:
    tables: dict[str, PredicateTable] = {}
    for name, node in section.entries("predicates"):
        with suppress(Skipped):
            tables[name.text] = _read_table(section.page, name.text, node)
    defaults = read_choices(section, "defaults")
    _check_defaults(section, defaults, tables)
    return JudgementStandards(tables, defaults)


def _check_defaults(
    section: Section,
    defaults: tuple[PolicyChoice, ...],
    tables: dict[str, PredicateTable],
) -> None:
    """The first default decides everything; each names a table that is there."""
    page = section.page
    for choice in defaults:
        name = choice.predicates
        if name is not None and name not in tables:
            page.report_unknown("PLN-202", choice.where.line, name, tables)
    first = min(defaults, key=lambda item: item.valid_from, default=None)
    if first is None:
        return
    absent = [key for key in _CHOICES if getattr(first, key) is None]
    if absent:
        page.report("PLN-201", first.where.line, keys=", ".join(absent))


def _read_table(page: Page, name: str, node: Node) -> PredicateTable:
    section = Section(page, node, name, ("label", "source", "confirmed", "bands"))
    source = section.section("source", ("title", "article", "checked_on"))
    bands = tuple(_read_band(page, item) for item in section.items("bands"))
    _check_bands(section, bands)
    return PredicateTable(
        name=name,
        label=section.label("label"),
        source=LegalSource(
            source.text("title"), source.text("article"), source.day("checked_on")
        ),
        confirmed=section.yes_no("confirmed"),
        bands=bands,
    )


def _read_band(page: Page, node: Node) -> PredicateBand:
    optional = ("from", "printed_low", "printed_high")
    section = Section(page, node, "bands", ("code", "label"), optional)
    return PredicateBand(
        code=section.text("code"),
        label=section.label("label"),
        at_least=_read_limit(section, "from"),
        printed_low=_read_limit(section, "printed_low"),
        printed_high=_read_limit(section, "printed_high"),
    )


def _read_limit(section: Section, key: str) -> Decimal | None:
    if key not in section:
        return None
    number: Fraction = section.fraction(key)
    return Decimal(number.numerator) / Decimal(number.denominator)


def _check_bands(section: Section, bands: tuple[PredicateBand, ...]) -> None:
    """Limits fall from band to band, and only the last has none."""
    limits = [band.at_least for band in bands]
    known = [limit for limit in limits if limit is not None]
    falls = all(high > low for high, low in zip(known, known[1:], strict=False))
    is_open_below = bool(limits) and limits[-1] is None
    if not falls or not is_open_below or len(known) != len(limits) - 1:
        listed = ", ".join("-" if limit is None else str(limit) for limit in limits)
        section.page.report("PLN-200", section.line_of("bands"), limits=listed)


def read_choices(section: Section, key: str) -> tuple[PolicyChoice, ...]:
    """The dated choices of a list; two of one day are reported."""
    found: list[PolicyChoice] = []
    with suppress(Skipped):
        for node in section.items(key):
            with suppress(Skipped):
                choice = _read_choice(section.page, node, key)
                if choice.valid_from in {item.valid_from for item in found}:
                    said = Section(section.page, node, key, (), ("from", *_CHOICES))
                    page = section.page
                    page.report("DEF-050", node.line, key=key, name=said.text("from"))
                found.append(choice)
    return tuple(found)


def _read_choice(page: Page, node: Node, key: str) -> PolicyChoice:
    section = Section(page, node, key, ("from",), _CHOICES)
    return PolicyChoice(
        valid_from=section.day("from"),
        predicates=section.text("predicates") if "predicates" in section else None,
        cap=_read_cap(section),
        lower_form=_read_lower_form(section),
        completeness_limit=_read_whole(section, "completeness_limit", 0, 100),
        attention=_read_whole(section, "attention", 1, 100),
        where=Location(page.file, node.line),
    )


def _read_whole(section: Section, key: str, low: int, high: int) -> int | None:
    return section.whole(key, low, high) if key in section else None


def _read_cap(section: Section) -> Cap | None:
    """`none`, or per cent from 100: a lower cap would hide what is reached."""
    if "cap" not in section:
        return None
    node = section.node("cap")
    if isinstance(node, TextNode) and node.text == _NO_CAP:
        return Cap(None)
    return Cap(section.whole("cap", 100, 1000))


def _read_lower_form(section: Section) -> AttainmentForm | None:
    if "lower_form" not in section:
        return None
    text = section.text("lower_form")
    known = {form.value: form for form in _LOWER_FORMS}
    if text and text not in known:
        line = section.line_of("lower_form")
        section.page.report_unknown("DEF-034", line, text, known, key="lower_form")
    return known.get(text, AttainmentForm.LOWER_MIRROR)
