"""The style sheet: tokens, our own rules and those of figures, each in its layer."""

from functools import cache
from pathlib import Path

from derajat.figures import load_figure_css, render_css_tokens


_OWN = Path(__file__).parent / "static" / "web" / "derajat.css"


@cache
def build_sheet() -> str:
    """One file for every page; the order of its layers stands in its first line."""
    tokens = f"@layer tokens {{{render_css_tokens()}}}"
    figures = f"@layer charts {{{load_figure_css()}}}"
    return "\n".join((_OWN.read_text("utf-8"), tokens, figures))
