"""What is true of health checks and screening."""

from fractions import Fraction

import numpy as np

from derajat.city.eligible.denominators import eligible_people
from derajat.city.health_check.outreach_truths import OUTREACH_TRUTHS
from derajat.city.health_check.sides import (
    Chosen,
    age,
    checks,
    due_checks,
    everybody,
    first_of_year,
    followed_in_time,
    has_finding,
)
from derajat.city.registers import Register, Registers
from derajat.city.sides import Side, SideOf, rows_of, sums_of
from derajat.city.truth import (
    Asked,
    Knowledge,
    TrueValue,
    Truth,
    add_up,
    counted,
    divided,
)
from derajat.city.truth_of_areas import reaching
from derajat.model.areas import AreaLevel
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_WITHIN_YEAR = Accumulation.WITHIN_YEAR
_NATIONAL_TARGET = {2025: Fraction(36, 100), 2026: Fraction(46, 100)}
_FIRST_LIST_YEAR = 2026
"""From this year on screening is counted person by person."""


def between(least: int, below: int = 200) -> Chosen:
    """Those of an age in completed years."""

    def chosen(register: Register) -> Flags:
        years = age(register)
        return np.asarray((years >= least) & (years < below))

    return chosen


def newborn(register: Register) -> Flags:
    """Those checked in their first 28 days."""
    return np.asarray(register["tanggal"] - register["tanggal_lahir"] <= 28)


def yes(name: str) -> Chosen:
    """Those with a yes."""
    return lambda register: register.is_yes(name)


def known(name: str) -> Chosen:
    """Those of whom it is known."""
    return lambda register: register.is_known(name)


def both(one: Chosen, other: Chosen) -> Chosen:
    """Those who are in both."""
    return lambda register: one(register) & other(register)


def coverage(chosen: Chosen, group: str, shares: bool = False) -> Truth:
    """First checks of a year against eligible people."""
    return divided(
        checks(chosen),
        eligible_people(group),
        100,
        _WITHIN_YEAR,
        shares_denominator=shares,
    )


def _share(part: Chosen, whole: Chosen, by_service: bool = False) -> Truth:
    """Of the first checks of the year so far."""
    return divided(
        checks(both(part, whole), by_service),
        checks(whole, by_service),
        accumulate=_WITHIN_YEAR,
    )


def _found(name: str) -> Truth:
    return _share(yes(name), known(name))


def _registrations(chosen: Chosen) -> SideOf:
    def side(registers: Registers) -> Side:
        visits = registers["skrining"]
        rows = rows_of(visits, "puskesmas", "tanggal", level=AreaLevel.HEALTH_CENTRE)
        return rows.where(chosen(visits) & visits.holds("program", "ckg"))

    return side


def _against_target(known_: Knowledge, asked: Asked) -> list[TrueValue]:
    above = add_up(known_, known_.side(_CHECKS), asked, _WITHIN_YEAR)
    people = known_.side(eligible_people("penduduk"))
    below = add_up(known_, people, asked, _WITHIN_YEAR)
    share = _NATIONAL_TARGET[asked.period.year]
    return [_of_target(a, b, share) for a, b in zip(above, below, strict=True)]


_CHECKS = checks()


def _of_target(above: int | None, below: int | None, share: Fraction) -> TrueValue:
    wanted = None if below is None else below * share
    if above is None or not wanted:
        return TrueValue(above, wanted, None)
    return TrueValue(above, wanted, above * 100 / wanted)


def _is_chronic(register: Register) -> Flags:
    ill = register.is_yes("hipertensi") | register.is_yes("gula_tinggi")
    return ill & register.is_known("tindak_lanjut")


def _followed(register: Register) -> Flags:
    return has_finding(register) & followed_in_time(register)


def _screened(least: int, below: int = 200) -> SideOf:
    def side(registers: Registers) -> Side:
        first = first_of_year(registers["skrining"])
        rows = rows_of(first, "kelurahan", "tanggal")
        return rows.where(between(least, below)(first))

    return side


def _summed(name: str) -> SideOf:
    def side(registers: Registers) -> Side:
        return sums_of(registers["skrining-rekap"], "kelurahan", "bulan", name)

    return side


def _by_summary_then_list(name: str, group: str, least: int, below: int) -> Truth:
    """Summaries up to 2025; people, once a year, from 2026 on."""
    eligible = eligible_people(group)
    summary = divided(_summed(name), eligible, 100, _WITHIN_YEAR)
    people = divided(_screened(least, below), eligible, 100, _WITHIN_YEAR)

    def truth(known_: Knowledge, asked: Asked) -> list[TrueValue]:
        has_list = asked.period.year >= _FIRST_LIST_YEAR
        return (people if has_list else summary)(known_, asked)

    return truth


TRUTHS: dict[str, Truth] = {
    "SPM-06": _by_summary_then_list("produktif", "usia-produktif", 15, 60),
    "SPM-07": _by_summary_then_list("lansia", "usia-lanjut", 60, 200),
    "CKG-COV": coverage(everybody, "penduduk", shares=True),
    "CKG-TGT": _against_target,
    "CKG-BBL": coverage(newborn, "bayi-baru-lahir"),
    "CKG-BALITA": coverage(between(1, 7), "anak-1-6"),
    "CKG-SEKOLAH": coverage(between(7, 18), "anak-7-17"),
    "CKG-DEWASA": coverage(between(18, 60), "dewasa"),
    "CKG-LANSIA": coverage(between(60), "usia-lanjut"),
    "CKG-SHOW": divided(
        _registrations(yes("hadir")),
        _registrations(everybody),
        accumulate=_WITHIN_YEAR,
    ),
    "CKG-N": counted(checks(by_service=True)),
    "CKG-PKM": reaching("CKG-N", AreaLevel.HEALTH_CENTRE, 1),
    "CKG-AKTIF": _share(
        lambda register: register.holds("pendekatan", "aktif"), everybody, True
    ),
    "CKG-PASIF": _share(
        lambda register: register.holds("pendekatan", "pasif"), everybody, True
    ),
    "CKG-FIND": _share(has_finding, everybody),
    "CKG-HT": _found("hipertensi"),
    "CKG-GULA": _found("gula_tinggi"),
    "CKG-OBES": _found("obesitas"),
    "CKG-MATA": _found("mata"),
    "CKG-GIGI": _found("gigi"),
    "CKG-JIWA": _found("jiwa"),
    "CKG-ANEMIA": _found("anemia"),
    "CKG-TB": _found("gejala_tb"),
    "CKG-RUJUK": _share(yes("rujuk"), has_finding, by_service=True),
    "CKG-FU": divided(
        due_checks(_followed), due_checks(has_finding), accumulate=_WITHIN_YEAR
    ),
    "CKG-CTRL": _share(yes("terkendali"), _is_chronic),
    **OUTREACH_TRUTHS,
}
