"""Questions about numbers: tied to a result, answered by the owner."""

import re

import pytest


OFFICE, VILLAGE, CODE, PERIOD = "19.71", "19.71.05.1005", "KIA-K6", "2026-03"
ASK = f"/keraguan/baru/?wilayah={VILLAGE}&periode={PERIOD}&indikator={CODE}"
EXPLAIN = f"/indikator/{CODE}/jelaskan/?wilayah={VILLAGE}&periode={PERIOD}"
KEY = "a" * 32


@pytest.fixture
def value(site):
    """The number that is doubted."""
    from derajat.web.reading.office import open_reading

    shelf = open_reading().shelf
    return shelf.choose(CODE, area=VILLAGE, group="", period=PERIOD)[0]


@pytest.fixture
def midwife(sign_in):
    return sign_in("BID", VILLAGE)


@pytest.fixture
def owner(sign_in):
    return sign_in("PRG", OFFICE)


def _question(value, key=KEY, **changes):
    return {
        "kunci": key,
        "kode": value.run,
        "pertanyaan": "Dua ibu pindah bulan lalu, apakah masih dihitung?",
        **changes,
    }


def _only():
    from derajat.web.doubts.models import Doubt

    return Doubt.objects.get()


def _count():
    from derajat.web.doubts.models import Doubt

    return Doubt.objects.count()


@pytest.fixture
def asked(midwife, value):
    """A question that the midwife has asked."""
    assert midwife.post(ASK, _question(value)).status_code == 302
    return _only()


def _answer(version=1, **changes):
    return {"kunci": KEY, "versi": version, "jawaban": "Ya, sasarannya.", **changes}


def test_a_question_is_tied_to_the_result_and_logged(midwife, value):
    from derajat.web.accounts.models import LogEntry

    sent = midwife.post(ASK, _question(value))
    doubt = _only()
    assert sent["Location"] == f"/keraguan/{doubt.pk}/"
    tied = (doubt.area, doubt.indicator, doubt.period, doubt.group, doubt.result)
    assert tied == (VILLAGE, CODE, PERIOD, "", value.run)
    assert doubt.shown.startswith(value.shown.replace(".", ","))
    assert (doubt.asked_by.username, doubt.state) == (f"bid-{VILLAGE}", "open")
    deed = LogEntry.objects.order_by("-sequence").first()
    assert (deed.act, deed.thing, deed.identifier) == ("ask", "doubts", str(doubt.pk))


def test_a_form_sent_twice_asks_once(midwife, value):
    first, second = (midwife.post(ASK, _question(value)) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert _count() == 1


def test_the_panel_holds_the_form_with_the_code_of_the_result(midwife, value):
    for headers in ({}, {"HX-Request": "true"}):
        html = midwife.get(EXPLAIN, headers=headers).text
        form = html.split("Laporkan keraguan")[1].split("</form>")[0]
        assert f'name="kode" value="{value.run}"' in form
        assert 'action="/keraguan/baru/?' in form
        assert "csrfmiddlewaretoken" in form


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"pertanyaan": ""}, "Isi bagian ini"),
        ({"pertanyaan": "a?"}, "sedikit lebih jelas"),
        ({"pertanyaan": "x" * 1001}, "Paling banyak 1000 huruf"),
    ],
)
def test_a_wrong_question_is_told_on_top_and_beside_the_field(
    midwife, value, changes, words
):
    page = midwife.post(ASK, _question(value, **changes))
    assert page.status_code == 422
    assert "<title>Galat: " in page.text
    assert page.text.count(words) == 2
    assert _count() == 0


def test_a_number_that_was_computed_anew_is_shown_before_it_is_doubted(midwife, value):
    page = midwife.post(ASK, _question(value, kode="0000@1"))
    assert page.status_code == 409
    assert "dihitung ulang" in page.text
    assert "Dua ibu pindah" in page.text
    assert f'value="{value.run}"' in page.text
    assert _count() == 0


