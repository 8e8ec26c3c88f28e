"""What a plan promises for a year: the text as printed, and what it says.

A text is read as what it is (a number, a bound, a range, a grade) or kept as
unreadable with the reason; it is never turned into another number.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property


class Sign(Enum):
    """Which side of a bound is promised."""

    BELOW = "<"
    AT_MOST = "<="
    ABOVE = ">"
    AT_LEAST = ">="


@dataclass(frozen=True)
class Amount:
    """A number with what is printed beside it.

    `scale` is the whole that the number is a share of: 100 for `8 %`, 1000 for
    `15/1000`, 100000 for `22/100.000 penduduk`; 1 where none is printed.
    """

    number: Decimal
    scale: int = 1
    unit: str = ""
    """The words beside the number: `menit`, `jenis`, `penduduk`."""


@dataclass(frozen=True)
class Exactly:
    """One number: `79%`, `120 menit`."""

    amount: Amount


@dataclass(frozen=True)
class Bound:
    """One side of a number: `<22`, `≤5 menit`, `maksimal 10`."""

    sign: Sign
    amount: Amount


@dataclass(frozen=True)
class Between:
    """A span with both ends in it: `70,38-70,76`; `80-60` is read with a mark."""

    low: Amount
    high: Amount
    is_reversed: bool = False


@dataclass(frozen=True)
class Grade:
    """A step of an ordered scale: `BB` of the performance evaluation."""

    text: str
    ladder: str
    """Name of the scale: `akip`, `ikm`, `akreditasi`; empty when several have it."""


class WhyUnreadable(Enum):
    """Why a text of a target cannot be used as a number."""

    AMBIGUOUS = "ambiguous"
    """`1.234`: a thousand or one point two."""
    SEVERAL = "several"
    """Two or more numbers that are no range."""
    ERROR = "error"
    """`#DIV/0!`."""
    WORDS = "words"
    """No number, or none that stands alone: `meningkat`, `turun 5 %`."""


@dataclass(frozen=True)
class Unreadable:
    """A text that says something, but nothing that can be counted with."""

    why: WhyUnreadable


Reading = Exactly | Bound | Between | Grade | Unreadable


@dataclass(frozen=True)
class PrintedTarget:
    """A target or baseline: the words of the document beside their reading."""

    printed: str
    reading: Reading

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The numbers of the reading, lower first; none of a grade."""
        match self.reading:
            case Exactly(amount) | Bound(_, amount):
                return (amount,)
            case Between(low, high):
                return (low, high)
        return ()
