"""Comments of a worksheet: their texts, and the drawing that shows their boxes."""

import re

from derajat.sheets.cells import cell_name, split_cell_name
from derajat.sheets.package_changes import AddingImpossible, PackageChanges
from derajat.sheets.workbook_parts import Relationship, read_relationships
from derajat.sheets.xml_edit import (
    Edit,
    Element,
    append_inside,
    is_self_closed,
    text_element,
)


_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_AUTHOR = "Derajat"
_AFTER_LEGACY_DRAWING = frozenset(
    {
        "legacyDrawingHF",
        "drawingHF",
        "picture",
        "oleObjects",
        "controls",
        "webPublishItems",
        "tableParts",
        "extLst",
        "mc:AlternateContent",
    }
)
_SHAPE_NUMBER = re.compile(rb'id="_x0000_s(\d{1,9})"')
_CONTROL = re.compile(rb'ObjectType="(?!Note")')
_SHAPES_A_BLOCK = 1024
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)

CellTexts = dict[tuple[int, int], str]
"""(row, column) to the text of its comment."""


def add_comments(
    changes: PackageChanges, sheet_part: str, texts: CellTexts, block: int
) -> None:
    """Give cells of a worksheet their comments; existing comments stay.

    `block` is a number of its own for each worksheet, for the ids of shapes.
    Raises AddingImpossible when the worksheet holds form controls.
    """
    links = read_relationships(changes.package, sheet_part)
    comments = _link_of_kind(links, "/comments")
    if comments:
        boxed = _extend_comments(changes, comments.target, texts)
    else:
        boxed = texts
        content = _comments_part(texts)
        part = changes.add_part(
            "xl/comments/commentsDerajat{}.xml",
            content,
            "spreadsheetml.comments+xml",
        )
        changes.link(sheet_part, "comments", part)
    if boxed:
        _add_boxes(changes, sheet_part, links, boxed, block)


def _link_of_kind(links: tuple[Relationship, ...], kind: str) -> Relationship | None:
    return next((link for link in links if link.type.endswith(kind)), None)


def _comments_part(texts: CellTexts) -> str:
    comments = "".join(_comment(cell, text, 0) for cell, text in texts.items())
    return (
        f'<comments xmlns="{_MAIN}"><authors><author>{_AUTHOR}</author></authors>'
        f"<commentList>{comments}</commentList></comments>"
    )


def _comment(cell: tuple[int, int], text: str, author: int) -> str:
    run = f"<r>{text_element('t', text)}</r>"
    name = cell_name(*cell)
    return f'<comment ref="{name}" authorId="{author}"><text>{run}</text></comment>'


def _extend_comments(changes: PackageChanges, part: str, texts: CellTexts) -> CellTexts:
    """Add to a comments part; returns the texts of cells that had no comment."""
    elements = changes.elements(part, 5)
    content = changes.package.read(part)
    by_name = {element.name: element for element in elements}
    if not {"authors", "commentList"} <= by_name.keys():
        raise AddingImpossible(part)
    commented = _commented_cells(elements)
    fresh = {cell: text for cell, text in texts.items() if cell not in commented}
    author = sum(element.name == "author" for element in elements)
    added = "".join(_comment(cell, text, author) for cell, text in fresh.items())
    edits = [append_inside(by_name["commentList"], content, added)]
    if fresh:
        authors = append_inside(
            by_name["authors"], content, f"<author>{_AUTHOR}</author>"
        )
        edits.append(authors)
    for cell in texts.keys() & commented.keys():
        edits += _append_text(elements, commented[cell], content, texts[cell])
    changes.edit(part, edits)
    return fresh


def _commented_cells(elements: list[Element]) -> dict[tuple[int, int], Element]:
    try:
        return {
            split_cell_name(element.attributes["ref"]): element
            for element in elements
            if element.name == "comment"
        }
    except (KeyError, ValueError) as error:
        raise AddingImpossible("ref") from error


