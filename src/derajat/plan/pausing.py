"""The garbage collector, held back while very many objects are made that all stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Nothing is collected inside.

    A plan is hundreds of thousands of small objects without circles, and the collector
    would walk through them again and again: reading 10,000 nodes took three times as
    long with it.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
