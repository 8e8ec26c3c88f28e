"""A disk that is really full: a small memory disk, where we may have one."""

import os
import subprocess

import pytest
from cases import CASES
from tests.store_office import Office, describe

from derajat.errors import DerajatError


_PAGE = 4096


@pytest.fixture
def full_office(small_disk, tmp_path_factory):
    """An office on a small disk whose incoming files lie elsewhere, and a commit."""
    prepare, act = CASES["batch that replaces"]
    office = Office(small_disk / "office")
    office.incoming = tmp_path_factory.mktemp("incoming")
    prepare(office)
    return office, act


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 4 MiB and 300 files."""
    ran = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m,nr_inodes=300", "tmpfs", tmp_path],
        capture_output=True,
    )
    if ran.returncode:
        pytest.skip("this user may not mount a memory disk")
    yield tmp_path
    subprocess.run(["umount", tmp_path], check=True)


def _fill_to(folder, pages):
    """Leave so many free pages."""
    free = os.statvfs(folder).f_bavail - pages
    (folder / "filler").write_bytes(b"x" * (_PAGE * free))


def _use_files_to(folder, inodes):
    """Leave so many free inodes."""
    (folder / "many").mkdir()
    for number in range(os.statvfs(folder).f_favail - inodes):
        (folder / "many" / str(number)).touch()


def _act_when_full(office, act, code):
    """Whether the commit went through; if not, told by code and nothing changed."""
    before = describe(office.store)
    try:
        act(office)
    except DerajatError as refused:
        assert {problem.code for problem in refused.problems} == {code}
        assert describe(office.store) == before
        return False
    return True


@pytest.mark.parametrize("free", range(0, 28, 3))
def test_a_full_disk_is_told_and_the_batch_can_be_sent_when_there_is_room(
    small_disk, full_office, free
):
    office, act = full_office
    _fill_to(small_disk, free)
    is_done = _act_when_full(office, act, "REF-103")
    assert not (free == 0 and is_done)
    (small_disk / "filler").unlink()
    if not is_done:
        act(office)
    assert office.weights() == {"A": 2, "B": 2, "C": 3}
    assert office.store.verify() == ()


@pytest.mark.parametrize("free", range(0, 20, 4))
def test_a_disk_that_takes_no_more_files_is_told_too(small_disk, full_office, free):
    office, act = full_office
    _use_files_to(small_disk, free)
    is_done = _act_when_full(office, act, "REF-103")
    for path in (small_disk / "many").iterdir():
        path.unlink()
    if not is_done:
        act(office)
    assert office.weights() == {"A": 2, "B": 2, "C": 3}


def test_a_disk_that_became_read_only_is_told_and_still_read(small_disk, full_office):
    office, act = full_office
    seen = describe(office.store)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(DerajatError, match="REF-102"), office.store.writer():
        pass
    assert describe(office.store) == seen
    subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    act(office)
    assert office.weights() == {"A": 2, "B": 2, "C": 3}
