"""What stands behind a number: percent, points, a rate, a noun, an area."""

import re
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction


class Kind(Enum):
    """What a number of a sentence measures."""

    COUNT = "count"
    SHARE = "share"
    """A share of a whole: percent, per mil, per 100.000."""
    POINTS = "points"
    """A difference of two percentages."""
    DENSITY = "density"
    AREA = "area"
    EACH = "each"
    """So many of one thing to each other thing: `600 pasien per puskesmas`."""
    MULTIPLE = "multiple"
    """`dua kali lipat`."""
    BARE = "bare"
    """A number without a unit; its neighbours tell."""


class NounClass(Enum):
    """Things that can be parts of one another belong to one class."""

    NONE = ""
    PERSON = "person"
    POPULATION = "population"
    HOUSEHOLD = "household"
    PLACE = "place"
    MONEY = "money"
    OTHER = "other"


@dataclass(frozen=True)
class Unit:
    """The unit of one number, and how much of the text it takes."""

    kind: Kind
    length: int = 0
    scale: int = 1
    """100 for percent, 1000 for per mil, 100000 for a rate per 100.000."""
    factor: Fraction = Fraction(1)
    noun: str = ""
    per: str = ""
    """The other thing of `600 pasien per puskesmas`."""

    @property
    def noun_class(self) -> NounClass:
        return class_of_noun(self.noun)


_PERCENT = r"(?:%|persen|prosen|percent|per cent|pct)"
_KM2 = (
    r"(?:km ?2|km persegi|kilometer persegi|km\^2|sq\.? ?km|"
    r"square kilomet(?:er|re)s?)"
)
_UNIT_PATTERNS: tuple[tuple[re.Pattern[str], Kind], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (
            rf" ?(?:{_PERCENT}[ -]?(?:poin|points?)\b|percentage[ -]points?\b|"
            r"poin(?: (?:persentase|persen|%))?\b|pp\b|p\.p\.)",
            Kind.POINTS,
        ),
        (rf" ?{_PERCENT}(?!\w)", Kind.SHARE),
        (rf"(?: [a-z]+)? ?(?:per|/|tiap|setiap) ?{_KM2}", Kind.DENSITY),
        (rf" ?{_KM2}", Kind.AREA),
    )
)
_HECTARES = re.compile(r" ?(?:hektare?|hectares?|ha)\b", re.IGNORECASE)
_PER_MIL = re.compile(r" ?(?:\u2030|per ?mill?e?\b|permil\b|promil\b)", re.IGNORECASE)
_RATE = re.compile(
    r"(?: [a-z]+){0,2} ?(?:per|/|tiap|setiap) ?"
    r"(100[., ]?000|1[., ]?000[., ]?000|10[., ]?000|1[., ]?000|seratus ribu|"
    r"100 ribu|100 thousand|seribu|satu juta|1 juta|1 million|100)(?!\d)",
    re.IGNORECASE,
)
_RATE_SCALES = {
    "seratusribu": 100_000,
    "100ribu": 100_000,
    "100thousand": 100_000,
    "seribu": 1000,
    "satujuta": 10**6,
    "1juta": 10**6,
    "1million": 10**6,
}
_DESCRIBED = re.compile(
    r" [a-z]+(?:-[a-z]+)? (cases|patients|deaths|people|children|babies|infants|women|"
    r"births|villages|clinics|hospitals|households|students|workers)\b",
    re.IGNORECASE,
)
"""English nouns stand behind what describes them: `342 dengue cases`."""
_NOUN = re.compile(r" (rumah (?:tangga|sakit)|[a-z]+(?:-[a-z]+)?)", re.IGNORECASE)
_MULTIPLE = re.compile(r" ?(?:kali lipat|x lipat|-?fold)\b", re.IGNORECASE)
_EACH = re.compile(
    r" (?:per|tiap|setiap|for each|for every) ([a-z]+(?:-[a-z]+)?)|"
    r" ?/ ?(hari|minggu|bulan|tahun|day|week|month|year)\b",
    re.IGNORECASE,
)
_TIMES = (
    "jam hari minggu pekan bulan triwulan semester tahun kapita hour day week month "
    "quarter year capita"
)
_MONEY_NOUN = "rupiah"
_CLASSES = {
    NounClass.POPULATION: "penduduk populasi inhabitants population",
    NounClass.PERSON: (
        "orang jiwa balita bayi anak ibu kasus pasien warga peserta siswa pelajar "
        "murid lansia remaja bumil kematian kelahiran penderita masyarakat perempuan "
        "laki-laki pria wanita responden kader perawat bidan dokter pegawai jamaah "
        "catin sasaran pekerja nakes pengunjung bayi-balita people persons person "
        "children child babies infants women men mothers cases patients deaths births "
        "residents participants respondents students workers boys girls adults "
        "baduta batita neonatus wus pus lajang pasangan ibu-ibu anak-anak kelahiran"
    ),
    NounClass.HOUSEHOLD: "kk keluarga rumahtangga households families household",
    NounClass.PLACE: (
        "desa kelurahan kecamatan puskesmas posyandu sekolah kabupaten kota provinsi "
        "faskes klinik pustu poskesdes rs rumah rumahsakit apotek villages schools "
        "clinics "
        "hospitals districts facilities perusahaan opd unit titik lokasi"
    ),
    NounClass.MONEY: _MONEY_NOUN,
}
_CLASS_OF_NOUN = {
    noun: noun_class for noun_class, nouns in _CLASSES.items() for noun in nouns.split()
}
_NO_NOUNS = (
    "dari atau yang dan menjadi di ke pada dengan untuk sebanyak sebesar adalah telah "
    "sudah naik turun meningkat menurun yakni yaitu tahun target sampai hingga karena "
    "sedangkan sementara serta ini itu lalu of or the and to from in on at is are was "
    "were by which with jadi bertambah berkurang kini saat per dalam oleh akan masih "
    "turunnya naiknya total setara alias antaranya capaian namun tetapi terdiri but "
    "while than out that as rose fell increased decreased up down ditambah plus "
    "secara lebih mencapai tercapai last this earlier ago each lainnya"
)


