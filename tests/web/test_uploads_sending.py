"""Sending a file through the pages, and everything that can go wrong with it."""

import pytest
from tests.web.upload_cases import (
    centres,
    filled_form,
    kept_files,
    office_reading,
    only_upload,
    send,
    sent_file,
)


pytestmark = pytest.mark.usefixtures("empty_folder")


def _words(answer):
    return answer.content.decode()


def test_a_file_is_kept_sealed_under_a_name_that_tells_nothing(
    officer, centre, site, tmp_path
):
    path = filled_form(tmp_path, centre)
    answer = send(officer, sent_file(path))
    upload = only_upload()
    assert answer.status_code == 302
    assert answer["Location"] == f"/data/unggahan/{upload.token}/"
    assert (upload.name, upload.size) == (path.name, path.stat().st_size)
    assert kept_files(site) == [upload.token]
    kept = (site.profile.folder / "unggahan" / upload.token).read_bytes()
    assert path.read_bytes()[:40] not in kept
    assert not any(part in upload.token for part in ("LB3", "xlsx"))


def test_what_was_sealed_opens_with_the_same_bytes(officer, centre, site, tmp_path):
    from derajat.web.uploads.sealed_copies import sealed_copies

    path = filled_form(tmp_path, centre)
    send(officer, sent_file(path))
    assert sealed_copies().load(only_upload().token) == path.read_bytes()


def test_no_file_and_an_empty_file_are_told_what_to_do(officer, site, tmp_path):
    from derajat.web.uploads.models import Upload

    empty = tmp_path / "kosong.csv"
    empty.write_bytes(b"")
    answers = [
        officer.post("/data/unggah/", {"kunci": "a"}),
        send(officer, sent_file(empty)),
        send(officer, "bukan berkas"),
    ]
    for answer in answers:
        assert answer.status_code == 422
        assert "<title>Galat: " in _words(answer)
        assert "Belum ada berkas yang dipilih, atau berkasnya kosong." in _words(answer)
    assert not Upload.objects.exists()
    assert kept_files(site) == []


@pytest.mark.parametrize("name", ["laporan.pdf", "data.xls", "data", "data.xlsx.exe"])
def test_another_kind_of_file_is_refused_by_its_name(officer, site, tmp_path, name):
    path = tmp_path / "isi"
    path.write_bytes(b"%PDF-1.7")
    answer = send(officer, sent_file(path, name))
    assert answer.status_code == 422
    assert f"“{name}” bukan berkas .xlsx atau .csv." in _words(answer)
    assert kept_files(site) == []


def test_a_file_over_the_limit_leaves_nothing_and_the_limit_is_told(
    officer, site, tmp_path, monkeypatch
):
    from derajat.web.pages.data import sending

    monkeypatch.setattr(sending, "MOST_BYTES", 3 * 2**20)
    path = tmp_path / "besar.csv"
    path.write_bytes(b"a;b\n" * (2**20))
    answer = send(officer, sent_file(path))
    assert answer.status_code == 413
    assert "lebih besar dari 3 MB" in _words(answer)
    assert kept_files(site) == []


def test_the_real_limit_is_a_hundred_megabytes(officer, site):
    answer = officer.get("/data/unggah/")
    assert "Paling besar 100 MB" in _words(answer)


def test_a_hopelessly_large_request_is_answered_unread(officer, site):
    answer = officer.generic(
        "POST", "/data/unggah/", b"x", CONTENT_LENGTH=str(2 * 2**30)
    )
    assert answer.status_code == 413
    assert "lebih besar dari 100 MB" in _words(answer)


def test_a_double_click_is_one_upload(officer, centre, site, tmp_path):
    path = filled_form(tmp_path, centre)
    first = send(officer, sent_file(path), once="sama")
    second = send(officer, sent_file(path), once="sama")
    assert first["Location"] == second["Location"]
    assert kept_files(site) == [only_upload().token]


