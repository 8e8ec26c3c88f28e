"""A plan proposed from pasted text: headings, lists and announced sentences.

Nothing is invented: every statement stands word for word in the text (whitespace
folded), beside the sentence it was taken from. What was not used is listed.
"""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from derajat.errors import Location, ProblemLog, refuse
from derajat.model.plans import PlanStructure
from derajat.plan.reading.assembly import Assembly, OpenNode
from derajat.plan.reading.draft import Draft, Unread
from derajat.plan.reading.kind_words import KindWords
from derajat.plan.reading.text_lines import Line, Mark, read_lines, split_sentences
from derajat.plan.reading.text_patterns import TextPatterns
from derajat.plan.reading.titles import build_plan, find_period


UNSTATED_PART = "statement"
"""The free kind of items whose level no word names; told."""

_SAME = 0.9
"""How alike two wordings of one statement are, typing errors apart."""
_FEWEST_WORDS = 3
"""Shorter items (`Pengawasan`) may well stand twice."""
_EXPLAINS = re.compile(
    r",?\s*(?:bermakna(?: bahwa)?|(?:mempunyai|memiliki) (?:makna|arti)|artinya)\s*:?$",
    re.IGNORECASE,
)


@dataclass
class _Frame:
    """A list that is going on: its level, and how its items are marked."""

    kind: str
    indent: int
    items: tuple[int, Mark, int] | None = None
    is_announced: bool = False
    """Whether a sentence announced it, which the items have to follow at once."""


