"""Flags of many values as bits, and as the text of a value row."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from derajat.measures.arrays import Bools, Ints
from derajat.measures.coded import find_distinct
from derajat.model.values import FLAGS


_ORDER = tuple(code for code, _, _ in FLAGS)


class FlagArray:
    """Flags by position of a value."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.bits: Ints = np.zeros(shape, dtype=np.int64)

    def raise_where(self, code: str, mask: Bools) -> None:
        """Set a flag; the mask may be broadcast. Raises ValueError for no flag."""
        self.bits |= np.where(mask, 1 << _ORDER.index(code), 0)

    def where(self, code: str) -> Bools:
        found: Bools = (self.bits >> _ORDER.index(code) & 1).astype(bool)
        return found


def bits_of(codes: tuple[str, ...]) -> int:
    """The bits of some flags together."""
    return sum(1 << _ORDER.index(code) for code in set(codes))


def codes_of(bits: int) -> tuple[str, ...]:
    """The flags of some bits, in the order of the register."""
    return tuple(code for place, code in enumerate(_ORDER) if bits >> place & 1)


def flag_texts(bits: Ints) -> pa.Array:
    """`a;b` for each value; empty where there is nothing to say."""
    distinct, back = find_distinct(bits, 1 << len(_ORDER))
    texts = [";".join(codes_of(int(value))) for value in distinct]
    return pc.take(pa.array(texts, pa.string()), pa.array(back))
