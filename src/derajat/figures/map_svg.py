"""Maps of areas in classes."""

from derajat.figures.drawing import (
    letter_size,
    painted,
    render_document,
    render_link,
    render_picture,
    render_words,
)
from derajat.figures.lettering import wrap_words
from derajat.figures.map_specification import Choropleth, MapArea
from derajat.figures.markup import EMPTY, Markup, element, join, text
from derajat.figures.outline_paths import MapPaths, build_map_paths
from derajat.figures.words import (
    BOUNDARY_SOURCE,
    INDICATIVE,
    NO_DATA,
    SMALL_NUMBER,
    SOURCE,
)


MAP_WIDTH, MAP_TALLEST = 600, 720
_LEGEND_WIDTH = 250
_ROW = 1.5
_MANY_AREAS = 100


def render_map(spec: Choropleth, language: str = "id") -> Markup:
    """The map without words, for a page that has legend and table beside it."""
    paths = _fit(spec, MAP_WIDTH)
    parts = [
        _render_patterns(spec, f"{spec.caption.key}-{MAP_WIDTH}"),
        _render_areas(spec, paths, f"{spec.caption.key}-{MAP_WIDTH}", language),
    ]
    return render_document(spec.caption, MAP_WIDTH, paths.height, parts)


def render_whole_map(spec: Choropleth, width: int, language: str = "id") -> Markup:
    """The map with legend and notes inside, for paper and for downloads.

    On a wide drawing the legend stands to the right, on a narrow one below.
    """
    letters = letter_size(width)
    is_wide = width >= 2 * _LEGEND_WIDTH + 100
    room = width - _LEGEND_WIDTH if is_wide else width
    paths = _fit(spec, room)
    stem = f"{spec.caption.key}-{width}"
    left, top = (room + 10, 10.0) if is_wide else (4, paths.height + 8.0)
    legend, end = _render_legend(spec, stem, left, top, letters, language)
    lines = wrap_words(tell_sources(spec, language), letters, width - 8)
    foot = max(end, paths.height if is_wide else end) + letters
    notes = [
        render_words(line, 4, foot + letters * _ROW * row)
        for row, line in enumerate(lines)
    ]
    height = foot + letters * _ROW * len(lines)
    areas = _render_areas(spec, paths, stem, language)
    parts = [_render_patterns(spec, stem), areas, *legend, *notes]
    return render_document(spec.caption, width, height, parts)


def tell_sources(spec: Choropleth, language: str) -> str:
    """What the boundaries are worth, and where they and the numbers come from."""
    return (
        f"{INDICATIVE.render(language)}. "
        f"{BOUNDARY_SOURCE.render(language)}: {spec.boundary_source}. "
        f"{SOURCE.render(language)}: {spec.caption.source}."
    )


def _fit(spec: Choropleth, width: int) -> MapPaths:
    found = [spec.outlines.by_code.get(area.code) for area in spec.areas]
    drawn = tuple(outline for outline in found if outline is not None)
    return build_map_paths(drawn, width, max(MAP_TALLEST, width))


def _render_areas(
    spec: Choropleth, paths: MapPaths, stem: str, language: str
) -> Markup:
    drawn = [area for area in spec.areas if area.code in paths.by_code]
    shapes = [
        render_link(
            tell_area(spec, area, language),
            area.href,
            _render_shape(area, paths.by_code[area.code], stem),
            is_stop=place == 0,
        )
        for place, area in enumerate(drawn)
    ]
    is_dense = len(drawn) > _MANY_AREAS
    areas = painted(
        "g",
        *shapes,
        stroke="card",
        class_="ch-areas",
        stroke_width=0.6 if is_dense else 1.2,
    )
    return join((_render_inset(paths), areas))


def _render_inset(paths: MapPaths) -> Markup:
    """The frame around islands that are drawn at another scale."""
    if paths.inset is None:
        return EMPTY
    right, bottom = paths.inset
    return painted("path", fill="none", stroke="line-2", d=f"M0 {bottom}H{right}V0")


