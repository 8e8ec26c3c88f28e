"""What is true of the budget and of what is made of it."""

import numpy as np

from derajat.city.budget.nomenclature import PREVENTIVE
from derajat.city.eligible.denominators import eligible_people
from derajat.city.registers import Numbers, Register, Registers
from derajat.city.sides import GroupColumn, Side, SideOf, group_of, known_in_all
from derajat.city.truth import Truth, counted, divided
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_WITHIN = Accumulation.WITHIN_YEAR
_TAGS = ("sumber", "layanan", "sifat", "pilar", "urusan")
_NUTRITION = ("spesifik", "sensitif", "koordinasi")


def _side(
    register: Register, time: Numbers, unit: PeriodKind, amount: Numbers, known: Flags
) -> Side:
    """Amounts of the city at a time, known where said."""
    city = np.where(register.is_known("kota"), register["kota"], -1)
    side = Side(AreaLevel.DISTRICT, unit, city, time, city, time, amount=amount)
    groups = {name: _tag(register, name) for name in (*_TAGS, "stunting")}
    return side.grouped(**groups).where(known)


def _tag(register: Register, name: str) -> GroupColumn:
    if name in register.columns:
        return group_of(register, name)
    nothing = np.full(len(register), -1)
    return GroupColumn(nothing, ())


def _budget_of(chosen: "_Chosen", by_month: bool = False, weigh: int = 0) -> SideOf:
    """The yearly budget of some lines; by month it stands from January on.

    Weighed by the part that is meant for stunting: in hundredths of a rupiah with 1,
    in whole rupiah with 100.
    """

    def side(registers: Registers) -> Side:
        lines = registers["anggaran"]
        known = known_in_all(lines, "pagu", *(("porsi",) if weigh else ()))
        money = lines["pagu"] * lines["porsi"] // weigh if weigh else lines["pagu"]
        time = lines["tahun"] * 12 if by_month else lines["tahun"]
        unit = PeriodKind.MONTH if by_month else PeriodKind.YEAR
        return _side(lines, time, unit, money, known).where(chosen(lines)[known])

    return side


class _Chosen:
    """Lines whose tag holds one of some words, or does not; all without words."""

    def __init__(self, name: str = "", *words: str, is_none: bool = False) -> None:
        self.name, self.words, self.is_none = name, words, is_none

    def __call__(self, lines: Register) -> Flags:
        if not self.name:
            return np.ones(len(lines), dtype=bool)
        found = np.any([lines.holds(self.name, word) for word in self.words], axis=0)
        return np.asarray(~found if self.is_none else found)


_ALL = _Chosen()


