"""A second factor: set up, asked for, used once, kept sealed, without inline script."""

import re

import pytest
from django.core.cache import cache
from tests.web.signing import code_of, make_person, post_login
from tests.web_city import PASSWORD


@pytest.fixture(autouse=True)
def fresh_counts(database):
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def wati(visitor):
    """Somebody signed in who gave the password again, so that factors may change."""
    account = make_person("wati", "PRG", "19.71")
    post_login(visitor, "wati")
    visitor.post("/akun/ulang/", {"password": PASSWORD})
    return account


def _secret(page):
    return re.search(r'id="rahasia">([A-Z2-7]+)<', page)[1]


def _set_up(client):
    """Set up a code app; its secret."""
    secret = _secret(client.get("/akun/faktor/totp/activate/").content.decode())
    answer = client.post("/akun/faktor/totp/activate/", {"code": code_of(secret)})
    assert answer["Location"] == "/akun/faktor/recovery-codes/"
    return secret


def _sign_in_again(client):
    client.post("/akun/keluar/")
    cache.clear()
    answer = post_login(client, "wati")
    assert answer["Location"].startswith("/akun/faktor/authenticate/")


def test_the_secret_is_shown_as_picture_and_text_but_not_kept_in_clear(visitor, wati):
    from allauth.mfa.models import Authenticator

    page = visitor.get("/akun/faktor/totp/activate/").content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    secret = _set_up(visitor)
    kept = str([factor.data for factor in Authenticator.objects.all()])
    assert secret not in kept


def test_a_code_is_asked_after_the_password_and_works_once(visitor, wati):
    secret = _set_up(visitor)
    _sign_in_again(visitor)
    assert visitor.get("/indikator/")["Location"].startswith("/akun/masuk/")
    code = code_of(secret)
    cache.clear()
    answer = visitor.post("/akun/faktor/authenticate/", {"code": code})
    assert answer["Location"] == "/"
    assert visitor.get("/indikator/").status_code == 200
    post = {"code": code}
    visitor.post("/akun/keluar/")
    post_login(visitor, "wati")
    again = visitor.post("/akun/faktor/authenticate/", post)
    assert again.status_code == 200
    assert "sudah dipakai" in again.content.decode()


def test_a_recovery_code_works_once(visitor, wati):
    _set_up(visitor)
    page = visitor.get("/akun/faktor/recovery-codes/").content.decode()
    codes = re.findall(r"<code>(\d{8})</code>", page)
    assert len(codes) == 10
    download = visitor.get("/akun/faktor/recovery-codes/download/").content.decode()
    assert download.split() == codes
    for expected in (302, 200):
        _sign_in_again(visitor)
        answer = visitor.post("/akun/faktor/authenticate/", {"code": codes[0]})
        assert answer.status_code == expected


@pytest.mark.parametrize(
    "code", ["", "000000", "x" * 5000, "{}", "１２３４５６", "\x00"]
)
def test_a_wrong_code_is_told_on_the_page(visitor, wati, code):
    _set_up(visitor)
    _sign_in_again(visitor)
    answer = visitor.post("/akun/faktor/authenticate/", {"code": code})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "<title>Galat: " in page and 'class="error-summary"' in page


def test_codes_cannot_be_guessed_without_end(visitor, wati):
    secret = _set_up(visitor)
    _sign_in_again(visitor)
    for _ in range(10):
        visitor.post("/akun/faktor/authenticate/", {"code": "000000"})
    answer = visitor.post("/akun/faktor/authenticate/", {"code": code_of(secret)})
    assert answer.status_code == 200
    assert "Tunggu 15 menit" in answer.content.decode()


def test_another_secret_of_the_office_opens_no_factor(visitor, wati):
    from django.test import override_settings

    secret = _set_up(visitor)
    from allauth.mfa.models import Authenticator

    factor = Authenticator.objects.get(type="totp").wrap()
    with override_settings(SECRET_KEY="y" * 60):
        assert not factor.validate_code(code_of(secret))


