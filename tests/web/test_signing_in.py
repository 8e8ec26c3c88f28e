"""Signing in: five tries, no hint who exists, sessions that end."""

import datetime
from dataclasses import replace

import pytest
from django.core.cache import cache
from tests.web.signing import make_person, post_login
from tests.web_city import PASSWORD


WRONG = "sandi-yang-keliru-sekali"


@pytest.fixture(autouse=True)
def fresh_counts(database):
    """Tries counted in memory belong to one test."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def person(database):
    return make_person("wati", "PRG", "19.71")


@pytest.fixture
def elsewhere(database):
    """A second device."""
    from django.test import Client

    return Client(headers={"host": "localhost"})


def _is_in(client):
    return client.get("/akun/").status_code == 200


def _rows(account, **values):
    account.sign_ins.update(**values)


def _ago(**span):
    return datetime.datetime.now(datetime.UTC) - datetime.timedelta(**span)


def test_the_right_password_leads_in_and_is_written_down(visitor, person):
    from derajat.web.accounts.models import LogEntry

    answer = post_login(visitor, "wati")
    assert answer.status_code == 302 and answer["Location"] == "/"
    last = LogEntry.objects.order_by("-sequence").first()
    assert (last.account, last.act, last.outcome) == ("wati", "sign in", "done")
    person.refresh_from_db()
    assert person.first_signed_in_at is not None


def test_a_role_without_values_begins_on_its_own_account(visitor, database):
    make_person("tata", "ADM")
    assert post_login(visitor, "tata")["Location"] == "/akun/"


def test_a_page_asked_for_comes_after_signing_in_but_no_foreign_one(visitor, person):
    answer = post_login(visitor, "wati", QUERY_STRING="next=/indikator/")
    assert answer["Location"] == "/indikator/"
    visitor.logout()
    answer = post_login(visitor, "wati", QUERY_STRING="next=https://jahat.example/")
    assert answer["Location"] == "/"


def test_the_fifth_wrong_password_locks_and_the_right_one_is_refused_kindly(
    visitor, person
):
    for _ in range(4):
        assert post_login(visitor, "wati", WRONG).status_code == 200
    locked = post_login(visitor, "wati", WRONG)
    assert locked.status_code in (403, 429)
    assert "15 menit" in locked.content.decode()
    right = post_login(visitor, "wati")
    assert right.status_code == locked.status_code
    assert "dikunci sementara" in right.content.decode()
    assert not _is_in(visitor)


def test_four_wrong_passwords_and_the_right_one_lead_in(visitor, person):
    for _ in range(4):
        post_login(visitor, "wati", WRONG)
    assert post_login(visitor, "wati").status_code == 302


def test_other_accounts_are_not_locked_with_it(visitor, elsewhere, person):
    make_person("rudi", "PRG", "19.71")
    for _ in range(6):
        post_login(visitor, "wati", WRONG)
    assert post_login(visitor, "rudi").status_code == 302


def test_a_lock_ends_after_fifteen_minutes_and_not_before(visitor, person):
    from axes.models import AccessAttempt

    for _ in range(5):
        post_login(visitor, "wati", WRONG)
    cache.clear()
    AccessAttempt.objects.update(attempt_time=_ago(minutes=14))
    assert post_login(visitor, "wati").status_code != 302
    AccessAttempt.objects.update(attempt_time=_ago(minutes=15, seconds=5))
    assert post_login(visitor, "wati").status_code == 302


def test_a_forwarded_address_does_not_open_a_new_round_of_tries(visitor, person):
    for number in range(5):
        forged = f"10.0.0.{number}"
        post_login(visitor, "wati", WRONG, HTTP_X_FORWARDED_FOR=forged)
    answer = post_login(visitor, "wati", HTTP_X_FORWARDED_FOR="10.9.9.9")
    assert answer.status_code in (403, 429)


def test_ten_tries_from_many_machines_are_the_most(visitor, person):
    for number in range(10):
        post_login(visitor, "wati", WRONG, REMOTE_ADDR=f"10.0.0.{number}")
    answer = post_login(visitor, "wati", REMOTE_ADDR="10.0.1.1")
    assert answer.status_code == 200
    assert "Tunggu 15 menit" in answer.content.decode()


def test_a_name_that_is_no_account_reads_the_same(visitor, person):
    person.is_active = False
    person.save()
    make_person("rudi")
    pages = []
    for name in ("rudi", "tidak-ada", "wati"):
        words = [post_login(visitor, name, WRONG).content.decode() for _ in range(5)]
        pages.append([_without_tokens(word, name) for word in words])
    assert pages[0] == pages[1] == pages[2]


def _without_tokens(page, name):
    import re

    return re.sub(r'value="[\w-]{40,}"', "", page).replace(name, "NAMA")


def test_the_password_is_hashed_for_a_name_that_is_no_account(visitor, monkeypatch):
    from django.contrib.auth.hashers import Argon2PasswordHasher

    hashed = []
    own = Argon2PasswordHasher.encode
    monkeypatch.setattr(
        Argon2PasswordHasher,
        "encode",
        lambda self, word, salt: hashed.append(word) or own(self, word, salt),
    )
    post_login(visitor, "tidak-ada", WRONG)
    assert hashed == [WRONG]


def test_a_password_typed_as_the_name_is_not_kept_in_the_log(visitor, person):
    from derajat.web.accounts.models import LogEntry

    post_login(visitor, "rahasia-saya-sendiri", WRONG)
    last = LogEntry.objects.order_by("-sequence").first()
    assert (last.account, last.outcome) == ("", "failed")


@pytest.mark.parametrize(
    ("name", "password"),
    [("", ""), ("wati", ""), ("x" * 5000, "y" * 5000), ("\x00", "\x00"), ("🙂", "🙂")],
)
def test_a_form_filled_in_wrongly_is_shown_again(visitor, person, name, password):
    answer = post_login(visitor, name, password)
    assert answer.status_code == 200
    assert "<title>Galat: " in answer.content.decode()


def test_the_session_gets_a_new_name_at_sign_in_and_with_another_role(
    visitor, person, site
):
    from derajat.web.accounts.models import Grant

    Grant.objects.create(account=person, role="PLN", area="19.71")
    visitor.get("/akun/masuk/")
    session = visitor.session
    session["apa"] = "saja"
    session.save()
    planted = session.session_key
    visitor.cookies["sesi"] = planted
    post_login(visitor, "wati")
    first = visitor.session.session_key
    assert first != planted
    visitor.post("/akun/peran/", {"peran": "PLN"})
    assert visitor.session.session_key != first
    assert visitor.session["peran"] == "PLN"


def test_a_role_that_is_not_held_cannot_be_chosen(visitor, person):
    post_login(visitor, "wati")
    visitor.post("/akun/peran/", {"peran": "KDN"})
    assert "peran" not in visitor.session


def test_signing_out_ends_the_session_on_the_server(visitor, elsewhere, person):
    post_login(visitor, "wati")
    elsewhere.cookies["sesi"] = visitor.cookies["sesi"].value
    assert _is_in(elsewhere)
    visitor.post("/akun/keluar/")
    assert not _is_in(elsewhere)
    assert person.sign_ins.count() == 0


def test_nothing_signs_out_by_a_link(visitor, person):
    post_login(visitor, "wati")
    visitor.get("/akun/keluar/")
    assert _is_in(visitor)


@pytest.mark.parametrize(
    ("seen", "lives"),
    [({"minutes": 29, "seconds": 50}, True), ({"minutes": 30, "seconds": 1}, False)],
)
def test_a_session_ends_after_half_an_hour_without_use(visitor, person, seen, lives):
    post_login(visitor, "wati")
    _rows(person, seen_at=_ago(**seen))
    assert _is_in(visitor) is lives
    assert person.sign_ins.exists() is lives


@pytest.mark.parametrize(
    ("began", "lives"),
    [({"hours": 9, "minutes": 59}, True), ({"hours": 10, "seconds": 1}, False)],
)
def test_a_session_ends_after_ten_hours_even_in_use(visitor, person, began, lives):
    post_login(visitor, "wati")
    _rows(person, began_at=_ago(**began))
    assert _is_in(visitor) is lives


def test_an_ended_session_says_why_in_the_chosen_language(visitor, person):
    post_login(visitor, "wati")
    visitor.cookies["bahasa"] = "en"
    _rows(person, seen_at=_ago(hours=1))
    page = visitor.get("/", follow=True).content.decode()
    assert "The session has ended" in page


def test_a_busy_session_is_written_once_a_minute(visitor, person):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    post_login(visitor, "wati")
    visitor.get("/bantuan/")
    with CaptureQueriesContext(connection) as asked:
        visitor.get("/bantuan/")
    writes = [q["sql"] for q in asked if not q["sql"].lstrip().startswith("SELECT")]
    assert writes == []
    before = _ago(seconds=70)
    _rows(person, seen_at=before)
    visitor.get("/bantuan/")
    assert person.sign_ins.get().seen_at > before


def test_another_device_can_be_ended_and_stays_out(visitor, elsewhere, person):
    post_login(visitor, "wati")
    post_login(elsewhere, "wati")
    page = visitor.get("/akun/").content.decode()
    assert "perangkat ini" in page and "Akhiri semua yang lain" in page
    name = person.sign_ins.order_by("-began_at").first().name
    visitor.post("/akun/akhiri/", {"perangkat": name})
    assert _is_in(visitor)
    assert not _is_in(elsewhere)


def test_nobody_ends_the_sessions_of_somebody_else(visitor, elsewhere, person):
    rudi = make_person("rudi", "PRG", "19.71")
    post_login(visitor, "wati")
    post_login(elsewhere, "rudi")
    for word in (rudi.sign_ins.get().name, "lain", "", "x" * 4000):
        visitor.post("/akun/akhiri/", {"perangkat": word})
    assert _is_in(elsewhere)


def test_a_new_password_ends_the_other_devices(visitor, elsewhere, person):
    post_login(visitor, "wati")
    post_login(elsewhere, "wati")
    new = "sandi-baru-yang-panjang"
    words = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert visitor.post("/akun/sandi/", words)["Location"] == "/akun/"
    assert _is_in(visitor)
    assert not _is_in(elsewhere)
    assert post_login(elsewhere, "wati", new).status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again"),
    [
        ("", "", ""),
        (WRONG, "sandi-baru-yang-panjang", "sandi-baru-yang-panjang"),
        (PASSWORD, "pendek", "pendek"),
        (PASSWORD, "qwerty123456", "qwerty123456"),
        (PASSWORD, "sandi-baru-yang-panjang", "sandi-lain-yang-panjang"),
        (PASSWORD, PASSWORD, PASSWORD),
    ],
)
def test_a_bad_new_password_changes_nothing(visitor, person, old, new, again):
    post_login(visitor, "wati")
    words = {"oldpassword": old, "password1": new, "password2": again}
    answer = visitor.post("/akun/sandi/", words)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "<title>Galat: " in page and 'class="error-summary"' in page
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_a_temporary_password_is_replaced_before_anything_else(visitor, person):
    person.must_change_password = True
    person.save()
    post_login(visitor, "wati")
    for url in ("/", "/akun/", "/indikator/", "/akun/catatan/"):
        assert visitor.get(url)["Location"] == "/akun/sandi/", url
    assert visitor.get("/bantuan/").status_code == 200
    new = "sandi-baru-yang-panjang"
    words = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    visitor.post("/akun/sandi/", words)
    assert visitor.get("/indikator/").status_code == 200


def test_a_replayed_form_token_is_refused_kindly(person, site):
    from django.test import Client

    strict = Client(headers={"host": "localhost"}, enforce_csrf_checks=True)
    answer = post_login(strict, "wati")
    assert answer.status_code == 403
    assert "kedaluwarsa" in answer.content.decode()


def test_the_office_profile_wants_a_second_factor_within_seven_days(person, site):
    from derajat.web.accounts.duties import Duty, find_duty

    now = datetime.datetime.now(datetime.UTC)
    person.first_signed_in_at = now - datetime.timedelta(days=6, hours=23)
    assert find_duty(person, True, now) is None
    person.first_signed_in_at = now - datetime.timedelta(days=7)
    assert find_duty(person, True, now) is Duty.FACTOR
    assert find_duty(person, False, now) is None


def test_a_village_midwife_may_stay_without_a_second_factor(database):
    from derajat.web.accounts.duties import Duty, find_duty
    from derajat.web.accounts.models import Grant

    midwife = make_person("bidan", "BID", "19.71.01.1004")
    midwife.first_signed_in_at = _ago(days=30)
    now = datetime.datetime.now(datetime.UTC)
    assert find_duty(midwife, True, now) is None
    Grant.objects.create(account=midwife, role="PKM", area="19.71.01.1004")
    assert find_duty(midwife, True, now) is Duty.FACTOR


def test_the_duty_of_a_factor_leads_to_its_page(visitor, person, settings_of_office):
    post_login(visitor, "wati", HTTP_HOST="localhost")
    person.refresh_from_db()
    person.first_signed_in_at = _ago(days=8)
    person.save()
    assert visitor.get("/indikator/")["Location"] == "/akun/faktor/"
    assert visitor.get("/akun/faktor/").status_code == 200


@pytest.fixture
def settings_of_office(site):
    """The same pages as an office profile serves them."""
    from django.test import override_settings

    from derajat.web.profile import ProfileKind

    profile = replace(site.profile, kind=ProfileKind.OFFICE, hosts=("localhost",))
    from derajat.web.reading import office

    kept, wanted = office._desk, site.profile
    office._desk = lambda _: kept(wanted)
    with override_settings(DERAJAT=profile):
        yield profile
    office._desk = kept
