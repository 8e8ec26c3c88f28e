"""What people write in reports: kept, never overwritten, marked when numbers move."""

import datetime
import io
import zipfile

import pytest
from django.utils import timezone
from tests.web.report_cases import (
    OFFICE,
    SLOT,
    act,
    key,
    make,
    printed,
    register,
    remake,
    sent_file,
    write,
)


__all__ = ["printed", "register"]
WORDS = "Cakupan K6 82,6% karena kelas ibu hamil bertambah."


@pytest.fixture
def maker(sign_in):
    return sign_in("PRG", OFFICE)


@pytest.fixture
def planner(sign_in):
    return sign_in("PLN", OFFICE)


@pytest.fixture
def made(maker, register, printed):
    """A draft with two places to write."""
    return make(maker)


def _texts():
    from derajat.web.reports.models import SlotText

    return list(SlotText.objects.order_by("pk").values_list("slot", "version", "text"))


def test_a_text_is_a_version_and_stands_in_the_next_file(maker, made, register):
    from derajat.reports.docx import read_slots
    from derajat.reports.forms import Format

    answer = write(maker, made, f" {WORDS} \r\n\r\n  Baris   dua. ")
    assert answer.status_code == 302
    assert _texts() == [(SLOT, 1, f"{WORDS}\nBaris dua.")]
    assert act(maker, made, "ajukan").status_code == 422, "it is not in the file yet"
    remake(maker, made)
    assert read_slots(register.file(made.code, Format.DOCX))[SLOT][0] == WORDS
    assert act(maker, made, "ajukan").status_code == 302


def test_a_form_sent_twice_writes_once(maker, made):
    first = key()
    for _ in range(2):
        answer = write(maker, made, WORDS, kunci=first)
        assert answer.status_code == 302
    assert len(_texts()) == 1


def test_who_writes_second_sees_what_was_written_first(maker, planner, made):
    write(maker, made, "Kata pertama.")
    answer = write(planner, made, "Kata kedua.")
    assert answer.status_code == 409
    assert "<title>Galat: " in answer.text
    assert "Kata pertama." in answer.text and "Kata kedua." in answer.text
    assert write(planner, made, "Kata kedua.", version=1).status_code == 302
    assert [version for _, version, _ in _texts()] == [1, 2]
    page = maker.get(f"/laporan/{made.token}/tulisan/tulis/{SLOT}/").text
    assert "Kata pertama." in page.split("Tulisan sebelumnya")[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Kosongkan tempat ini"),
        ("x" * 12_001, "Paling banyak 12000 huruf"),
        ("angka \u202e28", "tidak dapat dicetak"),
    ],
)
def test_what_no_file_could_hold_is_told_at_the_field(maker, made, text, words):
    answer = write(maker, made, text)
    assert answer.status_code == 422
    assert words in answer.text
    assert _texts() == []


def test_a_place_is_emptied_only_when_that_is_meant(maker, made):
    write(maker, made, WORDS)
    assert write(maker, made, "", version=1, kosong="on").status_code == 302
    assert _texts()[-1] == (SLOT, 2, "")


def test_a_sentence_whose_number_moved_is_marked_until_somebody_looked(
    maker, made, printed
):
    write(maker, made, WORDS)
    remake(maker, made)
    printed.update(body="83,1%")
    remake(maker, made)
    page = maker.get(f"/laporan/{made.token}/tulisan/").text
    assert "ditulis untuk <strong>82,6%</strong>" in page
    assert "<strong>83,1%</strong>" in page
    refused = act(maker, made, "ajukan")
    assert refused.status_code == 422
    assert "1 tulisan memuat angka yang sudah berubah" in refused.text
    url = f"/laporan/{made.token}/tulisan/diperiksa/{SLOT}/"
    assert maker.post(url, {"kunci": key(), "versi": 7}).status_code == 409
    assert maker.post(url, {"kunci": key(), "versi": 1}).status_code == 302
    assert _texts()[-1] == (SLOT, 2, WORDS)
    assert "Periksa:" not in maker.get(f"/laporan/{made.token}/tulisan/").text


