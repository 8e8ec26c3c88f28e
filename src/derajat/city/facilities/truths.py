"""What is true of units, equipment, certificates, quality and finance."""

from fractions import Fraction

import numpy as np

from derajat.city.facilities.performance import QUALITY
from derajat.city.forms.form import months_of_days
from derajat.city.registers import Numbers, Register, Registers
from derajat.city.sides import Side, SideOf, group_of, known_in_all, rows_of
from derajat.city.truth import Truth, composed, counted, divided
from derajat.city.truth_of_areas import mean_over, reaching
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind, first_day_of_month
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_CENTRE = AreaLevel.HEALTH_CENTRE
_YEAR, _MONTH = ColumnType.YEAR, ColumnType.MONTH
_AT_END = Accumulation.AT_END
_SOON_MONTHS = 6


def _units(registers: Registers) -> Side:
    units = registers["unit-layanan"]
    return rows_of(units, "kelurahan", "tahun", _YEAR, PeriodKind.YEAR)


def _units_of(kind: str) -> SideOf:
    def side(registers: Registers) -> Side:
        return _units(registers).where(registers["unit-layanan"].holds("jenis", kind))

    return side


_branches, _posyandu = _units_of("pustu"), _units_of("posyandu")


def _branches_to_standard(registers: Registers) -> Side:
    units = registers["unit-layanan"]
    fits = units.holds("jenis", "pustu")
    for name in ("gedung_standar", "alat_standar", "obat_standar"):
        fits &= units.is_yes(name)
    for name, least in (("perawat", 1), ("bidan", 1), ("kader", 2)):
        fits &= units.is_known(name) & (units[name] >= least)
    return _units(registers).where(fits)


def _posyandu_of_all_ages(registers: Registers) -> Side:
    units = registers["unit-layanan"]
    fits = units.holds("jenis", "posyandu") & units.is_yes("siklus_hidup")
    return _units(registers).where(fits)


def _profiles(registers: Registers) -> Side:
    profiles = registers["profil-puskesmas"]
    year = PeriodKind.YEAR
    return rows_of(profiles, "puskesmas", "tahun", _YEAR, year, _CENTRE)


def _profiles_with(*names: str) -> SideOf:
    def side(registers: Registers) -> Side:
        profiles = registers["profil-puskesmas"]
        has_all = np.all([profiles.is_yes(name) for name in names], axis=0)
        return _profiles(registers).where(has_all)

    return side


def _pair(part: str, whole: str) -> tuple[SideOf, SideOf]:
    """The sums of two columns of equipment, over rows in which both are known."""

    def side_of(name: str) -> SideOf:
        def side(registers: Registers) -> Side:
            items = registers["spa-puskesmas"]
            year = PeriodKind.YEAR
            rows = rows_of(items, "puskesmas", "tahun", _YEAR, year, _CENTRE)
            grouped = rows.grouped(kelompok=group_of(items, "kelompok"))
            sums = grouped.adding(items[name]).by_place()
            return sums.reported_where(known_in_all(items, part, whole))

        return side

    return side_of(part), side_of(whole)


def _monthly(register: str, name: str, *both: str) -> SideOf:
    """The sums of a monthly column over rows in which all of `both` are known."""

    def side(registers: Registers) -> Side:
        found = registers[register]
        rows = rows_of(found, "puskesmas", "bulan", _MONTH, level=_CENTRE)
        if "indikator" in found.columns:
            rows = rows.grouped(indikator=group_of(found, "indikator"))
        sums = rows.adding(found[name]).by_place()
        return sums.reported_where(known_in_all(found, *both))

    return side


def visits_of(registers: Registers) -> Side:
    """All visits to a health centre, in the month of each week's Wednesday."""
    weeks = registers["laporan-w2"]
    rows = weeks.at(weeks.is_known("X"))
    centre, month = rows["puskesmas"], months_of_days(rows["minggu"] * 7 - 1)
    side = Side(_CENTRE, PeriodKind.MONTH, centre, month, centre, month)
    return side.adding(rows["X"]).by_place()


def _money(part: str, whole: str) -> Truth:
    return divided(
        _monthly("keuangan-puskesmas", part, part, whole),
        _monthly("keuangan-puskesmas", whole, part, whole),
        100,
        Accumulation.WITHIN_YEAR,
    )


def _judged(part: str, whole: str, times: int) -> Truth:
    return divided(
        _monthly("kbk-puskesmas", part, part, whole),
        _monthly("kbk-puskesmas", whole, part, whole),
        times,
    )


def _quality(name: str) -> SideOf:
    return _monthly("mutu-puskesmas", name, "memenuhi", "dinilai")


