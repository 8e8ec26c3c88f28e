"""What is true of insurance."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from derajat.city.eligible.denominators import eligible_people
from derajat.city.persons import rows_found
from derajat.city.registers import Numbers, Register, Registers, plain, worded
from derajat.city.sides import GroupColumn, Side, SideOf, group_of, rows_of, sums_of
from derajat.city.truth import Asked, Knowledge, TrueValue, Truth, counted, divided
from derajat.model.calendar import day_number
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_AT_END = Accumulation.AT_END
_DECILES = tuple(str(decile) for decile in range(1, 11))
_PROTECTION = ("aktif", "tidak-aktif", "bukan-peserta")
_NEW_LIMIT_DAY = day_number(2025, 8, 1)


def _summary(name: str, *segments: str) -> SideOf:
    """A monthly sum of some segments; of all when none is named."""

    def side(registers: Registers) -> Side:
        rows = registers["jkn-rekap"]
        rows = rows.at(_is_in(rows, segments)) if segments else rows
        return sums_of(rows, "kelurahan", "bulan", name, groups=("segmen",))

    return side


def _is_in(rows: Register, segments: tuple[str, ...]) -> Flags:
    chosen = np.zeros(len(rows), dtype=bool)
    for segment in segments:
        chosen |= rows.holds("segmen", segment)
    return chosen


def _both_known(register: str, name: str, other: str) -> SideOf:
    """A sum over rows in which another number is known too."""

    def side(registers: Registers) -> Side:
        rows = registers[register]
        rows = rows.at(rows.is_known(name) & rows.is_known(other))
        groups = ("segmen",) if "segmen" in rows.columns else ()
        return sums_of(rows, "kelurahan", "bulan", name, groups=groups)

    return side


def _share_of(*segments: str) -> Truth:
    return divided(
        _summary("terdaftar", *segments), _summary("terdaftar"), accumulate=_AT_END
    )


def match_poor(registers: Registers) -> Register:
    """The list of the poor with how each is protected in that month."""
    poor, members = registers["dtsen"], registers["jkn-peserta"]
    found = np.full(len(poor), -1, dtype=np.int64)
    for month in np.unique(poor["bulan"]).tolist():
        own = np.flatnonzero(poor["bulan"] == month)
        listed = np.flatnonzero(members["bulan"] == month)
        at = rows_found(poor["nik"][own], members["nik"][listed])
        found[own[at >= 0]] = listed[at[at >= 0]]
    active = np.zeros(len(poor), dtype=bool)
    active[found >= 0] = members.is_yes("aktif")[found[found >= 0]]
    state = np.where(active, 0, np.where(found >= 0, 1, 2))
    columns = {**poor.columns, "perlindungan": worded(state, _PROTECTION)}
    return Register("poor", {**columns, "aktif": plain(active)})


def _poor(least: int, most: int, chosen: Callable[[Register], Flags]) -> SideOf:
    """Chosen people of some deciles."""

    def side(registers: Registers) -> Side:
        poor = match_poor(registers)
        rows = rows_of(poor, "kelurahan", "bulan", ColumnType.MONTH)
        rows = rows.grouped(
            desil=decile_group(poor), perlindungan=group_of(poor, "perlindungan")
        )
        decile = poor["desil"]
        return rows.where(chosen(poor) & (decile >= least) & (decile <= most))

    return side


def decile_group(poor: Register) -> GroupColumn:
    """Deciles as groups."""
    codes: Numbers = poor["desil"] - 1
    return GroupColumn(codes, _DECILES)


def _is_protected(poor: Register) -> Flags:
    return poor.is_yes("aktif")


def _is_not_protected(poor: Register) -> Flags:
    return ~poor.is_yes("aktif")


def _everybody(poor: Register) -> Flags:
    return np.ones(len(poor), dtype=bool)


def _protected(least: int, most: int) -> Truth:
    return divided(
        _poor(least, most, _is_protected),
        _poor(least, most, _everybody),
        accumulate=_AT_END,
    )


def _moved(registers: Registers) -> Side:
    moves = registers["jkn-mutasi"]
    taken = moves.holds("ke", "pbi-jk") | moves.holds("ke", "pbpu-pemda")
    return sums_of(
        moves.at(taken), "kelurahan", "bulan", "orang", groups=("dari", "ke")
    )


def _universal(known: Knowledge, asked: Asked) -> list[TrueValue]:
    """100 above both limits, 0 otherwise; the first limit rose in August 2025."""
    least = 98 if asked.period.first_day >= _NEW_LIMIT_DAY else 95
    covered = known.truths["JKN-COV"](known, asked)
    active = known.truths["JKN-RATE"](known, asked)
    found = []
    for one, other in zip(covered, active, strict=True):
        value = None
        if one.value is not None and other.value is not None:
            value = Fraction(100 * (one.value > least and other.value > 80))
        found.append(TrueValue(None, None, value))
    return found


_PEOPLE = eligible_people("penduduk", "dukcapil")
TRUTHS: dict[str, Truth] = {
    "JKN-COV": divided(
        _summary("terdaftar"), _PEOPLE, 100, _AT_END, shares_denominator=True
    ),
    "JKN-ACT": divided(
        _summary("aktif"), _PEOPLE, 100, _AT_END, shares_denominator=True
    ),
    "JKN-RATE": divided(
        _both_known("jkn-rekap", "aktif", "terdaftar"),
        _both_known("jkn-rekap", "terdaftar", "aktif"),
        accumulate=_AT_END,
    ),
    "JKN-SEG-PBI": _share_of("pbi-jk"),
    "JKN-SEG-PEMDA": _share_of("pbpu-pemda"),
    "JKN-SEG-PPU": _share_of("ppu-pn", "ppu-bu"),
    "JKN-SEG-MANDIRI": _share_of("pbpu-mandiri", "bp"),
    "JKN-POOR": _protected(1, 5),
    "JKN-POOR-12": _protected(1, 2),
    "JKN-POOR-35": _protected(3, 5),
    "JKN-GAP": counted(_poor(1, 5, _is_not_protected), accumulate=_AT_END),
    "JKN-BBL": divided(
        _both_known("jkn-bayi", "bayi_berkartu", "bayi_lahir"),
        _both_known("jkn-bayi", "bayi_lahir", "bayi_berkartu"),
        accumulate=Accumulation.WITHIN_YEAR,
    ),
    "JKN-MUTASI": counted(_moved),
    "JKN-ARR": counted(_summary("tunggakan", "pbpu-pemda"), accumulate=_AT_END),
    "JKN-BIAYA": divided(
        _summary("iuran_pemda", "pbpu-pemda"), _summary("aktif", "pbpu-pemda"), 1
    ),
    "JKN-UHC": _universal,
}
