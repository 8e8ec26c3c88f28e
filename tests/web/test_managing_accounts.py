"""Accounts of the office: made, given roles by one or two persons, closed at once."""

import re

import pytest
from django.core.cache import cache
from tests.web.signing import make_person, post_login


@pytest.fixture(autouse=True)
def fresh_counts(database):
    cache.clear()


@pytest.fixture
def adm(sign_in):
    return sign_in("ADM")


@pytest.fixture
def kdn(sign_in):
    return sign_in("KDN", "19.71")


def _key(client):
    page = client.get("/akun/kelola/baru/").content.decode()
    return re.search(r'name="kunci" value="([\w-]+)"', page)[1]


def _new(client, username="siti", **more):
    words = {"kunci": _key(client), "username": username, "name": "Siti", **more}
    return client.post("/akun/kelola/baru/", words)


def _give(client, username, role, area=""):
    url = f"/akun/kelola/orang/{username}/peran/"
    return client.post(url, {"role": role, "area": area}, follow=True)


def _roles(username):
    from derajat.web.accounts.models import Grant

    held = Grant.objects.filter(account__username=username)
    return set(held.values_list("role", "area"))


def _open_request():
    from derajat.web.accounts.models import GrantRequest

    return GrantRequest.objects.get(state="open")


def _decide(client, request, word="setuju"):
    url = f"/akun/kelola/orang/{request.account.username}/usulan/{request.pk}/"
    return client.post(url, {"putusan": word}, follow=True).content.decode()


def test_a_new_account_shows_its_password_once_and_must_change_it(adm, visitor):
    answer = _new(adm)
    page = adm.get(answer["Location"]).content.decode()
    password = re.search(r'class="secret">([a-z0-9-]{23})<', page)[1]
    assert password not in adm.get(answer["Location"]).content.decode()
    assert post_login(visitor, "siti", password).status_code == 302
    assert visitor.get("/akun/")["Location"] == "/akun/sandi/"


def test_a_double_click_makes_one_account_and_still_shows_its_password(adm):
    from derajat.web.accounts.models import Account, LogEntry

    words = {"kunci": _key(adm), "username": "siti", "name": "Siti"}
    for _ in range(2):
        answer = adm.post("/akun/kelola/baru/", words)
        assert answer["Location"] == "/akun/kelola/orang/siti/"
    assert 'class="secret"' in adm.get(answer["Location"]).content.decode()
    assert Account.objects.filter(username="siti").count() == 1
    assert LogEntry.objects.filter(act="make account").count() == 1


def test_the_form_sent_again_later_makes_nothing(adm):
    from derajat.web.accounts.models import Account

    words = {"kunci": _key(adm), "username": "siti", "name": "Siti"}
    adm.get(adm.post("/akun/kelola/baru/", words)["Location"])
    again = adm.post("/akun/kelola/baru/", {**words, "username": "siti2"})
    assert "sudah pernah dikirim" in again.content.decode()
    assert not Account.objects.filter(username="siti2").exists()


@pytest.mark.parametrize(
    "words",
    [
        {"username": ""},
        {"username": "x" * 151},
        {"username": "nama dengan spasi"},
        {"username": "a/b"},
        {"username": "../etc"},
        {"username": "9971010101010001"},
        {"username": "siti", "name": ""},
        {"username": "siti", "name": "x" * 151},
        {"username": "siti", "post": "x" * 121},
        {"username": '{"a": 1}'},
        {"username": "\x00"},
        {"username": "adm-"},
        {"kunci": "", "username": "siti"},
        {"kunci": "x" * 5000, "username": "siti"},
    ],
)
def test_a_bad_new_account_is_shown_again(adm, words):
    from derajat.web.accounts.models import Account

    before = Account.objects.count()
    answer = _new(adm, **{"username": "siti", **words})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "<title>Galat: " in page and 'class="error-summary"' in page
    assert Account.objects.count() == before


def test_names_that_hold_markup_are_shown_as_text(adm):
    _new(adm, name="<img src=x onerror=alert(1)>", post="<script>x</script>")
    for url in ("/akun/kelola/", "/akun/kelola/orang/siti/", "/catatan/"):
        page = adm.get(url).content.decode()
        assert "<img src=x" not in page and "<script>x" not in page


