"""What is true of the staff of the health centres."""

import numpy as np

from derajat.city.eligible.denominators import eligible_people
from derajat.city.facilities.truths import visits_of
from derajat.city.registers import Numbers, Register, Registers
from derajat.city.sides import Side, SideOf, rows_of
from derajat.city.truth import Truth, divided, from_year
from derajat.city.workforce.happening import OFFICE_JOB
from derajat.model.areas import AreaLevel
from derajat.model.calendar import first_day_of_month
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_AT_END = Accumulation.AT_END
_YEARLY_HOURS = 20
_OF_POPULATION = {
    "HR-DR": "dokter",
    "HR-DRG": "dokter-gigi",
    "HR-PRW": "perawat",
    "HR-BDN": "bidan",
    "HR-PRM": "promkes",
    "HR-KSL": "kesling",
    "HR-GZ": "gizi",
    "HR-FAR": "farmasi",
    "HR-LAB": "atlm",
}
"""Kinds of staff counted against the population."""


def _staff(registers: Registers) -> Register:
    return registers["tenaga-puskesmas"]


def _rows(registers: Registers) -> Side:
    month, centre = ColumnType.MONTH, AreaLevel.HEALTH_CENTRE
    return rows_of(_staff(registers), "puskesmas", "bulan", month, level=centre)


def _in_post(registers: Registers) -> Flags:
    return _staff(registers).holds("status", "aktif")


def _staff_of(job: str) -> SideOf:
    def side(registers: Registers) -> Side:
        chosen = _in_post(registers) & _staff(registers).holds("jenis", job)
        return _rows(registers).where(chosen)

    return side


def _health_staff(registers: Registers) -> Flags:
    is_office = _staff(registers).holds("jenis", OFFICE_JOB)
    return np.asarray(_in_post(registers) & ~is_office)


def _last_days(months: Numbers) -> Numbers:
    days = [first_day_of_month(int(month) + 1) - 1 for month in months]
    return np.array(days, dtype=np.int64)


def _is_valid(register: Register, name: str) -> Flags:
    """Whether a paper is valid on the last day of the row's month."""
    ends = _last_days(register["bulan"])
    return np.asarray(register.is_known(name) & (register[name] >= ends))


def _all_health_staff(registers: Registers) -> Side:
    return _rows(registers).where(_health_staff(registers))


def _health_staff_there(registers: Registers) -> Side:
    return _all_health_staff(registers).by_place()


def _registered(registers: Registers) -> Side:
    staff = _staff(registers)
    is_valid = staff.is_yes("str_seumur_hidup") | _is_valid(staff, "str_sampai")
    return _rows(registers).where(_health_staff(registers) & is_valid)


def _licensed(registers: Registers) -> Side:
    is_valid = _is_valid(_staff(registers), "sip_sampai")
    return _rows(registers).where(_health_staff(registers) & is_valid)


def _qualified(registers: Registers) -> Side:
    staff = _staff(registers)
    enough = staff.is_known("pendidikan") & ~staff.holds("pendidikan", "sma")
    return _rows(registers).where(_health_staff(registers) & enough)


def _hours_known(registers: Registers) -> Side:
    chosen = _in_post(registers) & _staff(registers).is_known("jpl")
    return _rows(registers).reported_where(chosen).by_place()


def _hours(registers: Registers) -> Side:
    staff = _staff(registers)
    chosen = _in_post(registers) & staff.is_known("jpl")
    side = _rows(registers).adding(staff["jpl"])
    return side.reported_where(chosen).by_place()


def _everybody_known(registers: Registers) -> Side:
    chosen = _in_post(registers) & _staff(registers).is_known("jpl")
    return _rows(registers).where(chosen)


def _trained(registers: Registers) -> Side:
    staff = _staff(registers)
    enough = staff.is_known("jpl") & (staff["jpl"] >= _YEARLY_HOURS)
    return _rows(registers).where(_in_post(registers) & enough)


