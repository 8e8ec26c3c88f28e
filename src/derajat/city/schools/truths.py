"""What is true of schools and the screening of children."""

import numpy as np

from derajat.city.eligible.denominators import eligible_people
from derajat.city.health_check.sides import (
    FOLLOW_UP_DAYS,
    Chosen,
    age,
    everybody,
    first_of_year,
    followed_in_time,
)
from derajat.city.persons import first_of_each, years_of_days
from derajat.city.registers import Numbers, Register, Registers
from derajat.city.sides import Side, SideOf, group_of, rows_of, sums_of
from derajat.city.truth import Truth, divided
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_WITHIN_YEAR = Accumulation.WITHIN_YEAR
_CENTRE = AreaLevel.HEALTH_CENTRE
_SCREENED_CLASSES = (1, 4, 7, 10)


def _children(chosen: Chosen, waits: int = 0) -> SideOf:
    """Chosen first checks of children, counted so many days later."""

    def side(registers: Registers) -> Side:
        first = first_of_year(registers["skrining-sekolah"])
        day = first.columns["tanggal"]
        moved = day.changed(np.arange(len(first)), day.values + waits)
        later = Register(first.name, {**first.columns, "tanggal": moved})
        rows = rows_of(later, "kelurahan", "tanggal")
        return rows.grouped(jk=group_of(first, "jk")).where(chosen(first))

    return side


def _is_of_basic_age(register: Register) -> Flags:
    years = age(register)
    out = register.is_no("bersekolah") & (years >= 7) & (years <= 15)
    in_class = register.is_known("kelas") & (register["kelas"] + 1 <= 9)
    return np.asarray(in_class | out)


def _is_screened_class(register: Register) -> Flags:
    return register.is_known("kelas") & np.isin(
        register["kelas"] + 1, _SCREENED_CLASSES
    )


def _pupils_checked(registers: Registers) -> Side:
    first = first_of_year(registers["skrining-sekolah"])
    rows = rows_of(first, "puskesmas", "tanggal", level=_CENTRE)
    rows = rows.grouped(kelas=group_of(first, "kelas"))
    return rows.where(_is_screened_class(first))


def _pupils(registers: Registers) -> Side:
    classes = registers["sekolah-kelas"]
    classes = classes.at(_is_screened_class(classes))
    return sums_of(
        classes,
        "puskesmas",
        "tahun",
        "siswa",
        ColumnType.YEAR,
        PeriodKind.YEAR,
        _CENTRE,
        groups=("kelas",),
    )


def _schools(only_served: bool) -> SideOf:
    """Schools of a year, each once."""

    def side(registers: Registers) -> Side:
        classes = registers["sekolah-kelas"]
        once = first_of_each(classes["tahun"], classes["sekolah"], classes["tahun"])
        schools = classes.at(once)
        rows = rows_of(
            schools, "puskesmas", "tahun", ColumnType.YEAR, PeriodKind.YEAR, _CENTRE
        ).by_place()
        rows = rows.grouped(jenjang=group_of(schools, "jenjang"))
        if not only_served:
            return rows
        served = np.isin(_key(schools, schools["tahun"]), _served(registers))
        return rows.where(served)

    return side


def _served(registers: Registers) -> Numbers:
    checks = registers["skrining-sekolah"]
    checks = checks.at(checks.is_yes("bersekolah") & checks.is_known("sekolah"))
    return _key(checks, years_of_days(checks["tanggal"]))


def _key(register: Register, year: Numbers) -> Numbers:
    return np.asarray(register["sekolah"] * 10_000 + year)


def _has_finding(register: Register) -> Flags:
    found = register.is_yes("gigi") | register.is_yes("mata")
    return found | register.is_yes("kurus") | register.is_yes("anemia")


def _followed(register: Register) -> Flags:
    return _has_finding(register) & followed_in_time(register)


def _found(name: str) -> Truth:
    return divided(
        _children(lambda register: register.is_yes(name)),
        _children(lambda register: register.is_known(name)),
        accumulate=_WITHIN_YEAR,
    )


TRUTHS: dict[str, Truth] = {
    "SPM-05": divided(
        _children(_is_of_basic_age),
        eligible_people("usia-pendidikan-dasar"),
        accumulate=_WITHIN_YEAR,
    ),
    "UKS-JARING": divided(_pupils_checked, _pupils, accumulate=_WITHIN_YEAR),
    "CKG-SCH": divided(_schools(only_served=True), _schools(only_served=False)),
    "UKS-TEMUAN": divided(
        _children(_has_finding), _children(everybody), accumulate=_WITHIN_YEAR
    ),
    "UKS-GIGI": _found("gigi"),
    "UKS-MATA": _found("mata"),
    "UKS-ANEMIA": _found("anemia"),
    "UKS-FU": divided(
        _children(_followed, FOLLOW_UP_DAYS),
        _children(_has_finding, FOLLOW_UP_DAYS),
        accumulate=_WITHIN_YEAR,
    ),
}
