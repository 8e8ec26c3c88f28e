"""Rows are conserved, and every fault that can be seen is seen where it stands."""

from collections import Counter

from derajat.city.faults import FaultKind
from derajat.model.batches import RowState


def _told_rows(receipt):
    """Rows with a finding that questions them or sets them aside."""
    told = (RowState.QUESTIONED, RowState.SET_ASIDE)
    return {finding.row for finding in receipt.findings if finding.state in told}


def test_every_file_is_taken(received):
    for sent in (received.first, received.mended):
        refused = [r.file for r in sent.receipts if r.batch is None]
        assert not refused


def test_every_row_is_accounted_for(received):
    for sent in (received.first, received.mended):
        for file, receipt in zip(sent.files, sent.receipts, strict=True):
            assert receipt.counts.received == file.rows, file.path.name


def test_every_fault_that_can_be_seen_is_found_and_nothing_else(
    received, record_figure
):
    found, missed, false = Counter(), Counter(), 0
    for file, receipt in zip(
        received.first.files, received.first.receipts, strict=True
    ):
        told = _told_rows(receipt)
        planted = {row: fault.kind for row, fault in file.faults}
        for row, kind in planted.items():
            if kind.can_be_seen and kind is not FaultKind.REPEATED:
                (found if row in told else missed)[kind.value] += 1
        repeated = [row for row, kind in planted.items() if kind is FaultKind.REPEATED]
        seen = sum(row in told for row in repeated)
        found["repeated"] += seen
        missed["repeated"] += len(repeated) // 2 - seen
        data_told = len(told) - file.extra
        false += data_told - sum(row in told for row in planted)
    record_figure("planted faults", {"found": found, "missed": missed, "false": false})
    assert not +missed
    assert false == 0


def test_mended_files_have_nothing_to_tell(received):
    for file, receipt in zip(
        received.mended.files, received.mended.receipts, strict=True
    ):
        assert len(_told_rows(receipt)) == file.extra, file.path.name
