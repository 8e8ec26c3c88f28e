"""Lists of persons as they should not be: what is told, what is kept, what is shown."""

import pytest
from tests.identity_office import (
    NOW,
    PEOPLE,
    IdentityOffice,
    build_row,
    header,
    write_csv,
    write_xlsx,
)
from tests.leak_scan import find_leaks

from derajat.catalogue import load_catalogue, load_office
from derajat.errors import DerajatError
from derajat.intake import receive_file
from derajat.store import KeyFolder, open_store


CHILD, MOTHER = PEOPLE[0], PEOPLE[1]


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    invented = IdentityOffice(tmp_path_factory.mktemp("content"))
    definitions = invented.content / "definitions"
    catalogue = load_catalogue(definitions)
    return catalogue, load_office(invented.office, catalogue, definitions / "areas")


@pytest.fixture
def send(content, tmp_path):
    """`send(rows, kind)`: the receipt of a list, in a store with a key folder."""
    catalogue, office = content
    keys = KeyFolder(tmp_path / "keys", tmp_path / "data")
    store = open_store(tmp_path / "data" / "kantor", keys)

    def receive(rows, kind="csv", head=None, dataset="daftar-balita", store=store):
        write = {"csv": write_csv, "xlsx": write_xlsx}[kind]
        path = tmp_path / f"{dataset}_uji.{kind}"
        write(path, [head or header(dataset), *rows])
        with store.writer() as writer:
            return receive_file(path, office, catalogue, writer, NOW)

    receive.store = store
    return receive


def _row(**cells):
    row = build_row(CHILD, MOTHER, 0)
    names = header("daftar-balita")
    for name, cell in cells.items():
        row[names.index(name.replace("_", " "))] = cell
    return row


def _told(receipt):
    return sorted(f.problem.code for f in receipt.findings)


BAD = [
    (CHILD.nik[:15], "REC-081"),
    (CHILD.nik + "0", "REC-081"),
    ("1,67401E+15", "REC-080"),
    ("1.67E+15", "REC-080"),
    (CHILD.nik[:15] + "O", "REC-082"),
    ("0" * 16, "REC-083"),
    (CHILD.nik[:6] + "991399" + CHILD.nik[12:], "REC-084"),
]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(("cell", "code"), BAD)
def test_a_bad_nik_that_must_be_there_sets_the_row_aside(send, kind, cell, code):
    receipt = send([_row(NIK=cell), build_row(PEOPLE[2], MOTHER, 1)], kind)
    counts = receipt.counts
    assert (counts.accepted, counts.questioned, counts.set_aside) == (1, 0, 1)
    assert _told(receipt) == [code]
    assert receipt.reasons == ((code, 1),)
    assert cell not in receipt.render("id") + receipt.render("en")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(("cell", "code"), BAD)
def test_a_bad_nik_that_may_be_missing_leaves_the_row_without_it(
    send, kind, cell, code
):
    receipt = send([_row(NIK_Ibu=cell)], kind)
    counts = receipt.counts
    assert (counts.accepted, counts.questioned, counts.set_aside) == (0, 1, 0)
    assert _told(receipt) == [code]
    (fact,) = send.store.snapshot().load_facts("daftar-balita").to_pylist()
    assert fact["nik_ibu"] is None
    assert fact["nama_ibu"] is not None


@pytest.mark.parametrize("cell", [int(CHILD.nik), float(CHILD.nik), 1.67401e15])
def test_a_nik_typed_as_a_number_is_never_repaired(send, cell):
    receipt = send([_row(NIK=cell), build_row(PEOPLE[2], MOTHER, 1)], "xlsx")
    assert _told(receipt) == ["REC-080"]
    assert receipt.counts.set_aside == 1


@pytest.mark.parametrize(
    "written",
    [
        f"'{CHILD.nik}",
        f" {CHILD.nik[:6]} {CHILD.nik[6:12]} {CHILD.nik[12:]} ",
        f"{CHILD.nik[:4]}-{CHILD.nik[4:]}",
        f"{CHILD.nik[:2]}.{CHILD.nik[2:4]}.{CHILD.nik[4:]}",
    ],
)
def test_the_same_nik_written_in_two_ways_is_the_same_person(send, written):
    receipt = send([_row(), _row(NIK=written)])
    assert receipt.reasons == (("REC-054", 1),)


def test_a_woman_has_forty_added_to_her_day(send):
    day = f"{int(CHILD.nik[6:8]) % 40 + 40:02d}"
    receipt = send([_row(NIK=CHILD.nik[:6] + day + CHILD.nik[8:])])
    assert _told(receipt) == []


@pytest.mark.parametrize("cell", ["", MOTHER.nik[:15]])
def test_of_who_has_no_readable_nik_nothing_is_in_the_vault(send, cell):
    send([_row(NIK_Ibu=cell)])
    (fact,) = send.store.snapshot().load_facts("daftar-balita").to_pylist()
    vault = send.store.vault
    assert vault.load_values([fact["nama_ibu"]]) == ()
    known = vault.load_values([fact["nik"]])
    assert {value.clear for value in known} == set(CHILD.texts)


