"""The published tables read with nothing but the standard library.

The truth the product is compared with: no reader, number or rounding of the product
is used here.
"""

import csv
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path


ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class PercentCell:
    """A printed percentage and the two printed counts it should follow from."""

    file: str
    row: int
    place: str
    header: str
    printed: str
    part: int
    whole: int

    @property
    def decimals(self) -> int:
        """Decimals printed, at least one."""
        return max(1, len(self.printed.partition(".")[2]))

    @property
    def is_reproduced(self) -> bool:
        """Whether part over whole, rounded half up once, gives what is printed."""
        return _rounded(self.exact, self.decimals) == Decimal(self.printed)

    @property
    def is_rounded_twice(self) -> bool:
        """Whether rounding to two decimals and then to one gives what is printed."""
        return _rounded(_rounded(self.exact, 2), 1) == Decimal(self.printed)

    @property
    def is_off_by_a_tenth(self) -> bool:
        """Whether the printed percentage lies 0.1 from the one rounded once."""
        return abs(_rounded(self.exact, 1) - Decimal(self.printed)) == Decimal("0.1")

    @property
    def exact(self) -> Decimal:
        return Decimal(self.part) * 100 / Decimal(self.whole)

    def render(self) -> str:
        return (
            f"{self.file} row {self.row} {self.place} {self.header}: "
            f"{self.part}/{self.whole} = {self.exact:.4f}, printed {self.printed}"
        )


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def read_table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by header."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def percent_cells(
    path: Path, place: str, columns: dict[str, tuple[str, str]]
) -> list[PercentCell]:
    """The printed percentages of the columns given with their part and whole."""
    return [
        PercentCell(
            path.name,
            number,
            row[place],
            header,
            re.sub(r"\s*%$", "", row[header].strip()),
            int(row[part]),
            int(row[whole]),
        )
        for number, row in enumerate(read_table(path), start=2)
        for header, (part, whole) in columns.items()
    ]


def incoming(office: str) -> list[Path]:
    """The files that come with an office."""
    return sorted((ROOT / "offices" / office / "incoming").glob("*.csv"))
