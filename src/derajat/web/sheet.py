"""The style sheet: tokens, our own rules, those of figures and reports, in layers."""

from functools import cache
from pathlib import Path

from derajat.figures import load_figure_css, render_css_tokens
from derajat.reports.html import load_report_css


_OWN = Path(__file__).parent / "static" / "web" / "derajat.css"


@cache
def build_sheet() -> str:
    """One file for every page; the order of its layers stands in its first line."""
    tokens = f"@layer tokens {{{render_css_tokens()}}}"
    figures = f"@layer charts {{{load_figure_css()}{load_report_css()}}}"
    return "\n".join((_OWN.read_text("utf-8"), tokens, figures))
