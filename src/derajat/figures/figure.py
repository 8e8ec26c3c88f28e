"""A whole figure for a page: finding, drawing, key, notes, source and table."""

from derajat.figures.drawing import NARROW, WIDE
from derajat.figures.kinds import Drawn, Figure, subtitle_of
from derajat.figures.map_specification import Choropleth
from derajat.figures.map_svg import (
    render_map,
    render_map_swatches,
    render_whole_map,
    tell_sources,
)
from derajat.figures.markup import EMPTY, Markup, element, join, text
from derajat.figures.pws_sheet import render_pws_sheet
from derajat.figures.series_specification import ControlFigure, TrendFigure
from derajat.figures.series_svg import render_control, render_trend
from derajat.figures.table_specification import Heat, PwsSheet
from derajat.figures.tables import render_table
from derajat.figures.words import (
    NOT_REPORTED,
    REPORTED_ZERO,
    SOURCE,
    TABLE,
    TO_TABLE,
    WITHOUT_OUTLINE,
)


def render_svg(spec: Drawn, width: int = WIDE, language: str = "id") -> Markup:
    """The drawing of a figure, whole in itself; NARROW for phones, WIDE for paper."""
    match spec:
        case TrendFigure():
            return render_trend(spec, width, language)
        case ControlFigure():
            return render_control(spec, width, language)
        case Choropleth():
            return render_whole_map(spec, width, language)
        case PwsSheet():
            return render_pws_sheet(spec, width, language)


def render_figure(spec: Figure, language: str = "id", heading: int = 2) -> Markup:
    """A figure with everything that belongs to it; `heading` is the level of its title.

    Of the two drawings of a series the style sheet shows one.
    """
    caption = spec.caption
    title = element(f"h{heading}", text(caption.title), class_="ch-title")
    below = subtitle_of(spec)
    subtitle = element("p", text(below), class_="ch-subtitle") if below else EMPTY
    is_drawn = isinstance(spec, Drawn)
    table = render_table(spec, language)
    return element(
        "figure",
        element("figcaption", title, subtitle),
        _render_drawing(spec, language) if isinstance(spec, Drawn) else EMPTY,
        _fold_table(spec, table, language) if is_drawn else table,
        _render_heat_key(spec, language) if isinstance(spec, Heat) else EMPTY,
        _render_notes(caption.notes),
        _render_source(spec, language),
        class_="ch-figure",
        id=caption.key,
    )


def _render_drawing(spec: Drawn, language: str) -> Markup:
    if isinstance(spec, Choropleth):
        return _render_map_part(spec, language)
    return join(
        element("div", render_svg(spec, width, language), class_=class_)
        for width, class_ in ((NARROW, "ch-narrow"), (WIDE, "ch-wide"))
    )


def _render_map_part(spec: Choropleth, language: str) -> Markup:
    """A way round the map, the map, its key, and the areas it cannot draw."""
    skip = element(
        "a",
        text(TO_TABLE.render(language)),
        href=f"#{spec.caption.key}-data",
        class_="ch-skip",
    )
    key = element("ul", *render_map_swatches(spec, language), class_="ch-key")
    return join(
        (
            skip,
            element("div", render_map(spec, language), class_="ch-map-frame"),
            key,
            _render_undrawn(spec, language),
        )
    )


def _render_undrawn(spec: Choropleth, language: str) -> Markup:
    names = ", ".join(area.name for area in spec.without_outline)
    if not names:
        return EMPTY
    words = f"{WITHOUT_OUTLINE.render(language)}: {names}."
    return element("p", text(words), class_="ch-note")


def _fold_table(spec: Figure, table: Markup, language: str) -> Markup:
    summary = element("summary", text(TABLE.render(language)))
    key = f"{spec.caption.key}-data"
    return element("details", summary, table, class_="ch-data", id=key)


def _render_heat_key(spec: Heat, language: str) -> Markup:
    """The five levels in their words, and the two signs that look alike."""
    levels = [
        element("li", element("span", text(words), class_=f"ch-chip ch-level-{level}"))
        for level, words in enumerate(spec.level_words)
    ]
    signs = [
        element("li", text(f"{sign} {label.render(language)}"))
        for sign, label in (("·", NOT_REPORTED), ("0", REPORTED_ZERO))
    ]
    return element("ul", *levels, *signs, class_="ch-key")


def _render_notes(notes: tuple[str, ...]) -> Markup:
    return join(element("p", text(note), class_="ch-note") for note in notes)


def _render_source(spec: Figure, language: str) -> Markup:
    if isinstance(spec, Choropleth):
        words = tell_sources(spec, language)
    else:
        words = f"{SOURCE.render(language)}: {spec.caption.source}."
    return element("p", text(words), class_="ch-source")
