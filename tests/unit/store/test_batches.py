"""Batches: accepted, replaced, withdrawn, found again."""

import pytest
from tests.store_office import MARCH, child, claim, finding

from derajat.errors import DerajatError
from derajat.model.batches import BatchState


def test_a_store_without_commits_is_version_0_and_empty(office):
    snapshot = office.store.snapshot()
    assert (snapshot.version, snapshot.batches, snapshot.datasets) == (0, (), ())
    assert snapshot.load_facts("penimbangan").num_rows == 0
    assert snapshot.values() is None


def test_facts_come_back_as_they_were_sent_with_their_origin(office):
    batch = office.send("b1", [child("A", 81), child("B", None, MARCH, None)])
    assert (batch.number, batch.facts, batch.replaces) == (1, 2, 0)
    assert office.store.snapshot().load_facts("penimbangan").to_pylist() == [
        {**child("A", 81), "_batch": 1, "_sheet": "S", "_row": 2, "_order": 1},
        {**child("B", None, MARCH, None), "_batch": 1, "_sheet": "S", "_row": 3,
         "_order": 2},
    ]  # fmt: skip


def test_a_later_record_of_a_key_replaces_the_earlier_one_in_another_month(office):
    office.send("b1", [child("A", 81), child("B", 70)])
    batch = office.send("b2", [child("A", 99, MARCH)])
    assert batch.replaces == 1
    assert office.weights() == {"A": 99, "B": 70}
    assert office.store.snapshot().facts_files("penimbangan").may_repeat_keys


def test_withdrawing_a_batch_brings_the_earlier_records_back(office):
    office.send("b1", [child("A", 81)])
    office.send("b2", [child("A", 99, MARCH), child("C", 50)])
    office.withdraw("b2")
    assert office.weights() == {"A": 81}
    snapshot = office.store.snapshot()
    batch = snapshot.batch("b2")
    assert (batch.state, batch.withdrawn_why) == (BatchState.WITHDRAWN, "salah kirim")
    assert not snapshot.facts_files("penimbangan").may_repeat_keys


def test_withdrawing_the_older_of_two_leaves_keys_unique(office):
    office.send("b1", [child("A", 81)])
    office.send("b2", [child("A", 99)])
    office.withdraw("b1")
    files = office.store.snapshot().facts_files("penimbangan")
    assert not files.may_repeat_keys
    assert office.weights() == {"A": 99}


def test_two_older_batches_still_overlap_when_the_newest_is_withdrawn(office):
    for name, weight in (("b1", 1), ("b2", 2), ("b3", 3)):
        office.send(name, [child("A", weight)])
    office.withdraw("b3")
    assert office.store.snapshot().facts_files("penimbangan").may_repeat_keys
    assert office.weights() == {"A": 2}


def test_a_key_twice_in_one_batch_has_its_later_record(office):
    batch = office.send("b1", [child("A", 1), child("A", 2, MARCH)])
    assert batch.replaces == 0
    assert office.weights() == {"A": 2}
    assert office.store.snapshot().facts_files("penimbangan").may_repeat_keys


def test_the_history_shows_every_record_with_its_state(office):
    office.send("b1", [child("A", 1), child("B", 5)])
    office.send("b2", [child("A", 2)])
    office.send("b3", [child("A", 3)])
    office.withdraw("b3")
    history = office.store.snapshot().history("penimbangan").to_pylist()
    assert [(r["anak"], r["berat"], r["_state"]) for r in history] == [
        ("A", 1, "replaced"),
        ("B", 5, "current"),
        ("A", 2, "current"),
        ("A", 3, "withdrawn"),
    ]


def test_an_old_version_stays_as_it_was(office):
    office.send("b1", [child("A", 1)])
    old = office.store.snapshot()
    office.send("b2", [child("A", 2)])
    office.withdraw("b1")
    for snapshot in (old, office.store.snapshot(1)):
        assert snapshot.version == 1
        assert snapshot.load_facts("penimbangan")["berat"].to_pylist() == [1]
        assert snapshot.batch("b1").state is BatchState.ACCEPTED


