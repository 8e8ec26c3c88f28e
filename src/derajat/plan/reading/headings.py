"""What a column of a plan table holds, told by the words of its heading."""

import re
from dataclasses import dataclass
from enum import Enum

from derajat.model.plans import MoneyUnit
from derajat.plan.reading.kind_words import KindWords
from derajat.sheets import fold_header


class Role(Enum):
    """What a column holds."""

    NUMBER = "number"
    CODE = "code"
    LEVEL = "level"
    NAME = "name"
    KIND = "kind"
    """Statements of one level: a column headed `Tujuan`."""
    INDICATOR = "indicator"
    UNIT = "unit"
    FORMULA = "formula"
    OWNER = "owner"
    BASELINE = "baseline"
    ACHIEVED = "achieved"
    """A state reached in a year; the only one of a table is its baseline."""
    TARGET = "target"
    MONEY = "money"
    REALISED = "realised"
    YEAR = "year"
    """A year alone: targets, or money in a table of money."""
    END_TARGET = "end-target"
    END_MONEY = "end-money"
    END = "end"
    """The end of the period, of targets or of money."""
    ASIDE = "aside"
    """What a plan does not keep: remarks, places, sources of money."""


@dataclass(frozen=True)
class Heading:
    """What one heading says."""

    role: Role
    year: int | None = None
    kind: str = ""
    unit: MoneyUnit | None = None


_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_BASELINE = re.compile(
    r"\b(?:kondisi (?:kinerja )?(?:pada )?(?:awal|eksisting|tahun awal)"
    r"|(?:data )?capaian (?:pada )?(?:tahun )?awal|kinerja awal|tahun awal"
    r"|base ?line|data dasar|nilai awal)\b"
)
_END = re.compile(
    r"\b(?:akhir|total|jumlah total|jumlah|total published|akhir (?:periode|renstra))\b"
)
_ACHIEVED = re.compile(r"\b(?:capaian|realisasi|realisasi capaian)\b")
_REALISED = re.compile(r"\brealisasi\b")
_MONEY = re.compile(
    r"\b(?:rp|rupiah|pagu|anggaran|dana|pendanaan|juta|jutaan|miliar|milyar|biaya|belanja)\b"
)
_TARGET = re.compile(r"\b(?:target|kinerja|volume|vol)\b")
_FILLER_WORDS = """
tahun thn ke pada target kinerja vol volume rp rupiah pagu indikatif anggaran dana
pendanaan kebutuhan juta jutaan jt ribu ribuan rb miliar milyar biaya belanja dalam
realisasi capaian
kondisi kerangka program dan sasaran renstra rpjmd 000 0 1 2 3 4 5 6 7 i ii iii iv v
vi x apbd rencana perangkat daerah indikator kegiatan akhir periode total jumlah
awal perencanaan data baseline nilai dasar base line pencapaian pelaksanaan tercapai
hasil opd skpd pd % usulan published tujuan outcome output sub subkegiatan dinas
kesehatan renja rkpd iku ikk strategis utama jangka menengah tahunan akan untuk dicapai
"""
_FILLER = frozenset(_FILLER_WORDS.split())
"""What headings of targets and money are made of; any other word makes it text."""

_NTH_YEAR = re.compile(r"\b(?:tahun|thn) ke\b")
_NTH = re.compile(
    r"(?:target |rp |pagu )?(?:tahun |thn )?(?:ke )?(?P<nth>[1-6]|iv|vi?|i{1,3})"
)
_NUMERALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
LAST_ORDINAL = 6
"""A larger year of a heading is one of the calendar; to it `tahun ke-1` and so on."""

