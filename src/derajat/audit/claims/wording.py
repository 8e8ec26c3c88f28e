"""The words between two numbers, and which relation they assert."""

import re
from collections.abc import Iterable
from enum import Enum

from derajat.audit.claims.mentions import Mention
from derajat.audit.claims.units_said import Kind


class Link(Enum):
    """How a number follows the number before it."""

    NONE = "none"
    SAME = "same"
    """Another number of the same thing: `81 persen atau 14.723 orang`."""
    NEAR = "near"
    """Beside it, with nothing between that parts them."""
    WHOLE = "whole"
    """`1.383 dari 61.497`."""
    PART = "part"
    """`67 ribu, di antaranya 256`."""
    AFTER = "after"
    """`15 menjadi 7`."""
    CHANGE = "change"
    """`naik 94 kasus`."""
    LEADING = "leading"
    """`Dari 61.497 balita, ...`: the whole comes first."""
    PLUS = "plus"
    """`262 laki-laki dan 571 perempuan`."""
    TOTAL = "total"
    """`..., total 833 orang`."""
    LIST = "list"
    """`833 orang, terdiri dari 262 ...`."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TOKEN = re.compile(r"[a-z]+(?:-[a-z]+)*|[(),;:.=+/\-]", re.IGNORECASE)
_DROP_OUT = re.compile(r"\bdrop[ -]out\b", re.IGNORECASE)
_BY = r"\s*(?:sekitar|sebesar|sebanyak)?\s*(?:rp\.?)?\s*$"
_HIGHER_BY = re.compile(rf"\blebih (?:tinggi|besar|banyak){_BY}", re.IGNORECASE)
_LOWER_BY = re.compile(rf"\blebih (?:rendah|kecil|sedikit){_BY}", re.IGNORECASE)
"""`lebih tinggi Rp 20 miliar`: right before a number they tell a difference."""
_MORE_THAN = re.compile(r"\b(?:lebih|kurang) dari\b", re.IGNORECASE)
_OF = frozenset({"dari", "daripada", "of", "from", "terhadap", "dibanding"})
_SAME = frozenset(
    {"atau", "or", "(", "setara", "alias", "ekuivalen", "=", "berarti", "equivalent"}
)
_NAMELY = frozenset({"yakni", "yaitu", "namely", "ie", "sebanyak", "sebesar"})
_TO = frozenset({"menjadi", "ke", "to", "jadi"})
_AMONG = frozenset({"antaranya", "diantaranya", "whom", "among"})
_UP = _words(
    "naik meningkat kenaikan peningkatan bertambah pertambahan lonjakan melonjak rose "
    "increased rise increase up grew naiknya meningkatnya"
)
_DOWN = _words(
    "turun menurun penurunan berkurang pengurangan merosot menyusut fell decreased "
    "decline declined drop dropped decrease down turunnya menurunnya"
)
_APART = frozenset({"selisih", "difference", "berubah", "perubahan"})
_PLUS = frozenset({"+", "dan", "serta", "and", "plus", "ditambah"})
_BARRIERS = _words(
    "dan serta and plus sedangkan sementara while whereas namun tetapi but target "
    "sasaran targets"
)
_TOTAL = _words("total totalnya jumlahnya keseluruhan seluruhnya altogether")
_LIST = _words("terdiri meliputi rincian rinciannya dirinci comprising")
_BEFORE_HINTS = _words(
    "sebelumnya semula lalu awalnya mulanya previously last earlier before"
)
_TARGET = frozenset({"target", "sasaran", "ditargetkan", "targeted", "targetnya"})
_VALUE = _words("realisasi terealisasi realisasinya realised actual realisation")
_ATTAINMENT = _words(
    "capaian capaiannya kinerja kinerjanya tercapai pencapaian pencapaiannya attainment"
)
_SHARE_NAMES = _words(
    "prevalensi persentase cakupan proporsi prevalensinya persentasenya cakupannya "
    "prevalence percentage coverage proportion capaian capaiannya rate cfr ir bor"
)
_POPULATION = re.compile(
    r"\s*(?:dari|of|terhadap)?\s*(?:the|jumlah|total|seluruh|keseluruhan|semua|its|"
    r"\s)*\s*(?:penduduk|populasi|population|inhabitants)\b(?!\s+(?:miskin|usia|umur|"
    r"rentan|lansia|lanjut|perempuan|wanita|laki|dewasa|anak|balita|berusia|produktif|"
    r"aged|under|over|sasaran))",
    re.IGNORECASE,
)
_EVERYBODY = _words(
    "penduduk berpenduduk populasi population dihuni didiami penduduknya"
)
_LEADS_ON = _words(
    "sekitar sebanyak sebesar hanya tinggal angka about only just kini sekira kurang "
    "lebih hampir mencapai di bawah atas level nearly almost around rp idr"
)
_QUANTITY_NOUNS = _words(
    "total jumlah seluruh target sasaran sebanyak sekitar keseluruhan semua all the"
)
_REST = _words("sisanya selebihnya remaining kekurangannya")
_BACK = _words(
    "artinya berarti tersebut demikian jadi kenaikan penurunan peningkatan selisih "
    "selisihnya means so thus"
)
_ITS = ("sinya", "sentasenya", "kupannya", "paiannya", "lahnya", "otalnya", "angkanya")
_NO_SUBJECTS = _words(
    "persen jumlah total tahun bulan sebanyak sebesar kota kabupaten dinas kesehatan "
    "data angka kasus orang jiwa cakupan prevalensi persentase capaian target "
    "dari yang telah sudah pada dengan untuk masih sekitar mencapai tercatat "
    "terdapat menjadi "
    "sampai hingga sebelum januari februari maret april juni juli agustus september "
    "oktober november desember percent number were cases people with from"
)
_RECEIVES = _words("menerima mendapat mendapatkan memperoleh berisi received gets")
_EACH_WORDS = _words("masing-masing setiap tiap tiap-tiap each")
_PLACES = _words("di pada dalam untuk oleh bagi selama within in at for by during")
_END_OF_SENTENCE = frozenset({".", ";"})
_FEW_WORDS = 5
_COUNTS = (Kind.COUNT, Kind.BARE)


def words_of(text: str) -> list[str]:
    """Words and marks in lower case; a point counts only at the end of a sentence."""
    text = re.sub(r"\b(?:i\.e\.|a\.l\.|s\.d\.)", "yakni", text)
    text = _DROP_OUT.sub("dropout", text)
    text = _HIGHER_BY.sub(" naik ", _LOWER_BY.sub(" turun ", text))
    text = _MORE_THAN.sub(" ", text)
    return [token.lower() for token in _TOKEN.findall(text)]


def says_population(after: str) -> bool:
    """Whether a share is said to be one of all inhabitants."""
    return _POPULATION.match(after) is not None


def direction_of(words: list[str]) -> int:
    """1 for a rise, -1 for a fall, 0 where the words say neither; the last one wins."""
    for word in reversed(words):
        if word in _UP:
            return 1
        if word in _DOWN:
            return -1
    return 0


def names_population(words: list[str]) -> bool:
    """Whether the words just before a number say that all inhabitants are counted."""
    near = _last_phrase(words)[-4:]
    joined = [at for at, word in enumerate(near) if word in _PLUS]
    return not _EVERYBODY.isdisjoint(near[joined[-1] + 1 :] if joined else near)


def ends_sentence(words: list[str]) -> bool:
    """Whether a full stop stands among the words; a semicolon is none."""
    return "." in words


def refers_back(words: list[str]) -> bool:
    """Whether the words just before a number point to what was said before."""
    phrase = _last_phrase(words)
    is_relative = phrase[:1] == ["yang"] and ends_sentence(words)
    return is_relative or any(w in _BACK or w.endswith(_ITS) for w in phrase)


def subjects_of(words: Iterable[str]) -> frozenset[str]:
    """The words that tell what is spoken of, without those of any report."""
    plain = (word.removesuffix("nya") for word in words)
    return frozenset(word for word in plain if len(word) > 3) - _NO_SUBJECTS


def names_total(words: list[str]) -> bool:
    """Whether the words just before a number call it a total."""
    return not _TOTAL.isdisjoint(_last_phrase(words))


def names_rest(words: list[str]) -> bool:
    """Whether the words just before a number call it what is left of a whole."""
    phrase = _last_phrase(words)
    return not _REST.isdisjoint(phrase) or phrase[-2:] == ["masih", "kurang"]


def begins_item(words: list[str]) -> bool:
    """Whether a comma or `dan` sets a number apart as the next one of a list."""
    return bool(words) and (words[0] == "," or words[0] in _PLUS)


def tells_each(words: list[str]) -> bool:
    """Whether `masing-masing` leads right to the number, with no other thing first."""
    at = [place for place, word in enumerate(words) if word in _EACH_WORDS]
    if not at or len(words) > _FEW_WORDS or not _PLUS.isdisjoint(words):
        return False
    rest = words[at[-1] + 1 :]
    return (_LEADS_ON | _RECEIVES).issuperset(rest) and ":" not in words


def moves_at_once(words: list[str]) -> bool:
    """Whether a rise or fall follows a number with no other subject between."""
    return {",", "atau", "or", *_UP, *_DOWN}.issuperset(words)


def has_before_hint(words: list[str]) -> bool:
    return not _BEFORE_HINTS.isdisjoint(words)


def names_target(words: list[str]) -> bool:
    """Whether the words just before a number call it a target."""
    return not _TARGET.isdisjoint(_last_phrase(words))


def names_value(words: list[str]) -> bool:
    """Whether the words just before a number call it what was realised."""
    return not _VALUE.isdisjoint(_last_phrase(words))


def names_attainment(words: list[str]) -> bool:
    """Whether the words just before a number call it an attainment."""
    return not _ATTAINMENT.isdisjoint(_last_phrase(words))


def names_only_attainment(words: list[str]) -> bool:
    """Whether nothing but target, value and attainment is named before a number."""
    known = _TARGET | _VALUE | _ATTAINMENT | _LEADS_ON | frozenset({"adalah", ".", ","})
    return known.issuperset(words)


def names_share(words: list[str]) -> bool:
    """Whether the words before a number call it a prevalence, a coverage, ..."""
    return not _SHARE_NAMES.isdisjoint(words)


def is_postfix_part(words: list[str]) -> bool:
    """`256 orang di antaranya`: the number before is a part of an earlier one."""
    return not _AMONG.isdisjoint(words[:3])


def crosses_sentence(words: list[str]) -> bool:
    return not _END_OF_SENTENCE.isdisjoint(words)


def first_link(words: list[str]) -> Link:
    """How the first number of a sentence stands, by the words before it."""
    phrase = _last_phrase(words)
    near = phrase[-4:]
    if not (_UP | _DOWN | _APART).isdisjoint(near) and _OF.isdisjoint(near):
        return Link.AFTER if _leads_to(near) else Link.CHANGE
    return Link.LEADING if _leads_from(phrase) else Link.NONE


def _leads_to(words: list[str]) -> bool:
    """Whether `menjadi` or `ke` leads right to the number."""
    at = [number for number, word in enumerate(words) if word in _TO]
    return bool(at) and _LEADS_ON.issuperset(words[at[-1] + 1 :])


def _leads_from(phrase: list[str]) -> bool:
    """Whether `dari` leads to the number; `data dari dinas menyebut` does not."""
    at = [number for number, word in enumerate(phrase) if word in _OF]
    if not at:
        return False
    rest = phrase[at[-1] + 1 :]
    is_short = len(rest) < 3 or not _QUANTITY_NOUNS.isdisjoint(rest)
    return is_short and not _has_verb(rest)


def _has_verb(words: list[str]) -> bool:
    """Whether an active verb stands there that `yang` does not tie to its noun."""
    return any(
        word.startswith("me") and len(word) > 5 and word != "menjadi"
        for word in words[: words.index("yang") if "yang" in words else None]
    )


def read_link(words: list[str], before: Mention, after: Mention) -> Link:
    """The relation that the words between two neighbouring numbers assert."""
    if crosses_sentence(words):
        cut = max(at for at, word in enumerate(words) if word in _END_OF_SENTENCE)
        rest = words[cut + 1 :]
        link = first_link(rest)
        if link is Link.NONE and not _TOTAL.isdisjoint(rest):
            return Link.TOTAL
        return link
    if ":" in words and first_link(words) is Link.LEADING:
        return Link.LEADING
    if not _LIST.isdisjoint(words):
        return Link.LIST
    if change := _change_link(words):
        return change
    if _tells_total(words, before, after):
        return Link.TOTAL
    if not _AMONG.isdisjoint(words[3:]) or "antaranya" in words[-1:]:
        return Link.PART
    return _sharing_link(words, before, after)


def _tells_total(words: list[str], before: Mention, after: Mention) -> bool:
    if words == ["="]:
        return before.kind in _COUNTS and after.kind in _COUNTS
    return not _TOTAL.isdisjoint(words) and _OF.isdisjoint(words)


def _change_link(words: list[str]) -> Link | None:
    if _leads_to(words):
        return Link.AFTER
    moved = [at for at, word in enumerate(words) if word in _UP | _DOWN | _APART]
    if not moved:
        return None
    rest = words[moved[-1] + 1 :]
    if rest == ["of"]:
        return Link.CHANGE
    if not _OF.isdisjoint(rest):
        return Link.LEADING
    return Link.CHANGE if len(rest) <= _FEW_WORDS else None


def _sharing_link(words: list[str], before: Mention, after: Mention) -> Link:
    of_at = [at for at, word in enumerate(words) if word in _OF]
    is_pair = _is_pair(before, after)
    if of_at:
        rest = words[of_at[-1] + 1 :]
        if not _SAME.isdisjoint(rest):
            return Link.SAME
        return _after_of(rest, is_pair)
    if not _SAME.isdisjoint(words):
        return Link.SAME if is_pair else Link.NEAR
    if _is_plus(words, before, after):
        return Link.PLUS
    if not _NAMELY.isdisjoint(words) and is_pair and _BARRIERS.isdisjoint(words):
        return Link.SAME
    is_near = len(words) <= _FEW_WORDS and _BARRIERS.isdisjoint(words)
    return Link.NEAR if is_near else Link.NONE


def _after_of(rest: list[str], is_pair: bool) -> Link:
    """`dari` leads to the number, unless a comma ends its phrase before."""
    is_elsewhere = not _PLACES.isdisjoint(rest[-1:])
    if _has_verb(rest) or is_elsewhere or not _PLUS.isdisjoint(rest):
        return Link.NONE
    if "," not in rest:
        return Link.WHOLE
    tail = rest[rest.index(",") + 1 :]
    if not _NAMELY.isdisjoint(tail):
        return Link.WHOLE
    return Link.NEAR if is_pair and len(tail) <= _FEW_WORDS else Link.NONE


def _is_plus(words: list[str], before: Mention, after: Mention) -> bool:
    both_counts = before.kind in _COUNTS and after.kind in _COUNTS
    joined = not _PLUS.isdisjoint(words) or words[-1:] == [","] or words == [","]
    return both_counts and joined and len(words) <= _FEW_WORDS


def _is_pair(before: Mention, after: Mention) -> bool:
    """Whether one number counts and the other is a share."""
    return (before.kind in _COUNTS and after.kind is Kind.SHARE) or (
        before.kind is Kind.SHARE and after.kind in _COUNTS
    )


def _last_phrase(words: list[str]) -> list[str]:
    """The words after the last mark that parts phrases."""
    marks = [at for at, word in enumerate(words) if word in (",", ".", ";", ":")]
    return words[marks[-1] + 1 :] if marks else words