@pytest.mark.parametrize("left_out", ["indikator", "periode"])
def test_an_address_without_a_number_says_where_to_begin(midwife, value, left_out):
    url = re.sub(rf"&{left_out}=[^&]*", "", ASK)
    opened, sent = midwife.get(url), midwife.post(url, _question(value))
    assert (opened.status_code, sent.status_code) == (200, 422)
    for page in (opened, sent):
        assert "Buka “Jelaskan angka ini”" in page.text
    assert _count() == 0


def test_the_owner_sees_open_questions_and_the_asker_the_answer(asked, owner, midwife):
    from derajat.web.accounts.models import LogEntry

    assert "1 pertanyaan tentang angka belum dijawab" in owner.get("/").text
    assert "Dua ibu pindah" in owner.get("/keraguan/").text
    assert "1 pertanyaan belum dijawab" in midwife.get(EXPLAIN).text
    sent = owner.post(f"/keraguan/{asked.pk}/jawab/", _answer())
    assert sent.status_code == 302
    panel = midwife.get(EXPLAIN).text
    assert "1 pertanyaan terjawab" in panel
    assert "Ya, sasarannya." in panel
    assert "0 pertanyaan tentang angka" in owner.get("/").text
    asked.refresh_from_db()
    assert (asked.state, asked.version) == ("answered", 2)
    acts = LogEntry.objects.filter(thing="doubts").values_list("act", flat=True)
    assert list(acts.order_by("sequence")) == ["ask", "answer"]


def test_two_answers_never_overwrite_each_other_unseen(asked, owner, sign_in):
    url = f"/keraguan/{asked.pk}/jawab/"
    owner.post(url, _answer())
    late = sign_in("STW", OFFICE).post(url, _answer(jawaban="Belum diketahui."))
    assert late.status_code == 409
    assert "Ya, sasarannya." in late.text and "Belum diketahui." in late.text
    asked.refresh_from_db()
    assert asked.answer == "Ya, sasarannya."
    assert owner.post(url, _answer()).status_code == 302
    asked.refresh_from_db()
    assert asked.version == 2


def test_a_question_is_closed_after_its_answer_and_then_stays(asked, owner):
    url = f"/keraguan/{asked.pk}/tutup/"
    early = owner.post(url, {"kunci": KEY, "versi": 1})
    assert early.status_code == 422
    assert "Jawab dahulu" in early.text
    owner.post(f"/keraguan/{asked.pk}/jawab/", _answer())
    for _ in range(2):
        assert owner.post(url, {"kunci": KEY, "versi": 2}).status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.version) == ("closed", 3)
    late = owner.post(f"/keraguan/{asked.pk}/jawab/", _answer(3, jawaban="Lain."))
    assert late.status_code in (409, 422)
    assert "ditutup" in owner.get("/keraguan/?keadaan=closed").text


@pytest.mark.parametrize("text", ["", "{}", "x" * 2001])
def test_a_wrong_answer_is_refused_beside_its_field(asked, owner, text):
    page = owner.post(f"/keraguan/{asked.pk}/jawab/", _answer(jawaban=text))
    assert page.status_code == 422
    assert 'id="id_jawaban_error"' in page.text
    asked.refresh_from_db()
    assert asked.state == "open"


def test_questions_of_other_areas_are_not_there(asked, sign_in):
    other = sign_in("BID", "19.71.01.1004")
    assert other.get(f"/keraguan/{asked.pk}/").status_code == 404
    assert "Dua ibu pindah" not in other.get("/keraguan/").text
    stranger = sign_in("PKM", "19.71.P1012413")
    assert stranger.get(f"/keraguan/{asked.pk}/").status_code == 404


def test_who_only_looks_neither_asks_nor_answers(asked, sign_in, value):
    auditor = sign_in("AUD", OFFICE)
    assert "Laporkan keraguan" not in auditor.get(EXPLAIN).text
    assert auditor.post(ASK, _question(value, "b" * 32)).status_code == 404
    url = f"/keraguan/{asked.pk}/jawab/"
    assert auditor.post(url, _answer()).status_code == 404
    assert "<textarea" not in auditor.get(f"/keraguan/{asked.pk}/").text
