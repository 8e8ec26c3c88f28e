"""What is true of campaigns, behaviour, community posts, partners and leaders."""

import numpy as np

from derajat.city.community.happening.surveys import ITEMS, OF_SOME
from derajat.city.registers import Register, Registers, plain, worded
from derajat.city.rosters import last_reported_day, roster_of
from derajat.city.shares import Choice, Rows, mean_of, share_of, sum_share_of
from derajat.city.truth import Truth, counted, divided
from derajat.model.columns import ColumnType
from derajat.statistics.arrays import Flags


LEVELS = ("pratama", "madya", "purnama", "mandiri")
_FEWEST_HELPERS = 5


def _gains(registers: Registers) -> Register:
    """Participants with how much more they knew afterwards."""
    tests = registers["tes-pengetahuan"]
    both = tests.is_known("awal") & tests.is_known("akhir")
    gain = plain(tests["akhir"] - tests["awal"], both)
    return Register(tests.name, {**tests.columns, "naik": gain})


def _items(registers: Registers) -> Register:
    """One row for each item of each household."""
    survey = registers["survei-phbs"]
    again = np.tile(np.arange(len(survey)), len(ITEMS))
    met = np.concatenate([survey[name] for name in ITEMS])
    known = np.concatenate([survey.is_known(name) for name in ITEMS])
    columns = {
        "tanggal": survey.columns["tanggal"].at(again),
        "kelurahan": survey.columns["kelurahan"].at(again),
        "butir": worded(np.arange(len(ITEMS)).repeat(len(survey)), tuple(ITEMS)),
        "terpenuhi": plain(met, known),
    }
    return Register("phbs-butir", columns)


def _posts(registers: Registers) -> Register:
    """Posts of each year with the months in which they opened, and their level."""
    posts, openings = registers["register-posyandu"], registers["posyandu-bulan"]
    opened = openings.at(openings.is_yes("buka"))
    keys = opened["posyandu"] * 10_000 + opened["bulan"] // 12
    distinct, times = np.unique(keys, return_counts=True)
    own = posts["posyandu"] * 10_000 + posts["tahun"]
    at = np.minimum(np.searchsorted(distinct, own), max(len(distinct) - 1, 0))
    found = distinct[at] == own
    number = np.where(found, times[at], 0)
    columns = {**posts.columns, "kali_buka": plain(number)}
    level, known = _levels(Register(posts.name, columns))
    return Register(posts.name, {**columns, "strata": worded(level, LEVELS, known)})


def _levels(
    posts: Register,
) -> tuple[np.ndarray[tuple[int], np.dtype[np.int64]], Flags]:
    """The level of each post, and whether it can be told.

    Few helpers or few openings decide alone, then coverage, then the health fund.
    """
    helpers = posts.is_known("kader")
    is_first = helpers & (posts["kader"] < _FEWEST_HELPERS)
    is_first |= posts["kali_buka"] <= 8
    covered = posts.is_known("cakupan")
    low = covered & (posts["cakupan"] <= 50)
    funded = posts.is_known("dana_sehat")
    rich = posts["dana_sehat"] > 50
    above = np.where(low, 1, np.where(rich, 3, 2))
    known = is_first | (helpers & covered & (low | funded))
    return np.where(is_first, 0, above).astype(np.int64), np.asarray(known)


def _is_active(posts: Register) -> Flags:
    enough = posts.is_known("kader") & (posts["kader"] >= _FEWEST_HELPERS)
    covers = posts.is_known("cakupan") & (posts["cakupan"] >= 50)
    opens = posts["kali_buka"] >= 8
    return np.asarray(enough & covers & opens & posts.is_yes("alat_lengkap"))


def _leaders(registers: Registers) -> Register:
    until = last_reported_day(registers["posyandu-bulan"])
    return roster_of(
        registers["daftar-pemimpin-informal"], "terdaftar", "berhenti", until
    )


def _organisations(registers: Registers) -> Register:
    until = last_reported_day(registers["posyandu-bulan"])
    return roster_of(registers["aturan-organisasi"], "terdaftar", "bubar", until)


def _is_trained(leaders: Register) -> Flags:
    known = leaders.is_known("dilatih")
    return np.asarray(known & (leaders["dilatih"] <= leaders["akhir"]))


def _has_rule(organisations: Register) -> Flags:
    akhir = organisations["akhir"]
    begun = organisations.is_known("aturan_mulai")
    begun &= organisations["aturan_mulai"] <= akhir
    ended = organisations.is_known("aturan_sampai")
    ended &= organisations["aturan_sampai"] < akhir
    return np.asarray(begun & ~ended)


def _is_healthy(survey: Register) -> Flags:
    """Households in which no item that applies is left out."""
    failing = np.any([survey.is_no(name) for name in ITEMS], axis=0)
    return np.asarray(~failing)


