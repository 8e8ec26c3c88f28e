"""A mapping with known keys, read key by key.

Readers of single values report a wrong one and return a stand-in, so that all
problems of a file are told; a failed page is never used. Readers whose answer decides
what else is read raise Skipped.
"""

from collections.abc import Sequence
from contextlib import suppress
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import TypeVar

from derajat.catalogue.grammar.nodes import (
    ListNode,
    MapNode,
    Node,
    TextNode,
    is_empty,
)
from derajat.catalogue.grammar.pages import Page, Skipped
from derajat.catalogue.grammar.values import (
    read_day,
    read_fraction,
    read_whole,
    text_of,
)
from derajat.errors import nearest_name
from derajat.model.labels import Label


Word = TypeVar("Word", bound=Enum)


class Section:
    """The keys of one mapping; unknown and absent ones are told at once.

    `mistyped` holds the keys that unknown ones resemble: they count as there.
    """

    def __init__(
        self,
        page: Page,
        node: Node,
        what: str,
        required: Sequence[str] = (),
        optional: Sequence[str] = (),
    ) -> None:
        self.page = page
        self.what = what
        self.line = node.line
        self.mistyped: set[str] = set()
        mapping = map_of(page, node, what)
        self._nodes = mapping.values
        if not self._nodes.keys() <= {*required, *optional}:
            self._leave_out_unknown(mapping, (*required, *optional))
        for key in required:
            if key not in self._nodes and key not in self.mistyped:
                page.report("DEF-003", self.line, key=key, what=what)

    def _leave_out_unknown(self, node: MapNode, known: Sequence[str]) -> None:
        for key, _ in node.entries:
            if key.text not in known:
                self.mistyped.add(nearest_name(key.text, known) or "")
                self.page.report_unknown(
                    "DEF-001", key.line, key.text, known, what=self.what
                )
        self._nodes = {key: node.values[key] for key in node.values if key in known}

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    def line_of(self, key: str) -> int:
        return self._nodes[key].line if key in self._nodes else self.line

    def node(self, key: str) -> Node:
        """The value of a key. Raises Skipped where it is absent or empty."""
        node = self._nodes.get(key)
        if node is None or is_empty(node):
            raise self.page.silence()
        return node

    def one_of(self, *keys: str) -> str:
        """The only key of these that is there. Raises Skipped otherwise."""
        found = [key for key in keys if key in self._nodes]
        if len(found) == 1:
            return found[0]
        if not found and self.mistyped.intersection(keys):
            raise self.page.silence()
        raise self.page.skip(
            "DEF-037",
            self.line,
            what=self.what,
            choices=" | ".join(keys),
            found=", ".join(found) or "-",
        )

    def refuse_useless(self, *keys: str, why: str) -> None:
        """Report keys that would change nothing here."""
        for key in keys:
            if key in self._nodes:
                self.page.report("DEF-014", self.line_of(key), key=key, why=why)

    def text(self, key: str) -> str:
        """The text of a key; a stand-in when there is none."""
        node = self._nodes.get(key)
        if isinstance(node, TextNode):
            return node.text
        try:
            return self.needed_text(key)
        except Skipped:
            return ""

    def optional_text(self, key: str) -> str:
        """The text of a key; empty where it is not stated."""
        return self.text(key) if key in self._nodes else ""

    def needed_text(self, key: str) -> str:
        """The text of a key. Raises Skipped when there is none."""
        return text_of(self.page, self.node(key), key)

    def label(self, key: str) -> Label:
        """Words in both languages."""
        try:
            return read_label(self.page, self.node(key), key)
        except Skipped:
            return Label("", "")

    def word(self, key: str, words: type[Word]) -> Word:
        """A word of a closed list; a stand-in when it is none of it."""
        try:
            return self.deciding_word(key, words)
        except Skipped:
            return next(iter(words))

    def deciding_word(self, key: str, words: type[Word]) -> Word:
        """A word of a closed list. Raises Skipped when it is none of it."""
        return read_word(self.page, self.node(key), key, words)

    def words(self, key: str, words: type[Word]) -> tuple[Word, ...]:
        """Different words of a closed list."""
        found = []
        for node in self.items(key):
            try:
                found.append(read_word(self.page, node, key, words))
            except Skipped:
                continue
        return tuple(found)

    def yes_no(self, key: str, absent: bool = False) -> bool:
        if key not in self._nodes:
            return absent
        text = self.text(key)
        if text not in ("yes", "no", ""):
            self._wrong_type(key, "yes_no")
        return text == "yes"

    def whole(self, key: str, low: int = 0, high: int = 10**15) -> int:
        """A whole number within bounds; `low` stands in for a wrong one."""
        try:
            return read_whole(self.page, self.node(key), key, low, high)
        except Skipped:
            return low

    def fraction(self, key: str) -> Fraction:
        """An exact decimal number; 1 stands in for a wrong one."""
        try:
            return read_fraction(self.page, self.node(key), key)
        except Skipped:
            return Fraction(1)

    def day(self, key: str) -> int:
        """A day number; 0 stands in for a wrong one."""
        try:
            return read_day(self.page, self.node(key), key)
        except Skipped:
            return 0

    def items(self, key: str) -> tuple[Node, ...]:
        """The items of a list. Raises Skipped when it is no list or empty."""
        return list_of(self.page, self.node(key), key)

    def optional_items(self, key: str) -> tuple[Node, ...]:
        """The items of a list; none where it is not stated or no list."""
        try:
            return self.items(key) if key in self._nodes else ()
        except Skipped:
            return ()

    def labels(self, key: str) -> tuple[Label, ...]:
        """Words in both languages, one after the other; none where the key is absent.

        An item that is none is reported and left out.
        """
        found: list[Label] = []
        for node in self.optional_items(key):
            with suppress(Skipped):
                found.append(read_label(self.page, node, key))
        return tuple(found)

    def names(self, key: str) -> tuple[str, ...]:
        """Different texts of a list. Raises Skipped when it is none."""
        return read_names(self.page, self.node(key), key)

    def entries(self, key: str) -> tuple[tuple[TextNode, Node], ...]:
        """The entries of a mapping whose keys are free. Raises Skipped."""
        return map_of(self.page, self.node(key), key).entries

    def section(
        self, key: str, required: Sequence[str] = (), optional: Sequence[str] = ()
    ) -> "Section":
        """A mapping within. Raises Skipped when it is none."""
        return Section(self.page, self.node(key), key, required, optional)

    def _wrong_type(self, key: str, needed: str) -> None:
        self.page.report(
            "DEF-033", self.line_of(key), key=key, value=self.text(key), needed=needed
        )


