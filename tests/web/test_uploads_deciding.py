"""From a checked file to a batch of the store, and back."""

import pytest
from tests.web.upload_cases import (
    FORM,
    centres,
    check,
    decide,
    filled_form,
    office_reading,
    only_upload,
    send,
    sent_file,
)

from derajat.model.batches import BatchState


@pytest.fixture
def store(own_store):
    """A copy of the store that a test may change; pages and jobs work on it."""
    return own_store


@pytest.fixture
def head(sign_in, centre):
    return sign_in("KPK", centre.code)


@pytest.fixture
def checked(officer, centre, store, tmp_path):
    """An upload of the officer that was checked, without a question."""
    send(officer, sent_file(filled_form(tmp_path, centre)))
    return check(only_upload())


def _words(answer):
    return answer.content.decode()


def _accept(upload):
    from derajat.web.uploads.jobs import accept_upload

    accept_upload.call(upload.pk)
    upload.refresh_from_db()
    return upload


def test_a_check_tells_form_columns_rows_and_months(checked, officer):
    assert (checked.state, checked.source) == ("checked", FORM)
    assert (checked.accepted, checked.questioned, checked.set_aside) == (1, 0, 0)
    page = _words(officer.get(f"/data/unggahan/{checked.token}/"))
    assert "LB3 KIA Puskesmas setahun" in page
    assert "1 diterima + 0 ditanyakan + 0 disisihkan = 1" in page
    assert "IBU HAMIL / KUNJUNGAN / K4" in page
    assert "Maret 2026 · terbuka" in page


def test_received_is_the_sum_and_findings_say_where_why_and_an_example(
    officer, centre, store, tmp_path
):
    path = filled_form(tmp_path, centre, numbers=(7, 9_000_000, "tujuh"))
    send(officer, sent_file(path))
    upload = check(only_upload())
    assert upload.received == 3
    assert upload.accepted + upload.questioned + upload.set_aside == 3
    page = _words(officer.get(f"/data/unggahan/{upload.token}/"))
    assert "REC-029 di luar batas" in page
    assert "Contoh benar" in page
    assert "Lembar Data, sel D5" in page


def test_the_marked_file_opens_and_names_the_finding(officer, centre, store, tmp_path):
    from derajat.sheets import open_file

    send(officer, sent_file(filled_form(tmp_path, centre, numbers=(7, "tujuh"))))
    upload = check(only_upload())
    answer = officer.get(f"/data/unggahan/{upload.token}/bertanda/")
    marked = tmp_path / "marked.xlsx"
    marked.write_bytes(answer.content)
    assert answer["Content-Disposition"].startswith("attachment")
    assert "Temuan" in [sheet.name for sheet in open_file(marked).sheets]


def test_a_file_of_no_form_is_told_what_the_nearest_expects(officer, store, tmp_path):
    path = tmp_path / "catatan.csv"
    path.write_text("a;b\n1;2\n", encoding="utf-8")
    send(officer, sent_file(path))
    upload = check(only_upload())
    assert upload.state == "unknown"
    page = _words(officer.get(f"/data/unggahan/{upload.token}/"))
    assert "REC-001" in page
    assert "Unggah perbaikan" in page


def test_content_that_its_name_does_not_say_is_refused(
    officer, centre, store, tmp_path
):
    path = filled_form(tmp_path, centre)
    send(officer, sent_file(path, "LB3_KIA_x.csv"))
    upload = check(only_upload())
    assert upload.state == "refused"
    page = _words(officer.get(f"/data/unggahan/{upload.token}/"))
    assert "WEB-053</a> · Isi berkas ini XLSX" in page


def test_facts_of_another_area_are_told_and_not_handed_in(officer, store, tmp_path):
    other = centres(office_reading())[1]
    send(officer, sent_file(filled_form(tmp_path, other)))
    upload = check(only_upload())
    page = _words(officer.get(f"/data/unggahan/{upload.token}/"))
    assert "1 dari 1 data di berkas ini berada di luar wilayah Anda" in page
    assert "Kirim untuk disetujui" not in page
    answer = decide(officer, upload, "kirim")
    upload.refresh_from_db()
    assert (answer.status_code, upload.state) == (422, "checked")


