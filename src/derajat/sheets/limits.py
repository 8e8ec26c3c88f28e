"""How much a received file may cost before it is refused."""

from dataclasses import dataclass


_MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bounds that a hostile or broken file cannot pass.

    With the defaults reading any accepted file stays under 1 GiB of memory: a filled
    cell of a workbook takes about 75 bytes, a text 32 more and its letters.
    """

    file_bytes: int = 500 * _MIB
    """Size of the file as received."""
    unpacked_bytes: int = 500 * _MIB
    """Sum of all parts of a workbook, unpacked."""
    part_bytes: int = 32 * _MIB
    """A part that is held whole: the list of sheets, styles, relationships."""
    ratio: int = 100
    """Unpacked to packed size, looked at in parts above `ratio_from_bytes`."""
    ratio_from_bytes: int = 16 * _MIB
    entries: int = 1000
    """Parts in a workbook."""
    sheets: int = 256
    area_cells: int = 8_000_000
    """Cells of a sheet's used rectangle, blank ones included."""
    text_bytes: int = 350 * _MIB
    """Shared texts of a sheet in memory, a repeated one counted each time."""
    error_cells: int = 200_000
    merged_ranges: int = 100_000
    columns: int = 16_384
    """Columns of a row of a text file; a workbook has no more than that."""
    record_characters: int = 4 * _MIB
    """A row of a text file. (Its cells: 131,072, the limit of Python's csv.)"""
    listed_rows: int = 10
    """Row numbers named in one note."""


DEFAULT_LIMITS = Limits()
