"""Readers beside a writer: always one whole version, never an older one than before."""

import threading

from tests.store_office import MARCH, child


def _read_until(stopped, store, seen, wrong):
    while not stopped.is_set():
        snapshot = store.snapshot()
        facts = snapshot.load_facts("penimbangan")
        weights = facts["berat"].to_pylist() if facts.num_rows else [0, 0]
        seen.append((snapshot.version, *weights))
        if len(weights) != 2 or len(set(weights)) != 1:
            wrong.append(seen[-1])


def test_a_reader_sees_whole_versions_in_order_while_batches_arrive(office):
    stopped, seen, wrong = threading.Event(), [], []
    arguments = (stopped, office.store, seen, wrong)
    reader = threading.Thread(target=_read_until, args=arguments)
    reader.start()
    for weight in range(1, 15):
        office.send(f"b{weight}", [child("A", weight), child("B", weight, MARCH)])
    stopped.set()
    reader.join()
    assert wrong == []
    assert [version for version, *_ in seen] == sorted(v for v, *_ in seen)
    assert all(version == weight for version, weight, _ in seen)
    assert len(seen) > 1
