"""Files that are not as the ledger names them, and two writers at once."""

import subprocess
import sys

import pytest
from tests.store_office import MARCH, Office, child, claim, finding

from derajat.errors import DerajatError
from derajat.store import open_store


def _fill(office):
    rows = [child("A", 1), child("B", 2, MARCH)]
    office.send("b1", rows, claims=[claim("b1")], findings=[finding(2)])
    office.measure("r1", 1, 2)


def _codes(store):
    """What reading everything says."""
    try:
        return {problem.code for problem in store.verify()}
    except DerajatError as refused:
        return {problem.code for problem in refused.problems}


def _kept_files(office):
    patterns = ("originals/*", "claims/*", "findings/*", "ledger/*.parquet")
    tables = ("facts/*/_month=*/*", "results/*.parquet")
    folder = office.store.folder
    return [path for name in (*patterns, *tables) for path in folder.glob(name)]


def test_one_flipped_bit_in_any_file_is_found(office):
    _fill(office)
    paths = _kept_files(office)
    assert len(paths) == 8
    for path in paths:
        content = path.read_bytes()
        place = len(content) // 2
        flipped = bytes([content[place] ^ 1])
        path.write_bytes(content[:place] + flipped + content[place + 1 :])
        expected = "REF-115" if path.parent.name == "ledger" else "REF-114"
        assert _codes(office.store) == {expected}, path
        path.write_bytes(content)
    assert _codes(office.store) == set()


def test_a_missing_or_cut_file_is_named_when_it_is_used(office):
    _fill(office)
    paths = office.store.snapshot().facts_files("penimbangan").paths
    first, second = (office.store.folder / path for path in paths)
    first.unlink()
    second.write_bytes(second.read_bytes()[:-1])
    with pytest.raises(DerajatError) as refused:
        office.store.snapshot().load_facts("penimbangan")
    found = {problem.code: problem.where.file for problem in refused.value.problems}
    assert found == {"REF-112": str(first), "REF-113": str(second)}
    assert office.store.snapshot().values().num_rows == 2


@pytest.mark.parametrize("damage", ["", "{", "not json\n"])
def test_a_damaged_ledger_is_refused_and_never_shortened(office, damage):
    _fill(office)
    newest = office.store.folder / "ledger" / "_delta_log" / f"{2:020d}.json"
    newest.write_text(damage)
    with pytest.raises(DerajatError, match="REF-115"):
        office.store.snapshot()
    with pytest.raises(DerajatError, match="REF-115"):
        office.measure("r2", 1)
    assert newest.read_text() == damage


def test_a_gap_in_the_ledger_is_refused(office):
    _fill(office)
    (office.store.folder / "ledger" / "_delta_log" / f"{1:020d}.json").unlink()
    with pytest.raises(DerajatError, match="REF-115"):
        office.store.snapshot()


def test_a_store_of_another_form_is_refused(office):
    _fill(office)
    first = office.store.folder / "ledger" / "_delta_log" / f"{0:020d}.json"
    first.write_text(first.read_text().replace('format": "1"', 'format": "2"'))
    with pytest.raises(DerajatError, match="REF-117"):
        office.store.snapshot()


def test_a_second_writer_is_refused_while_readers_go_on(office):
    _fill(office)
    with office.store.writer():
        with pytest.raises(DerajatError, match="REF-101"), office.store.writer():
            pass
        assert office.weights() == {"A": 1, "B": 2}
        assert _write_elsewhere(office.store.folder) == "REF-101"
    assert _write_elsewhere(office.store.folder) == "written"


def _write_elsewhere(folder):
    program = (
        "import sys, pathlib; from derajat.store import open_store\n"
        "from derajat.errors import DerajatError\n"
        "try:\n"
        "    with open_store(pathlib.Path(sys.argv[1])).writer(): print('written')\n"
        "except DerajatError as refused: print(refused.problems[0].code)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, folder],
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


def test_a_writer_is_of_no_use_after_its_block(office, values):
    with office.store.writer() as writer:
        pass
    with pytest.raises(ValueError, match="closed"):
        writer.commit_values(values("r1", 1), 0, "r1")
    assert office.store.snapshot().version == 0


def test_a_folder_that_cannot_be_made_is_told_by_code(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(DerajatError, match="REF-10"):
        open_store(tmp_path / "file" / "office")


def test_folder_names_that_look_like_patterns_or_addresses_are_only_names(tmp_path):
    office = Office(tmp_path / "Data (2022) #1 100% é?" / "kantor *{a,b}")
    _fill(office)
    office.send("b2", [child("A", 9)])
    assert office.weights() == {"A": 9, "B": 2}
    assert office.store.verify() == ()


@pytest.mark.parametrize("mark", ["[", "]", "^", "|", "\\", "\n", "%20"])
def test_a_folder_name_on_which_delta_rs_breaks_is_refused(tmp_path, mark):
    with pytest.raises(DerajatError, match="REF-119"):
        open_store(tmp_path / f"data{mark}")
    assert list(tmp_path.iterdir()) == []


def test_a_lock_file_that_is_something_else_is_told_by_code(office):
    (office.store.folder / "lock").write_bytes(b"not a database" * 100)
    with pytest.raises(DerajatError, match="REF-102"), office.store.writer():
        pass
