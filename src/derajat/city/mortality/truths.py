"""What is true of births and deaths."""

from collections.abc import Callable

from derajat.city.registers import Registers
from derajat.city.sides import Side, rows_of
from derajat.city.truth import Truth, divided
from derajat.model.indicators import Accumulation


def _live_births(registers: Registers) -> Side:
    births = registers["kelahiran"]
    return rows_of(births, "kelurahan", "tanggal_lahir").where(births.is_yes("hidup"))


def _deaths_of_mothers(registers: Registers) -> Side:
    deaths = registers["kematian"]
    counts = deaths.is_yes("maternal") & ~deaths.is_yes("insidental")
    return rows_of(deaths, "kelurahan", "tanggal_mati").where(counts)


def _deaths_before(days: int) -> Callable[[Registers], Side]:
    """Deaths of children younger than so many days."""

    def side(registers: Registers) -> Side:
        deaths = registers["kematian"]
        young = deaths.is_known("umur_hari") & (deaths["umur_hari"] < days)
        rows = rows_of(deaths, "kelurahan", "tanggal_mati")
        return rows.where(young & deaths.is_no("maternal"))

    return side


def _of_live_births(deaths: Callable[[Registers], Side], times: int) -> Truth:
    return divided(deaths, _live_births, times, Accumulation.WITHIN_YEAR)


TRUTHS: dict[str, Truth] = {
    "IKU-AKI": _of_live_births(_deaths_of_mothers, 100_000),
    "IKU-AKN": _of_live_births(_deaths_before(29), 1_000),
    "IKU-AKB": _of_live_births(_deaths_before(365), 1_000),
    "IKU-AKABA": _of_live_births(_deaths_before(1_826), 1_000),
}
