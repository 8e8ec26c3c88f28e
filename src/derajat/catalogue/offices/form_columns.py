"""The columns of a form: facts, printed percentages, printed totals, left out."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from derajat.catalogue.datasets.constants import parse_constant, read_constant
from derajat.catalogue.datasets.shapes import refuse_type
from derajat.catalogue.grammar.nodes import Node, TextNode
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import text_of
from derajat.model.catalogue import Catalogue
from derajat.model.columns import Column, ColumnType
from derajat.model.datasets import ReceivedDataset
from derajat.model.indicators import Indicator
from derajat.model.sources import (
    FactColumn,
    FormColumn,
    IgnoredColumn,
    PercentClaim,
    Reading,
    TotalClaim,
)
from derajat.sheets.headers import fold_header


_FACT_KEYS = ("to", "read", "element", "year_from", "inside", "optional")
_CLAIM_KEYS = ("claims", "group", "decimals", "part", "whole")
_TOTAL_KEYS = ("total_of", "over")
_KINDS = ("to", "claims", "total_of", "ignore")
_KEYS_OF_KIND = {
    "to": _FACT_KEYS,
    "claims": _CLAIM_KEYS,
    "total_of": _TOTAL_KEYS,
    "ignore": ("ignore",),
}
_TYPES_OF_READING = {
    Reading.AREA_NAME: ColumnType.AREA,
    Reading.AREA_CODE: ColumnType.AREA,
    Reading.MONTH_NAME: ColumnType.MONTH,
}


@dataclass(frozen=True)
class Form:
    """The columns of a form with all their header texts, folded."""

    columns: tuple[FormColumn, ...]
    headers: dict[str, str]
    """Header text by its folded form."""

    def check_header(self, page: Page, line: int, text: str) -> None:
        """Report a text that is no header of the form."""
        if fold_header(text) not in self.headers:
            page.report_unknown("DEF-063", line, text, self.headers.values())


def read_form_columns(
    section: Section, dataset: ReceivedDataset, catalogue: Catalogue
) -> Form:
    """The columns of a form. Headers that stand twice are reported."""
    columns: list[tuple[FormColumn, Section]] = []
    headers: dict[str, str] = {}
    reader = _Reader(section.page, dataset, catalogue)
    for node in section.items("columns"):
        with suppress(Skipped):
            inner = Section(section.page, node, "columns", ("header",), _ALL_KEYS)
            texts = _read_headers(inner, headers)
            columns.append((reader.read(inner, texts), inner))
    form = Form(tuple(column for column, _ in columns), headers)
    for column, inner in columns:
        _check_references(form, column, inner)
    return form


_ALL_KEYS = tuple(dict.fromkeys(key for keys in _KEYS_OF_KIND.values() for key in keys))


def _read_headers(section: Section, seen: dict[str, str]) -> tuple[str, ...]:
    """The texts of one column; those that lead to an earlier column are reported."""
    texts = section.names("header")
    own = {fold_header(text): text for text in texts}
    for folded, text in own.items():
        if folded in seen:
            line = section.line_of("header")
            section.page.report("DEF-062", line, header=text, other=seen[folded])
    seen.update(own)
    return texts


def _check_references(form: Form, column: FormColumn, section: Section) -> None:
    """Report headers named by a column that the form does not have."""
    named = {}
    if isinstance(column, FactColumn):
        named = {"year_from": column.year_from, "inside": column.inside}
    if isinstance(column, PercentClaim):
        named = {"part": column.part, "whole": column.whole}
    for key, text in named.items():
        if text:
            form.check_header(section.page, section.line_of(key), text)


@dataclass(frozen=True)
class _Reader:
    page: Page
    dataset: ReceivedDataset
    catalogue: Catalogue

    def read(self, section: Section, headers: tuple[str, ...]) -> FormColumn:
        """The column under some headers. Raises Skipped."""
        kind = section.one_of(*_KINDS)
        useless = [key for key in _ALL_KEYS if key not in _KEYS_OF_KIND[kind]]
        section.refuse_useless(*useless, why=kind)
        readers: dict[str, Callable[[Section, tuple[str, ...]], FormColumn]] = {
            "to": self._fact,
            "claims": self._claim,
            "total_of": self._total,
            "ignore": self._ignored,
        }
        return readers[kind](section, headers)

    def _column(self, node: Node, key: str) -> Column:
        text = text_of(self.page, node, key)
        by_name = {column.name: column for column in self.dataset.columns}
        if text not in by_name:
            raise self.page.unknown(
                "DEF-007", node.line, text, by_name, dataset=self.dataset.name
            )
        return by_name[text]

    def _fact(self, section: Section, headers: tuple[str, ...]) -> FactColumn:
        column = self._column(section.node("to"), "to")
        if column.function:
            section.refuse_useless("to", why=f"function: {column.function.name}")
        reading = Reading.PLAIN
        if "read" in section:
            reading = section.word("read", Reading)
        self._check_reading(section, column, reading)
        return FactColumn(
            headers=headers,
            to=column.name,
            reading=reading,
            element=self._values(section, "element"),
            year_from=section.text("year_from") if "year_from" in section else "",
            inside=section.text("inside") if "inside" in section else "",
            optional=section.yes_no("optional"),
        )

    def _check_reading(
        self, section: Section, column: Column, reading: Reading
    ) -> None:
        wanted = _TYPES_OF_READING.get(reading)
        if wanted and column.type is not wanted:
            use = f"read: {reading.value}"
            refuse_type(self.page, section.line, column, use, wanted.value)
        if reading is not Reading.AREA_NAME:
            section.refuse_useless("inside", why=f"read: {reading.value}")
        if reading is not Reading.MONTH_NAME:
            section.refuse_useless("year_from", why=f"read: {reading.value}")
        elif "year_from" not in section:
            self.page.report(
                "DEF-003", section.line, key="year_from", what="read: month-name"
            )

    def _values(self, section: Section, key: str) -> tuple[tuple[str, str], ...]:
        """Values of dataset columns as written, checked by their types."""
        if key not in section:
            return ()
        found = []
        for name, node in section.entries(key):
            column = self._column(name, key)
            text = text_of(self.page, node, key)
            read_constant(self.page, node, column)
            found.append((column.name, text))
        return tuple(found)

    def _claim(self, section: Section, headers: tuple[str, ...]) -> PercentClaim:
        indicator = self._indicator(section)
        group = self._group(section, indicator)
        if "decimals" not in section:
            self.page.report("DEF-003", section.line, key="decimals", what=section.what)
        if ("part" in section) != ("whole" in section):
            absent = "whole" if "part" in section else "part"
            self.page.report("DEF-003", section.line, key=absent, what=section.what)
        return PercentClaim(
            headers=headers,
            indicator=indicator.code,
            group=group,
            decimals=section.whole("decimals", 0, 9),
            part=section.text("part") if "part" in section else "",
            whole=section.text("whole") if "whole" in section else "",
        )

    def _indicator(self, section: Section) -> Indicator:
        code = section.needed_text("claims")
        indicators = self.catalogue.indicators
        if code not in indicators:
            line = section.line_of("claims")
            raise self.page.unknown("DEF-005", line, code, indicators, kind="indicator")
        return indicators[code]

    def _group(
        self, section: Section, indicator: Indicator
    ) -> tuple[tuple[str, str], ...]:
        """The group a claim is about: one that a version of the indicator has."""
        if "group" not in section:
            return ()
        entries = section.entries("group")
        names = tuple(name.text for name, _ in entries)
        known = {group for version in indicator.versions for group in version.groups}
        if names not in known:
            raise self.page.unknown(
                "DEF-005",
                section.line_of("group"),
                ",".join(names),
                sorted(",".join(group) for group in known),
                kind=f"groups: {indicator.code}",
            )
        return tuple(
            (name.text, self._group_value(name, node)) for name, node in entries
        )

    def _group_value(self, name: TextNode, node: Node) -> str:
        text = text_of(self.page, node, name.text)
        for column in self.dataset.columns:
            if column.name == name.text:
                parse_constant(self.page, node.line, text, column)
        return text

    def _total(self, section: Section, headers: tuple[str, ...]) -> TotalClaim:
        column = self._column(section.node("total_of"), "total_of")
        if "over" not in section:
            raise self.page.skip("DEF-003", section.line, key="over", what=section.what)
        over = self._column(section.node("over"), "over")
        return TotalClaim(headers, column.name, over.name)

    def _ignored(self, section: Section, headers: tuple[str, ...]) -> IgnoredColumn:
        return IgnoredColumn(headers, section.label("ignore").id)
