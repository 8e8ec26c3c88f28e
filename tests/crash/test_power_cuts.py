"""After a power cut the store is that of before the commit or of after it."""

import random
import sys
from contextlib import suppress

import pytest
from power import Disk
from stages import Killed, staged, stop_at
from tests.store_office import Office, child, describe

from derajat.errors import DerajatError
from derajat.store import open_store


pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="reads /proc to see what is synced"
)


def _cut_at(case, number, target, choice=None):
    """Stop the commit at a stage and write to `target` what a power cut leaves."""
    office = case.copy()
    with Disk(office.store.folder) as disk:
        disk.sync_everything()
        with suppress(Killed), disk.watched(), staged(stop_at(number, Killed())):
            case.act(office)
        disk.write_after_cut(target, choice)
    return office


def _check_left(case, office, target):
    left = open_store(target, office.store.keys)
    seen = describe(left)
    assert seen in (case.before, case.after)
    assert left.verify() == ()
    again = Office(office.folder)
    again.store = left
    if seen == case.before:
        case.act(again)
    assert describe(left) == case.after
    return seen == case.after


def test_what_was_never_synced_may_be_lost_kept_or_torn(
    case, tmp_path, counts, record_figure, request
):
    chance = random.Random(20261122)
    wanted = counts(5, 300)
    for attempt in range(wanted):
        number = chance.randrange(len(case.stages))
        choice = chance if chance.random() < 0.8 else None
        target = tmp_path / f"left{attempt}"
        office = _cut_at(case, number, target, choice)
        _check_left(case, office, target)
    record_figure(f"store power cuts, {request.node.callspec.id}", wanted)


def test_an_acknowledged_commit_survives_the_loss_of_all_that_was_not_synced(
    case, tmp_path
):
    office = _cut_at(case, len(case.stages), tmp_path / "left")
    assert _check_left(case, office, tmp_path / "left")


@pytest.mark.parametrize(
    "forgotten", ["disk.sync_file", "disk.sync_folder", "tables.sync_file"]
)
def test_the_simulation_notices_a_store_that_forgets_a_sync(
    tmp_path, monkeypatch, forgotten
):
    office = Office(tmp_path / "office")
    office.send("b1", [child("A", 1)])
    with Disk(office.store.folder) as disk:
        disk.sync_everything()
        monkeypatch.setattr(f"derajat.store.{forgotten}", lambda path: None)
        with disk.watched():
            office.send("b2", [child("A", 2)])
        monkeypatch.undo()
        disk.write_after_cut(tmp_path / "left")
    assert not _holds(tmp_path / "left", describe(office.store))


def _holds(folder, expected):
    left = open_store(folder)
    try:
        return describe(left) == expected and left.verify() == ()
    except DerajatError:
        return False