def _leaving(registers: Registers) -> Side:
    return _rows(registers).where(_staff(registers).holds("status", "keluar"))


def _centres(registers: Registers) -> Side:
    """Each health centre with staff in post, once a month and kind."""
    staff = _staff(registers)
    chosen = np.flatnonzero(_in_post(registers))
    keys = np.stack([staff[n][chosen] for n in ("bulan", "puskesmas", "tipe")])
    month, centre, _ = np.unique(keys, axis=1)
    rows = _rows(registers)
    return Side(
        AreaLevel.HEALTH_CENTRE, rows.unit, centre, month, rows.place, rows.time
    )


def _counts(registers: Registers) -> tuple[Numbers, Numbers, Numbers]:
    """Month, centre and kind of each row of `_centres`, and its staff by kind."""
    staff = _staff(registers)
    chosen = np.flatnonzero(_in_post(registers))
    keys = np.stack([staff[n][chosen] for n in ("bulan", "puskesmas", "tipe")])
    distinct, back = np.unique(keys, axis=1, return_inverse=True)
    words = staff.columns["jenis"].words
    counts = np.zeros((len(words), distinct.shape[1]), dtype=np.int64)
    np.add.at(counts, (staff["jenis"][chosen], back.ravel()), 1)
    return distinct[2], counts, distinct[1]


def _complete(registers: Registers) -> Side:
    """Health centres that meet the least staff of their kind."""
    kind, counts, _ = _counts(registers)
    staff = _staff(registers)
    number = dict(zip(staff.columns["jenis"].words, counts, strict=True))
    teeth = number["dokter-gigi"] + number["terapis-gigi"]
    public = number["promkes"] + number["kesling"]
    one_each = (number["gizi"] >= 1) & (number["rekam-medik"] >= 1)
    one_each &= number[OFFICE_JOB] >= 1
    many = np.minimum(np.minimum(number["dokter"], number["perawat"]), number["bidan"])
    ward = (number["farmasi"] >= 1) & (number["atlm"] >= 1)
    ward &= (number["promkes"] >= 1) & (number["kesling"] >= 1)
    town = ward & (number["dokter-gigi"] >= 1) & (number["terapis-gigi"] >= 1)
    fits = np.stack(
        [
            (many >= 1) & (teeth >= 1) & (public >= 1),
            (many >= 3) & town,
            (many >= 2) & ward & (teeth >= 1),
        ]
    )
    is_complete = one_each & fits[kind, np.arange(len(kind))]
    return _centres(registers).where(np.asarray(is_complete))


_NINE = (
    "dokter",
    "dokter-gigi",
    "perawat",
    "bidan",
    "promkes",
    "kesling",
    "gizi",
    "farmasi",
    "atlm",
)


def _with_nine_kinds(registers: Registers) -> Side:
    _, counts, _ = _counts(registers)
    words = _staff(registers).columns["jenis"].words
    here = counts[[words.index(job) for job in _NINE]]
    return _centres(registers).where(np.asarray((here >= 1).all(axis=0)))


def _at_end(numerator: SideOf, denominator: SideOf, times: int = 100) -> Truth:
    return divided(numerator, denominator, times, _AT_END)


TRUTHS: dict[str, Truth] = {
    **{
        code: _at_end(_staff_of(job), eligible_people("penduduk"), 1_000)
        for code, job in _OF_POPULATION.items()
    },
    "04.01.148": from_year(2025, _at_end(_complete, _centres)),
    "HR-9J": _at_end(_with_nine_kinds, _centres),
    "HR-STR": _at_end(_registered, _all_health_staff),
    "HR-SIP": _at_end(_licensed, _all_health_staff),
    "HR-KUAL": _at_end(_qualified, _all_health_staff),
    "HR-JPL": _at_end(_trained, _everybody_known),
    "HR-JPLR": _at_end(_hours, _hours_known, 1),
    "HR-BEBAN": divided(visits_of, _health_staff_there, 1),
    "HR-KLR": divided(_leaving, _rows),
}
