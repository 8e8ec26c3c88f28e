"""What the sender is told of a file."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from derajat.errors import Problem
from derajat.intake.faults import NO_DATA
from derajat.intake.reasons import ROUTINE, reason_word
from derajat.model.batches import Batch, RowCounts, RowFinding, RowState
from derajat.model.labels import Label
from derajat.model.numerals import render_number


TOLD_FINDINGS = 10
_URGENCY = {RowState.SET_ASIDE: 0, RowState.QUESTIONED: 1, RowState.ACCEPTED: 2}


@dataclass(frozen=True)
class Receipt:
    """The fate of a file: accepted, known already, or refused with its problems."""

    file: str
    form: Label | None
    batch: Batch | None
    """The batch it became, or the earlier one with the same content."""
    already_received: bool = False
    problems: tuple[Problem, ...] = ()
    """Why the file was refused; empty when it was not."""
    notices: tuple[Problem, ...] = ()
    """What to know about the file as a whole."""
    findings: tuple[RowFinding, ...] = ()
    counts: RowCounts = RowCounts()
    reasons: tuple[tuple[str, int], ...] = ()
    """Rows set aside, by the code of the reason."""
    claims: int = 0
    marked_copy: Path | None = None
    """The workbook with a comment in each faulty cell, when there are any."""
    marked_by: str = ""
    dropped_parts: tuple[str, ...] = ()
    """What the marked copy could not keep of the original."""

    @property
    def is_accepted(self) -> bool:
        return self.batch is not None and not self.already_received

    @property
    def told_findings(self) -> tuple[RowFinding, ...]:
        """Findings that ask for a look, rows that are lost first; totals left out."""
        told = [f for f in self.findings if f.problem.code not in ROUTINE]
        return tuple(sorted(told, key=lambda f: _URGENCY[f.state]))

    def render(self, language: str = "id") -> str:
        """A short text for the sender."""
        words = _WORDS[language]
        lines = [*self._head(words), *self._rows(words, language)]
        lines += [notice.render(language) for notice in self.notices]
        marks = [f.problem for f in self.findings if f.problem.code == NO_DATA.code]
        lines += [problem.render(language) for problem in marks[:TOLD_FINDINGS]]
        told = self.told_findings
        lines += [f.problem.render(language) for f in told[:TOLD_FINDINGS]]
        if len(told) > TOLD_FINDINGS:
            lines.append(_render_rest(told[TOLD_FINDINGS:], words["more"], language))
        if self.marked_copy is not None:
            lines.append(words["marked"].format(path=self.marked_copy))
        return "\n".join(lines)

    def _head(self, words: dict[str, str]) -> list[str]:
        if self.problems:
            return [words["refused"].format(file=self.file), *self._problems(words)]
        if self.batch is None:
            return []
        key = "known" if self.already_received else "accepted"
        return [words[key].format(file=self.file, batch=self.batch.id)]

    def _problems(self, words: dict[str, str]) -> list[str]:
        return [problem.render(words["language"]) for problem in self.problems]

    def _rows(self, words: dict[str, str], language: str) -> list[str]:
        if not self.is_accepted or self.batch is None:
            return []
        reasons = ", ".join(
            f"{render_number(count, language)} {reason_word(code, language)}"
            for code, count in self.reasons
        )
        numbers = {
            "received": self.counts.received,
            "accepted": self.counts.accepted,
            "questioned": self.counts.questioned,
            "set_aside": self.counts.set_aside,
            "facts": self.batch.facts,
            "replaces": self.batch.replaces,
        }
        texts = {name: render_number(n, language) for name, n in numbers.items()}
        rows = words["rows"].format(why=f" ({reasons})" if reasons else "", **texts)
        return [rows, words["facts"].format(**texts)]

    def as_json(self, language: str = "id") -> dict[str, object]:
        """The receipt for programs."""
        batch = self.batch
        return {
            "file": self.file,
            "form": self.form.render(language) if self.form else None,
            "batch": batch.id if batch else None,
            "dataset": batch.dataset if batch else None,
            "already_received": self.already_received,
            "received": self.counts.received,
            "accepted": self.counts.accepted,
            "questioned": self.counts.questioned,
            "set_aside": self.counts.set_aside,
            "reasons": dict(self.reasons),
            "facts": batch.facts if batch and self.is_accepted else 0,
            "replaces": batch.replaces if batch and self.is_accepted else 0,
            "claims": self.claims,
            "problems": [_fields(p, language) for p in self.problems],
            "notices": [_fields(p, language) for p in self.notices],
            "findings": _finding_fields(self.findings, language),
            "marked_copy": str(self.marked_copy) if self.marked_copy else None,
        }


def _render_rest(findings: Sequence[RowFinding], words: str, language: str) -> str:
    """How many findings are not told, and of which codes."""
    kinds = Counter(f.problem.code for f in findings)
    listed = ", ".join(
        f"{render_number(count, language)} {code}"
        for code, count in kinds.most_common()
    )
    return words.format(count=render_number(len(findings), language), kinds=listed)


def _fields(problem: Problem, language: str) -> dict[str, object]:
    return {
        "code": problem.code,
        "where": problem.where.render(language),
        "says": problem.says(language),
        "repair": problem.repair(language),
    }


def _finding_fields(
    findings: Sequence[RowFinding], language: str
) -> list[dict[str, object]]:
    return [
        {"row": f.row, "column": f.column, "state": f.state.value}
        | _fields(f.problem, language)
        for f in findings
    ]


_WORDS = {
    "id": {
        "language": "id",
        "refused": "{file}: ditolak.",
        "known": "{file}: sudah diterima sebagai kiriman {batch}.",
        "accepted": "{file}: diterima sebagai kiriman {batch}.",
        "rows": "{received} baris: {accepted} dipakai, {questioned} dengan "
        "pertanyaan, {set_aside} disisihkan{why}.",
        "facts": "{facts} data dicatat; {replaces} menggantikan data sebelumnya.",
        "more": "… dan {count} temuan lain: {kinds}.",
        "marked": "Berkas bertanda: {path}",
    },
    "en": {
        "language": "en",
        "refused": "{file}: refused.",
        "known": "{file}: already received as batch {batch}.",
        "accepted": "{file}: received as batch {batch}.",
        "rows": "{received} rows: {accepted} accepted, {questioned} questioned, "
        "{set_aside} set aside{why}.",
        "facts": "{facts} facts recorded; {replaces} replace earlier ones.",
        "more": "… and {count} further findings: {kinds}.",
        "marked": "Marked copy: {path}",
    },
}
