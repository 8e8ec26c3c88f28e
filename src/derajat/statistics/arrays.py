"""What every function of this package takes in: numbers as arrays of float."""

import numpy as np
import numpy.typing as npt


Floats = npt.NDArray[np.float64]
Wholes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Numbers = npt.ArrayLike


LARGEST = 1e50
"""Numbers beyond are taken as infinite and those nearer to zero than 1 / this as zero
where squares or products could leave the range of a float; ours."""


def as_floats(numbers: Numbers) -> Floats:
    """An array of float; None is nan. An array of float is not copied."""
    return np.asarray(numbers, dtype=np.float64)


def as_one_shape(*numbers: Numbers) -> tuple[Floats, ...]:
    """The numbers as arrays of float, broadcast to one shape (read only)."""
    return tuple(np.broadcast_arrays(*map(as_floats, numbers)))


def bounded(numbers: Floats) -> Floats:
    """The numbers, infinite beyond `LARGEST` and zero below 1 / `LARGEST`."""
    size = np.abs(numbers)
    near = np.where(size < 1 / LARGEST, 0.0, numbers)
    return np.where(size > LARGEST, np.copysign(np.inf, numbers), near)
