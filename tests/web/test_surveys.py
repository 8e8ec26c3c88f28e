"""The satisfaction survey: no name, a repeat counts once, the engine computes."""

import datetime
import gzip
import re

import pytest


CITY = "19.71"
KEY = "a" * 32
ELEMENTS = [f"u{number}" for number in range(1, 10)]
DAY = datetime.date(2026, 3, 31)


@pytest.fixture
def centre(site):
    """The first health centre."""
    from derajat.web.accounts.making import choose_demo_area
    from derajat.web.policy import load_policy
    from derajat.web.reading.office import open_reading

    return choose_demo_area(load_policy().roles["PKM"], open_reading().office)


@pytest.fixture
def head(sign_in, centre):
    """The head of that health centre."""
    return sign_in("KPK", centre)


@pytest.fixture
def opened(head, centre):
    """A round of all services that is open."""
    return _open(head, centre)


def _round_form(centre, **changes):
    return {
        "kunci": KEY,
        "puskesmas": centre,
        "layanan": "",
        "titik": "Loket 2",
        "mulai": "2026-03-01",
        "akhir": "2026-04-30",
        "pengguna": "1200",
        "kabar": "Loket dibuka pukul 07.00.",
        **changes,
    }


def _open(client, centre, **changes):
    from derajat.web.surveys.models import Round

    sent = client.post("/survei/buka/", _round_form(centre, **changes))
    assert sent.status_code == 302
    return Round.objects.get()


def _answer(key=KEY, **changes):
    scores = {name: str(2 + number % 3) for number, name in enumerate(ELEMENTS)}
    return {
        "kunci": key,
        "layanan": "farmasi",
        "jk": "P",
        "umur": "31",
        "pendidikan": "sma",
        "pekerjaan": "swasta",
        "saran": "Antrean lama.",
        **scores,
        **changes,
    }


def test_a_round_is_opened_once_with_its_sample(head, centre):
    from derajat.web.surveys.models import Round

    made = _open(head, centre)
    assert made.wanted == 291
    assert len(made.address) == 24
    again = head.post("/survei/buka/", _round_form(centre))
    assert again["Location"] == f"/survei/putaran/{made.pk}/"
    assert Round.objects.count() == 1
    page = head.get(f"/survei/putaran/{made.pk}/").text
    assert "0 dari 291 jawaban" in page


@pytest.mark.parametrize(("users", "wanted"), [(10, 10), (50, 44), (220, 140)])
def test_the_sample_is_that_of_the_printed_table(site, users, wanted):
    from derajat.web.surveys.writing import wanted_answers

    assert wanted_answers(users) == wanted


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("puskesmas", CITY),
        ("puskesmas", "19.71.P1012410"),
        ("puskesmas", ""),
        ("layanan", "poli-lain"),
        ("titik", "x" * 81),
        ("mulai", "kemarin"),
        ("akhir", "2026-02-01"),
        ("akhir", "2028-04-30"),
        ("pengguna", "0"),
        ("pengguna", "-5"),
        ("pengguna", "banyak"),
        ("pengguna", "9" * 20),
        ("kabar", "x" * 501),
    ],
)
def test_a_wrong_field_of_a_round_is_named(head, centre, field, value):
    from derajat.web.surveys.models import Round

    answer = head.post("/survei/buka/", _round_form(centre, **{field: value}))
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.text
    assert not Round.objects.exists()


def test_a_round_that_is_over_is_not_opened(head, centre):
    over = _round_form(centre, mulai="2025-01-01", akhir="2025-02-01")
    assert 'id="id_akhir_error"' in head.post("/survei/buka/", over).text


