"""A plan file while it is read: what its nodes are held against."""

from collections.abc import Collection
from dataclasses import dataclass, field

from derajat.catalogue.grammar.nodes import MapNode, Node, TextNode
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section, map_of
from derajat.errors import Location
from derajat.plan.heads import PlanPeriod, read_year


MOST_NEAREST = 50
"""Names for which the nearest one is looked up; it takes time in long plans."""


@dataclass
class PlanPage:
    """The page of a plan with its period, tags and the codes of the catalogue."""

    page: Page
    title: str
    period: PlanPeriod | None
    tags: Collection[str]
    indicators: Collection[str]
    """Codes of the catalogue."""
    looked_up: int = 0
    _years: dict[str, int] = field(default_factory=dict)
    """Years read before by their text: a plan repeats few years very often."""
    _last: Location | None = None

    def where(self, line: int) -> Location:
        """A line of this file; the targets of a row often share theirs."""
        if self._last is None or self._last.line != line:
            self._last = Location(self.page.file, line)
        return self._last

    def year(self, node: Node, key: str) -> int:
        """A year that the plan promises something for. Raises Skipped."""
        text = node.text if isinstance(node, TextNode) else ""
        if text in self._years:
            return self._years[text]
        year = read_year(self.page, node, key)
        if self.period and not self.period.has(year):
            raise self.skip_year(node.line, year, self.period)
        self._years[text] = year
        return year

    def years_of(self, section: Section, key: str) -> dict[int, Node]:
        """The values of a mapping by year; what is wrong is reported."""
        if key not in section:
            return {}
        try:
            mapping = map_of(self.page, section.node(key), key)
        except Skipped:
            return {}
        found = {
            self._years[text]: node
            for text, node in mapping.values.items()
            if text in self._years
        }
        is_whole = len(found) == len(mapping.values)
        return found if is_whole else self._read_years(mapping, key)

    def _read_years(self, mapping: MapNode, key: str) -> dict[int, Node]:
        found: dict[int, Node] = {}
        for name, node in mapping.entries:
            try:
                year = self.year(name, key)
            except Skipped:
                continue
            if year in found:
                self.page.report("DEF-050", name.line, key=key, name=year)
            else:
                found[year] = node
        return found

    def skip_year(self, line: int, year: int, period: PlanPeriod) -> Skipped:
        """Note a year outside the period; the caller raises what is returned."""
        return self.page.skip("PLN-012", line, year=year, period=period.render())

    def report_unknown(
        self, code: str, line: int, name: str, known: Collection[str], **fields: object
    ) -> None:
        """Note an unknown name; the nearest is told for the first ones only."""
        self.looked_up += 1
        if self.looked_up <= MOST_NEAREST:
            self.page.report_unknown(code, line, name, known, **fields)
        else:
            self.page.report(code, line, name=name, nearest="-", known="-", **fields)
