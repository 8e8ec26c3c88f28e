"""What the pages of help show, as finished texts."""

from dataclasses import dataclass

from derajat.web.help.messages import (
    GROUPS,
    CodedMessage,
    MessageGroup,
    list_messages,
)
from derajat.web.help.sections import HelpSection, load_sections
from derajat.web.help.words import find_words


MOST_SEARCHED = 80


@dataclass(frozen=True)
class Section:
    """One subject of the help in the language of the reader."""

    anchor: str
    title: str
    says: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True)
class WordLine:
    """A word with its meaning; `other` is the word in the other language."""

    key: str
    term: str
    other: str
    means: str
    where: str


@dataclass(frozen=True)
class MessageLine:
    """A coded message in the language of the reader."""

    code: str
    says: str
    repair: str
    group: str
    why: str


@dataclass(frozen=True)
class GroupLine:
    """A group of messages with the number of them."""

    prefix: str
    name: str
    count: int
    is_here: bool


@dataclass(frozen=True)
class MessageList:
    """Messages that were asked for; none before anything was asked."""

    search: str
    prefix: str
    groups: tuple[GroupLine, ...]
    lines: tuple[MessageLine, ...]
    left_out: int
    is_asked: bool


def build_sections(language: str) -> tuple[Section, ...]:
    """All subjects of the help."""
    return tuple(_section(section, language) for section in load_sections())


def build_words(search: str, language: str) -> tuple[WordLine, ...]:
    """The words that hold a text, all for an empty one."""
    other = "en" if language == "id" else "id"
    return tuple(
        WordLine(
            word.key,
            word.label.render(language),
            word.label.render(other),
            word.means.render(language),
            word.where.render(language),
        )
        for word in find_words(search)
    )


def build_messages(search: str, prefix: str, language: str) -> MessageList:
    """The messages of a group or a search; a letter in the code counts too."""
    known = {group.prefix for group in GROUPS}
    chosen = prefix if prefix in known else ""
    is_asked = bool(chosen or search.strip())
    found = list_messages(search, chosen) if is_asked else ()
    most = len(found) if chosen else MOST_SEARCHED
    return MessageList(
        search,
        chosen,
        tuple(_group(group, chosen, language) for group in GROUPS),
        tuple(build_message(message, language) for message in found[:most]),
        len(found[most:]),
        is_asked,
    )


def build_message(message: CodedMessage, language: str) -> MessageLine:
    """One message."""
    return MessageLine(
        message.code,
        message.says.render(language),
        message.repair.render(language),
        message.group.label.render(language),
        message.group.why.render(language),
    )


def _section(section: HelpSection, language: str) -> Section:
    return Section(
        section.anchor,
        section.label.render(language),
        tuple(each.render(language) for each in section.says),
        tuple(each.render(language) for each in section.steps),
    )


def _group(group: MessageGroup, chosen: str, language: str) -> GroupLine:
    count = len(list_messages("", group.prefix))
    name = group.label.render(language)
    return GroupLine(group.prefix, name, count, group.prefix == chosen)