def test_a_role_without_approval_is_given_by_one_person(adm):
    make_person("siti")
    _give(adm, "siti", "PKM", "19.71.P1012409")
    assert _roles("siti") == {("PKM", "19.71.P1012409")}


@pytest.mark.parametrize("role", ["KPK", "PRG", "STW", "KDN", "ADM"])
def test_a_role_that_approves_waits_for_a_second_person(adm, kdn, role):
    from derajat.web.accounts.granting import needs_second

    assert needs_second(role)
    area = {"ADM": "", "KPK": "19.71.P1012409"}.get(role, "19.71")
    make_person("siti")
    _give(adm, "siti", role, area)
    assert _roles("siti") == set()
    assert "Sudah disimpan" in _decide(kdn, _open_request())
    assert _roles("siti") == {(role, area)}


def test_a_request_that_is_refused_gives_nothing(adm, kdn):
    make_person("siti")
    _give(adm, "siti", "STW", "19.71")
    asked = _open_request()
    _decide(kdn, asked, "tolak")
    assert "Sudah diputuskan" in _decide(kdn, asked)
    assert _roles("siti") == set()


def test_who_asked_or_receives_cannot_be_the_second_person(adm, kdn, sign_in):
    from derajat.web.accounts.models import Account, Grant

    make_person("siti")
    _give(adm, "siti", "STW", "19.71")
    asked = _open_request()
    assert adm.post(
        f"/akun/kelola/orang/siti/usulan/{asked.pk}/", {"putusan": "setuju"}
    ).status_code in (403, 404)
    asker = Account.objects.get(username="adm-")
    asker.grants.all().delete()
    Grant.objects.create(account=asker, role="KDN", area="19.71")
    assert "orang kedua" in _decide(adm, asked)
    assert _roles("siti") == set()


def test_a_request_of_somebody_who_manages_no_more_is_not_approved(adm, kdn):
    from derajat.web.accounts.models import Account

    make_person("siti")
    _give(adm, "siti", "STW", "19.71")
    Account.objects.get(username="adm-").grants.all().delete()
    assert "tidak lagi mengelola" in _decide(kdn, _open_request())
    assert _roles("siti") == set()


def test_an_account_with_a_temporary_password_gets_no_approving_role(adm, kdn):
    _new(adm)
    _give(adm, "siti", "STW", "19.71")
    assert "belum mengganti sandi" in _decide(kdn, _open_request())
    assert _roles("siti") == set()


def test_what_stays_apart_is_looked_at_again_when_it_is_approved(adm, kdn):
    from derajat.web.accounts.models import Grant

    siti = make_person("siti")
    _give(adm, "siti", "STW", "19.71")
    Grant.objects.create(account=siti, role="AUD", area="19.71")
    assert "tidak boleh dipegang bersama" in _decide(kdn, _open_request())
    assert _roles("siti") == {("AUD", "19.71")}


@pytest.mark.parametrize(
    ("role", "area"),
    [
        ("PKM", "19.71"),
        ("PLN", "19.71.P1012409"),
        ("BID", "19.71"),
        ("PLN", ""),
        ("DPO", "19.71"),
        ("PLN", "19.01"),
        ("PLN", "99.99"),
        ("XXX", "19.71"),
        ("", ""),
        ("PKM", "x" * 5000),
        ("PKM", "' OR 1=1 --"),
        ('{"a":1}', "[]"),
    ],
)
def test_a_role_is_given_only_at_its_own_level_inside_the_office(adm, role, area):
    make_person("siti")
    page = _give(adm, "siti", role, area).content.decode()
    assert "<title>Galat: " in page
    assert _roles("siti") == set()


def test_an_area_may_be_written_by_its_name(adm):
    make_person("siti")
    _give(adm, "siti", "BID", "Semabung Lama")
    assert _roles("siti") == {("BID", "19.71.01.1004")}


def test_roles_that_stay_apart_are_refused(adm):
    make_person("siti", "AUD", "19.71")
    page = _give(adm, "siti", "PLN", "19.71").content.decode()
    assert "tidak boleh dipegang bersama" in page
    assert _roles("siti") == {("AUD", "19.71")}


