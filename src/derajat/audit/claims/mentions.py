"""The numbers that a sentence says, each with its unit and its precision."""

import re
from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction

from derajat.audit.claims.number_words import write_digits
from derajat.audit.claims.numerals_said import (
    NUMBER,
    SCALE_WORD,
    Numeral,
    read_numeral,
)
from derajat.audit.claims.ratios_said import Ratio, find_fractions, find_ratios
from derajat.audit.claims.spans import Span
from derajat.audit.claims.units_said import (
    Kind,
    NounClass,
    Unit,
    class_of_noun,
    read_unit,
)
from derajat.sheets import decide_decimal_mark


class Hedge(Enum):
    """What stands before a number and loosens it."""

    NONE = ""
    ABOUT = "about"
    NEARLY = "nearly"
    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True)
class Mention:
    """One number of a sentence, with its place in the text."""

    start: int
    end: int
    text: str
    """As printed, with its unit: `81 persen`."""
    number: Fraction
    decimals: int
    step: Fraction
    """The worth of one unit of the last digit printed."""
    is_rounded: bool
    """Whether the printing hides digits: all but whole counts."""
    unit: Unit
    hedge: Hedge
    year: int = 0

    @property
    def kind(self) -> Kind:
        return self.unit.kind

    @property
    def span(self) -> Span:
        """What the true number can be, by precision and hedge."""
        match self.hedge:
            case Hedge.ABOVE:
                return Span(self.number, None)
            case Hedge.BELOW:
                return Span(Fraction(0), self.number)
            case Hedge.NEARLY:
                low = min(self.number * NEARLY_FROM, self.number - self.half)
                return Span(low, self.number + self.half)
            case Hedge.ABOUT:
                half = max(self.half, min(self.step, self.number * ABOUT_AT_MOST))
                return Span(max(self.number - half, Fraction(0)), self.number + half)
        low = max(self.number - self.half, Fraction(0))
        return Span(low, self.number + self.half)

    @property
    def half(self) -> Fraction:
        return self.step / 2 if self.is_rounded else Fraction(0)

    @property
    def is_countable(self) -> bool:
        """Whether it can be a number of things: no decimals below one, or money."""
        is_money = self.unit.noun_class is NounClass.MONEY
        return self.kind in (Kind.COUNT, Kind.BARE) and (is_money or self.step >= 1)

    @property
    def is_bound(self) -> bool:
        return self.hedge in (Hedge.ABOVE, Hedge.BELOW)


ABOUT_AT_MOST = Fraction(5, 100)
"""`sekitar` allows one unit of the last digit that is not zero, at most this share."""
NEARLY_FROM = Fraction(95, 100)
FRACTION_LOOSENESS = Fraction(1, 10)
"""What `separuh` or `sepertiga` allows to either side, as a share of itself."""
_MANY = 10
_LETTERS_NEAR = 80
_OUT_OF = ("dari", "of", "in", "out of", "dari setiap")

