"""Accounts from the console: passwords never as words, everything written down."""

import pytest
from tests.web.signing import make_person, post_login
from tests.web_city import OFFICE

from derajat.cli.main import app
from derajat.errors import DerajatError


@pytest.fixture
def console(database, monkeypatch, capsys):
    """`console(words, typed)`: a command with the database of the test at hand."""
    import io

    from derajat.cli import account, log
    from derajat.web.reading.office import open_reading

    for module in (account, log):
        monkeypatch.setattr(module, "open_written", lambda *_: open_reading().office)

    def run(words, typed=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        whole = [*words.split(), "--office", OFFICE]
        app(whole, result_action="return_value", exit_on_error=False)
        return capsys.readouterr().out

    return run


def _code(console, words, typed=""):
    with pytest.raises(DerajatError) as refused:
        console(words, typed)
    return refused.value.problems[0].code


def _acts():
    from derajat.web.accounts.models import LogEntry

    rows = LogEntry.objects.filter(account="(konsol)").order_by("sequence")
    return [(row.act, row.identifier) for row in rows]


def test_the_first_head_of_office_is_made_on_the_console(console, visitor):
    told = console("account new Wati --role KDN --area 19.71")
    password = told.strip().split()[-1]
    assert post_login(visitor, "wati", password).status_code == 302
    assert visitor.get("/akun/kelola/")["Location"] == "/akun/sandi/"
    assert _acts() == [("make account", "wati")]


def test_a_password_of_ones_own_is_read_from_the_input(console, visitor):
    told = console("account new wati --own-password", "kalimat yang panjang\n")
    assert "kalimat" not in told
    assert post_login(visitor, "wati", "kalimat yang panjang").status_code == 302


def test_a_new_password_ends_sessions_and_lifts_a_lock(console, visitor):
    from django.core.cache import cache

    person = make_person("wati", "PRG", "19.71")
    post_login(visitor, "wati")
    for _ in range(5):
        visitor.__class__(headers={"host": "localhost"}).post(
            "/akun/masuk/", {"login": "wati", "password": "keliru sekali"}
        )
    password = console("account reset-password wati").strip().split()[-1]
    cache.clear()
    assert visitor.get("/indikator/")["Location"].startswith("/akun/masuk/")
    assert post_login(visitor, "wati", password).status_code == 302
    person.refresh_from_db()
    assert person.must_change_password


def test_a_new_password_keeps_the_second_factor_unless_it_is_lost(console):
    from allauth.mfa.models import Authenticator

    person = make_person("wati")
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})
    console("account reset-password wati")
    assert Authenticator.objects.filter(user=person).exists()
    console("account reset-password wati --factors")
    assert not Authenticator.objects.filter(user=person).exists()


def test_an_account_is_closed_and_opened_again(console, visitor):
    make_person("wati", "PRG", "19.71")
    post_login(visitor, "wati")
    console("account disable wati")
    assert visitor.get("/indikator/")["Location"].startswith("/akun/masuk/")
    assert _code(console, "account disable wati") == "WEB-032"
    console("account enable wati")
    assert visitor.get("/indikator/")["Location"].startswith("/akun/masuk/")
    assert _acts() == [("disable", "wati"), ("enable", "wati")]


def test_the_list_names_everybody(console):
    make_person("wati", "PRG", "19.71")
    assert "wati" in console("account list")
    assert '"account": "wati"' in console("account --json")


@pytest.mark.parametrize(
    ("words", "typed", "code"),
    [
        ("account new wati", "", "WEB-020"),
        ("account new a/b", "", "WEB-020"),
        ("account new 9971010101010001", "", "WEB-020"),
        ("account new siti --role XXX", "", "WEB-031"),
        ("account new siti --role KPK --area 19.71", "", "WEB-031"),
        ("account new siti --role KDN", "", "WEB-031"),
        ("account new siti --own-password", "", "WEB-034"),
        ("account new siti --own-password", "pendek\n", "WEB-020"),
        ("account reset-password tidak-ada", "", "WEB-030"),
        ("account reset-password wati --own-password", "pendek\n", "WEB-020"),
        ("account disable tidak-ada", "", "WEB-030"),
        ("log verify --head x", "", "WEB-038"),
        ("log verify --head 1:" + "0" * 64, "", "WEB-037"),
    ],
)
def test_a_command_amiss_is_refused_and_changes_nothing(console, words, typed, code):
    from derajat.web.accounts.models import Account

    make_person("wati")
    assert _code(console, words, typed) == code
    assert set(Account.objects.values_list("username", flat=True)) <= {"wati", "contoh"}
    assert Account.objects.get(username="wati").check_password("sandi-uji-yang-panjang")


def test_two_typed_passwords_must_be_alike(console, monkeypatch):
    from derajat.cli import account

    typed = iter(["kalimat yang panjang", "kalimat yang lain"])
    monkeypatch.setattr(account, "ask_password", lambda _: next(typed))
    monkeypatch.setattr(account.sys, "stdin", _Terminal())
    with pytest.raises(DerajatError) as refused:
        account._password(True, account.Options())
    assert refused.value.problems[0].code == "WEB-035"


class _Terminal:
    def isatty(self):
        return True


def test_a_log_that_was_tampered_with_is_told(console):
    from django.db import connection

    from derajat.web.accounts.models import LogEntry

    console("account new wati")
    assert "Catatan utuh" in console("log verify")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER log_no_update")
    LogEntry.objects.update(act="x")
    assert _code(console, "log verify") == "WEB-036"


def test_a_program_gets_a_token_that_is_shown_once_and_can_be_ended(console, visitor):
    from derajat.web.api.models import ApiToken

    make_person("wati", "PRG", "19.71")
    token = console("account token wati prg --purpose SIPD").strip().split()[-1]
    headers = {"authorization": f"Bearer {token}"}
    assert visitor.get("/api/v1/kantor", headers=headers).status_code == 200
    kept = ApiToken.objects.get()
    assert (kept.role, kept.name) == ("PRG", "SIPD")
    assert token not in console("account list")
    assert "1" in console("account end-tokens wati")
    assert visitor.get("/api/v1/kantor", headers=headers).status_code == 401
    assert _acts() == [("make token", "wati"), ("end tokens", "wati")]


def test_a_token_is_for_a_role_that_the_account_holds(console):
    make_person("wati", "PRG", "19.71")
    assert _code(console, "account token wati KDN") == "WEB-039"
