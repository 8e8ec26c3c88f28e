"""What is true of the numbers of the monthly report."""

from collections.abc import Callable

from derajat.city.maternal import services
from derajat.city.maternal.truths.eligible import (
    DELIVERING,
    NEWBORNS,
    PREGNANT,
    coverage,
)
from derajat.city.registers import Registers
from derajat.city.sides import Side, SideOf, sums_of
from derajat.city.truth import Truth, divided
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation


def _reported(column: str) -> SideOf:
    return lambda registers: sums_of(
        registers["lb3-kia"], "kelurahan", "bulan", column, ColumnType.MONTH
    )


def _both(column: str, other: str) -> Callable[[Registers], Side]:
    """The sums of a column where both are known."""

    def side(registers: Registers) -> Side:
        reports = registers["lb3-kia"]
        known = reports.at(reports.is_known(column) & reports.is_known(other))
        return sums_of(known, "kelurahan", "bulan", column, ColumnType.MONTH)

    return side


def _share(column: str, whole: str, accumulate: Accumulation) -> Truth:
    return divided(_both(column, whole), _both(whole, column), 100, accumulate)


REPORTS: dict[str, Truth] = {
    "KIA-LB3-K1": coverage(_reported("k1"), PREGNANT),
    "KIA-LB3-K4": coverage(_reported("k4"), PREGNANT),
    "KIA-LB3-K6": coverage(_reported("k6"), PREGNANT),
    "KIA-LB3-PN": coverage(_reported("pn"), DELIVERING),
    "KIA-LB3-PF": coverage(_reported("pf"), DELIVERING),
    "KIA-LB3-KF": coverage(_reported("kf_lengkap"), DELIVERING),
    "KIA-LB3-KN1": coverage(_reported("kn1"), NEWBORNS),
    "KIA-LB3-KNL": coverage(_reported("kn_lengkap"), NEWBORNS),
    "KIA-MTBS": _share("balita_mtbs", "balita_sakit", Accumulation.WITHIN_YEAR),
    "KIA-CPR": _share("kb_aktif", "pus", Accumulation.AT_END),
    "KIA-KONS-PF": divided(_reported("pf"), services.in_facilities),
}