_MONTHS = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|"
    "desember|january|february|march|may|june|july|august|october|december"
)
_NOT_QUANTITIES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?\b",
        rf"\b(?:{_MONTHS})(?: \d{{1,2}},)? \d{{4}}\b",
        r"\b\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b",
        r"\b\d{4}-\d{2}(?:-\d{2})?\b",
        r"\b(?:19|20)\d{2} ?(?:-|/|s\.?d\.?|sampai|hingga) ?(?:19|20)\d{2}\b",
        r"\b(?:tahun|sejak|periode|per|year|since|in|awal|akhir) (?:19|20)\d{2}\b",
        r"\b(?:pada|di|dan|hingga|sampai|dari) (?:19|20)\d{2}\b(?! ?(?:%|persen|per|"
        r"orang|jiwa|balita|bayi|anak|ibu|kk)\b)",
        r"\b(?:usia|umur|berusia|aged?|age of) (?:di (?:atas|bawah) )?"
        r"\d+(?: ?(?:-|sampai|hingga|to) ?\d+)?(?: (?:tahun|bulan|years?|months?))?",
        r"\b\d+(?: ?(?:-|sampai|hingga|s\.d\.|to) ?\d+)? ?(?:tahun|bulan|minggu|hari|"
        r"jam|menit|detik|years?|months?|weeks?|days?|hours?|minutes?)\b",
        r"\b(?:nomor|no\.?|pasal|ayat|tabel|halaman|kelas|tahap|misi|triwulan|"
        r"semester|minggu ke|rt|rw|pukul|jam|bab|bagian|butir|lampiran|klaster|dosis|"
        r"tipe|section|table|page|phase|article|level|type) ?"
        r"\d[\d./:]*(?:/\w+)*",
        r"\b\d+(?:[.,]\d+)? ?(?:kali(?! lipat)|times)\b",
        r"(?<![\w.,/-])\d+(?:[.,]\d+)*-\d+(?:[.,]\d+)*(?![\w/-])",
        r"\(\d{1,2}\)(?= [a-z>])",
        r"\b[a-z]+-\d+\b",
        r"\b\d+[a-z]+\d*\b(?<!\dha)",
    )
)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d|\d)")
_BARE_YEAR = re.compile(r"(?:19|20)\d{2}")
_HEDGES = (
    (
        Hedge.ABOUT,
        r"sekitar|sekira|kurang lebih|kira-kira|kisaran|\u00b1|\+/-|about|around|"
        r"approximately|roughly|some|~",
    ),
    (Hedge.NEARLY, r"hampir|mendekati|nearly|almost"),
    (
        Hedge.ABOVE,
        r"di atas|diatas|lebih dari|melebihi|minimal|paling sedikit|sedikitnya|"
        r"setidaknya|more than|over|at least|above|>=?|\u2265",
    ),
    (
        Hedge.BELOW,
        r"di bawah|dibawah|kurang dari|maksimal|paling banyak|below|under|less than|"
        r"at most|<=?|\u2264",
    ),
)
_HEDGE_PATTERNS = tuple(
    (hedge, re.compile(rf"(?:^|[\s(,])(?:{words})\s*(?:rp\.?\s*)?$", re.IGNORECASE))
    for hedge, words in _HEDGES
)
_AFTER_SCALE = re.compile(r"\s*(?:(lebih)|-?an)\b", re.IGNORECASE)
_MONEY_BEFORE = re.compile(r"(?:rp\.?|idr)\s*$", re.IGNORECASE)
_FRACTION = re.compile(r"(\d) ?/ ?(?=[1-9]\d{0,2}[., ]\d{3}\b)(?!10{0,2}[., ]000)")
"""`1.383/61.497`: a part of a whole; `22/100.000` is a rate."""
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")


def tidy_sentence(sentence: str) -> str:
    """The sentence with plain spaces, dashes and squares, numerals as digits."""
    text = sentence.replace("\u00b2", "2").replace("\u2013", "-")
    text = text.replace("\u2014", " - ").replace("\u2212", "-")
    return write_digits(_FRACTION.sub(r"\1 dari ", _SPACES.sub(" ", text).strip()))


def find_mentions(text: str) -> tuple[Mention, ...]:
    """The quantities of a tidy sentence in their order.

    Dates, years, ages, durations and numbers of articles are no quantities.
    """
    taken = _taken_places(text)
    found = [match for match in NUMBER.finditer(text) if not _is_taken(match, taken)]
    mark = decide_decimal_mark(match.group() for match in found)
    years = [(match.start(), int(match.group())) for match in _YEAR.finditer(text)]
    ratios = [_read_ratio(text, ratio, mark) for ratio in find_ratios(text)]
    fractions = [_read_fraction(text, *said) for said in find_fractions(text)]
    mentions = [*ratios, *fractions]
    places = [(mention.start, mention.end) for mention in mentions]
    end = 0
    for match in found:
        is_within = match.start() < end or _is_taken(match, places)
        mention = None if is_within else _read_mention(text, match, mark)
        if mention is not None:
            mentions.append(mention)
            end = mention.end
    mentions.sort(key=lambda mention: mention.start)
    return tuple(_with_years(text, _with_idioms(text, mentions), years))


def _read_ratio(text: str, ratio: Ratio, decimal_mark: str | None) -> Mention:
    """A ratio as the number of things to one other, loose as round numbers are."""
    unit = read_unit(text[ratio.digits.end() :][:_LETTERS_NEAR], is_money=False)
    numeral = read_numeral(ratio.digits.group(), "", unit, decimal_mark)
    number = numeral.number / ratio.left
    noun = unit.noun or ratio.noun
    end = ratio.digits.end() + unit.length
    larger = max(numeral.number, Fraction(ratio.left))
    step = _last_digit_not_zero(larger) / larger * number
    if larger >= _MANY:
        step = min(step, number * 2 * ABOUT_AT_MOST)
    return Mention(
        start=ratio.start,
        end=end,
        text=text[ratio.start : end].strip(),
        number=number,
        decimals=0 if number.denominator == 1 else 1,
        step=step,
        is_rounded=True,
        unit=Unit(Kind.EACH, unit.length, noun=noun, per=ratio.per),
        hedge=_read_hedge(text[: ratio.start]),
    )


