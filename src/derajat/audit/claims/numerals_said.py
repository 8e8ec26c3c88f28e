"""Digits and scale words of one number: `14.723`, `16,8`, `1,2 juta`."""

import re
from dataclasses import dataclass
from fractions import Fraction

from derajat.audit.claims.units_said import Kind, Unit
from derajat.sheets import read_number


NUMBER = re.compile(
    r"(?:(?<![\w.,/-])|(?<=\b[Rr][Pp])|(?<=\b[Rr][Pp]\.))"
    r"(?:\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d{1,3}(?: \d{3})+(?!\d)"
    r"|\d+(?:[.,]\d+)?)(?![\d])"
)
_SCALES = {
    "ribu": 10**3,
    "rb": 10**3,
    "thousand": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "million": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "billion": 10**9,
    "triliun": 10**12,
    "trillion": 10**12,
}
SCALE_WORD = re.compile(rf" ?(?:{'|'.join(_SCALES)})(?=\b|an\b)", re.IGNORECASE)
_GROUPS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


@dataclass(frozen=True)
class Numeral:
    """A number with the worth of its last digit."""

    number: Fraction
    decimals: int
    step: Fraction
    is_scaled: bool
    """Whether a word such as `ribu` hides the digits below it."""


def read_numeral(
    digits: str, scale_word: str, unit: Unit, decimal_mark: str | None
) -> Numeral:
    """The number that digits and scale word say.

    A group of three after one mark is a thousand for counted things and a decimal part
    for percentages; elsewhere the marks of the sentence decide, else the Indonesian.
    """
    mark = _mark_of(digits, scale_word, unit, decimal_mark)
    value = read_number(digits, mark)
    if value is None:
        value = read_number(digits, "," if mark == "." else ".")
    number = Fraction(value or 0)
    decimals = 0 if value is None else max(0, -int(value.as_tuple().exponent))
    scale = _SCALES[scale_word.strip().lower()] if scale_word else 1
    step = Fraction(scale, 10**decimals)
    return Numeral(number * scale, decimals, step, bool(scale_word))


def _mark_of(digits: str, scale_word: str, unit: Unit, decimal_mark: str | None) -> str:
    if not _ONE_GROUP.fullmatch(digits):
        return _proven_mark(digits) or decimal_mark or ","
    own = "." if "." in digits else ","
    other = "," if own == "." else "."
    if scale_word or unit.scale == 100 or unit.kind is Kind.POINTS:
        return own
    if unit.kind in (Kind.COUNT, Kind.BARE):
        return other
    return decimal_mark or ","


def _proven_mark(digits: str) -> str:
    if _GROUPS.fullmatch(digits):
        return "," if "." in digits else "."
    marks = [sign for sign in digits if sign in ".,"]
    return marks[-1] if marks else ""
