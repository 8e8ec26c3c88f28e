"""What counts in health checks: first complete checks, and what they found."""

from collections.abc import Callable

import numpy as np

from derajat.city.persons import completed_years, first_of_each, years_of_days
from derajat.city.registers import Numbers, Register, Registers
from derajat.city.sides import GroupColumn, Side, SideOf, group_of, rows_of
from derajat.model.areas import AreaLevel
from derajat.statistics.arrays import Flags


Chosen = Callable[[Register], Flags]
FOLLOW_UP_DAYS = 30
_FINDINGS = (
    "hipertensi",
    "gula_tinggi",
    "obesitas",
    "mata",
    "gigi",
    "jiwa",
    "anemia",
    "gejala_tb",
)
_AGE_GROUPS = ("di-bawah-1", "balita", "sekolah", "dewasa", "lansia")
_AGES = (0, 1, 7, 18, 60)


def everybody(register: Register) -> Flags:
    """All rows."""
    return np.ones(len(register), dtype=bool)


def first_checks(registers: Registers) -> Register:
    """The first complete free check of each person in each year."""
    visits = registers["skrining"]
    return first_of_year(visits.at(visits.holds("program", "ckg")))


def first_of_year(register: Register) -> Register:
    """Of complete checks the first of each person in each year."""
    complete = register.at(register.is_yes("lengkap"))
    day = complete["tanggal"]
    return complete.at(first_of_each(day, complete["nik"], years_of_days(day)))


def age(register: Register) -> Numbers:
    """Completed years at the check."""
    return completed_years(register["tanggal_lahir"], register["tanggal"])


def has_finding(register: Register) -> Flags:
    """Those with anything found."""
    found = np.zeros(len(register), dtype=bool)
    for name in _FINDINGS:
        found |= register.is_yes(name)
    return found


def followed_in_time(register: Register) -> Flags:
    """Those with a confirmed follow-up up to the last day allowed."""
    days = register["tindak_lanjut"] - register["tanggal"]
    return np.asarray(register.is_known("tindak_lanjut") & (days <= FOLLOW_UP_DAYS))


def checks(chosen: Chosen = everybody, by_service: bool = False) -> SideOf:
    """Chosen first checks, each counting 1, where people live or are served."""

    def side(registers: Registers) -> Side:
        first = first_checks(registers)
        return _grouped(first, _placed(first, by_service)).where(chosen(first))

    return side


def _placed(first: Register, by_service: bool) -> Side:
    if by_service:
        level = AreaLevel.HEALTH_CENTRE
        return rows_of(first, "puskesmas", "tanggal", level=level)
    return rows_of(first, "kelurahan", "tanggal")


def _grouped(first: Register, side: Side) -> Side:
    bands = np.searchsorted(_AGES, age(first), side="right") - 1
    return side.grouped(
        kelompok_umur=GroupColumn(bands, _AGE_GROUPS),
        **{name: group_of(first, name) for name in _GROUPS},
    )


_GROUPS = ("jk", "pendekatan", "kanal", "gelombang")


def due_checks(chosen: Chosen) -> SideOf:
    """Chosen first checks with a finding, counted when their follow-up is due."""

    def side(registers: Registers) -> Side:
        first = first_checks(registers)
        due = first.columns["tanggal"]
        rows = np.arange(len(first))
        moved = due.changed(rows, due.values + FOLLOW_UP_DAYS)
        later = Register(first.name, {**first.columns, "tanggal": moved})
        return rows_of(later, "kelurahan", "tanggal").where(chosen(first))

    return side
