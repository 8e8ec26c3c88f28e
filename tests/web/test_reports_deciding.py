"""A report from the question to its release by a second person, and after it."""

import hashlib

import pytest
from tests.web.report_cases import (
    OFFICE,
    act,
    ask,
    make,
    printed,
    register,
)


__all__ = ["printed", "register"]


@pytest.fixture
def maker(sign_in):
    return sign_in("PRG", OFFICE)


@pytest.fixture
def head(sign_in):
    return sign_in("KDN", OFFICE)


def _deeds(name):
    from derajat.web.accounts.models import LogEntry

    return list(LogEntry.objects.filter(act=name).values_list("account", flat=True))


def _released(maker, head, **changes):
    made = make(maker, **changes)
    assert act(maker, made, "ajukan").status_code == 302
    assert act(head, made, "rilis").status_code == 302
    assert made.state == "released"
    return made


def test_the_real_job_makes_files_that_the_register_keeps(maker, register):
    made = make(maker, nomor="440/7/2026", tanggal="2026-02-27")
    assert (made.state, made.problems) == ("draft", [])
    entry = register.entry(made.code)
    assert {f.format.value: f.size for f in entry.files} == made.sizes
    page = maker.get(f"/laporan/{made.token}/").text
    assert "440/7/2026" in page
    assert 'class="rp"' in page
    for kind, size in made.sizes.items():
        answer = maker.get(f"/laporan/{made.token}/berkas/{kind}/")
        assert len(answer.content) == size
        assert answer["Content-Disposition"].endswith(f'"{made.code}.{kind}"')
        assert answer["Cache-Control"] == "private, no-store"
    assert len(_deeds("take")) == len(made.sizes)


def test_a_question_sent_twice_is_one_report(maker, register):
    from derajat.web.reports.models import MadeReport

    first = ask(maker, kunci="a" * 32)
    assert ask(maker, kunci="a" * 32)["Location"] == first["Location"]
    assert MadeReport.objects.count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"periode": "2025-Q1"},
        {"tempat": "19.71.05"},
        {"tempat": "99.99"},
        {"bahasa": "xx"},
        {"tanggal": "kemarin"},
        {"nomor": "n" * 61},
        {"nomor": "44\u202e0"},
        {"laporan": "tidak-ada"},
    ],
)
def test_what_cannot_be_made_is_not_asked_for(maker, register, changes):
    from derajat.web.reports.models import MadeReport

    answer = ask(maker, **changes)
    assert answer.status_code == 422
    assert "<title>Galat: " in answer.text
    assert MadeReport.objects.count() == 0


def test_two_persons_release_and_both_are_in_the_register(
    maker, head, register, printed
):
    made = make(maker)
    assert act(head, made, "rilis").status_code == 422, "nobody submitted it"
    assert act(maker, made, "ajukan").status_code == 302
    assert act(maker, made, "rilis").status_code == 404, "no role to release"
    assert act(head, made, "rilis").status_code == 302
    entry = register.entry(made.code)
    assert entry.state.value == made.state == "released"
    assert entry.release.by == ("Pengelola program", "Kepala Dinas")
    assert _deeds("release") == [f"kdn-{OFFICE}"]
    again = act(head, made, "rilis")
    assert again.status_code == 302
    assert _deeds("release") == [f"kdn-{OFFICE}"]


def test_what_was_released_without_a_page_is_told_in_the_list(
    maker, head, register, printed
):
    made = _released(maker, head)
    type(made).objects.all().delete()
    page = maker.get("/laporan/").text
    assert "Dirilis di luar halaman ini" in page
    assert made.code in page


def test_what_waits_stands_before_all_others_for_who_may_release(
    maker, head, register, printed
):
    made = make(maker)
    assert "Menunggu Anda rilis" not in head.get("/laporan/").text
    act(maker, made, "ajukan")
    assert "Menunggu Anda rilis" not in maker.get("/laporan/").text
    before, after = head.get("/laporan/").text.split("Yang perlu dibuat")
    assert "Menunggu Anda rilis" in before
    assert made.token in before


def test_a_damaged_register_is_told_and_stops_no_list(maker, register, printed):
    made = make(maker)
    (register.folder / "entri" / f"{made.code}.json").write_text("{}")
    answer = maker.get("/laporan/")
    assert answer.status_code == 200
    assert "REP-032" in answer.text
    assert made.token in answer.text


