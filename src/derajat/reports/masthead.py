"""The head of a report, and who signs it, as the office states them."""

from derajat.reports.outline import Masthead, Signatory
from derajat.reports.source import Making


_OPEN_DAY = "……………………"


def build_masthead(making: Making, title: str) -> Masthead:
    """Letterhead and title; the number of the letter where one was given."""
    letterhead = making.office.letterhead
    lines = letterhead.lines if letterhead else ()
    number = making.options.get("number", "")
    word = "Nomor" if making.language == "id" else "Number"
    return Masthead(
        lines, tuple(title.split("\n")), ((word, number),) if number else ()
    )


def build_signatory(making: Making, key: str) -> Signatory:
    """Who signs with a key (`head`); the post alone where the office states no more."""
    letterhead = making.office.letterhead
    place = letterhead.place if letterhead else ""
    day = making.options.get("day", "") or _OPEN_DAY
    above = f"{place}, {day}" if place else day
    known = {one.key: one for one in letterhead.signatories} if letterhead else {}
    found = known.get(key)
    if found is None:
        post = "Kepala Dinas" if key == "head" else ""
        return Signatory(above, post, "", "", "")
    return Signatory(above, found.post, found.name, found.rank, found.nip)