def map_of(page: Page, node: Node, key: str) -> MapNode:
    """The node as a mapping. Raises Skipped."""
    if not isinstance(node, MapNode):
        raise page.skip("DEF-032", node.line, key=key, needed="{key: value}")
    return node


def list_of(page: Page, node: Node, key: str) -> tuple[Node, ...]:
    """The items of a list node. Raises Skipped."""
    if not isinstance(node, ListNode):
        raise page.skip("DEF-032", node.line, key=key, needed="[item, ...]")
    return node.items


def read_names(page: Page, node: Node, key: str) -> tuple[str, ...]:
    """Different texts of a list node. Raises Skipped."""
    names: list[str] = []
    for item in list_of(page, node, key):
        name = text_of(page, item, key)
        if name in names:
            page.report("DEF-050", item.line, key=key, name=name)
        names.append(name)
    return tuple(names)


def read_label(page: Page, node: Node, key: str) -> Label:
    """Words in both languages. Raises Skipped when it is no mapping."""
    section = Section(page, node, key, ("id", "en"))
    return Label(section.text("id"), section.text("en"))


def read_word(page: Page, node: Node, key: str, words: type[Word]) -> Word:
    """The member whose value is the text. Raises Skipped when there is none."""
    text = text_of(page, node, key)
    names = _names_of(words)
    if text not in names:
        raise page.unknown("DEF-034", node.line, text, names, key=key)
    return words[names[text]]


@cache
def _names_of(words: type[Enum]) -> dict[str, str]:
    """The names of the members by their values."""
    return {str(member.value): member.name for member in words}
