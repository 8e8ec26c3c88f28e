"""Formulas of an index, read from nested operators."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction

from derajat.catalogue.grammar.nodes import Node
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import text_of
from derajat.catalogue.library import Library
from derajat.model.areas import AreaLevel
from derajat.model.formulas import (
    AtLeast,
    AtMost,
    DifferenceOf,
    Formula,
    MeanOf,
    MeanOver,
    RatioOf,
    Reach,
    Reached,
    Spread,
    SpreadStatistic,
    Threshold,
    Times,
    TimesParameter,
    ValueOf,
    Weighted,
)
from derajat.model.indicators import Indicator


_DEEPEST = 4
REACHES = tuple(reach.value for reach in Reach)


def read_formula(library: Library, page: Page, node: Node) -> Formula:
    """The formula of a node, at most four operators deep. Raises Skipped."""
    return _Reader(library, page).read(node)


@dataclass(frozen=True)
class _Reader:
    """Reads formulas at one depth."""

    library: Library
    page: Page
    depth: int = 1

    def read(self, node: Node) -> Formula:
        if self.depth > _DEEPEST:
            raise self.page.skip("DEF-055", node.line, depth=_DEEPEST)
        section = Section(self.page, node, "formula", (), tuple(_OPERATORS))
        return _OPERATORS[section.one_of(*_OPERATORS)](self, section)

    def read_inner(self, node: Node) -> Formula:
        return replace(self, depth=self.depth + 1).read(node)

    def component(self, section: Section, key: str) -> Indicator:
        """The indicator that a key names. Raises Skipped."""
        return self.library.indicators.find(self.page, section.node(key))


def _read_value(reader: _Reader, section: Section) -> Formula:
    found = reader.component(section, "value")
    return ValueOf(found.code)


def _read_weighted(reader: _Reader, outer: Section) -> Formula:
    parts: list[tuple[Fraction, Formula]] = []
    nodes = outer.items("weighted")
    for node in nodes:
        with suppress(Skipped):
            section = Section(outer.page, node, "weighted", ("weight", "of"))
            weight = section.fraction("weight")
            parts.append((weight, reader.read_inner(section.node("of"))))
    total = sum((weight for weight, _ in parts), Fraction(0))
    if len(parts) == len(nodes) and total != 1:
        outer.page.report(
            "DEF-022", outer.line_of("weighted"), total=f"{float(total):g}"
        )
    return Weighted(tuple(parts))


def _read_mean(reader: _Reader, outer: Section) -> Formula:
    section = outer.section("mean", ("of", "over", "missing"), ("each_at_most",))
    component = reader.component(section, "of")
    over = section.needed_text("over")
    _check_group(section, "over", component, (over,))
    most = section.fraction("each_at_most") if "each_at_most" in section else None
    return MeanOver(component.code, over, most, _leaves_out_missing(section))


def _read_mean_of(reader: _Reader, outer: Section) -> Formula:
    section = outer.section("mean_of", ("values", "missing"))
    find = reader.library.indicators.find
    codes = [find(section.page, node).code for node in section.items("values")]
    section.names("values")
    if len(codes) < 2:
        raise section.page.skip(
            "DEF-032", section.line_of("values"), key="values", needed="[a, b, ...]"
        )
    return MeanOf(tuple(codes), _leaves_out_missing(section))


def _leaves_out_missing(section: Section) -> bool:
    """What a mean does with a component without value, which it must say."""
    _check_missing(section, ("leave_out", "no_value"))
    return section.text("missing") == "leave_out"


def _check_missing(section: Section, words: tuple[str, str]) -> None:
    missing = section.text("missing")
    if missing and missing not in words:
        section.page.report_unknown(
            "DEF-034", section.line_of("missing"), missing, words, key="missing"
        )


def _check_group(
    section: Section, key: str, component: Indicator, columns: tuple[str, ...]
) -> None:
    """Report a group that a version of the component does not have."""
    for version in component.versions:
        if columns not in version.groups:
            known = [",".join(group) for group in version.groups]
            section.page.report_unknown(
                "DEF-005",
                section.line_of(key),
                ",".join(columns),
                known,
                kind=f"groups: {component.code}",
            )
            return


def _read_limit(reader: _Reader, outer: Section) -> Formula:
    word = outer.one_of("at_most", "at_least")
    section = outer.section(word, ("limit", "of"))
    limit = section.fraction("limit")
    of = reader.read_inner(section.node("of"))
    return AtMost(limit, of) if word == "at_most" else AtLeast(limit, of)


def _read_times(reader: _Reader, outer: Section) -> Formula:
    section = outer.section("times", ("by", "of"))
    by = section.needed_text("by")
    if by.lstrip("-")[:1].isdigit():
        factor = section.fraction("by")
        return Times(factor, reader.read_inner(section.node("of")))
    parameter = reader.library.parameters.find(section.page, section.node("by"))
    return TimesParameter(parameter.name, reader.read_inner(section.node("of")))


def _read_difference(reader: _Reader, section: Section) -> Formula:
    nodes = section.items("difference")
    if len(nodes) != 2:
        raise section.page.skip(
            "DEF-032", section.line, key="difference", needed="[a, b]"
        )
    left, right = (reader.read_inner(node) for node in nodes)
    return DifferenceOf(left, right)


def _read_ratio(reader: _Reader, outer: Section) -> Formula:
    section = outer.section("ratio", ("of", "to"))
    return RatioOf(
        reader.read_inner(section.node("of")), reader.read_inner(section.node("to"))
    )


def _read_reached(reader: _Reader, outer: Section) -> Formula:
    section = outer.section("reached", ("needed", "of"), ("missing",))
    thresholds: list[Threshold] = []
    nodes = section.items("of")
    for node in nodes:
        with suppress(Skipped):
            thresholds.append(_read_threshold(reader, node))
    needed = section.whole("needed", 1, len(nodes))
    if "missing" not in section:
        return Reached(needed, tuple(thresholds))
    _check_missing(section, ("not_reached", "no_value"))
    return Reached(needed, tuple(thresholds), section.text("missing") == "no_value")


def _read_threshold(reader: _Reader, node: Node) -> Threshold:
    section = Section(reader.page, node, "reached", ("value",), REACHES)
    component = reader.component(section, "value")
    word = section.one_of(*REACHES)
    return Threshold(component.code, Reach(word), section.fraction(word))


def _read_spread(reader: _Reader, outer: Section) -> Formula:
    section = outer.section("spread", ("of", "across", "statistic"), ("group",))
    component = reader.component(section, "of")
    group: list[tuple[str, str]] = []
    if "group" in section:
        for name, node in section.entries("group"):
            value = text_of(section.page, node, name.text)
            group.append((name.text, value))
        names = tuple(name for name, _ in group)
        _check_group(section, "group", component, names)
    return Spread(
        component.code,
        section.word("across", AreaLevel).value,
        section.word("statistic", SpreadStatistic),
        tuple(group),
    )


_OPERATORS: dict[str, Callable[[_Reader, Section], Formula]] = {
    "value": _read_value,
    "weighted": _read_weighted,
    "mean": _read_mean,
    "mean_of": _read_mean_of,
    "at_most": _read_limit,
    "at_least": _read_limit,
    "times": _read_times,
    "difference": _read_difference,
    "ratio": _read_ratio,
    "reached": _read_reached,
    "spread": _read_spread,
}
