"""What is published is kept as it was, and no number changes without its reason."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
from tests.reports.specimen import build_specimen

from derajat.errors import DerajatError
from derajat.reports.addresses import list_numbers
from derajat.reports.forms import Format
from derajat.reports.outline import Table, plain
from derajat.reports.register import ReportRegister, ReportState
from derajat.reports.register.restating import (
    DataChange,
    build_restatement_table,
    render_restatements,
)


AT, BY = "2026-03-01T08:00:00+00:00", ("Kepala Dinas", "Sekretaris")
FILES = {Format.PDF: b"%PDF-1.7 isi", Format.DOCX: b"PK isi"}


@pytest.fixture
def register(tmp_path):
    return ReportRegister(tmp_path / "laporan")


def code_of(error) -> str:
    return error.value.problems[0].code


def keep(register, outline, files=None):
    return register.keep(outline, files or FILES, AT)


def test_a_report_is_kept_with_every_number_and_file(register):
    outline = build_specimen()
    entry = keep(register, outline)
    assert register.entries() == (entry,) == (register.entry(outline.code),)
    assert entry.state is ReportState.DRAFT
    assert register.contents(outline.code).numbers == list_numbers(outline)
    assert {one: register.file(outline.code, one) for one in FILES} == FILES


def test_keeping_it_twice_changes_nothing_and_a_format_more_joins(register):
    outline = build_specimen()
    first = keep(register, outline, {Format.PDF: b"%PDF isi"})
    again = register.keep(outline, {Format.PDF: b"%PDF isi"}, "2027-01-01T00:00:00")
    assert again == first
    both = register.keep(outline, {Format.DOCX: b"PK"}, "2027-01-01T00:00:00")
    assert [file.format for file in both.files] == [Format.DOCX, Format.PDF]
    assert both.made_at == first.made_at


def test_an_unknown_code_and_a_format_not_kept_are_refused(register):
    with pytest.raises(DerajatError) as caught:
        register.entry("LKJIP-2025-0000000000")
    assert code_of(caught) == "REP-030"
    outline = build_specimen()
    keep(register, outline)
    with pytest.raises(DerajatError) as caught:
        register.file(outline.code, Format.XLSX)
    assert code_of(caught) == "REP-031"


@pytest.mark.parametrize("folder", ["entri", "isi", "berkas"])
def test_a_damaged_file_of_the_register_is_refused(register, folder):
    outline = build_specimen()
    keep(register, outline)
    for path in (register.folder / folder).iterdir():
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
    with pytest.raises(DerajatError) as caught:
        register.file(outline.code, Format.PDF)
        register.contents(outline.code)
    assert code_of(caught) == "REP-032"


def test_a_lost_file_is_refused_and_not_released(register):
    outline = build_specimen()
    keep(register, outline)
    shutil.rmtree(register.folder / "berkas")
    with pytest.raises(DerajatError) as caught:
        register.release(outline.code, AT, BY)
    assert code_of(caught) == "REP-032"
    assert register.entry(outline.code).state is ReportState.DRAFT


@pytest.mark.parametrize(
    "by", [("Kepala Dinas", "kepala  dinas"), ("Kepala Dinas", ""), ("", "")]
)
def test_one_person_cannot_release_alone(register, by):
    outline = build_specimen()
    keep(register, outline)
    with pytest.raises(DerajatError) as caught:
        register.release(outline.code, AT, by)
    assert code_of(caught) == "REP-033"


def test_a_released_report_is_released_once_and_keeps_its_files(register):
    outline = build_specimen()
    keep(register, outline)
    entry = register.release(outline.code, AT, BY, "440/1/2026")
    assert entry.state is ReportState.RELEASED
    assert (entry.release.by, entry.release.number) == (BY, "440/1/2026")
    with pytest.raises(DerajatError) as caught:
        register.release(outline.code, AT, BY)
    assert code_of(caught) == "REP-036"
    with pytest.raises(DerajatError) as caught:
        keep(register, outline, {Format.PDF: b"%PDF lain"})
    assert code_of(caught) == "REP-035"
    assert keep(register, outline) == entry
    assert register.file(outline.code, Format.PDF) == FILES[Format.PDF]


def test_a_report_without_a_file_cannot_be_released(register):
    outline = build_specimen()
    register.keep(outline, {}, AT)
    with pytest.raises(DerajatError) as caught:
        register.release(outline.code, AT, BY)
    assert code_of(caught) == "REP-037"


def release_two(register, reasons):
    """The specimen released, then the same of newer data with one number changed."""
    first = build_specimen(body="82,6%")
    keep(register, first)
    register.release(first.code, AT, BY)
    second = build_specimen(body="83,1%")
    second = replace(second, basis=replace(second.basis, data_version=9))
    keep(register, second)
    conflicts = register.find_conflicts(second.code)
    return (
        first,
        second,
        conflicts,
        lambda: register.release(
            second.code, "2026-05-01T00:00:00+00:00", BY, "440/2", reasons(conflicts)
        ),
    )


def test_a_changed_number_is_released_only_with_its_reason(register):
    _, second, conflicts, release = release_two(register, lambda found: {})
    (conflict,) = conflicts
    assert (conflict.old.shown, conflict.new.shown) == ("82,6%", "83,1%")
    assert (conflict.old_address, conflict.address) == ("bab-1/awal", "bab-1/awal")
    assert (conflict.old_data, conflict.new_data) == (7, 9)
    with pytest.raises(DerajatError) as caught:
        release()
    assert code_of(caught) == "REP-034"
    assert "82,6% → 83,1%" in str(caught.value)
    assert register.entry(second.code).state is ReportState.DRAFT


def test_with_a_reason_the_newer_release_replaces_the_older_and_both_stay(register):
    why = "Laporan susulan Puskesmas Air Itam"
    first, second, _, release = release_two(
        register, lambda found: {one.key: why for one in found}
    )
    entry = release()
    assert [one.reason for one in entry.release.restatements] == [why]
    assert entry.release.replaces == first.code
    older = register.entry(first.code)
    assert (older.state, older.replaced_by) == (ReportState.REPLACED, second.code)
    assert register.file(first.code, Format.PDF) == FILES[Format.PDF]
    assert register.entry(second.code) == entry


def test_what_was_restated_is_what_the_next_report_is_held_against(register):
    _, _, _, release = release_two(
        register, lambda found: {one.key: "data susulan" for one in found}
    )
    release()
    third = build_specimen(body="83,1%", period="2026")
    keep(register, third)
    assert register.find_conflicts(third.code) == ()
    stepping_back = build_specimen(body="82,6%", period="2027")
    keep(register, stepping_back)
    (conflict,) = register.find_conflicts(stepping_back.code)
    assert conflict.old.shown == "83,1%"


def test_the_same_number_in_another_report_is_no_conflict(register):
    first, other = build_specimen(), build_specimen(period="2026")
    for outline in (first, other):
        keep(register, outline)
    register.release(first.code, AT, BY)
    assert register.find_conflicts(other.code) == ()
    assert register.release(other.code, AT, BY).release.order == 2


def test_the_note_tells_old_new_why_and_the_files_in_between(register):
    _, _, conflicts, _ = release_two(register, lambda found: {})
    changes = [
        DataChange(7, "lama.xlsx", "anc"),
        DataChange(8, "susulan.xlsx", "anc"),
        DataChange(9, "dobel.xlsx", "anc", is_withdrawn=True),
        DataChange(10, "nanti.xlsx", "anc"),
    ]
    told = [one.because("susulan") for one in conflicts]
    (line,) = render_restatements(told, changes)
    assert "82,6% → 83,1%" in line and "susulan;" in line
    assert line.endswith("susulan.xlsx, dobel.xlsx ditarik")
    (table,) = build_restatement_table(told, changes)
    assert isinstance(table, Table)
    assert [plain(cell.text) for cell in table.rows[0].cells][1:3] == ["82,6%", "83,1%"]
    assert build_restatement_table((), changes) == ()
    (line,) = render_restatements(told, [])
    assert line.endswith("tidak ada; definisi berubah")


def test_an_entry_is_json_that_another_program_reads(register):
    outline = build_specimen()
    keep(register, outline)
    (path,) = (register.folder / "entri").iterdir()
    fields = json.loads(path.read_text("utf-8"))
    assert fields["code"] == outline.code == path.stem
    assert fields["basis"]["data_version"] == 7


_CHILD = """
import sys
from pathlib import Path
from tests.reports.specimen import build_specimen
from derajat.reports.forms import Format
from derajat.reports.register import ReportRegister

register = ReportRegister(Path(sys.argv[1]))
for year in range(int(sys.argv[2]), int(sys.argv[2]) + 5):
    outline = build_specimen(period=str(year))
    register.keep(outline, {Format.PDF: b"%PDF" * 1000}, "2026-01-01")
"""


def test_two_processes_write_one_after_the_other(register):
    children = [
        subprocess.Popen(
            [sys.executable, "-c", _CHILD, str(register.folder), first],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for first in ("2010", "2020")
    ]
    assert [child.wait() for child in children] == [0, 0]
    assert len(register.entries()) == 10
