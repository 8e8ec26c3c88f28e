"""By which decree, when and by whom the eligible numbers of a year were set."""

from dataclasses import dataclass

import pyarrow.compute as pc

from derajat.store import Snapshot


BASES = "keputusan-sasaran"
"""The dataset of what the yearly numbers rest on."""


@dataclass(frozen=True)
class Basis:
    """By which decree, when and by whom a source's numbers of a year were set."""

    source: str
    decree: str
    day: int | None
    authority: str


def load_bases(snapshot: Snapshot, year: int) -> tuple[Basis, ...]:
    """What the numbers of a year rest on, by source; none where it was not sent."""
    if BASES not in snapshot.datasets:
        return ()
    facts = snapshot.load_facts(BASES)
    rows = facts.filter(pc.equal(facts["tahun"], year)).to_pylist()
    # Of a source that was sent twice the later row counts.
    by_source = {row["sumber"]: row for row in rows}
    return tuple(
        Basis(source, row["nomor"] or "", row["tanggal"], row["penetap"] or "")
        for source, row in sorted(by_source.items())
    )
