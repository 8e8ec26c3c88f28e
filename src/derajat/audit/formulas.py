"""What a printed number should be, computed exactly from other printed numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod


HUNDRED = Fraction(100)


@dataclass(frozen=True)
class Linear:
    """A sum of the inputs with a coefficient each: sums, totals, means, weights."""

    coefficients: tuple[Fraction, ...]

    def evaluate(self, inputs: Sequence[Fraction]) -> Fraction:
        return sum(
            (c * value for c, value in zip(self.coefficients, inputs, strict=True)),
            Fraction(0),
        )

    def solve(
        self, index: int, target: Fraction, inputs: Sequence[Fraction]
    ) -> Fraction | None:
        """The input that would make the target right; None when none would."""
        coefficient = self.coefficients[index]
        rest = self.evaluate(inputs) - coefficient * inputs[index]
        return (target - rest) / coefficient if coefficient else None

    def bounds(
        self, inputs: Sequence[Fraction], halves: Sequence[Fraction]
    ) -> tuple[Fraction, Fraction] | None:
        """Least and greatest result when each input may be off by its half unit."""
        middle = self.evaluate(inputs)
        slack = sum(
            (abs(c) * half for c, half in zip(self.coefficients, halves, strict=True)),
            Fraction(0),
        )
        return middle - slack, middle + slack


@dataclass(frozen=True)
class Quotient:
    """The first input over the second, times a scale; `cap` is the most it may be."""

    scale: Fraction = HUNDRED
    cap: Fraction | None = None

    def evaluate(self, inputs: Sequence[Fraction]) -> Fraction | None:
        part, whole = inputs
        if not whole:
            return None
        result = part * self.scale / whole
        return result if self.cap is None else min(self.cap, result)

    def solve(
        self, index: int, target: Fraction, inputs: Sequence[Fraction]
    ) -> Fraction | None:
        """The part or the whole that would give the target."""
        part, whole = inputs
        if index == 0:
            return target * whole / self.scale
        return part * self.scale / target if target else None

    def bounds(
        self, inputs: Sequence[Fraction], halves: Sequence[Fraction]
    ) -> tuple[Fraction, Fraction] | None:
        """Least and greatest result; None where the whole may be zero."""
        (part, whole), (half_part, half_whole) = inputs, halves
        if abs(whole) <= half_whole:
            return None
        ends = [
            self.evaluate((part + a * half_part, whole + b * half_whole))
            for a, b in product((-1, 1), repeat=2)
        ]
        found = [end for end in ends if end is not None]
        return min(found), max(found)


@dataclass(frozen=True)
class Product:
    """All inputs multiplied, times a scale."""

    scale: Fraction = Fraction(1)

    def evaluate(self, inputs: Sequence[Fraction]) -> Fraction | None:
        return prod(inputs, start=self.scale)

    def solve(
        self, index: int, target: Fraction, inputs: Sequence[Fraction]
    ) -> Fraction | None:
        """The factor that would give the target; None where another one is zero."""
        others = prod(
            (value for i, value in enumerate(inputs) if i != index), start=self.scale
        )
        return target / others if others else None

    def bounds(
        self, inputs: Sequence[Fraction], halves: Sequence[Fraction]
    ) -> tuple[Fraction, Fraction] | None:
        """Least and greatest result when each factor may be off by its half unit."""
        ends = [
            prod(
                (
                    v + sign * h
                    for v, h, sign in zip(inputs, halves, signs, strict=True)
                ),
                start=self.scale,
            )
            for signs in product((-1, 1), repeat=len(inputs))
        ]
        return min(ends), max(ends)


Formula = Linear | Quotient | Product


def plain_sum(terms: int) -> Linear:
    """The sum of so many inputs."""
    return Linear((Fraction(1),) * terms)


def plain_mean(terms: int) -> Linear:
    """The mean of so many inputs."""
    return Linear((Fraction(1, terms),) * terms)
