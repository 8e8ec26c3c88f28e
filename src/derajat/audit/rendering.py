"""An audit in words: errors by relation first, then notices as counts with examples."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from derajat.audit.relations import Origin
from derajat.audit.results import AuditFinding, AuditResult, FoundRelation
from derajat.model.labels import Label
from derajat.model.numerals import render_number


EXAMPLES = 2
"""Notices of one kind that are told in full; `--all` tells every one."""

_ORIGINS = {
    Origin.FOUND: Label("", ""),
    Origin.GIVEN: Label(" [diberikan]", " [given]"),
    Origin.LIMIT: Label(" [diberikan]", " [given]"),
    Origin.WORDS: Label(
        " [menurut kepala kolom, bukan menurut angkanya]",
        " [by the headers, not by the numbers]",
    ),
}

_KINDS = {
    "AUD-020": Label("di atas 100 %", "above 100 %"),
    "AUD-021": Label("dibulatkan dengan cara lain", "rounded otherwise"),
    "AUD-022": Label("cocok dalam batas pembulatan", "fitting within rounding"),
    "AUD-023": Label("jauh dari baris lain", "far from the other rows"),
    "AUD-024": Label("jauh dari kolom pasangannya", "far from the column beside"),
    "AUD-025": Label("berubah jauh antartahun", "changed far between years"),
    "AUD-026": Label("responden terlalu sedikit", "too few respondents"),
    "AUD-027": Label("bobot survei dibulatkan", "survey weights rounded"),
    "AUD-028": Label("persen dan bagian dari 1 bercampur", "per cent and parts mixed"),
    "AUD-029": Label("akhir periode lain dari biasanya", "end of period unusual"),
    "AUD-030": Label("penyebut nol", "denominator zero"),
    "AUD-031": Label("tanda desimal tidak terbukti", "decimal mark not proven"),
    "AUD-032": Label("tanda desimal bercampur", "decimal marks mixed"),
    "AUD-034": Label("dinilai menurut aturan lain", "scored by another rule"),
    "AUD-033": Label("rata-rata kode di berkas lain", "mean of codes in another file"),
}


_ABOUT_THE_FILE = Label("tentang berkasnya", "about the file")


def render_audit(result: AuditResult, language: str, is_full: bool = False) -> str:
    """The whole audit, one finding a line."""
    lines = [
        *_render_relations(result.relations, language),
        *_render_errors(result.errors, language),
        *_render_notices(result.notices, language, is_full),
        _render_counts(result, language),
    ]
    return "\n".join(lines)


def _render_relations(
    relations: Sequence[FoundRelation], language: str
) -> Iterator[str]:
    if not relations:
        none = Label(
            "Tidak ada hubungan yang dipatuhi sebagian besar baris.",
            "No relation that most rows obey.",
        )
        yield none.render(language)
        return
    yield Label("Hubungan (dipatuhi/diperiksa):", "Relations (obeyed/checked):").render(
        language
    )
    several = len({(r.file, r.sheet) for r in relations}) > 1
    for relation in relations:
        place = " ".join(part for part in (relation.file, relation.sheet) if part)
        head = f"{place}: " if several else ""
        support = f"{relation.holding}/{relation.checked}"
        origin = _ORIGINS[relation.origin].render(language)
        yield f"  {support:>9}  {head}{relation.label.render(language)}{origin}"


def _render_errors(errors: Sequence[AuditFinding], language: str) -> Iterator[str]:
    if not errors:
        yield Label("Tidak ada kesalahan.", "No errors.").render(language)
        return
    count = render_number(len(errors), language)
    yield Label(f"Kesalahan ({count}):", f"Errors ({count}):").render(language)
    for relation, group in groupby(errors, key=lambda finding: finding.relation):
        if relation.id:
            yield f"  {relation.render(language)}"
        for finding in group:
            yield f"    {finding.problem.render(language)}"


def _render_notices(
    notices: Sequence[AuditFinding], language: str, is_full: bool
) -> Iterator[str]:
    if not notices:
        return
    count = render_number(len(notices), language)
    yield Label(f"Catatan ({count}):", f"Notices ({count}):").render(language)
    by_code = sorted(notices, key=lambda finding: finding.problem.code)
    for code, group in groupby(by_code, key=lambda finding: finding.problem.code):
        own = list(group)
        kind = _KINDS.get(code, _ABOUT_THE_FILE)
        yield f"  {len(own)} x {kind.render(language)} ({code})"
        shown = own if is_full else own[:EXAMPLES]
        for finding in shown:
            yield f"    {finding.problem.render(language)}"
        if len(own) > len(shown):
            more = render_number(len(own) - len(shown), language)
            yield Label(
                f"    ... dan {more} lagi (--all)", f"    ... and {more} more (--all)"
            ).render(language)


def _render_counts(result: AuditResult, language: str) -> str:
    cells, checked, errors, notices = (
        render_number(number, language)
        for number in (
            result.cells,
            result.checked_cells,
            len(result.errors),
            len(result.notices),
        )
    )
    return Label(
        f"{cells} angka, {checked} di antaranya diperiksa dengan angka lain: "
        f"{errors} kesalahan, {notices} catatan.",
        f"{cells} numbers, {checked} of them checked against others: "
        f"{errors} errors, {notices} notices.",
    ).render(language)


def audit_fields(result: AuditResult, language: str) -> dict[str, object]:
    """An audit for programs: relations, findings, counts."""
    return {
        "files": list(result.files),
        "relations": [_relation_fields(r, language) for r in result.relations],
        "findings": [_finding_fields(f, language) for f in result.findings],
        "counts": {
            "cells": result.cells,
            "checked_cells": result.checked_cells,
            "errors": len(result.errors),
            "notices": len(result.notices),
        },
    }


def _relation_fields(relation: FoundRelation, language: str) -> dict[str, object]:
    return {
        "kind": relation.kind.value,
        "origin": relation.origin.value,
        "file": relation.file,
        "sheet": relation.sheet,
        "relation": relation.label.render(language),
        "holding": relation.holding,
        "checked": relation.checked,
    }


def _finding_fields(finding: AuditFinding, language: str) -> dict[str, object]:
    where, likely = finding.problem.where, finding.likely
    return {
        "code": finding.problem.code,
        "severity": finding.severity.value,
        "file": where.file,
        "sheet": where.sheet,
        "row": where.row,
        "cell": where.cell,
        "label": finding.row,
        "column": finding.column,
        "relation": finding.relation.render(language),
        "printed": finding.printed,
        "expected": finding.expected,
        "explanation": finding.explanation.render(language),
        "likely": likely
        and {
            "cell": likely.cell,
            "label": likely.row,
            "column": likely.column,
            "printed": likely.printed,
            "expected": likely.expected,
        },
        "says": finding.problem.says(language),
        "repair": finding.problem.repair(language),
    }