@dataclass
class _TextReading:
    """Takes the lines of a text one by one."""

    file: str
    patterns: TextPatterns
    assembly: Assembly
    section: str = ""
    frames: list[_Frame] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    unstated_lines: list[int] = field(default_factory=list)
    awaits: bool = False
    """Whether the line above was a heading or announced something."""

    def take(self, line: Line) -> None:
        """Use a line, or list it as unread."""
        awaited, self.awaits = self.awaits, False
        kind = self._heading(line)
        inline = self.patterns.after_heading(line.body)
        if kind:
            self._open_section(kind, line)
        elif inline:
            self._open_section(inline.kind, line)
            self._add(inline.kind, inline.text, line.body, line.number)
            self.awaits = False
        elif self.patterns.words.several(line.body):
            self.frames = []
            self.unread.append(Unread(line.body, self._where(line.number)))
        elif line.mark is not Mark.NONE:
            self._take_item(line)
        elif not self._take_announcement(line):
            if not awaited or not self._take_awaited(line):
                self._take_prose(line, line.body)
            self._end_announced()

    def _heading(self, line: Line) -> str | None:
        """The kind that a line heads; items of lists only head with a colon."""
        if line.mark in (Mark.NONE, Mark.NUMBER, Mark.CAPITAL):
            return self.patterns.heading(line.body)
        has_colon = line.body.endswith(":")
        return self.patterns.heading(line.body) if has_colon else None

    def _end_announced(self) -> None:
        """Close a list that was announced but did not follow."""
        last = self.frames[-1] if self.frames else None
        if last and last.is_announced and last.items is None:
            self.frames.pop()

    def _open_section(self, kind: str, line: Line) -> None:
        self.frames = [f for f in self.frames if f.indent < line.indent]
        self.frames.append(_Frame(kind, line.indent))
        self.section = kind
        self.awaits = True

    def _take_announcement(self, line: Line) -> bool:
        kind = self.patterns.announced(line.body, self.section)
        if not kind:
            return False
        same = [place for place, f in enumerate(self.frames) if f.kind == kind]
        if same:
            del self.frames[same[0] :]
        self.frames.append(_Frame(kind, 0, is_announced=True))
        self.unread.append(Unread(line.body, self._where(line.number)))
        self.awaits = True
        return True

    def _take_awaited(self, line: Line) -> bool:
        """A quoted or bare statement right below its heading."""
        quoted = self.patterns.whole_quote(line.body)
        kind = self.frames[-1].kind
        if not quoted and not self.patterns.may_be_statement(line.body):
            return False
        self._add(kind, quoted or line.body.rstrip(" ;."), line.body, line.number)
        return True

    def _take_item(self, line: Line) -> None:
        frame = self._find_frame(line)
        if frame is None:
            self._take_prose(line, line.body)
            return
        text = _EXPLAINS.sub("", line.body)
        is_explained = text != line.body
        is_repeated = is_explained or frame.kind == UNSTATED_PART
        known = self._find_repeated(text, is_explained) if is_repeated else None
        if known:
            self.assembly.reopen(known)
            self.unread.append(Unread(line.body, self._where(line.number)))
            return
        if frame.kind == UNSTATED_PART:
            self.unstated_lines.append(line.number)
        self._add(frame.kind, text.rstrip(" ;.:"), line.body, line.number)

    def _find_frame(self, line: Line) -> _Frame | None:
        """The list that an item belongs to; deeper ones end here."""
        place = (line.indent, line.mark, line.depth)
        for number in range(len(self.frames) - 1, -1, -1):
            frame = self.frames[number]
            is_fresh = frame.items is None and line.indent >= frame.indent
            if is_fresh or frame.items == place:
                frame.items = place
                del self.frames[number + 1 :]
                return frame
        outer = self.frames[-1] if self.frames else None
        if outer is None or UNSTATED_PART not in self.assembly.structure.kinds:
            return None
        self.frames.append(_Frame(UNSTATED_PART, line.indent, place))
        return self.frames[-1]

    def _find_repeated(self, text: str, is_explained: bool) -> OpenNode | None:
        """The statement that an item repeats; one that is explained may be mistyped."""
        folded = text.casefold().rstrip(" ;.")
        if len(folded.split()) < _FEWEST_WORDS:
            return None
        for node in self.assembly.nodes:
            known = node.statement.casefold()
            if known == folded or (is_explained and _alike(known, folded)):
                return node
        return None

    def _take_prose(self, line: Line, body: str) -> None:
        for sentence in split_sentences(body):
            found = self.patterns.inside(sentence, self.section)
            for statement in found:
                kind = statement.kind or UNSTATED_PART
                if kind not in self.assembly.structure.kinds:
                    continue
                if not statement.kind:
                    self.unstated_lines.append(line.number)
                self._add(kind, statement.text, sentence, line.number)
            if not found:
                self.unread.append(Unread(sentence, self._where(line.number)))

    def _add(self, kind: str, statement: str, sentence: str, line: int) -> None:
        where = self._where(line)
        if not any(character.isalpha() for character in statement):
            self.unread.append(Unread(sentence, where))
        else:
            self.assembly.add(kind, statement, sentence, "", "", where)

    def _where(self, line: int) -> Location:
        return Location(file=self.file, line=line)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME


def read_plan_text(text: str, name: str, structure: PlanStructure) -> Draft:
    """The plan that a text proposes; `name` is that of its file or page.

    Raises PLN-053 when no statement is recognised.
    """
    words = KindWords(structure)
    log = ProblemLog()
    reading = _TextReading(name, TextPatterns(words), Assembly(words, log))
    lines = read_lines(text)
    for line in lines:
        reading.take(line)
    assembly = reading.assembly
    if not assembly.nodes:
        raise refuse("PLN-053", Location(file=name))
    title = lines[0].body
    nodes = tuple(node.build(title) for node in assembly.nodes)
    plan = build_plan(name, title, nodes, None, find_period(text))
    _tell(reading, log)
    return Draft(plan, tuple(log.problems), tuple(reading.unread))


def _tell(reading: _TextReading, log: ProblemLog) -> None:
    where = Location(file=reading.file)
    lines = sorted(set(reading.unstated_lines))
    if lines:
        log.report(
            "PLN-058",
            Location(file=reading.file, line=lines[0]),
            count=len(lines),
            rows=", ".join(map(str, lines)),
            kind=f"`{UNSTATED_PART}`",
        )
    log.report("PLN-067", where, count=reading.assembly.numbered)
    if reading.assembly.placed_by_order:
        log.report("PLN-068", where, count=reading.assembly.placed_by_order)
    if reading.unread:
        log.report("PLN-071", where, count=len(reading.unread))
