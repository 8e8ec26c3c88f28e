"""What was worked out for the last questions; the longest unused are dropped."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar


MOST_KEPT = 200
Key = TypeVar("Key", bound=Hashable)
Found = TypeVar("Found")


class Same:
    """An object as part of a key: equal to itself alone, and alive with the key."""

    def __init__(self, thing: object) -> None:
        self._thing = thing

    def __hash__(self) -> int:
        return id(self._thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self._thing is other._thing


class Remembered(Generic[Key, Found]):
    """Answers by what they rest on, for all threads of a process."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Found] = OrderedDict()
        self._lock = threading.Lock()

    def find(self, key: Key, build: Callable[[], Found]) -> Found:
        """The answer kept under a key; built, outside the lock, when there is none."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = build()
        with self._lock:
            self._kept[key] = found
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return found
