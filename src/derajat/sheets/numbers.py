"""Numbers as people write them, Indonesian ("1.234,5") and English ("1,234.5").

Nothing is guessed: the decimal mark is given, or decided for a column by its texts.
Only the digits 0 to 9 are read. `(123)`, `½`, `1e3` and `10 org` are not numbers.
"""

import re
from collections.abc import Iterable
from decimal import Decimal


_MOST_DIGITS = 30
_SPACES = "\u00a0\u202f\u2009"
_MINUS = "\u2212"
_OTHER: dict[str, str] = {".": ",", ",": "."}
_SHAPES: dict[str, re.Pattern[str]] = {
    mark: re.compile(
        rf"[+-]?(?:[1-9][0-9]{{0,2}}(?:{re.escape(group)}[0-9]{{3}})+"
        rf"|[1-9][0-9]{{0,2}}(?: [0-9]{{3}})+"
        rf"|[0-9]+)(?:{re.escape(mark)}[0-9]+)?"
        rf"|[+-]?{re.escape(mark)}[0-9]+"
    )
    for mark, group in _OTHER.items()
}
_AMBIGUOUS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_NO_DATA_WORDS = frozenset(
    {
        "",
        "-",
        "--",
        "\u2013",
        "\u2014",
        "...",
        "\u2026",
        "n/a",
        "na",
        "n.a.",
        "#n/a",
        "null",
        "kosong",
        "tidak ada data",
        "tdk ada data",
        "belum ada data",
        "data tidak ada",
    }
)


def read_number(text: str, decimal_mark: str) -> Decimal | None:
    """The number a text says, or None when it is not exactly one number.

    `decimal_mark` is "." or ","; anything else raises KeyError.
    The other mark, a space or a no-break space may part thousands, in threes only.
    """
    plain = _plain(text)
    if not _SHAPES[decimal_mark].fullmatch(plain):
        return None
    digits = plain.replace(_OTHER[decimal_mark], "").replace(" ", "")
    if len(digits) > _MOST_DIGITS:
        return None
    return Decimal(digits.replace(decimal_mark, "."))


def read_percent(text: str, decimal_mark: str) -> Decimal | None:
    """The percentage a text says, with or without its sign: "8.6 %" is 8.6."""
    return read_number(_plain(text).removesuffix("%"), decimal_mark)


def other_mark(decimal_mark: str) -> str:
    """The mark that parts thousands where the given one is the decimal mark."""
    return _OTHER[decimal_mark]


def decide_decimal_mark(texts: Iterable[str]) -> str | None:
    """The decimal mark that the texts of one column prove.

    None when nothing proves one ("1.234" alone), or when they contradict each other.
    """
    found: set[str] = set()
    for text in texts:
        mark = _proven_mark(_plain(text).removesuffix("%").rstrip())
        if mark:
            found.add(mark)
        if len(found) > 1:
            return None
    return found.pop() if found else None


def is_ambiguous_number(text: str) -> bool:
    """Whether a text is one number with "." as decimal mark and another with ","."""
    plain = _plain(text).removesuffix("%").rstrip()
    return _AMBIGUOUS.fullmatch(plain) is not None


def is_no_data_word(text: str) -> bool:
    """Whether a text says that there is no value: "-", "n/a", "tidak ada data"."""
    return " ".join(text.casefold().split()) in _NO_DATA_WORDS


def _plain(text: str) -> str:
    for space in _SPACES:
        text = text.replace(space, " ")
    return text.strip().replace(_MINUS, "-")


def _proven_mark(text: str) -> str | None:
    """The only mark with which a text is a number; None for none or both."""
    if "." not in text and "," not in text:
        return None
    as_point = _SHAPES["."].fullmatch(text) is not None
    as_comma = _SHAPES[","].fullmatch(text) is not None
    if as_point == as_comma:
        return None
    return "." if as_point else ","
