"""The nodes of a definition file: every scalar is text and knows its line."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from derajat.catalogue.grammar.pages import Page


_DEEPEST = 24
_BLOCK_STYLES = ("|", ">")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class TextNode(NamedTuple):
    """A scalar as written; `first_line` is where the text of a block begins.

    A plan of 10,000 nodes has half a million of them; a named tuple is made three
    times as fast as a frozen dataclass.
    """

    line: int
    text: str
    first_line: int = 0


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list; its items are never empty."""

    line: int
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping; no key stands twice."""

    line: int
    entries: tuple[tuple[TextNode, "Node"], ...]

    def get(self, key: str) -> "Node | None":
        for name, node in self.entries:
            if name.text == key:
                return node
        return None


Node = TextNode | ListNode | MapNode


def is_empty(node: Node) -> bool:
    """Whether a value says nothing; `read_nodes` has told so already."""
    if isinstance(node, TextNode):
        return not node.text
    return not (node.items if isinstance(node, ListNode) else node.entries)


def read_nodes(page: Page, text: str) -> Node:
    """The one document of a file.

    Reports anchors, aliases, tags, merge keys, doubled keys, empty values and further
    documents. Raises Skipped when the file is no YAML or holds nothing.
    """
    try:
        return _Composer(page, yaml.parse(text, Loader=_LOADER)).compose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        said = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise page.skip("DEF-030", line, detail=said) from None


class _Composer:
    """Turns the events of one file into nodes."""

    def __init__(self, page: Page, events: Iterator[Any]) -> None:
        self._page = page
        self._events = events
        self._depth = 0

    def compose(self) -> Node:
        node: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    raise self._page.skip("DEF-031", _line(event), what="---")
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event)
        if node is None or is_empty(node):
            raise self._page.skip("DEF-036", 1, found="-")
        return node

    def _node(self, event: Any) -> Node:
        if event.__class__ is yaml.AliasEvent or event.anchor or event.tag:
            self._refuse_marks(event)
        if event.__class__ is yaml.ScalarEvent:
            line = _line(event)
            is_block = event.style in _BLOCK_STYLES
            return TextNode(line, event.value, line + 1 if is_block else line)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._page.skip("DEF-031", _line(event), what="[[[...")
        is_list = isinstance(event, yaml.SequenceStartEvent)
        node = self._list(event) if is_list else self._mapping(event)
        self._depth -= 1
        return node

    def _refuse_marks(self, event: Any) -> None:
        line = _line(event)
        if isinstance(event, yaml.AliasEvent):
            raise self._page.skip("DEF-031", line, what=f"*{event.anchor}")
        if event.anchor:
            self._page.report("DEF-031", line, what=f"&{event.anchor}")
        if event.tag:
            self._page.report("DEF-031", line, what=event.tag)

    def _list(self, start: Any) -> ListNode:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            node = self._node(event)
            if not self._tell_empty(node, str(len(items) + 1)):
                items.append(node)
        return ListNode(_line(start), tuple(items))

    def _mapping(self, start: Any) -> MapNode:
        entries: dict[str, tuple[TextNode, Node]] = {}
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key, value = self._node(event), self._node(next(self._events))
            if not isinstance(key, TextNode):
                self._page.report("DEF-032", key.line, key="?", needed="text")
                continue
            name = key.text
            if (name in entries or name == "<<") and self._refuse_key(
                key, name in entries
            ):
                continue
            if is_empty(value):
                self._tell_empty(value, name)
            entries[name] = (key, value)
        return MapNode(_line(start), tuple(entries.values()))

    def _refuse_key(self, key: TextNode, is_doubled: bool) -> bool:
        if key.text == "<<":
            self._page.report("DEF-031", key.line, what="<<")
        elif is_doubled:
            self._page.report("DEF-002", key.line, key=key.text)
        return key.text == "<<" or is_doubled

    def _tell_empty(self, node: Node, key: str) -> bool:
        if not is_empty(node):
            return False
        code = "DEF-035" if isinstance(node, TextNode) else "DEF-004"
        self._page.report(code, node.line, key=key)
        return True


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1
