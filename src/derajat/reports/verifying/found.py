"""What a file says when it is read again, whoever wrote it."""

from dataclasses import dataclass

from derajat.reports.forms import Format


@dataclass(frozen=True)
class FoundText:
    """A paragraph, cell or label of a file, in reading order.

    `place` tells people where: `hal. 3`, `Capaian!B4`. `slot` is the key of the place
    for people's words that it stands in, where the file says so.
    """

    text: str
    place: str
    slot: str = ""


@dataclass(frozen=True)
class FoundCell:
    """A cell of a workbook, `name` as `C4`.

    `amount` is its number as the file writes it (the last result of a formula too),
    empty where it holds `text`.
    """

    sheet: str
    name: str
    text: str = ""
    amount: str = ""
    shape: str = ""
    formula: str = ""


@dataclass(frozen=True)
class FoundFile:
    """A whole file as it was read.

    `codes` are the codes of reports that it carries, in its properties and at the foot
    of its pages. `beside` is text on pages that is no part of the document: footers,
    repeated headings. `pictures` are the sha256 of the drawings that are pixels;
    `cells` those of a workbook, which has no `texts`.
    """

    format: Format
    codes: tuple[str, ...]
    texts: tuple[FoundText, ...]
    beside: tuple[FoundText, ...] = ()
    pictures: tuple[str, ...] = ()
    cells: tuple[FoundCell, ...] = ()


def without_blanks(text: str) -> str:
    """The text without any white space: lines break otherwise in every format."""
    return "".join(text.split())
