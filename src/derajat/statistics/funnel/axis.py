"""The sizes at which the lines of a funnel are drawn: 100, closer where small."""

import numpy as np

from derajat.statistics.arrays import Floats, Wholes


PLACES = 100
"""Number of places on the size axis; PHEindicatormethods 2.1.0."""
SPREAD = 2
"""The axis begins at zero when the largest size is above this many smallest sizes."""
BELOW = 0.95
"""Share of the smallest size at which the axis begins."""
ABOVE = 1.05
"""Multiple of the largest size at which the axis ends."""
WRITTEN = "%.14e"
"""A number with the 15 significant digits that the reference program writes out."""


def axis_ends(smallest: Floats, largest: Floats, years: float) -> tuple[Floats, Floats]:
    """Begin and end of the size axis, rounded outwards to neat numbers."""
    begin = _round_down(smallest / years) * years
    begin = np.where(largest > SPREAD * smallest, 0.0, begin)
    return begin, _round_up(largest / years) * years


def axis_places(begin: Floats, end: Floats, last_root: int) -> Floats:
    """100 sizes from the begin (at least 1) to the end, on a new last axis.

    Each is the last one times the root of what is left to the end, at least 1 more;
    `last_root` is the root taken for the last place: 1 for proportions and rates, 2
    for ratios.
    """
    places = [np.maximum(1.0, begin)]
    for root in range(PLACES - 2 + last_root, last_root - 1, -1):
        last = places[-1]
        following = np.rint((end / last) ** (1 / root) * last)
        places.append(np.maximum(following, last + 1))
    return np.stack(places, axis=-1)


def _round_down(sizes: Floats) -> Floats:
    return _to_leading(np.floor(sizes * BELOW), sizes * BELOW, np.floor, 1)


def _round_up(sizes: Floats) -> Floats:
    return _to_leading(np.ceil(sizes * ABOVE), sizes * ABOVE, np.ceil, 2)


def _to_leading(whole: Floats, sizes: Floats, cut: np.ufunc, kept: int) -> Floats:
    """Round to the first `kept` figures of the whole number as it is written."""
    power = _written_length(whole) - kept
    unit = np.array([10.0**exponent for exponent in range(-2, 25)])[power + 2]
    return np.where(sizes == 0, 0.0, np.asarray(cut(sizes / unit)) * unit)


def _written_length(wholes: Floats) -> Wholes:
    """Characters of a whole number as R writes it, so 5 for 1e+05 but 6 for 120000.

    The reference program rounds the ends of the axis by this length.
    """
    if wholes.size == 0:
        return np.zeros(wholes.shape, dtype=np.int64)
    parts = np.strings.partition(np.char.mod(WRITTEN, wholes), "e")
    figures = np.strings.str_len(
        np.strings.rstrip(np.strings.rstrip(parts[0], "0"), ".")
    )
    lengths: Wholes = np.minimum(parts[2].astype(np.int64) + 1, figures + len("e+00"))
    return lengths
