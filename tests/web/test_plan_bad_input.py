"""Forms of a plan refuse what cannot be meant, in words, and lose no typing."""

import pytest
from tests.web.plan_forms import DRAFT, OFFICE, PLAN, open_draft, read_form, read_page
from tests.web.plan_forms import save as save_node
from tests.web.plan_forms import step as take_step


@pytest.fixture
def planner(sign_in):
    """A planner of the office, with a draft begun."""
    client = sign_in("PLN", OFFICE)
    open_draft(client)
    return client


def _count():
    from derajat.web.plans.models import NodeEdit

    return NodeEdit.objects.count()


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("pernyataan", "", "Wajib diisi"),
        ("pernyataan", "   \n ", "Wajib diisi"),
        ("pernyataan", "a" * 401, "401 huruf; paling banyak 400"),
        ("pernyataan", "a" * 500_000, "paling banyak 400"),
        ("pernyataan", "Ibu\u200bhamil", "tanda yang tidak tampak"),
        ("pernyataan", "Ibu\x07hamil", "tanda yang tidak tampak"),
        ("pernyataan", "123", "PLN-010"),
        ("penanggung_jawab", "b" * 201, "paling banyak 200"),
        ("i-0-pernyataan", "", "Wajib diisi"),
        ("i-0-ukur", "KIA-TIADA", "tidak ada di katalog"),
        ("i-0-arah", "ke-atas", "Pilih salah satu"),
        ("i-0-t-2026", "9" * 61, "paling banyak 60"),
        ("i-baru-kode", "K9", "Isi kode dan pernyataan"),
        ("i-baru-pernyataan", "Tanpa kode", "Isi kode dan pernyataan"),
        ("a-baru-p-2026", "dua miliar", "bukan jumlah rupiah"),
        ("a-baru-p-2026", "2.4", "bukan jumlah rupiah"),
        ("a-baru-p-2026", "-5", "bukan jumlah rupiah"),
        ("a-baru-p-2026", "1" * 30, "bukan jumlah rupiah"),
        ("a-baru-satuan", "DOLAR", "a-baru-satuan"),
    ],
)
def test_a_field_that_is_wrong_is_told_beside_it_and_above(planner, field, text, says):
    answer = save_node(planner, "S1", **{field: text})
    assert answer.status_code == 422
    page = read_page(answer)
    assert "<title>Galat" in page.replace("\n", "")
    assert says in page
    assert 'class="error-summary"' in page
    assert _count() == 0


def test_a_used_code_of_an_indicator_is_refused(planner):
    words = {"i-baru-kode": "AKI", "i-baru-pernyataan": "Angka kematian ibu lagi"}
    answer = save_node(planner, "S1", **words)
    assert answer.status_code == 422 and "sudah dipakai" in read_page(answer)


def test_wrong_input_keeps_all_typing(planner):
    typed = {"pernyataan": "", "penanggung_jawab": "Bidang baru", "i-0-t-2027": "≥ 91"}
    form = read_form(save_node(planner, "S1", **typed))
    assert {name: form[name] for name in typed} == typed


@pytest.mark.parametrize(
    "words",
    [
        "<img src=x onerror=alert(1)>",
        "{{ settings.SECRET_KEY }} {% debug %}",
        "'; DROP TABLE plans_nodeedit; --",
        "</textarea><script>alert(1)</script>",
        "=HYPERLINK(1)",
        "Baris: - [daftar] #komentar &jangkar *alias !tanda",
        '"kutip" dan \\ garis',
        "😀 kesehatan ibu",
        '{"pernyataan": {"a": 1}}',
    ],
)
def test_marks_of_other_languages_are_words_here(planner, words):
    assert save_node(planner, "S1", pernyataan=words).status_code == 302
    raw = planner.get(DRAFT).content.decode()
    assert words in read_page(planner.get(DRAFT))
    assert "<img src=x" not in raw and "<script>alert" not in raw
    assert read_form(planner.get(f"{DRAFT}simpul/S1/"))["pernyataan"] == words


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"pernyataan": {"a": 1}}', "application/json"),
        (b"", "application/x-www-form-urlencoded"),
        (b"pernyataan=x&i_jumlah=1e9&a_jumlah=-5", "application/x-www-form-urlencoded"),
        (b"pernyataan=x&i_jumlah=%5B%5D", "application/x-www-form-urlencoded"),
        (b"\xff\xfe\x00", "text/plain"),
    ],
)
@pytest.mark.parametrize("url", ["simpul/S1/", "anak/S1/", "pindah/S1/", "hapus/S1/"])
def test_what_is_no_form_of_ours_writes_nothing(planner, url, content, kind):
    answer = planner.post(f"{DRAFT}{url}", content, content_type=kind)
    assert answer.status_code == 422
    assert _count() == 0


