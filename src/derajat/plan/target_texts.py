"""Reading printed targets as what they are, or saying why they cannot be read.

A text is one number with its unit, a bound, a range, a rate or a grade. Nothing is
searched for inside longer texts: every character has to have its place, so that a
number is never taken from words that say something else about it (`turun 5 %`).
"""

import datetime
import math
import re
from decimal import Context, Decimal

from derajat.model.targets import (
    Amount,
    Between,
    Bound,
    Exactly,
    PrintedTarget,
    Reading,
    Sign,
    Unreadable,
    WhyUnreadable,
)
from derajat.plan.grades import read_grade
from derajat.sheets import CellError, CellValue, is_no_data_word
from derajat.sheets.numbers import is_ambiguous_number, read_number


_FOLDED: dict[int, int | str] = {
    **{code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys(map(ord, "\u00a0\u202f\u2009\u2007\u3000\t\r\n"), " "),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"), ""),
    **dict.fromkeys(map(ord, "\u2264\u2a7d"), "<="),
    **dict.fromkeys(map(ord, "\u2265\u2a7e"), ">="),
}

_DIGITS = r"[0-9]+(?:[.,][0-9]+)*"
_SPACED = r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
_NUMBER = rf"(?:{_SPACED}|{_DIGITS})"
_LETTER = r"[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]"
_UNIT = (
    rf"(?:\(?{_LETTER}(?:{_LETTER}|[ .,/&'()\u00b2\u00b3-])*"
    r"|[ck]?m[23](?![0-9a-z]))"
)
_AMOUNT = re.compile(
    rf"(?P<money>(?:rp|idr)\.? ?)?(?P<number>-?{_NUMBER})(?P<dash>,-)?"
    rf"(?:(?P<percent> ?(?:%|persen|per sen|prosen)(?!{_LETTER}))"
    rf"|(?P<permil> ?(?:\u2030|per ?mil|per ?mill?e)(?!{_LETTER}))"
    rf"|(?P<per> ?/ ?| ?: ?| per )(?P<whole>{_DIGITS}))?"
    rf"(?: ?(?P<unit>{_UNIT}))?\.?",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"(?P<low>-?{_NUMBER}(?: ?%)?(?: {_LETTER}+)?)"
    r"(?: ?- ?| ?\.\.+ ?| (?:s/d|s\.d\.?|sd|sampai(?: dengan)?|hingga|to) )"
    rf"(?P<high>{_NUMBER}.*)",
    re.IGNORECASE,
)
_ANY_NUMBER = re.compile(_DIGITS)
_ERROR = re.compile(r"#(?:div/0|n/a|name|null|num|ref|value)[!?]?", re.IGNORECASE)

_SIGNS = {
    "<": Sign.BELOW,
    "<=": Sign.AT_MOST,
    "=<": Sign.AT_MOST,
    ">": Sign.ABOVE,
    ">=": Sign.AT_LEAST,
    "=>": Sign.AT_LEAST,
}
_BOUND_WORDS: dict[Sign, str] = {
    Sign.AT_MOST: "maks|maksimal|maksimum|max|setinggi-tingginya|selambat-lambatnya|"
    "paling (?:banyak|tinggi|lama|lambat)|tidak lebih dari|tidak melebihi|at most",
    Sign.AT_LEAST: "min|minimal|minimum|sekurang-kurangnya|sekurangnya|sedikitnya|"
    "paling (?:sedikit|rendah|kurang)|tidak kurang dari|at least",
    Sign.BELOW: "kurang dari|di ?bawah|lebih (?:kecil|rendah) dari|below|less than",
    Sign.ABOVE: "lebih dari|di ?atas|lebih (?:besar|tinggi) dari|above|more than",
}
_AFTER_WORDS: dict[Sign, str] = {
    Sign.AT_LEAST: "ke ?atas|(?:atau|dan) lebih|minimal|minimum",
    Sign.AT_MOST: "ke ?bawah|(?:atau|dan) kurang|maksimal|maksimum",
}
_SYMBOL = re.compile(r"(?P<sign><=|>=|=<|=>|< =|> =|<|>) ?(?P<rest>.*)")
_BEFORE = {
    sign: re.compile(rf"(?:{words})\.? (?P<rest>.*)", re.IGNORECASE)
    for sign, words in _BOUND_WORDS.items()
}
_AFTER = {
    sign: re.compile(rf"(?P<rest>.*?) ?\(?(?:{words})\)?", re.IGNORECASE)
    for sign, words in _AFTER_WORDS.items()
}
_LEADING = re.compile(
    r"(?:nilai|skor|indeks|level|sebanyak|sebesar) (?P<rest>.*)", re.I
)
_CHANGE = re.compile(
    r"\b(?:naik|turun|meningkat|menurun|bertambah|berkurang|kenaikan|penurunan|"
    r"peningkatan|lipat|lebih|kurang)\b",
    re.IGNORECASE,
)
_MULTIPLES = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
}
_LONGEST = 200
"""Characters of a target; anything longer is a sentence."""
_SMALLEST_RATIO = 100
"""Below it `12:30` is a time and `3/4` may be two numbers."""
_EXACT = Context(prec=100)

