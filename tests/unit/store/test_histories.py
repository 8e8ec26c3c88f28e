"""Facts after any history are those of the batches in force, nothing else."""

import tempfile
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.store_office import JANUARY, MARCH, Office, child


ROWS = st.lists(
    st.tuples(
        st.sampled_from("ABCD"),
        st.integers(0, 300) | st.none(),
        st.sampled_from([JANUARY, JANUARY + 1, MARCH]),
    ),
    max_size=4,
)


class Histories(RuleBasedStateMachine):
    """Sends, corrections, withdrawals and moves, beside a plain dictionary."""

    def __init__(self):
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.office = Office(Path(self.place.name))
        self.sent = {}
        self.in_force = []

    def teardown(self):
        self.place.cleanup()

    def _send(self, rows):
        batch_id = f"b{len(self.sent) + 1}"
        before = self._expected()
        batch = self.office.send(batch_id, rows)
        keys = {row["anak"] for row in rows}
        assert batch.replaces == len(keys & set(before))
        self.sent[batch_id] = rows
        self.in_force.append(batch_id)

    @rule(rows=ROWS)
    def send(self, rows):
        self._send([child(*row) for row in rows])

    @precondition(lambda self: self.in_force)
    @rule(data=st.data(), weight=st.integers(0, 300))
    def correct(self, data, weight):
        batch_id = data.draw(st.sampled_from(self.in_force))
        self._send([{**row, "berat": weight} for row in self.sent[batch_id]])

    @precondition(lambda self: self._expected())
    @rule(data=st.data())
    def move_to_another_month(self, data):
        row = data.draw(st.sampled_from(sorted(self._expected().items())))[1]
        moved = MARCH if row["tanggal"] != MARCH else JANUARY
        self._send([{**row, "tanggal": moved}])

    @precondition(lambda self: self.in_force)
    @rule(data=st.data())
    def withdraw(self, data):
        batch_id = data.draw(st.sampled_from(self.in_force))
        self.in_force.remove(batch_id)
        self.office.withdraw(batch_id)

    def _expected(self):
        """The record of each child in a history of the batches in force only."""
        current = {}
        for batch_id in self.in_force:
            for row in self.sent[batch_id]:
                current[row["anak"]] = row
        return current

    @invariant()
    def the_facts_are_those_of_the_batches_in_force(self):
        snapshot = self.office.store.snapshot()
        names = list(child("A", 1))
        facts = snapshot.load_facts("penimbangan")
        rows = facts.select(names).to_pylist() if facts.num_rows else []
        assert {row["anak"]: row for row in rows} == self._expected()
        assert len(rows) == len(self._expected())

    @invariant()
    def keys_are_called_unique_exactly_when_they_are(self):
        files = self.office.store.snapshot().facts_files("penimbangan")
        keys = [row["anak"] for name in self.in_force for row in self.sent[name]]
        assert files.may_repeat_keys == (len(keys) > len(set(keys)))

    @invariant()
    def the_history_holds_every_record_once(self):
        history = self.office.store.snapshot().history("penimbangan")
        states = history["_state"].to_pylist()
        assert len(states) == sum(len(rows) for rows in self.sent.values())
        assert states.count("current") == len(self._expected())


def test_facts_are_those_of_a_history_without_the_withdrawn_batches(
    counts, record_figure
):
    examples = counts(6, 150)
    run_state_machine_as_test(
        Histories,
        settings=settings(
            max_examples=examples,
            stateful_step_count=12,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    record_figure("store histories", examples)