def _append_text(
    elements: list[Element], comment: Element, content: bytes, text: str
) -> list[Edit]:
    """Put a text below the one of a comment; its plain text becomes a run."""
    inside = [e for e in elements if comment.start < e.start < comment.end]
    body = next((e for e in inside if e.path[-2:] == ("comment", "text")), None)
    if body is None:
        raise AddingImpossible(comment.attributes["ref"])
    run = f"<r>{text_element('t', chr(10) + text)}</r>"
    plain = next((e for e in inside if e.path[-2:] == ("text", "t")), None)
    if plain is None or is_self_closed(plain, content):
        return [append_inside(body, content, run)]
    stop = content.index(b">", plain.end) + 1
    return [
        Edit(plain.start, plain.start, b"<r>"),
        Edit(stop, stop, b"</r>" + run.encode()),
    ]


def _add_boxes(
    changes: PackageChanges,
    sheet_part: str,
    links: tuple[Relationship, ...],
    texts: CellTexts,
    block: int,
) -> None:
    """Draw a hidden box for each commented cell."""
    elements = changes.elements(sheet_part, 2)
    legacy = next((e for e in elements if e.name == "legacyDrawing"), None)
    if legacy is None:
        part = changes.add_part(
            "xl/drawings/vmlDrawingDerajat{}.vml",
            _drawing_part(texts, block),
            "vmlDrawing",
        )
        id_ = changes.link(sheet_part, "vmlDrawing", part)
        changes.edit(sheet_part, [_legacy_drawing_edit(elements, id_)])
        return
    ids = {value for key, value in legacy.attributes.items() if key.endswith(":id")}
    drawing = next((link for link in links if link.id in ids), None)
    if drawing is None:
        raise AddingImpossible(sheet_part)
    changes.edit(drawing.target, [_more_shapes(changes, drawing.target, texts)])


def _legacy_drawing_edit(elements: list[Element], id_: str) -> Edit:
    """The element that names the drawing, at its place in the fixed order."""
    tag = f'<legacyDrawing xmlns:r="{_RELATIONS}" r:id="{id_}"/>'
    root, children = elements[0], elements[1:]
    drawings = [element.start for element in children if element.name == "drawing"]
    data = [element.start for element in children if element.name == "sheetData"]
    earliest = max([*drawings, *data], default=root.start)
    for element in children:
        if element.name in _AFTER_LEGACY_DRAWING and element.start > earliest:
            return Edit(element.start, element.start, tag.encode())
    return Edit(root.end, root.end, tag.encode())


def _drawing_part(texts: CellTexts, block: int) -> str:
    blocks = range(block, block + len(texts) // _SHAPES_A_BLOCK + 1)
    data = ",".join(str(number) for number in blocks)
    shapes = "".join(
        _shape(cell, block * _SHAPES_A_BLOCK + number)
        for number, cell in enumerate(texts, start=1)
    )
    return (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{data}"/>'
        f"</o:shapelayout>{_SHAPE_TYPE}{shapes}</xml>"
    )


def _more_shapes(changes: PackageChanges, part: str, texts: CellTexts) -> Edit:
    content = changes.package.read(part)
    end = content.rfind(b"</xml>")
    if end < 0 or _CONTROL.search(content) or b"_x0000_t202" not in content:
        raise AddingImpossible(part)
    numbers = [int(number) for number in _SHAPE_NUMBER.findall(content)]
    first = max(numbers, default=_SHAPES_A_BLOCK) + 1
    shapes = (_shape(cell, number) for number, cell in enumerate(texts, first))
    return Edit(end, end, "".join(shapes).encode())


def _shape(cell: tuple[int, int], number: int) -> str:
    row, column = cell[0] - 1, cell[1] - 1
    top = max(row - 1, 0)
    anchor = f"{column + 1}, 15, {top}, 10, {column + 4}, 30, {top + 5}, 4"
    return (
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" '
        "style='position:absolute;z-index:1;visibility:hidden' "
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
        '<v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/>'
        "<v:textbox style='mso-direction-alt:auto'/>"
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