def test_the_form_asks_nine_elements_in_the_words_of_the_rule_and_no_name(
    visitor, opened
):
    page = visitor.get(f"/survei/{opened.address}/").text
    steps = page.split('class="step"')[1:]
    assert [step.count("<fieldset") for step in steps[:3]] == [3, 3, 3]
    for words in ("Tidak sesuai", "Sangat mahal", "Gratis", "Dikelola dengan baik"):
        assert words in page
    names = set(re.findall(r'name="(\w+)"', page)) - {"csrfmiddlewaretoken"}
    page_own = {"kembali", "bahasa", "viewport"}
    asked = {"kunci", "layanan", "jk", "umur", "pendidikan", "pekerjaan", "saran"}
    assert names - page_own == asked | set(ELEMENTS)
    assert "style=" not in page
    assert re.findall(r"<script(?![^>]*src=)", page) == []


def test_the_whole_page_weighs_little(visitor, opened):
    from pathlib import Path

    import django_htmx

    from derajat.web import settings
    from derajat.web.sheet import build_sheet

    static = settings.HERE / "static" / "web"
    htmx = Path(django_htmx.__file__).parent / "static/django_htmx/htmx-2.min.js"
    parts = [
        visitor.get(f"/survei/{opened.address}/").content,
        build_sheet().encode(),
        *((static / name).read_bytes() for name in ("derajat.js", "survei.js")),
        htmx.read_bytes(),
    ]
    assert sum(len(gzip.compress(part)) for part in parts) <= 60 * 1024
    scripts = [(static / name).read_bytes() for name in ("derajat.js", "survei.js")]
    assert sum(len(gzip.compress(part)) for part in scripts) <= 3 * 1024


def test_an_answer_sent_again_counts_once(visitor, opened):
    url = f"/survei/{opened.address}/"
    for _ in range(3):
        sent = visitor.post(url, _answer())
        assert sent.status_code == 302
        assert sent["Location"] == f"{url}terima-kasih/"
    answer = opened.answers.get()
    assert [getattr(answer, name) for name in ELEMENTS] == [2, 3, 4] * 3
    assert (answer.service, answer.sex, answer.age) == ("farmasi", "P", 31)
    thanks = visitor.get(f"{url}terima-kasih/").text
    assert "Loket dibuka pukul 07.00." in thanks


def test_an_answer_needs_no_cookie_and_no_token(site, database, opened):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    sent = strict.post(f"/survei/{opened.address}/", _answer())
    assert sent.status_code == 302


def test_what_is_about_the_person_may_be_left_out(visitor, opened):
    bare = _answer(jk="", umur="", pendidikan="", pekerjaan="", saran="")
    assert visitor.post(f"/survei/{opened.address}/", bare).status_code == 302
    assert opened.answers.get().age is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *((name, "") for name in ELEMENTS),
        ("u1", "0"),
        ("u1", "5"),
        ("u1", "2.5"),
        ("u1", '{"a":1}'),
        ("layanan", ""),
        ("layanan", "poli-lain"),
        ("jk", "X"),
        ("umur", "11"),
        ("umur", "111"),
        ("umur", "tiga puluh"),
        ("pendidikan", "s9"),
        ("pekerjaan", "x" * 50),
        ("saran", "x" * 501),
        ("kunci", ""),
        ("kunci", "zz"),
    ],
)
def test_a_wrong_answer_is_named_and_not_counted(visitor, opened, field, value):
    answer = visitor.post(f"/survei/{opened.address}/", _answer(**{field: value}))
    assert answer.status_code == 422
    assert "<title>Galat: " in answer.text
    assert not opened.answers.exists()
    kept = re.search(r'name="u2" value="3"[^>]*checked', answer.text)
    assert field == "u2" or kept


def test_an_empty_answer_is_answered_kindly(visitor, opened):
    answer = visitor.post(f"/survei/{opened.address}/", {})
    assert answer.status_code == 422
    # Beside the field and in the summary above.
    assert answer.text.count("Pilih salah satu jawaban.") == 18