@pytest.mark.parametrize("other", ["Perencana", "perencana", "Perencana "])
def test_two_persons_of_one_post_release_with_their_roles(
    other, maker, head, register, printed
):
    from derajat.web.accounts.models import Account

    Account.objects.filter(username=f"prg-{OFFICE}").update(post="Perencana")
    Account.objects.filter(username=f"kdn-{OFFICE}").update(post=other)
    made = _released(maker, head)
    by = register.entry(made.code).release.by
    assert by == ("Perencana (PRG)", f"{other} (KDN)")


def test_no_role_both_submits_and_releases(site):
    from derajat.web.policy import Act, load_policy

    policy = load_policy()
    for role in policy.roles:
        may = [
            policy.allows(role, "report-drafts", a) for a in (Act.SUBMIT, Act.APPROVE)
        ]
        assert not all(may), role


def test_one_person_in_two_roles_does_not_release_own_work(sign_in, register, printed):
    from derajat.web.accounts.models import Account, Grant

    client = sign_in("PRG", OFFICE)
    account = Account.objects.get(username=f"prg-{OFFICE}")
    Grant.objects.create(account=account, role="KDN", area=OFFICE)
    made = make(client)
    act(client, made, "ajukan")
    session = client.session
    session["peran"] = "KDN"
    session.save()
    answer = act(client, made, "rilis")
    assert answer.status_code == 422
    assert "tidak merilisnya sendiri" in answer.text
    assert made.state == "submitted"
    assert register.entry(made.code).release is None


def test_a_page_that_went_stale_decides_nothing(maker, head, register, printed):
    made = make(maker)
    act(maker, made, "ajukan")
    answer = act(head, made, "rilis", dilihat=made.changes - 1)
    assert answer.status_code == 422
    assert "sudah berubah sejak halaman" in answer.text
    assert made.state == "submitted"


def test_what_is_given_back_says_why_and_can_be_submitted_again(
    maker, head, register, printed
):
    made = make(maker)
    act(maker, made, "ajukan")
    assert act(head, made, "kembalikan", alasan=" ").status_code == 422
    assert act(head, made, "kembalikan", alasan="Nomor surat kosong.")
    assert made.state == "draft"
    assert "Nomor surat kosong." in maker.get(f"/laporan/{made.token}/").text
    assert act(maker, made, "ajukan").status_code == 302


def test_the_same_report_is_not_made_while_one_waits(maker, register, printed):
    made = make(maker)
    act(maker, made, "ajukan")
    answer = ask(maker)
    assert answer.status_code == 422
    assert "sedang menunggu rilis" in answer.text


def test_nothing_new_is_told_in_place_of_a_second_release(
    maker, head, register, printed
):
    _released(maker, head)
    again = make(maker)
    assert again.state == "failed"
    assert again.problems[0][0] == "REP-081"
    page = maker.get(f"/laporan/{again.token}/").text
    assert "REP-081" in page and "Tidak ada yang berubah" in page


def test_a_restated_number_needs_its_reason(maker, head, register, printed):
    first = _released(maker, head)
    printed.update(body="83,1%")
    made = make(maker)
    page = maker.get(f"/laporan/{made.token}/").text
    assert "82,6%" in page and "83,1%" in page and first.code in page
    answer = act(maker, made, "ajukan")
    assert answer.status_code == 422
    assert "1 angka yang dinyatakan ulang belum diberi alasan" in answer.text
    assert act(maker, made, "ajukan", **{"alasan-1": "Laporan susulan."})
    assert act(head, made, "rilis").status_code == 302
    (restated,) = register.entry(made.code).release.restatements
    assert (restated.old.shown, restated.new.shown) == ("82,6%", "83,1%")
    assert restated.reason == "Laporan susulan."


def test_what_was_released_stays_as_it_was_and_is_marked(
    maker, head, register, printed
):
    first = _released(maker, head)
    before = maker.get(f"/laporan/{first.token}/berkas/docx/").content
    printed.update(body="83,1%")
    made = make(maker)
    first.refresh_from_db()
    assert first.state == "released", "a draft replaces no release"
    act(maker, made, "ajukan", alasan="Laporan susulan.")
    act(head, made, "rilis")
    first.refresh_from_db()
    assert first.state == "replaced"
    assert register.entry(first.code).state.value == "replaced"
    after = maker.get(f"/laporan/{first.token}/berkas/docx/").content
    assert hashlib.sha256(after).digest() == hashlib.sha256(before).digest()
    page = maker.get(f"/laporan/{first.token}/").text
    assert "sudah digantikan" in page
    assert f"/laporan/{made.token}/" in page


