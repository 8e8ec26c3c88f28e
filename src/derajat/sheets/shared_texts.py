"""How much memory the texts of a sheet would take when each cell gets its own copy."""

from array import array

from derajat.errors import DerajatError, Location, refuse
from derajat.sheets.package import Package
from derajat.sheets.sheet_scan import SheetFacts
from derajat.sheets.xml_scan import Attributes, build_parser, feed_parser, local_name


def read_text_lengths(package: Package, part: str) -> "array[int]":
    """Characters of each shared text, in order. Raises FIL-032 for too many."""
    lengths = array("l")
    if part not in package:
        return lengths

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
    feed_parser(parser, package.unpack(part), package.where, part)
    return lengths


def check_shared_texts(
    package: Package,
    lengths: "array[int]",
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
    if max(lengths, default=0) * facts.shared_texts <= limit:
        return
    if _sum_of_texts(package, part, lengths, where) > limit:
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
            total += lengths[int("".join(held))]

    parser = build_parser(start, end)
    parser.CharacterDataHandler = held.append
    try:
        feed_parser(parser, package.unpack(part), where, part)
    except IndexError as error:
        raise refuse("FIL-013", where, detail=part) from error
    return total
