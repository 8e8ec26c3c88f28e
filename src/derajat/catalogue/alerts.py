"""When a weekly count is an alert, from `definitions/standards/skdr.yaml`."""

from contextlib import suppress
from fractions import Fraction
from pathlib import Path

from derajat.catalogue.files import ALERTS_FILE, read_file
from derajat.catalogue.grammar.nodes import Node, read_nodes
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import read_fraction
from derajat.catalogue.loading import check_grammar
from derajat.errors import DerajatError, Location, Problem, ProblemLog
from derajat.model.alerts import (
    AlertKind,
    AlertRules,
    AlertStandards,
    CaseIdentity,
    DiseaseRule,
    ReportingTarget,
)
from derajat.model.labels import LegalSource


_VERSION_KEYS = ("label", "from", "source", "confirmed", "reporting", "diseases")
_TARGETS = ("completeness", "timeliness", "response")
_KEYS_OF_KIND = {
    AlertKind.AT_LEAST: ("cases",),
    AlertKind.RATIO: ("times",),
    AlertKind.TREND: (),
    AlertKind.NONE: (),
}
_RULE_KEYS = ("cases", "times", "cases_after_zero")
_MOST_CASES = 1_000_000


def load_alerts(definitions_folder: Path) -> AlertStandards:
    """The thresholds of early warning, all versions.

    Raises DerajatError with all problems of the file.
    """
    standards, problems = check_alerts(definitions_folder)
    if problems:
        raise DerajatError(problems)
    return standards


def check_alerts(
    definitions_folder: Path,
) -> tuple[AlertStandards, tuple[Problem, ...]]:
    """What could be read of the file, and every problem of it."""
    log = ProblemLog()
    page = Page(f"{definitions_folder.resolve().name}/{ALERTS_FILE}", log)
    standards = AlertStandards(())
    with suppress(Skipped):
        node = read_nodes(page, read_file(page, definitions_folder / ALERTS_FILE))
        check_grammar(page, node)
        standards = _read_standards(
            Section(page, node, "skdr", ("grammar", "versions"))
        )
    problems = sorted(log.problems, key=lambda problem: (problem.where, problem.code))
    return standards, tuple(problems)


def _read_standards(section: Section) -> AlertStandards:
    versions: list[AlertRules] = []
    for name, node in section.entries("versions"):
        with suppress(Skipped):
            rules = _read_version(section.page, name.text, node)
            if rules.valid_from in {other.valid_from for other in versions}:
                said = Section(section.page, node, name.text, (), _VERSION_KEYS)
                day = said.text("from")
                section.page.report("DEF-050", node.line, key="from", name=day)
            versions.append(rules)
    return AlertStandards(tuple(sorted(versions, key=lambda item: item.valid_from)))


def _read_version(page: Page, name: str, node: Node) -> AlertRules:
    section = Section(page, node, name, _VERSION_KEYS)
    source = section.section("source", ("title", "article", "checked_on"))
    reporting = section.section("reporting", _TARGETS)
    completeness, timeliness, response = (
        _read_target(reporting, key) for key in _TARGETS
    )
    return AlertRules(
        name=name,
        label=section.label("label"),
        valid_from=section.day("from"),
        source=LegalSource(
            source.text("title"), source.text("article"), source.day("checked_on")
        ),
        confirmed=section.yes_no("confirmed"),
        completeness=completeness,
        timeliness=timeliness,
        response=response,
        diseases=_read_diseases(section),
        where=Location(page.file, node.line),
    )


def _read_target(reporting: Section, key: str) -> ReportingTarget:
    target = reporting.section(key, ("label", "at_least", "confirmed"))
    return ReportingTarget(
        label=target.label("label"),
        at_least=target.whole("at_least", 0, 100),
        confirmed=target.yes_no("confirmed"),
    )


def _read_diseases(section: Section) -> tuple[DiseaseRule, ...]:
    """The rules in the order of the form; a code that stands twice is reported."""
    found: list[DiseaseRule] = []
    for node in section.items("diseases"):
        with suppress(Skipped):
            rule = _read_disease(section.page, node)
            if rule.code in {other.code for other in found}:
                page = section.page
                page.report("DEF-050", node.line, key="diseases", name=rule.code)
            found.append(rule)
    return tuple(found)


def _read_disease(page: Page, node: Node) -> DiseaseRule:
    required = ("code", "label", "rule", "identity")
    section = Section(page, node, "diseases", required, (*_RULE_KEYS, "note"))
    kind = section.deciding_word("rule", AlertKind)
    _check_keys(section, kind)
    return DiseaseRule(
        code=section.text("code"),
        label=section.label("label"),
        kind=kind,
        identity=section.word("identity", CaseIdentity),
        cases=_read_cases(section, "cases"),
        times=_read_times(section),
        cases_after_zero=_read_cases(section, "cases_after_zero"),
        note=section.label("note") if "note" in section else None,
    )


def _check_keys(section: Section, kind: AlertKind) -> None:
    """Each kind of rule has its own numbers."""
    page, needed = section.page, _KEYS_OF_KIND[kind]
    for key in needed:
        if key not in section:
            page.report("DEF-003", section.line, key=key, what=kind.value)
    allowed = (*needed, "cases_after_zero") if kind is AlertKind.RATIO else needed
    useless = [key for key in _RULE_KEYS if key not in allowed]
    section.refuse_useless(*useless, why=f"rule: {kind.value}")


def _read_times(section: Section) -> Fraction | None:
    """The multiple of the week before; one that would tell no rise is reported."""
    if "times" not in section:
        return None
    with suppress(Skipped):
        times = read_fraction(section.page, section.node("times"), "times")
        if times > 1:
            return times
        line, value = section.line_of("times"), section.text("times")
        section.page.report("DEF-033", line, key="times", value=value, needed="> 1")
    return None


def _read_cases(section: Section, key: str) -> int | None:
    return section.whole(key, 1, _MOST_CASES) if key in section else None
