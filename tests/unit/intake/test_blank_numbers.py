"""Blank cells in a correction: what was known stays known, or its loss is told."""

from tests.bad_input.writing import as_workbook, births, cases


def blank(table, row, columns=range(2, 13)):
    for column in columns:
        table[row + 1][column] = ""
    return table


def stored(store, dataset="bayi-lahir"):
    facts = store.snapshot().load_facts(dataset).to_pylist()
    return {(f["kabupaten"], f["jk"]): f["ditimbang"] for f in facts}


def codes(receipt):
    told = [*receipt.notices, *(finding.problem for finding in receipt.findings)]
    return [problem.code for problem in told]


def test_a_row_without_a_number_does_not_replace_what_was_sent_before(send, store):
    send("bayi_2022.csv", births())
    before = stored(store)
    receipt = send("bayi_2022.csv", blank(births((0, 11, 174)), 1))
    assert stored(store) == before
    assert dict(receipt.reasons) == {"REC-065": 1}
    assert (receipt.batch.facts, receipt.counts.set_aside) == (4, 1)
    assert receipt.findings[0].problem.where.row == 3


def test_of_a_row_with_one_sex_only_the_other_keeps_its_number(send, store):
    send("bayi_2022.csv", births())
    boys = blank(births(), 1, (3, 4, 6, 7, 9, 10, 12))
    receipt = send("bayi_2022.csv", boys)
    assert stored(store)["35.02", "P"] == 4543
    assert (receipt.counts.accepted, receipt.counts.questioned) == (2, 1)
    assert "(jk=P)" in receipt.findings[0].problem.says()


def test_a_mark_for_no_data_is_an_answer_and_replaces(send, store):
    send("bayi_2022.csv", births())
    marks = [(1, column, "-") for column in (2, 3, 5, 6, 11, 12)]
    receipt = send("bayi_2022.csv", births(*marks))
    assert stored(store)["35.02", "L"] is None
    assert "REC-065" not in codes(receipt)
    told = next(n for n in receipt.notices if n.code == "REC-066")
    assert "6 angka" in told.says() and "(baris 3)" in told.says()


def test_a_number_that_is_gone_is_told(send):
    send("bayi_2022.csv", births())
    receipt = send("bayi_2022.csv", births((0, 11, ""), (2, 12, "dua")))
    told = next(n for n in receipt.notices if n.code == "REC-066")
    assert "2 angka" in told.says() and "(baris 2, 4)" in told.says()
    assert codes(send("bayi_2022.csv", births((0, 11, 174)))) == []


def test_a_row_of_a_register_without_numbers_is_a_record_all_the_same(send):
    receipt = send("kasus.xlsx", as_workbook({"Kasus": cases((1, 3, None))}))
    assert receipt.counts.accepted == 3
