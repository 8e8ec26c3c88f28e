"""The style sheet of figures, to be put into that of the pages."""

from pathlib import Path

from derajat.figures.tokens import COLOURS


def load_figure_css() -> str:
    """The rules of all classes that figures use; they need the tokens before them."""
    sheet = Path(__file__).with_name("figures.css")
    return sheet.read_text("utf-8") + render_paint_rules()


def render_paint_rules() -> str:
    """One rule for each colour as filling (`ch-f-ink`) and as line (`ch-s-ink`)."""
    return "".join(
        f".ch-f-{name}{{fill:var(--{name})}}.ch-s-{name}{{stroke:var(--{name})}}\n"
        for name in COLOURS
    )
