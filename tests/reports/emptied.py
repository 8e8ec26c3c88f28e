"""An office whose store has nothing: what reports say then."""

from dataclasses import replace

from derajat.measures.shelf import build_shelf
from derajat.reports.source import ReportSource


def empty_source(source: ReportSource) -> ReportSource:
    """The same office with no value and no record."""

    def load_none(dataset: str):
        return source.load_facts(dataset).slice(0, 0)

    return replace(source, shelf=build_shelf(None), load_facts=load_none)
