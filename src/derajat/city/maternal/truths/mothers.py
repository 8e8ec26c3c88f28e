"""What is true of the care of mothers."""

from fractions import Fraction

from derajat.city.maternal import services
from derajat.city.maternal.services import Where
from derajat.city.maternal.truths.eligible import (
    DELIVERING,
    PREGNANT,
    coverage,
    part,
)
from derajat.city.registers import Register, Registers
from derajat.city.sides import Side, SideOf
from derajat.city.truth import Truth, composed, from_year
from derajat.statistics.arrays import Flags


_COMPLICATED = Fraction(1, 5)
"""Of the pregnant, by the usual estimate."""


def _mothers(time: str, where: Where) -> SideOf:
    return lambda registers: services.mothers_where(registers, time, where)


def _deliveries(time: str, where: Where) -> SideOf:
    return lambda registers: services.deliveries_where(registers, time, where)


def _all(time: str) -> SideOf:
    return lambda registers: services.mothers_at(registers, time)


def _early(mothers: Register) -> Flags:
    weeks = (mothers["tanggal_k1"] - mothers["hpht"]) // 7
    return (weeks >= 0) & (weeks <= 12) & mothers.is_known("hpht")


def _to_standard(mothers: Register) -> Flags:
    inside = services.is_in_facility(mothers)
    return inside & mothers.is_yes("tim") & mothers.is_yes("partograf")


def _four_with_ten(registers: Registers) -> Side:
    def has_all(mothers: Register) -> Flags:
        return mothers.is_yes("lengkap_10t")

    return services.reached_side(registers, lambda reached: reached.k4, has_all)


def _six_with_twelve(registers: Registers) -> Side:
    def has_all(mothers: Register) -> Flags:
        return mothers.is_yes("lengkap_12t")

    return services.reached_side(registers, lambda reached: reached.k6, has_all)


def _known(name: str) -> Where:
    return lambda mothers: mothers.is_known(name)


def _below(name: str, limit: int) -> Where:
    return lambda mothers: mothers.is_known(name) & (mothers[name] < limit)


def _said_at_the_end(name: str) -> Truth:
    """Those of whom something was recorded, among the deliveries."""

    def where(mothers: Register) -> Flags:
        return services.is_delivery(mothers) & mothers.is_yes(name)

    return part(
        _mothers("tanggal_akhir", where),
        _mothers("tanggal_akhir", services.is_delivery),
    )


def _measured(name: str, limit: int) -> Truth:
    """Those below a limit, among those measured."""
    return part(
        _mothers("tanggal_catat", _below(name, limit)),
        _mothers("tanggal_catat", _known(name)),
    )


def _within(name: str, first: int, last: int) -> Where:
    return lambda mothers: services.visited(mothers, name, first, last)


def _enough_tablets(mothers: Register) -> Flags:
    return mothers.is_known("ttd") & (mothers["ttd"] >= 90)


def _treated(mothers: Register) -> Flags:
    return mothers.is_yes("komplikasi_ditangani")


def _referred(mothers: Register) -> Flags:
    return services.is_one_of(mothers, "rujukan", ("poned", "ponek"))


def _complicated(where: Where) -> Truth:
    return part(_mothers("tanggal_komplikasi", where), _all("tanggal_komplikasi"))


def _difference(values: tuple[Fraction | None, ...]) -> Fraction | None:
    first, second = values
    return None if first is None or second is None else first - second


def _delivered(where: Where) -> Truth:
    return coverage(_mothers("tanggal_akhir", where), DELIVERING)


MOTHERS: dict[str, Truth] = {
    "KIA-K1": coverage(services.first_contacts, PREGNANT),
    "KIA-K1M": coverage(_mothers("tanggal_k1", _early), PREGNANT),
    "KIA-K4": coverage(services.fourth_contacts, PREGNANT),
    "KIA-K6": coverage(services.sixth_contacts, PREGNANT),
    "KIA-DO": composed(("KIA-K1", "KIA-K6"), _difference),
    "KIA-DO-K4": composed(("KIA-K1", "KIA-K4"), _difference),
    "KIA-DO-PN": composed(("KIA-K4", "KIA-PN"), _difference),
    "KIA-DO-KN": composed(("KIA-PN", "KIA-KN1"), _difference),
    "SPM-01": from_year(
        2025,
        coverage(_six_with_twelve, PREGNANT),
        coverage(_four_with_ten, PREGNANT),
    ),
    "KIA-10T": _said_at_the_end("lengkap_10t"),
    "KIA-12T": from_year(2025, _said_at_the_end("lengkap_12t")),
    "KIA-USG": _said_at_the_end("usg_dokter"),
    "KIA-BUF": _said_at_the_end("buku_kia"),
    "KIA-KELAS": _said_at_the_end("kelas_ibu"),
    "KIA-P4K": _said_at_the_end("p4k"),
    "KIA-RISTI": _said_at_the_end("risiko_tinggi"),
    "KIA-KEK": _measured("lila", 235),
    "KIA-ANE": _measured("hb", 110),
    "KIA-SKRANE": part(_mothers("tanggal_catat", _known("hb")), _all("tanggal_catat")),
    "KIA-TTD90": coverage(_mothers("tanggal_akhir", _enough_tablets), PREGNANT),
    "KIA-PK": coverage(
        _mothers("tanggal_komplikasi", _treated), PREGNANT, _COMPLICATED
    ),
    "KIA-PKT": _complicated(_treated),
    "KIA-RUJUK": _complicated(_referred),
    "KIA-PN": _delivered(services.is_attended),
    "KIA-PF": _delivered(services.is_in_facility),
    "SPM-02": _delivered(_to_standard),
    "KIA-KF1": coverage(_deliveries("kf1", _within("kf1", 0, 2)), DELIVERING),
    "KIA-KF": coverage(services.complete_postnatal, DELIVERING),
    "KIA-KBPP": coverage(
        _deliveries("tanggal_kb", _within("tanggal_kb", 0, 42)), DELIVERING
    ),
}
