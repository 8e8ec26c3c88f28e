"""Rows that contradict themselves are questioned, though each cell could be true."""

import pytest
from tests.city.conftest import CHOSEN_PROGRAMMES

from derajat.city.faults import FaultKind
from derajat.model.batches import RowState


PRESENT = {programme.name for programme in CHOSEN_PROGRAMMES}
CONTRADICTIONS = {
    ("kohort-ibu", "tanggal_k1"): "hpht",
    ("kohort-ibu", "tanggal_akhir"): "hpht",
    ("lb3-kia", "pf"): "pn",
}
"""Columns planted far from the truth, and the column that shows it."""


@pytest.mark.skipif("maternal" not in PRESENT, reason="its registers are not sent")
@pytest.mark.parametrize(("name", "column"), CONTRADICTIONS)
def test_a_number_that_contradicts_its_row_is_questioned(received, name, column):
    other = CONTRADICTIONS[name, column]
    has_other = received.city.registers[name].is_known(other)
    planted, questioned = set(), set()
    for file, receipt in zip(
        received.first.files, received.first.receipts, strict=True
    ):
        rows = {f.row for f in receipt.findings if f.state is RowState.QUESTIONED}
        for row, fault in file.faults:
            plan = fault.plan
            is_own = (plan.register, plan.column) == (name, column)
            if is_own and fault.kind is FaultKind.WRONG and has_other[fault.row]:
                planted.add((file.path.name, row))
        questioned |= {(file.path.name, row) for row in rows}
    assert planted
    assert planted <= questioned
