"""Hands an outline to Typst as data: no text of a report is ever read as markup."""

import json
from pathlib import Path

import typst

from derajat.figures import Drawn
from derajat.reports.drawing import svg_with_font
from derajat.reports.outline import Outline
from derajat.reports.pdf.fields import outline_fields


_HERE = Path(__file__).parent
_FONTS = _HERE.parent / "fonts"
FIXED_SECONDS = 1_577_836_800
"""1 January 2020: files carry no date of their own; the register knows when."""
_PIXELS_PER_INCH = 200.0


def write_pdf(outline: Outline) -> bytes:
    """The report as tagged PDF (PDF/UA-1). The same outline gives the same bytes."""
    return typst.compile(
        _HERE / "report.typ",
        root=_HERE,
        font_paths=[_FONTS],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": json.dumps(outline_fields(outline), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=FIXED_SECONDS,
    )


def render_png(figure: Drawn, language: str = "id") -> bytes:
    """A figure as a picture of pixels, for Word files."""
    return typst.compile(
        _HERE / "figure.typ",
        root=_HERE,
        font_paths=[_FONTS],
        ignore_system_fonts=True,
        format="png",
        ppi=_PIXELS_PER_INCH,
        sys_inputs={"data": svg_with_font(figure, language)},
    )
