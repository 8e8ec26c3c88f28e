"""Why a result is missing: one closed list for the whole package.

Every result that can be missing carries an array of these codes beside its numbers:
GIVEN where there is a number, any other code where there is nan.
"""

from enum import IntEnum

import numpy as np
import numpy.typing as npt

from derajat.model.labels import Label
from derajat.statistics.arrays import Flags, Floats


Reasons = npt.NDArray[np.uint8]


class Reason(IntEnum):
    """Codes are stable: stored results name them. New ones go to the end."""

    GIVEN = 0
    MISSING = 1
    NOT_FINITE = 2
    NEGATIVE_COUNT = 3
    DENOMINATOR_NOT_POSITIVE = 4
    NUMERATOR_ABOVE_DENOMINATOR = 5
    TOO_FEW_EVENTS = 6
    TOO_FEW_POINTS = 7
    NO_VARIATION = 8
    UNKNOWN_CODE = 9
    NEGATIVE_AGE = 10
    AGE_OUTSIDE = 11
    MEASURE_NOT_POSITIVE = 12
    SIZE_OUTSIDE = 13
    OEDEMA = 14
    POPULATION_TOO_SMALL = 15
    INTERVAL_TOO_WIDE = 16
    NO_NEIGHBOURS = 17
    NOT_CONVERGED = 18
    TRACK_RECORD_POOR = 19
    WEIGHT_NOT_POSITIVE = 20
    ONE_CLUSTER = 21
    ALL_ZERO = 22
    OUTSIDE_SCALE = 23


LABELS: dict[Reason, Label] = {
    Reason.GIVEN: Label("nilai ada", "the value is given"),
    Reason.MISSING: Label("angka masukan kosong", "an input is missing"),
    Reason.NOT_FINITE: Label("angka masukan tak hingga", "an input is infinite"),
    Reason.NEGATIVE_COUNT: Label("jumlah negatif", "a count is below zero"),
    Reason.DENOMINATOR_NOT_POSITIVE: Label(
        "penyebut nol atau negatif", "the denominator is not above zero"
    ),
    Reason.NUMERATOR_ABOVE_DENOMINATOR: Label(
        "pembilang melebihi penyebut", "the numerator is above the denominator"
    ),
    Reason.TOO_FEW_EVENTS: Label("kejadian terlalu sedikit", "too few events"),
    Reason.TOO_FEW_POINTS: Label(
        "titik data terlalu sedikit", "too few points, areas or rows"
    ),
    Reason.NO_VARIATION: Label("semua nilai sama", "all values are equal"),
    Reason.UNKNOWN_CODE: Label("kode tidak dikenal", "a code is unknown"),
    Reason.NEGATIVE_AGE: Label("umur negatif", "the age is below zero"),
    Reason.AGE_OUTSIDE: Label(
        "umur di luar standar", "the age is outside the standard"
    ),
    Reason.MEASURE_NOT_POSITIVE: Label(
        "hasil ukur nol atau negatif", "a measurement is not above zero"
    ),
    Reason.SIZE_OUTSIDE: Label(
        "panjang atau tinggi di luar tabel", "the length or height is outside the table"
    ),
    Reason.OEDEMA: Label(
        "edema: indeks berat tidak dihitung", "oedema: no index from weight"
    ),
    Reason.POPULATION_TOO_SMALL: Label(
        "penduduk terlalu sedikit", "the population is too small"
    ),
    Reason.INTERVAL_TOO_WIDE: Label(
        "selang terlalu lebar", "the interval is too wide to show"
    ),
    Reason.NO_NEIGHBOURS: Label("tanpa wilayah tetangga", "no neighbouring area"),
    Reason.NOT_CONVERGED: Label(
        "perhitungan tidak mencapai hasil", "the computation did not converge"
    ),
    Reason.TRACK_RECORD_POOR: Label(
        "perkiraan masa lalu terlalu sering meleset",
        "past forecasts failed too often",
    ),
    Reason.WEIGHT_NOT_POSITIVE: Label(
        "bobot nol atau negatif", "a weight is not above zero"
    ),
    Reason.ONE_CLUSTER: Label("satu klaster dalam strata", "one cluster in a stratum"),
    Reason.ALL_ZERO: Label("semua nol", "all counts are zero"),
    Reason.OUTSIDE_SCALE: Label("nilai di luar skala", "a value is outside its scale"),
}


def first_reason(shape: tuple[int, ...], *tests: tuple[Flags, Reason]) -> Reasons:
    """For each place the reason of the first test that is true there, else GIVEN."""
    found = np.zeros(shape, dtype=np.uint8)
    for is_true, reason in reversed(tests):
        found[np.broadcast_to(is_true, shape)] = reason
    return found


def reason_of_inputs(*inputs: Floats) -> Reasons:
    """MISSING where an input is nan, NOT_FINITE where one is infinite, else GIVEN."""
    shape = np.broadcast_shapes(*(numbers.shape for numbers in inputs))
    tests = [(np.isnan(numbers), Reason.MISSING) for numbers in inputs]
    tests += [(np.isinf(numbers), Reason.NOT_FINITE) for numbers in inputs]
    return first_reason(shape, *tests)


def earliest(*reasons: Reasons) -> Reasons:
    """In each place the reason of the first array that has one; they broadcast."""
    found = reasons[-1]
    for before in reversed(reasons[:-1]):
        found = np.where(before == Reason.GIVEN, found, before)
    return found


def reason_of(inputs: tuple[Floats, ...], *tests: tuple[Flags, Reason]) -> Reasons:
    """Why inputs give no result: nan and infinity first, then the tests in order."""
    unusable = reason_of_inputs(*inputs)
    return earliest(unusable, first_reason(unusable.shape, *tests))
