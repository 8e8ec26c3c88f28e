"""What is true of medicines, vaccines and the cold chain."""

import numpy as np

from derajat.city.medicines.lists import BASIC, MEDICINES
from derajat.city.registers import Numbers, Register, Registers
from derajat.city.sides import Side, SideOf, group_of, known_in_all, rows_of
from derajat.city.truth import Truth, divided, from_year
from derajat.city.truth_of_areas import (
    distance,
    mean_over,
    reaching,
    spread_over,
    variation,
)
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind, first_day_of_month
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_CENTRE = AreaLevel.HEALTH_CENTRE
_AT_END = Accumulation.AT_END
_ENOUGH = 80
"""Of a hundred medicines that a health centre must have."""
_MONTH = 30
"""Days of the month in which months of stock are reckoned."""
_COLDEST, _WARMEST = 20, 80
"""Tenths of a degree."""


def _medicines(registers: Registers) -> Side:
    return _stock(registers["stok-obat"])


def _vaccines(registers: Registers) -> Side:
    stock = registers["stok-vaksin"]
    return _stock(stock).grouped(vaksin=group_of(stock, "vaksin"))


def _stock(register: Register) -> Side:
    month = ColumnType.MONTH
    return rows_of(register, "puskesmas", "bulan", month, level=_CENTRE).by_place()


def _is_there(register: Register) -> Flags:
    return np.asarray(register.is_known("sisa") & (register["sisa"] > 0))


def _medicines_there(registers: Registers) -> Side:
    return _medicines(registers).where(_is_there(registers["stok-obat"]))


def _medicines_gone(registers: Registers) -> Side:
    stock = registers["stok-obat"]
    gone = stock.is_known("sisa") & (stock["sisa"] == 0)
    return _medicines(registers).where(gone)


def _medicines_told(registers: Registers) -> Side:
    return _medicines(registers).where(registers["stok-obat"].is_known("sisa"))


def _month_days(months: Numbers) -> Numbers:
    different, back = np.unique(months, return_inverse=True)
    starts = [first_day_of_month(int(month)) for month in different]
    ends = [first_day_of_month(int(month) + 1) for month in different]
    days = np.array(ends, dtype=np.int64) - np.array(starts, dtype=np.int64)
    return np.asarray(days[back.ravel()])


def _empty_days(registers: Registers) -> Side:
    stock = registers["stok-obat"]
    days = _medicines(registers).adding(stock["hari_kosong"])
    return days.reported_where(stock.is_known("hari_kosong"))


def _all_days(registers: Registers) -> Side:
    stock = registers["stok-obat"]
    days = _medicines(registers).adding(_month_days(stock["bulan"]))
    return days.reported_where(stock.is_known("hari_kosong"))


def _worth(*names: str) -> SideOf:
    """The value in rupiah of some amounts, where all that it needs is known."""

    def side(registers: Registers) -> Side:
        stock = registers["stok-obat"]
        amount = np.sum([stock[name] for name in names], axis=0) * stock["harga"]
        needed = ("stok_awal", "penerimaan", "rusak_ed", "harga")
        worth = _medicines(registers).adding(amount)
        return worth.reported_where(known_in_all(stock, *needed))

    return side


def _three_months(registers: Registers) -> tuple[Register, Numbers, Numbers, Flags]:
    """The stock rows with use and days with stock in their last three months.

    Last comes whether each of the three months was reported.
    """
    stock = registers["stok-obat"]
    first = int(stock["bulan"].min(initial=24_300))
    shape = (
        int(stock["bulan"].max(initial=first)) - first + 3,
        len(stock.columns["puskesmas"].words),
        len(stock.columns["obat"].words),
    )
    known = known_in_all(stock, "pemakaian", "hari_kosong")
    open_days = _month_days(stock["bulan"]) - stock["hari_kosong"]
    month, centre, item = stock["bulan"] - first + 2, stock["puskesmas"], stock["obat"]
    totals = []
    for amount in (stock["pemakaian"], open_days, 1):
        table = np.zeros(shape, dtype=np.int64)
        table[month, centre, item] = np.where(known, amount, 0)
        totals.append(
            np.sum([table[month - back, centre, item] for back in range(3)], axis=0)
        )
    use, days, told = totals
    return stock, use, days, told == 3


def _lasting(registers: Registers) -> tuple[Side, Numbers, Numbers]:
    """Rows with three months of use: their side, stock times days, and use."""
    stock, use, days, is_told = _three_months(registers)
    rows = _medicines(registers).grouped(obat=group_of(stock, "obat"))
    chosen = is_told & stock.is_known("sisa")
    side = rows.reported_where(chosen)
    return side, (stock["sisa"] * days)[chosen], use[chosen]


def _stock_days(registers: Registers) -> Side:
    side, stock_days, _ = _lasting(registers)
    return side.adding(stock_days)


def _use_of_thirty_days(registers: Registers) -> Side:
    side, _, use = _lasting(registers)
    return side.adding(_MONTH * use)


def _used_items(registers: Registers) -> tuple[Side, Numbers, Numbers]:
    """Of items in use: their side, each counting 1, stock times days, and use."""
    stock, use, days, is_told = _three_months(registers)
    side = _medicines(registers).reported_where(is_told)
    stock_days, use = (stock["sisa"] * days)[is_told], use[is_told]
    judged = stock.is_known("sisa")[is_told] & (use > 0)
    return side.where(judged), stock_days[judged], use[judged]


