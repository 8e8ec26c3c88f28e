"""Services to mothers and newborns as rows with a place and a time."""

from collections.abc import Callable

import numpy as np

from derajat.city.forms.form import months_of_days
from derajat.city.maternal.contacts import COMPETENT, NEVER, Reached, find_reached
from derajat.city.registers import Numbers, Register, Registers
from derajat.city.sides import Side, rows_of
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.statistics.arrays import Flags


FACILITIES = ("puskesmas", "rumah-sakit", "klinik", "praktik-bidan")
Where = Callable[[Register], Flags]
"""Which rows of a register count."""
_DAY = 1440


def mothers_at(registers: Registers, time: str) -> Side:
    """The pregnancies with a known day, in its month."""
    mothers = registers["kohort-ibu"]
    return rows_of(mothers.at(mothers.is_known(time)), "kelurahan", time)


def mothers_where(registers: Registers, time: str, where: Where) -> Side:
    """Some of the pregnancies with a known day, in its month."""
    mothers = registers["kohort-ibu"]
    known = mothers.at(mothers.is_known(time))
    return mothers_at(registers, time).where(where(known))


def deliveries_where(registers: Registers, time: str, where: Where) -> Side:
    """Some of the deliveries with a known day, in its month."""
    mothers = registers["kohort-ibu"]
    known = mothers.at(mothers.is_known(time) & is_delivery(mothers))
    return rows_of(known, "kelurahan", time).where(where(known))


def infants_where(
    registers: Registers, time: str, where: Where, type_: ColumnType = ColumnType.DATE
) -> Side:
    """Some of the infants with a known time, in its month."""
    infants = registers["kohort-bayi"]
    known = infants.at(infants.is_known(time))
    return rows_of(known, "kelurahan", time, type_).where(where(known))


def is_one_of(register: Register, name: str, words: tuple[str, ...]) -> Flags:
    """The rows in which a column is known to hold one of the words."""
    found = np.zeros(len(register), dtype=bool)
    for word in words:
        found |= register.holds(name, word)
    return found


def is_delivery(mothers: Register) -> Flags:
    """Pregnancies that ended in a birth, alive or not."""
    return is_one_of(mothers, "hasil", ("lahir-hidup", "lahir-mati"))


def is_attended(mothers: Register) -> Flags:
    """Deliveries by competent health workers."""
    return is_delivery(mothers) & is_one_of(mothers, "penolong", COMPETENT)


def is_in_facility(mothers: Register) -> Flags:
    """Deliveries by competent health workers in a facility."""
    return is_attended(mothers) & is_one_of(mothers, "tempat", FACILITIES)


def days_since(register: Register, start: Numbers, name: str, window: slice) -> Flags:
    """Whether a known day lies in a window of days after the start, both ends in."""
    after = register[name] - start
    within = (after >= window.start) & (after <= window.stop)
    return np.asarray(within & register.is_known(name))


def visited(mothers: Register, name: str, first: int, last: int) -> Flags:
    """Whether a postnatal service came in its days after delivery."""
    within = days_since(mothers, mothers["tanggal_akhir"], name, slice(first, last))
    return within & mothers.is_known("tanggal_akhir")


def has_all_postnatal(mothers: Register) -> Flags:
    """Whether all four postnatal visits came in their days."""
    return (
        visited(mothers, "kf1", 0, 2)
        & visited(mothers, "kf2", 3, 7)
        & visited(mothers, "kf3", 8, 28)
        & visited(mothers, "kf4", 29, 42)
    )


def seen_after(infants: Register, name: str, first: int, last: int) -> Flags:
    """Whether an infant was seen in a window of days after birth."""
    return days_since(infants, infants["lahir"] // _DAY, name, slice(first, last))


def has_first_visit(infants: Register) -> Flags:
    """Whether the first visit came 6 to 48 hours after birth, to the minute."""
    after = infants["kn1"] - infants["lahir"]
    return np.asarray((after >= 360) & (after <= 2880) & infants.is_known("kn1"))


def has_all_visits(infants: Register) -> Flags:
    """Whether all three neonatal visits came in their time."""
    later = seen_after(infants, "kn2", 3, 7) & seen_after(infants, "kn3", 8, 28)
    return has_first_visit(infants) & later


def first_contacts(registers: Registers) -> Side:
    """First antenatal contacts."""
    return mothers_at(registers, "tanggal_k1")


def attended(registers: Registers) -> Side:
    """Deliveries by health workers."""
    return mothers_where(registers, "tanggal_akhir", is_attended)


def in_facilities(registers: Registers) -> Side:
    """Deliveries in facilities."""
    return mothers_where(registers, "tanggal_akhir", is_in_facility)


def complete_postnatal(registers: Registers) -> Side:
    """Mothers whose four visits were complete."""
    return deliveries_where(registers, "kf4", has_all_postnatal)


def first_neonatal(registers: Registers) -> Side:
    """Newborns seen 6 to 48 hours after birth."""
    return infants_where(registers, "kn1", has_first_visit, ColumnType.MOMENT)


def complete_neonatal(registers: Registers) -> Side:
    """Newborns whose three visits were complete."""
    return infants_where(registers, "kn3", has_all_visits)


def fourth_contacts(registers: Registers) -> Side:
    """Pregnancies with contacts 1-1-2, in the month that made them complete."""
    return reached_side(registers, lambda reached: reached.k4)


def sixth_contacts(registers: Registers) -> Side:
    """Pregnancies with contacts 1-2-3, in the month that made them complete."""
    return reached_side(registers, lambda reached: reached.k6)


def reached_side(
    registers: Registers,
    day_of: Callable[[Reached], Numbers],
    where: Where | None = None,
) -> Side:
    """Pregnancies that reached their contacts, where the register has the mother.

    One that the register does not have counts for the city alone, and none of its
    own columns is known.
    """
    mothers = registers["kohort-ibu"]
    reached = find_reached(registers["kunjungan-anc"])
    day = day_of(reached)
    done = day != NEVER
    pregnancy, month = reached.pregnancy[done], months_of_days(day[done])
    row = _rows_of_mothers(mothers, pregnancy)
    place = np.where(row >= 0, mothers["kelurahan"][row], -1)
    side = Side(AreaLevel.VILLAGE, PeriodKind.MONTH, place, month, place, month)
    if where is None:
        return side
    return side.where((row >= 0) & where(mothers)[row])


def _rows_of_mothers(mothers: Register, pregnancy: Numbers) -> Numbers:
    order = np.argsort(mothers["kehamilan"])
    numbers = mothers["kehamilan"][order]
    at = np.minimum(np.searchsorted(numbers, pregnancy), len(numbers) - 1)
    return np.where(numbers[at] == pregnancy, order[at], -1)