def _read_fraction(text: str, match: re.Match[str], fraction: Fraction) -> Mention:
    """`seperempat` as about 25 %: a tenth more or less."""
    number = fraction * 100
    hedge = _read_hedge(text[: match.start()])
    return Mention(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        number=number,
        decimals=0,
        step=number * FRACTION_LOOSENESS * 2,
        is_rounded=True,
        unit=Unit(Kind.SHARE, scale=100),
        hedge=Hedge.ABOUT if hedge is Hedge.NONE else hedge,
    )


def _with_idioms(text: str, mentions: list[Mention]) -> list[Mention]:
    """`1 dari 5 balita` and `2 dari 3 ibu` are round numbers, not counts."""
    told = list(mentions)
    for at, (part, whole) in enumerate(zip(mentions, mentions[1:], strict=False)):
        words = text[part.end : whole.start].strip().lower()
        is_small = (
            part.is_countable and whole.is_countable and 1 < whole.number <= _MANY
        )
        is_place = NounClass.PLACE in (part.unit.noun_class, whole.unit.noun_class)
        if words not in _OUT_OF or not is_small or is_place:
            continue
        rounded = at + 1 if part.number == 1 else at
        told[rounded] = replace(mentions[rounded], is_rounded=True)
    return told


def _taken_places(text: str) -> list[tuple[int, int]]:
    return [
        match.span() for pattern in _NOT_QUANTITIES for match in pattern.finditer(text)
    ]


def _is_taken(match: re.Match[str], taken: list[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in taken)


def _read_mention(
    text: str, match: re.Match[str], decimal_mark: str | None
) -> Mention | None:
    before = text[max(0, match.start() - _LETTERS_NEAR) : match.start()]
    after = text[match.end() :][:_LETTERS_NEAR]
    scale_word = SCALE_WORD.match(after)
    skipped = scale_word.end() if scale_word else 0
    ending = _AFTER_SCALE.match(after[skipped:])
    skipped += ending.end() if ending else 0
    is_money = _MONEY_BEFORE.search(before) is not None
    unit = read_unit(after[skipped:], is_money)
    is_year = _BARE_YEAR.fullmatch(match.group()) and not scale_word
    is_counted = unit.noun_class not in (NounClass.NONE, NounClass.OTHER)
    if is_year and not is_counted and unit.kind in (Kind.COUNT, Kind.BARE):
        return None
    numeral = read_numeral(
        match.group(), scale_word.group() if scale_word else "", unit, decimal_mark
    )
    hedge = _read_hedge(before)
    if ending:
        hedge = Hedge.ABOVE if ending.group(1) else Hedge.ABOUT
    end = match.end() + skipped + unit.length
    printed = text[match.start() : end].strip()
    return _build_mention(match.start(), end, printed, numeral, unit, hedge)


def _build_mention(
    start: int, end: int, printed: str, numeral: Numeral, unit: Unit, hedge: Hedge
) -> Mention:
    factor = unit.factor
    is_whole_count = unit.kind in (Kind.COUNT, Kind.BARE) and numeral.decimals == 0
    is_exact = is_whole_count and not numeral.is_scaled
    step = numeral.step
    if is_exact and hedge is Hedge.ABOUT:
        step = _last_digit_not_zero(numeral.number)
    return Mention(
        start=start,
        end=end,
        text=printed,
        number=numeral.number * factor,
        decimals=numeral.decimals,
        step=step * factor,
        is_rounded=not is_exact,
        unit=unit,
        hedge=hedge,
    )


def _last_digit_not_zero(number: Fraction) -> Fraction:
    step = 1
    while number and number % (step * 10) == 0:
        step *= 10
    return Fraction(step)


def _read_hedge(before: str) -> Hedge:
    for hedge, pattern in _HEDGE_PATTERNS:
        if pattern.search(before[-_LETTERS_NEAR:]):
            return hedge
    return Hedge.NONE


def _with_years(
    text: str, mentions: list[Mention], years: list[tuple[int, int]]
) -> list[Mention]:
    """Each mention with the only year of its own stretch of the sentence."""
    dated = []
    for number, mention in enumerate(mentions):
        earlier = mentions[number - 1].end if number else 0
        later = mentions[number + 1].start if number + 1 < len(mentions) else len(text)
        after = [y for at, y in years if mention.end <= at < later]
        before = [y for at, y in years if earlier <= at < mention.start]
        own = after or before
        year = own[0] if len(set(own)) == 1 else 0
        dated.append(replace(mention, year=year))
    return dated


def is_population(mention: Mention) -> bool:
    """Whether the number counts all inhabitants by its noun."""
    return class_of_noun(mention.unit.noun) is NounClass.POPULATION