def test_a_factor_is_removed_after_proving_oneself(visitor, wati):
    from allauth.mfa.models import Authenticator

    _set_up(visitor)
    visitor.post("/akun/faktor/totp/deactivate/")
    assert not Authenticator.objects.filter(user=wati).exists()


def test_changing_factors_asks_for_the_password_again_after_five_minutes(visitor, wati):
    session = visitor.session
    for step in session["account_authentication_methods"]:
        step["at"] -= 301
    session.save()
    answer = visitor.get("/akun/faktor/totp/activate/")
    assert answer["Location"].startswith("/akun/ulang/")
    url = answer["Location"]
    assert visitor.post(url, {"password": "keliru"}).status_code == 200
    answer = visitor.post(url, {"password": PASSWORD})
    assert answer["Location"] == "/akun/faktor/totp/activate/"


def test_the_last_factor_stays_where_the_office_asks_for_one(
    visitor, wati, monkeypatch
):
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.models import Authenticator

    from derajat.web.accounts import signing_in

    _set_up(visitor)
    factor = Authenticator.objects.get(type="totp")
    assert get_adapter().can_delete_authenticator(factor)
    monkeypatch.setattr(signing_in, "find_factor_day", lambda *_: "ada")
    assert not get_adapter().can_delete_authenticator(factor)
    page = visitor.get("/akun/faktor/totp/deactivate/").content.decode()
    assert "meminta faktor kedua" in page
    visitor.post("/akun/faktor/totp/deactivate/")
    assert Authenticator.objects.filter(type="totp").exists()


@pytest.mark.parametrize(
    "url",
    [
        "/akun/",
        "/akun/sandi/",
        "/akun/ulang/",
        "/akun/keluar/",
        "/akun/faktor/",
        "/akun/faktor/totp/activate/",
        "/akun/faktor/recovery-codes/generate/",
        "/akun/faktor/webauthn/",
        "/akun/faktor/webauthn/add/",
    ],
)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_page_of_the_account_runs_no_inline_script(visitor, wati, url, language):
    _set_up(visitor)
    visitor.cookies["bahasa"] = language
    answer = visitor.get(url, follow=True)
    assert answer.status_code == 200
    assert "script-src 'unsafe" not in answer["Content-Security-Policy"]
    page = answer.content.decode()
    scripts = re.findall(r"<script([^>]*)>", page)
    assert all("src=" in one or 'type="application/json"' in one for one in scripts)
    assert " style=" not in page and not re.search(r"\son\w+=", page)
    assert page.count("<h1>") == 1


@pytest.mark.parametrize("credential", ["", "[]", "{}", "null", '"x"', "{", "x" * 9000])
def test_a_passkey_that_is_none_is_refused(visitor, wati, credential):
    from allauth.mfa.models import Authenticator

    url = "/akun/faktor/webauthn/add/"
    visitor.get(url)
    answer = visitor.post(url, {"name": "x", "credential": credential})
    assert answer.status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_the_passkey_of_somebody_else_is_not_there(visitor, wati):
    from allauth.mfa.models import Authenticator

    rudi = make_person("rudi")
    factor = Authenticator.objects.create(
        user=rudi, type="webauthn", data={"name": "kunci rudi"}
    )
    for verb in ("edit", "remove"):
        url = f"/akun/faktor/webauthn/keys/{factor.pk}/{verb}/"
        assert visitor.get(url).status_code == 404
        assert visitor.post(url, {"name": "punyaku"}).status_code == 404
    assert Authenticator.objects.filter(pk=factor.pk).exists()


def test_factors_are_written_down(visitor, wati):
    from derajat.web.accounts.models import LogEntry

    _set_up(visitor)
    acts = set(LogEntry.objects.filter(account="wati").values_list("act", "detail"))
    assert {("add factor", "totp"), ("add factor", "recovery_codes")} <= acts