_THINGS = re.compile(
    r"(orang|jiwa|penduduk|ibu|bumil|bayi|balita|baduta|anak|remaja|siswa|lansia"
    r"|peserta|pasien|kasus|penderita|keluarga|kk|kader|desa|kelurahan|puskesmas"
    r"|posyandu|sekolah|rumah|unit|paket|lembar|lbr|buah|dokumen|dok|laporan|kali"
    r"|kunjungan)\b",
    re.IGNORECASE,
)
"""Words for what is counted and never divided."""
_AMBIGUOUS = Unreadable(WhyUnreadable.AMBIGUOUS)
_SEVERAL = Unreadable(WhyUnreadable.SEVERAL)
_WORDS = Unreadable(WhyUnreadable.WORDS)


def read_target(text: str, decimal_mark: str | None = None) -> PrintedTarget | None:
    """What a printed target says; None when it says nothing (`-`, `n/a`, blank).

    `decimal_mark` ("." or ",") decides texts such as `1.500`, which are AMBIGUOUS
    without it; a text that has one reading only is read whatever the mark.
    """
    printed = text.strip()
    plain = fold_target(printed)
    if _ERROR.fullmatch(plain):
        return PrintedTarget(printed, Unreadable(WhyUnreadable.ERROR))
    if is_no_data_word(plain):
        return None
    return PrintedTarget(printed, _read(plain, decimal_mark))


def read_target_cell(
    value: CellValue, is_percent: bool = False, decimal_mark: str | None = None
) -> PrintedTarget | None:
    """What the cell of a sheet promises; a number shown in per cent is hundredths.

    A date is AMBIGUOUS: spreadsheets turn `5-10` into one.
    """
    if value is None:
        return None
    if isinstance(value, str):
        return read_target(value, decimal_mark)
    if isinstance(value, CellError):
        return PrintedTarget(value.text, Unreadable(WhyUnreadable.ERROR))
    if isinstance(value, bool):
        return PrintedTarget(str(value).upper(), _WORDS)
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return PrintedTarget(str(value), _AMBIGUOUS)
    return _read_cell_number(value, is_percent)


def _read_cell_number(value: int | float, is_percent: bool) -> PrintedTarget:
    """A number of a workbook, which counts to 15 digits."""
    if not math.isfinite(value):
        return PrintedTarget(str(value), Unreadable(WhyUnreadable.ERROR))
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    scale = 100 if is_percent else 1
    number = _plain_decimal(_EXACT.multiply(number, Decimal(scale)))
    mark = "%" if is_percent else ""
    return PrintedTarget(f"{number:f}{mark}", Exactly(Amount(number, scale)))


def _plain_decimal(number: Decimal) -> Decimal:
    """Without zeros at the end and without an exponent."""
    normal = number.normalize(_EXACT)
    whole = normal == normal.to_integral_value()
    return normal.quantize(Decimal(1), context=_EXACT) if whole else normal


def fold_target(text: str) -> str:
    """The text with plain spaces, dashes, digits of full width and `<=` for `≤`."""
    return " ".join(text.translate(_FOLDED).split())


def _read(plain: str, mark: str | None) -> Reading:
    if len(plain) > _LONGEST:
        return _explain(plain)
    grade = read_grade(plain)
    if grade:
        return grade
    if leading := _LEADING.fullmatch(plain):
        plain = leading["rest"]
    bound = _split_bound(plain)
    if bound:
        sign, rest = bound
        amount = _read_amount(rest, mark)
        return Bound(sign, amount) if isinstance(amount, Amount) else amount
    if span := _SPAN.fullmatch(plain):
        return _read_span(span["low"], span["high"], mark)
    single = _read_amount(plain, mark)
    return Exactly(single) if isinstance(single, Amount) else single