def _held(registers: Registers) -> tuple[Register, Numbers, Numbers]:
    """Each certificate in each month at whose end it is valid."""
    papers = registers["akreditasi"]
    begin, end = papers["berlaku_mulai"], papers["berlaku_sampai"]
    months = np.arange(
        int(months_of_days(begin).min(initial=24_300)),
        int(months_of_days(end).max(initial=24_300)) + 1,
    )
    last = np.array([first_day_of_month(int(month) + 1) - 1 for month in months])
    row, month = np.nonzero((begin[:, None] <= last) & (last <= end[:, None]))
    return papers, row, months[month]


def _certificates(registers: Registers) -> Side:
    papers, row, month = _held(registers)
    centre = papers["puskesmas"][row]
    return Side(_CENTRE, PeriodKind.MONTH, centre, month, centre, month)


def _certificates_where(chosen: Flags, registers: Registers) -> Side:
    _, row, _ = _held(registers)
    return _certificates(registers).where(chosen[row])


def _best_certificates(registers: Registers) -> Side:
    papers = registers["akreditasi"]
    best = papers.holds("tingkat", "utama") | papers.holds("tingkat", "paripurna")
    return _certificates_where(best, registers)


def _soon_over(registers: Registers) -> Side:
    papers, row, month = _held(registers)
    ends = papers["berlaku_sampai"][row]
    return _certificates(registers).where(_months_left(month, ends) < _SOON_MONTHS)


def _months_left(months: Numbers, ends: Numbers) -> Numbers:
    """Completed months from the last day of a month to a day."""
    different, back = np.unique(months, return_inverse=True)
    last = np.array([first_day_of_month(int(m) + 1) - 1 for m in different])[back]
    last_month, end_month = months_of_days(last), months_of_days(ends)
    last_date = last - _month_starts(last_month)
    end_date = ends - _month_starts(end_month)
    return np.asarray(end_month - last_month - (end_date < last_date))


def _month_starts(months: Numbers) -> Numbers:
    return np.array([first_day_of_month(int(month)) for month in months])


def _branches_with_medicines(registers: Registers) -> Side:
    units = registers["unit-layanan"]
    supplied = units.holds("jenis", "pustu") & units.is_yes("obat_standar")
    return _units(registers).where(supplied)


def _mean(values: tuple[Fraction | None, ...]) -> Fraction | None:
    """The mean of four scores, each at most 100; none where one is not known."""
    known = [min(value, Fraction(100)) for value in values if value is not None]
    return sum(known, Fraction(0)) / 4 if len(known) == 4 else None


_fit = divided(*_pair("memenuhi", "dipersyaratkan"))

TRUTHS: dict[str, Truth] = {
    "ILP-PST-N": counted(_branches),
    "ILP-PST": reaching("ILP-PST-N", AreaLevel.VILLAGE, 1),
    "ILP-PSTS": divided(_branches_to_standard, _branches),
    "OB-PST": divided(_branches_with_medicines, _branches),
    "ILP-POS": divided(_posyandu_of_all_ages, _posyandu),
    "ILP-PKM": divided(
        _profiles_with("klaster", "pws", "pustu_ilp", "posyandu_ilp"), _profiles
    ),
    "BLUD": divided(_profiles_with("blud"), _profiles),
    "PKM-24": divided(_profiles_with("pelayanan_24_jam"), _profiles),
    "ASP": _fit,
    "ASP-P": reaching("ASP", _CENTRE, 60),
    "ASP-RSK": divided(*_pair("rusak", "ada")),
    "ASP-K": divided(*_pair("terkalibrasi", "wajib_kalibrasi")),
    "ACC-N": counted(_certificates, 1, _AT_END),
    "ACC": reaching("ACC-N", _CENTRE, 1),
    "ACC-U": divided(_best_certificates, _certificates, 100, _AT_END),
    "ACC-HBS": counted(_soon_over, 1, _AT_END),
    "INM": divided(_quality("memenuhi"), _quality("dinilai")),
    "INM-R": mean_over("INM", "indikator", tuple(QUALITY)),
    "MA-MUTU": composed(("ACC-U", "INM-R", "IKU-IKM", "ASP"), _mean),
    "MA-AKSES": composed(("JKN-ACT", "ILP-PST", "PKM-24", "OB-PKM"), _mean),
    "PKM-BKJ": divided(_monthly("keuangan-puskesmas", "biaya", "biaya"), visits_of, 1),
    "BLUD-CRR": _money("pendapatan", "biaya"),
    "JKN-AK": _judged("kontak", "peserta", 1_000),
    "JKN-RRNS": _judged("rujukan_ns", "rujukan", 100),
    "JKN-RPPT": _judged("terkendali", "prolanis", 100),
    "BLUD-KAP": _money("kapitasi_pakai", "kapitasi_terima"),
}
