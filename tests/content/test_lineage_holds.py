"""The traced columns of every indicator, against its own worked examples."""

from dataclasses import replace

import pytest
from printed_tables import ROOT

from derajat.catalogue import load_catalogue
from derajat.engines.reference import ReferenceEngine
from derajat.measures.examples import passes
from derajat.measures.lineage import trace_columns


CATALOGUE = load_catalogue(ROOT / "definitions")


def _spoil_untraced(indicator):
    """Its examples with every cell empty that no value of it is traced to."""
    traced = trace_columns(indicator, CATALOGUE)
    examples = []
    for example in indicator.examples:
        tables = tuple(
            replace(
                table,
                rows=tuple(
                    tuple(
                        (name, value if name in read else None) for name, value in row
                    )
                    for row in table.rows
                ),
            )
            for table in example.tables
            for read in [traced.get(table.dataset, frozenset())]
        )
        examples.append(replace(example, tables=tables))
    return replace(indicator, examples=tuple(examples))


@pytest.mark.parametrize("code", sorted(CATALOGUE.indicators))
def test_no_example_changes_when_all_untraced_cells_are_empty(code):
    spoiled = _spoil_untraced(CATALOGUE.indicators[code])
    catalogue = replace(CATALOGUE, indicators={**CATALOGUE.indicators, code: spoiled})
    assert passes(catalogue, ReferenceEngine(), code)
