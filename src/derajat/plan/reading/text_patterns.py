"""Sentences that announce or hold statements of a plan."""

import re
from dataclasses import dataclass
from functools import cached_property

from derajat.plan.reading.kind_words import KindWords


_OPENING = "\"\u201c\u201d\u201e\u00ab'\u2018\u2019"
_CLOSING = "\"\u201d\u201c\u00bb'\u2019"
_QUOTED = re.compile(
    rf"[{_OPENING}](?P<text>[^{_OPENING}{_CLOSING}]+)[{_CLOSING}][.;]?"
)
_ANNOUNCES = r"(?:adalah|yaitu|yakni|ialah|meliputi|mencakup|antara lain)"
_NUMERAL = (
    r"(?:[0-9]{1,2}|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh)"
    r"(?: \([0-9a-z]{1,12}\))?"
)
_DEFINES = re.compile(
    r"(?:rumusan|pernyataan|tahap|arah|gambaran|hasil|suatu|sebuah|upaya|salah|dampak"
    r"|kondisi|keadaan|cara|penjabaran)\b",
    re.IGNORECASE,
)
_SETS = re.compile(
    r"\b(?:maka|(?:di|me)(?:tetapkan|rumuskan|netapkan|susun|nyusun))\b", re.IGNORECASE
)
"""What a sentence says before the level that it announces."""
_BEFORE_QUOTE = re.compile(rf"[^.:;]{{0,60}}?\s{_ANNOUNCES}\s?:?\s?", re.IGNORECASE)
_BEFORE_LIST = re.compile(rf"[^.:;]{{0,40}}?\s{_ANNOUNCES}\s?:\s?", re.IGNORECASE)
_LISTED = re.compile(rf":\s?(?P<items>[^.:{_OPENING}{_CLOSING}]+)")
_NUMBERED_PART = re.compile(r"\((?P<number>[0-9]{1,2})\)\s*")
_LONGEST_HEADING = 10
"""Words; a longer line is a sentence."""
_LONGEST_STATEMENT = 45
"""Words of a statement below a heading that has no mark or quotes."""


@dataclass(frozen=True)
class Found:
    """A statement inside a sentence; `kind` is empty where no level is named."""

    kind: str
    text: str


