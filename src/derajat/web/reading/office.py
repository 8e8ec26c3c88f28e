"""The office that the pages are about, read once and again when its store changed."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property

from django.core.signals import request_finished, request_started
from django.dispatch import receiver

from derajat.measures.measuring import plan_of
from derajat.measures.plan import MeasurePlan
from derajat.measures.shelf import ValueShelf, build_shelf
from derajat.model.catalogue import Catalogue
from derajat.model.offices import Office
from derajat.model.plans import Plan
from derajat.opening.offices import OpenOffice, open_office
from derajat.store import Snapshot
from derajat.web.plans.in_force import PlanInForce, PlanShelf
from derajat.web.profile import Profile
from derajat.web.served import served_profile


@dataclass(frozen=True)
class Reading:
    """An office as it stands at one version of its store and its plans."""

    opened: OpenOffice
    plans_in_force: tuple[PlanInForce, ...]
    """The same object while no plan was approved: caches compare its identity."""
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

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The plans as last approved."""
        return tuple(found.plan for found in self.plans_in_force)


class ReadingDesk:
    """Keeps the newest reading of one office for all threads of a process."""

    def __init__(self, profile: Profile) -> None:
        self._opened = open_office(profile.office, profile.data, profile.keys)
        self._plans = PlanShelf(self._opened)
        self._lock = threading.Lock()
        self._reading: Reading | None = None
        self._is_warmed = False

    def newest(self) -> Reading:
        """The newest reading; made anew when the store or a plan has moved. A query.

        Where a thread warms what is new, the values of before are read until it has.
        """
        in_force = self._plans.in_force()
        known = self._reading
        if known is not None and self._is_newest(known, in_force):
            return known
        with self._lock:
            known = self._reading
            if known is None or not self._is_newest(known, in_force):
                known = self._reading = self._read(known, in_force)
            return known

    def renew(self, warm: Callable[[Reading], None]) -> None:
        """Make the reading of a store that has moved, warm it, then let it be read."""
        known, in_force = self._reading, self._plans.in_force()
        if known is not None and self._is_warmed and self._is_of_store(known):
            return
        fresh = self._read_store(known, in_force)
        warm(fresh)
        with self._lock:
            self._reading, self._is_warmed = fresh, True

    @property
    def is_warmed(self) -> bool:
        """Whether a thread has warmed a reading."""
        return self._is_warmed

    def _is_newest(self, known: Reading, in_force: tuple[PlanInForce, ...]) -> bool:
        is_of_store = self._is_warmed or self._is_of_store(known)
        return known.plans_in_force is in_force and is_of_store

    def _is_of_store(self, known: Reading) -> bool:
        return known.snapshot.version == self._opened.store.newest_version

    def _read(
        self, known: Reading | None, in_force: tuple[PlanInForce, ...]
    ) -> Reading:
        if known is not None and self._is_warmed:
            return replace(known, plans_in_force=in_force)
        return self._read_store(known, in_force)

    def _read_store(
        self, known: Reading | None, in_force: tuple[PlanInForce, ...]
    ) -> Reading:
        snapshot = self._opened.store.snapshot()
        if known is not None and known.snapshot.values_run() == snapshot.values_run():
            return Reading(self._opened, in_force, snapshot, known.shelf)
        shelf = build_shelf(snapshot.values())
        return Reading(self._opened, in_force, snapshot, shelf)


@cache
def _desk(profile: Profile) -> ReadingDesk:
    return ReadingDesk(profile)


def keep_reading_warm(warm: Callable[[Reading], None]) -> None:
    """Warm the reading of the store as it is now, where that has moved."""
    _desk(served_profile()).renew(warm)


def is_reading_warm() -> bool:
    """Whether nobody has to wait any more for what is worked out once."""
    return _desk(served_profile()).is_warmed


class _Seen(threading.local):
    """The reading that a request works with from its first question to its last."""

    is_in_request = False
    reading: Reading | None = None


_SEEN = _Seen()


def open_reading() -> Reading:
    """The newest reading of the office served; the same one all through a request."""
    if _SEEN.reading is not None:
        return _SEEN.reading
    reading = _desk(served_profile()).newest()
    if _SEEN.is_in_request:
        _SEEN.reading = reading
    return reading


@receiver(request_started)
def _begin_request(**_: object) -> None:
    _SEEN.is_in_request, _SEEN.reading = True, None


@receiver(request_finished)
def _end_request(**_: object) -> None:
    _SEEN.is_in_request, _SEEN.reading = False, None
