"""How much memory the texts of a sheet would take when each cell gets its own copy."""

from array import array
from dataclasses import dataclass

from derajat.errors import DerajatError, Location, refuse
from derajat.sheets.invisible import InvisibleWatch
from derajat.sheets.package import Package
from derajat.sheets.sheet_scan import SheetFacts
from derajat.sheets.xml_scan import Attributes, build_parser, feed_parser, local_name


_TEXT_OVERHEAD = 32


@dataclass(frozen=True)
class SharedTexts:
    """What the table of shared texts holds."""

    lengths: "array[int]"
    """Characters of each text, in order."""
    has_invisible: bool


def read_shared_texts(package: Package, part: str) -> SharedTexts:
    """The lengths of the shared texts. Raises FIL-013, FIL-032 for too many."""
    lengths = array("l")
    watch = InvisibleWatch()
    if part not in package:
        return SharedTexts(lengths, False)

    def start(name: str, _attributes: Attributes) -> None:
        if local_name(name) == "si":
            lengths.append(0)
            if len(lengths) > package.limits.area_cells:
                raise _too_many_texts(package.where, package.limits.area_cells)

    def text(piece: str) -> None:
        if lengths:
            lengths[-1] += len(piece)

    parser = build_parser(start)
    parser.CharacterDataHandler = text
    feed_parser(parser, watch.watch(package.unpack(part)), package.where, part)
    return SharedTexts(lengths, watch.found)


def check_shared_texts(
    package: Package,
    texts: SharedTexts,
    part: str,
    facts: SheetFacts,
    where: Location,
) -> None:
    """Refuse a sheet that repeats long shared texts until they fill the memory.

    A shared text stands once in the package but once a cell in memory. The exact sum
    is only taken when the longest text times the cells could pass the limit.
    Raises FIL-032.
    """
    limit = package.limits.text_bytes
    longest = max(texts.lengths, default=0) + _TEXT_OVERHEAD
    if longest * facts.shared_texts <= limit:
        return
    if _sum_of_texts(package, part, texts.lengths, where) > limit:
        raise _too_many_texts(where, f"{limit} byte")


def _too_many_texts(where: Location, limit: object) -> DerajatError:
    return refuse("FIL-032", where, what="teks / texts", limit=limit)


def _sum_of_texts(
    package: Package, part: str, lengths: "array[int]", where: Location
) -> int:
    total = 0
    is_shared = False
    held: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        nonlocal is_shared
        if local_name(name) == "c":
            is_shared = attributes.get("t") == "s"
        held.clear()

    def end(name: str) -> None:
        nonlocal total
        if is_shared and local_name(name) == "v":
            total += lengths[int("".join(held))] + _TEXT_OVERHEAD

    parser = build_parser(start, end)
    parser.CharacterDataHandler = held.append
    feed_parser(parser, package.unpack(part), where, part)
    return total
