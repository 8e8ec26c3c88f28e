"""What PermenPANRB 14/2017 prints: elements, their weight, bands of the index."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from derajat.model.labels import Label


LOWEST_ANSWER, HIGHEST_ANSWER = 1, 4

CONVERSION = 25
"""The index from 1 to 4 is printed from 25 to 100."""

SOURCE = "PermenPANRB 14/2017, lampiran"
"""Converted bands and the nine elements confirmed by secondary sources; the raw bands
as commonly reprinted, checked 2026-11-22."""


@dataclass(frozen=True)
class Element:
    """An element (unsur) of the satisfaction survey, stored by its key."""

    key: str
    label: Label


ELEMENTS = (
    Element("persyaratan", Label("Persyaratan", "Requirements")),
    Element(
        "prosedur", Label("Sistem, mekanisme, dan prosedur", "System and procedure")
    ),
    Element("waktu", Label("Waktu penyelesaian", "Time to completion")),
    Element("biaya", Label("Biaya/tarif", "Cost")),
    Element(
        "produk", Label("Produk spesifikasi jenis pelayanan", "Product of the service")
    ),
    Element("kompetensi", Label("Kompetensi pelaksana", "Competence of staff")),
    Element("perilaku", Label("Perilaku pelaksana", "Conduct of staff")),
    Element(
        "pengaduan",
        Label("Penanganan pengaduan, saran, dan masukan", "Handling of complaints"),
    ),
    Element("sarana", Label("Sarana dan prasarana", "Facilities")),
)
"""The nine elements in the order of the regulation (U1-U9)."""


@dataclass(frozen=True)
class ElementWeight:
    """How an office writes the weight of an element, from a day on.

    decimals: decimals the weight 1 / elements is rounded to; None: the exact fraction.
    valid_from: the day from which the office uses it. source: who decided it.
    """

    decimals: int | None
    valid_from: date
    source: str

    def of(self, elements: int) -> Fraction:
        """The weight of each of `elements` elements."""
        exact = Fraction(1, elements)
        if self.decimals is None:
            return exact
        return round_half_up(exact, self.decimals)


EXACT_WEIGHT = ElementWeight(None, date(2017, 1, 1), SOURCE)
"""1/9 for nine elements: the index of only the best answers is 100."""


def weight_on(choices: Sequence[ElementWeight], day: date) -> ElementWeight | None:
    """The weight an office uses on a day: the last choice that has begun.

    Formula: the choice with the latest `valid_from` that is not after the day.
    Source: the office's own decisions, each with its source.
    Units: none.
    Shapes: one choice.
    Missing: None where no choice has begun.

    >>> from datetime import date
    >>> from derajat.statistics.sampling import EXACT_WEIGHT, ElementWeight, weight_on
    >>> printed = ElementWeight(2, date(2024, 1, 1), "SK Kepala Dinas 7/2024")
    >>> weight_on([printed, EXACT_WEIGHT], date(2023, 12, 31)) is EXACT_WEIGHT
    True
    >>> weight_on([printed, EXACT_WEIGHT], date(2024, 6, 1)).of(9)
    Fraction(11, 100)
    """
    begun = [choice for choice in choices if choice.valid_from <= day]
    return max(begun, key=lambda choice: choice.valid_from, default=None)


class BandReading(StrEnum):
    """Which of the two printed columns decides the band."""

    CONVERTED = "converted"
    """The index from 25 to 100, rounded to two decimals: every value has a band."""
    RAW = "raw"
    """The index from 1 to 4, rounded to four decimals: values in a gap have none."""


@dataclass(frozen=True)
class Band:
    """A band of quality with its printed limits."""

    code: str
    label: Label
    raw_low: Decimal
    raw_high: Decimal
    low: Decimal
    high: Decimal


BANDS = (
    Band(
        "D",
        Label("Tidak baik", "Not good"),
        Decimal("1.00"),
        Decimal("2.5996"),
        Decimal("25.00"),
        Decimal("64.99"),
    ),
    Band(
        "C",
        Label("Kurang baik", "Less good"),
        Decimal("2.60"),
        Decimal("3.064"),
        Decimal("65.00"),
        Decimal("76.60"),
    ),
    Band(
        "B",
        Label("Baik", "Good"),
        Decimal("3.0644"),
        Decimal("3.532"),
        Decimal("76.61"),
        Decimal("88.30"),
    ),
    Band(
        "A",
        Label("Sangat baik", "Very good"),
        Decimal("3.5324"),
        Decimal("4.00"),
        Decimal("88.31"),
        Decimal("100.00"),
    ),
)
"""From the lowest to the highest."""


@dataclass(frozen=True)
class BandResult:
    """The band of an index.

    reading: the printed column that decided.
    band: None where the reading has no band for the value.
    gap: codes of the two bands between whose printed limits the exact value lies;
        None where it lies within a band; ("", "D") below the lowest printed limit.
    """

    reading: BandReading
    band: Band | None
    gap: tuple[str, str] | None


def satisfaction_band(
    raw: Fraction, reading: BandReading = BandReading.CONVERTED
) -> BandResult:
    """The band of an index, and whether the exact value lies between two bands.

    The printed limits leave gaps (64.99 to 65.00, and so on). By the converted reading
    the index is rounded to two decimals, then classified; by the raw reading it is
    rounded to four decimals and has no band where it still lies in a gap.

    Formula: converted = 25 x raw; rounded half up.
    Source: PermenPANRB 14/2017, table of perception values.
    Units: raw index from 1 to 4.
    Shapes: one exact number.
    Missing: no band above the scale, or by the raw reading below it or in a gap; the
        converted reading gives the lowest band below 25 (0.11 x 9 x 25 = 24.75).

    >>> from fractions import Fraction
    >>> from derajat.statistics.sampling import satisfaction_band
    >>> found = satisfaction_band(Fraction("3.0642"))
    >>> found.band.code, found.gap
    ('B', ('C', 'B'))
    >>> print(satisfaction_band(Fraction("3.0642"), "raw").band)
    None
    """
    reading = BandReading(reading)
    if reading is BandReading.RAW:
        limits = [(Fraction(b.raw_low), Fraction(b.raw_high)) for b in BANDS]
        exact, rounded = raw, round_half_up(raw, 4)
    else:
        limits = [(Fraction(b.low), Fraction(b.high)) for b in BANDS]
        exact, rounded = raw * CONVERSION, round_half_up(raw * CONVERSION, 2)
    gap = _gap(exact, limits)
    band = _band_of(rounded, limits)
    is_below = rounded < limits[0][0]
    if is_below and reading is BandReading.CONVERTED and band is None:
        band = BANDS[0]
    return BandResult(reading, band, gap)


def round_half_up(exact: Fraction, decimals: int) -> Fraction:
    """The exact number rounded to decimals, a half away upwards."""
    scale = 10**decimals
    return Fraction((exact * scale * 2 + 1) // 2, scale)


def printed(exact: Fraction, decimals: int) -> Decimal:
    """The number as printed, with exactly `decimals` decimals, a half rounded up.

    Formula: floor(x 10^d + 1/2) / 10^d, in whole numbers.
    Source: commercial rounding, as the printed tables of PermenPANRB 14/2017.
    Units: that of the number.
    Shapes: one exact number.
    Missing: none; the number is exact.

    >>> from fractions import Fraction
    >>> from derajat.statistics.sampling import printed
    >>> printed(Fraction("64.995"), 2), printed(Fraction(100), 2)
    (Decimal('65.00'), Decimal('100.00'))
    """
    if decimals < 0:
        raise ValueError(f"decimals is {decimals}, not a number from 0")
    whole = round_half_up(exact, decimals) * 10**decimals
    return Decimal(int(whole)).scaleb(-decimals)


def _band_of(value: Fraction, limits: list[tuple[Fraction, Fraction]]) -> Band | None:
    for band, (low, high) in zip(BANDS, limits, strict=True):
        if low <= value <= high:
            return band
    return None


def _gap(
    value: Fraction, limits: list[tuple[Fraction, Fraction]]
) -> tuple[str, str] | None:
    if value < limits[0][0]:
        return ("", BANDS[0].code)
    for place in range(1, len(BANDS)):
        if limits[place - 1][1] < value < limits[place][0]:
            return (BANDS[place - 1].code, BANDS[place].code)
    return None
