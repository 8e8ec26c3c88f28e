"""A report as a file of its own: page, rules and figures in one."""

from pathlib import Path

from derajat.figures import Markup, load_figure_css, render_css_tokens
from derajat.figures.markup import element, text
from derajat.reports.html.writing import write_html
from derajat.reports.outline import Outline


def write_html_page(outline: Outline) -> str:
    """A whole page that needs nothing else. Raises what `write_html` raises."""
    rules = render_css_tokens() + load_figure_css() + load_report_css()
    head = element(
        "head",
        Markup('<meta charset="utf-8"/>'),
        Markup('<meta name="viewport" content="width=device-width"/>'),
        element("title", text(outline.title)),
        Markup(f"<style>{rules}</style>"),
    )
    body = element("body", element("main", write_html(outline)), class_="rp-page")
    page = element("html", head, body, lang=outline.language)
    return f"<!DOCTYPE html>\n{page}\n"


def load_report_css() -> str:
    """The rules of all classes of reports; they need the tokens of figures."""
    return Path(__file__).with_name("report.css").read_text("utf-8")
