"""The words that people read in the pages, with their meaning."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from derajat.model.labels import Label


@dataclass(frozen=True)
class Word:
    """A word of the office; `code` is what GLOSSARY.md calls it, where it does."""

    key: str
    label: Label
    means: Label
    where: Label
    code: str = ""


@cache
def load_words() -> tuple[Word, ...]:
    """All words, in the order of the Indonesian alphabet."""
    path = Path(__file__).with_name("words.yaml")
    words = [
        Word(
            row["key"],
            Label(row["id"], row["en"]),
            Label(row["means_id"], row["means_en"]),
            Label(row["where"], row.get("where_en", row["where"])),
            row.get("code", ""),
        )
        for row in yaml.safe_load(path.read_text("utf-8"))
    ]
    return tuple(sorted(words, key=lambda word: word.label.id.casefold()))


def find_words(search: str) -> tuple[Word, ...]:
    """The words with a text in term or meaning, in either language."""
    wanted = " ".join(search.casefold().split())
    return tuple(
        word
        for word in load_words()
        if any(wanted in text.casefold() for text in _texts(word))
    )


def _texts(word: Word) -> tuple[str, ...]:
    return (word.label.id, word.label.en, word.means.id, word.means.en)