def _split_bound(plain: str) -> tuple[Sign, str] | None:
    """The side of a bound and the rest of the text; None when it is no bound."""
    if symbol := _SYMBOL.fullmatch(plain):
        return _SIGNS[symbol["sign"].replace(" ", "")], symbol["rest"]
    for patterns in (_BEFORE, _AFTER):
        for sign, pattern in patterns.items():
            if found := pattern.fullmatch(plain):
                return sign, found["rest"]
    return None


def _read_span(first: str, last: str, mark: str | None) -> Reading:
    one, other = _read_amount(first, mark), _read_amount(last, mark)
    if isinstance(one, Unreadable):
        return one
    if isinstance(other, Unreadable):
        return other
    if one.scale == 1 and not one.unit:
        one = Amount(one.number, other.scale, other.unit)
    if (one.scale, one.unit) != (other.scale, other.unit):
        return _SEVERAL
    if one.number > other.number:
        return Between(other, one, is_reversed=True)
    return Between(one, other)


def _read_amount(plain: str, mark: str | None) -> Amount | Unreadable:
    found = _AMOUNT.fullmatch(plain)
    if not found:
        return _explain(plain)
    unit = " ".join((found["unit"] or "").split()).rstrip(" .,")
    if _CHANGE.search(unit):
        return _WORDS
    is_money = found["money"] is not None or found["dash"] is not None
    is_short = unit.partition(" ")[0].casefold() in _MULTIPLES
    is_undivided = is_money or (_counts_things(unit) and not found["whole"])
    number = _read_plain(found["number"], mark, is_undivided and not is_short)
    scale = _read_scale(found, mark)
    if isinstance(number, Unreadable):
        return number
    if isinstance(scale, Unreadable):
        return scale
    number, unit = _apply_multiple(number, unit)
    return Amount(number, scale, f"Rp {unit}".rstrip() if is_money else unit)


def _counts_things(unit: str) -> bool:
    """Whether a number counts what comes whole: `150.000 balita`."""
    return _THINGS.match(unit) is not None


def _read_plain(
    text: str, mark: str | None, is_undivided: bool
) -> Decimal | Unreadable:
    """The number of a text of digits and marks.

    Three digits after the only mark are thousands in money and in counts of people or
    things, since nobody prints thousandths of them; elsewhere the mark given decides.
    """
    if " " in text and not is_undivided:
        return _AMBIGUOUS
    if is_ambiguous_number(text):
        if is_undivided:
            mark = "," if "." in text else "."
        return (read_number(text, mark) if mark else None) or _AMBIGUOUS
    for candidate in (".", ","):
        number = read_number(text, candidate)
        if number is not None:
            return number
    return _SEVERAL


def _read_scale(found: re.Match[str], mark: str | None) -> int | Unreadable:
    if found["percent"]:
        return 100
    if found["permil"]:
        return 1000
    if not found["whole"]:
        return 1
    return _read_whole(found["whole"], mark)


def _read_whole(text: str, mark: str | None) -> int | Unreadable:
    """What a rate counts per: `1000`, `100.000`; a power of ten needs no mark."""
    digits = text.replace(".", "").replace(",", "")
    parts = re.split("[.,]", text)
    is_grouped = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3
    if len(parts) == 1 or (is_grouped and digits.rstrip("0") == "1"):
        whole = int(digits) if len(digits) <= 12 else 0
        return whole if whole >= _SMALLEST_RATIO else _SEVERAL
    number = _read_plain(text, mark, is_undivided=False)
    if isinstance(number, Unreadable):
        return number
    is_whole = number == number.to_integral_value() and number >= _SMALLEST_RATIO
    return int(number) if is_whole else _SEVERAL


def _apply_multiple(number: Decimal, unit: str) -> tuple[Decimal, str]:
    """`3 juta orang` counts 3,000,000 `orang`."""
    first, _, rest = unit.partition(" ")
    multiple = _MULTIPLES.get(first.casefold())
    if multiple is None:
        return number, unit
    return _plain_decimal(_EXACT.multiply(number, Decimal(multiple))), rest


def _explain(plain: str) -> Unreadable:
    """Why a text is no amount."""
    numbers = len(_ANY_NUMBER.findall(plain))
    if numbers > 1:
        return _SEVERAL
    if numbers == 1 and plain[0] in "+-~\u00b1\u2248":
        return _AMBIGUOUS
    return _WORDS
