"""Words that plans of health offices use, and what they give away.

The lists come from published Renstra and RPJMD tables (Sumedang 2019-2023, Siak
2012-2016, Kota Cirebon 2014-2018, a Renstra of 2018-2022) and from common usage of the
health profiles; they say what a wording suggests, never what is right.
"""

import re
import unicodedata
from functools import lru_cache


_ABBREVIATIONS = {
    "nakes": "tenaga kesehatan",
    "bumil": "ibu hamil",
    "bulin": "ibu bersalin",
    "bufas": "ibu nifas",
    "faskes": "fasilitas kesehatan",
    "fasyankes": "fasilitas pelayanan kesehatan",
    "yankes": "pelayanan kesehatan",
    "pkm": "puskesmas",
    "pusk": "puskesmas",
    "jml": "jumlah",
    "persen": "persentase",
    "prosentase": "persentase",
    "presentase": "persentase",
    "dgn": "dengan",
    "dg": "dengan",
    "utk": "untuk",
    "kes": "kesehatan",
}
_FILLERS = frozenset(("yang", "yg", "oleh", "pada", "di"))
_LEVEL_AT_END = re.compile(
    r"\s[-\u2013]\s*(?:program|kegiatan|sub ?kegiatan|tujuan|sasaran)\s*$",
    re.IGNORECASE,
)


_APART = re.compile(r"[^\w%<>+=]+|_")


@lru_cache(maxsize=50_000)
def fold_statement(text: str) -> str:
    """A statement in small letters, its words apart by one space, no punctuation.

    As headers of sheets are folded, with signs kept that tell measures apart.
    """
    normal = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _APART.sub(" ", normal.casefold()).strip()


def fold_measure(statement: str) -> str:
    """An indicator for comparison with others: the same measure gives the same text.

    Case, punctuation, common abbreviations, small words and a level written behind a
    dash (`... (PN) - kegiatan`) do not count.
    """
    words = fold_statement(_LEVEL_AT_END.sub("", statement)).split()
    return " ".join(
        [_ABBREVIATIONS.get(word, word) for word in words if word not in _FILLERS]
    )


def _any_of(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


ACTIVITY_START = re.compile(
    r"(?:pelaksanaan|penyelenggaraan|pelatihan|sosialisasi|penyuluhan|penyediaan|"
    r"pengadaan|pembangunan gedung|penyusunan|pembinaan|monitoring|rapat|"
    r"melaksanakan|melakukan|menyelenggarakan|mengadakan|menyediakan|menyusun|"
    r"membangun gedung|melatih|menyosialisasikan|mensosialisasikan|terlaksananya|"
    r"terselenggaranya|tersusunnya)\b"
)
"""How an activity begins; an objective is a state of people or services."""

ACTIVITY_INSIDE = re.compile(
    r"\b(?:dan|serta) (?:menyediakan|melaksanakan|melakukan|menyelenggarakan|"
    r"mengadakan|menyusun|melatih|membangun)\b"
)

OUTPUT_START = re.compile(
    r"(?:(?:peningkatan )?jumlah|banyaknya|terlaksananya|terselenggaranya|tersebarnya|"
    r"tersusunnya|tersedianya|terbangunnya|dokumen|laporan|frekuensi)\b"
)
OUTPUT_INSIDE = _any_of(
    r"(?:orang|peserta|petugas|kader|tenaga)(?: \w+)? (?:yang )?dilatih",
    "pengadaan",
    "terlaksananya",
    "terselenggaranya",
    "tersebarnya",
    "jumlah (?:dokumen|laporan|kegiatan|pelatihan|paket|rapat|sosialisasi)",
)
"""Signs that an indicator counts own work."""

STATE_OF_PEOPLE = _any_of(
    "kematian", "kasus", "penderita", "kesakitan", "kelahiran", "stunting", "lahir mati"
)
"""A number of these shows a condition of people, not own work."""

VAGUE_WORDS = _any_of(
    "optimal", "optimalnya", "optimalisasi", "optimalkan", "memadai", "prima",
    "maksimal", "sebaik baiknya", "secara bertahap", "dan lain lain", "dll", "dsb",
)  # fmt: skip
"""Words without a measure."""

_MEASURE = (
    r"(?:persentase|jumlah|angka|cakupan|prevalensi|rasio|indeks|proporsi|insiden\w*|"
    r"efektivitas|efektifitas)"
)
_PEOPLE = r"(?:ibu|bayi|balita|neonatal|neonatus|anak)"
COMPOUND = re.compile(
    rf"\b{_MEASURE}\b.* (?:dan|serta|atau) {_MEASURE}\b"
    rf"|\b{_MEASURE} (?:dan|serta) {_MEASURE}\b"
    rf"|\bkematian {_PEOPLE} (?:dan|serta) (?:kematian )?{_PEOPLE}\b"
)
"""Two measures in one text."""

PROVINCIAL = re.compile(
    r"\b(?:pbf cabang|cabang pbf|ukot|cabang penyalur alat kesehatan|"
    r"cabang penyalur alkes|usaha kecil obat tradisional)\b"
)
"""Tasks that UU 23/2014, annex on health, gives to the province: recognition of
branches of wholesalers of drugs (PBF) and of distributors of devices, and licences of
small makers of traditional medicine (UKOT)."""

SHARE_WORDS = re.compile(r"(?:persentase|cakupan|proporsi|prevalensi|prosentase)\b")
PER_CENT_UNIT = re.compile(r"(?:%|persen|per cent)")
INDEX_OF_HUNDRED = re.compile(
    r"\b(?:indeks kepuasan masyarakat|ikm|indeks pembangunan manusia|ipm|"
    r"indeks kesehatan)\b"
)
"""Indices that end at 100."""
