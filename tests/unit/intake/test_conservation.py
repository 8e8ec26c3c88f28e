"""No row is lost: every row below the header is in exactly one count."""

import csv
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bad_input.forms import (
    BIRTH_HEADER,
    BIRTHS,
    CATALOGUE,
    DISTRICTS,
    NOW,
    OFFICE,
)

from derajat.errors import DerajatError
from derajat.intake import check_file, match_file
from derajat.intake.fact_tables import fact_schema
from derajat.intake.faults import fault
from derajat.intake.row_book import RowBook, RowsNotConserved
from derajat.model.batches import RowState
from derajat.model.scalars import parse_day
from derajat.sheets import open_file


NAMES = [name for _, name in DISTRICTS]
GOOD_NUMBERS = st.integers(0, 5000).map(str)
BAD_NUMBERS = st.sampled_from(["x", "-7", "3.5", "#DIV/0!", "9999999", "6 %", "-", ""])
TODAY = parse_day(NOW[:10])
AREAS = st.sampled_from([*NAMES, "Kab. Entah", "", "Malang", "Jumlah", "Donomulyo"])


@st.composite
def rows(draw):
    kind = draw(st.sampled_from(["data", "data", "data", "blank", "note", "header"]))
    if kind == "blank":
        return [""] * draw(st.integers(1, 13))
    if kind == "note":
        return ["", draw(st.sampled_from(["Sumber: laporan", "*) sementara"]))]
    if kind == "header":
        return list(BIRTH_HEADER)
    numbers = draw(
        st.lists(st.one_of(GOOD_NUMBERS, BAD_NUMBERS), min_size=11, max_size=11)
    )
    return ["1", draw(AREAS), *numbers]


def check_rows(table):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bayi_2022.csv"
        with path.open("w", newline="") as target:
            csv.writer(target).writerows([BIRTH_HEADER, *table])
        opened = open_file(path)
        form = match_file(opened, OFFICE, CATALOGUE)
        return check_file(opened, form, OFFICE, CATALOGUE, "0001-uji", TODAY)


def is_blank(row):
    return not any(cell.strip() for cell in row)


@settings(max_examples=150, deadline=None)
@given(st.lists(rows(), min_size=1, max_size=25))
def test_received_is_accepted_and_questioned_and_set_aside(table):
    filled = [number for number, row in enumerate(table, 2) if not is_blank(row)]
    try:
        checked = check_rows(table)
    except DerajatError as error:
        assert [problem.code for problem in error.problems] == ["REC-010"]
        assert not filled
        return
    counts = checked.counts
    assert counts.received == len(filled)
    assert sum(number for _, number in checked.reasons) == counts.set_aside
    _check_states(checked, filled)
    _check_facts(checked)


def _check_states(checked, filled):
    """Each row that was not simply accepted is told, with one state only."""
    states = {}
    for finding in checked.findings:
        if finding.row >= checked.form.forms[0].first_row:
            states.setdefault(finding.row, set()).add(finding.state)
    assert set(states) <= set(filled)
    told = [found - {RowState.ACCEPTED} for found in states.values()]
    assert all(len(found) <= 1 for found in told)
    counted = [state for found in told for state in found]
    assert counted.count(RowState.SET_ASIDE) == checked.counts.set_aside
    assert counted.count(RowState.QUESTIONED) == checked.counts.questioned


def _check_facts(checked):
    """Facts are typed, have one row per key, and none stems from a lost row."""
    facts = checked.facts.to_pylist()
    lost = {f.row for f in checked.findings if f.state is RowState.SET_ASIDE}
    assert not lost & {fact["_row"] for fact in facts}
    keys = [tuple(fact[name] for name in BIRTHS.key) for fact in facts]
    assert len(set(keys)) == len(keys)
    assert checked.facts.schema == fact_schema(BIRTHS)
    for fact in facts:
        for name in ("lahir_hidup", "ditimbang", "bblr"):
            assert fact[name] is None or 0 <= fact[name] <= 1_000_000


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.integers(0, 9999), min_size=6, max_size=6), min_size=1, max_size=6
    )
)
def test_clean_rows_become_exactly_their_facts(numbers):
    table = []
    for name, (a, b, c, d, e, f) in zip(NAMES, numbers, strict=False):
        table.append(["1", name, a, b, "", c, d, "", "", "", "", e, f])
    checked = check_rows([[str(cell) for cell in row] for row in table])
    expected = []
    for (code, _), (a, b, c, d, e, f) in zip(DISTRICTS, numbers, strict=False):
        expected += [(code, "L", a, c, e), (code, "P", b, d, f)]
    found = [
        (x["kabupaten"], x["jk"], x["lahir_hidup"], x["ditimbang"], x["bblr"])
        for x in checked.facts.to_pylist()
    ]
    assert found == expected
    assert checked.counts.set_aside == 0


def test_a_book_that_does_not_add_up_is_never_closed():
    form = check_rows([["1", "Kab. Pacitan", *["1"] * 11]]).form.forms[0]
    book = RowBook(form)
    book.receive([2, 3], 2)
    with pytest.raises(RowsNotConserved):
        book.counts(facts=3)
    book.counts(facts=4)
    book.receive([3], 2)
    with pytest.raises(RowsNotConserved):
        book.counts(facts=4)


def test_a_row_set_aside_without_a_reason_is_noticed():
    form = check_rows([["1", "Kab. Pacitan", *["1"] * 11]]).form.forms[0]
    book = RowBook(form)
    book.receive([2], 0)
    with pytest.raises(RowsNotConserved):
        book.counts(facts=0)


def test_findings_beyond_the_limit_are_counted_not_dropped_silently(monkeypatch):
    monkeypatch.setattr("derajat.intake.row_book.LISTED_PER_CODE", 2)
    form = check_rows([["1", "Kab. Pacitan", *["1"] * 11]]).form.forms[0]
    book = RowBook(form)
    book.receive(range(2, 7), 1)
    for row in range(2, 7):
        book.find(row, 3, fault("REC-020", shown="x"), "bblr")
    findings = book.findings()
    assert [f.problem.code for f in findings] == ["REC-061", "REC-020", "REC-020"]
    assert "3 sel atau baris lain" in findings[0].problem.says()
