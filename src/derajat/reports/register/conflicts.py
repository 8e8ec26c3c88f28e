"""Numbers that were published before with another amount."""

from collections.abc import Iterable

from derajat.reports.outline import Number
from derajat.reports.register.contents import ReportContents
from derajat.reports.register.entries import Entry, Restatement


def find_conflicts(
    contents: ReportContents, released: Iterable[tuple[Entry, ReportContents]]
) -> tuple[Restatement, ...]:
    """The facts that stand otherwise in a report released before, each once.

    `released` comes in the order of release: what was published last for a fact is what
    readers hold, for it was restated itself where it differed from what came before.
    """
    published: dict[str, tuple[Number, Entry, str]] = {}
    for entry, said in released:
        for address, number in said.numbers:
            published[number.fact.key] = (number, entry, address)
    found: dict[str, Restatement] = {}
    for address, number in contents.numbers:
        key = number.fact.key
        if key not in published:
            continue
        old, entry, place = published[key]
        if old.exact != number.exact:
            restated = Restatement(old, number, entry.code, place, address)
            found.setdefault(key, restated)
    return tuple(found.values())