@dataclass(frozen=True)
class TextPatterns:
    """Finds headings, announcements and statements by the words of the levels."""

    words: KindWords

    @cached_property
    def _kind_word(self) -> str:
        long_first = sorted(self.words.by_word, key=lambda word: (-len(word), word))
        joined = (r"\W+".join(map(re.escape, word.split())) for word in long_first)
        return rf"\b(?:{'|'.join(joined)})\b"

    @cached_property
    def _any_kind(self) -> re.Pattern[str]:
        return re.compile(self._kind_word, re.IGNORECASE)

    @cached_property
    def _counted(self) -> re.Pattern[str]:
        pattern = rf"\b{_NUMERAL} (?P<kind>{self._kind_word})"
        return re.compile(pattern, re.IGNORECASE)

    @cached_property
    def _told_plainly(self) -> re.Pattern[str]:
        pattern = (
            rf"(?P<kind>{self._kind_word})(?: [^\s.:;,]+){{2,20}} adalah:? "
            r"(?P<text>[^.:;]+)\.?"
        )
        return re.compile(pattern, re.IGNORECASE)

    @cached_property
    def _numbered_heading(self) -> re.Pattern[str]:
        """`Sasaran 1.1 Menurunnya ...`, `Tujuan 1. ...`, `Misi ke-2: ...`."""
        number = r"(?:[0-9]{1,3}(?:\.[0-9]{1,4})+[.):]?|(?:ke-?)?[0-9]{1,2}[.):])"
        return re.compile(
            rf"(?P<kind>(?i:{self._kind_word}))\s+{number}\s+(?P<text>[A-Z].*\s.*)"
        )

    @cached_property
    def _headed_quote(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?P<kind>{self._kind_word})(?: [^\s.:;]+){{0,8}} ?: ?{_QUOTED.pattern}",
            re.IGNORECASE,
        )

    def heading(self, body: str) -> str | None:
        """The kind that a heading names: `VISI`, `Strategi:`, `Misi Dinas X :`."""
        if kind := self.words.exact(body.rstrip(": ")):
            return kind
        if len(body.split()) > _LONGEST_HEADING or self.words.several(body):
            return None
        lead = self.words.leading(body)
        is_marked = body.endswith(":") or (body.isupper() and len(body) > 3)
        return lead.kind if lead and is_marked and not lead.start else None

    def after_heading(self, body: str) -> Found | None:
        """A statement on the line of its heading: `Visi: Terwujudnya ...`."""
        if found := self._numbered_heading.match(body) or self._quoted_after(body):
            return Found(self._kind(found["kind"]), found["text"].strip())
        lead = self.words.leading(body)
        if lead is None or not lead.start or len(body[lead.start :].split()) < 2:
            return None
        mark = body[: lead.start].rstrip()
        return Found(lead.kind, body[lead.start :]) if mark.endswith(":") else None

    def _quoted_after(self, body: str) -> re.Match[str] | None:
        """`Visi Kota X: "..."`, when nothing follows the quotes."""
        found = self._headed_quote.fullmatch(body)
        return found if found and len(found["text"].split()) > 1 else None

    def announced(self, body: str, section: str) -> str | None:
        """The kind of the list that a sentence ending in a colon announces.

        A counted word decides (`enam (6) strategi`), then the level of the section
        when it is named, then the first level after `maka` or `ditetapkan`, else the
        first.
        """
        if not body.endswith(":"):
            return None
        if counted := self._counted.search(body):
            return self._kind(counted["kind"])
        named = [self._kind(word) for word in self._any_kind.findall(body)]
        if not named:
            return None
        if section in named:
            return section
        sets = list(_SETS.finditer(body))
        after = self._any_kind.search(body, sets[-1].end() if sets else 0)
        return self._kind(after[0]) if after else named[0]

    def whole_quote(self, body: str) -> str | None:
        """What stands in quotes when a line is nothing else."""
        found = _QUOTED.fullmatch(body)
        return found["text"].strip() if found else None

    def inside(self, sentence: str, section: str) -> list[Found]:
        """Statements inside a sentence: quoted, listed, or told after `adalah`."""
        for quote in _QUOTED.finditer(sentence):
            kind = self._kind_before(sentence[: quote.start()], _BEFORE_QUOTE)
            if kind and len(quote["text"].split()) > 2:
                return [Found(kind, quote["text"].strip(" ,"))]
        if parts := numbered_parts(sentence):
            return [Found("", part) for part in parts]
        for listed in _LISTED.finditer(sentence):
            kind = self._kind_before(sentence[: listed.start("items")], _BEFORE_LIST)
            items = split_items(listed["items"])
            if kind and len(items) > 2:
                return [Found(kind, item) for item in items]
        plain = self._told_plainly.fullmatch(sentence)
        if plain and not _DEFINES.match(plain["text"]):
            kind = self._kind(plain["kind"])
            return [Found(kind, plain["text"])] if kind == section else []
        return []

    def may_be_statement(self, body: str) -> bool:
        """Whether a bare line right below a heading can be its statement."""
        is_short = len(body.split()) <= _LONGEST_STATEMENT
        explains = self.words.leading(body) or re.search(
            r"\badalah\b|\bsebagai berikut\b|:$", body, re.IGNORECASE
        )
        return is_short and not explains

    def _kind_before(self, text: str, joint: re.Pattern[str]) -> str:
        """The last level named in a text, when only a joint follows it; else ""."""
        named = list(self._any_kind.finditer(text))
        if named and joint.fullmatch(text, named[-1].end()):
            return self._kind(named[-1][0])
        return ""

    def _kind(self, word: str) -> str:
        return self.words.exact(word) or ""


def split_items(text: str) -> list[str]:
    """The items of `a, b, c dan d`; only the last comma-less `dan` parts two."""
    parts = [part.strip() for part in re.split(r"[,;]", text) if part.strip()]
    if not parts:
        return []
    last = re.sub(r"^(?:dan|serta) ", "", parts[-1])
    before, joint, after = last.rpartition(" dan ")
    tail = [before, after] if joint and last == parts[-1] else [last]
    return [*parts[:-1], *tail]


def numbered_parts(sentence: str) -> list[str]:
    """The parts of `... : (1) a (2) b (3) c`; none unless they count from one."""
    marks = list(_NUMBERED_PART.finditer(sentence))
    if [int(mark["number"]) for mark in marks] != list(range(1, len(marks) + 1)):
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(sentence)]
    if len(marks) < 2:
        return []
    spans = zip(marks, ends, strict=True)
    return [sentence[mark.end() : end].strip(" ;,.") for mark, end in spans]