def _items_in_use(registers: Registers) -> Side:
    return _used_items(registers)[0]


def _lasting_between(registers: Registers) -> Side:
    side, lasting, use = _used_items(registers)
    return side.where((lasting >= _MONTH * use) & (lasting <= 3 * _MONTH * use))


def _lasting_less(registers: Registers) -> Side:
    side, lasting, use = _used_items(registers)
    return side.where(lasting < _MONTH * use)


def _lasting_more(registers: Registers) -> Side:
    side, lasting, use = _used_items(registers)
    return side.where(lasting > 3 * _MONTH * use)


def _vaccines_there(registers: Registers) -> Side:
    return _vaccines(registers).where(_is_there(registers["stok-vaksin"]))


def _vaccines_told(registers: Registers) -> Side:
    return _vaccines(registers).where(registers["stok-vaksin"].is_known("sisa"))


def _doses(*names: str) -> SideOf:
    def side(registers: Registers) -> Side:
        stock = registers["stok-vaksin"]
        doses = np.sum([stock[name] for name in names], axis=0)
        known = known_in_all(stock, "pakai", "rusak")
        return _vaccines(registers).adding(doses).reported_where(known)

    return side


def _reporting(register: Register) -> tuple[Numbers, Numbers, Side]:
    """Each health centre that reported in a month, and to which each row belongs."""
    keys = np.stack([register["bulan"], register["puskesmas"]])
    distinct, back = np.unique(keys, axis=1, return_inverse=True)
    month, centre = distinct
    unit = PeriodKind.MONTH
    side = Side(_CENTRE, unit, centre, month, centre, month, each_place=True)
    return distinct, back.ravel(), side


def _with_basic_vaccines(registers: Registers) -> tuple[Numbers, Side, Flags]:
    stock = registers["stok-vaksin"]
    distinct, back, side = _reporting(stock)
    basic = np.any([stock.holds("vaksin", name) for name in BASIC], axis=0)
    there = (basic & _is_there(stock)).astype(np.int64)
    count = np.bincount(back, weights=there, minlength=distinct.shape[1])
    return distinct, side, np.asarray(count == len(BASIC))


def _vaccine_centres(registers: Registers) -> Side:
    return _with_basic_vaccines(registers)[1]


def _complete_vaccine_centres(registers: Registers) -> Side:
    _, side, has_all = _with_basic_vaccines(registers)
    return side.where(has_all)


def _medicine_centres(registers: Registers) -> Side:
    return _reporting(registers["stok-obat"])[2]


def _well_supplied(registers: Registers) -> Side:
    """Health centres with enough medicines and all basic vaccines."""
    stock = registers["stok-obat"]
    distinct, back, side = _reporting(stock)
    size = distinct.shape[1]
    known = np.bincount(back, weights=stock.is_known("sisa"), minlength=size)
    there = np.bincount(back, weights=_is_there(stock), minlength=size)
    months, _, has_vaccines = _with_basic_vaccines(registers)
    complete = {tuple(key) for key in months.T[has_vaccines].tolist()}
    has_all = np.array([tuple(key) in complete for key in distinct.T.tolist()])
    return side.where(np.asarray((100 * there >= _ENOUGH * known) & has_all))


def _readings(registers: Registers) -> Side:
    rows = registers["suhu-vaksin"]
    side = rows_of(rows, "puskesmas", "tanggal", level=_CENTRE)
    return side.where(rows.is_known("suhu"))


def _cold_readings(registers: Registers) -> Side:
    rows = registers["suhu-vaksin"]
    is_cold = (rows["suhu"] >= _COLDEST) & (rows["suhu"] <= _WARMEST)
    side = rows_of(rows, "puskesmas", "tanggal", level=_CENTRE)
    return side.where(rows.is_known("suhu") & is_cold)


def _at_end(numerator: SideOf, denominator: SideOf, times: int = 100) -> Truth:
    return divided(numerator, denominator, times, _AT_END)


TRUTHS: dict[str, Truth] = {
    "OB-PKM": _at_end(_medicines_there, _medicines_told),
    "OB-KOS": _at_end(_medicines_gone, _medicines_told),
    "OB-KAB": reaching("OB-PKM", _CENTRE, _ENOUGH),
    "OB-OUT": divided(_empty_days, _all_days),
    "OB-ED": divided(_worth("rusak_ed"), _worth("stok_awal", "penerimaan")),
    "OB-MOS": _at_end(_stock_days, _use_of_thirty_days, 1),
    "OB-MOSR": mean_over("OB-MOS", "obat", tuple(MEDICINES)),
    "OB-AMAN": _at_end(_lasting_between, _items_in_use),
    "OB-KRG": _at_end(_lasting_less, _items_in_use),
    "OB-LBH": _at_end(_lasting_more, _items_in_use),
    "OB-RATA": spread_over("OB-MOSR", _CENTRE, variation),
    "OB-JARAK": spread_over("OB-PKM", _CENTRE, distance),
    "OB-FAS": from_year(2025, _at_end(_well_supplied, _medicine_centres)),
    "VK-PKM": _at_end(_complete_vaccine_centres, _vaccine_centres),
    "VK-SDA": _at_end(_vaccines_there, _vaccines_told),
    "VK-RSK": divided(_doses("rusak"), _doses("rusak", "pakai")),
    "VK-SUHU": divided(_cold_readings, _readings),
}
