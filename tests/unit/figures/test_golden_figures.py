"""Every kind of figure as it was last looked at and found right.

After a change that is meant, look at the new drawings, then write them down with
`DERAJAT_UPDATE_GOLDEN=1 pytest tests/unit/figures/test_golden_figures.py`.
"""

import os
from pathlib import Path

import pytest
from tests.unit.figures.specimens import FIGURES, choropleth, spark

from derajat.figures import (
    NARROW,
    WIDE,
    Drawn,
    render_csv,
    render_figure,
    render_map,
    render_spark,
    render_svg,
    render_table,
)


GOLDEN = Path(__file__).parent / "golden"
IS_UPDATE = bool(os.environ.get("DERAJAT_UPDATE_GOLDEN"))


def _outputs():
    for name, build in FIGURES.items():
        spec = build()
        yield f"{name}.html", render_table(spec)
        yield f"{name}.csv", render_csv(spec)
        if isinstance(spec, Drawn):
            yield f"{name}-{NARROW}.svg", render_svg(spec, NARROW)
            yield f"{name}-{WIDE}.svg", render_svg(spec, WIDE)
    yield "spark.svg", render_spark(spark())
    yield "page-map.svg", render_map(choropleth())
    yield "map-figure.html", render_figure(choropleth())


OUTPUTS = dict(_outputs())


def _lines(text):
    """One element a line, so that a difference can be read."""
    return text if text.startswith("\ufeff") else text.replace("><", ">\n<") + "\n"


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_figure_is_written_as_it_was(name):
    path, found = GOLDEN / name, _lines(OUTPUTS[name]).encode()
    if IS_UPDATE:
        path.write_bytes(found)
    assert found == path.read_bytes()


def test_no_golden_file_is_left_over():
    assert {path.name for path in GOLDEN.iterdir()} == set(OUTPUTS)


def test_figures_come_out_the_same_twice():
    assert dict(_outputs()) == OUTPUTS
