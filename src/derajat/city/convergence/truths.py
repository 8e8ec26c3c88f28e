"""What is true of the convergence against stunting."""

from fractions import Fraction

import numpy as np

from derajat.city.convergence.happening import FAMILY_SERVICES
from derajat.city.convergence.services import SENSITIVE, SPECIFIC, Service
from derajat.city.registers import Numbers, Register, Registers
from derajat.city.sides import GroupColumn, Side, SideOf, group_of, rows_of
from derajat.city.truth import (
    Truth,
    composed,
    counted,
    divided,
)
from derajat.city.truth_of_areas import mean_over, reaching
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_AT_END = Accumulation.AT_END
_ONLY_NUMBERS = ("pbi-jkn", "bantuan-tunai", "bansos-pangan")
_LOWER_IS_BETTER = "hamil-tidak-diinginkan"


def _reported(column: str, services: tuple[Service, ...], both: bool = True) -> SideOf:
    """A number of some services, where it and the other one are known."""

    def side(registers: Registers) -> Side:
        table = registers["layanan-stunting"]
        chosen: Flags = np.logical_or.reduce(
            [table.holds("layanan", service.name) for service in services]
        )
        chosen &= table.is_known(column)
        if both:
            chosen &= table.is_known("sasaran") & table.is_known("mendapat")
        rows = rows_of(table, "kelurahan", "bulan", ColumnType.MONTH)
        rows = rows.adding(table[column]).grouped(layanan=group_of(table, "layanan"))
        return rows.reported_where(chosen).by_place()

    return side


def _covered(*services: Service) -> Truth:
    return divided(
        _reported("mendapat", services),
        _reported("sasaran", services),
        accumulate=_AT_END,
    )


def _of_service(service: Service) -> Truth:
    if service.name not in _ONLY_NUMBERS:
        return _covered(service)
    numbers = _reported("mendapat", (service,), both=False)
    return counted(numbers, accumulate=_AT_END)


def _mean_of(code: str, services: tuple[Service, ...]) -> Truth:
    """The mean over services, each at most 100; those without a value left out."""
    return mean_over(code, "layanan", tuple(s.name for s in services), 100)


def _services_due(only_received: bool) -> SideOf:
    """Every service due to a family, or received by it, as a row of its own."""

    def side(registers: Registers) -> Side:
        list_ = registers["keluarga-1000hpk"]
        names = tuple(FAMILY_SERVICES)
        due = np.stack([list_.is_known(name) for name in names])
        service, row = np.nonzero(due)
        rows = rows_of(list_, "kelurahan", "tahun", ColumnType.YEAR, PeriodKind.YEAR)
        place, time = rows.place[row], rows.time[row]
        found = Side(rows.level, rows.unit, place, time, place, time)
        found = found.grouped(layanan=GroupColumn(service, names))
        got = np.stack([list_.is_yes(name) for name in names])[service, row]
        return found.where(got) if only_received else found

    return side


def _families(least: Fraction | None) -> SideOf:
    """Families with a service due, or with at least a share of theirs received."""

    def side(registers: Registers) -> Side:
        list_ = registers["keluarga-1000hpk"]
        rows = rows_of(list_, "kelurahan", "tahun", ColumnType.YEAR, PeriodKind.YEAR)
        due, got = _due_and_got(list_)
        rows = rows.reported_where(due > 0)
        if least is None:
            return rows
        enough = got * least.denominator >= due * least.numerator
        return rows.where(enough[due > 0])

    return side


def _due_and_got(list_: Register) -> tuple[Numbers, Numbers]:
    due = np.sum([list_.is_known(name) for name in FAMILY_SERVICES], axis=0)
    got = np.sum([list_.is_yes(name) for name in FAMILY_SERVICES], axis=0)
    return due, got


def _weighted(parts: tuple[Fraction | None, ...]) -> Fraction | None:
    weights = (Fraction(4, 10), Fraction(3, 10), Fraction(3, 10))
    known = [part for part in parts if part is not None]
    if len(known) < len(weights):
        return None
    return sum((w * p for w, p in zip(weights, known, strict=True)), Fraction(0))


_WITH_A_SHARE = tuple(s for s in SENSITIVE if s.name != _LOWER_IS_BETTER)

TRUTHS: dict[str, Truth] = {
    **{f"ST-SP{n}": _of_service(s) for n, s in enumerate(SPECIFIC, 1)},
    **{f"ST-SE{n}": _of_service(s) for n, s in enumerate(SENSITIVE, 1)},
    "ST-SPES": _covered(*SPECIFIC),
    "ST-SENS": _covered(*_WITH_A_SHARE),
    "KV-SPES": _mean_of("ST-SPES", SPECIFIC),
    "KV-SENS": _mean_of("ST-SENS", _WITH_A_SHARE),
    "KV-LAY": divided(_services_due(True), _services_due(False)),
    "KV-PENUH": divided(_families(Fraction(1)), _families(None)),
    "KV-TIGAPEREMPAT": divided(_families(Fraction(3, 4)), _families(None)),
    "KV-DESA": reaching("KV-LAY", AreaLevel.VILLAGE, 80),
    "KV-INDEKS": composed(("KV-SPES", "KV-SENS", "KV-LAY"), _weighted),
}
