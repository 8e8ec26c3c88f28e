"""What is true of outreach, partners and the pace of the health check."""

import numpy as np

from derajat.city.health_check.sides import Chosen, everybody
from derajat.city.persons import years_of_days
from derajat.city.registers import Register, Registers, plain
from derajat.city.sides import Side, SideOf, group_of, rows_of
from derajat.city.truth import Truth, divided
from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.columns import ColumnType
from derajat.model.indicators import Accumulation
from derajat.statistics.arrays import Flags


_CENTRE = AreaLevel.HEALTH_CENTRE


def _is_held(register: Register) -> Flags:
    return register.is_yes("terlaksana")


def _events(chosen: Chosen, amount: str = "") -> SideOf:
    """Chosen events, or the sum of one of their numbers."""

    def side(registers: Registers) -> Side:
        events = registers["ckg-kegiatan"]
        rows = rows_of(events, "puskesmas", "tanggal", level=_CENTRE)
        if amount:
            rows = rows.adding(events[amount])
        return rows.grouped(jenis=group_of(events, "jenis")).where(chosen(events))

    return side


def _is_counted(register: Register) -> Flags:
    return _is_held(register) & register.is_known("diperiksa")


def _is_costed(register: Register) -> Flags:
    return _is_counted(register) & register.is_known("biaya")


def _partners(chosen: Chosen) -> SideOf:
    def side(registers: Registers) -> Side:
        partners = registers["ckg-mitra"]
        rows = rows_of(partners, "puskesmas", "bulan", ColumnType.MONTH, level=_CENTRE)
        fit = partners.is_yes("memenuhi_syarat")
        rows = rows.grouped(jenis=group_of(partners, "jenis"))
        return rows.where(fit & chosen(partners))

    return side


def _hosts(chosen: Chosen) -> SideOf:
    """Institutions of a year, each once, with whether any event there was held."""

    def side(registers: Registers) -> Side:
        events = registers["ckg-kegiatan"]
        year = years_of_days(events["tanggal"])
        keys = np.stack([events["puskesmas"], events["institusi"], year])
        distinct, first, back = np.unique(
            keys, axis=1, return_index=True, return_inverse=True
        )
        held = np.zeros(distinct.shape[1], dtype=bool)
        held[back.ravel()[_is_held(events)]] = True
        hosts = events.at(first)
        columns = {**hosts.columns, "tahun": plain(distinct[2])}
        hosts = Register("hosts", {**columns, "terlaksana": plain(held)})
        rows = rows_of(
            hosts, "puskesmas", "tahun", ColumnType.YEAR, PeriodKind.YEAR, _CENTRE
        )
        return rows.grouped(jenis=group_of(hosts, "jenis")).where(chosen(hosts))

    return side


def _came(register: Register) -> Register:
    checks = register.at(register.holds("program", "ckg"))
    return checks.at(checks.is_yes("hadir"))


def _people_who_came(registers: Registers) -> Side:
    came = _came(registers["skrining"])
    rows = rows_of(came, "puskesmas", "tanggal", level=_CENTRE)
    return rows.grouped(gelombang=group_of(came, "gelombang"))


def _open_days(registers: Registers) -> Side:
    """Days on which somebody came to a health centre, each once."""
    came = _came(registers["skrining"])
    keys = np.stack([came["puskesmas"], came["tanggal"]])
    _, first = np.unique(keys, axis=1, return_index=True)
    days = came.at(first)
    rows = rows_of(days, "puskesmas", "tanggal", level=_CENTRE)
    return rows.grouped(gelombang=group_of(days, "gelombang"))


def _checks_somebody(register: Register) -> Flags:
    return np.asarray(register["diperiksa"] >= 1)


OUTREACH_TRUTHS: dict[str, Truth] = {
    "CKG-FAS": divided(
        _partners(_checks_somebody),
        _partners(everybody),
        accumulate=Accumulation.AT_END,
    ),
    "CKG-KEG": divided(_events(_is_held), _events(everybody)),
    "CKG-INST": divided(_hosts(_is_held), _hosts(everybody)),
    "CKG-ORANG-KEG": divided(
        _events(_is_counted, "diperiksa"), _events(_is_counted), 1
    ),
    "CKG-BIAYA": divided(
        _events(_is_costed, "biaya"), _events(_is_costed, "diperiksa"), 1
    ),
    "CKG-HARI": divided(_people_who_came, _open_days, 1),
}
