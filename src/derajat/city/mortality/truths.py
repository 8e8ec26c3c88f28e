"""What is true of births and deaths."""

from collections.abc import Callable

import numpy as np

from derajat.city.registers import Register, Registers
from derajat.city.sides import Side, group_of, rows_of
from derajat.city.truth import Truth, counted, divided, from_year
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


def _live_births(registers: Registers) -> Side:
    births = registers["kelahiran"]
    return rows_of(births, "kelurahan", "tanggal_lahir").where(births.is_yes("hidup"))


def _deaths_of_mothers(registers: Registers) -> Side:
    deaths = registers["kematian"]
    counts = deaths.is_yes("maternal") & ~deaths.is_yes("insidental")
    return rows_of(deaths, "kelurahan", "tanggal_mati").where(counts)


def _grouped_deaths_of_mothers(registers: Registers) -> Side:
    deaths = registers["kematian"]
    counts = deaths.is_yes("maternal") & ~deaths.is_yes("insidental")
    rows = rows_of(deaths, "kelurahan", "tanggal_mati")
    groups = {name: group_of(deaths, name) for name in ("fase", "sebab")}
    return rows.grouped(**groups).where(counts)


def _births(registers: Registers) -> Side:
    return rows_of(registers["kelahiran"], "kelurahan", "tanggal_lahir")


def _stillbirths(registers: Registers) -> Side:
    return _births(registers).where(registers["kelahiran"].is_no("hidup"))


def _is_maternal(deaths: Register) -> Flags:
    return deaths.is_yes("maternal")


def _is_told_in_time(deaths: Register) -> Flags:
    """Within 24 hours to the minute; what was not recorded was not in time."""
    minutes = deaths["waktu_lapor"] - deaths["waktu_mati"]
    known = deaths.is_known("waktu_lapor") & deaths.is_known("waktu_mati")
    in_time = (minutes >= 0) & (minutes <= 24 * 60)
    return np.asarray(_is_maternal(deaths) & known & in_time)


def _is_reviewed(deaths: Register) -> Flags:
    return _is_maternal(deaths) & deaths.is_known("tanggal_ampsr")


def _maternal(where: Callable[[Register], Flags]) -> Callable[[Registers], Side]:
    """Some of the reported deaths."""

    def side(registers: Registers) -> Side:
        deaths = registers["kematian"]
        rows = rows_of(deaths, "kelurahan", "tanggal_mati")
        return rows.where(where(deaths))

    return side


def _deaths_before(days: int, since: int = 0) -> Callable[[Registers], Side]:
    """Deaths of children of an age in days, by sex."""

    def side(registers: Registers) -> Side:
        deaths = registers["kematian"]
        age = deaths["umur_hari"]
        young = deaths.is_known("umur_hari") & (age >= since) & (age < days)
        rows = rows_of(deaths, "kelurahan", "tanggal_mati")
        rows = rows.grouped(jk=group_of(deaths, "jk"))
        return rows.where(young & deaths.is_no("maternal"))

    return side


def _live_births_by_sex(registers: Registers) -> Side:
    births = registers["kelahiran"]
    rows = rows_of(births, "kelurahan", "tanggal_lahir")
    return rows.grouped(jk=group_of(births, "jk")).where(births.is_yes("hidup"))


def _of_live_births(deaths: Callable[[Registers], Side], times: int) -> Truth:
    return divided(deaths, _live_births, times, Accumulation.WITHIN_YEAR)


def _of_children(days: int, since: int = 0) -> Truth:
    return divided(
        _deaths_before(days, since),
        _live_births_by_sex,
        1_000,
        Accumulation.WITHIN_YEAR,
    )


TRUTHS: dict[str, Truth] = {
    "IKU-AKI": from_year(2022, _of_live_births(_deaths_of_mothers, 100_000)),
    "IKU-JKI": counted(_grouped_deaths_of_mothers, 1, Accumulation.WITHIN_YEAR),
    "SB": divided(_stillbirths, _births, 1_000, Accumulation.WITHIN_YEAR),
    "KIA-MPDN24": divided(
        _maternal(_is_told_in_time),
        _maternal(_is_maternal),
        100,
        Accumulation.WITHIN_YEAR,
    ),
    "KIA-AMPSR": divided(
        _maternal(_is_reviewed),
        _maternal(_is_maternal),
        100,
        Accumulation.WITHIN_YEAR,
    ),
    "IKU-AKN": _of_children(29),
    "IKU-AKND": _of_children(7),
    "IKU-AKNL": _of_children(29, since=7),
    "IKU-AKPN": _of_children(365, since=29),
    "IKU-AKB": _of_children(365),
    "IKU-AKABA": _of_children(1_826),
}
