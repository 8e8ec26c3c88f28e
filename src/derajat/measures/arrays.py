"""Exact arithmetic on arrays of whole numbers.

Whole numbers are int64 and become Python numbers (dtype object) where a product could
leave 64 bits: slower, never wrong.
"""

from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc


Ints = npt.NDArray[Any]
"""Whole numbers, int64 or object."""
Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

_SAFE = 2**62
_EXACT_IN_FLOAT = 2**53


def largest(numbers: Ints) -> int:
    """The greatest absolute value; 0 for none."""
    return int(np.abs(numbers).max()) if numbers.size else 0


def times(numbers: Ints, factor: int) -> Ints:
    """Each number times a factor."""
    if factor == 1:
        return numbers
    if largest(numbers) * abs(factor) < _SAFE:
        return numbers * factor
    product: Ints = numbers.astype(object) * factor
    return product


def sum_stretches(cube: Ints, first: Ints, last: Ints, start: int) -> Ints:
    """Sums along axis 1 from number `first` to `last` of each stretch.

    `cube` is (areas, units, groups) and its first unit has number `start`; what a
    stretch holds beyond the cube is 0, and so is a stretch that ends before it begins.
    """
    areas, units, groups = cube.shape
    running = np.zeros((areas, units + 1, groups), dtype=cube.dtype)
    np.cumsum(cube, axis=1, out=running[:, 1:])
    begin = np.clip(first - start, 0, units)
    end = np.maximum(np.clip(last - start + 1, 0, units), begin)
    summed: Ints = running[:, end] - running[:, begin]
    return summed


def quotients(parts: Ints, wholes: Ints) -> Floats:
    """The float nearest to each exact quotient; wholes are not 0."""
    if max(largest(parts), largest(wholes)) < _EXACT_IN_FLOAT:
        return parts.astype(np.float64) / wholes.astype(np.float64)
    pairs = zip(parts.ravel(), wholes.ravel(), strict=True)
    found = [float(Fraction(int(part), int(whole))) for part, whole in pairs]
    return np.array(found, dtype=np.float64).reshape(parts.shape)


def rounded_half_up(parts: Ints, wholes: Ints, decimals: int) -> Ints:
    """Quotients times 10^decimals, halves away from zero; wholes are above 0."""
    doubled = times(np.abs(parts), 2 * 10**decimals)
    if largest(doubled) + largest(wholes) >= _SAFE or largest(wholes) * 2 >= _SAFE:
        doubled, wholes = doubled.astype(object), wholes.astype(object)
    size = (doubled + wholes) // (2 * wholes)
    rounded: Ints = np.where(parts < 0, -size, size)
    return rounded


def decimal_texts(scaled: Ints, places: int) -> pa.Array:
    """Whole numbers of 10^-places as texts with a decimal point, (125, 1) is 12.5."""
    if scaled.dtype == object and largest(scaled) >= _SAFE:
        return pa.array([_decimal_text(int(number), places) for number in scaled])
    numbers = scaled.astype(np.int64)
    if places == 0:
        return pc.cast(pa.array(numbers), pa.string())
    whole, part = np.divmod(np.abs(numbers), 10**places)
    digits = pc.utf8_lpad(
        pc.cast(pa.array(part), pa.string()), width=places, padding="0"
    )
    signs = pa.DictionaryArray.from_arrays(
        pa.array((numbers < 0).astype(np.int8)), pa.array(["", "-"])
    ).cast(pa.string())
    texts = pc.cast(pa.array(whole), pa.string())
    return pc.binary_join_element_wise(
        pc.binary_join_element_wise(signs, texts, ""), digits, "."
    )


def _decimal_text(scaled: int, places: int) -> str:
    if places == 0:
        return str(scaled)
    whole, part = divmod(abs(scaled), 10**places)
    return f"{'-' if scaled < 0 else ''}{whole}.{part:0{places}d}"


def exact_texts(numbers: Ints, scale: int) -> pa.Array:
    """Numbers over a common scale as exact decimal texts without idle zeros.

    One that no decimal can tell is written as a fraction.
    """
    if scale == 1:
        return decimal_texts(numbers, 0)
    places = _places_of(scale)
    if places is None:
        found = [str(Fraction(int(number), scale)) for number in numbers]
        return pa.array(found, pa.string())
    texts = decimal_texts(times(numbers, 10**places // scale), places)
    return pc.utf8_rtrim(pc.utf8_rtrim(texts, "0"), ".")


def _places_of(scale: int) -> int | None:
    """The least power of ten that the scale divides, or None."""
    left, places = scale, 0
    for prime in (2, 5):
        count = 0
        while left % prime == 0:
            left //= prime
            count += 1
        places = max(places, count)
    return places if left == 1 else None