def test_an_upload_of_another_area_is_not_there(checked, sign_in):
    other = sign_in("PKM", centres(office_reading())[1].code)
    base = f"/data/unggahan/{checked.token}/"
    assert other.get(base).status_code == 404
    assert other.get(base + "bertanda/").status_code == 404
    for act in ("kirim", "periksa"):
        assert decide(other, checked, act).status_code == 404
    checked.refresh_from_db()
    assert checked.state == "checked"
    assert checked.name not in _words(other.get("/data/unggahan/"))


def test_handed_in_approved_and_written_as_a_batch(checked, officer, head, store):
    from derajat.web.accounts.models import LogEntry

    before = store.snapshot()
    assert decide(officer, checked, "kirim").status_code == 302
    assert decide(head, checked, "setujui").status_code == 302
    upload = _accept(checked)
    after = store.snapshot()
    assert upload.state == "accepted"
    assert after.batch(upload.batch).counts.received == upload.received
    assert len(after.batches) == len(before.batches) + 1
    acts = LogEntry.objects.filter(identifier=upload.token).order_by("sequence")
    assert [e.act for e in acts] == ["send", "submit", "approve", "accept"]
    assert acts[2].account == f"kpk-{upload.area}".lower()


def test_an_officer_cannot_approve(checked, officer):
    decide(officer, checked, "kirim")
    assert decide(officer, checked, "setujui").status_code == 404


def test_a_steward_does_not_approve_the_own_file(sign_in, store, tmp_path, centre):
    steward = sign_in("STW", office_reading().office.area)
    send(steward, sent_file(filled_form(tmp_path, centre)))
    upload = check(only_upload())
    decide(steward, upload, "kirim")
    answer = decide(steward, upload, "setujui")
    assert "Pengirim tidak menyetujui kirimannya sendiri." in _words(answer)
    upload.refresh_from_db()
    assert upload.state == "waiting"


def test_a_second_click_changes_nothing_and_an_old_page_is_told(checked, officer, head):
    decide(officer, checked, "kirim")
    checked.refresh_from_db()
    url, seen = f"/data/unggahan/{checked.token}/", checked.changes
    again = officer.post(url + "kirim/", {"dilihat": seen - 1})
    assert again.status_code == 302
    head.post(url + "kembalikan/", {"dilihat": seen, "alasan": "Kolom K4 kosong."})
    late = head.post(url + "setujui/", {"dilihat": seen})
    assert late.status_code == 422
    assert "Kiriman ini sudah berubah" in _words(late)
    checked.refresh_from_db()
    assert (checked.state, checked.reason) == ("rejected", "Kolom K4 kosong.")


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
def test_a_reason_is_asked_for(checked, officer, head, reason):
    decide(officer, checked, "kirim")
    answer = decide(head, checked, "kembalikan", alasan=reason)
    assert answer.status_code == 422
    assert "<title>Galat: " in _words(answer)
    checked.refresh_from_db()
    assert checked.state == "waiting"


def test_a_job_killed_after_its_commit_finds_its_batch(checked, officer, head, store):
    decide(officer, checked, "kirim")
    decide(head, checked, "setujui")
    first = _accept(checked).batch
    checked.state = "approved"
    checked.save()
    again = _accept(checked)
    assert (again.state, again.batch) == ("accepted", first)
    in_force = [b for b in store.snapshot().batches if b.id == first]
    assert len(in_force) == 1


def test_a_busy_store_is_waited_for(checked, officer, head, store):
    decide(officer, checked, "kirim")
    decide(head, checked, "setujui")
    before = store.newest_version
    with store.writer():
        waiting = _accept(checked)
    assert (waiting.state, store.newest_version) == ("approved", before)
    page = _words(officer.get(f"/data/unggahan/{waiting.token}/"))
    assert "Penyimpanan sedang dipakai pekerjaan lain." in page
    assert _accept(checked).state == "accepted"


def test_a_withdrawn_upload_is_out_of_force_with_its_reason(
    checked, officer, head, sign_in, store
):
    decide(officer, checked, "kirim")
    decide(head, checked, "setujui")
    upload = _accept(checked)
    assert decide(head, upload, "tarik", alasan="Salah bulan").status_code == 404
    steward = sign_in("STW", office_reading().office.area)
    assert decide(steward, upload, "tarik", alasan="Salah bulan").status_code == 302
    batch = store.snapshot().batch(upload.batch)
    assert (batch.state, batch.withdrawn_why) == (BatchState.WITHDRAWN, "Salah bulan")
    upload.refresh_from_db()
    assert upload.state == "withdrawn"


