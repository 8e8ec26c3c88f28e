"""Figures drawn for paper."""

import re

from derajat.figures import WIDE, Drawn, Figure, render_svg


FONT = "Liberation Sans"
"""Shipped in `fonts`; it has the widths of Arial."""
_FAMILY = re.compile(r'font-family="[^"]*"')


def svg_with_font(figure: Figure, language: str) -> str:
    """The drawing of a figure in the font of reports. Raises TypeError for tables."""
    if not isinstance(figure, Drawn):
        raise TypeError(f"{type(figure).__name__} has no drawing")
    drawn = str(render_svg(figure, WIDE, language))
    return _FAMILY.sub(f'font-family="{FONT}"', drawn, count=1)