def _spending(registers: Registers) -> tuple[Register, Numbers]:
    """The monthly rows with the tags of their lines, and the line of each or -1."""
    rows, lines = registers["realisasi-anggaran"], registers["anggaran"]
    at = {key: place for place, key in enumerate(_keys(lines, lines["tahun"]))}
    line = np.array([at.get(key, -1) for key in _keys(rows, rows["bulan"] // 12)])
    tags = {
        name: lines.columns[name].at(np.maximum(line, 0))
        for name in (*_TAGS[1:], "stunting", "porsi")
    }
    for name, column in tags.items():
        lost = np.flatnonzero(line < 0)
        tags[name] = column.emptied(lost)
    return Register(rows.name, {**rows.columns, **tags}), line


def _keys(register: Register, years: Numbers) -> list[tuple[int, int, int]]:
    columns = (years, register["sub_kegiatan"], register["sumber"])
    return list(zip(*(column.tolist() for column in columns), strict=True))


def _spent_of(chosen: _Chosen, name: str, *needed: str, weigh: bool = False) -> SideOf:
    """The sums of a monthly amount over some lines."""

    def side(registers: Registers) -> Side:
        rows, _ = _spending(registers)
        known = known_in_all(rows, name, *needed, *(("porsi",) if weigh else ()))
        amount = rows[name] * (rows["porsi"] if weigh else 1)
        every = _side(rows, rows["bulan"], PeriodKind.MONTH, amount, known)
        return every.where(chosen(rows)[known])

    return side


def _share(*chosen: str) -> Truth:
    """The share of the budget that some lines have."""
    return divided(_budget_of(_Chosen(*chosen)), _budget_of(_ALL))


_SERVICES = _Chosen("layanan", "bukan", is_none=True)
_TAGGED = _Chosen("stunting", *_NUTRITION)


def _activities(registers: Registers) -> tuple[Side, dict[str, Numbers]]:
    """Each sub activity of a year once, with what its lines say of it."""
    lines = registers["anggaran"]
    keys = np.stack([lines["tahun"], lines["sub_kegiatan"]])
    distinct, back = np.unique(keys, axis=1, return_inverse=True)
    size, back = distinct.shape[1], back.ravel()
    zero = np.zeros(size, dtype=np.int64)

    def count(chosen: Flags) -> Numbers:
        return np.bincount(back[chosen], minlength=size)

    def total(name: str) -> Numbers:
        known = lines.is_known(name)
        sums = zero.copy()
        np.add.at(sums, back[known], lines[name][known])
        return sums

    year = distinct[0]
    city = PeriodKind.YEAR
    side = Side(AreaLevel.DISTRICT, city, zero, year, zero, year)
    said = {
        "activity": distinct[1],
        "tied": count(lines.is_known("sasaran")),
        "strategic": count(lines.is_known("strategi")),
        "placed": count(lines.is_yes("lokasi_jelas")),
        "tagged": count(_TAGGED(lines)),
        "budget": total("pagu"),
        "target": total("target_keluaran"),
        "has_target": count(lines.is_known("target_keluaran")),
    }
    return side, said


def _every_activity(registers: Registers) -> Side:
    return _activities(registers)[0]


def _tied_activities(registers: Registers) -> Side:
    side, said = _activities(registers)
    return side.where(np.asarray(said["tied"] > 0))


def _strategic_activities(registers: Registers) -> Side:
    side, said = _activities(registers)
    return side.where(np.asarray(said["strategic"] > 0))


def _aimless_activities(registers: Registers) -> Side:
    """Tagged for stunting, without an objective or without a clear place."""
    side, said = _activities(registers)
    aimless = (said["tied"] == 0) | (said["placed"] == 0)
    return side.where(np.asarray((said["tagged"] > 0) & aimless))


def _penniless_services(registers: Registers) -> Side:
    """Minimum services whose budget of the year is nothing."""
    lines = registers["anggaran"].at(_SERVICES(registers["anggaran"]))
    known = lines.at(lines.is_known("pagu"))
    keys = np.stack([known["tahun"], known["layanan"]])
    distinct, back = np.unique(keys, axis=1, return_inverse=True)
    money = np.zeros(distinct.shape[1], dtype=np.int64)
    np.add.at(money, back.ravel(), known["pagu"])
    year = distinct[0]
    city = np.zeros(len(year), dtype=np.int64)
    unit = PeriodKind.YEAR
    side = Side(AreaLevel.DISTRICT, unit, city, year, city, year)
    return side.where(money == 0)


def _fruitless_activities(registers: Registers) -> Side:
    """More than 80 % of the money spent and less than 60 % of the output made."""
    rows, _ = _spending(registers)
    side, said = _activities(registers)
    keys = list(zip(side.time.tolist(), said["activity"].tolist(), strict=True))
    budgets = dict(zip(keys, said["budget"].tolist(), strict=True))
    targets = dict(zip(keys, said["target"].tolist(), strict=True))
    has_target = dict(zip(keys, said["has_target"].tolist(), strict=True))
    spent, made = _by_activity(rows, "realisasi"), _by_activity(rows, "keluaran")
    found = [
        key
        for key, money in spent.items()
        if key in budgets
        and 10 * money > 8 * budgets[key]
        and has_target[key]
        and key in made
        and 10 * made[key] < 6 * targets[key]
    ]
    year = np.array([key[0] for key in found], dtype=np.int64)
    city = np.zeros(len(found), dtype=np.int64)
    seen = rows["bulan"] // 12
    return Side(
        AreaLevel.DISTRICT,
        PeriodKind.YEAR,
        city,
        year,
        np.zeros(len(seen), dtype=np.int64),
        seen,
    )


def _judged_activities(reached: bool) -> SideOf:
    """Those with an output aimed at; or those that made at least 76 % of it."""

    def side(registers: Registers) -> Side:
        rows, _ = _spending(registers)
        years, activities = rows["bulan"] // 12, rows["sub_kegiatan"]
        every, said = _activities(registers)
        keys = zip(every.time.tolist(), said["activity"].tolist(), strict=True)
        targets = dict(zip(keys, said["target"].tolist(), strict=True))
        made = _by_activity(rows, "keluaran")
        found = [
            key
            for key in dict.fromkeys(
                zip(years.tolist(), activities.tolist(), strict=True)
            )
            if targets.get(key, 0) > 0
            and (not reached or 100 * made.get(key, 0) >= 76 * targets[key])
        ]
        year = np.array([key[0] for key in found], dtype=np.int64)
        city, seen = np.zeros(len(found), dtype=np.int64), np.zeros_like(years)
        unit = PeriodKind.YEAR
        return Side(AreaLevel.DISTRICT, unit, city, year, seen, years)

    return side


def _by_activity(rows: Register, name: str) -> dict[tuple[int, int], int]:
    """The sum of the known amounts of each year and sub activity."""
    known = rows.at(rows.is_known(name))
    found: dict[tuple[int, int], int] = {}
    columns = (known["bulan"] // 12, known["sub_kegiatan"], known[name])
    for year, activity, amount in zip(*(c.tolist() for c in columns), strict=True):
        found[year, activity] = found.get((year, activity), 0) + amount
    return found


_spent, _planned = (
    _spent_of(_ALL, "realisasi"),
    _spent_of(_ALL, "anggaran_kas", "realisasi"),
)

TRUTHS: dict[str, Truth] = {
    "ANG-SRP": divided(_spent, _budget_of(_ALL, by_month=True), 100, _WITHIN),
    "ANG-KAS": divided(
        _spent_of(_ALL, "realisasi", "anggaran_kas"), _planned, 100, _WITHIN
    ),
    "ANG-STS": divided(
        _spent_of(_TAGGED, "realisasi", weigh=True),
        _budget_of(_TAGGED, by_month=True, weigh=100),
        1,
        _WITHIN,
    ),
    "ANG-STG": divided(_budget_of(_TAGGED, weigh=1), _budget_of(_ALL), 1),
    "ANG-SPM": _share("layanan", *(f"spm-{number:02d}" for number in range(1, 13))),
    "ANG-PP": _share("sifat", PREVENTIVE),
    "ANG-UKP": _share("urusan", "perorangan"),
    "ANG-UKM": _share("urusan", "masyarakat"),
    "ANG-GDB": _share("urusan", "gawat-darurat-bencana"),
    "ANG-TRF": _share("sumber", "dak-fisik", "dak-nonfisik"),
    "ANG-JKN": _share("sumber", "jkn", "blud"),
    "ANG-PPR": divided(
        _spent_of(_Chosen("sifat", PREVENTIVE), "realisasi"), _spent, 100, _WITHIN
    ),
    "ANG-KPT": divided(_budget_of(_ALL), eligible_people("penduduk"), 1),
    "ANG-TJN": divided(_tied_activities, _every_activity),
    "ANG-STR": divided(_strategic_activities, _every_activity),
    "ANG-CAP": divided(_judged_activities(True), _judged_activities(False)),
    "ANG-TSP": counted(_aimless_activities),
    "ANG-TPA": counted(_penniless_services),
    "ANG-SHS": counted(_fruitless_activities),
    "ANG-BSP": divided(
        _spent_of(_SERVICES, "realisasi", "keluaran"),
        _spent_of(_SERVICES, "keluaran", "realisasi"),
        1,
        _WITHIN,
    ),
}