def test_a_newer_draft_takes_the_place_of_the_one_before(maker, register, printed):
    first = make(maker)
    printed.update(body="83,1%")
    make(maker)
    first.refresh_from_db()
    assert first.state == "replaced"
    assert maker.get("/laporan/").text.count("konsep") >= 1


def test_a_job_that_breaks_says_so_and_can_begin_again(
    maker, register, printed, monkeypatch
):
    from types import SimpleNamespace

    from derajat.web.reports import broken_jobs
    from derajat.web.reports.models import MadeReport

    ask(maker)
    made = MadeReport.objects.get()
    task = SimpleNamespace(module_path="derajat.web.reports.jobs.make_report")
    failed = SimpleNamespace(
        task=task, args=[made.pk], status=SimpleNamespace(value="FAILED")
    )
    broken_jobs.tell_failure(None, failed)
    made.refresh_from_db()
    assert (made.state, made.problems[0][0]) == ("failed", "REP-082")
    assert "Buat lagi" in maker.get(f"/laporan/{made.token}/").text
    assert act(maker, made, "ulang").status_code == 302
    assert made.state == "waiting"


def test_a_form_that_is_gone_is_told_on_the_report(maker, register):
    from derajat.web.reports.jobs import make_report
    from derajat.web.reports.models import MadeReport

    ask(maker)
    made = MadeReport.objects.get()
    MadeReport.objects.update(form="tidak-ada")
    make_report.call(made.pk)
    made.refresh_from_db()
    assert (made.state, made.problems[0][0]) == ("failed", "REP-080")


def test_drafts_are_of_the_office_and_releases_of_everybody(
    maker, head, sign_in, register, printed, centre
):
    made = make(maker)
    url = f"/laporan/{made.token}/"
    others = {role: sign_in(role, OFFICE) for role in ("STW", "AUD", "OPD")}
    others["KPK"] = sign_in("KPK", centre.code)
    seen = {role: client.get(url).status_code for role, client in others.items()}
    assert seen == {"STW": 200, "AUD": 200, "OPD": 404, "KPK": 404}
    act(maker, made, "ajukan")
    act(head, made, "rilis")
    others["ADM"] = sign_in("ADM")
    seen = {role: client.get(url).status_code for role, client in others.items()}
    assert seen == {"STW": 200, "AUD": 200, "OPD": 200, "KPK": 200, "ADM": 404}
    files = others["KPK"].get(f"{url}berkas/pdf/")
    assert files.content == register.file(made.code, _pdf())
    assert others["KPK"].get(f"{url}tulisan/").status_code == 404
    assert others["KPK"].post(f"{url}ajukan/").status_code == 404


def _pdf():
    from derajat.reports.forms import Format

    return Format.PDF


def test_each_number_has_its_address_and_leads_to_its_explanation(
    maker, register, printed
):
    made = make(maker)
    page = maker.get(f"/laporan/{made.token}/angka/").text
    numbers = register.contents(made.code).numbers
    assert page.count('scope="row"') == len(numbers)
    for address, number in numbers:
        assert address in page and number.shown in page
    assert "/indikator/KIA-K6/jelaskan/?wilayah=19.71&amp;periode=2025" in page


def test_the_list_names_what_is_due_and_what_was_made(maker, head, register, printed):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    maker.get("/laporan/")
    assert "belum dibuat" in maker.get("/laporan/").text
    made = _released(maker, head)
    with CaptureQueriesContext(connection) as queries:
        page = maker.get("/laporan/")
    assert len(queries) <= 10
    assert len(page.content) < 100_000
    assert f"/laporan/{made.token}/berkas/docx/" in page.text
    size = -(-made.sizes["docx"] // 1024)
    assert f"{size} KB" in page.text


def test_programs_read_what_was_released_and_its_numbers(
    maker, head, visitor, register, printed, centre
):
    from tests.web.api_calls import draw_token

    draft = make(maker, bahasa="en")
    made = _released(maker, head)
    headers = {"authorization": f"Bearer {draw_token('KPK', centre.code)}"}
    (item,) = visitor.get("/api/v1/laporan", headers=headers).json()["items"]
    assert (item["code"], item["replaced"]) == (made.code, False)
    url = f"/api/v1/laporan/{made.code}/angka"
    told = visitor.get(url, headers=headers).json()
    kept = register.contents(made.code).numbers
    assert told["count"] == len(kept)
    assert [(n["address"], n["exact"]) for n in told["items"]] == [
        (address, number.exact) for address, number in kept
    ]
    assert draft.released_at is None
    missing = visitor.get("/api/v1/laporan/TIDAK-ADA/angka", headers=headers)
    assert missing.status_code == 404
