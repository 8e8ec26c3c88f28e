"""Indicators as plans state them: baseline, targets and how they changed."""

from contextlib import suppress
from enum import Enum
from functools import lru_cache
from typing import TypeVar

from derajat.catalogue.grammar.nodes import Node
from derajat.catalogue.grammar.pages import Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import read_name, text_of
from derajat.model.indicators import Direction
from derajat.model.judgement import AttainmentForm
from derajat.model.plans import (
    Baseline,
    OverYears,
    PlanIndicator,
    ResultLevel,
    YearTarget,
)
from derajat.model.targets import PrintedTarget
from derajat.plan.heads import read_authority, read_year
from derajat.plan.plan_pages import PlanPage
from derajat.plan.target_texts import read_target


_REQUIRED = ("code", "statement")
_OPTIONAL = (
    "measured_by",
    "wanted",
    "result",
    "unit",
    "better",
    "formula",
    "attainment",
    "over_years",
    "authority",
    "baseline",
    "targets",
    "changes",
    "end",
)
Word = TypeVar("Word", bound=Enum)
_read_printed = lru_cache(maxsize=50_000)(read_target)


def read_indicators(own: PlanPage, section: Section) -> tuple[PlanIndicator, ...]:
    """What stands under `indicators`; what is wrong is reported."""
    found: list[PlanIndicator] = []
    for node in section.optional_items("indicators"):
        try:
            found.append(_build_indicator(own, node))
        except Skipped:
            continue
    return tuple(found)


def _build_indicator(own: PlanPage, node: Node) -> PlanIndicator:
    section = Section(own.page, node, "indicators", _REQUIRED, _OPTIONAL)
    code = read_name(own.page, section.node("code"), "code", "code")
    return PlanIndicator(
        code=code,
        statement=read_statement(own, section, code),
        measured_by=_read_measured_by(own, section),
        wanted=_read_wanted(own, section),
        result=_word(section, "result", ResultLevel),
        unit=section.optional_text("unit"),
        better=_word(section, "better", Direction),
        formula=section.optional_text("formula"),
        attainment=_word(section, "attainment", AttainmentForm),
        over_years=_word(section, "over_years", OverYears) or OverYears.NOT_STATED,
        authority=read_authority(section),
        baseline=_read_baseline(own, section),
        targets=(*_read_targets(own, section), *_read_changes(own, section, code)),
        end=_read_end(own, section),
        where=own.where(node.line),
    )


def read_statement(own: PlanPage, section: Section, code: str) -> str:
    """The statement of a node or indicator; one without a letter is reported."""
    text = section.text("statement")
    if text and not any(map(str.isalpha, text)):
        own.page.report("PLN-010", section.line_of("statement"), node=code)
    return text


def _word(section: Section, key: str, words: type[Word]) -> Word | None:
    return section.word(key, words) if key in section else None


def _read_measured_by(own: PlanPage, section: Section) -> str:
    code = section.optional_text("measured_by")
    if code and code not in own.indicators:
        line = section.line_of("measured_by")
        own.report_unknown("PLN-017", line, code, own.indicators)
    return code


def _read_wanted(own: PlanPage, section: Section) -> str:
    """The code of an indicator that the catalogue does not have yet."""
    code = section.optional_text("wanted")
    if not code:
        return ""
    line = section.line_of("wanted")
    if "measured_by" in section:
        section.one_of("measured_by", "wanted")
    elif code in own.indicators:
        own.page.report("PLN-018", line, name=code)
    with suppress(Skipped):
        read_name(own.page, section.node("wanted"), "wanted", "indicator")
    return code


def _read_baseline(own: PlanPage, section: Section) -> Baseline | None:
    """The state at the start; its year may lie before the period, not after."""
    if "baseline" not in section:
        return None
    try:
        part = section.section("baseline", ("value",), ("year",))
        year = _read_baseline_year(own, part) if "year" in part else None
        printed = _read_printed(part.needed_text("value"))
    except Skipped:
        return None
    where = own.where(part.line_of("value"))
    return Baseline(year, printed, where) if printed else None


def _read_baseline_year(own: PlanPage, part: Section) -> int:
    year = read_year(own.page, part.node("year"), "year")
    if own.period and year > own.period.end:
        raise own.skip_year(part.line_of("year"), year, own.period)
    return year


def _read_targets(own: PlanPage, section: Section) -> list[YearTarget]:
    """The targets as first set; a text that states nothing gives none."""
    targets: list[YearTarget] = []
    for year, node in own.years_of(section, "targets").items():
        try:
            printed = _read_printed(text_of(own.page, node, "targets"))
        except Skipped:
            continue
        if printed:
            where = own.where(node.line)
            targets.append(YearTarget(year, printed, "", None, "", where))
    return targets


def _read_changes(own: PlanPage, section: Section, code: str) -> list[YearTarget]:
    """Later targets, each with its reason."""
    changes: list[YearTarget] = []
    for node in section.optional_items("changes"):
        with suppress(Skipped):
            changes.append(_build_change(own, node, code))
    return changes


def _build_change(own: PlanPage, node: Node, code: str) -> YearTarget:
    part = Section(
        own.page, node, "changes", ("year", "value"), ("basis", "on", "reason")
    )
    year = own.year(part.node("year"), "year")
    reason = part.optional_text("reason")
    if not reason.strip():
        own.page.report("PLN-016", part.line, indicator=code, year=year)
    printed = _read_printed(part.needed_text("value"))
    if printed is None:
        raise own.page.skip("DEF-035", part.line_of("value"), key="value")
    return YearTarget(
        year=year,
        target=printed,
        basis=part.optional_text("basis"),
        decided_on=part.day("on") if "on" in part else None,
        reason=reason,
        where=own.where(node.line),
    )


def _read_end(own: PlanPage, section: Section) -> PrintedTarget | None:
    if "end" not in section:
        return None
    with suppress(Skipped):
        return _read_printed(text_of(own.page, section.node("end"), "end"))
    return None
