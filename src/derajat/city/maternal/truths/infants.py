"""What is true of the care of newborns and infants."""

from fractions import Fraction

import numpy as np

from derajat.city.maternal import services
from derajat.city.maternal.services import Where
from derajat.city.maternal.truths.eligible import (
    INFANTS as ALL_INFANTS,
)
from derajat.city.maternal.truths.eligible import (
    NEWBORNS,
    coverage,
    part,
)
from derajat.city.registers import Numbers, Register, Registers
from derajat.city.sides import Side, SideOf, group_of
from derajat.city.truth import Truth
from derajat.model.columns import ColumnType
from derajat.statistics.arrays import Flags


_ILL = Fraction(3, 20)
"""Of the newborns, by the usual estimate."""


def _infants(time: str, where: Where) -> SideOf:
    return lambda registers: services.infants_where(registers, time, where)


def _born(where: Where) -> SideOf:
    return lambda registers: services.infants_where(
        registers, "lahir", where, ColumnType.MOMENT
    )


def _all(infants: Register) -> Flags:
    return np.ones(len(infants), dtype=bool)


def _to_standard(infants: Register) -> Flags:
    found = services.has_all_visits(infants)
    for service in ("vit_k", "salep", "hb0"):
        found = found & infants.is_yes(service)
    return found


def _treated(infants: Register) -> Flags:
    is_neonate = services.seen_after(infants, "tanggal_komplikasi", 0, 28)
    return is_neonate & infants.is_yes("komplikasi_ditangani")


def _before_first_birthday(infants: Register) -> Flags:
    born = (infants["lahir"] // 1440).astype("datetime64[D]")
    seen = infants["kunjungan_4"].astype("datetime64[D]")
    months = _month(seen) - _month(born) - (_day(seen) < _day(born))
    age = infants["kunjungan_4"] - infants["lahir"] // 1440
    return np.asarray((age >= 29) & (months < 12) & infants.is_known("kunjungan_4"))


def _month(days: np.ndarray) -> Numbers:
    return np.asarray(days.astype("datetime64[M]").astype(np.int64))


def _day(days: np.ndarray) -> Numbers:
    return np.asarray((days - days.astype("datetime64[M]")).astype(np.int64))


def _is_light(infants: Register) -> Flags:
    return infants.is_known("berat_g") & (infants["berat_g"] < 2500)


def _is_weighed(infants: Register) -> Flags:
    return infants.is_known("berat_g")


def _by_sex(where: Where) -> SideOf:
    """Newborns with a group column of their sex."""

    def side(registers: Registers) -> Side:
        infants = registers["kohort-bayi"]
        everybody = services.infants_where(
            registers, "lahir", _all, ColumnType.MOMENT
        ).grouped(jk=group_of(infants, "jk"))
        return everybody.where(where(infants))

    return side


INFANTS: dict[str, Truth] = {
    "KIA-KN1": coverage(services.first_neonatal, NEWBORNS),
    "KIA-KNL": coverage(services.complete_neonatal, NEWBORNS),
    "SPM-03": coverage(_infants("kn3", _to_standard), NEWBORNS),
    "KIA-NK": coverage(_infants("tanggal_komplikasi", _treated), NEWBORNS, _ILL),
    "KIA-KBY": coverage(_infants("kunjungan_4", _before_first_birthday), ALL_INFANTS),
    "KIA-SHK": part(_born(lambda rows: rows.is_known("tanggal_shk")), _born(_all)),
    "KIA-IMD": part(_born(lambda rows: rows.is_yes("imd")), _born(_all)),
    "KIA-BUFA": part(_born(lambda rows: rows.is_yes("buku_kia")), _born(_all)),
    "KIA-BBLR": part(_by_sex(_is_light), _by_sex(_is_weighed)),
}
