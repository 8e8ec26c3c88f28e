"""What is true of immunisation."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from derajat.city.ages import days_later, months_between
from derajat.city.eligible.denominators import covered
from derajat.city.immunisation.children import (
    BASIC,
    BIRTH_DOSES,
    FOR_LIVE_BIRTHS,
    NEWER,
    SECOND_YEAR,
    Child,
    children_with_doses,
)
from derajat.city.registers import Numbers, Register, Registers
from derajat.city.sides import GroupColumn, Side, SideOf, group_of, rows_of, sums_of
from derajat.city.truth import Truth, composed, divided, from_year
from derajat.city.truth_of_areas import reaching
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_YEAR_SO_FAR = Accumulation.WITHIN_YEAR


def _doses(*antigens: str, months: int = 0, days: int | None = None) -> SideOf:
    """Doses of some antigens, given below so many months or up to so many days."""

    def side(registers: Registers) -> Side:
        doses = registers["imunisasi-dosis"]
        chosen = _is_any_of(doses, antigens)
        chosen &= doses["tanggal"] >= doses["tanggal_lahir"]
        if months:
            chosen &= _age_months(doses) < months
        if days is not None:
            chosen &= doses["tanggal"] - doses["tanggal_lahir"] <= days
        rows = rows_of(doses, "kelurahan", "tanggal")
        groups = {name: group_of(doses, name) for name in ("jk", "tempat")}
        return rows.grouped(**groups).where(chosen)

    return side


def _first_birth_doses(registers: Registers) -> Side:
    """The first hepatitis B dose of each child, within seven days after birth."""
    doses = registers["imunisasi-dosis"]
    age = doses["tanggal"] - doses["tanggal_lahir"]
    chosen = _is_any_of(doses, BIRTH_DOSES) & (age >= 0) & (age <= 7)
    by_day = np.flatnonzero(chosen)[np.argsort(doses["tanggal"][chosen], kind="stable")]
    _, first = np.unique(doses["nik"][by_day], return_index=True)
    is_first = np.zeros(len(doses), dtype=bool)
    is_first[by_day[first]] = True
    return rows_of(doses, "kelurahan", "tanggal").where(is_first)


def _age_months(doses: Register) -> Numbers:
    return months_between(doses["tanggal_lahir"], doses["tanggal"])


def _doses_of_survivors(registers: Registers) -> Side:
    """Doses at their age, but for those that live births are counted for."""
    doses = registers["imunisasi-dosis"]
    rows = rows_of(doses, "kelurahan", "tanggal")
    rows = rows.grouped(antigen=group_of(doses, "antigen"))
    limit = np.where(_is_any_of(doses, SECOND_YEAR), 24, 12)
    due = (_age_months(doses) < limit) & (doses["tanggal"] >= doses["tanggal_lahir"])
    return rows.where(due & ~_is_any_of(doses, FOR_LIVE_BIRTHS))


def _is_any_of(doses: Register, antigens: tuple[str, ...]) -> Flags:
    found = [doses.holds("antigen", antigen) for antigen in antigens]
    return np.asarray(np.logical_or.reduce(found))


def _covered(group: str, doses: SideOf) -> Truth:
    return covered(doses, group, accumulate=_YEAR_SO_FAR)


def _complete(antigens: tuple[str, ...]) -> SideOf:
    """Children below one year on the day on which they had all of some doses."""

    def side(registers: Registers) -> Side:
        doses = registers["imunisasi-dosis"]
        found = [
            (child, day)
            for child in children_with_doses(doses).values()
            if (day := child.complete_on(antigens)) is not None
        ]
        last = np.array([day for _, day in found], dtype=np.int64)
        born = np.array([child.born for child, _ in found], dtype=np.int64)
        village = np.array([child.village for child, _ in found], dtype=np.int64)
        sex = np.array([child.sex for child, _ in found], dtype=np.int64)
        months = last.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
        months += 1970 * 12
        side = Side(
            AreaLevel.VILLAGE, PeriodKind.MONTH, village, months, village, months
        )
        side = side.grouped(jk=GroupColumn(sex, ("L", "P")))
        return side.where(months_between(born, last) < 12)

    return side


def _turning(
    months: int, chosen: Callable[[Child | None, int], bool] | None = None
) -> SideOf:
    """Children of the cohort who reach so many months in its year.

    `chosen` is told their doses, if any, and the day on which they reach that age.
    """

    def side(registers: Registers) -> Side:
        cohort = registers["kohort-balita"]
        rows = rows_of(cohort, "kelurahan", "tahun", ColumnType.YEAR, PeriodKind.YEAR)
        rows = rows.grouped(jk=group_of(cohort, "jk"))
        reached = days_later(cohort["tanggal_lahir"], months)
        years = reached.astype("datetime64[D]").astype("datetime64[Y]").astype(int)
        kept = years + 1970 == cohort["tahun"]
        if chosen is not None:
            doses = children_with_doses(registers["imunisasi-dosis"])
            niks, days = cohort["nik"].tolist(), reached.tolist()
            kept &= np.array(
                [chosen(doses.get(n), d) for n, d in zip(niks, days, strict=True)]
            )
        return rows.where(kept)

    return side


def _has_boosters(child: Child | None, day: int) -> bool:
    if child is None:
        return False
    last = child.complete_on(("dpt4", "mr2"))
    return last is not None and last < day


def _has_nothing(child: Child | None, day: int) -> bool:
    if child is None:
        return True
    first = child.complete_on(("dpt1",))
    return first is None or first >= day


def _pupils(column: str, hpv: bool) -> SideOf:
    def side(registers: Registers) -> Side:
        table = registers["bias"]
        both = table.is_known("terdaftar") & table.is_known("diimunisasi")
        is_hpv = table.holds("vaksin", "hpv-kelas-5")
        rows = rows_of(table, "kelurahan", "bulan", ColumnType.MONTH)
        rows = rows.adding(table[column]).grouped(vaksin=group_of(table, "vaksin"))
        return rows.reported_where(both & (is_hpv == hpv)).by_place()

    return side


def _sum_of(column: str) -> SideOf:
    return lambda registers: sums_of(registers["td-wus"], "kelurahan", "bulan", column)


def _of_centres(column: str, less: str = "") -> SideOf:
    """A number of the health centres, or the difference of two."""

    def side(registers: Registers) -> Side:
        table = registers["rantai-dingin"]
        amount = table[column] - table[less] if less else table[column]
        rows = sums_of(
            table, "puskesmas", "bulan", column, level=AreaLevel.HEALTH_CENTRE
        )
        return rows.adding(amount)

    return side


def _serious(chosen: Callable[[Register], Flags]) -> SideOf:
    def side(registers: Registers) -> Side:
        events = registers["kipi"]
        rows = rows_of(events, "kelurahan", "tanggal_lapor")
        return rows.where(events.is_yes("serius") & chosen(events))

    return side


def _in_two_days(events: Register) -> Flags:
    days = events["tanggal_selidik"] - events["tanggal_lapor"]
    return np.asarray(events.is_known("tanggal_selidik") & (days >= 0) & (days <= 2))


def _everything(events: Register) -> Flags:
    return np.ones(len(events), dtype=bool)


def _dropped(parts: tuple[Fraction | None, ...]) -> Fraction | None:
    first, last = parts
    if first is None or last is None or not first:
        return None
    return (first - last) * 100 / first


_BY_ANTIGEN = {
    "IM-DPT1": "dpt1",
    "IM-DPT3-DOSIS": "dpt3",
    "IM-OPV4": "opv4",
    "IM-IPV1": "ipv1",
    "IM-IPV2": "ipv2",
    "IM-MR1": "mr1",
    "IM-PCV2": "pcv2",
    "IM-RV3": "rv3",
}

TRUTHS: dict[str, Truth] = {
    "IM-HB0": _covered("bayi-baru-lahir", _doses("hb0-24jam", days=1)),
    "IM-HB0-7": _covered("bayi-baru-lahir", _first_birth_doses),
    "IM-BCG": _covered("bayi-baru-lahir", _doses("bcg", months=12)),
    **{
        code: _covered("bayi", _doses(antigen, months=12))
        for code, antigen in _BY_ANTIGEN.items()
    },
    "IM-AG": _covered("bayi", _doses_of_survivors),
    "IM-IDL-DOSIS": _covered("bayi", _complete(BASIC)),
    "IM-IBL-BARU": from_year(2024, _covered("bayi", _complete(NEWER))),
    "IM-UCI": reaching("IM-IDL-DOSIS", AreaLevel.VILLAGE, 80),
    "IM-DO": composed(("IM-DPT1", "IM-DPT3-DOSIS"), _dropped),
    "IM-DO-MR": composed(("IM-DPT1", "IM-MR1"), _dropped),
    "IM-IBL": divided(_turning(24, _has_boosters), _turning(24)),
    "IM-ZD": divided(_turning(12, _has_nothing), _turning(12)),
    "IM-BIAS": divided(_pupils("diimunisasi", False), _pupils("terdaftar", False)),
    "IM-HPV": divided(_pupils("diimunisasi", True), _pupils("terdaftar", True)),
    "IM-TD": _covered("ibu-hamil", _sum_of("bumil_td2")),
    "IM-T5": _covered("wanita-usia-subur", _sum_of("wus_t5")),
    "IM-KIPI": divided(_serious(_in_two_days), _serious(_everything)),
    "IM-CC": divided(_of_centres("suhu_sesuai"), _of_centres("suhu_dicatat")),
    "IM-WST": divided(
        _of_centres("dosis_dibuka", "dosis_diberikan"), _of_centres("dosis_dibuka")
    ),
}
