"""Which way is better, as the words of an indicator suggest.

The list is read from the top and the first pattern that is found decides, so what is
done about an evil (`bumil anemia mendapat tablet`) is told from the evil itself.
"""

import re
from dataclasses import dataclass

from derajat.model.indicators import Direction


@dataclass(frozen=True)
class Suggestion:
    """A direction and the word that suggests it."""

    better: Direction
    word: str
    is_strong: bool
    """Whether a stated direction that differs is in doubt; `nilai` decides nothing."""


_HIGHER, _LOWER, _RANGE = Direction.HIGHER, Direction.LOWER, Direction.RANGE

_WORDINGS: tuple[tuple[Direction | None, str], ...] = (
    (None, r"penurunan|menurunnya|turunnya|peningkatan kasus"),
    (
        _LOWER,
        r"biaya per|unit cost|selisih|kesenjangan|disparitas|koefisien variasi|"
        r"kedaluwarsa|kadaluarsa|cacat (?:tk|tingkat) ?(?:2|ii)|waktu tunggu|"
        r"respons?e? time|waktu tanggap|unmet need|drop ?out|"
        r"putus (?:berobat|obat)|lost? to follow",
    ),
    (
        _HIGHER,
        r"\w*audit|ditindaklanjuti|dirujuk|dilaporkan|ditangani|tertangani|diobati|diselesaikan|serapan|"
        r"dilayani|terlayani|mendapat\w*|memperoleh|menerima|dilakukan|diperiksa|"
        r"diskrining|penanganan|penanggulangan|pencegahan|pengendalian|bebas|"
        r"(?:tanpa|nol) (?:kematian|kasus|klb|rokok|asap)|stop|"
        r"kasus (?:\w+ ){0,3}ditemukan",
    ),
    (
        _LOWER,
        r"kematian|mortalitas|mortality|death rate|fatality|aki|akb|akaba|akn|akba|"
        r"ndr|gdr|cfr|kesakitan|morbiditas",
    ),
    (
        _RANGE,
        r"bor|bed occupancy|avlos|alos|length of stay|turn ?over interval|toi|"
        r"bed turn ?over|bto",
    ),
    (
        _HIGHER,
        r"(?:prevalensi|prevalence) (?:\w+ ){0,3}(?:kontrasepsi|kb)|m?cpr|deteksi|"
        r"skrining|screening|penemuan|cakupan|keberhasilan|kesembuhan|case detection|"
        r"cnr|cdr|notification|notifikasi|imunisasi|kepuasan",
    ),
    (
        _LOWER,
        r"stunting|stunted|pendek|wasting|wasted|underweight|"
        r"gizi (?:buruk|kurang|lebih)|kurang energi kronis|kek|anemia|anaemia|bblr|"
        r"berat badan lahir rendah|obesitas|kegemukan|merokok|perokok|babs|"
        r"prevalensi|prevalence|insiden\w*|"
        r"incidence|incident|jumlah kasus|kejadian luar biasa|klb|keluhan|temuan|"
        r"pernikahan dini|kehamilan remaja",
    ),
    (
        _HIGHER,
        r"indeks|ikm|harapan hidup|terakreditasi|akreditasi|melaksanakan|menerapkan|"
        r"memiliki|mempunyai|memakai|menggunakan|mampu|memenuhi|sesuai standar|"
        r"ter?standar|tersedia|ketersediaan|pengadaan|kelengkapan|aktif|akses|"
        r"kunjungan|ditolong|persalinan di|memberi\w*|kepatuhan|kualitas|mutu|phbs|"
        r"siaga|pelayanan|bersalin di|ditimbang|dilatih|poned|stbm|uhc|"
        r"universal health coverage|"
        r"rasio (?:puskesmas|dokter|bidan|perawat|tenaga|tempat tidur)|"
        r"kn[123l]|k[146]|kf\d?|penyuluh|jamban|peserta|tersebarnya|terlaksananya|"
        r"jumlah jenis|predikat|nilai|capaian|tepat waktu|berfungsi|layak",
    ),
)
_COMPILED = tuple(
    (better, re.compile(rf"\b(?:{words})\b")) for better, words in _WORDINGS
)


def suggest_direction(folded: str) -> Suggestion | None:
    """What the folded text of an indicator suggests; None when nothing does."""
    for place, (better, pattern) in enumerate(_COMPILED, start=1):
        found = pattern.search(folded)
        if found:
            is_strong = place < len(_COMPILED)
            return Suggestion(better, found.group(), is_strong) if better else None
    return None