def _is_judged(survey: Register) -> Flags:
    """Households that fail an item, or of which every item for all is known."""
    failing = np.any([survey.is_no(name) for name in ITEMS], axis=0)
    told = np.all(
        [survey.is_known(name) for name in ITEMS if name not in OF_SOME], axis=0
    )
    return np.asarray(failing | told)


def _eats_enough(survey: Register) -> Flags:
    return np.asarray(survey.is_known("porsi") & (survey["porsi"] >= 5))


def _answers(name: str, least: int = 0, below: int = 200) -> Choice:
    """Persons of an age who answered a question."""
    return lambda survey: np.asarray(
        survey.is_known(name) & (survey["umur"] >= least) & (survey["umur"] < below)
    )


def _yes(name: str) -> Choice:
    return lambda register: register.is_yes(name)


def _has_both(events: Register) -> Flags:
    return np.asarray(events.is_known("biaya") & events.is_known("hadir"))


_YEAR = ColumnType.YEAR
_EVENTS = Rows("catatan-kampanye", "kelurahan", "tanggal", groups=("topik",))
_PERSONS = Rows("survei-perilaku", "kelurahan", "tanggal", groups=("jk",))
_TESTS = Rows("", "kelurahan", "tanggal", made=_gains, groups=("topik",))
_HOUSEHOLDS = Rows("survei-phbs", "kelurahan", "tanggal")
_ITEMS = Rows("", "kelurahan", "tanggal", made=_items, groups=("butir",))
_PLACES = Rows("pemeriksaan-ktr", "kelurahan", "tanggal", groups=("tempat",))
_OPENINGS = Rows("posyandu-bulan", "kelurahan", "bulan", ColumnType.MONTH)
_POSTS = Rows("", "kelurahan", "tahun", _YEAR, made=_posts, groups=("strata",))
_EFFORTS = Rows("register-ukbm", "kelurahan", "tahun", _YEAR, groups=("jenis",))
_SUPPORT = Rows("register-mitra", "kelurahan", "tanggal", groups=("mitra",))
_LEADERS = Rows("", "kelurahan", "tahun", _YEAR, made=_leaders)
_ORGANISATIONS = Rows(
    "", "kelurahan", "tahun", _YEAR, made=_organisations, groups=("jenis",)
)


def _knows_level(posts: Register) -> Flags:
    return posts.is_known("strata")


def _is_high(posts: Register) -> Flags:
    return np.asarray(
        posts.holds("strata", "purnama") | posts.holds("strata", "mandiri")
    )


def _is_given(support: Register) -> Flags:
    return np.asarray(support.is_yes("terwujud") & support.is_known("nilai"))


_SMOKES = _yes("merokok")
TRUTHS: dict[str, Truth] = {
    "GM-CMP": share_of(_EVENTS, _yes("terlaksana")),
    "GM-REACH": sum_share_of(_EVENTS, "hadir", "sasaran"),
    "GM-COST": divided(
        _EVENTS.adding(_has_both, lambda r: r["biaya"]),
        _EVENTS.adding(_has_both, lambda r: r["hadir"]),
        1,
    ),
    "GM-PA": share_of(_PERSONS, _yes("aktif"), _answers("aktif", 10)),
    "GM-FV": share_of(_PERSONS, _eats_enough, _answers("porsi")),
    "GM-SMK10": share_of(_PERSONS, _SMOKES, _answers("merokok", 10, 19)),
    "GM-SMK15": share_of(_PERSONS, _SMOKES, _answers("merokok", 15)),
    "GM-KNOW": share_of(_PERSONS, _yes("ingat"), _answers("ingat")),
    "GM-LIT": mean_of(_PERSONS, "literasi"),
    "GM-NAIK": mean_of(_TESTS, "naik"),
    "GM-KTR": share_of(_PLACES, _yes("patuh")),
    "PHBS": share_of(_HOUSEHOLDS, _is_healthy, _is_judged),
    "PHBS-BUTIR": share_of(
        _ITEMS, _yes("terpenuhi"), lambda r: r.is_known("terpenuhi")
    ),
    "PY-STR": share_of(_POSTS, _is_high, _knows_level),
    "PY-MAN": share_of(_POSTS, lambda r: r.holds("strata", "mandiri"), _knows_level),
    "PY-AKT": share_of(_POSTS, _is_active),
    "PY-BUKA": share_of(_OPENINGS, _yes("buka")),
    "PY-SH": share_of(_POSTS, _yes("siklus_hidup")),
    "PB-PTM": share_of(_POSTS, _yes("posbindu")),
    "PY-KADER": sum_share_of(_POSTS, "kader_terlatih", "kader"),
    "UK-OTH": share_of(_EFFORTS, _yes("aktif")),
    "UK-FND": counted(_SUPPORT.adding(_is_given, lambda r: r["nilai"])),
    "UK-MITRA": share_of(_SUPPORT, _yes("terwujud")),
    "UK-LEAD": share_of(_LEADERS, _is_trained),
    "UK-MIC": share_of(_ORGANISATIONS, _has_rule),
}
