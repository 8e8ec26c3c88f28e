"""A commit stopped at each point where it touches the disk is whole or never was."""

import errno

import pytest
from deltalake.exceptions import DeltaError
from stages import Killed, staged, stop_at
from tests.store_office import (
    Office,
    build_values,
    child,
    describe,
)

from derajat.errors import DerajatError


def _chosen(stages, counts):
    """Numbers of stages: all in the long run, else some of them and the last."""
    step = counts(-(-len(stages) // 6), 1)
    return sorted({*range(0, len(stages), step), len(stages) - 1})


def test_a_kill_at_any_stage_leaves_the_commit_whole_or_absent(
    case, counts, record_figure, request
):
    visible = []
    for number in _chosen(case.stages, counts):
        office = case.copy()
        with pytest.raises(Killed), staged(stop_at(number, Killed())):
            case.act(office)
        visible.append(case.check_whole(office))
    assert visible == sorted(visible), "a commit vanished at a later stage"
    assert not visible[0]
    assert visible[-1]
    record_figure(f"store kill stages, {request.node.callspec.id}", len(visible))


def test_two_kills_of_the_same_commit_in_a_row_do_no_harm(case, counts):
    for number in _chosen(case.stages, counts)[1 :: counts(3, 3)]:
        office = case.copy()
        for stage in (number, number // 2):
            with pytest.raises(Killed), staged(stop_at(stage, Killed())):
                case.act(office)
            if describe(office.store) == case.after:
                break
        case.check_whole(office)


@pytest.mark.parametrize(
    ("failure", "codes"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), {"REF-103"}),
        (OSError(errno.EIO, "Input/output error"), {"REF-104"}),
        (OSError(errno.EROFS, "Read-only file system"), {"REF-102"}),
        (
            DeltaError("write failed: No space left on device (os error 28)"),
            {"REF-103"},
        ),
    ],
    ids=["full disk", "disk error", "read-only", "delta-rs on a full disk"],
)
def test_a_failure_at_any_stage_is_told_by_code_and_changes_nothing(
    case, failure, codes, counts
):
    told = set()
    for number in _failing_stages(case.stages, failure, counts):
        office = case.copy()
        with pytest.raises(DerajatError) as refused, staged(stop_at(number, failure)):
            case.act(office)
        code = refused.value.problems[0].code
        assert code in codes | {"REF-116"}
        if code != "REF-116":
            assert describe(office.store) == case.before
        case.check_whole(office)
        told.add(code)
    assert told <= codes | {"REF-116"}


def _failing_stages(stages, failure, counts):
    if isinstance(failure, DeltaError):
        return [n for n, name in enumerate(stages) if name == "before write_deltalake"]
    starts = [n for n, name in enumerate(stages) if name.startswith("before")]
    return starts[:: counts(len(starts) // 3, 1)]


def test_after_a_full_disk_the_same_writer_can_go_on(tmp_path):
    office = Office(tmp_path)
    path = office.file("b1.csv", "b1")
    rows = [child("A", 1)]
    failure = OSError(errno.ENOSPC, "No space left on device")
    with office.store.writer() as writer:
        with pytest.raises(DerajatError, match="REF-103"), staged(stop_at(9, failure)):
            office.commit(writer, "b1", rows, path)
        office.commit(writer, "b1", rows, path)
    assert office.weights() == {"A": 1}


def test_a_writer_whose_commit_was_not_confirmed_writes_no_more(tmp_path):
    office = Office(tmp_path)
    office.send("b1", [child("A", 1)])
    path = office.file("b2.csv", "b2")
    with office.store.writer() as writer:
        failure = OSError(errno.EIO, "Input/output error")
        with pytest.raises(DerajatError, match="REF-116"):
            _commit_values_failing(writer, failure)
        with pytest.raises(DerajatError, match="REF-118"):
            office.commit(writer, "b2", [child("A", 2)], path)
    assert office.store.verify() == ()
    office.send("b2", [child("A", 2)])
    assert office.weights() == {"A": 2}


def _commit_values_failing(writer, failure):
    """Fail the sync of the folder after the ledger entry got its name."""
    moved = []

    def visit(name):
        if name == "after replace":
            moved.append(name)
        if len(moved) == 2 and name == "before fsync":
            raise failure

    with staged(visit):
        writer.commit_values(build_values("r2", 1), 1, "r2")
