"""Worked examples: tiny tables in stored values and what they must give."""

from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction

from derajat.catalogue.datasets.shapes import shape_of
from derajat.catalogue.grammar.nodes import Node, TextNode
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import read_fraction, text_of
from derajat.catalogue.indicators.example_tables import (
    read_components,
    read_example_table,
)
from derajat.catalogue.indicators.kinds import is_computed_from_values
from derajat.catalogue.indicators.reads import (
    component_codes,
    numerator_places,
    received_names,
)
from derajat.catalogue.indicators.versions import ReadVersion
from derajat.catalogue.library import Library
from derajat.model.calendar import Period, PeriodKind, day_number, parse_period
from derajat.model.indicators import (
    Accumulation,
    Component,
    Count,
    Example,
    ExampleTable,
    Expectation,
    Index,
    Kind,
    Proportion,
    Quantile,
)
from derajat.model.scalars import NotOfType, parse_decimal
from derajat.model.values import FLAGS


_REQUIRED = ("says", "period", "gives")
_OPTIONAL = ("rows", "eligible", "values", "area", "group")
_GIVES = ("numerator", "denominator", "unknown", "value", "band", "no_value")
_POOLED = (PeriodKind.THREE_YEARS, PeriodKind.FIVE_YEARS)


@dataclass(frozen=True)
class ExampleReader:
    """Reads the examples of one indicator."""

    library: Library
    page: Page
    versions: list[ReadVersion]
    periods: tuple[PeriodKind, ...]
    accumulate: Accumulation
    are_sound: bool
    """Whether the versions are: else it is not known what an example may hold."""

    def read(self, node: Node) -> Example:
        """One example. Raises Skipped when its period has no version."""
        section = Section(self.page, node, "examples", _REQUIRED, _OPTIONAL)
        says = section.text("says")
        period = self._period(section)
        chosen = self._version(section, period)
        self._refuse_useless(section, chosen)
        return Example(
            says=says,
            tables=self._tables(section, chosen, period),
            eligible=self._eligible(section, chosen),
            components=self._components(section, chosen),
            area=section.text("area") if "area" in section else "",
            group=self._group(section, chosen),
            period=period,
            gives=self._gives(section, chosen),
            line=section.line,
        )

    def version_of(self, period: Period) -> ReadVersion | None:
        """The version in force for a period: on 1 January when it accumulates."""
        day = period.first_day
        if self.accumulate is Accumulation.WITHIN_YEAR or period.kind in _POOLED:
            day = day_number(period.year, 1, 1)
        found = None
        for item in self.versions:
            if item.version.valid_from <= day:
                found = item
        if found and found.version.valid_until is not None:
            return found if day <= found.version.valid_until else None
        return found

    def _period(self, section: Section) -> Period:
        text = section.needed_text("period")
        try:
            period = parse_period(text)
        except (ValueError, OverflowError):
            period = None
        if period is None or not 1900 <= period.year <= 2999:
            raise section.page.skip(
                "DEF-033",
                section.line_of("period"),
                key="period",
                value=text,
                needed="2026-06 | 2026-Q2 | 2026-S1 | 2026 | 2024..2026 | 2026-W07",
            )
        if self.periods and period.kind not in self.periods:
            known = [kind.value for kind in self.periods]
            section.page.report_unknown(
                "DEF-034",
                section.line_of("period"),
                period.kind.value,
                known,
                key="period",
            )
        return period

    def _version(self, section: Section, period: Period) -> ReadVersion:
        found = self.version_of(period)
        if found is None:
            line = section.line_of("period")
            raise section.page.skip("DEF-053", line, what=period.render())
        return found

    def _refuse_useless(self, section: Section, chosen: ReadVersion) -> None:
        why = f"kind: {chosen.section.text('kind')}"
        if is_computed_from_values(chosen.version.kind):
            section.refuse_useless("rows", "eligible", "group", why=why)
        else:
            section.refuse_useless("values", why=why)
            if chosen.read.eligible is None:
                section.refuse_useless("eligible", why=why)

    def _tables(
        self, section: Section, chosen: ReadVersion, period: Period
    ) -> tuple[ExampleTable, ...]:
        if "rows" not in section:
            return ()
        known = received_names(self.library, chosen.read)
        tables = []
        with suppress(Skipped):
            for name, node in section.entries("rows"):
                with suppress(Skipped):
                    tables.append(self._table(name, node, known, period))
        return tuple(tables)

    def _table(
        self, name: TextNode, node: Node, known: list[str], period: Period
    ) -> ExampleTable:
        if name.text not in known:
            raise self._stranger(name, known, "examples: rows")
        dataset = self.library.datasets.loaded[name.text]
        return read_example_table(self.page, node, dataset, period)

    def _stranger(self, name: TextNode, known: list[str], kind: str) -> Skipped:
        if not self.are_sound:
            return self.page.silence()
        return self.page.unknown("DEF-005", name.line, name.text, known, kind=kind)

    def _eligible(
        self, section: Section, chosen: ReadVersion
    ) -> tuple[tuple[str, Fraction], ...]:
        if "eligible" not in section or chosen.read.eligible is None:
            return ()
        found = []
        wanted = chosen.read.eligible.name
        with suppress(Skipped):
            for name, node in section.entries("eligible"):
                if name.text != wanted:
                    raise self.page.unknown(
                        "DEF-005", name.line, name.text, [wanted], kind="eligible"
                    )
                number = read_fraction(self.page, node, name.text)
                found.append((name.text, number))
        return tuple(found)

    def _components(
        self, section: Section, chosen: ReadVersion
    ) -> tuple[Component, ...]:
        if "values" not in section:
            return ()
        found: list[Component] = []
        known = component_codes(chosen.version.kind)
        with suppress(Skipped):
            for name, node in section.entries("values"):
                if name.text not in known:
                    raise self._stranger(name, known, "examples: values")
                indicator = self.library.indicators.loaded[name.text]
                found += read_components(self.page, node, indicator)
        return tuple(found)

    def _group(
        self, section: Section, chosen: ReadVersion
    ) -> tuple[tuple[str, str], ...]:
        if "group" not in section or not chosen.read.rows:
            return ()
        with suppress(Skipped):
            entries = section.entries("group")
            names = tuple(name.text for name, _ in entries)
            known = chosen.version.groups
            if names not in known:
                raise self.page.unknown(
                    "DEF-005",
                    section.line_of("group"),
                    ",".join(names),
                    [",".join(group) for group in known],
                    kind="groups",
                )
            columns = shape_of(chosen.read.rows[0].dataset).columns
            return tuple(
                (name.text, self._group_value(node, columns[name.text].codes))
                for name, node in entries
            )
        return ()

    def _group_value(self, node: Node, codes: tuple[str, ...]) -> str:
        text = text_of(self.page, node, "group")
        if codes and text not in (*codes, "?"):
            raise self.page.unknown("DEF-008", node.line, text, codes, column="group")
        return text

    def _gives(self, outer: Section, chosen: ReadVersion) -> Expectation:
        with suppress(Skipped):
            section = outer.section("gives", (), _GIVES)
            kind = chosen.version.kind
            why = f"kind: {chosen.section.text('kind')}"
            section.refuse_useless(*_parts_absent(kind), why=why)
            if not isinstance(kind, Index) or not kind.bands:
                section.refuse_useless("band", why=why)
            if "no_value" in section:
                section.refuse_useless("value", "band", why="no_value")
            return Expectation(
                numerator=_scaled(section, "numerator", numerator_places(chosen.read)),
                denominator=_optional_fraction(section, "denominator"),
                unknown=section.whole("unknown") if "unknown" in section else None,
                value=_value(section),
                band=_band(section, kind),
                no_value=_no_value(section),
            )
        return Expectation()


