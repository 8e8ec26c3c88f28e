"""Codes that `derive` gives: bands of a number and cases of conditions."""

from contextlib import suppress

from derajat.catalogue.datasets.conditions import Reader
from derajat.catalogue.datasets.constants import read_constant
from derajat.catalogue.datasets.shapes import check_ordered, find_column
from derajat.catalogue.grammar.nodes import TextNode
from derajat.catalogue.grammar.pages import Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import read_name
from derajat.model.columns import Column
from derajat.model.expressions import Band, Case, Cases


UNKNOWN = "unknown"


def read_band(reader: Reader, section: Section) -> tuple[Column, Band, bool]:
    """The banded column, the band, and whether its result is never missing."""
    page = reader.page
    column = find_column(page, section.node("column"), reader.shape)
    check_ordered(page, section.line, column, "band")
    bounds = [read_constant(page, node, column) for node in section.items("bounds")]
    numbers = tuple(bound for bound in bounds if isinstance(bound, int))
    if list(numbers) != sorted(set(numbers)):
        page.report(
            "DEF-044",
            section.line_of("bounds"),
            key="bounds",
            values=", ".join(section.names("bounds")),
        )
    labels = _read_labels(reader, section)
    if len(labels) != len(bounds):
        raise page.skip(
            "DEF-051",
            section.line_of("labels"),
            found=len(labels),
            needed=len(bounds),
        )
    is_covered = column.low is not None and bool(numbers) and column.low >= numbers[0]
    known = column.never_missing and is_covered
    return column, Band(column.name, numbers, labels), known


def _read_labels(reader: Reader, section: Section) -> tuple[str, ...]:
    """Labels as listed, or the codes of a list in its order."""
    node = section.node("labels")
    if isinstance(node, TextNode):
        codelist = reader.library.codelists.find(reader.page, node)
        return tuple(str(value) for value in codelist.values(codelist.key[0]))
    section.names("labels")
    items = section.items("labels")
    return tuple(read_name(reader.page, item, "labels", "code") for item in items)


def read_cases(reader: Reader, section: Section) -> tuple[Cases, tuple[str, ...]]:
    """The cases in order, and every code that can come out. Raises Skipped."""
    cases: list[Case] = []
    for node in section.items("cases"):
        with suppress(Skipped):
            inner = Section(reader.page, node, "cases", ("when", "then"))
            then = read_name(reader.page, inner.node("then"), "then", "code")
            cases.append(Case(reader.read_all(inner.node("when"), "when"), then))
    if "otherwise" not in section:
        raise reader.page.skip(
            "DEF-003", section.line, key="otherwise", what=section.what
        )
    otherwise = read_name(reader.page, section.node("otherwise"), "otherwise", "code")
    codes = dict.fromkeys(case.then for case in cases)
    if otherwise == UNKNOWN:
        return Cases(tuple(cases), None), tuple(codes)
    codes[otherwise] = None
    return Cases(tuple(cases), otherwise), tuple(codes)
