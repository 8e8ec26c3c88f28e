"""A letter about a list of persons tells cells and rows, and nobody's identity."""

import pytest
from tests.identity_office import (
    IdentityOffice,
    build_row,
    header,
    invent_persons,
    write_csv,
)
from tests.leak_scan import find_leaks

from derajat.cli import main
from derajat.opening import offices, rules


CHILDREN = invent_persons(40, seed=4)
MOTHERS = invent_persons(40, seed=5)
TEXTS = [text for person in (*CHILDREN, *MOTHERS) for text in person.texts]


def _faulty_list() -> list[list[object]]:
    """Each kind of damage: names in number cells, cut NIK, a NIK in a code cell."""
    names = header("daftar-balita")
    rows = [build_row(*pair, 0) for pair in zip(CHILDREN, MOTHERS, strict=True)]
    for number, (column, text) in enumerate(
        [
            ("NIK", CHILDREN[0].nik[:15]),
            ("NIK", "1,67E+15"),
            ("Berat", CHILDREN[2].name),
            ("Berat", CHILDREN[3].nik),
            ("JK", CHILDREN[4].nik),
            ("Tanggal", CHILDREN[5].name),
            ("NIK Ibu", MOTHERS[6].nik[:14]),
        ]
    ):
        rows[number][names.index(column)] = text
    return [names, *rows]


@pytest.fixture(scope="module")
def letters(tmp_path_factory):
    """The folder of letters that an office wrote about a faulty list."""
    folder = tmp_path_factory.mktemp("letters")
    office = IdentityOffice(folder)
    sent = write_csv(office.sent / "daftar-balita_a.csv", _faulty_list())
    with pytest.MonkeyPatch.context() as patch:
        for module in (offices, rules):
            patch.setattr(module, "find_content", office.find)
        offices.open_catalogue.cache_clear()
        assert main(["receive", str(sent), *office.options()]) == 0
        written = ["--month", "2026-01", "--output", str(folder / "surat")]
        assert main(["feedback", *written, *office.options()]) == 0
    offices.open_catalogue.cache_clear()
    return folder / "surat"


def test_the_faults_are_told_with_their_cells(letters):
    own = next(letters.glob("*donomulyo*.txt")).read_text("utf-8")
    assert "Mohon diperbaiki lebih dulu" in own
    assert "UJI-RINGAN" in own
    assert "daftar-balita_a.csv" in own


def test_no_letter_holds_a_nik_a_name_an_address_or_a_card(letters):
    assert len(list(letters.iterdir())) >= 2 * 39
    assert find_leaks(letters, TEXTS) == []


def test_the_scan_sees_one_that_is_planted(letters, tmp_path):
    text = next(letters.glob("*donomulyo*.txt")).read_text("utf-8")
    (tmp_path / "surat.txt").write_text(text + CHILDREN[0].nik, "utf-8")
    assert find_leaks(tmp_path, TEXTS)
