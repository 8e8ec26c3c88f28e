"""What all drawings share: the frame with title and description, colours, words."""

from collections.abc import Sequence

from derajat.figures.markup import EMPTY, Markup, element, join, text
from derajat.figures.specification import Caption
from derajat.figures.tokens import FONTS, colour


NARROW, WIDE = 360, 960
"""The two widths of a drawing with words, in units: phone, and desk or paper."""

_NARROW_LETTERS, _WIDE_LETTERS = 15.0, 16.0
"""Shown at 288 and at 720 pixels these are still 12 pixels high."""


def letter_size(width: int) -> float:
    """The size of words in a drawing of a width."""
    return _NARROW_LETTERS if width < (NARROW + WIDE) / 2 else _WIDE_LETTERS


def render_document(
    caption: Caption, width: int, height: float, parts: Sequence[Markup]
) -> Markup:
    """A drawing that tells its finding and shape to those who do not see it."""
    stem = f"{caption.key}-{width}"
    return element(
        "svg",
        element("title", text(caption.title), id=f"{stem}-title"),
        element("desc", text(caption.alt), id=f"{stem}-desc"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        class_="ch-svg",
        role="group",
        aria_labelledby=f"{stem}-title",
        aria_describedby=f"{stem}-desc",
        viewBox=f"0 0 {width} {round(height)}",
        width=width,
        height=round(height),
        font_family=FONTS,
        font_size=letter_size(width),
    )


def render_picture(
    width: float, height: float, parts: Sequence[Markup], class_: str, **more: str
) -> Markup:
    """A drawing without words that stands beside its number; readers pass it over."""
    return element(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        class_=class_,
        aria_hidden="true",
        focusable="false",
        viewBox=f"0 0 {round(width)} {round(height)}",
        width=width,
        height=height,
        **more,
    )


def painted(
    name: str,
    *children: Markup,
    fill: str = "",
    stroke: str = "",
    class_: str = "",
    **attributes: str | float | None,
) -> Markup:
    """An element in colours of the token table, as attribute and as class.

    Programs outside the browser know the attribute only; a brand changes the class.
    """
    classes = [class_]
    if fill and fill != "none":
        classes.append(f"ch-f-{fill}")
    if stroke:
        classes.append(f"ch-s-{stroke}")
    return element(
        name,
        *children,
        class_=" ".join(filter(None, classes)),
        fill=_value(fill),
        stroke=_value(stroke),
        **attributes,
    )


def _value(name: str) -> str:
    return name if name in ("", "none") else colour(name)


def render_words(
    words: str,
    x: float,
    y: float,
    fill: str = "ink-2",
    anchor: str = "",
    weight: str = "",
) -> Markup:
    """Words at a place; `anchor` is start (empty), middle or end."""
    if not words:
        return EMPTY
    return painted(
        "text",
        text(words),
        fill=fill,
        x=x,
        y=y,
        text_anchor=anchor,
        font_weight=weight,
    )


def render_link(title: str, href: str, shape: Markup, is_stop: bool = False) -> Markup:
    """A shape that tells its number; a link when there is a page about it.

    One link of a figure can be reached with the tab key; arrows lead to the others.
    """
    told = element("title", text(title))
    if not href:
        return element("g", told, shape)
    stop = "" if is_stop else "-1"
    return element("a", told, shape, href=href, tabindex=stop)


def group(parts: Sequence[Markup], **attributes: str | float | None) -> Markup:
    """Parts that share attributes; nothing when there are none."""
    return element("g", join(parts), **attributes) if any(parts) else EMPTY
