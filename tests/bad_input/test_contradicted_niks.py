"""A NIK that tells another birth date or sex than its row: asked, never changed."""

import pytest
from tests.identity_office import NOW, IdentityOffice, header, write_csv

from derajat.catalogue import load_catalogue, load_office
from derajat.intake import receive_file
from derajat.store import KeyFolder, open_store


SON, DAUGHTER = "9901010503210001", "9901014503210001"
"""Born on 5 March 2021; a girl has 40 added to her day."""
HEAD = [*header("daftar-balita"), "Lahir"]


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    invented = IdentityOffice(tmp_path_factory.mktemp("content"))
    definitions = invented.content / "definitions"
    dataset = definitions / "datasets" / "daftar-balita.yaml"
    text = dataset.read_text().replace(
        "nik: {type: id, missing: never, personal: identity}",
        "nik: {type: id, missing: never, personal: identity,"
        " tells: {birth: lahir, sex: jk}}\n"
        "  lahir: {type: date, personal: indirect}",
    )
    dataset.write_text(text)
    source = invented.office / "sources" / "daftar-balita.yaml"
    source.write_text(
        f"{source.read_text().rstrip()}\n  - {{header: [Lahir], to: lahir}}\n"
    )
    catalogue = load_catalogue(definitions)
    return catalogue, load_office(invented.office, catalogue, definitions / "areas")


@pytest.fixture
def send(content, tmp_path):
    catalogue, office = content
    store = open_store(
        tmp_path / "data" / "kantor", KeyFolder(tmp_path / "keys", tmp_path / "data")
    )

    def receive(*rows):
        path = write_csv(tmp_path / "daftar-balita_uji.csv", [HEAD, *rows])
        with store.writer() as writer:
            return receive_file(path, office, catalogue, writer, NOW)

    receive.store = store
    return receive


def _row(nik, sex, born, day=1):
    date = f"2026-02-{day:02d}"
    return [nik, "Zuq", "Gang", "", "", "", date, "Dau", sex, 9000, born]


@pytest.mark.parametrize(
    ("nik", "sex", "born", "told"),
    [
        (SON, "L", "2021-03-05", []),
        (DAUGHTER, "P", "2021-03-05", []),
        (SON, "P", "2021-03-05", ["JK"]),
        (DAUGHTER, "L", "2021-03-05", ["JK"]),
        (SON, "L", "2021-03-06", ["Lahir"]),
        (SON, "L", "2021-04-05", ["Lahir"]),
        (DAUGHTER, "P", "2022-03-05", ["Lahir"]),
        (SON, "L", "1921-03-05", []),
        (SON, "P", "2021-05-03", ["JK", "Lahir"]),
        (SON, "", "", []),
        ("9901016902240001", "P", "2024-02-29", []),
        ("9901017112000001", "P", "2000-12-31", []),
    ],
)
def test_a_nik_is_held_against_its_row(send, nik, sex, born, told):
    receipt = send(_row(nik, sex, born))
    fields = [dict(found.problem.fields) for found in receipt.findings]
    assert {found.problem.code for found in receipt.findings} <= {"REC-086"}
    assert sorted(each["other"] for each in fields) == told
    assert (receipt.counts.accepted, receipt.counts.questioned) == (
        (0, 1) if told else (1, 0)
    )
    assert all(each["shown"] == "•" * 12 + nik[-4:] for each in fields)
    said = str(receipt.as_json("id")) + str(receipt.as_json("en"))
    assert not [text for text in (nik, born) if text and text in said]


def test_the_row_counts_as_it_is(send):
    send(_row(SON, "P", "2021-03-06"))
    (fact,) = send.store.snapshot().load_facts("daftar-balita").to_pylist()
    assert (fact["jk"], fact["lahir"], fact["nik"] is None) == ("P", 18692, False)


def test_each_row_is_told_at_the_cell_of_its_nik(send):
    receipt = send(_row(SON, "L", "2021-03-05"), _row(SON, "P", "2021-03-05", day=2))
    (found,) = receipt.findings
    assert (found.row, found.problem.where.cell) == (3, "A3")


def test_a_row_that_is_set_aside_is_not_asked_about(send):
    late = _row(SON, "P", "2021-03-05")
    late[HEAD.index("Puskesmas")] = "Entah"
    receipt = send(late, _row(SON, "L", "2021-03-05"))
    assert receipt.counts.set_aside == 1
    assert "REC-086" not in {found.problem.code for found in receipt.findings}
