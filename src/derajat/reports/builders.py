"""What fills the blocks of a form: builders, repetitions and words, by their names."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from derajat.errors import Location, Problem
from derajat.model.catalogue import Catalogue
from derajat.reports.forms import Setting
from derajat.reports.outline import Block, Number
from derajat.reports.source import Making


Settings = Mapping[str, Setting]
Build = Callable[[Making, Settings], Sequence[Block]]
CheckSettings = Callable[[Settings, Catalogue, Location], Iterable[Problem]]


@dataclass(frozen=True)
class Builder:
    """Makes blocks; `needs` and `takes` are the keys that may stand below `with`.

    Nothing to tell gives no block, never an empty table: it says why in a paragraph.
    `check` finds what is wrong with settings beyond names, when a form is loaded.
    """

    build: Build
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    check: CheckSettings | None = None


Word = str | Number


@dataclass(frozen=True)
class Item:
    """One turn of a repetition; `words` fill the sentences, slots and keys inside.

    `key` is unique among the turns and made of letters, digits and hyphens.
    """

    key: str
    subject: object
    words: Mapping[str, Word]


@dataclass(frozen=True)
class Repetition:
    """What a block is repeated for; `words` names what each turn offers."""

    items: Callable[[Making, Settings], Sequence[Item]]
    words: tuple[str, ...]
    takes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shelf:
    """Everything that forms may name."""

    builders: Mapping[str, Builder]
    repetitions: Mapping[str, Repetition]
    words: Mapping[str, Callable[[Making], Word]]


def join_shelves(shelves: Sequence[Shelf]) -> Shelf:
    """All names together. Raises ValueError when two have the same one."""
    builders: dict[str, Builder] = {}
    repetitions: dict[str, Repetition] = {}
    words: dict[str, Callable[[Making], Word]] = {}
    for shelf in shelves:
        _add(builders, shelf.builders)
        _add(repetitions, shelf.repetitions)
        _add(words, shelf.words)
    return Shelf(builders, repetitions, words)


def _add(known: dict, more: Mapping) -> None:  # type: ignore[type-arg]
    doubled = known.keys() & more.keys()
    if doubled:
        raise ValueError(f"two builders are named {sorted(doubled)}")
    known.update(more)
