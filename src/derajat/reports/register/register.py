"""The register of published figures: every made report, kept and provable later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from derajat.errors import refuse
from derajat.reports.forms import Format
from derajat.reports.outline import Outline
from derajat.reports.register.conflicts import find_conflicts
from derajat.reports.register.contents import ReportContents, build_contents
from derajat.reports.register.disk import RegisterFolder
from derajat.reports.register.entries import (
    Entry,
    KeptFile,
    Release,
    ReportState,
    Restatement,
)


REGISTER_FOLDER = "laporan"
"""Where the register lies in the folder of an office."""
_MOST_SHOWN = 5


@dataclass(frozen=True)
class ReportRegister:
    """The reports of one office, in a folder that need not exist yet.

    Reading needs no lock: an entry is replaced as a whole, and nothing is ever removed.
    """

    folder: Path

    def entries(self) -> tuple[Entry, ...]:
        """Every made report, the newest first. Raises REP-032 for a damaged one."""
        found = self._load()
        return tuple(sorted(found, key=lambda e: (e.made_at, e.code), reverse=True))

    def entry(self, code: str) -> Entry:
        """The report of a code. Raises REP-030."""
        found = next((entry for entry in self._load() if entry.code == code), None)
        if found is None:
            raise refuse("REP-030", report=code)
        return found

    def contents(self, code: str) -> ReportContents:
        """Texts and numbers of a report. Raises REP-030, REP-032."""
        return self._disk.load_contents(self.entry(code))

    def file(self, code: str, wanted: Format) -> bytes:
        """A kept file as it was written. Raises REP-030, REP-031, REP-032."""
        entry = self.entry(code)
        kept = entry.file_of(wanted)
        if kept is None:
            known = ", ".join(file.format.value for file in entry.files)
            raise refuse("REP-031", report=code, given=wanted.value, known=known or "-")
        return self._disk.load_file(kept)

    def keep(
        self, outline: Outline, files: Mapping[Format, bytes], made_at: str
    ) -> Entry:
        """Keep a made report with its files; a draft takes newer files and more kinds.

        A released report keeps the files it was released with. Raises REP-035 when
        others are given, REF-101 to REF-104 when the folder cannot be written to.
        """
        with self._disk.writing():
            before = {entry.code: entry for entry in self._load()}.get(outline.code)
            kept = tuple(self._disk.keep_file(*pair) for pair in _ordered(files))
            if before is not None and before.release is not None:
                _check_same_files(before, kept)
                return before
            joined = _join_files(before.files if before else (), kept)
            has_workbook = any(file.format is Format.XLSX for file in joined)
            contents = build_contents(outline, has_workbook)
            entry = Entry(
                code=outline.code,
                name=outline.name,
                title=" ".join(outline.title.split()),
                area=outline.area,
                period=outline.period,
                language=outline.language,
                basis=outline.basis,
                made_at=made_at if before is None else before.made_at,
                files=joined,
                contents=self._disk.keep_contents(contents),
            )
            if entry != before:
                self._disk.keep_entry(entry)
            return entry

    def find_conflicts(self, code: str) -> tuple[Restatement, ...]:
        """Numbers of a report that a released one shows otherwise, without reasons."""
        return self._find_conflicts(self.entry(code))

    def release(
        self,
        code: str,
        at: str,
        by: tuple[str, str],
        number: str = "",
        reasons: Mapping[str, str] | None = None,
    ) -> Entry:
        """Give a report out. `by` are the posts of two persons, never names.

        `reasons` tells by fact (`Restatement.key`) why a number that was published
        before has another amount now. Raises REP-030, REP-033 (one person twice),
        REP-034 (no reason), REP-036 (released already), REP-037 (no file).
        """
        _check_two(by)
        with self._disk.writing():
            entry = self.entry(code)
            if entry.release is not None:
                raise refuse("REP-036", report=code, at=entry.release.at)
            if not entry.files:
                raise refuse("REP-037", report=code)
            for kept in entry.files:
                self._disk.load_file(kept)
            restated = _give_reasons(self._find_conflicts(entry), reasons or {})
            released = self._released()
            standing = [e for e in released if e.same_report == entry.same_report]
            replaces = standing[-1].code if standing else ""
            order = released[-1].release.order + 1 if released else 1  # type: ignore[union-attr]
            release = Release(order, at, by, number, replaces, restated)
            entry = replace(entry, release=release)
            self._disk.keep_entry(entry)
            return entry

    @property
    def _disk(self) -> RegisterFolder:
        return RegisterFolder(self.folder)

    def _load(self) -> tuple[Entry, ...]:
        """Every entry; those that a newer release replaced say so."""
        found = tuple(self._disk.load_entries())
        newer = {e.release.replaces: e.code for e in found if e.release}
        return tuple(replace(e, replaced_by=newer.get(e.code, "")) for e in found)

    def _released(self) -> list[Entry]:
        """Every release in its order, replaced ones too."""
        return sorted(
            (entry for entry in self._load() if entry.state is not ReportState.DRAFT),
            key=lambda entry: entry.release.order if entry.release else 0,
        )

    def _find_conflicts(self, entry: Entry) -> tuple[Restatement, ...]:
        released = [
            (one, self._disk.load_contents(one))
            for one in self._released()
            if one.code != entry.code
        ]
        return find_conflicts(self._disk.load_contents(entry), released)


def _ordered(files: Mapping[Format, bytes]) -> list[tuple[Format, bytes]]:
    return sorted(files.items(), key=lambda pair: pair[0].value)


def _join_files(
    before: Sequence[KeptFile], now: Sequence[KeptFile]
) -> tuple[KeptFile, ...]:
    joined = {file.format: file for file in (*before, *now)}
    return tuple(sorted(joined.values(), key=lambda file: file.format.value))


def _check_same_files(entry: Entry, given: Sequence[KeptFile]) -> None:
    for file in given:
        if entry.file_of(file.format) != file:
            raise refuse("REP-035", report=entry.code, given=file.format.value)


def _check_two(by: tuple[str, str]) -> None:
    first, second = (" ".join(post.split()).casefold() for post in by)
    if not first or not second or first == second:
        raise refuse("REP-033", first=by[0] or "-", second=by[1] or "-")


def _give_reasons(
    conflicts: Sequence[Restatement], reasons: Mapping[str, str]
) -> tuple[Restatement, ...]:
    """The conflicts with their reasons. Raises REP-034 for those without one."""
    without = [c for c in conflicts if not reasons.get(c.key, "").strip()]
    if without:
        shown = "; ".join(
            f"{one.fact.subject} {one.fact.period} {one.old.shown} → {one.new.shown} "
            f"({one.old_report} {one.old_address})"
            for one in without[:_MOST_SHOWN]
        )
        raise refuse("REP-034", count=len(without), shown=shown)
    return tuple(one.because(reasons[one.key].strip()) for one in conflicts)
