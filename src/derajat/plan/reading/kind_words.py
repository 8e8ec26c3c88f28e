"""The words with which documents name the levels of a plan."""

import re
from dataclasses import dataclass
from functools import cached_property

from derajat.model.plans import PlanStructure
from derajat.sheets import fold_header


_NUMBERED = re.compile(r"\s*(?:[0-9]{1,3}|[ivx]{1,5})?(?:[.)][0-9]{0,3})*\s*", re.I)
_MARK = re.compile(r"\s*[:\u2013-]\s*")


@dataclass(frozen=True)
class Lead:
    """A level word at the start of a text, and where the statement begins."""

    kind: str
    start: int
    """Where the statement begins; 0 when the word is a part of it."""


@dataclass(frozen=True)
class KindWords:
    """Finds kinds of nodes by the words of the structure."""

    structure: PlanStructure

    @cached_property
    def by_word(self) -> dict[str, str]:
        """The name of the kind of each folded word; the first kind keeps a word."""
        found: dict[str, str] = {}
        for kind in self.structure.kinds.values():
            for word in (*kind.words, kind.name, kind.label.id, kind.label.en):
                found.setdefault(fold_header(word), kind.name)
        return found

    @cached_property
    def _longest_first(self) -> tuple[str, ...]:
        return tuple(sorted(self.by_word, key=lambda word: (-len(word), word)))

    @cached_property
    def _at_start(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        found = []
        for word in self._longest_first:
            spaced = r"\W+".join(map(re.escape, word.split()))
            pattern = re.compile(rf"\s*{spaced}\b", re.IGNORECASE)
            found.append((word, pattern))
        return tuple(found)

    def exact(self, text: str) -> str | None:
        """The kind that a whole text names; numbers after the word do not count."""
        folded = re.sub(r" [0-9]{1,2}$", "", fold_header(text))
        return self.by_word.get(folded)

    def several(self, text: str) -> bool:
        """Whether a text names two levels or more and nothing else of weight."""
        rest = f" {fold_header(text)} "
        found = set()
        for word in self._longest_first:
            if f" {word} " in rest:
                found.add(self.by_word[word])
                rest = rest.replace(f" {word} ", "  ")
        return len(found) > 1 and set(rest.split()) <= _SMALL_WORDS

    def leading(self, text: str) -> Lead | None:
        """The level word with which a text begins, such as `Tujuan 1: ...`.

        Before a colon or dash the word is no part of the statement; elsewhere
        (`Program Gizi`) it is.
        """
        for word, pattern in self._at_start:
            if found := pattern.match(text):
                return Lead(self.by_word[word], _statement_start(text, found.end()))
        return None

    def printed_word(self, kind: str) -> str:
        """The word that documents use for a kind: `tujuan` of a goal."""
        words = self.structure.kinds[kind].words
        return words[0] if words else kind


_SMALL_WORDS = {
    "dan", "nama", "uraian", "serta", "atau", "bidang", "urusan", "outcome", "output",
    "pemerintahan", "daerah",
}  # fmt: skip


def _statement_start(text: str, after_word: int) -> int:
    number = _NUMBERED.match(text, after_word)
    after = number.end() if number else after_word
    mark = _MARK.match(text, after)
    return mark.end() if mark and mark.end() < len(text) else 0
