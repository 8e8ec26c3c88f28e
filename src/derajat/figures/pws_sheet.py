"""The PWS chart as a drawing: columns by rank, the target as a line across them.

More columns than stand side by side in a width go on in a further row.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from derajat.figures.drawing import (
    group,
    painted,
    render_document,
    render_link,
    render_words,
)
from derajat.figures.lettering import measure_text
from derajat.figures.markup import Markup, element, number, text
from derajat.figures.pws_table import build_pws_axis
from derajat.figures.scales import Axis
from derajat.figures.specification import ShownNumber
from derajat.figures.table_specification import Pws, PwsColumn, PwsSheet
from derajat.figures.tokens import STATE_NAMES, colour
from derajat.figures.words import NO_DATA


_LEFT, _TOP = 50.0, 16.0
_NARROWEST, _WIDEST = 20.0, 100.0
_PLOT = 150.0
_NAME_LETTERS = 11.0
_LONGEST_NAME = 100.0
_BETWEEN_ROWS = 12.0


@dataclass(frozen=True)
class _Row:
    """Columns side by side; `top` is where the field of 100 % begins."""

    columns: Sequence[PwsColumn]
    first_rank: int
    top: float
    step: float

    @property
    def right(self) -> float:
        return _LEFT + self.step * len(self.columns)

    def y(self, axis: Axis, amount: ShownNumber) -> float:
        return self.top + _PLOT * (1 - axis.share(amount.drawn))


def render_pws_sheet(sheet: PwsSheet, width: int, language: str = "id") -> Markup:
    """The chart as a drawing of a width in units (see NARROW and WIDE)."""
    pws = sheet.pws
    axis = build_pws_axis(pws, language)
    tall = _PLOT + _name_height(pws.columns) + _BETWEEN_ROWS
    rows = list(_split(sheet, width, tall))
    parts: list[Markup] = []
    for place, row in enumerate(rows):
        parts += _render_axis(row, axis, pws)
        parts.append(group(list(_render_columns(row, axis, place, language))))
        parts += _render_target(row, axis, pws.target)
        parts.append(_render_names(row))
    return render_document(pws.caption, width, _TOP + tall * max(len(rows), 1), parts)


def _split(sheet: PwsSheet, width: int, tall: float) -> Iterator[_Row]:
    """Rows of about as many columns each, none narrower than its name is high."""
    columns, room = sheet.pws.columns, width - _LEFT - 4
    most = int(room / _NARROWEST)
    count = -(-len(columns) // most)
    each = -(-len(columns) // count) if count else 0
    step = min(_WIDEST, room / max(each, 1))
    for place in range(count):
        first = place * each
        shown = columns[first : first + each]
        yield _Row(shown, sheet.first_rank + first, _TOP + place * tall, step)


def _name_height(columns: Sequence[PwsColumn]) -> float:
    words = (f"{_shorten(area.name)}00" for area in columns)
    return max((measure_text(each, _NAME_LETTERS) for each in words), default=0.0)


def _render_axis(row: _Row, axis: Axis, pws: Pws) -> Iterator[Markup]:
    """Lines across with their words; the target's own word stands among them."""
    near = axis.high / 11
    for tick in axis.ticks:
        y = row.y(axis, tick)
        line = f"M{number(_LEFT)} {number(y)}H{number(row.right)}"
        stroke = "line-2" if tick.drawn else "ink-2"
        yield painted("path", stroke=stroke, stroke_width=0.6, d=line)
        if pws.target is None or abs(tick.drawn - pws.target.drawn) >= near:
            yield render_words(tick.shown, _LEFT - 6, y + 5, "ink-2", "end")
    if pws.target is not None:
        y = row.y(axis, pws.target)
        yield render_words(pws.target.shown, _LEFT - 6, y + 5, "ink", "end", "bold")


def _render_columns(
    row: _Row, axis: Axis, place: int, language: str
) -> Iterator[Markup]:
    wide = min(row.step * 0.72, 34.0)
    for number_, area in enumerate(row.columns):
        left = _LEFT + row.step * number_ + (row.step - wide) / 2
        shape = _render_column(row, axis, area, left, wide)
        is_stop = place == 0 and number_ == 0
        told = f"{area.name}: {_tell(area, language)}"
        yield render_link(told, area.href, shape, is_stop)


def _render_column(
    row: _Row, axis: Axis, area: PwsColumn, left: float, wide: float
) -> Markup:
    """The column; a cross where there is no value."""
    bottom = row.top + _PLOT
    if area.cumulative is None:
        arm = 4.0
        middle = left + wide / 2
        cross = f"M{number(middle - arm)} {number(bottom - 12)}l8 8m-8 0l8-8"
        return painted("path", fill="none", stroke="absent", stroke_width=1.6, d=cross)
    top = row.y(axis, area.cumulative)
    state = STATE_NAMES[area.judged.state]
    fill = "line-2" if state == "absent" else f"{state}-bar"
    return painted("rect", fill=fill, x=left, y=top, width=wide, height=bottom - top)


def _tell(area: PwsColumn, language: str) -> str:
    if area.cumulative is None:
        return area.reason or NO_DATA.render(language)
    return " · ".join(filter(None, (area.cumulative.shown, area.judged.word)))


def _render_target(
    row: _Row, axis: Axis, target: ShownNumber | None
) -> Iterator[Markup]:
    if target is None:
        return
    path = f"M{number(_LEFT)} {number(row.y(axis, target))}H{number(row.right)}"
    yield painted(
        "path", stroke="ink", stroke_width=1.8, stroke_dasharray="7 4", d=path
    )


def _render_names(row: _Row) -> Markup:
    """Rank and name below each column, read from above to below."""
    names = []
    for place, area in enumerate(row.columns):
        x = _LEFT + row.step * (place + 0.5) - _NAME_LETTERS * 0.35
        words = text(f"{row.first_rank + place} {_shorten(area.name)}")
        move = f"translate({number(x)} {number(row.top + _PLOT + 6)}) rotate(90)"
        names.append(element("g", element("text", words, x=0.0, y=0.0), transform=move))
    return group(names, font_size=_NAME_LETTERS, fill=colour("ink"), class_="ch-f-ink")


def _shorten(name: str) -> str:
    if measure_text(name, _NAME_LETTERS) <= _LONGEST_NAME:
        return name
    while name and measure_text(f"{name}…", _NAME_LETTERS) > _LONGEST_NAME:
        name = name[:-1]
    return f"{name.rstrip()}…"
