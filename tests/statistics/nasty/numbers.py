"""Numbers that real files hold and that break careless code, drawn from one seed."""

import numpy as np


NASTY = np.array(
    [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1e300, -1e300, 1e-300, 1e16, 1.7e308, 5e-324]
    + [np.nan, np.inf, -np.inf, 2.0, 3.0, 9.0, 10.0, 100.0, 1e6, 0.999, 1e150, 1e-160]
)


class Some:
    """Draws arguments: plausible, spoilt in places, or nasty throughout."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)

    def one(self, *choices):
        """One of the choices."""
        return choices[self.rng.integers(len(choices))]

    def chance(self, share: float) -> bool:
        """True in this share of draws."""
        return bool(self.rng.random() < share)

    def shape(self, *last: int) -> tuple[int, ...]:
        """A batch shape before the given last axes."""
        return (*self.one((), (1,), (4,), (0,), (2, 3)), *last)

    def length(self, usual: int) -> int:
        """Mostly the usual length, sometimes none, one or two."""
        return self.one(usual, usual, usual, usual, 0, 1, 2)

    def numbers(self, shape, low=0.0, high=50.0, whole=False):
        """Numbers of a shape, plausible ones between low and high."""
        plausible = self.rng.uniform(low, high, shape)
        if whole:
            plausible = np.floor(plausible)
        return self.spoilt(plausible)

    def counts(self, shape, high=50.0):
        """Counts of a shape."""
        return self.numbers(shape, 0, self.one(2.0, high, high), whole=True)

    def parts(self, shape, high=200.0):
        """Numerators and denominators of a shape."""
        whole = np.floor(self.rng.uniform(1, high, shape))
        part = np.floor(whole * self.rng.uniform(0, 1, shape))
        if self.chance(0.15):
            part = self.one(whole.copy(), np.zeros(shape))
        return self.spoilt(part), self.spoilt(whole)

    def two(self, first: str, second: str, *last: int):
        """Numerators and denominators by their names, of some shape."""
        part, whole = self.parts(self.shape(*last))
        return {first: part, second: whole}

    def spoilt(self, plausible):
        """The array, left alone, or with few or many nasty places."""
        numbers = np.array(plausible, dtype=np.float64)
        way = self.rng.integers(8)
        if way <= 2:
            at = self.rng.random(numbers.shape) < self.one(0.02, 0.15, 0.5)
            numbers[at] = self.rng.choice(NASTY, int(at.sum()))
        elif way == 3:
            numbers = self.rng.choice(NASTY, numbers.shape)
        elif way == 4:
            numbers = np.full(numbers.shape, self.rng.choice(NASTY))
        elif way == 5:
            powers = self.rng.uniform(-320, 308, numbers.shape)
            numbers = np.asarray(10.0**powers) * self.one(1.0, 1.0, -1.0)
        return self.as_given(numbers)

    def as_given(self, numbers):
        """The numbers as another kind of array or as lists, as callers hand them."""
        way = self.rng.integers(8)
        if way == 0 and numbers.size:
            return numbers.tolist()
        if way == 1:
            with np.errstate(all="ignore"):
                return np.asarray(numbers, dtype=np.float32)
        if way == 2 and np.isin(numbers, range(1000)).all():
            return numbers.astype(self.one(np.int64, np.int32, np.uint16))
        return np.asarray(numbers)

    def level(self) -> float:
        """A confidence level between 0 and 1."""
        return self.one(0.95, 0.95, 0.8, 0.998, 1e-12, 1 - 1e-15)

    def positive(self) -> float:
        """An option that must be finite and above zero."""
        return self.one(1.0, 100.0, 1e5, 1e5, 0.001, 1e300, 1e-300)

    def labels(self, rows: int, kinds: int = 3):
        """Labels of rows: numbers or texts, some of them missing."""
        codes = self.rng.integers(0, kinds, rows)
        way = self.rng.integers(4)
        if way == 0:
            return codes
        if way == 1:
            return np.where(codes == 0, np.nan, codes.astype(np.float64))
        texts = [f"g{code}" for code in codes]
        if way == 2:
            return np.array(texts, dtype=np.str_)
        return [None if self.chance(0.1) else text for text in texts]


def is_same(before, after) -> bool:
    """Whether two arguments hold the same, nan being nan."""
    if isinstance(before, np.ndarray):
        kinds = "fc"
        can_be_nan = before.dtype.kind in kinds
        return np.array_equal(before, after, equal_nan=can_be_nan)
    if isinstance(before, dict):
        return all(is_same(before[key], after[key]) for key in before)
    if isinstance(before, (list, tuple)):
        return len(before) == len(after) and all(map(is_same, before, after))
    if hasattr(before, "__dataclass_fields__"):
        return all(
            is_same(getattr(before, name), getattr(after, name))
            for name in before.__dataclass_fields__
        )
    if isinstance(before, np.random.Generator):
        return True
    return before == after or (before != before and after != after)