def _render_shape(area: MapArea, path: str, stem: str) -> Markup:
    if area.level is None:
        return element("path", fill=f"url(#{stem}-absent)", d=path)
    if area.is_small:
        return element("path", fill=f"url(#{stem}-small-{area.level})", d=path)
    return painted("path", fill=f"map-{area.level}", d=path)


def tell_area(spec: Choropleth, area: MapArea, language: str) -> str:
    """All that is known of an area, in one line."""
    small = spec.small_word or SMALL_NUMBER.render(language)
    told = (
        area.value.shown if area.value else "" if area.reason else _absent(language),
        area.counts,
        small if area.is_small else "",
        area.reason,
    )
    return f"{area.name}: " + " · ".join(filter(None, told))


def _absent(language: str) -> str:
    return NO_DATA.render(language)


def _render_patterns(spec: Choropleth, stem: str) -> Markup:
    """Stripes over the class for small numbers; dots on grey for no data."""
    small = {a.level for a in spec.areas if a.is_small and a.level is not None}
    parts = [_render_stripes(f"{stem}-small-{level}", level) for level in sorted(small)]
    if any(area.level is None for area in spec.areas):
        parts.append(_render_dots(f"{stem}-absent"))
    return element("defs", *parts) if parts else EMPTY


def _render_stripes(name: str, level: int) -> Markup:
    ink = "ink" if level < 3 else "card"
    return _render_pattern(
        name,
        7,
        painted("rect", fill=f"map-{level}", width=7, height=7),
        painted("path", stroke=ink, stroke_width=1.6, d="M0 0V7"),
        patternTransform="rotate(45)",
    )


def _render_dots(name: str) -> Markup:
    return _render_pattern(
        name,
        6,
        painted("rect", fill="absent-bg", width=6, height=6),
        painted("circle", fill="absent", cx=3, cy=3, r=1),
    )


def _render_pattern(name: str, size: int, *parts: Markup, **more: str) -> Markup:
    return element(
        "pattern",
        *parts,
        id=name,
        width=size,
        height=size,
        patternUnits="userSpaceOnUse",
        **more,
    )


def list_legend(spec: Choropleth, language: str) -> list[tuple[MapArea, str]]:
    """The swatches of the legend, each an invented area of its look, with words."""
    entries = [
        (MapArea("", "", None, level), words)
        for level, words in enumerate(spec.classes)
    ]
    small = {a.level for a in spec.areas if a.is_small and a.level is not None}
    if small:
        words = spec.small_word or SMALL_NUMBER.render(language)
        entries.append((MapArea("", "", None, min(small), is_small=True), words))
    if any(area.level is None for area in spec.areas):
        entries.append((MapArea("", "", None, None), _absent(language)))
    return entries


def _render_legend(
    spec: Choropleth, stem: str, left: float, top: float, letters: float, language: str
) -> tuple[list[Markup], float]:
    parts: list[Markup] = []
    down = top
    for area, words in list_legend(spec, language):
        parts.append(_render_swatch(area, stem, left, down))
        parts.append(render_words(words, left + 30, down + letters * 0.95))
        down += letters * _ROW
    return parts, down


def _render_swatch(area: MapArea, stem: str, x: float, y: float) -> Markup:
    path = f"M{round(x)} {round(y)}h22v16h-22z"
    shape = _render_shape(area, path, stem)
    return painted("g", shape, stroke="line-2")


def render_map_swatches(spec: Choropleth, language: str = "id") -> list[Markup]:
    """Entries of a legend in a page: a small picture and its words, as list items."""
    stem = f"{spec.caption.key}-{MAP_WIDTH}"
    return [
        element(
            "li",
            render_picture(24, 18, [_render_swatch(area, stem, 1, 1)], "ch-swatch"),
            text(words),
        )
        for area, words in list_legend(spec, language)
    ]