def test_of_a_row_set_aside_for_its_nik_nothing_is_in_the_vault(send):
    send([_row(NIK=CHILD.nik[:15]), build_row(PEOPLE[2], MOTHER, 1)])
    vault = send.store.vault
    (rows,) = (
        piece.to_pylist() for piece in vault._values.pieces(["column", "person"])
    )
    tokens = vault.known_tokens()
    named = {tokens.of_nik(person.nik) for person in (PEOPLE[2], MOTHER)}
    assert {row["person"] for row in rows} == named


@pytest.mark.parametrize(("cell", "unsure"), [(MOTHER.nik[:15], 1), (MOTHER.nik, 0)])
def test_erasing_tells_the_originals_in_which_somebody_has_no_nik(send, cell, unsure):
    send([_row(NIK_Ibu=cell)])
    send([build_row(PEOPLE[2], PEOPLE[3], 1)])
    vault = send.store.vault
    erased = vault.erase(vault.known_tokens().of_nik(PEOPLE[2].nik))
    assert (len(erased.originals), len(erased.unsure)) == (1, unsure)
    assert not set(erased.unsure) & set(erased.originals)
    (again,) = {vault.erase(vault.known_tokens().of_nik(CHILD.nik)).unsure}
    assert again == ()


def test_cells_under_the_wrong_header_are_not_shown_in_any_finding(send, tmp_path):
    rows = [
        _row(JK=CHILD.name),
        _row(Berat=CHILD.name),
        _row(Puskesmas=CHILD.name),
        _row(Tanggal=CHILD.name),
        _row(Berat=CHILD.nik),
        [CHILD.name, *_row()],
        [f"Catatan {CHILD.name} {CHILD.nik}"],
    ]
    receipt = send(rows)
    assert receipt.counts.set_aside + receipt.counts.questioned == len(rows)
    said = str(receipt.as_json("id")) + str(receipt.as_json("en")) + receipt.render()
    assert not [text for text in CHILD.texts if text in said]
    assert find_leaks(tmp_path / "data", CHILD.texts) == []


def test_a_note_in_a_column_that_nobody_reads_is_not_shown(send, tmp_path):
    receipt = send(
        [["", *_row()], [f"{CHILD.name} pindah ke {CHILD.address}"]],
        head=["Keterangan", *header("daftar-balita")],
    )
    assert _told(receipt) == ["REC-051"]
    assert not [text for text in CHILD.texts if text in str(receipt.as_json())]
    assert find_leaks(tmp_path / "data", CHILD.texts) == []


def test_a_list_that_no_longer_fits_is_refused_though_its_last_one_is_sealed(send):
    assert send([_row()]).is_accepted
    head = ["Nomor Induk", *header("daftar-balita")[1:]]
    receipt = send([_row()], head=head)
    codes = [problem.code for problem in receipt.problems]
    assert codes
    assert all(code.startswith("REC-") for code in codes)


def test_a_nik_in_the_name_of_the_file_is_masked(send, content, tmp_path):
    catalogue, office = content
    path = write_csv(
        tmp_path / f"daftar-balita_{CHILD.nik}.csv", [header("daftar-balita"), _row()]
    )
    with send.store.writer() as writer:
        receipt = receive_file(path, office, catalogue, writer, NOW)
    assert receipt.batch.file_name == f"daftar-balita_{'•' * 12}{CHILD.nik[-4:]}.csv"
    assert find_leaks(tmp_path / "data", [CHILD.nik]) == []


def test_a_list_without_a_place_for_keys_is_refused_and_changes_nothing(send, tmp_path):
    store = open_store(tmp_path / "tanpa-kunci")
    receipt = send([_row()], store=store)
    assert [problem.code for problem in receipt.problems] == ["REF-130"]
    assert store.snapshot().version == 0


def test_an_unreadable_key_folder_is_told_by_code(send, tmp_path):
    (tmp_path / "keys").write_text("a file where a folder is wanted")
    receipt = send([_row()])
    (problem,) = receipt.problems
    assert problem.code in ("REF-102", "REF-104")


@pytest.mark.parametrize("name", ["keys", "values"])
def test_a_damaged_vault_is_told_and_the_batch_is_not_taken(send, name):
    send([_row()])
    (path,) = (send.store.folder / "vault" / name).iterdir()
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(DerajatError) as refused:
        send.store.vault.load_values(["a" * 24])
    assert [problem.code for problem in refused.value.problems] == ["REF-123"]
    receipt_or_error = _try(lambda: send([_row(Berat=7000)]))
    assert receipt_or_error == ["REF-123"]
    assert len(send.store.snapshot().batches) == 1


def _try(act):
    try:
        return [problem.code for problem in act().problems]
    except DerajatError as error:
        return [problem.code for problem in error.problems]