def _parts_absent(kind: Kind) -> tuple[str, ...]:
    """The numbers that values of a kind do not have."""
    if isinstance(kind, Proportion):
        return ()
    if isinstance(kind, Index):
        return ("unknown", "numerator", "denominator")
    if isinstance(kind, Count):
        return ("unknown", "denominator")
    return ("unknown", "numerator") if isinstance(kind, Quantile) else ("unknown",)


def _scaled(section: Section, key: str, places: int) -> int | None:
    """A number in the stored places of the column that is summed."""
    if key not in section:
        return None
    text = section.text(key)
    try:
        return parse_decimal(text, places)
    except NotOfType:
        section.page.report(
            "DEF-033",
            section.line_of(key),
            key=key,
            value=text,
            needed=f"12 ({places} places)",
        )
        return None


def _optional_fraction(section: Section, key: str) -> Fraction | None:
    return section.fraction(key) if key in section else None


def _value(section: Section) -> str | None:
    if "value" not in section:
        return None
    section.fraction("value")
    return section.text("value")


def _band(section: Section, kind: object) -> str | None:
    if "band" not in section or not isinstance(kind, Index):
        return None
    name = section.text("band")
    known = [band.name for band in kind.bands]
    if known and name not in known:
        section.page.report_unknown(
            "DEF-034", section.line_of("band"), name, known, key="band"
        )
    return name


def _no_value(section: Section) -> str | None:
    if "no_value" not in section:
        return None
    name = section.text("no_value")
    known = [flag for flag, _, _ in FLAGS]
    if name not in known:
        section.page.report_unknown(
            "DEF-034", section.line_of("no_value"), name, known, key="no_value"
        )
    return name