def read_unit(after: str, is_money: bool) -> Unit:
    """The unit that the text behind a number begins with."""
    unit = _read_plain_unit(after, is_money)
    match = _EACH.match(after[unit.length :])
    if match is None or unit.kind not in (Kind.COUNT, Kind.BARE):
        return unit
    per = (match.group(1) or match.group(2)).lower()
    if per not in _TIMES.split() and per not in _CLASS_OF_NOUN:
        return unit
    length = unit.length + match.end()
    return replace(unit, kind=Kind.EACH, length=length, per=per)


def _read_plain_unit(after: str, is_money: bool) -> Unit:
    if is_money:
        return Unit(Kind.COUNT, noun=_MONEY_NOUN)
    for pattern, kind in _UNIT_PATTERNS:
        if match := pattern.match(after):
            return Unit(kind, match.end(), 100 if kind is Kind.SHARE else 1)
    if match := _MULTIPLE.match(after):
        return Unit(Kind.MULTIPLE, match.end())
    if match := _PER_MIL.match(after):
        return Unit(Kind.SHARE, match.end(), 1000)
    if match := _HECTARES.match(after):
        return Unit(Kind.AREA, match.end(), factor=Fraction(1, 100))
    if match := _RATE.match(after):
        return Unit(Kind.SHARE, match.end(), _rate_scale(match.group(1)))
    return _read_noun(after)


def _read_noun(after: str) -> Unit:
    match = _NOUN.match(after)
    if match is None or match.group(1).lower() in _NO_NOUNS.split():
        return Unit(Kind.BARE)
    if described := _DESCRIBED.match(after):
        return Unit(Kind.COUNT, described.end(), noun=described.group(1).lower())
    noun = match.group(1).lower().replace(" ", "")
    return Unit(Kind.COUNT, match.end(), noun=noun)


def _rate_scale(words: str) -> int:
    plain = re.sub(r"[., ]", "", words.lower())
    return _RATE_SCALES.get(plain) or int(plain)


def class_of_noun(noun: str) -> NounClass:
    """The class of things that a noun belongs to."""
    if not noun:
        return NounClass.NONE
    return _CLASS_OF_NOUN.get(noun, NounClass.OTHER)


def is_same_noun(left: str, right: str) -> bool:
    """Whether two nouns name the same thing: `doctor`, `doctors`; `jiwa`, `warga`."""
    if left in _INHABITANTS and right in _INHABITANTS:
        return True
    return bool(left) and left.rstrip("s") == right.rstrip("s")


def counts_inhabitants(noun: str) -> bool:
    """Whether a number of this noun can be the number of all inhabitants."""
    return not noun or noun in _INHABITANTS


_INHABITANTS = (
    *("penduduk", "populasi", "jiwa", "orang", "warga"),
    *("people", "persons", "inhabitants", "residents"),
)


def can_be_part(part: Unit, whole: Unit) -> bool:
    """Whether a thing can be counted among the others, by their nouns."""
    unknown = (NounClass.NONE, NounClass.OTHER)
    people = (NounClass.PERSON, NounClass.POPULATION)
    left, right = part.noun_class, whole.noun_class
    if left in unknown or right in unknown:
        return NounClass.MONEY not in (left, right) or left is right
    return left is right or (left in people and right in people)
