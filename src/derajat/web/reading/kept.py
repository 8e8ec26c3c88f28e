"""What is worked out once from all values, and again when they change."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from derajat.web.reading.office import Reading
from derajat.web.reading.shelf import ValueShelf


Found = TypeVar("Found")


class Kept(Generic[Found]):
    """Something built from the values of a run, kept for all threads of a process."""

    def __init__(self, build: Callable[[Reading], Found]) -> None:
        self._build = build
        self._lock = threading.Lock()
        self._kept: tuple[ValueShelf, Found] | None = None

    def of(self, reading: Reading) -> Found:
        """What belongs to the values of a reading; built when they are new."""
        kept = self._kept
        if kept is None or kept[0] is not reading.shelf:
            with self._lock:
                kept = self._kept
                if kept is None or kept[0] is not reading.shelf:
                    kept = (reading.shelf, self._build(reading))
                    self._kept = kept
        return kept[1]