_SINGLE = {
    Role.NUMBER: re.compile(r"no|nomor|no urut|nomor urut"),
    Role.CODE: re.compile(r"kode(?: .*)?"),
    Role.LEVEL: re.compile(r"level|tingkat|tingkatan|jenis|jenjang"),
    Role.INDICATOR: re.compile(r"(?:.* )?indikator(?: .*)?|tolok ukur(?: .*)?"),
    Role.UNIT: re.compile(r"satuan(?: .*)?|unit satuan"),
    Role.FORMULA: re.compile(
        r"formula(?: .*)?|formulasi(?: .*)?|rumus(?: .*)?|cara (?:peng)?hitung(?:an)?"
    ),
    Role.OWNER: re.compile(
        r"(?:opd|skpd|perangkat daerah|pd)(?: .*)?|(?:unit kerja )?.*penanggung ?jawab"
        r"(?: .*)?|unit kerja(?: .*)?|pelaksana|bidang|pengampu|pic|pj"
    ),
    Role.ASIDE: re.compile(
        r"ket|keterangan|catatan|lokasi(?: .*)?|kelompok sasaran|jenis kegiatan"
        r"|sumber (?:dana|data|anggaran|pendanaan)(?: .*)?|alasan(?: .*)?"
    ),
    Role.NAME: re.compile(
        r"nama|uraian|nomenklatur|nama uraian|pernyataan"
        r"|(?:nama |uraian )?(?:program|kegiatan)(?: (?:dan|atau))?"
        r" (?:kegiatan|sub ?kegiatan)(?: .*)?"
    ),
}
_UNITS = (
    (MoneyUnit.MILLION, re.compile(r"\b(?:juta|jutaan|jt)\b")),
    (MoneyUnit.BILLION, re.compile(r"\b(?:mil[iy]ar|mil[iy]aran)\b")),
    (MoneyUnit.THOUSAND, re.compile(r"\b(?:ribu|ribuan|000)\b")),
    (MoneyUnit.RUPIAH, re.compile(r"\b(?:rp|rupiah)\b")),
)


def read_heading(path: str, words: KindWords) -> Heading | None:
    """What a heading says; None when no word of it is known.

    `path` joins the header rows of a column with ` / `, the outermost first.
    """
    parts = [fold_header(part) for part in path.split(" / ")]
    whole = " ".join(part for part in parts if part)
    if not whole:
        return None
    if kind := words.exact(whole) or words.exact(parts[-1]):
        return Heading(Role.KIND, kind=kind)
    if set(whole.split()) - _FILLER - set(_YEAR.findall(whole)):
        return _read_single(whole, parts[-1], words)
    return _read_promise(whole, parts[-1]) or _read_single(whole, parts[-1], words)


def find_money_unit(text: str) -> MoneyUnit | None:
    """In what a text says that amounts count: `(Rp.000)`, `juta rupiah`."""
    folded = fold_header(text)
    for unit, pattern in _UNITS:
        if pattern.search(folded):
            return unit
    return None


def _read_single(whole: str, last: str, words: KindWords) -> Heading | None:
    if words.several(whole):
        return Heading(Role.NAME)
    for text in dict.fromkeys((whole, last)):
        for role, pattern in _SINGLE.items():
            if pattern.fullmatch(text):
                return Heading(role, kind=_kind_of_indicator(role, text, words))
    return None


def _kind_of_indicator(role: Role, text: str, words: KindWords) -> str:
    """The level in `indikator tujuan`; empty for another column."""
    if role is not Role.INDICATOR:
        return ""
    rest = re.sub(r"\b(?:indikator|kinerja|utama)\b", "", text)
    return words.exact(rest) or ""


def _read_promise(whole: str, last: str) -> Heading | None:
    """A heading of targets, money, a baseline or the end of the period."""
    years = sorted({int(year) for year in _YEAR.findall(whole)})
    year = years[-1] if len(years) == 1 else None
    is_money = _says_money(whole, last)
    if year is None and (ordinal := _ordinal(whole, last)):
        year = ordinal
    if _BASELINE.search(whole):
        return None if is_money else Heading(Role.BASELINE, year)
    if _END.search(whole):
        return _end_heading(whole, last, is_money, year)
    if len(years) > 1:
        return None
    if is_money:
        role = Role.REALISED if _REALISED.search(whole) else Role.MONEY
        return Heading(role, year, unit=find_money_unit(whole))
    if "target" in last.split():
        return Heading(Role.TARGET, year)
    if year is None:
        return None
    if _ACHIEVED.search(last) or _ACHIEVED.fullmatch(whole):
        return Heading(Role.ACHIEVED, year)
    return Heading(Role.TARGET if _TARGET.search(whole) else Role.YEAR, year)


def _ordinal(whole: str, last: str) -> int | None:
    """The number in `tahun ke-3`, when the heading names no year; else None."""
    found = _NTH.fullmatch(last)
    if not found or not _NTH_YEAR.search(whole) or _YEAR.search(whole):
        return None
    return _NUMERALS.get(found["nth"]) or int(found["nth"])


def _says_money(whole: str, last: str) -> bool:
    """The innermost words decide; those above name a group of both."""
    if _MONEY.search(last):
        return True
    if _TARGET.search(last):
        return False
    return bool(_MONEY.search(whole)) and not _TARGET.search(whole)


def _end_heading(whole: str, last: str, is_money: bool, year: int | None) -> Heading:
    if is_money:
        return Heading(Role.END_MONEY, unit=find_money_unit(whole))
    is_target = _TARGET.search(last) or ("target" in whole.split())
    return Heading(Role.END_TARGET if is_target else Role.END, year)
