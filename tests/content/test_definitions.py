"""The national content is complete: examples, wording, use."""

import pytest
import yaml
from printed_tables import ROOT

from derajat.model.indicators import (
    AreasReached,
    Count,
    Coverage,
    Index,
    Mean,
    Proportion,
    Quantile,
    Rate,
    Ratio,
    SumProportion,
)


FILES = sorted((ROOT / "definitions").rglob("*.yaml"))
EDGES = {
    SumProportion: ("empty-denominator",),
    Coverage: ("empty-denominator", "no-data"),
    Rate: ("empty-denominator", "no-data"),
    Count: ("no-data",),
    Proportion: ("no-data",),
    Ratio: ("no-data",),
    Mean: ("no-data",),
    Quantile: ("no-data",),
    AreasReached: (),
    Index: (),
}
"""What a worked example must show to give no value, by kind."""


def _labels(node):
    """Every label below a node, however deep."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("label", "one_row", "suffix", "says") and isinstance(
                value, dict
            ):
                yield value
            else:
                yield from _labels(value)
    elif isinstance(node, list):
        for item in node:
            yield from _labels(item)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_label_is_bilingual(path):
    labels = list(_labels(yaml.load(path.read_text("utf-8"), yaml.BaseLoader)))
    assert labels
    for label in labels:
        assert set(label) == {"id", "en"}
        assert label["id"].strip()
        assert label["en"].strip()


def test_each_definition_file_is_loaded(catalogue):
    loaded = {
        *(item.file for item in catalogue.datasets.values()),
        *(item.file for item in catalogue.eligible.values()),
        *(item.file for item in catalogue.indicators.values()),
        *(item.file for item in catalogue.parameters.values()),
    }
    read_elsewhere = {
        "units.yaml",
        "plan-structure.yaml",
        "judgement.yaml",
        "skdr.yaml",
    }
    folders = ("forms", "reports")
    wanted = [p for p in FILES if p.name not in read_elsewhere]
    assert len(loaded) == len([p for p in wanted if p.parent.name not in folders])


def _indicators():
    return sorted((ROOT / "definitions" / "indicators").rglob("*.yaml"))


@pytest.mark.parametrize("path", _indicators(), ids=lambda path: path.stem)
def test_each_indicator_has_the_needed_examples(path, catalogue):
    indicator = catalogue.indicators[path.stem.upper()]
    for version in indicator.versions:
        given = [example.gives for example in indicator.examples]
        reasons = {gives.no_value for gives in given if gives.no_value}
        assert set(EDGES[type(version.kind)]) <= reasons
        assert any(gives.value is not None for gives in given)


@pytest.mark.parametrize("path", _indicators(), ids=lambda path: path.stem)
def test_a_part_of_a_whole_pins_hollow_rows_and_the_half(path, catalogue):
    indicator = catalogue.indicators[path.stem.upper()]
    kind = indicator.versions[-1].kind
    if not isinstance(kind, SumProportion):
        return
    assert any(_has_hollow_row(example, kind) for example in indicator.examples)
    values = [example.gives.value for example in indicator.examples]
    assert "6.3" in values
    assert "110.0" in values


def _has_hollow_row(example, kind):
    rows = [dict(row) for table in example.tables for row in table.rows]
    return any(
        any(row.get(name) is None for row in rows)
        and any(row.get(name) is not None for row in rows)
        for name in (kind.whole, kind.part)
    )


def test_groups_have_an_example_of_their_own(catalogue):
    for indicator in catalogue.indicators.values():
        groups = {name for v in indicator.versions for g in v.groups for name in g}
        shown = {name for example in indicator.examples for name, _ in example.group}
        assert groups == shown, indicator.code


def test_a_rule_nobody_has_read_is_not_confirmed(catalogue):
    confirmed = {
        code
        for code, indicator in catalogue.indicators.items()
        if all(version.confirmed for version in indicator.versions)
    }
    assert confirmed == {"GZ-STUNT", "GZ-STUNT-BERAT"}


def test_every_unit_and_noun_is_used(catalogue):
    indicators = catalogue.indicators.values()
    units = {indicator.unit for indicator in indicators}
    nouns = {indicator.counts for indicator in indicators}
    assert units == set(catalogue.units)
    assert nouns - {"none"} == set(catalogue.nouns)


def test_the_dengue_rate_names_its_population_wherever_it_stands(catalogue):
    unit = catalogue.units[catalogue.indicators["DBD-IR-2025"].unit]
    assert unit.name == "per-100000-penduduk-2025"
    assert unit.suffix.en.strip() == "per 100,000 of the 2025 population"
    assert unit.suffix.id.strip() == "per 100.000 penduduk 2025"
    eligible = catalogue.eligible["penduduk-2025"]
    assert eligible.fixed_year == 2025
