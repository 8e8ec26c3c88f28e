"""What a command prints: JSON for programs, tables and sentences for people."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Literal, TextIO

from rich.console import Console
from rich.table import Table

from derajat.errors import Problem, nearest_name
from derajat.model.labels import Label


WIDTH_WITHOUT_TERMINAL = 140
MOST_NAMES_LISTED = 13


def write_utf_8() -> None:
    """Let answers be UTF-8 everywhere: a redirected answer on Windows else is not."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def write_json(value: object) -> None:
    """Print a value as JSON, in its own order of keys."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def write_line(text: str = "") -> None:
    """Print a sentence."""
    sys.stdout.write(text + "\n")


def write_note(text: str) -> None:
    """Tell what is going on, beside the answer."""
    sys.stderr.write(text + "\n")


def write_table(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[str]], right: int = 99
) -> None:
    """Print a table; columns from number `right` on are aligned to the right."""
    table = Table(title=title, title_justify="left", title_style="bold", box=None)
    for number, heading in enumerate(headings):
        side: Literal["left", "right"] = "right" if number >= right else "left"
        table.add_column(heading, justify=side, overflow="fold")
    for row in rows:
        table.add_row(*row)
    console = Console(width=None if sys.stdout.isatty() else WIDTH_WITHOUT_TERMINAL)
    console.print(table, markup=False)


def render_known(wanted: str, known: Iterable[str]) -> Label:
    """What there is instead of a name: all of a few, or the nearest of many."""
    names = sorted(name for name in known if name)
    if not names:
        return Label("Tidak ada yang lain.", "There is no other.")
    if len(names) <= MOST_NAMES_LISTED:
        listed = ", ".join(names)
        return Label(f"Yang ada: {listed}.", f"Known: {listed}.")
    nearest = nearest_name(wanted, names)
    if nearest is None:
        return Label("Tidak ada yang mirip.", "Nothing is alike.")
    return Label(f"Yang paling mirip: {nearest}.", f"The nearest: {nearest}.")


def write_problems(problems: Sequence[Problem], language: str) -> None:
    """Print problems, one a line, in the order of file and line."""
    ordered = sorted(problems, key=lambda problem: (problem.where, problem.code))
    for problem in ordered:
        write_note(problem.render(language))


def problem_fields(problem: Problem, language: str) -> dict[str, object]:
    """A problem for JSON."""
    where = problem.where
    return {
        "code": problem.code,
        "file": where.file,
        "line": where.line,
        "sheet": where.sheet,
        "row": where.row,
        "cell": where.cell,
        "says": problem.says(language),
        "repair": problem.repair(language),
    }


@contextmanager
def progress(words: str, total: int) -> Iterator["Progress"]:
    """Tell how far a long task is: a line that renews itself on a terminal."""
    shown = Progress(words, total, sys.stderr)
    try:
        yield shown
    finally:
        shown.close()


class Progress:
    """Counts finished parts; silent for tasks of a single part."""

    def __init__(self, words: str, total: int, stream: TextIO) -> None:
        self._words, self._total, self._stream = words, total, stream
        self._done = 0
        self._renews = stream.isatty()

    def advance(self, name: str) -> None:
        """Say which part begins."""
        self._done += 1
        text = f"{self._words} {self._done}/{self._total}: {name}"
        self._stream.write(f"\r\x1b[2K{text}" if self._renews else text + "\n")
        self._stream.flush()

    def close(self) -> None:
        if self._renews and self._done:
            self._stream.write("\r\x1b[2K")
            self._stream.flush()
