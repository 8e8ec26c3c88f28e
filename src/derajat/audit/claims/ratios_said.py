"""Ratios and fractions as a text says them: `rasio dokter 1 : 2.500`, `seperempat`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from derajat.audit.claims.numerals_said import NUMBER


@dataclass(frozen=True)
class Ratio:
    """`rasio dokter dan penduduk 1 : 2.500`: so many of one thing to another."""

    start: int
    left: int
    digits: "re.Match[str]"
    """The second number."""
    per: str
    noun: str
    """The things on the left and on the right; empty where the words name none."""


_RATIO = re.compile(
    r"\b(?:rasio(?:nya)?|perbandingan(?:nya)?|ratio)\b(?P<words>[^.;:\d]{0,60}?) ?"
    r"(?<!\d)(?P<left>\d{1,3})(?: (?P<noun>[a-z]+(?:-[a-z]+)?))? ?"
    r"(?P<sign>:|(?:ber)?banding|per|untuk|melayani|serves|for|to)\s?(?=\d)",
    re.IGNORECASE,
)
_NO_THINGS = (
    *("antara", "jumlah", "dan", "dengan", "terhadap", "adalah", "sebesar", "mencapai"),
    *("sekitar", "ideal", "di", "kota", "kabupaten", "provinsi", "saat", "ini"),
    *("yaitu", "yakni", "of", "and", "the", "to", "is", "between", "number"),
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*", re.IGNORECASE)
_FRACTIONS = {
    "separuh": Fraction(1, 2),
    "setengah": Fraction(1, 2),
    "half": Fraction(1, 2),
    "sepertiga": Fraction(1, 3),
    "a third": Fraction(1, 3),
    "one third": Fraction(1, 3),
    "dua pertiga": Fraction(2, 3),
    "two thirds": Fraction(2, 3),
    "seperempat": Fraction(1, 4),
    "a quarter": Fraction(1, 4),
    "one quarter": Fraction(1, 4),
    "tiga perempat": Fraction(3, 4),
    "three quarters": Fraction(3, 4),
    "seperlima": Fraction(1, 5),
    "sepersepuluh": Fraction(1, 10),
}
_FRACTION = re.compile(
    rf"\b(?:{'|'.join(_FRACTIONS)})"
    r"(?= (?:dari|of|penduduk|populasi|jumlah|seluruh|total)\b)",
    re.IGNORECASE,
)


def find_ratios(text: str) -> Iterator[Ratio]:
    """The ratios of a text; only `1 dokter per 2.500` may do without a colon."""
    for match in _RATIO.finditer(text):
        digits = NUMBER.search(text, match.end())
        left = int(match.group("left"))
        if digits is None or digits.start() != match.end() or not left:
            continue
        if match.group("sign") != ":" and left != 1:
            continue
        things = [word.lower() for word in _WORD.findall(match.group("words"))]
        things = [word for word in things if word not in _NO_THINGS]
        per = (match.group("noun") or next(iter(things), "")).lower()
        others = [word for word in things if word != per]
        yield Ratio(match.start("left"), left, digits, per, next(iter(others), ""))


def find_fractions(text: str) -> Iterator[tuple["re.Match[str]", Fraction]]:
    """Fractions in words that are said of something: `separuh dari ...`."""
    for match in _FRACTION.finditer(text):
        yield match, _FRACTIONS[match.group().lower()]
