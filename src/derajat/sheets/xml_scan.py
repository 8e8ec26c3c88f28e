"""A streaming XML scan that refuses declared types and entities."""

from collections.abc import Callable, Iterable
from xml.parsers import expat

from derajat.errors import Location, refuse


Attributes = dict[str, str]


def build_parser(
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] | None = None,
) -> expat.XMLParserType:
    """A parser that calls `start` and `end` with element names, prefix included."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    return parser


def feed_parser(
    parser: expat.XMLParserType, chunks: Iterable[bytes], where: Location, part: str
) -> None:
    """Scan all chunks. Raises FIL-013 for what is not well-formed XML."""
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise refuse("FIL-013", where, detail=part) from error


def local_name(name: str) -> str:
    """The element or attribute name without its prefix."""
    return name.rpartition(":")[2]
