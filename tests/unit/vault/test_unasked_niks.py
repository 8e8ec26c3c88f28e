"""A file of counts with a NIK in a column nobody reads is sealed all the same."""

import pytest
from tests.bad_input.forms import CASE_HEADER, CASE_ROWS, CATALOGUE, NOW, OFFICE
from tests.bad_input.writing import as_text
from tests.identity_office import PEOPLE
from tests.leak_scan import find_leaks
from tests.store_office import PERSONS
from tests.store_office import Office as StoreOffice

from derajat.intake import receive_file
from derajat.store import KeyFolder, open_store


NIK = PEOPLE[0].nik


@pytest.fixture
def send(tmp_path):
    keys = KeyFolder(tmp_path / "keys", tmp_path / "data")
    store = open_store(tmp_path / "data" / "kantor", keys)

    def receive(rows):
        path = tmp_path / "kasus.csv"
        as_text(rows)(path)
        with store.writer() as writer:
            return receive_file(path, OFFICE, CATALOGUE, writer, NOW)

    receive.store = store
    return receive


def _with_column(name, cell):
    return [[*CASE_HEADER, name], *([*row, cell] for row in CASE_ROWS)]


def test_its_original_is_sealed_and_its_facts_are_as_ever(send, tmp_path):
    receipt = send(_with_column("NIK pelapor", f"NIK {NIK}"))
    assert receipt.is_accepted
    snapshot = send.store.snapshot()
    path = snapshot.original(receipt.batch)
    assert path.suffix == ".sealed"
    assert NIK.encode() in send.store.vault.load_original(path)
    assert find_leaks(tmp_path / "data", [NIK]) == []


def test_a_nik_in_a_column_of_counts_is_masked_in_the_finding(send, tmp_path):
    rows = [[*row] for row in CASE_ROWS]
    rows[0][-1] = f"x {NIK}"
    receipt = send([CASE_HEADER, *rows])
    shown = [dict(found.problem.fields).get("shown", "") for found in receipt.findings]
    assert [text for text in shown if NIK[-4:] in text]
    assert find_leaks(tmp_path / "data", [NIK]) == []


def test_a_file_that_names_nobody_stays_as_it_came(send, tmp_path):
    receipt = send([CASE_HEADER, *CASE_ROWS])
    path = send.store.snapshot().original(receipt.batch)
    assert path.read_bytes() == (tmp_path / "kasus.csv").read_bytes()
    assert not (tmp_path / "keys").exists()
    assert not (send.store.folder / "vault").exists()


def test_erasing_the_person_closes_it(send):
    receipt = send(_with_column("NIK pelapor", NIK))
    path = send.store.snapshot().original(receipt.batch)
    with send.store.writer() as writer:
        vault = writer.vault_for("kasus")
        erased = vault.erase(vault.known_tokens().of_nik(NIK))
    assert erased.originals == (path.name,)
    assert (erased.keys, erased.values) == (0, 0)


@pytest.mark.parametrize("clear", [NIK, PEOPLE[0].name, "a" * 23, "A" * 24, ""])
def test_the_store_itself_refuses_facts_that_are_no_tokens(tmp_path, clear):
    office = StoreOffice(tmp_path)
    path = office.file("daftar.csv", "isi")
    rows = [{"nik": clear, "tanggal": 19000}]
    office.send_list("b1", PEOPLE[:1])
    with (
        office.store.writer() as writer,
        pytest.raises(ValueError, match=r"no tokens|names persons"),
    ):
        office.commit(writer, "b2", rows, path, PERSONS)
