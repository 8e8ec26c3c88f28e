"""Whether a source fills the columns of its dataset, each by one way."""

from collections import Counter

from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.offices.name_patterns import names_in_pattern
from derajat.model.datasets import ReceivedDataset
from derajat.model.sources import FactColumn, Layout, Source, TotalClaim


def check_fillings(section: Section, source: Source, dataset: ReceivedDataset) -> None:
    """Report columns that nothing fills, or that are filled twice."""
    facts = [item for item in source.columns if isinstance(item, FactColumn)]
    _check_elements(section, facts, dataset)
    _check_totals(section, source, facts)
    for layout in source.layouts:
        ways = _ways(source, layout, facts, dataset)
        _check_once(section, layout, ways, facts)
        for column in dataset.columns:
            if column.never_missing and column.name not in ways:
                section.page.report(
                    "DEF-061",
                    section.line,
                    dataset=dataset.name,
                    column=column.name,
                    layout=layout.name,
                )


def _ways(
    source: Source, layout: Layout, facts: list[FactColumn], dataset: ReceivedDataset
) -> Counter[str]:
    """How many ways fill each column: a form column, an element, the name of the file
    or of the sheet, a constant."""
    ways: Counter[str] = Counter()
    ways.update({item.to for item in facts})
    ways.update({name for item in facts for name, _ in item.element})
    columns = {column.name for column in dataset.columns}
    names = (*names_in_pattern(layout.file), *names_in_pattern(layout.sheet))
    ways.update(name for name in names if name in columns)
    ways.update(name for name, _ in source.constants)
    return ways


def _check_once(
    section: Section, layout: Layout, ways: Counter[str], facts: list[FactColumn]
) -> None:
    repeated = Counter((item.to, item.element) for item in facts)
    twice = {name for name, count in ways.items() if count > 1}
    twice |= {name for (name, _), count in repeated.items() if count > 1}
    for name in sorted(twice):
        section.page.report("DEF-064", section.line, column=name, layout=layout.name)


def _check_elements(
    section: Section, facts: list[FactColumn], dataset: ReceivedDataset
) -> None:
    """Report elements that would not tell the facts of a row apart."""
    names = {name for item in facts for name, _ in item.element}
    for name in sorted(names - set(dataset.key or ())):
        section.page.report(
            "DEF-068",
            section.line_of("columns"),
            column=name,
            key=", ".join(dataset.key or ()),
        )


def _check_totals(section: Section, source: Source, facts: list[FactColumn]) -> None:
    """Report totals over elements that the form does not have."""
    for item in source.columns:
        if not isinstance(item, TotalClaim):
            continue
        parts = [
            fact
            for fact in facts
            if fact.to == item.column and item.over in dict(fact.element)
        ]
        if len(parts) < 2:
            section.page.report(
                "DEF-014",
                section.line_of("columns"),
                key=f"total_of: {item.column}",
                why=f"over: {item.over}",
            )
