"""Files sent once, twice, corrected and taken back."""

import json

import openpyxl
import pytest
from tests.bad_input.forms import BIRTH_TOTAL, NOW
from tests.bad_input.writing import as_text, births, cases, official, with_column

from derajat.errors import DerajatError
from derajat.intake import render_ledger, withdraw_batch
from derajat.model.batches import BatchState, RowState


def current(store, dataset="bayi-lahir"):
    """Facts without where they came from, for comparison."""
    table = store.snapshot().load_facts(dataset)
    shown = [name for name in table.column_names if not name.startswith("_")]
    rows = table.select(shown).to_pylist()
    return sorted(tuple(map(str, row.values())) for row in rows)


def codes(problems):
    return {problem.code for problem in problems}


def test_a_file_becomes_facts_with_their_sheet_and_row(send, store):
    receipt = send("bayi_2022.csv", [*births(), BIRTH_TOTAL])
    assert receipt.is_accepted and receipt.batch.number == 1
    rows = store.snapshot().load_facts("bayi-lahir").to_pylist()
    first = {key: value for key, value in rows[0].items() if key[0] != "_"}
    assert first == {
        "kabupaten": "35.01",
        "tahun": 2022,
        "jk": "L",
        "lahir_hidup": 3149,
        "ditimbang": 2879,
        "bblr": 173,
    }
    assert [row["_row"] for row in rows] == [2, 2, 3, 3, 4, 4]
    assert [row["jk"] for row in rows] == ["L", "P"] * 3
    assert store.snapshot().original(receipt.batch).read_bytes()


def test_the_official_form_gives_the_same_facts_as_the_plain_table(send, store):
    send("bayi_2022.csv", [*births(), BIRTH_TOTAL])
    plain = current(store)
    receipt = send("bayi_2022.xlsx", official([["TABEL 37"], []]))
    assert receipt.counts.set_aside == 1
    assert current(store) == plain
    assert receipt.batch.replaces == receipt.batch.facts == 6
    assert "REC-015" in codes(receipt.notices)


def test_the_same_file_twice_changes_nothing(send, store):
    first = send("bayi_2022.csv", births())
    version = store.snapshot().version
    again = send("bayi_2022.csv", births())
    assert again.already_received and again.batch == first.batch
    assert not again.is_accepted
    assert store.snapshot().version == version
    assert codes(again.notices) == {"REC-016"}


def test_a_renamed_copy_is_recognised(send, store):
    send("bayi_2022.csv", births())
    again = send("bayi_2023 (salinan).csv", births())
    assert again.already_received
    assert "bayi_2022.csv" in again.notices[0].says()
    assert len(store.snapshot().batches) == 1


def test_a_file_saved_again_replaces_every_fact_and_says_that_nothing_differs(send):
    send("bayi_2022.csv", births())
    again = send("bayi_2022.csv", as_text(births(), separator=";"))
    assert again.is_accepted and again.batch.replaces == 6
    assert "REC-015" in codes(again.notices)


def test_a_correction_replaces_and_does_not_claim_that_nothing_differs(send, store):
    send("bayi_2022.csv", births())
    corrected = send("bayi_2022.csv", births((0, 11, 180)))
    assert corrected.batch.replaces == 6
    assert "REC-015" not in codes(corrected.notices)
    facts = store.snapshot().load_facts("bayi-lahir").to_pylist()
    assert 180 in [row["bblr"] for row in facts] and len(facts) == 6


def test_an_emptied_cell_is_a_difference(send):
    send("bayi_2022.csv", births())
    emptied = send("bayi_2022.csv", births((0, 11, "")))
    assert "REC-015" not in codes(emptied.notices)


def test_a_withdrawn_correction_brings_the_earlier_facts_back(send, store):
    send("bayi_2022.csv", births())
    before = current(store)
    batch = send("bayi_2022.csv", births((0, 11, 180))).batch
    assert current(store) != before
    with store.writer() as writer:
        withdrawn = withdraw_batch(writer, batch.id, "salah kirim", NOW)
    assert withdrawn.state is BatchState.WITHDRAWN
    assert current(store) == before


def test_a_withdrawn_file_can_be_sent_again(send, store):
    batch = send("bayi_2022.csv", births()).batch
    with store.writer() as writer:
        withdraw_batch(writer, batch.id, "belum lengkap", NOW)
    again = send("bayi_2022.csv", births())
    assert again.is_accepted and again.batch.id != batch.id


def test_withdrawing_what_is_not_there_is_refused(store):
    with store.writer() as writer, pytest.raises(DerajatError):
        withdraw_batch(writer, "0009-bayi-000000", "x", NOW)


def test_a_refused_file_leaves_the_store_as_it_was(send, store):
    receipt = send("bayi_2022.csv", [["a", "b"], [1, 2]])
    assert receipt.problems and receipt.batch is None
    assert store.snapshot().version == 0
    assert "ditolak" in receipt.render()


