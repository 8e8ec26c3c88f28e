"""The nodes of a definition file: every scalar is text and knows its line.

Nobody changes a node once it is made. They are not frozen because a plan of 10,000
nodes holds some 300,000 of them, and frozen ones take three times as long to make.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from derajat.catalogue.grammar.pages import Page


_DEEPEST = 24
_BLOCK_STYLES = ("|", ">")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class TextNode:
    """A scalar as written; `first_line` is where the text of a block begins."""

    line: int
    text: str
    first_line: int = 0


@dataclass(slots=True)
class ListNode:
    """A list; its items are never empty."""

    line: int
    items: tuple["Node", ...]


@dataclass(slots=True)
class MapNode:
    """A mapping; no key stands twice."""

    line: int
    values: dict[str, "Node"]
    key_lines: list[int]
    """The line of each key, in the order of the values."""

    @property
    def entries(self) -> tuple[tuple[TextNode, "Node"], ...]:
        """Every key, as a text with its line, and its value."""
        pairs = zip(self.values.items(), self.key_lines, strict=True)
        return tuple([(TextNode(line, key), value) for (key, value), line in pairs])

    def get(self, key: str) -> "Node | None":
        return self.values.get(key)


Node = TextNode | ListNode | MapNode


def is_empty(node: Node) -> bool:
    """Whether a value says nothing; `read_nodes` has told so already."""
    if isinstance(node, TextNode):
        return not node.text
    return not (node.items if isinstance(node, ListNode) else node.values)


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
        if event.anchor or event.tag:
            self._refuse_marks(event)
        line = event.start_mark.line + 1
        if isinstance(event, ScalarEvent):
            is_block = event.style in _BLOCK_STYLES
            return TextNode(line, event.value, line + 1 if is_block else line)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._page.skip("DEF-031", line, what="[[[...")
        is_list = isinstance(event, SequenceStartEvent)
        node = self._list(line) if is_list else self._mapping(line)
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

    def _list(self, start: int) -> ListNode:
        items: list[Node] = []
        for event in self._events:
            if isinstance(event, SequenceEndEvent):
                break
            node = self._node(event)
            if is_empty(node):
                self._report_empty(node, str(len(items) + 1))
            else:
                items.append(node)
        return ListNode(start, tuple(items))

    def _mapping(self, start: int) -> MapNode:
        values: dict[str, Node] = {}
        key_lines: list[int] = []
        for event in self._events:
            if isinstance(event, MappingEndEvent):
                break
            line = event.start_mark.line + 1
            name = self._key(event)
            value = self._node(next(self._events))
            if name is None:
                self._page.report("DEF-032", line, key="?", needed="text")
            elif name == "<<":
                self._page.report("DEF-031", line, what=name)
            elif name in values:
                self._page.report("DEF-002", line, key=name)
            else:
                if is_empty(value):
                    self._report_empty(value, name)
                values[name] = value
                key_lines.append(line)
        return MapNode(start, values, key_lines)

    def _key(self, event: Any) -> str | None:
        """The text of a key; None when it is none."""
        if not isinstance(event, ScalarEvent):
            self._node(event)
            return None
        if event.anchor or event.tag:
            self._refuse_marks(event)
        name: str = event.value
        return name

    def _report_empty(self, node: Node, key: str) -> None:
        code = "DEF-035" if isinstance(node, TextNode) else "DEF-004"
        self._page.report(code, node.line, key=key)


def _line(event: Any) -> int:
    line: int = event.start_mark.line
    return line + 1
