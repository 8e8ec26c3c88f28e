"""`derajat erase` and `derajat keys`: what is destroyed, and what is never said."""

import io
import json
import shutil

import pytest
from tests.identity_office import (
    IdentityOffice,
    build_row,
    header,
    invent_persons,
    write_csv,
)

from derajat.cli import main
from derajat.opening import offices, rules
from derajat.store import KeyFolder, open_store


CHILDREN = invent_persons(40, seed=4)
MOTHERS = invent_persons(40, seed=5)


@pytest.fixture
def office(tmp_path, monkeypatch):
    """An office that has received one list of children and their mothers."""
    office = IdentityOffice(tmp_path)
    for module in (offices, rules):
        monkeypatch.setattr(module, "find_content", office.find)
    offices.open_catalogue.cache_clear()
    numbered = enumerate(zip(CHILDREN, MOTHERS, strict=True))
    rows = [build_row(child, mother, n) for n, (child, mother) in numbered]
    office.list = write_csv(
        office.sent / "daftar-balita_a.csv", [header("daftar-balita"), *rows]
    )
    assert main(["receive", str(office.list), *office.options()]) == 0
    yield office
    offices.open_catalogue.cache_clear()


@pytest.fixture
def say(office, capsys, monkeypatch):
    """`say(*words, given=)`: status, answer and errors of a command."""

    def run(*words, given=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(given))
        capsys.readouterr()
        status = main([*map(str, words), *office.options()])
        said = capsys.readouterr()
        assert not [p for p in (*CHILDREN, *MOTHERS) if p.nik in said.out + said.err]
        return status, said.out, said.err

    return run


def _store(office):
    keys = KeyFolder(office.keys / "kota-uji", office.data)
    return open_store(office.data / "kota-uji", keys)


def _clear_values(office, person):
    vault = _store(office).vault
    token = vault.known_tokens().of_nik(person.nik)
    return {value.clear for value in vault.load_values([token])}


def _facts(office):
    facts = _store(office).snapshot().load_facts("daftar-balita")
    return facts.to_pylist()


def test_each_person_owns_its_own_values(office):
    child, mother = CHILDREN[3], MOTHERS[3]
    assert _clear_values(office, child) == set(child.texts)
    assert _clear_values(office, mother) == {mother.nik, mother.name}


def test_ten_erased_persons_cannot_be_read_and_the_facts_stay(office, say):
    before = _facts(office)
    for child in CHILDREN[:10]:
        status, out, _ = say("erase", "--nik-from-stdin", "--json", given=child.nik)
        assert status == 0
        erased = json.loads(out)
        assert (erased["keys"], erased["values"]) == (1, 4)
    assert [_clear_values(office, child) for child in CHILDREN[:10]] == [set()] * 10
    for child in CHILDREN[10:]:
        assert _clear_values(office, child) == set(child.texts)
    assert _facts(office) == before
    assert say("measure")[0] == 0


def test_erasing_closes_the_original_that_names_the_person(office, say):
    store = _store(office)
    (batch,) = store.snapshot().batches
    path = store.snapshot().original(batch)
    assert store.vault.load_original(path) == office.list.read_bytes()
    status, out, _ = say("erase", "--nik-from-stdin", given=f"{CHILDREN[0].nik}\n")
    assert (status, path.name in out) == (0, True)
    assert "4 nilai" in out
    code = say("erase", "--nik-from-stdin", given=CHILDREN[0].nik)
    assert (code[0], "REF-124" in code[2]) == (5, True)
    assert store.verify() == ()


def test_a_person_is_erased_by_token_without_any_key(office, say):
    token = _facts(office)[0]["nik"]
    shutil.rmtree(office.keys)
    status, out, _ = say("erase", "--person", token, "--language", "en")
    assert (status, f"Person {token}: key destroyed" in out) == (0, True)


@pytest.mark.parametrize(
    ("words", "given", "code"),
    [
        ((), "", "REF-125"),
        (("--person", "a" * 24, "--nik-from-stdin"), "", "REF-125"),
        (("--nik-from-stdin",), "", "REF-126"),
        (("--nik-from-stdin",), "9904", "REF-126"),
        (("--nik-from-stdin",), "9904011502210007\n9904011502210008", "REF-126"),
        (("--person", "bukan"), "", "REF-127"),
        (("--person", "9904011502210007"), "", "REF-127"),
        (("--person", "a" * 24), "", "REF-124"),
        (("--nik-from-stdin",), "9904991502210009", "REF-124"),
    ],
)
def test_what_names_nobody_is_told_and_erases_nothing(office, say, words, given, code):
    status, out, errors = say("erase", *words, given=given)
    assert (status, out) == (5, "")
    assert code in errors
    assert not [text for text in given.split() if text in errors]
    assert _clear_values(office, CHILDREN[0]) == set(CHILDREN[0].texts)


def test_keys_are_listed_without_their_content(office, say):
    status, out, _ = say("keys", "--json")
    listed = json.loads(out)
    assert status == 0
    assert [(key["purpose"], key["in_use"]) for key in listed] == [
        ("link", True),
        ("wrapping", True),
    ]
    assert {key["algorithm"] for key in listed} == {"HMAC-SHA-256", "AES-256-GCM"}
    for path in (office.keys / "kota-uji").iterdir():
        secret = json.loads(path.read_text())["secret"]
        assert secret not in out
        assert secret not in say("keys")[1]


def test_a_rotated_key_is_in_use_and_the_old_one_can_go(office, say):
    (old,) = (office.keys / "kota-uji").glob("wrapping-*")
    status, out, _ = say("keys", "rotate", "--json")
    assert status == 0
    assert [key["in_use"] for key in json.loads(out)] == [True, False, True]
    old.unlink()
    assert _clear_values(office, CHILDREN[0]) == set(CHILDREN[0].texts)
    assert "pembungkus" in say("keys")[1]


def test_an_office_without_lists_has_no_keys_yet(office, say):
    shutil.rmtree(office.data)
    shutil.rmtree(office.keys)
    status, out, _ = say("keys")
    assert (status, "Belum ada kunci" in out) == (0, True)
    assert not office.keys.exists()


def test_without_the_key_folder_counting_works_and_lists_are_refused_kindly(
    office, say
):
    assert say("measure")[0] == 0
    shutil.rmtree(office.keys)
    assert say("values")[0] == 0
    assert say("explain", "UJI-RINGAN")[0] == 0
    assert say("batches")[0] == 0
    assert say("withdraw", "0001", "--why", "uji")[0] == 0
    assert say("measure")[0] == 0
    status, out, _ = say("receive", office.list)
    assert (status, "REF-121" in out) == (4, True)
    assert "Menghitung" in out
    assert not office.keys.exists()


def test_a_key_folder_inside_the_data_folder_is_refused(office, say, capsys):
    inside = office.data / "kunci"
    shutil.rmtree(office.data / "kota-uji")
    words = ["receive", str(office.list), "--office", str(office.office)]
    status = main([*words, "--data", str(office.data), "--keys", str(inside)])
    assert (status, "REF-120" in capsys.readouterr().out) == (4, True)
    assert not inside.exists()
    assert say("batches", "--json")[1].strip() == "[]"
