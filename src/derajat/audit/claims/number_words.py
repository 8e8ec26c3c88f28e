"""Numerals written in Indonesian words: `delapan koma lima persen` is `8,5 persen`."""

import re


_UNITS = {
    "nol": 0,
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "sebelas": 11,
    "seratus": 100,
    "seribu": 1000,
}
_FACTORS = {"puluh": 10, "ratus": 100}
_BIG = {"ribu": 1000, "juta": 10**6}
_WORD = "|".join([*_UNITS, "belas", *_FACTORS, *_BIG, "koma"])
_RUN = re.compile(rf"\b(?:{_WORD})(?: (?:{_WORD}))*\b", re.IGNORECASE)
_PERCENT_NEXT = re.compile(r" ?(?:%|persen|per mil|poin|kali lipat)", re.IGNORECASE)
_ONE_WORD = "|".join(word for word, number in _UNITS.items() if 0 < number <= 10)
_ONE_OF = re.compile(
    rf"\b({_ONE_WORD}) dari ({_ONE_WORD})\b(?! (?:{_WORD})\b)", re.IGNORECASE
)


def write_digits(text: str) -> str:
    """The text with numerals in words as digits.

    Only those before a percent sign or `kali lipat`, of two words and more, or two of
    them around `dari`: `satu` and `dua` alone
    are often no quantities. A run that is no numeral stays as it is.
    """
    told = _RUN.sub(lambda match: _digits_of(match, text), text)
    return _ONE_OF.sub(_one_of, told)


def _one_of(match: re.Match[str]) -> str:
    """`satu dari lima` in digits."""
    return f"{_UNITS[match.group(1).lower()]} dari {_UNITS[match.group(2).lower()]}"


def _digits_of(match: re.Match[str], text: str) -> str:
    words = match.group().lower().split()
    is_quantity = _PERCENT_NEXT.match(text[match.end() :]) or len(words) > 1
    follows_digits = re.search(r"\d ?$", text[: match.start()]) is not None
    if not is_quantity or follows_digits or words[0] in (*_BIG, *_FACTORS, "belas"):
        return match.group()
    whole, _, decimals = " ".join(words).partition(" koma ")
    number = _number_of(whole.split())
    digits = [_UNITS.get(word, 10) for word in decimals.split()]
    if number is None or any(digit > 9 for digit in digits):
        return match.group()
    return str(number) + ("," + "".join(map(str, digits)) if digits else "")


def _number_of(words: list[str]) -> int | None:
    """The whole number of a run of words, or None."""
    total = part = unit = 0
    for word in words:
        if word in _UNITS:
            part, unit = part + unit, _UNITS[word]
        elif word == "belas" and 1 < unit < 10:
            unit += 10
        elif word in _FACTORS and 1 < unit < 10:
            part, unit = part + unit * _FACTORS[word], 0
        elif word in _BIG and part + unit:
            total, part, unit = total + (part + unit) * _BIG[word], 0, 0
        else:
            return None
    return total + part + unit
