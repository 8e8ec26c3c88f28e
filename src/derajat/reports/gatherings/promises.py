"""Promises of meetings: those of the action board, and those of the office's list."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from derajat.model.labels import Label
from derajat.reports.gatherings.sectors import Sector
from derajat.reports.source import Making


ACTION_LIST = "daftar-tindakan"
"""The office's own list of decisions and commitments of coordination meetings."""
_CLOSED = ("done", "rejected")
_KINDS = {
    "keputusan": Label("Keputusan rapat", "Decision of a meeting"),
    "komitmen": Label("Komitmen rapat", "Commitment of a meeting"),
}
_LEVELS = {
    "kebijakan": Label("kebijakan", "policy"),
    "pengawasan": Label("pengawasan", "supervision"),
    "pelaksanaan": Label("pelaksanaan", "work"),
}


@dataclass(frozen=True)
class Promise:
    """What somebody promised; days are day numbers.

    `outcome` and `difference` tell how the indicator moved after it, never why; only
    the action board knows them.
    """

    key: str
    title: str
    sector: str
    owner: str
    made_on: int
    due: int
    done_on: int | None
    outcome: str = ""
    difference: str = ""

    def is_open(self, day: int) -> bool:
        """Whether it was made and not done by a day."""
        return self.made_on <= day and (self.done_on is None or self.done_on > day)

    def age(self, day: int) -> int:
        """Days from its making to a day."""
        return day - self.made_on


def as_of(making: Making) -> int:
    """The day up to which a report looks: the end of its period, or of the data."""
    return min(making.period.last_day, making.source.data_day)


def list_promises(making: Making) -> tuple[Promise, ...]:
    """Every promise that any list knows, by the day it was made."""
    found = [*_of_board(making), *_of_list(making)]
    return tuple(sorted(found, key=lambda one: (one.made_on, one.key)))


def _of_board(making: Making) -> Iterable[Promise]:
    for place, one in enumerate(making.source.written.actions, 1):
        if not one.sector:
            continue
        # What was refused is no promise any more from the day it was made.
        refused = one.made_on if one.state in _CLOSED else None
        yield Promise(
            key=f"papan-{place}",
            title=one.title,
            sector=one.sector,
            owner=one.owner or one.sector,
            made_on=one.made_on,
            due=one.due,
            done_on=one.done_on if one.done_on is not None else refused,
            outcome=one.outcome,
            difference=one.difference,
        )


def _of_list(making: Making) -> Iterable[Promise]:
    areas = making.office.areas.by_code
    for row in making.source.load_facts(ACTION_LIST).to_pylist():
        kind = _KINDS.get(row["sifat"])
        level = _LEVELS.get(row["tingkat"])
        words = [label.render(making.language) for label in (kind, level) if label]
        area = areas.get(row["puskesmas"])
        yield Promise(
            key=str(row["tindakan"]),
            title=f"{row['tindakan']} · {', '.join(words)}",
            sector=str(row["sektor"]),
            owner=area.name if area else "",
            made_on=row["tanggal"],
            due=row["tenggat"],
            done_on=row["selesai"],
        )


def promises_of(sector: Sector, promises: Sequence[Promise]) -> tuple[Promise, ...]:
    """Those that a sector made."""
    return tuple(one for one in promises if sector.is_named(one.sector))


def open_on(promises: Sequence[Promise], day: int) -> tuple[Promise, ...]:
    """Those open on a day, the oldest first."""
    return tuple(one for one in promises if one.is_open(day))
