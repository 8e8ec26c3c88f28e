"""Texts with two meanings: what their column proves, what the form declares."""

from dataclasses import replace

import pytest
from tests.bad_input.forms import CASE_FORM, OFFICE
from tests.bad_input.writing import as_workbook, cases, with_column

from derajat.model.calendar import day_number
from derajat.model.sources import DateOrder


APRIL, MARCH = day_number(2025, 4, 3), day_number(2025, 3, 4)
DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST


def _declaring(dates):
    layouts = tuple(replace(each, dates=dates) for each in CASE_FORM.layouts)
    return replace(OFFICE, sources=(replace(CASE_FORM, layouts=layouts),))


def _send(send, dates, *written, name="kasus.csv"):
    table = cases(*((row, 2, text) for row, text in enumerate(written)))
    content = as_workbook({"Kasus": table}) if name.endswith("xlsx") else table
    return send(name, content, office=_declaring(dates))


def _days(store):
    facts = store.snapshot().load_facts("kasus")
    return [day for day in facts["tanggal"].to_pylist() if day in (APRIL, MARCH)]


def _codes(receipt):
    return [found.problem.code for found in receipt.findings]


@pytest.mark.parametrize("name", ["kasus.csv", "kasus.xlsx"])
@pytest.mark.parametrize(
    ("dates", "other", "days", "codes"),
    [
        (None, "2025-01-09", [], ["REC-025"]),
        (DAY, "2025-01-09", [APRIL], []),
        (MONTH, "2025-01-09", [MARCH], []),
        (None, "31/12/2025", [APRIL], []),
        (DAY, "31/12/2025", [APRIL], []),
        (MONTH, "31/12/2025", [APRIL], ["REC-046"]),
        (DAY, "12/31/2025", [MARCH], ["REC-046"]),
        (MONTH, "12/31/2025", [MARCH], []),
    ],
)
def test_a_declared_order_counts_where_the_column_proves_none(
    send, store, name, dates, other, days, codes
):
    receipt = _send(send, dates, "03/04/2025", other, name=name)
    assert _days(store) == days
    assert _codes(receipt) == codes
    assert receipt.counts.set_aside == codes.count("REC-025")


@pytest.mark.parametrize("dates", [None, DAY, MONTH])
def test_a_column_with_both_orders_leaves_doubtful_dates_unread(send, store, dates):
    receipt = _send(send, dates, "03/04/2025", "31/12/2025", "12/31/2025")
    assert _days(store) == []
    told = {found.row: found.problem.code for found in receipt.findings}
    against = {None: {}, DAY: {4: "REC-046"}, MONTH: {3: "REC-046"}}[dates]
    assert told == {2: "REC-025", **against}


def test_a_contradiction_is_told_once_at_its_first_cell_and_asks_for_nothing(send):
    receipt = _send(send, MONTH, "03/04/2025", "31/12/2025", "30/12/2025")
    (found,) = receipt.findings
    assert (found.problem.code, found.problem.where.cell) == ("REC-046", "C3")
    assert "31/12/2025" in found.problem.says("id")
    assert "bulan di depan" in found.problem.says("id")
    assert (receipt.counts.accepted, receipt.counts.questioned) == (3, 0)


@pytest.mark.parametrize(
    ("answers", "known", "codes"),
    [
        (("Y", "T", "Y"), [1, 0, 1], []),
        (("y", " t ", ""), [1, 0, None], []),
        (("Y", "T", "-"), [1, 0, None], ["REC-060"]),
        (("T", "T", "T"), [None] * 3, ["REC-033"] * 3),
        (("Y", "T", "N"), [1, None, 0], ["REC-033"]),
        (("Y", "T", "F"), [1, None, None], ["REC-033"] * 2),
        (("Ya", "T", "Y"), [1, None, 1], ["REC-033"]),
        (("Y", "Y", "Y"), [1, 1, 1], []),
    ],
)
def test_t_is_no_only_in_a_column_of_y_and_t(send, store, answers, known, codes):
    receipt = send("kasus.csv", with_column(cases(), "Sembuh", answers))
    facts = store.snapshot().load_facts("kasus").sort_by("_row")
    assert facts["sembuh"].to_pylist() == known
    assert _codes(receipt) == codes
