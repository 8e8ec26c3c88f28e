"""Entries and contents of the register as canonical JSON.

The same entry gives the same bytes. Reading refuses anything that rendering would not
have written.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from derajat.reports.addresses import PrintedText
from derajat.reports.forms import Format
from derajat.reports.outline import Basis, Fact, Number
from derajat.reports.register.cells import RegisteredCell
from derajat.reports.register.contents import ReportContents
from derajat.reports.register.entries import (
    Entry,
    KeptFile,
    Release,
    Restatement,
)


FORMAT = "derajat-report-1"
Json = dict[str, Any]


def render_entry(entry: Entry) -> bytes:
    """An entry with a digest of itself, so that a damaged one is seen."""
    fields = _entry_fields(entry)
    return _render({**fields, "digest": _digest(fields)}, indent=1)


def read_entry(content: bytes) -> Entry:
    """An entry that was rendered. Raises ValueError for anything else."""
    try:
        fields = json.loads(content)
        digest = fields.pop("digest")
        if _digest(fields) != digest or fields.pop("format") != FORMAT:
            raise ValueError("another digest")
        return _read_entry(fields)
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError("not an entry of the register") from error


def render_contents(contents: ReportContents) -> bytes:
    """Texts and numbers of a report; named by their sha256."""
    texts = [
        [t.address, t.text, t.is_drawn, t.offsets, [*map(_number_fields, t.numbers)]]
        for t in contents.texts
    ]
    fields: Json = {
        "format": FORMAT,
        "slots": contents.slots,
        "furniture": contents.furniture,
        "cells": [astuple(cell) for cell in contents.cells],
        "texts": texts,
    }
    return _render(fields)


def read_contents(content: bytes) -> ReportContents:
    """Contents that were rendered. Raises ValueError for anything else."""
    try:
        fields = json.loads(content)
        texts = tuple(
            PrintedText(
                address,
                text,
                tuple(map(_read_number, numbers)),
                is_drawn,
                tuple(offsets),
            )
            for address, text, is_drawn, offsets, numbers in fields["texts"]
        )
        cells = tuple(RegisteredCell(*cell) for cell in fields["cells"])
        slots, furniture = tuple(fields["slots"]), tuple(fields["furniture"])
        return ReportContents(texts, slots, furniture, cells)
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("not the contents of a report") from error


def _render(fields: Json, indent: int | None = None) -> bytes:
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(
        fields, ensure_ascii=False, sort_keys=True, indent=indent, separators=separators
    )
    return f"{text}\n".encode()


def _digest(fields: Json) -> str:
    return hashlib.sha256(_render(fields)).hexdigest()


def _entry_fields(entry: Entry) -> Json:
    basis, release = entry.basis, entry.release
    return {
        "format": FORMAT,
        "code": entry.code,
        "name": entry.name,
        "title": entry.title,
        "area": entry.area,
        "period": entry.period,
        "language": entry.language,
        "basis": {
            "office": basis.office,
            "data_version": basis.data_version,
            "run": basis.run,
            "cutoff": basis.cutoff,
            "software": basis.software,
        },
        "made_at": entry.made_at,
        "files": [[f.format.value, f.sha256, f.size] for f in entry.files],
        "contents": entry.contents,
        "release": _release_fields(release) if release else None,
    }


def _release_fields(release: Release) -> Json:
    return {
        "order": release.order,
        "at": release.at,
        "by": release.by,
        "number": release.number,
        "replaces": release.replaces,
        "restatements": [
            {
                "old": _number_fields(one.old),
                "new": _number_fields(one.new),
                "old_report": one.old_report,
                "old_address": one.old_address,
                "address": one.address,
                "reason": one.reason,
            }
            for one in release.restatements
        ],
    }


def _number_fields(number: Number) -> list[Any]:
    fact = number.fact
    return [
        number.shown,
        number.exact,
        [fact.what, fact.subject, fact.area, fact.period, fact.group],
        number.definition,
        number.data_version,
    ]


def _read_number(fields: Sequence[Any]) -> Number:
    shown, exact, fact, definition, version = fields
    if not isinstance(fact, list) or not isinstance(version, int):
        raise ValueError("not a number of the register")
    return Number(str(shown), str(exact), Fact(*fact), str(definition), version)


def _read_entry(fields: Json) -> Entry:
    basis, files = fields.pop("basis"), fields.pop("files")
    release = fields.pop("release")
    return Entry(
        **fields,
        basis=Basis(**basis),
        files=tuple(KeptFile(Format(f), sha, size) for f, sha, size in files),
        release=_read_release(release) if release else None,
    )


def _read_release(fields: Json) -> Release:
    restated, by = fields.pop("restatements"), fields.pop("by")
    first, second = by
    return Release(
        **fields,
        by=(first, second),
        restatements=tuple(map(_read_restatement, restated)),
    )


def _read_restatement(fields: Json) -> Restatement:
    old, new = fields.pop("old"), fields.pop("new")
    return Restatement(
        old=_read_number(old),
        new=_read_number(new),
        **fields,
    )