def test_nobody_gives_takes_or_closes_for_oneself(adm):
    from derajat.web.accounts.models import Account

    own = Account.objects.get(username="adm-")
    assert "perannya sendiri" in _give(adm, "adm-", "DPO").content.decode()
    adm.post(f"/akun/kelola/orang/adm-/cabut/{own.grants.get().pk}/")
    adm.post("/akun/kelola/orang/adm-/tutup/")
    own.refresh_from_db()
    assert own.is_active and own.grants.count() == 1


def test_closing_an_account_ends_its_sessions_with_the_next_request(adm, visitor):
    make_person("siti", "PRG", "19.71")
    post_login(visitor, "siti")
    assert visitor.get("/indikator/").status_code == 200
    adm.post("/akun/kelola/orang/siti/tutup/")
    assert visitor.get("/indikator/")["Location"].startswith("/akun/masuk/")
    assert post_login(visitor, "siti").status_code == 200
    assert "ditutup" in adm.get("/akun/kelola/orang/siti/").content.decode()


def test_a_role_taken_away_holds_no_more_with_the_next_request(adm, visitor):
    siti = make_person("siti", "PLN", "19.71")
    post_login(visitor, "siti")
    assert visitor.get("/indikator/").status_code == 200
    url = f"/akun/kelola/orang/siti/cabut/{siti.grants.get().pk}/"
    for _ in range(2):
        assert adm.post(url).status_code == 302
    assert visitor.get("/indikator/").status_code == 404


def test_a_grant_named_under_another_account_is_not_taken(adm):
    make_person("siti")
    rudi = make_person("rudi", "PLN", "19.71")
    adm.post(f"/akun/kelola/orang/siti/cabut/{rudi.grants.get().pk}/")
    assert _roles("rudi") == {("PLN", "19.71")}


@pytest.mark.parametrize("role", ["PRG", "STW", "PKM", "OPD"])
def test_others_cannot_tell_whether_an_account_exists(sign_in, role):
    make_person("siti")
    area = "19.71.P1012409" if role == "PKM" else "19.71"
    client = sign_in(role, area)
    pages = [
        client.get(f"/akun/kelola/orang/{name}/") for name in ("siti", "tidak-ada")
    ]
    assert [page.status_code for page in pages] == [404, 404]
    echo = r'value="[^"]*"|<html .*?>'
    bodies = [re.sub(echo, "", page.content.decode()) for page in pages]
    assert bodies[0] == bodies[1]


def test_who_may_only_read_sees_no_buttons(sign_in):
    make_person("siti")
    page = sign_in("AUD", "19.71").get("/akun/kelola/orang/siti/").content.decode()
    assert "Beri peran" not in page and "Tutup akun" not in page


def test_every_move_is_written_down_with_both_persons(adm, kdn):
    from derajat.web.accounts.models import LogEntry

    make_person("siti")
    _give(adm, "siti", "STW", "19.71")
    _decide(kdn, _open_request())
    rows = LogEntry.objects.filter(thing="accounts").order_by("sequence")
    found = [(r.account, r.role, r.act, r.identifier, r.detail) for r in rows]
    assert found[-2:] == [
        ("adm-", "ADM", "ask role", "siti", "STW 19.71"),
        ("kdn-19.71", "KDN", "approve role", "siti", "STW 19.71"),
    ]


def test_a_move_that_cannot_be_written_down_is_not_made(adm, monkeypatch):
    from derajat.web.accounts import granting

    make_person("siti")

    def fail(*_):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(granting, "write_deed", fail)
    with pytest.raises(RuntimeError):
        _give(adm, "siti", "PLN", "19.71")
    assert _roles("siti") == set()


def test_a_search_finds_names_and_posts(adm):
    siti = make_person("siti")
    siti.post = "Kepala Seksi"
    siti.save()
    page = adm.get("/akun/kelola/?cari=kepala+sit").content.decode()
    assert "siti" in page
    page = adm.get("/akun/kelola/?cari=" + "%27%22" * 40).content.decode()
    assert "Tidak ada akun yang cocok" in page
