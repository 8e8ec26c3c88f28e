"""What people wrote into a Word file, place by place."""

from collections.abc import Iterator

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from derajat.reports.docx.body import cut_alias
from derajat.reports.docx.package import read_document


_NOT_SAID = {"del", "moveFrom", "Fallback", "sdtPr", "pPr", "rPr", "instrText"}
"""What was struck out, what stands twice, and what is no text."""


def read_slots(content: bytes) -> dict[str, tuple[str, ...]]:
    """What stands in the places to write of a Word file: paragraphs by slot.

    A place where the prompt still stands is empty. A place that somebody copied gives
    the paragraphs of both. Raises REP-025 and REP-026.
    """
    found: dict[str, tuple[str, ...]] = {}
    for control in read_document(content).iter("{*}sdt"):
        key = _property(control, "tag")
        if key and not _is_inside_slot(control):
            found[key] = found.get(key, ()) + _written_in(control)
    return found


def _written_in(control: Element) -> tuple[str, ...]:
    """Paragraphs with something in them; none where only the prompt stands."""
    paragraphs = [
        words
        for content in control.iterchildren("{*}sdtContent")
        for paragraph in _paragraphs(content)
        if (words := "".join(_said(paragraph)).strip())
    ]
    if len(paragraphs) == 1 and _is_prompt(control, paragraphs[0]):
        return ()
    return tuple(paragraphs)


def _is_prompt(control: Element, words: str) -> bool:
    """Whether the words are the prompt, which the name of the control repeats.

    Of a long prompt the name has only the beginning; then its look must be there too,
    which Word takes away with the first letter that is typed.
    """
    name = _property(control, "alias")
    if " ".join(words.split()) == name:
        return True
    is_showing = next(control.iter("{*}showingPlcHdr"), None) is not None
    return is_showing and name.endswith("…") and cut_alias(words) == name


def _property(control: Element, name: str) -> str:
    for look in control.iterchildren("{*}sdtPr"):
        for found in look.iterchildren("{*}" + name):
            return next((v for k, v in found.items() if k.endswith("}val")), "")
    return ""


def _is_inside_slot(control: Element) -> bool:
    return any(_property(outer, "tag") for outer in control.iterancestors("{*}sdt"))


def _paragraphs(content: Element) -> Iterator[Element]:
    """The paragraphs of a control; one inside a line is a paragraph itself."""
    inside = list(content.iter("{*}p"))
    yield from inside or [content]


def _said(element: Element) -> Iterator[str]:
    for child in element:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name in _NOT_SAID or not name or name == "p":
            continue
        if name == "t":
            yield child.text or ""
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "tab":
            yield "\t"
        else:
            yield from _said(child)