def test_content_under_way_is_not_taken_twice(officer, sign_in, site, tmp_path):
    other = centres(office_reading())[1]
    path = filled_form(tmp_path, other)
    send(officer, sent_file(path), once="satu")
    again = send(sign_in("PKM", other.code), sent_file(path), once="dua")
    assert again.status_code == 422
    assert "Isi yang sama sudah diunggah" in _words(again)
    assert kept_files(site) == [only_upload().token]


def test_content_of_an_accepted_batch_is_told_with_its_batch(officer, site):
    sent = site.profile.keys.parent / "sent"
    batch = next(b for b in office_reading().snapshot.batches if b.source == "lb3-kia")
    answer = send(officer, sent_file(sent / batch.file_name, "Nama_Lain.xlsx"))
    assert answer.status_code == 422
    assert f"(kiriman {batch.id})" in _words(answer)
    assert kept_files(site) == []


@pytest.mark.parametrize(
    "name",
    [
        "../../../x.xlsx",
        "C:\\windows\\x.csv",
        "a\x00b.csv",
        "n" * 300 + ".csv",
        "\u202excel.csv",
        "<img src=x onerror=alert(1)>.csv",
        ".htaccess.csv",
    ],
)
def test_a_strange_name_is_only_ever_text(officer, centre, site, tmp_path, name):
    path = filled_form(tmp_path, centre)
    answer = send(officer, sent_file(path, name))
    if answer.status_code == 302:
        page = _words(officer.get(answer["Location"]))
        assert "<img" not in page
        assert len(only_upload().name) <= 120
    files = kept_files(site)
    assert all(name.isalnum() for name in files)
    assert not (site.profile.folder.parent / "x.xlsx").exists()


def test_a_form_of_another_session_is_refused_and_leaves_nothing(
    officer, centre, site, tmp_path
):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost"})
    strict.cookies = officer.cookies
    path = filled_form(tmp_path, centre)
    answer = send(strict, sent_file(path))
    assert answer.status_code == 403
    assert "Formulir ini sudah kedaluwarsa" in _words(answer)
    assert kept_files(site) == []


def test_a_connection_lost_in_the_middle_leaves_nothing(site):
    from derajat.web.uploads.arriving import FIELD, SealingHandler
    from derajat.web.uploads.sealed_copies import sealed_copies

    handler = SealingHandler(sealed_copies())
    handler.new_file(FIELD, "data.csv", "text/csv", None)
    handler.receive_data_chunk(b"a" * 3 * 2**20, 0)
    assert [name.endswith(".separuh") for name in kept_files(site)] == [True]
    handler.upload_interrupted()
    handler.settle()
    assert kept_files(site) == []
    assert handler.arrival is None


def test_a_village_midwife_sends_and_stays_on_the_form(sign_in, site, tmp_path):
    reading = office_reading()
    centre = centres(reading)[0]
    village = next(
        c.village
        for c in reading.office.areas.catchments
        if c.health_centre == centre.code
    )
    midwife = sign_in("BID", village)
    answer = send(midwife, sent_file(filled_form(tmp_path, centre)))
    assert answer["Location"] == "/data/unggah/"
    assert only_upload().area == village


def test_whose_role_may_not_send_finds_no_form(sign_in, site):
    office = office_reading().office
    assert sign_in("KDN", office.area).get("/data/unggah/").status_code == 404


def test_a_repair_names_the_first_file(officer, centre, site, tmp_path):
    from derajat.web.uploads.models import Upload

    send(officer, sent_file(filled_form(tmp_path, centre)), once="satu")
    first = only_upload()
    form = officer.get("/data/unggah/", {"perbaikan": first.token})
    assert f'value="{first.token}"' in _words(form)
    path = filled_form(tmp_path, centre, numbers=(9,))
    send(officer, sent_file(path), once="dua", perbaikan=first.token)
    assert Upload.objects.get(once="dua").repairs == first
