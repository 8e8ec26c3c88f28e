"""Bars without words for the cells of tables."""

from derajat.figures.drawing import painted, render_picture
from derajat.figures.markup import EMPTY, Markup, number
from derajat.figures.specification import ShownNumber


BAR_WIDTH, BAR_HEIGHT = 160, 18
COLUMN_WIDTH, COLUMN_HEIGHT = 20, 120
SIDE_WIDTH = 120
_STRETCHED = {"preserveAspectRatio": "none"}
"""A table may make a bar narrower without making it thinner."""


def render_bar(
    value: ShownNumber | None,
    fill: str,
    high: float,
    target: ShownNumber | None = None,
    lower: ShownNumber | None = None,
    upper: ShownNumber | None = None,
) -> Markup:
    """A bar from 0 to `high`, with the interval and a line at the target."""
    if value is None:
        return EMPTY

    def across(amount: ShownNumber) -> float:
        return _cut(amount.drawn / high) * (BAR_WIDTH - 2)

    parts = [
        painted("rect", fill=fill, y=3, width=across(value), height=BAR_HEIGHT - 6)
    ]
    if lower and upper:
        start, end = number(across(lower)), number(across(upper))
        middle = BAR_HEIGHT // 2
        path = f"M{start} {middle}H{end}M{start} {middle - 3}v6M{end} {middle - 3}v6"
        parts.append(painted("path", fill="none", stroke="ink", d=path))
    if target:
        path = f"M{number(max(1.0, across(target)))} 0V{BAR_HEIGHT}"
        parts.append(
            painted(
                "path", stroke="ink", stroke_width=2, stroke_dasharray="4 2", d=path
            )
        )
    return render_picture(BAR_WIDTH, BAR_HEIGHT, parts, "ch-bar", **_STRETCHED)


def render_column(
    value: ShownNumber | None, fill: str, high: float, target: ShownNumber | None
) -> Markup:
    """A column from 0 to `high`; the line of the target runs on in the next cell."""
    parts = []
    if value is not None:
        tall = _cut(value.drawn / high) * COLUMN_HEIGHT
        parts.append(
            painted(
                "rect", fill=fill, x=3, y=COLUMN_HEIGHT - tall, width=14, height=tall
            )
        )
    if target is not None:
        parts.append(_render_target(target, high))
    return render_picture(
        COLUMN_WIDTH,
        COLUMN_HEIGHT,
        parts,
        "ch-column",
        **_STRETCHED,
    )


def _render_target(target: ShownNumber, high: float) -> Markup:
    line = number(COLUMN_HEIGHT * (1 - _cut(target.drawn / high)))
    return painted(
        "path",
        stroke="ink",
        stroke_width=1.6,
        stroke_dasharray="6 4",
        d=f"M0 {line}H{COLUMN_WIDTH}",
    )


def render_side(
    value: ShownNumber | None, fill: str, high: float, is_left: bool
) -> Markup:
    """One side of a pyramid, from the middle outwards."""
    if value is None:
        return EMPTY
    wide = _cut(value.drawn / high) * SIDE_WIDTH
    start = SIDE_WIDTH - wide if is_left else 0.0
    bar = painted("rect", fill=fill, x=start, y=1, width=wide, height=BAR_HEIGHT - 2)
    return render_picture(SIDE_WIDTH, BAR_HEIGHT, [bar], "ch-side", **_STRETCHED)


def _cut(share: float) -> float:
    return min(1.0, max(0.0, share))
