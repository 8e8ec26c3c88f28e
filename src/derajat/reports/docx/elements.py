"""Elements of WordprocessingML; every text goes in as text, never as markup."""

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from derajat.reports.printable import split_lines


__all__ = ["Element", "field", "paragraph", "run", "tag"]


def tag(name: str, *children: Element | None, **attributes: str | int) -> Element:
    """An element such as `w:p`; `w_val` is the attribute `w:val`."""
    made: Element = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key.replace("_", ":", 1)), str(value))
    made.extend(child for child in children if child is not None)
    return made


def run(text: str, style: str = "", is_bold: bool = False, size: float = 0) -> Element:
    """Letters of one look; line ends and tabs become those of Word."""
    half_points = round(size * 2)
    look = tag(
        "w:rPr",
        tag("w:rStyle", w_val=style) if style else None,
        tag("w:b") if is_bold else None,
        tag("w:sz", w_val=half_points) if size else None,
        tag("w:szCs", w_val=half_points) if size else None,
    )
    made = tag("w:r", look if len(look) else None)
    for place, line in enumerate(split_lines(text)):
        if place:
            made.append(tag("w:br"))
        for number, words in enumerate(line.split("\t")):
            if number:
                made.append(tag("w:tab"))
            if words:
                made.append(_words(words))
    return made


def _words(words: str) -> Element:
    made = tag("w:t")
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.text = words
    return made


def paragraph(style: str, *children: Element, properties: list[Element]) -> Element:
    """A paragraph; `properties` stand in the order that the schema asks for."""
    look = tag("w:pPr", tag("w:pStyle", w_val=style), *properties)
    return tag("w:p", look, *children)


def field(code: str, shown: str = "1") -> list[Element]:
    """A field such as `PAGE` with what it shows until it is counted again."""
    instruction = tag("w:instrText")
    instruction.text = f" {code} "
    return [
        tag("w:r", tag("w:fldChar", w_fldCharType="begin")),
        tag("w:r", instruction),
        tag("w:r", tag("w:fldChar", w_fldCharType="separate")),
        run(shown),
        tag("w:r", tag("w:fldChar", w_fldCharType="end")),
    ]