def test_the_same_file_is_found_until_it_is_withdrawn(office):
    batch = office.send("b1", [child("A", 1)])
    find = lambda *more: office.store.snapshot().find_batch(  # noqa: E731
        batch.content_hash, *more
    )
    assert find("buku-kia").id == "b1"
    assert find("buku-kia", "csv").id == "b1"
    assert find("buku-kia", "formulir") is None
    assert find("sumber-lain") is None
    office.withdraw("b1")
    assert find("buku-kia") is None


def test_a_batch_without_facts_is_kept_with_its_findings_and_original(office):
    batch = office.send("b1", [], findings=[finding(7)])
    snapshot = office.store.snapshot()
    assert snapshot.findings("b1") == (finding(7),)
    assert snapshot.original(batch).read_text() == "b1 []"
    assert snapshot.original(batch).name == f"{batch.content_hash}.csv"


def test_claims_are_those_of_the_batches_in_force(office):
    office.send("b1", [child("A", 1)], claims=[claim("b1"), claim("b1", "9")])
    office.send("b2", [child("B", 1)], claims=[claim("b2")])
    office.withdraw("b2")
    assert office.store.snapshot().claims() == (claim("b1"), claim("b1", "9"))
    assert office.store.snapshot(2).claims()[-1] == claim("b2")


@pytest.mark.parametrize(
    ("code", "act"),
    [
        ("REF-106", lambda office: office.withdraw("b9")),
        ("REF-108", lambda office: office.send("b1", [child("Z", 1)])),
        ("REF-105", lambda office: office.store.snapshot(2)),
        ("REF-105", lambda office: office.store.snapshot(-1)),
        ("REF-109", lambda office: office.send("b2", [], content_hash="0" * 64)),
    ],
)
def test_what_cannot_be_is_refused_by_code_and_changes_nothing(office, code, act):
    office.send("b1", [child("A", 1)])
    with pytest.raises(DerajatError) as refused:
        act(office)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert office.store.snapshot().version == 1
    assert office.weights() == {"A": 1}


def test_a_batch_is_withdrawn_once_and_its_id_can_come_again(office):
    office.send("b1", [child("A", 1)])
    office.withdraw("b1")
    with pytest.raises(DerajatError, match="REF-107"):
        office.withdraw("b1")
    assert office.send("b1", [child("A", 2)]).number == 2
    snapshot = office.store.snapshot()
    assert snapshot.batch("b1").number == 2
    texts = [snapshot.original(batch).read_text() for batch in snapshot.batches]
    assert len(set(texts)) == 2


def test_the_facts_version_moves_with_facts_only(office, values):
    office.send("b1", [child("A", 1)])
    with office.store.writer() as writer:
        writer.commit_values(values("r1", 10), 1, "r1")
    assert office.store.snapshot().version == 2
    assert office.store.snapshot().facts_version == 1
    office.withdraw("b1")
    assert office.store.snapshot().facts_version == 3


def test_values_are_those_of_the_last_run_and_old_ones_stay(office, values):
    office.send("b1", [child("A", 1)])
    with office.store.writer() as writer:
        writer.commit_values(values("r1", 10, 20), 1, "r1")
        writer.commit_values(values("r2", 30), 1, "r2")
    newest = office.store.snapshot()
    assert newest.values()["numerator"].to_pylist() == [30]
    assert (newest.values_run().run, newest.values_run().data_version) == ("r2", 1)
    assert office.store.snapshot(2).values()["numerator"].to_pylist() == [10, 20]
    assert office.store.snapshot(1).values_run() is None


def test_a_run_without_values_leaves_none_in_force(office, values):
    with office.store.writer() as writer:
        writer.commit_values(values("r1", 10), 0, "r1")
        writer.commit_values(values("r2"), 0, "r2")
    assert office.store.snapshot().values().num_rows == 0


def test_values_of_facts_that_are_not_there_are_refused(office, values):
    with office.store.writer() as writer, pytest.raises(ValueError, match="version 5"):
        writer.commit_values(values("r1", 10), 5, "r1")