def test_more_answers_than_people_can_give_have_to_wait(visitor, opened, monkeypatch):
    from derajat.web.surveys import writing

    monkeypatch.setattr(writing, "MOST_IN_A_WINDOW", 2)
    url = f"/survei/{opened.address}/"
    for letter in "bc":
        assert visitor.post(url, _answer(letter * 32)).status_code == 302
    busy = visitor.post(url, _answer("d" * 32))
    assert busy.status_code == 429
    assert busy["Retry-After"] == "300"
    assert visitor.post(url, _answer("b" * 32)).status_code == 302
    assert opened.answers.count() == 2


@pytest.mark.parametrize("address", ["abc", "x" * 24, "c0ffee00c0ffee00c0ffee00"])
def test_an_unknown_survey_has_a_kind_page(visitor, address):
    for url in (f"/survei/{address}/", f"/survei/{address}/terima-kasih/"):
        answer = visitor.get(url)
        assert answer.status_code == 404
        assert "Pindai lagi kode QR" in answer.text
    assert visitor.post(f"/survei/{address}/", _answer()).status_code == 404


def test_a_round_takes_answers_on_its_days_alone(visitor, opened):
    url = f"/survei/{opened.address}/"
    opened.first_day, opened.last_day = (
        DAY + datetime.timedelta(days=1),
        DAY.replace(month=5),
    )
    opened.save()
    early = visitor.get(url)
    assert early.status_code == 410
    assert "Survei dibuka 1 April 2026." in early.text
    opened.first_day, opened.last_day = DAY, DAY
    opened.save()
    assert visitor.get(url).status_code == 200
    opened.first_day = opened.last_day = DAY - datetime.timedelta(days=1)
    opened.save()
    assert "sudah ditutup" in visitor.post(url, _answer()).text
    assert not opened.answers.exists()


def test_a_round_is_closed_once_by_who_may(visitor, head, opened, sign_in, centre):
    close = {"kunci": KEY, "versi": "1"}
    url = f"/survei/putaran/{opened.pk}/tutup/"
    assert sign_in("PKM", centre).post(url, close).status_code == 404
    assert sign_in("KPK", "19.71.P1012410").post(url, close).status_code == 404
    assert head.post(url, {"versi": "x"}).status_code == 422
    assert head.post(url, close).status_code == 302
    assert head.post(url, close).status_code == 409
    assert visitor.get(f"/survei/{opened.address}/").status_code == 410


def test_a_round_of_one_service_does_not_ask_for_it(visitor, head, centre):
    made = _open(head, centre, layanan="kia-kb")
    page = visitor.get(f"/survei/{made.address}/").text
    assert 'name="layanan"' not in page
    visitor.post(f"/survei/{made.address}/", _answer(layanan="farmasi"))
    assert made.answers.get().service == "kia-kb"


def test_the_poster_leads_to_the_form(head, opened):
    page = head.get(f"/survei/putaran/{opened.pk}/poster/").text
    assert f"/survei/{opened.address}/" in page
    assert "<path d=" in page
    assert "style=" not in page
    assert "Jangan tempel poster" in page