@pytest.mark.parametrize("key", ["", "abc", "1" * 400, "{}"])
def test_a_form_without_its_key_writes_nothing(planner, key):
    assert save_node(planner, "S1", pernyataan="Lain", kunci=key).status_code == 422
    assert _count() == 0
    take_step(planner, "batalkan", kunci=key)
    assert "terbuka" in read_page(planner.get(DRAFT))


@pytest.mark.parametrize("version", ["", "-1", "7", "x", "9" * 30])
def test_a_version_that_was_never_shown_overwrites_nothing(planner, version):
    save_node(planner, "S1", pernyataan="Kalimat pertama")
    answer = save_node(planner, "S1", pernyataan="Kalimat kedua", versi=version)
    assert answer.status_code in (409, 422)
    assert _count() == 1


def test_a_key_of_another_node_is_no_way_to_be_taken_for_sent(planner):
    first = read_form(planner.get(f"{DRAFT}simpul/S1/"))
    planner.post(f"{DRAFT}simpul/S1/", {**first, "pernyataan": "Satu"})
    answer = save_node(planner, "S2", pernyataan="Dua", kunci=first["kunci"])
    assert answer.status_code == 302
    assert _count() == 2


@pytest.mark.parametrize("url", ["simpul", "anak", "pindah", "hapus"])
def test_a_node_of_another_plan_is_not_found(planner, url):
    for code in ("TIADA", "S1/../../akun", "1" * 300, "%00"):
        assert planner.get(f"{DRAFT}{url}/{code}/").status_code == 404
        assert planner.post(f"{DRAFT}{url}/{code}/", {}).status_code == 404


@pytest.mark.parametrize("code", ["", "S2", "a b|c", "=1", "x" * 41, "{{ 1 }}"])
def test_a_new_node_needs_a_code_of_its_own(planner, code):
    url = f"{DRAFT}anak/T1/"
    form = {**read_form(planner.get(url)), "kode": code, "pernyataan": "Baru"}
    answer = planner.post(url, {**form, "jenis": "objective"})
    assert answer.status_code == 422
    assert _count() == 0


@pytest.mark.parametrize("kind", ["", "vision", "tiada", "goal"])
def test_a_new_node_is_of_a_kind_that_may_stand_there(planner, kind):
    url = f"{DRAFT}anak/T1/"
    form = {**read_form(planner.get(url)), "kode": "S7", "pernyataan": "Baru"}
    assert planner.post(url, {**form, "jenis": kind}).status_code == 422


def test_a_note_that_is_too_long_takes_no_step(planner):
    save_node(planner, "S1", pernyataan="Lain")
    page = read_page(take_step(planner, "ajukan", catatan="x" * 501))
    assert "paling banyak 500" in page and "terbuka" in page


def test_forms_of_other_sites_are_refused(site, planner):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    strict.cookies = planner.cookies
    assert strict.post(f"{DRAFT}simpul/S1/", {"pernyataan": "x"}).status_code == 403


def test_searches_may_hold_anything(planner):
    for words in ("<script>", "%00", "x" * 5000, "{{ 1 }}", "'", "\\"):
        for url in (f"/rencana/?rencana={PLAN}", DRAFT):
            answer = planner.get(url, {"cari": words, "rencana": PLAN})
            assert answer.status_code == 200
            assert "<script>alert" not in answer.content.decode()
    many = "&".join(f"buka=S{n}" for n in range(400))
    assert planner.get(f"/rencana/?rencana={PLAN}&{many}").status_code == 200
