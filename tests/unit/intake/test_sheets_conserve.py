"""Over all sheets of a workbook no row is lost and no fact comes from nowhere."""

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from monthly_forms import HEADER, MONTHLY, MONTHLY_CATALOGUE, office_with
from tests.bad_input.forms import NOW
from tests.bad_input.writing import as_workbook

from derajat.errors import DerajatError
from derajat.intake import check_file, match_file
from derajat.model.facts import ROW, SHEET
from derajat.model.scalars import parse_day
from derajat.sheets import open_file


TODAY = parse_day(NOW[:10])
OFFICE = office_with(MONTHLY)
SHEETS = ("Januari", "Jan", "Feb", "Februari", "Rekap", "Juni", "2026-02")
AREAS = st.sampled_from(["Kab. Pacitan", "Kota Malang", "Entah", "Jumlah", "", None])
NUMBERS = st.one_of(st.integers(0, 50), st.sampled_from(["x", -3, "", None, "2,5"]))
ROWS = st.one_of(
    st.tuples(st.just(1), AREAS, NUMBERS, NUMBERS, st.none()).map(list),
    st.sampled_from([[], [None] * 5, ["Sumber: laporan"], list(HEADER)]),
)
BOOKS = st.dictionaries(
    st.sampled_from(SHEETS), st.lists(ROWS, max_size=6), min_size=1, max_size=5
)


def check_book(sheets):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "LB3_KIA_2026.xlsx"
        as_workbook({name: [HEADER, *rows] for name, rows in sheets.items()})(path)
        opened = open_file(path)
        form = match_file(opened, OFFICE, MONTHLY_CATALOGUE)
        return check_file(opened, form, OFFICE, MONTHLY_CATALOGUE, "0001-uji", TODAY)


def filled(rows):
    return [n for n, row in enumerate(rows, 2) if any(c not in (None, "") for c in row)]


@settings(max_examples=120, deadline=None)
@given(BOOKS)
def test_every_row_of_every_sheet_is_in_one_count(sheets):
    places = {(name, row) for name, rows in sheets.items() for row in filled(rows)}
    try:
        checked = check_book(sheets)
    except DerajatError as error:
        assert [problem.code for problem in error.problems] == ["REC-010"]
        assert not places
        return
    assert checked.counts.received == len(places)
    assert sum(count for _, count in checked.reasons) == checked.counts.set_aside
    known = list(
        zip(*(checked.facts[name].to_pylist() for name in (SHEET, ROW)), strict=True)
    )
    assert set(known) <= places
    assert len(known) == checked.counts.accepted + checked.counts.questioned
    assert "Rekap" not in {sheet for sheet, _ in known}
    keys = Counter((f["kabupaten"], f["bulan"]) for f in checked.facts.to_pylist())
    assert set(keys.values()) <= {1}
    named = {(f.problem.where.sheet, f.row) for f in checked.findings if f.row > 1}
    assert named <= places