def test_the_code_of_a_poster_is_a_square_with_its_margin():
    from derajat.web.pages.surveys.poster import draw_qr_code

    code = draw_qr_code("http://127.0.0.1:8000/survei/c0ffee00c0ffee00c0ffee00/")
    squares = {
        (int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", code.path)
    }
    inside = range(4, code.size - 4)
    assert all(x in inside and y in inside for x, y in squares)
    # The three corners that readers look for.
    for left, top in ((4, 4), (code.size - 11, 4), (4, code.size - 11)):
        assert {(left + n, top) for n in range(7)} <= squares
        assert (left + 1, top + 1) not in squares


def test_answers_reach_the_engine_as_a_file_of_its_form(
    visitor, head, opened, own_store
):
    from derajat.web.surveys.models import Sending
    from derajat.web.surveys.sending import send_answers

    url = f"/survei/{opened.address}/"
    visitor.post(url, _answer("b" * 32))
    visitor.post(url, _answer("c" * 32, umur="", jk="", pendidikan="", u1="4"))
    before = own_store.snapshot().load_facts("survei-kepuasan").num_rows
    for _ in range(2):
        sent = head.post(
            f"/survei/putaran/{opened.pk}/kirim/", {"kunci": KEY, "versi": "1"}
        )
        assert sent.status_code == 302
    sending = Sending.objects.get()
    send_answers.func(sending.pk)
    send_answers.func(sending.pk)
    sending.refresh_from_db()
    assert (sending.rows, sending.problems) == (2, "")
    assert _count_measurements() == 1
    facts = own_store.snapshot().load_facts("survei-kepuasan")
    assert facts.num_rows == before + 2
    own = [
        row
        for row in facts.to_pylist()
        if str(row["responden"]).startswith(opened.address[:8].upper())
    ]
    assert sorted(row["u1"] for row in own) == [2, 4]
    assert {row["puskesmas"] for row in own} == {opened.area}
    assert "saran" not in facts.column_names
    page = head.get(f"/survei/putaran/{opened.pk}/").text
    assert sending.batch in page
    assert "Antrean lama." in page
    assert opened.answers.filter(sending=sending).count() == 2


def _count_measurements():
    from django_tasks_db.models import DBTaskResult

    waiting = DBTaskResult.objects.filter(status="READY")
    return waiting.filter(task_path__endswith=".measure_values").count()


def test_a_sending_without_new_answers_makes_no_file(head, opened):
    from derajat.web.surveys.models import Sending
    from derajat.web.surveys.sending import send_answers

    head.post(f"/survei/putaran/{opened.pk}/kirim/", {"kunci": KEY, "versi": "1"})
    send_answers.func(Sending.objects.get().pk)
    assert Sending.objects.get().batch == ""
    assert "tidak ada jawaban baru" in head.get(f"/survei/putaran/{opened.pk}/").text


def test_another_area_does_not_see_a_round(opened, sign_in):
    stranger = sign_in("KPK", "19.71.P1012410")
    for tail in ("", "poster/"):
        assert stranger.get(f"/survei/putaran/{opened.pk}/{tail}").status_code == 404
    sent = stranger.post(f"/survei/putaran/{opened.pk}/kirim/", {"kunci": KEY})
    assert sent.status_code == 404


def test_results_show_the_stored_index_with_its_lowest_element(sign_in):
    from derajat.web.reading.office import open_reading

    shelf = open_reading().shelf
    (index,) = shelf.choose("IKU-IKM", area=CITY, group="", period="2026")
    page = sign_in("PRG", CITY).get("/ikm/").text
    assert index.shown.replace(".", ",") in page
    means = {}
    for name in ELEMENTS:
        code = f"SKM-{name.upper()}"
        (value,) = shelf.choose(code, area=CITY, group="", period="2026")
        means[code] = value.numerator / float(value.denominator)
    lowest = min(means, key=means.get)
    assert f"indikator={lowest}" in page
    assert page.count("terendah</span>") == 1


def test_results_of_a_period_without_an_index_say_why(sign_in):
    page = sign_in("PRG", CITY).get("/ikm/?periode=2019").text
    assert "Belum ada IKM untuk wilayah dan periode ini" in page


@pytest.mark.parametrize(
    ("value", "band"), [("88.31", "A"), ("88.30", "B"), ("76.61", "B"), ("64.99", "D")]
)
def test_the_quality_is_that_of_the_bands_in_the_definition(sign_in, value, band):
    from dataclasses import replace

    from derajat.web.pages.surveys.results import _band
    from derajat.web.reading.office import open_reading

    reading = open_reading()
    (index,) = reading.shelf.choose("IKU-IKM", area=CITY, group="", period="2026")

    class Asked:
        pass

    asked = Asked()
    asked.reading = reading
    assert _band(asked, replace(index, shown=value)) == band
