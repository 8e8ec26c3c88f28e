"""No NIK, name, address or card number stands in the data folder, in any form.

Lists of 1,000 invented persons come as CSV and XLSX, with everything that real lists
bring along: doubles, damaged NIK, notes and totals that name people, columns that
nobody asked for, rows that slipped. After each command every file is looked through.
"""

import hashlib
import io
import json
import zipfile

import openpyxl
import pytest
from tests.identity_office import (
    IdentityOffice,
    build_row,
    header,
    invent_persons,
    write_csv,
    write_xlsx,
)
from tests.leak_scan import find_leaks

from derajat.cli import main
from derajat.opening import offices, rules
from derajat.store import KeyFolder, open_store


CHILDREN = invent_persons(500, seed=1)
MOTHERS = invent_persons(400, seed=2)
FATHERS = invent_persons(100, seed=3)
PERSONS = (*CHILDREN, *MOTHERS, *FATHERS)


def _rows(children):
    numbered = enumerate(children)
    return [build_row(c, MOTHERS[n % len(MOTHERS)], n) for n, c in numbered]


def _list_of_children(children):
    """A list as it is: an unknown column, doubles, notes, totals, damaged NIK."""
    head = [*header("daftar-balita"), "NIK Ayah"]
    rows = [
        [*row, FATHERS[n % len(FATHERS)].nik] for n, row in enumerate(_rows(children))
    ]
    rows.append(list(rows[0]))
    rows.append([rows[1][0], "Nama Lain", *rows[1][2:]])
    rows += [_changed(rows[2], NIK=rows[2][0][:15]), _changed(rows[3], NIK="1,67E+15")]
    rows += [_changed(rows[4], Berat=children[5].name), _changed(rows[6], JK="9" * 16)]
    rows += [_changed(rows[7], Puskesmas=children[8].nik)]
    grouped = " ".join(children[9].nik[at : at + 4] for at in range(0, 16, 4))
    rows += [_changed(rows[9], Berat=children[9].nik, Tanggal=grouped)]
    slipped = [children[10].name, *rows[10]]
    note = [f"Catatan: {children[11].name} pindah, NIK {children[11].nik}"]
    total = ["Jumlah", children[12].name, *[""] * (len(head) - 2)]
    return [head, *rows, slipped, note, total, head]


def _changed(row, **cells):
    names = header("daftar-balita")
    return [
        cells.get(names[at], cell) if at < len(names) else cell
        for at, cell in enumerate(row)
    ]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = IdentityOffice(tmp_path_factory.mktemp("identity"))
    with pytest.MonkeyPatch.context() as patch:
        for module in (offices, rules):
            patch.setattr(module, "find_content", office.find)
        offices.open_catalogue.cache_clear()
        yield office
    offices.open_catalogue.cache_clear()


@pytest.fixture
def ask(office, capsys):
    """`ask(*words)`: status and JSON answer of a command about the office."""

    def run(*words, status=0):
        capsys.readouterr()
        assert main([*map(str, words), *office.options(), "--json"]) == status
        said = capsys.readouterr()
        assert _named(said.out + said.err) == []
        return json.loads(said.out)

    return run


def _named(text):
    return [t for person in PERSONS for t in person.texts if t in text]


def _scan(office):
    return find_leaks(office.data, [t for person in PERSONS for t in person.texts])


@pytest.fixture(scope="module")
def lists(office):
    """The same office sends CSV, then XLSX, then visits to the same children."""
    half = len(CHILDREN) // 2
    visits = [
        [c.nik, f"{n % 28 + 1:02d}/03/2026", "Dau"]
        for n, c in enumerate(CHILDREN[:100])
    ]
    return (
        write_csv(
            office.sent / "daftar-balita_a.csv", _list_of_children(CHILDREN[:half])
        ),
        write_xlsx(
            office.sent / "daftar-balita_b.xlsx", _list_of_children(CHILDREN[half:])
        ),
        write_csv(
            office.sent / "kunjungan-rumah_a.csv", [header("kunjungan-rumah"), *visits]
        ),
    )


def _store(office):
    keys = KeyFolder(office.keys / "kota-uji", office.data)
    return open_store(office.data / "kota-uji", keys)


