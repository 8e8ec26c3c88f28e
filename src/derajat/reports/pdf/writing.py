"""Hands an outline to Typst as data: no text of a report is ever read as markup."""

import json
import re
from pathlib import Path

import typst

from derajat.errors import refuse
from derajat.figures import Drawn
from derajat.reports.drawing import svg_with_font
from derajat.reports.outline import Outline
from derajat.reports.pdf.fields import outline_fields
from derajat.reports.printable import check_printable


_HERE = Path(__file__).parent
_FONTS = _HERE.parent / "fonts"
FIXED_SECONDS = 1_577_836_800
"""1 January 2020: files carry no date of their own; the register knows when."""
_NO_LETTER = re.compile(r'the text `"(.+?)"` could not be displayed')
"""How Typst tells a letter that no shipped font has."""
_PIXELS_PER_INCH = 200.0


def write_pdf(outline: Outline) -> bytes:
    """The report as tagged PDF (PDF/UA-1). The same outline gives the same bytes.

    Raises REP-020, REP-021, REP-022 and REP-023 for what could not be printed as it
    stands.
    """
    check_printable(outline)
    try:
        return _compile(outline)
    except typst.TypstError as error:
        letters = dict.fromkeys(_NO_LETTER.findall(str(error)))
        if not letters:
            raise
        raise refuse("REP-021", letters=", ".join(letters)) from error


def _compile(outline: Outline) -> bytes:
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
