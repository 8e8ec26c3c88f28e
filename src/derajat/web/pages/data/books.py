"""What the store says of files, kept until its facts change.

Reading all facts takes a second or two: the first reader after a start waits, later
ones see the book of before while the next one is written.
"""

import threading
from dataclasses import dataclass
from functools import cache

from derajat.measures.arrivals import ArrivalBook, build_arrivals
from derajat.web.pages.data.quality_book import BatchQuality, build_quality
from derajat.web.profile import Profile
from derajat.web.reading.office import Reading
from derajat.web.served import served_profile


@dataclass(frozen=True)
class DataBooks:
    """Arrivals and quality at one version of the facts."""

    facts_version: int
    arrivals: ArrivalBook
    quality: tuple[BatchQuality, ...]


class BookDesk:
    """Keeps the newest books of an office for all threads of a process."""

    def __init__(self) -> None:
        self._books: DataBooks | None = None
        self._lock = threading.Lock()

    def newest(self, reading: Reading) -> DataBooks:
        """The books; those of before while new ones are being written."""
        known = self._books
        if known is None:
            with self._lock:
                self._books = self._books or build_books(reading)
                return self._books
        wanted = reading.snapshot.facts_version
        if known.facts_version != wanted and self._lock.acquire(blocking=False):
            threading.Thread(target=self._renew, args=[reading], daemon=True).start()
        return known

    def _renew(self, reading: Reading) -> None:
        try:
            self._books = build_books(reading)
        finally:
            self._lock.release()


def build_books(reading: Reading) -> DataBooks:
    """The books of a reading."""
    snapshot, office = reading.snapshot, reading.office
    arrivals = build_arrivals(snapshot, reading.catalogue, office)
    quality = build_quality(snapshot, arrivals, office.areas)
    return DataBooks(snapshot.facts_version, arrivals, quality)


@cache
def _desk(_: Profile) -> BookDesk:
    return BookDesk()


def open_books(reading: Reading) -> DataBooks:
    """The newest books of the office that this process serves."""
    return _desk(served_profile()).newest(reading)
