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
    """An array of float; None and what is masked are nan. Floats are not copied."""
    if isinstance(numbers, np.ma.MaskedArray):
        known = ~np.ma.getmaskarray(numbers)
        return np.where(known, np.asarray(numbers.data, dtype=np.float64), np.nan)
    return np.asarray(numbers, dtype=np.float64)


def as_one_shape(*numbers: Numbers) -> tuple[Floats, ...]:
    """The numbers as arrays of float, broadcast to one shape (read only).

    `ValueError` in words where the shapes do not fit together.
    """
    arrays = [as_floats(part) for part in numbers]
    common_shape(*(part.shape for part in arrays))
    return tuple(np.broadcast_arrays(*arrays))


def common_shape(*shapes: tuple[int, ...]) -> tuple[int, ...]:
    """The shape to which all broadcast; `ValueError` in words where there is none."""
    try:
        return np.broadcast_shapes(*shapes)
    except ValueError:
        told = " and ".join(map(str, shapes))
        raise ValueError(f"the shapes {told} do not fit together") from None


def as_shape(numbers: Numbers, shape: tuple[int, ...], name: str) -> Floats:
    """The numbers broadcast to a shape (read only); `ValueError` in words if unfit."""
    array = as_floats(numbers)
    try:
        return np.broadcast_to(array, shape)
    except ValueError:
        raise ValueError(
            f"{name} has the shape {array.shape}, which does not fit {shape}"
        ) from None


def bounded(numbers: Floats) -> Floats:
    """The numbers, infinite beyond `LARGEST` and zero below 1 / `LARGEST`."""
    size = np.abs(numbers)
    near = np.where(size < 1 / LARGEST, 0.0, numbers)
    return np.where(size > LARGEST, np.copysign(np.inf, numbers), near)
