"""The tables as Delta sees them, old logs, and definitions that change."""

import json
import os
import time
from dataclasses import replace

import pyarrow as pa
import pytest
from deltalake import DeltaTable
from tests.store_office import (
    JANUARY,
    MARCH,
    WEIGHINGS,
    build_facts,
    child,
    with_column,
)

from derajat.errors import DerajatError
from derajat.model.columns import Column, ColumnType
from derajat.store.entries import build_entries


def _ledger_of(office, version=None):
    table = DeltaTable(office.store.folder / "ledger", version=version)
    rows = [pa.parquet.read_table(path) for path in table.file_uris()]
    return build_entries(pa.concat_tables(rows)) if rows else ()


def _names(paths):
    return sorted(path.rsplit("/", 1)[-1] for path in paths)


def test_delta_reads_the_ledger_at_every_version_as_the_store_does(office):
    for number in range(70):
        office.measure(f"r{number}", number)
    entries = office.store.snapshot().entries
    for version in (0, 1, 31, 32, 33, 63, 64, 65, 70):
        assert _ledger_of(office, version) == entries[:version]


def test_delta_reads_the_facts_at_the_version_that_the_ledger_names(office):
    office.send("b1", [child("A", 1), child("B", 1, MARCH)])
    office.send("b2", [child("A", 2)])
    office.send("b3", [child("C", 2, tinggi=7)], _taller())
    for version in (1, 2, 3):
        snapshot = office.store.snapshot(version)
        (pin,) = snapshot.entries[-1].tables
        table = DeltaTable(office.store.folder / pin.table, version=pin.version)
        files = snapshot.facts_files("penimbangan").paths
        assert _names(table.file_uris()) == _names(files)


def test_files_lie_in_folders_of_their_month(office):
    office.send("b1", [child("A", 1), child("B", 1, MARCH)])
    paths = office.store.snapshot().facts_files("penimbangan").paths
    folders = sorted(path.split("/")[-2] for path in paths)
    assert folders == ["_month=2022-01", "_month=2022-03"]


def _make_old(folder, days):
    """Date a table's log entries and files back, as if written long ago."""
    moment = int((time.time() - days * 86_400) * 1000)
    for entry in folder.glob("_delta_log/*.json"):
        actions = [json.loads(line) for line in entry.read_text().splitlines()]
        for action in actions:
            for content in action.values():
                for name in ("timestamp", "modificationTime", "createdTime"):
                    if name in content:
                        content[name] = moment
        entry.write_text("".join(json.dumps(action) + "\n" for action in actions))
    for path in folder.rglob("*"):
        os.utime(path, (moment / 1000, moment / 1000))


def test_a_version_of_400_days_ago_opens_after_more_commits_and_checkpoints(
    office, monkeypatch
):
    monkeypatch.setattr("derajat.store.tables._CHECKPOINT_EVERY", 5)
    office.send("b1", [child("A", 1)])
    office.measure("r1", 11)
    facts = office.store.folder / "facts" / "penimbangan"
    results, ledger = office.store.folder / "results", office.store.folder / "ledger"
    for folder in (facts, results, ledger):
        _make_old(folder, 400)
    for number in range(2, 12):
        office.send(f"b{number}", [child("A", number)])
    for folder in (facts, results, ledger):
        table = DeltaTable(folder)
        table.create_checkpoint()
        kept = table.metadata().configuration["delta.enableExpiredLogCleanup"]
        assert kept == "false"
    office.send("b200", [child("A", 200)])
    assert len(list(facts.glob("_delta_log/*.checkpoint.parquet"))) > 1
    for folder in (facts, results, ledger):
        assert DeltaTable(folder, version=0).version() == 0
    oldest = DeltaTable(facts, version=1).file_uris()
    first = office.store.snapshot(1).facts_files("penimbangan").paths
    assert _names(oldest) == _names(first)
    old = office.store.snapshot(2)
    assert old.load_facts("penimbangan")["berat"].to_pylist() == [1]
    assert old.values()["numerator"].to_pylist() == [11]
    assert office.weights() == {"A": 200}


def test_a_damaged_checkpoint_is_set_aside_because_the_log_says_it_all(office):
    office.send("b1", [child("A", 1)])
    folder = office.store.folder / "facts" / "penimbangan"
    DeltaTable(folder).create_checkpoint()
    (checkpoint,) = folder.glob("_delta_log/*.checkpoint.parquet")
    checkpoint.write_bytes(b"")
    office.send("b2", [child("B", 2)])
    assert office.weights() == {"A": 1, "B": 2}
    assert not checkpoint.exists()


def _taller():
    return with_column(WEIGHINGS, "tinggi", ColumnType.WHOLE)


def test_a_new_column_is_missing_in_older_records(office):
    office.send("b1", [child("A", 1)])
    office.send("b2", [child("B", 2, tinggi=71)], _taller())
    facts = office.store.snapshot().load_facts("penimbangan")
    assert facts["tinggi"].to_pylist() == [None, 71]
    assert facts.schema.field("tinggi").type == pa.int64()
    office.send("b3", [child("C", 3)])
    assert office.weights() == {"A": 1, "B": 2, "C": 3}


def _with_places(places):
    columns = [*WEIGHINGS.columns[:-1], replace(WEIGHINGS.columns[-1], places=places)]
    return replace(WEIGHINGS, columns=tuple(columns))


def _with_text_weight():
    columns = (*WEIGHINGS.columns[:-1], Column("berat", ColumnType.TEXT, False))
    return replace(WEIGHINGS, columns=columns)


@pytest.mark.parametrize(
    ("changed", "code", "berat"),
    [
        (replace(WEIGHINGS, key=("anak", "tanggal")), "REF-110", 2),
        (_with_places(2), "REF-111", 2),
        (_with_text_weight(), "REF-111", "2"),
    ],
    ids=["key", "decimals", "type"],
)
def test_a_changed_definition_is_refused_until_its_batches_are_withdrawn(
    office, changed, code, berat
):
    office.send("b1", [child("A", 1)])
    with pytest.raises(DerajatError, match=code):
        office.send("b2", [child("A", berat)], changed)
    office.withdraw("b1")
    office.send("b2", [child("A", berat)], changed)
    assert office.weights() == {"A": berat}
    assert office.store.snapshot(1).load_facts("penimbangan")["berat"][0].as_py() == 1
    states = office.store.snapshot().history("penimbangan")["_state"].to_pylist()
    assert states == ["withdrawn", "current"]


def test_facts_that_are_not_of_the_dataset_are_a_mistake_of_the_caller(office):
    path = office.file("b1.csv", "b1")
    facts = build_facts([child("A", 1)])
    for wrong in (facts.drop(["anak"]), facts.drop(["_row"]), _foreign(facts)):
        with (
            office.store.writer() as writer,
            pytest.raises(ValueError, match="columns of penimbangan"),
        ):
            batch = office.batch("b1", path)
            writer.commit_batch(batch, wrong, [], [], path, WEIGHINGS)
    assert office.store.snapshot().version == 0


def _foreign(facts):
    return facts.append_column("nama", pa.array(["X"]))


def test_order_goes_on_over_batches_and_follows_the_file_not_the_sorting(office):
    office.send("b1", [child("B", 1, MARCH, "Z"), child("A", 2, JANUARY, "Y")])
    office.send("b2", [child("C", 3)])
    facts = office.store.snapshot().load_facts("penimbangan").to_pylist()
    assert [(r["anak"], r["_order"], r["_row"]) for r in facts] == [
        ("B", 1, 2),
        ("A", 2, 3),
        ("C", 3, 2),
    ]
