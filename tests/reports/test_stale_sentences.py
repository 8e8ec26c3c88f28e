"""A sentence of people is marked when, and only when, its numbers have moved."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.reports.specimen import build_specimen

from derajat.model.numerals import render_number
from derajat.reports.addresses import list_texts
from derajat.reports.outline import Slot, StaleSentence
from derajat.reports.stale import find_stale, link_numbers, list_shown, mark_stale
from derajat.reports.written import Written, WrittenText


A, B = "value|KIA-K6|19.71|2025|", "value|KIA-K4|19.71|2025|"
DECIMALS = st.decimals(0, 9999, places=1)
SHOWN = DECIMALS.map(lambda amount: render_number(f"{amount:f}") + "%")


def test_a_moved_number_marks_its_sentence_and_no_other():
    texts = ("Cakupan 82,6% karena kelas ibu. Kelas ditambah 3.", "Tanpa angka.")
    seen = link_numbers(texts, [(A, "82,6%")])
    assert seen == ((A, "82,6%"),)
    assert find_stale(texts, seen, {A: "83,1%"}) == (
        StaleSentence("Cakupan 82,6% karena kelas ibu.", "82,6%", "83,1%"),
    )


def test_a_number_is_named_however_its_unit_is_written():
    shown = [(A, "82,6%"), (B, "Rp2.400.000")]
    for text in ("82,6 persen, Rp2.400.000", "(82,6 %) dan 2400000 rupiah"):
        assert link_numbers([text], shown) == tuple(shown)


def test_part_of_a_longer_number_names_nothing():
    for text in ("182,6%", "82,65%", "82,6.1", "KIA2,6"):
        assert link_numbers([text], [(A, "82,6%"), (B, "2,6")]) == ()


def test_while_one_of_two_equal_numbers_stands_there_is_no_alarm():
    seen = link_numbers(["Ada 409 ibu."], [(A, "409"), (B, "409")])
    assert seen == ((A, "409"), (B, "409"))
    assert find_stale(["Ada 409 ibu."], seen, {A: "410", B: "409"}) == ()
    (stale,) = find_stale(["Ada 409 ibu."], seen, {A: "410", B: "411"})
    assert (stale.was, stale.now) == ("409", "410 / 411")


def test_a_fact_that_is_gone_has_moved():
    (stale,) = find_stale(["Ada 409 ibu."], ((A, "409"),), {})
    assert stale.now == "–"


@given(st.dictionaries(st.text("abc|", min_size=1), SHOWN, min_size=1), st.data())
def test_no_alarm_while_nothing_changes(shown, data):
    said = data.draw(st.lists(st.sampled_from(sorted(shown.values())), max_size=4))
    text = ". ".join(f"Nilainya {number} saja" for number in said)
    seen = link_numbers([text], shown.items())
    assert find_stale([text], seen, shown) == ()


@given(
    st.dictionaries(st.text("abc|", min_size=1), SHOWN, min_size=1), SHOWN, st.data()
)
def test_always_an_alarm_when_the_only_matching_number_changes(shown, other, data):
    fact = data.draw(st.sampled_from(sorted(shown)))
    was = shown[fact]
    alone = {key: text for key, text in shown.items() if text != was or key == fact}
    text = f"Nilai itu {was}, kata kami."
    seen = link_numbers([text], alone.items())
    stale = find_stale([text], seen, {**alone, fact: other})
    assert bool(stale) == (other != was)


def test_a_report_made_again_carries_the_mark_beside_the_text():
    before = build_specimen(body="82,6%", written="Cakupan 82,6% itu tinggi.")
    texts = ("Cakupan 82,6% itu tinggi.",)
    seen = link_numbers(texts, list_shown(before))
    written = Written((WrittenText("bab-1/sebab", texts, seen),))
    assert mark_stale(before, written) == before

    after = build_specimen(body="83,1%", written="Cakupan 82,6% itu tinggi.")
    marked = mark_stale(after, written)
    assert "[Periksa: kalimat ini ditulis untuk 82,6%; kini 83,1%.]" in [
        text.text for text in list_texts(marked)
    ]
    slots = [block for _, block in marked.blocks() if isinstance(block, Slot)]
    assert [len(slot.stale) for slot in slots] == [1, 0]
    assert replace(slots[0], stale=()) in [block for _, block in after.blocks()]