@pytest.fixture(scope="module")
def received(office, lists):
    words = ["receive", *map(str, lists), *office.options()]
    assert main(words) == 0
    return office


def test_the_lists_are_taken_row_by_row_and_name_nobody(received, ask):
    first, second, visits = ask("batches")
    for batch in (first, second):
        assert batch["received"] == (
            batch["accepted"] + batch["questioned"] + batch["set_aside"]
        )
        assert batch["received"] == len(CHILDREN) // 2 + 12
    assert visits["accepted"] == 100


def test_nothing_leaks_through_the_life_of_the_lists(
    received, lists, ask, record_figure
):
    assert _scan(received) == []
    ask("measure")
    told = ask("explain", "UJI-RINGAN", "--period", "2026")
    assert told["is_reproduced"]
    assert _scan(received) == []
    mended = write_csv(
        received.sent / "daftar-balita_c.csv",
        [header("daftar-balita"), *_rows(CHILDREN[:50])],
    )
    ask("withdraw", "0001", "--why", "berkas keliru")
    ask("receive", mended)
    ask("receive", lists[0])
    ask("measure")
    ask("explain", "UJI-RINGAN", "--period", "2026")
    ask("keys", "rotate")
    assert _scan(received) == []
    record_figure("files scanned for NIK", _count_files(received))
    record_figure("texts scanned for", 4 * len(PERSONS))


def _count_files(office):
    return sum(path.is_file() for path in office.data.rglob("*"))


def test_the_keys_lie_outside_and_are_for_their_owner_only(received):
    paths = list((received.keys / "kota-uji").iterdir())
    assert paths
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o600}
    assert not any("key.json" in path.name for path in received.data.rglob("*"))


def test_two_datasets_link_by_token(received):
    snapshot = _store(received).snapshot()
    children = set(snapshot.load_facts("daftar-balita")["nik"].to_pylist())
    visited = set(snapshot.load_facts("kunjungan-rumah")["nik"].to_pylist())
    assert len(visited) == 100
    assert visited <= children


def test_a_sealed_original_is_what_was_sent(received, lists):
    store = _store(received)
    snapshot = store.snapshot()
    kept = [b for b in snapshot.batches if b.file_name == lists[1].name]
    path = snapshot.original(kept[0])
    assert store.vault.load_original(path) == lists[1].read_bytes()
    assert store.verify() == ()


def test_a_marked_copy_goes_only_where_it_is_asked_for(received, ask, tmp_path):
    again = write_xlsx(
        received.sent / "daftar-balita_d.xlsx",
        [header("daftar-balita"), _changed(_rows(CHILDREN[:1])[0], Berat="banyak")],
    )
    (plain,) = ask("receive", again)
    assert plain["marked_copy"] is None
    assert "REC-085" in [notice["code"] for notice in plain["notices"]]
    ask("withdraw", plain["batch"], "--why", "uji")
    (marked,) = ask("receive", again, "--marked", tmp_path / "bertanda")
    book = openpyxl.load_workbook(marked["marked_copy"])
    assert book.worksheets[0]["A2"].value == CHILDREN[0].nik
    assert _scan(received) == []
    refused = ask("receive", again, "--marked", received.data, status=5)
    assert [problem["code"] for problem in refused["problems"]] == ["REF-128"]


@pytest.mark.parametrize("form", ["plain", "utf-16-le", "hexadecimal", "sha256", "zip"])
def test_the_scan_finds_what_is_planted(received, form, tmp_path):
    nik = CHILDREN[3].nik
    planted = received.data / "kota-uji" / "tanam.bin"
    planted.write_bytes(_hidden(nik, form))
    try:
        assert {(file, text) for file, _, text in _scan(received)} == {
            ("kota-uji/tanam.bin", nik)
        }
    finally:
        planted.unlink()


def _hidden(nik, form):
    if form == "zip":
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/sharedStrings.xml", f"<t>{nik}</t>" * 9)
        return held.getvalue()
    return {
        "plain": f"x{nik}x".encode(),
        "utf-16-le": nik.encode("utf-16-le"),
        "hexadecimal": nik.encode().hex().encode(),
        "sha256": hashlib.sha256(nik.encode()).hexdigest().encode(),
    }[form]
