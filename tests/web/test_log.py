"""The log is only added to; seven ways to tamper with it are noticed."""

import re
from dataclasses import asdict

import pytest
from django.utils import timezone


@pytest.fixture
def entries(database):
    """Ten entries after whatever is there, and the head behind them."""
    from derajat.web.accounts.log import Deed, check_log, write_deed

    for number in range(10):
        write_deed(Deed("wati", "edit", "plan", detail=str(number)), timezone.now())
    found = check_log()
    assert found.is_whole and found.count == found.head.sequence
    return found


@pytest.fixture
def intruder(entries):
    """Somebody with the database file, who takes the triggers away first."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER log_no_update")
        cursor.execute("DROP TRIGGER log_no_delete")
    return entries


def _rows():
    from derajat.web.accounts.models import LogEntry

    return LogEntry.objects.order_by("sequence")


def _check(kept=None):
    from derajat.web.accounts.log import check_log

    return check_log(kept)


def test_the_database_refuses_changes_and_deletions(entries):
    from django.db import DatabaseError, transaction

    for tamper in (
        lambda: _rows().update(act="x"),
        lambda: _rows().all().delete(),
        lambda: _rows().last().delete(),
        lambda: _save_changed(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            tamper()
    assert _check(entries.head).is_whole


def _save_changed():
    row = _rows().last()
    row.detail = "lain"
    row.save()


def test_every_database_has_its_triggers_after_all_migrations(database):
    from importlib import import_module

    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        names = {row[0] for row in cursor.fetchall()}
    assert {"log_no_update", "log_no_delete"} <= names
    module = import_module("derajat.web.accounts.migrations.0003_append_only_log")
    for word in ("UPDATE", "DELETE", "TRUNCATE"):
        assert word in module.POSTGRESQL


def test_deleting_the_last_entries_shows_against_a_kept_head(intruder):
    _rows().filter(sequence__gt=intruder.head.sequence - 3).delete()
    assert _check().is_whole
    assert _check(intruder.head).is_kept is False


def test_deleting_in_the_middle_breaks_the_chain(intruder):
    middle = intruder.head.sequence - 5
    _rows().filter(sequence=middle).delete()
    assert _check().broken == middle


def test_closing_the_gap_after_deleting_breaks_the_chain(intruder):
    from django.db.models import F

    middle = intruder.head.sequence - 5
    _rows().filter(sequence=middle).delete()
    for row in _rows().filter(sequence__gt=middle):
        _rows().filter(sequence=row.sequence).update(sequence=F("sequence") - 1)
    assert _check().broken == middle


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("account", "rudi"),
        ("act", "x"),
        ("thing", "x"),
        ("role", "KDN"),
        ("identifier", "x"),
        ("area", "19"),
        ("detail", "x"),
        ("outcome", "refused"),
        ("ip", "10.0.0.1"),
        ("at", "2026-01-01T00:00:00Z"),
    ],
)
def test_editing_any_field_breaks_the_chain(intruder, name, value):
    middle = intruder.head.sequence - 5
    _rows().filter(sequence=middle).update(**{name: value})
    assert _check().broken == middle


def test_changing_the_order_breaks_the_chain(intruder):
    last = intruder.head.sequence
    _rows().filter(sequence=last).update(sequence=10**9)
    _rows().filter(sequence=last - 1).update(sequence=last)
    _rows().filter(sequence=10**9).update(sequence=last - 1)
    assert _check().broken == last - 1


def test_putting_an_entry_in_breaks_the_chain(intruder):
    from derajat.web.accounts.models import LogEntry

    row = _rows().last()
    LogEntry.objects.create(
        sequence=row.sequence + 1, at=timezone.now(), account="x", digest="0" * 64
    )
    assert _check().broken == row.sequence + 1


def test_computing_all_anew_without_the_key_breaks_the_chain(intruder):
    from django.test import override_settings

    from derajat.web.accounts.log import Deed, compute_digest

    before = "0" * 64
    with override_settings(SECRET_KEY="tebakan" * 10):
        for row in _rows():
            deed = Deed(
                **{name: getattr(row, name) for name in asdict(Deed("", "", ""))}
            )
            before = compute_digest(before, row.sequence, row.at.isoformat(), deed)
            _rows().filter(sequence=row.sequence).update(digest=before)
    assert _check().broken == 1


def test_going_back_to_an_older_copy_shows_against_a_kept_head(intruder):
    from derajat.web.accounts.log import Deed, write_deed

    _rows().filter(sequence__gt=intruder.head.sequence - 4).delete()
    for number in range(6):
        write_deed(Deed("rudi", "edit", "plan", detail=str(number)), timezone.now())
    found = _check(intruder.head)
    assert found.broken is None
    assert found.is_kept is False


def test_a_kept_head_still_holds_when_more_was_written(entries):
    from derajat.web.accounts.log import Deed, write_deed

    write_deed(Deed("wati", "edit", "plan"), timezone.now())
    assert _check(entries.head).is_kept is True


@pytest.mark.parametrize("text", ["", "12", "12:xyz", "a:" + "0" * 64, "1:" + "0" * 65])
def test_a_head_that_is_none_is_not_read(text):
    from derajat.web.accounts.log import read_head

    assert read_head(text) is None


def test_a_head_survives_being_written_down(entries):
    from derajat.web.accounts.log import read_head

    assert read_head(f" {entries.head.render().upper()} ") == entries.head


def _numbers(page):
    return [int(n) for n in re.findall(r'<tr><th scope="row" class="n">(\d+)<', page)]


def test_the_log_is_paged_newest_first_without_gaps(entries, sign_in):
    from derajat.web.accounts.log import Deed, write_deed

    for _ in range(60):
        write_deed(Deed("wati", "edit", "plan"), timezone.now())
    client = sign_in("AUD", "19.71")
    first = client.get("/catatan/").content.decode()
    seen = _numbers(first)
    assert len(seen) == 50 and seen == sorted(seen, reverse=True)
    page = client.get(f"/catatan/?sebelum={seen[-1]}").content.decode()
    assert _numbers(page)[0] == seen[-1] - 1


def test_a_filter_leaves_what_it_names(entries, sign_in):
    from derajat.web.accounts.log import Deed, write_deed

    write_deed(Deed("rudi", "get", "plan", outcome="refused"), timezone.now())
    client = sign_in("KDN", "19.71")
    assert len(_numbers(client.get("/catatan/?akun=rudi").content.decode())) == 1
    page = client.get("/catatan/?akun=wati&hasil=refused").content.decode()
    assert _numbers(page) == []
    assert "Tidak ada catatan" in page
    day = timezone.localdate().isoformat()
    page = client.get(f"/catatan/?akun=wati&dari={day}&sampai={day}").content.decode()
    assert len(_numbers(page)) == 10
    page = client.get("/catatan/?akun=wati&sampai=2001-01-01").content.decode()
    assert _numbers(page) == []


@pytest.mark.parametrize(
    "words",
    [
        "sebelum=x",
        "sebelum=-1",
        "sebelum=" + "9" * 40,
        "sebelum=%D9%A3",
        "dari=2026-13-45",
        "dari=x&sampai=%00",
        "sampai=9999-12-31",
        "dari=0001-01-01",
        "hasil=%27--",
        "akun=" + "x" * 5000,
        "akun[]=1&hal=%7B%7D",
    ],
)
def test_a_filter_that_cannot_be_read_is_left_out(entries, sign_in, words):
    answer = sign_in("AUD", "19.71").get(f"/catatan/?{words}")
    assert answer.status_code == 200


def test_an_administrator_reads_the_technical_part_only(entries, sign_in):
    page = sign_in("ADM").get("/catatan/?akun=wati").content.decode()
    assert _numbers(page) == []
    page = sign_in("DPO").get("/catatan/?akun=wati").content.decode()
    assert len(_numbers(page)) == 10


@pytest.mark.parametrize("role", ["BID", "PRG", "STW"])
def test_others_read_their_own_entries_only(entries, sign_in, role):
    client = sign_in(role, "19.71")
    assert client.get("/catatan/").status_code == 404
    page = client.get("/akun/catatan/?akun=wati").content.decode()
    # The form and the address for paper say again what was asked.
    echo = r"<form.*?</form>|<html .*?>"
    assert "wati" not in re.sub(echo, "", page, flags=re.S)
    assert _numbers(page) == []
    page = client.get("/akun/catatan/").content.decode()
    assert len(_numbers(page)) == 2, "the sign-in, and the refusal above"


def test_the_page_says_whether_the_log_is_whole(intruder, sign_in):
    client = sign_in("AUD", "19.71")

    def ask(head=""):
        answer = client.post("/catatan/periksa/", {"kepala": head}, follow=True)
        return answer.content.decode()

    assert "Rantai utuh" in ask()
    assert "Rantai utuh" in ask(intruder.head.render())
    assert "tidak ada lagi" in ask("1:" + "0" * 64)
    assert "tidak terbaca" in ask("x" * 5000)
    _rows().filter(sequence=intruder.head.sequence - 1).update(act="x")
    assert f"Catatan nomor {intruder.head.sequence - 1}." in ask()


def test_a_long_log_is_checked_from_the_console(entries, sign_in, monkeypatch):
    from derajat.web.pages.log import show

    monkeypatch.setattr(show, "MOST_CHECKED", 3)
    answer = sign_in("AUD", "19.71").post("/catatan/periksa/", follow=True)
    assert "derajat log verify" in answer.content.decode()
