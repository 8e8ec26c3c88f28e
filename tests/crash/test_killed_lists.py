"""A list of persons stopped anywhere: no clear value on the disk, no batch lost."""

import pytest
from stages import Killed, count_stages, staged, stop_at
from tests.identity_office import NOW, PEOPLE
from tests.leak_scan import find_leaks
from tests.store_office import PERSONS, Office

from derajat.errors import DerajatError


NIKS = sorted(person.nik for person in PEOPLE)


def _clear(office):
    facts = office.store.snapshot().load_facts(PERSONS.name)
    tokens = facts["nik"].to_pylist() if "nik" in facts.column_names else []
    return sorted(value.clear for value in office.store.vault.load_values(tokens))


def _stages(folder, act):
    office = Office(folder)
    return count_stages(lambda: act(office))


def _send(office):
    office.send_list("b1", PEOPLE)


def test_the_first_list_killed_at_any_stage_names_nobody_and_can_come_again(
    tmp_path, counts, record_figure
):
    """Between vault and batch too: what the vault holds alone does no harm."""
    stages = _stages(tmp_path / "counted", _send)
    numbers = range(0, len(stages), counts(3, 1))
    orphans = 0
    for number in numbers:
        office = Office(tmp_path / str(number))
        with pytest.raises(Killed), staged(stop_at(number, Killed())):
            _send(office)
        assert find_leaks(office.store.folder, NIKS) == []
        is_accepted = bool(office.store.snapshot().batches)
        has_values = any((office.store.folder / "vault").glob("values/*"))
        orphans += has_values and not is_accepted
        if not is_accepted:
            _send(office)
        assert _clear(office) == NIKS
        assert office.store.verify() == ()
        assert find_leaks(office.store.folder, NIKS) == []
    assert orphans > 1
    record_figure("kills of a first list of persons", len(numbers))


def _erase(office):
    token = office.store.vault.known_tokens().of_nik(NIKS[0])
    with office.store.writer() as writer:
        writer.vault_for(PERSONS.name).erase(token)


def test_an_erasure_killed_at_any_stage_is_finished_by_the_next(tmp_path, counts):
    office = Office(tmp_path / "counted")
    _send(office)
    stages = count_stages(lambda: _erase(office))
    for number in range(0, len(stages), counts(3, 1)):
        office = Office(tmp_path / str(number))
        _send(office)
        with pytest.raises(Killed), staged(stop_at(number, Killed())):
            _erase(office)
        try:
            _erase(office)
        except DerajatError as refused:
            assert refused.problems[0].code == "REF-124"
        assert _clear(office) == NIKS[1:]
        with pytest.raises(DerajatError, match="REF-124"):
            _erase(office)


def _rotate(office):
    with office.store.writer() as writer:
        writer.vault_for(PERSONS.name).rotate(NOW)


def test_a_rotation_killed_at_any_stage_loses_nobody(tmp_path, counts):
    office = Office(tmp_path / "counted")
    _send(office)
    stages = count_stages(lambda: _rotate(office))
    for number in range(0, len(stages), counts(3, 1)):
        office = Office(tmp_path / str(number))
        _send(office)
        with pytest.raises(Killed), staged(stop_at(number, Killed())):
            _rotate(office)
        assert _clear(office) == NIKS
        _rotate(office)
        assert _clear(office) == NIKS
