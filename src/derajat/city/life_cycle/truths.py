"""What is true of services by life cycle, and of how evenly people are served."""

from fractions import Fraction

import numpy as np

from derajat.city.health_check.sides import (
    Chosen,
    everybody,
    first_checks,
    followed_in_time,
    has_finding,
)
from derajat.city.health_check.truths import between, both, coverage, newborn
from derajat.city.insurance.truths import decile_group
from derajat.city.persons import rows_found, years_of_days
from derajat.city.registers import Register, Registers, plain
from derajat.city.sides import Side, SideOf, rows_of
from derajat.city.truth import Truth, composed, divided
from derajat.city.truth_of_areas import distance, spread_over, variation
from derajat.model.areas import AreaLevel
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_GROUPS = (
    "ILP-CYC-BBL",
    "ILP-CYC-BALITA",
    "ILP-CYC-SEKOLAH",
    "ILP-CYC-DEWASA",
    "ILP-CYC-LANSIA",
)
Values = tuple[Fraction | None, ...]


def _is_cared_for(register: Register) -> Flags:
    """Nothing found, or what was found followed up in time."""
    return ~has_finding(register) | followed_in_time(register)


def _package(chosen: Chosen, group: str) -> Truth:
    return coverage(both(chosen, _is_cared_for), group)


def _mean_of_groups(values: Values) -> Fraction | None:
    found = [min(value, Fraction(100)) for value in values if value is not None]
    if len(found) < len(values):
        return None
    return sum(found, Fraction(0)) / len(found)


def _difference(values: Values) -> Fraction | None:
    one, other = values
    return None if one is None or other is None else one - other


def _match_checks(registers: Registers) -> Register:
    """The list of the poor with whether each was checked in the year of the list."""
    poor, first = registers["dtsen"], first_checks(registers)
    year = years_of_days(first["tanggal"])
    checked = np.zeros(len(poor), dtype=bool)
    for own_year in np.unique(poor["bulan"] // 12).tolist():
        own = np.flatnonzero(poor["bulan"] // 12 == own_year)
        niks = first["nik"][year == own_year]
        checked[own] = rows_found(poor["nik"][own], niks) >= 0
    return Register("poor", {**poor.columns, "diperiksa": plain(checked)})


def _poor(chosen: Chosen) -> SideOf:
    def side(registers: Registers) -> Side:
        poor = _match_checks(registers)
        rows = rows_of(poor, "kelurahan", "bulan", ColumnType.MONTH)
        rows = rows.grouped(desil=decile_group(poor))
        return rows.where(chosen(poor) & (poor["desil"] <= 5))

    return side


TRUTHS: dict[str, Truth] = {
    "ILP-CYC-BBL": _package(newborn, "bayi-baru-lahir"),
    "ILP-CYC-BALITA": _package(between(1, 7), "anak-1-6"),
    "ILP-CYC-SEKOLAH": _package(between(7, 18), "anak-7-17"),
    "ILP-CYC-DEWASA": _package(between(18, 60), "dewasa"),
    "ILP-CYC-LANSIA": _package(between(60), "usia-lanjut"),
    "ILP-CYC": composed(_GROUPS, _mean_of_groups),
    "CKG-POOR": divided(
        _poor(lambda poor: poor.is_yes("diperiksa")),
        _poor(everybody),
        accumulate=Accumulation.AT_END,
    ),
    "KES-CKG-CV": spread_over("CKG-COV", AreaLevel.VILLAGE, variation),
    "KES-CKG-RENTANG": spread_over("CKG-COV", AreaLevel.VILLAGE, distance),
    "KES-JKN-RENTANG": spread_over("JKN-ACT", AreaLevel.VILLAGE, distance),
    "KES-CKG-MISKIN": composed(("CKG-COV", "CKG-POOR"), _difference),
    "KES-JKN-MISKIN": composed(("JKN-POOR-35", "JKN-POOR-12"), _difference),
}
