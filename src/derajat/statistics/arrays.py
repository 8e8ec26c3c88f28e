"""What every function of this package takes in: numbers as arrays of float."""

import numpy as np
import numpy.typing as npt


Floats = npt.NDArray[np.float64]
Wholes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Numbers = npt.ArrayLike


def as_floats(numbers: Numbers) -> Floats:
    """An array of float; None is nan. An array of float is not copied."""
    return np.asarray(numbers, dtype=np.float64)


def as_one_shape(*numbers: Numbers) -> tuple[Floats, ...]:
    """The numbers as arrays of float, broadcast to one shape (read only)."""
    return tuple(np.broadcast_arrays(*map(as_floats, numbers)))
