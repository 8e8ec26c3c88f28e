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
from derajat.store import Snapshot
from derajat.web.plans.in_force import PlanInForce, PlanShelf
from derajat.web.profile import Profile
from derajat.web.reading.shelf import ValueShelf, build_shelf
from derajat.web.served import served_profile


@dataclass(frozen=True)
class Reading:
    """An office as it stands at one version of its store."""

    opened: OpenOffice
    plan_shelf: PlanShelf
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

    @property
    def plans_in_force(self) -> tuple[PlanInForce, ...]:
        """The plans with their versions; each asking is a query."""
        return self.plan_shelf.in_force()

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans as last approved; each asking is a query."""
        return tuple(found.plan for found in self.plans_in_force)


class ReadingDesk:
    """Keeps the newest reading of one office for all threads of a process."""

    def __init__(self, profile: Profile) -> None:
        self._opened = open_office(profile.office, profile.data, profile.keys)
        self._plans = PlanShelf(self._opened)
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
