"""Stops inside a commit: every point where a store touches the disk.

The product knows nothing of this. The calls it makes to bring something to the disk are
wrapped, and `visit` is told the name of the point before and after each of them.
"""

import os
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

from derajat.store import tables


class Killed(BaseException):
    """The process ends here; no handler of the product catches it."""


@contextmanager
def staged(visit):
    """Call `visit(name)` before and after every write to the disk."""
    with ExitStack() as stack:
        for module, name in (
            (os, "fsync"),
            (os, "replace"),
            (os, "rename"),
            (os, "mkdir"),
            (tables, "write_deltalake"),
            (tables.DeltaTable, "create"),
        ):
            wrapped = _wrapped(getattr(module, name), name, visit)
            stack.enter_context(patch.object(module, name, wrapped))
        yield


def _wrapped(call, name, visit):
    def wrapper(*args, **kwargs):
        visit(f"before {name}")
        result = call(*args, **kwargs)
        visit(f"after {name}")
        return result

    return wrapper


def stop_at(number, error):
    """A visitor that raises `error` at the n-th point, from 0."""
    seen = []

    def visit(name):
        seen.append(name)
        if len(seen) == number + 1:
            raise error

    return visit


def count_stages(act):
    """The names of the points that `act` passes."""
    seen = []
    with staged(seen.append):
        act()
    return seen
