"""A definition file while it is read: where its problems are noted."""

from collections.abc import Iterable
from dataclasses import dataclass

from derajat.errors import Location, ProblemLog, nearest_name


class Skipped(Exception):
    """Abandons a piece of a file whose problem is already told (or silenced)."""


@dataclass
class Page:
    """One file; once a problem is noted nothing built from it is used."""

    file: str
    log: ProblemLog
    failed: bool = False

    def report(self, code: str, line: int, **fields: object) -> None:
        """Note a problem and go on."""
        self.failed = True
        self.log.report(code, Location(self.file, line), **fields)

    def skip(self, code: str, line: int, **fields: object) -> Skipped:
        """Note a problem; the caller raises what is returned."""
        self.report(code, line, **fields)
        return Skipped()

    def silence(self) -> Skipped:
        """The caller raises what is returned; the cause is told elsewhere."""
        self.failed = True
        return Skipped()

    def unknown(
        self, code: str, line: int, name: str, known: Iterable[str], **fields: object
    ) -> Skipped:
        """Note an unknown name with the nearest; the caller raises what is returned."""
        self.report_unknown(code, line, name, known, **fields)
        return Skipped()

    def report_unknown(
        self, code: str, line: int, name: str, known: Iterable[str], **fields: object
    ) -> None:
        """Note an unknown name with the nearest known one and go on."""
        names = list(known)
        self.report(
            code,
            line,
            name=name,
            nearest=nearest_name(name, names) or "-",
            known=render_names(names),
            **fields,
        )


def render_names(names: Iterable[str], most: int = 16) -> str:
    """Names in a row, the first ones when there are many."""
    listed = list(names)
    shown = ", ".join(listed[:most]) or "-"
    return f"{shown}, ..." if len(listed) > most else shown
