"""The day up to which the facts of a store speak."""

from types import SimpleNamespace

from derajat.measures.measuring import data_day_of
from derajat.model.batches import BatchState
from derajat.model.calendar import day_number


def batch(day, state=BatchState.ACCEPTED):
    return SimpleNamespace(received_at=f"{day}T08:00:00+00:00", state=state)


def test_the_last_file_in_force_decides():
    earlier, later = batch("2025-03-01"), batch("2025-04-02")
    assert data_day_of(SimpleNamespace(batches=(later, earlier))) == day_number(
        2025, 4, 2
    )


def test_a_withdrawn_file_leaves_the_day_as_if_it_had_never_come():
    gone = batch("2026-01-31", BatchState.WITHDRAWN)
    snapshot = SimpleNamespace(batches=(batch("2025-03-01"), gone))
    assert data_day_of(snapshot) == day_number(2025, 3, 1)
    assert data_day_of(SimpleNamespace(batches=(gone,))) == 0