def test_a_final_period_waits_for_the_head_of_the_office(
    checked, officer, head, sign_in, store
):
    from derajat.web.accounts.models import Account
    from derajat.web.uploads.models import PeriodState

    area = office_reading().office.area
    PeriodState.objects.create(
        period="2026-Q1",
        standing="final",
        area=area,
        set_by=Account.objects.first(),
        reason="Triwulan ditutup.",
        once="satu",
    )
    decide(officer, checked, "kirim")
    answer = decide(head, checked, "setujui")
    assert "mengubah periode yang sudah final: Maret 2026" in _words(answer)
    chief = sign_in("KDN", area)
    assert decide(chief, checked, "nyatakan", alasan="").status_code == 422
    assert decide(chief, checked, "nyatakan", alasan="Data susulan.").status_code == 302
    assert decide(head, checked, "setujui").status_code == 302
    checked.refresh_from_db()
    assert (checked.state, checked.restated_why) == ("approved", "Data susulan.")


def test_what_will_change_is_what_changes(checked, officer, head, store):
    from derajat.engines.duckdb import DuckDBEngine
    from derajat.measures.measuring import measure_office
    from derajat.measures.trial import find_changes, find_readers
    from derajat.opening.rules import rules_of

    reading = office_reading()
    told = checked.effect
    before = store.snapshot().values()
    decide(officer, checked, "kirim")
    decide(head, checked, "setujui")
    _accept(checked)
    rules = rules_of(reading.office)
    measure_office(store, reading.catalogue, reading.office, DuckDBEngine(), rules)
    changed = find_changes(before, store.snapshot().values())
    readers = set(find_readers(reading.catalogue, reading.office, "lb3-kia"))
    assert told["changed"] == len(changed) > 0
    assert {c.indicator for c in changed} <= readers
    real = {(c.indicator, c.area, c.period, c.group): c.after for c in changed}
    for change in told["changes"]:
        key = (change["indicator"], change["area"], change["period"], change["group"])
        assert real[key] == change["after"]


def test_a_broken_job_is_told_and_begins_again_with_the_next_worker(
    officer, centre, store, tmp_path
):
    from django_tasks_db.models import DBTaskResult

    from derajat.web.uploads import broken_jobs
    from derajat.web.uploads.jobs import check_upload

    send(officer, sent_file(filled_form(tmp_path, centre)))
    upload = only_upload()
    upload.state = "checking"
    upload.save()
    broken_jobs.resume()
    job = DBTaskResult.objects.get(args_kwargs__args=[upload.pk])
    job.status = "RUNNING"
    job.save()
    broken_jobs.resume()
    job.refresh_from_db()
    assert job.status == "READY"
    job.set_failed(MemoryError())
    broken_jobs.tell_failure(None, job.task_result)
    upload.refresh_from_db()
    job.delete()
    assert upload.state == "stopped"
    assert "Periksa lagi" in _words(officer.get(f"/data/unggahan/{upload.token}/"))
    check_upload.call(upload.pk)
    upload.refresh_from_db()
    assert upload.state == "checked"


def test_no_name_of_a_person_lies_in_the_folder_of_what_people_write(
    officer, centre, store, site, tmp_path
):
    from derajat.web.uploads.report import read_report

    path = filled_form(tmp_path, centre, form="kohort-ibu")
    send(officer, sent_file(path))
    upload = check(only_upload())
    told = read_report(upload.report)
    assert (upload.state, told.names_persons) == ("checked", True)
    for file in site.profile.folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert b"Contoh Nama" not in content
            assert b"9901011503260001" not in content


def test_while_a_job_works_the_fragment_asks_again(officer, centre, store, tmp_path):
    send(officer, sent_file(filled_form(tmp_path, centre)))
    upload = only_upload()
    url = f"/data/unggahan/{upload.token}/"
    running = officer.get(url, headers={"hx-request": "true"})
    assert 'hx-trigger="every 2s"' in _words(running)
    assert "<html" not in _words(running)
    check(upload)
    done = officer.get(url, headers={"hx-request": "true"})
    assert done["HX-Refresh"] == "true"
