"""A report kept or released is whole or was never there, wherever a kill comes."""

import errno
import shutil

import pytest
from stages import Killed, count_stages, staged, stop_at
from tests.reports.specimen import build_specimen

from derajat.errors import DerajatError
from derajat.reports.forms import Format
from derajat.reports.register import ReportRegister, ReportState


AT, BY = "2026-03-01T08:00:00+00:00", ("Kepala Dinas", "Sekretaris")
FILES = {Format.PDF: b"%PDF isi", Format.DOCX: b"PK isi"}


def keep_one(register):
    register.keep(build_specimen(), FILES, AT)


def release_one(register):
    register.release(build_specimen().code, AT, BY)


def prepare(folder, act):
    """A register in which `act` is still to be done."""
    shutil.rmtree(folder, ignore_errors=True)
    register = ReportRegister(folder)
    if act is release_one:
        keep_one(register)
    return register


def check_whole(register):
    """Every entry that can be seen has its files and numbers; gives its state."""
    states = []
    for entry in register.entries():
        assert {one: register.file(entry.code, one) for one in FILES} == FILES
        assert register.contents(entry.code).numbers
        states.append(entry.state)
    return states


@pytest.mark.parametrize("act", [keep_one, release_one])
def test_a_kill_at_any_stage_leaves_all_or_nothing(tmp_path, act):
    folder = tmp_path / "laporan"
    register = prepare(folder, act)
    before = check_whole(register)
    stages = count_stages(lambda: act(register))
    after = check_whole(register)
    assert before != after
    seen = []
    for number in range(len(stages)):
        register = prepare(folder, act)
        with pytest.raises(Killed), staged(stop_at(number, Killed())):
            act(register)
        seen.append(check_whole(register) == after)
        if not seen[-1]:
            assert check_whole(register) == before
            act(register)
            assert check_whole(register) == after
    assert seen == sorted(seen) and not seen[0]


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "REF-103"), (errno.EIO, "REF-104")]
)
def test_a_full_or_failing_disk_is_told_and_changes_nothing(tmp_path, number, code):
    register = ReportRegister(tmp_path / "laporan")
    stages = count_stages(lambda: keep_one(prepare(tmp_path / "laporan", keep_one)))
    for stage in [n for n, name in enumerate(stages) if name.startswith("before")]:
        prepare(tmp_path / "laporan", keep_one)
        with (
            pytest.raises(DerajatError) as caught,
            staged(stop_at(stage, OSError(number, "fails"))),
        ):
            keep_one(register)
        assert caught.value.problems[0].code == code
        assert check_whole(register) in ([], [ReportState.DRAFT])
