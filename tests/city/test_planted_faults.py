"""Rows are conserved, and every fault that can be seen is seen where it stands."""

from derajat.city.found_faults import NONE_COUNTED, count_faults, told_rows


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
    pairs = zip(received.first.files, received.first.receipts, strict=True)
    counted = sum((count_faults(*pair) for pair in pairs), NONE_COUNTED)
    record_figure("planted faults", counted.as_json())
    assert counted.found
    assert not counted.missed
    assert counted.false == 0


def test_mended_files_have_nothing_to_tell(received):
    for file, receipt in zip(
        received.mended.files, received.mended.receipts, strict=True
    ):
        assert len(told_rows(receipt)) == file.extra, file.path.name