def test_texts_wait_for_the_next_report_of_the_same_form_and_period(
    maker, made, printed
):
    write(maker, made, WORDS)
    again = make(maker)
    assert again.pk != made.pk
    page = maker.get(f"/laporan/{again.token}/tulisan/").text
    assert WORDS in page
    other = make(maker, periode="2024")
    assert WORDS not in maker.get(f"/laporan/{other.token}/tulisan/").text


def test_others_neither_write_nor_read_drafts(made, maker, sign_in, centre):
    write(maker, made, WORDS)
    url = f"/laporan/{made.token}/tulisan/"
    outsider = sign_in("PKM", centre.code)
    for path in (url, f"{url}tulis/{SLOT}/", f"{url}unggah/"):
        assert outsider.get(path).status_code == 404
    assert write(outsider, made, "Dari luar.", version=1).status_code == 404
    auditor = sign_in("AUD", OFFICE)
    assert WORDS in auditor.get(url).text
    assert "Sudah diperiksa" not in auditor.get(url).text
    assert write(auditor, made, "Dari luar.", version=1).status_code == 404
    assert len(_texts()) == 1


def _edited(content, before, after):
    """The Word file with other words in it, as Word would write them."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(target, "w") as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                assert before.encode() in part
                part = part.replace(before.encode(), after.encode())
            new.writestr(name, part)
    return target.getvalue()


def _send(client, made, content, name="laporan.docx", **changes):
    sent = {"kunci": key(), "berkas": sent_file(content, name), **changes}
    return client.post(f"/laporan/{made.token}/tulisan/unggah/", sent)


@pytest.fixture
def edited(maker, made, register):
    """The Word file of a report with a text, changed by hand."""
    from derajat.reports.forms import Format

    write(maker, made, WORDS)
    remake(maker, made)
    return _edited(register.file(made.code, Format.DOCX), "bertambah", "ditambah")


def test_texts_of_a_word_file_are_shown_before_they_are_kept(maker, made, edited):
    answer = _send(maker, made, edited)
    page = maker.get(answer["Location"]).text
    assert WORDS in page and "kelas ibu hamil ditambah." in page
    assert len(_texts()) == 1
    chosen = {"kunci": key(), "ambil": [SLOT]}
    assert maker.post(answer["Location"], chosen).status_code == 302
    assert _texts()[-1] == (SLOT, 2, WORDS.replace("bertambah", "ditambah"))
    assert maker.post(answer["Location"], chosen).status_code == 302
    assert len(_texts()) == 2


def test_a_text_that_is_not_chosen_stays_as_it_was(maker, made, edited):
    answer = _send(maker, made, edited)
    assert maker.post(answer["Location"], {"kunci": key()}).status_code == 302
    assert len(_texts()) == 1


def test_who_wrote_meanwhile_is_not_overwritten_by_a_word_file(
    maker, planner, made, edited
):
    answer = _send(maker, made, edited)
    write(planner, made, "Lebih baru.", version=1)
    chosen = {"kunci": key(), "ambil": [SLOT]}
    refused = maker.post(answer["Location"], chosen)
    assert refused.status_code == 409
    assert "REP-090" not in refused.text
    assert "Lebih baru." in refused.text
    assert maker.post(answer["Location"], chosen).status_code == 302
    assert _texts()[-1][1] == 3


def test_an_odd_sign_in_a_word_file_is_told(maker, made, register):
    from derajat.reports.forms import Format

    write(maker, made, WORDS)
    remake(maker, made)
    content = register.file(made.code, Format.DOCX)
    answer = _send(maker, made, _edited(content, "bertambah", "ber\u202etambah"))
    assert answer.status_code == 422
    assert "terlalu panjang atau memuat tanda" in answer.text


@pytest.mark.parametrize("content", [b"", b"abc", b"PK\x03\x04 bukan zip"])
def test_what_is_no_word_file_is_told(maker, made, content):
    answer = _send(maker, made, content)
    assert answer.status_code == 422
    assert "<title>Galat: " in answer.text


def test_no_file_at_all_is_told(maker, made):
    url = f"/laporan/{made.token}/tulisan/unggah/"
    answer = maker.post(url, {"kunci": key()})
    assert answer.status_code == 422
    assert "pilih satu berkas DOCX" in answer.text


def test_every_role_of_the_office_checks_a_file_number_by_number(
    maker, made, register, sign_in, centre
):
    from derajat.reports.forms import Format

    act(maker, made, "ajukan")
    act(sign_in("KDN", OFFICE), made, "rilis")
    content = register.file(made.code, Format.DOCX)
    for role, area in (("BID", "19.71.05.1005"), ("OPD", OFFICE), ("AUD", OFFICE)):
        client = sign_in(role, area)
        sent = {"berkas": sent_file(content)}
        page = client.post("/laporan/periksa/", sent).text
        assert "Semua angka cocok dengan register" in page
    forged = _edited(content, "82,6%", "92,6%")
    page = client.post("/laporan/periksa/", {"berkas": sent_file(forged)}).text
    assert "Berkas ini berbeda dari register" in page
    row = page.split("<tbody>")[1].split("</tr>")[0]
    assert "82,6%" in row and "92,6%" in row and "berubah" in row


def test_a_draft_is_confirmed_to_nobody_else(maker, made, register, sign_in):
    from derajat.reports.forms import Format

    content = register.file(made.code, Format.DOCX)
    outsider = sign_in("OPD", OFFICE)
    answer = outsider.post("/laporan/periksa/", {"berkas": sent_file(content)})
    assert answer.status_code == 422
    assert "Semua angka cocok" not in answer.text
    mine = maker.post("/laporan/periksa/", {"berkas": sent_file(content)})
    assert "Semua angka cocok" in mine.text


def test_a_report_gets_texts_and_actions_by_posts_and_no_names(maker, made, site):
    from derajat.model.calendar import day_of_date, parse_period
    from derajat.web.accounts.models import Account
    from derajat.web.meetings.models import Action, Effect, Step
    from derajat.web.reading.office import open_reading
    from derajat.web.reports.people import load_written

    write(maker, made, WORDS)
    owner = Account.objects.get(username=f"prg-{OFFICE}")
    owner.first_name, owner.post = "Nama Rahasia", "Subkoordinator KIA"
    owner.save()
    at = timezone.make_aware(datetime.datetime(2025, 3, 4, 9))
    fields = {
        "area": "19.71.05.1005",
        "due": datetime.date(2025, 6, 30),
        "state": "done",
        "made_by": owner,
        "made_at": at,
    }
    done = Action.objects.create(title="Sweeping", owner=owner, key="a" * 32, **fields)
    Step.objects.create(
        action=done,
        at=at + datetime.timedelta(days=90),
        account="x",
        role="PRG",
        move="accept",
        after="done",
    )
    Effect.objects.create(
        action=done, at=at, after={}, outcome="changed", difference="+4", data_version=1
    )
    late = {**fields, "made_at": at.replace(year=2026), "state": "running"}
    Action.objects.create(title="Nanti", owner_sector="DP3A", key="b" * 32, **late)

    areas = open_reading().office.areas
    found = load_written(made.form, OFFICE, parse_period("2025"), areas)
    (text,) = found.texts
    assert (text.slot, text.paragraphs) == (SLOT, (WORDS,))
    assert text.seen == (("value|KIA-K6|19.71|2025|", "82,6%"),)
    assert text.by == "Subkoordinator KIA"
    (action,) = found.actions
    assert (action.title, action.owner, action.sector) == (
        "Sweeping",
        "Subkoordinator KIA",
        "",
    )
    assert action.due == day_of_date(datetime.date(2025, 6, 30))
    assert action.done_on == day_of_date(datetime.date(2025, 6, 2))
    assert (action.outcome, action.difference) == ("berubah", "+4")
    assert "Nama Rahasia" not in str(found)
    whole = load_written(made.form, OFFICE, parse_period("2026"), areas)
    assert [each.sector for each in whole.actions] == ["", "DP3A"]
    assert load_written(made.form, "19.71.01", parse_period("2025"), areas).texts == ()
