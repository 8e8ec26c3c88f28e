"""The office that the pages are about, read once and again when its store changed."""

import threading
from dataclasses import dataclass
from functools import cache, cached_property

from derajat.measures.measuring import plan_of
from derajat.measures.plan import MeasurePlan
from derajat.model.catalogue import Catalogue
from derajat.model.offices import Office
from derajat.model.plans import Plan
from derajat.opening.offices import OpenOffice, open_office
from derajat.opening.plans import load_plans_of
from derajat.store import Snapshot
from derajat.web.profile import Profile
from derajat.web.reading.shelf import ValueShelf, build_shelf
from derajat.web.served import served_profile


@dataclass(frozen=True)
class Reading:
    """An office as it stands at one version of its store."""

    opened: OpenOffice
    plans: tuple[Plan, ...]
    snapshot: Snapshot
    shelf: ValueShelf

    @cached_property
    def plan(self) -> MeasurePlan:
        """Everything that the office measures."""
        return plan_of(self.catalogue, self.office)

    @property
    def office(self) -> Office:
        """The office."""
        return self.opened.office

    @property
    def catalogue(self) -> Catalogue:
        """The national content."""
        return self.opened.catalogue


class ReadingDesk:
    """Keeps the newest reading of one office for all threads of a process."""

    def __init__(self, profile: Profile) -> None:
        self._opened = open_office(profile.office, profile.data, profile.keys)
        self._plans = load_plans_of(self._opened)
        self._lock = threading.Lock()
        self._reading = self._read()

    def newest(self) -> Reading:
        """The reading of the newest version; made anew when the store has moved."""
        if self._opened.store.newest_version != self._reading.snapshot.version:
            with self._lock:
                newest = self._opened.store.newest_version
                if newest != self._reading.snapshot.version:
                    self._reading = self._read()
        return self._reading

    def _read(self) -> Reading:
        snapshot = self._opened.store.snapshot()
        known = getattr(self, "_reading", None)
        if known is not None and known.snapshot.values_run() == snapshot.values_run():
            return Reading(self._opened, self._plans, snapshot, known.shelf)
        shelf = build_shelf(snapshot.values())
        return Reading(self._opened, self._plans, snapshot, shelf)


@cache
def _desk(profile: Profile) -> ReadingDesk:
    return ReadingDesk(profile)


def open_reading() -> Reading:
    """The newest reading of the office that this process serves."""
    return _desk(served_profile()).newest()
