"""What is true of the goods and staff of the minimum services."""

from derajat.city.registers import Registers
from derajat.city.sides import Side, SideOf, group_of, known_in_all, rows_of
from derajat.city.standards.items import ITEMS, NEEDS
from derajat.city.standards.service_index import INDEX_TRUTHS
from derajat.city.truth import Truth, counted, divided
from derajat.city.truth_of_areas import mean_over
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType


_FULL = 100


def _rows(registers: Registers) -> Side:
    needs = registers["kebutuhan-spm"]
    year, unit = ColumnType.YEAR, PeriodKind.YEAR
    centre = AreaLevel.HEALTH_CENTRE
    rows = rows_of(needs, "puskesmas", "tahun", year, unit, centre).by_place()
    return rows.grouped(butir=group_of(needs, "butir"))


def _amount_of(service: str, name: str) -> SideOf:
    """What one service needs or has, over rows in which both are known."""

    def side(registers: Registers) -> Side:
        needs = registers["kebutuhan-spm"]
        known = known_in_all(needs, "dibutuhkan", "tersedia")
        chosen = known & needs.holds("layanan", service)
        return _rows(registers).adding(needs[name]).reported_where(chosen)

    return side


def _missing_worth(registers: Registers) -> Side:
    """The price of all goods that are needed and not there."""
    needs = registers["kebutuhan-spm"]
    missing = needs["dibutuhkan"] - needs["tersedia"]
    known = known_in_all(needs, "dibutuhkan", "tersedia", "harga") & (missing > 0)
    worth = _rows(registers).grouped(layanan=group_of(needs, "layanan"))
    return worth.adding(missing * needs["harga"]).reported_where(known)


def _quality(service: str) -> dict[str, Truth]:
    code = service.upper()
    items = f"{code}-MUTU"
    return {
        items: divided(
            _amount_of(service, "tersedia"), _amount_of(service, "dibutuhkan")
        ),
        f"{code}-Q": mean_over(items, "butir", ITEMS, _FULL),
    }


TRUTHS: dict[str, Truth] = {
    **{code: truth for service in NEEDS for code, truth in _quality(service).items()},
    "SPM-KURANG": counted(_missing_worth),
    **INDEX_TRUTHS,
}
