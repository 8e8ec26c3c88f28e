"""What is worked out once from all values, and again when they change."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from derajat.measures.shelf import ValueShelf
from derajat.web.reading.office import Reading


Found = TypeVar("Found")


class Kept(Generic[Found]):
    """Something built from the values of a run, kept for all threads of a process.

    Of the newest two: pages still read those of before while new ones are warmed.
    """

    def __init__(self, build: Callable[[Reading], Found]) -> None:
        self._build = build
        self._lock = threading.Lock()
        self._kept: tuple[tuple[ValueShelf, Found], ...] = ()

    def of(self, reading: Reading) -> Found:
        """What belongs to the values of a reading; built when they are new."""
        for shelf, found in self._kept:
            if shelf is reading.shelf:
                return found
        with self._lock:
            for shelf, found in self._kept:
                if shelf is reading.shelf:
                    return found
            found = self._build(reading)
            self._kept = (*self._kept[-1:], (reading.shelf, found))
            return found
