"""Small changes to the XML of a part, by byte offsets, so that all else stays as is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from derajat.errors import Location
from derajat.sheets.xml_scan import Attributes, build_parser, feed_parser


@dataclass(frozen=True, order=True)
class Edit:
    """Bytes from `start` up to `stop` give way to `content`."""

    start: int
    stop: int
    content: bytes


@dataclass
class Element:
    """An element with its place: `start` of its tag, `end` where its end tag begins.

    For `<x/>` the end lies behind it.
    """

    path: tuple[str, ...]
    """Names with prefixes from the root to the element itself."""
    attributes: Attributes
    start: int
    end: int = -1

    @property
    def name(self) -> str:
        return self.path[-1]


def find_elements(
    chunks: Iterable[bytes], deepest: int, where: Location
) -> list[Element]:
    """The elements of an XML part down to `deepest` levels, the root being level 1.

    Raises FIL-013 for broken XML.
    """
    found: list[Element] = []
    path: list[str] = []
    open_elements: list[Element] = []
    depth = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth <= deepest:
            path.append(name)
            at = parser.CurrentByteIndex
            open_elements.append(Element(tuple(path), attributes, at))
            found.append(open_elements[-1])

    def end(_name: str) -> None:
        nonlocal depth
        if depth <= deepest:
            open_elements.pop().end = parser.CurrentByteIndex
            path.pop()
        depth -= 1

    parser = build_parser(start, end)
    feed_parser(parser, chunks, where, where.sheet or "xml")
    return found


def is_self_closed(element: Element, content: bytes) -> bool:
    """Whether the element is written `<x/>` in the content of its part."""
    return not content.startswith(b"</", element.end)


def append_inside(element: Element, content: bytes, addition: str) -> Edit:
    """The edit that puts `addition` at the end of an element of `content`."""
    end, added = element.end, addition.encode()
    if not is_self_closed(element, content):
        return Edit(end, end, added)
    closing = f"</{element.name}>".encode()
    return Edit(end - len(b"/>"), end, b">" + added + closing)


def apply_edits(chunks: Iterable[bytes], edits: Iterable[Edit]) -> Iterator[bytes]:
    """The pieces of a part with its edits, which must not overlap.

    Raises ValueError when an edit lies beyond the end.
    """
    waiting = sorted(edits)
    position, skip_until = 0, 0
    for chunk in chunks:
        end = position + len(chunk)
        while waiting and waiting[0].start < end:
            edit = waiting.pop(0)
            yield chunk[max(skip_until, position) - position : edit.start - position]
            yield edit.content
            position, chunk = edit.start, chunk[edit.start - position :]
            skip_until = edit.stop
        yield chunk[max(skip_until - position, 0) :]
        position = end
    if waiting:
        raise ValueError("an edit lies beyond the end of its part")


def text_element(name: str, text: str) -> str:
    """An element that holds a text, spaces and line ends kept."""
    return f'<{name} xml:space="preserve">{escape(legal_text(text))}</{name}>'


def attribute(text: str) -> str:
    """A text as a quoted attribute value."""
    return quoteattr(legal_text(text))


def legal_text(text: str) -> str:
    """The text with the replacement character for what XML 1.0 forbids."""
    return "".join(
        character if _is_legal(ord(character)) else "\ufffd" for character in text
    )


def _is_legal(code: int) -> bool:
    return (
        code in (0x9, 0xA, 0xD)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or code >= 0x10000
    )