def test_claims_and_findings_are_kept_with_the_batch(send, store):
    receipt = send("bayi_2022.csv", [*births((0, 2, "x")), BIRTH_TOTAL])
    snapshot = store.snapshot()
    assert len(snapshot.claims()) == receipt.claims > 0
    assert {claim.batch for claim in snapshot.claims()} == {receipt.batch.id}
    assert snapshot.findings(receipt.batch.id) == receipt.findings


def test_a_marked_copy_has_a_comment_in_the_faulty_cell(send):
    receipt = send("bayi_2022.xlsx", official(rows=births((0, 2, "banyak"))[1:]))
    book = openpyxl.load_workbook(receipt.marked_copy)
    comment = book["Tabel 37"]["C4"].comment.text
    assert "REC-020" in comment and "Tulis angkanya saja" in comment
    assert "Temuan" in book.sheetnames
    assert receipt.marked_by == "parts added"


def test_a_text_file_gets_a_workbook_of_findings(send):
    receipt = send("bayi_2022.csv", births((0, 2, "banyak")))
    cells = [
        str(cell.value)
        for row in openpyxl.load_workbook(receipt.marked_copy)["Temuan"]
        for cell in row
    ]
    assert any("REC-020" in cell for cell in cells)


def test_a_totals_row_alone_is_no_reason_for_a_marked_copy(send):
    receipt = send("bayi_2022.csv", [*births(), BIRTH_TOTAL])
    assert receipt.findings and not receipt.told_findings
    assert receipt.marked_copy is None


def test_a_receipt_reads_well_and_can_be_json(send):
    receipt = send("bayi_2022.csv", [*births((0, 2, "x")), BIRTH_TOTAL])
    text = receipt.render()
    assert "4 baris: 2 dipakai, 1 dengan pertanyaan, 1 disisihkan (1 jumlah)." in text
    assert "4 rows: 2 accepted, 1 questioned, 1 set aside (1 total)." in receipt.render(
        "en"
    )
    fields = json.loads(json.dumps(receipt.as_json()))
    assert fields["received"] == 4 == fields["accepted"] + 1 + 1
    assert fields["findings"][0]["says"]


def test_long_lists_of_findings_are_shortened_for_people(send):
    spoilt = [(row, column, "x") for row in range(3) for column in (2, 3, 5, 6, 11)]
    receipt = send("bayi_2022.csv", births(*spoilt))
    assert "… dan 5 temuan lain: 5 REC-020." in receipt.render()


def test_a_row_that_is_lost_is_told_before_one_that_is_only_questioned(send):
    lost = ["Entah" if cell == births()[1][1] else cell for cell in births()[1]]
    receipt = send("bayi_2022.csv", [*births((0, 2, "x")), lost])
    states = [finding.state for finding in receipt.told_findings]
    assert states == [RowState.SET_ASIDE, RowState.QUESTIONED]


def test_no_personal_value_is_ever_told(send, store):
    secret = "1.67E+15"
    table = with_column(cases(), "NIK", [secret, "", "3,5E+15"])
    table = with_column(table, "Catatan", ["Siti " * 600, "Budi", "RAHASIA"])
    receipt = send("kasus.csv", as_text(table, ";"))
    told = receipt.render() + receipt.render("en") + json.dumps(receipt.as_json())
    assert len(receipt.told_findings) == 3
    for word in (secret, "1,67E", "3,5E+15", "Siti", "Budi", "RAHASIA"):
        assert word not in told


def test_a_note_row_never_tells_a_personal_text(send):
    table = with_column(cases(), "Catatan", ["", "", ""])
    receipt = send("kasus.csv", as_text([*table, ["", "", "", "", "", "Siti"]], ";"))
    assert dict(receipt.reasons) == {"REC-051": 1}
    assert "Siti" not in json.dumps(receipt.as_json())


def test_the_ledger_names_batches_in_their_order(send, store):
    assert render_ledger(()) == "Belum ada kiriman."
    first = send("bayi_2022.csv", [*births(), BIRTH_TOTAL]).batch
    send("kasus.csv", cases())
    with store.writer() as writer:
        withdraw_batch(writer, first.id, "salah tahun", NOW)
    lines = render_ledger(store.snapshot().batches).splitlines()
    assert [line.split()[0][:4] for line in lines] == ["0001", "0002"]
    assert "4 baris = 3 dipakai + 0 dengan pertanyaan + 1 disisihkan" in lines[0]
    assert lines[0].endswith("Dibatalkan 2026-11-22T08:00:00Z: salah tahun.")


def test_a_marked_copy_that_cannot_be_written_is_told(send, store):
    (store.folder / "marked").write_text("a file where the folder should be")
    receipt = send("bayi_2022.csv", births((0, 2, "x")))
    assert receipt.is_accepted and receipt.marked_copy is None
    assert "REC-018" in codes(receipt.notices)


def test_the_name_of_an_unreadable_file_is_shown_safely(send):
    receipt = send("kosong\u202e.csv", lambda path: path.write_bytes(b""))
    assert receipt.file == "kosong?.csv"
