"""The action board: written once, moved by who may, nothing lost between two."""

import datetime
import re

import pytest


CITY, OTHER = "19.71", "99.99"
WAS = {"kunci": "a" * 32, "versi": "1"}


@pytest.fixture
def office(site):
    """The office of the small city."""
    from derajat.web.reading.office import open_reading

    return open_reading().office


@pytest.fixture
def centre(office):
    """The first health centre, where demo accounts work."""
    from derajat.web.accounts.making import choose_demo_area
    from derajat.web.policy import load_policy

    return choose_demo_area(load_policy().roles["PKM"], office)


@pytest.fixture
def draft(database):
    """A function that fills the form of a new action for an owner."""

    def fill(owner="", **changes):
        day = _today() + datetime.timedelta(days=20)
        return {
            "kunci": "a" * 32,
            "judul": "Sweeping K6 di posyandu",
            "alasan": "target belum tercapai",
            "wilayah": CITY,
            "indikator": "KIA-K6",
            "pemilik": str(owner),
            "perangkat": "",
            "tenggat": day.isoformat(),
            **changes,
        }

    return fill


def _today():
    from derajat.model.calendar import date_of_day
    from derajat.web.clock import today

    return date_of_day(today())


def _account(role, area):
    from derajat.web.accounts.models import Account

    return Account.objects.get(username=f"{role}-{area}".lower())


def _only():
    from derajat.web.meetings.models import Action

    return Action.objects.get()


def _errors(answer):
    assert "Galat: " in re.search("<title>(.*?)</title>", answer.text).group(1)
    return set(re.findall(r'id="id_(\w+)_error"', answer.text))


def _new(client, draft, role="PRG", area=CITY, **changes):
    answer = client.post(
        "/tindak-lanjut/baru/", draft(_account(role, area).pk, **changes)
    )
    assert answer.status_code == 302
    return _only()


def test_a_new_action_keeps_the_value_it_was_decided_by(sign_in, draft):
    from derajat.web.accounts.models import LogEntry
    from derajat.web.reading.office import open_reading

    client = sign_in("PRG", CITY)
    action = _new(client, draft, dari="16,2", menjadi="25", hingga="2026-05-31")
    stored = open_reading().shelf.choose("KIA-K6", area=CITY, group="")
    value = action.value_at_decision
    assert value in stored
    assert value.period == "2026-03"
    assert (action.state, action.version) == ("proposed", 1)
    assert (action.expected_from, action.expected_to) == ("16.2", "25")
    assert [step.move for step in action.steps.all()] == ["create"]
    assert LogEntry.objects.filter(thing="actions", act="create").count() == 1
    page = client.get(f"/tindak-lanjut/{action.pk}/").text
    assert value.shown.replace(".", ",") in page
    assert "16,2 → 25, paling lambat 31 Mei 2026" in page


def test_a_finding_fills_the_form(sign_in):
    client = sign_in("PRG", CITY)
    url = f"/tindak-lanjut/baru/?wilayah={CITY}&indikator=KIA-K6&alasan=turun+dua+bulan"
    page = client.get(url).text
    assert 'value="KIA-K6"' in page
    assert "turun dua bulan" in page
    assert f'<option value="{CITY}" selected>' in page


def test_a_form_sent_twice_makes_one_action(sign_in, draft):
    from derajat.web.meetings.models import Action

    client = sign_in("PRG", CITY)
    form = draft(_account("PRG", CITY).pk)
    first = client.post("/tindak-lanjut/baru/", form)
    again = client.post("/tindak-lanjut/baru/", form)
    assert first["Location"] == again["Location"]
    assert Action.objects.count() == 1


def test_a_key_of_somebody_else_makes_nothing(sign_in, draft, centre):
    from derajat.web.meetings.models import Action

    _new(sign_in("PRG", CITY), draft)
    other = sign_in("KPK", centre)
    form = draft(_account("KPK", centre).pk, wilayah=centre)
    assert other.post("/tindak-lanjut/baru/", form).status_code == 404
    assert Action.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("judul", ""),
        ("judul", "K6"),
        ("judul", "x" * 201),
        ("judul", "a\x00bcdefg"),
        ("alasan", "x" * 501),
        ("wilayah", OTHER),
        ("wilayah", ""),
        ("wilayah", '{"a": 1}'),
        ("indikator", "TIDAK-ADA"),
        ("indikator", "x" * 41),
        ("pemilik", "0"),
        ("pemilik", "abc"),
        ("tenggat", ""),
        ("tenggat", "30/02/2026"),
        ("tenggat", "2020-01-01"),
        ("tenggat", "2099-01-01"),
        ("menjadi", "banyak"),
        ("menjadi", "NaN"),
        ("menjadi", "1e999"),
        ("hingga", "besok"),
    ],
)
def test_a_wrong_field_is_named_and_nothing_is_written(sign_in, draft, field, value):
    from derajat.web.meetings.models import Action

    client = sign_in("PRG", CITY)
    form = {**draft(_account("PRG", CITY).pk, dari="1"), "menjadi": "2", field: value}
    answer = client.post("/tindak-lanjut/baru/", form)
    assert answer.status_code == 422
    assert field in _errors(answer)
    assert Action.objects.count() == 0


@pytest.mark.parametrize("kunci", ["", "x", "A" * 32, "a" * 33])
def test_a_form_without_its_key_is_not_written(sign_in, draft, kunci):
    client = sign_in("PRG", CITY)
    form = draft(_account("PRG", CITY).pk, kunci=kunci)
    answer = client.post("/tindak-lanjut/baru/", form)
    assert answer.status_code == 422
    assert "Formulir ini tidak utuh" in answer.text


def test_an_empty_form_names_every_field_that_is_needed(sign_in):
    answer = sign_in("PRG", CITY).post("/tindak-lanjut/baru/", {})
    assert answer.status_code == 422
    assert _errors(answer) == {"judul", "wilayah", "pemilik", "tenggat"}


def test_either_an_owner_or_another_sector(sign_in, draft):
    client = sign_in("PRG", CITY)
    both = draft(_account("PRG", CITY).pk, perangkat="Dinas Pendidikan")
    assert _errors(client.post("/tindak-lanjut/baru/", both)) == {"pemilik"}
    assert _errors(client.post("/tindak-lanjut/baru/", draft())) == {"pemilik"}
    sector = draft(perangkat="Dinas Pendidikan")
    assert client.post("/tindak-lanjut/baru/", sector).status_code == 302


def test_an_owner_must_work_where_the_action_is(sign_in, draft, centre):
    sign_in("PKM", centre)
    client = sign_in("PRG", CITY)
    form = draft(_account("PKM", centre).pk, wilayah=CITY)
    assert _errors(client.post("/tindak-lanjut/baru/", form)) == {"pemilik"}
    form["wilayah"] = centre
    assert client.post("/tindak-lanjut/baru/", form).status_code == 302


def test_another_area_is_not_to_be_chosen(sign_in, draft, centre):
    client = sign_in("PKM", centre)
    form = draft(_account("PKM", centre).pk, wilayah=CITY)
    assert "wilayah" in _errors(client.post("/tindak-lanjut/baru/", form))


def test_an_action_goes_through_its_states_by_who_may(sign_in, draft, centre):
    officer, head = sign_in("PKM", centre), sign_in("KPK", centre)
    action = _new(officer, draft, "PKM", centre, wilayah=centre)
    url = f"/tindak-lanjut/{action.pk}/"
    start = {**WAS, "langkah": "start"}
    assert officer.post(f"{url}langkah/", start).status_code == 302
    early = {**WAS, "langkah": "submit", "versi": "2"}
    refused = officer.post(f"{url}langkah/", early)
    assert refused.status_code == 422
    assert "Tambahkan bukti dahulu" in refused.text
    given = officer.post(f"{url}bukti/", {"kunci": "b" * 32, "keterangan": "Selesai"})
    assert given.status_code == 302
    assert officer.post(f"{url}langkah/", early).status_code == 302
    finish = {**WAS, "langkah": "finish", "versi": "3"}
    assert officer.post(f"{url}putusan/", finish).status_code == 404
    assert officer.post(f"{url}langkah/", finish).status_code == 422
    assert head.post(f"{url}putusan/", finish).status_code == 302
    moves = [(s.move, s.before, s.after, s.role) for s in _only().steps.all()]
    assert moves == [
        ("create", "", "proposed", "PKM"),
        ("start", "proposed", "running", "PKM"),
        ("submit", "running", "waiting", "PKM"),
        ("finish", "waiting", "done", "KPK"),
    ]


def test_a_rejection_needs_a_reason(sign_in, draft):
    client = sign_in("PRG", CITY)
    url = f"/tindak-lanjut/{_new(client, draft).pk}/putusan/"
    bare = {**WAS, "langkah": "reject"}
    assert client.post(url, bare).status_code == 422
    assert _only().state == "proposed"
    assert client.post(url, {**bare, "catatan": "di luar wewenang"}).status_code == 302
    assert _only().state == "rejected"


@pytest.mark.parametrize("langkah", ["", "fly", "finish", "x" * 11, '["start"]'])
def test_a_move_that_is_not_in_the_table_changes_nothing(sign_in, draft, langkah):
    client = sign_in("PRG", CITY)
    url = f"/tindak-lanjut/{_new(client, draft).pk}/langkah/"
    assert client.post(url, {**WAS, "langkah": langkah}).status_code == 422
    assert (_only().state, _only().version) == ("proposed", 1)


def test_a_double_click_moves_once(sign_in, draft):
    client = sign_in("PRG", CITY)
    url = f"/tindak-lanjut/{_new(client, draft).pk}/langkah/"
    for _ in range(2):
        assert client.post(url, {**WAS, "langkah": "start"}).status_code == 302
    assert _only().steps.filter(move="start").count() == 1


def test_the_back_button_does_not_undo_what_another_did(sign_in, draft):
    client = sign_in("PRG", CITY)
    action = _new(client, draft)
    reject = {**WAS, "langkah": "reject", "catatan": "tidak perlu"}
    client.post(f"/tindak-lanjut/{action.pk}/putusan/", reject)
    late = client.post(
        f"/tindak-lanjut/{action.pk}/langkah/", {**WAS, "langkah": "start"}
    )
    assert late.status_code == 409
    assert "sudah berubah sejak halaman Anda dibuka" in late.text
    assert _only().state == "rejected"


def test_who_is_second_sees_the_difference_and_loses_nothing(sign_in, draft):
    first, second = sign_in("PRG", CITY), sign_in("PLN", CITY)
    action = _new(first, draft)
    url = f"/tindak-lanjut/{action.pk}/ubah/"
    owner = _account("PRG", CITY).pk
    mine = draft(owner, judul="Sweeping K6 dari rumah ke rumah", versi="1")
    assert first.post(url, mine).status_code == 302
    theirs = draft(owner, judul="Kelas ibu hamil", versi="1")
    stale = second.post(url, theirs)
    assert stale.status_code == 409
    assert "Sweeping K6 dari rumah ke rumah" in stale.text
    assert 'value="Kelas ibu hamil"' in stale.text
    assert _only().title == "Sweeping K6 dari rumah ke rumah"
    assert re.search(r'name="versi" value="2"', stale.text)
    assert second.post(url, {**theirs, "versi": "2"}).status_code == 302
    assert (_only().title, _only().version) == ("Kelas ibu hamil", 3)


def test_an_action_of_another_area_is_not_there(sign_in, draft, office, centre):
    from derajat.model.areas import AreaLevel

    action = _new(sign_in("PRG", CITY), draft)
    others = [a.code for a in office.areas.at_level(AreaLevel.HEALTH_CENTRE)]
    stranger = sign_in("KPK", next(code for code in others if code != centre))
    assert action.area == CITY
    for tail in ("", "ubah/"):
        assert stranger.get(f"/tindak-lanjut/{action.pk}/{tail}").status_code == 404
    for tail in ("langkah/", "putusan/", "bukti/", "ubah/"):
        sent = stranger.post(f"/tindak-lanjut/{action.pk}/{tail}", WAS)
        assert sent.status_code == 404
    assert action.title not in stranger.get("/tindak-lanjut/").text


def test_another_sector_sees_its_own_actions_alone(sign_in, draft):
    from derajat.web.meetings.models import Action

    partner, manager = sign_in("OPD", CITY), sign_in("PRG", CITY)
    account = _account("OPD", CITY)
    account.post = "dinas pendidikan"
    account.save()
    manager.post("/tindak-lanjut/baru/", draft(perangkat="Dinas Pendidikan"))
    other = draft(perangkat="Dinas Sosial", judul="Bantuan sosial", kunci="c" * 32)
    manager.post("/tindak-lanjut/baru/", other)
    own = Action.objects.get(owner_sector="Dinas Pendidikan")
    foreign = Action.objects.get(owner_sector="Dinas Sosial")
    page = partner.get("/tindak-lanjut/").text
    assert own.title in page
    assert foreign.title not in page
    start = {**WAS, "langkah": "start"}
    assert partner.post(f"/tindak-lanjut/{own.pk}/langkah/", start).status_code == 302
    assert partner.get(f"/tindak-lanjut/{foreign.pk}/").status_code == 404
    sent = partner.post(f"/tindak-lanjut/{foreign.pk}/langkah/", start)
    assert sent.status_code == 404


def test_a_village_midwife_changes_what_she_owns_alone(sign_in, draft, office, centre):
    from derajat.web.accounts.making import choose_demo_area
    from derajat.web.policy import load_policy

    village = choose_demo_area(load_policy().roles["BID"], office)
    midwife, officer = sign_in("BID", village), sign_in("PKM", centre)
    action = _new(officer, draft, "PKM", centre, wilayah=village)
    start = {**WAS, "langkah": "start"}
    url = f"/tindak-lanjut/{action.pk}/"
    assert midwife.get(url).status_code == 200
    assert midwife.post(f"{url}langkah/", start).status_code == 404
    action.owner = _account("BID", village)
    action.save()
    assert midwife.post(f"{url}langkah/", start).status_code == 302


def test_the_board_counts_what_is_late_and_reminds_its_owner(sign_in, draft):
    client = sign_in("PRG", CITY)
    action = _new(client, draft)
    action.due = _today() - datetime.timedelta(days=3)
    action.save()
    page = client.get("/tindak-lanjut/").text
    assert "Lewat tenggat (1)" in page
    assert "lewat 3 hari" in page
    assert "Yth. prg-19.71, pengingat tindak lanjut" in page
    assert "1. Sweeping K6 di posyandu (Kota Pangkal Pinang)" in page
    assert action.title in client.get("/tindak-lanjut/?hanya=lewat").text
    assert action.title in client.get("/tindak-lanjut/?hanya=saya").text
    for other in ("indikator=KIA-K1", "rakor=99"):
        assert action.title not in client.get(f"/tindak-lanjut/?{other}").text
    assert action.title in client.get("/tindak-lanjut/?rakor=abc").text


def test_the_board_stays_within_its_budget(
    sign_in, draft, django_assert_queries, centre
):
    from derajat.web.meetings.models import Action

    client = sign_in("PRG", CITY)
    action = _new(client, draft)
    for number in range(60):
        action.pk = None
        action.key = f"{number:032x}"
        action.area = (CITY, centre)[number % 2]
        action.state = ("proposed", "running", "waiting", "done")[number % 4]
        action.save()
    assert Action.objects.count() == 61
    with django_assert_queries(12):
        page = client.get("/tindak-lanjut/").content
    assert len(re.findall(rb"<[a-z]", page)) <= 2500
    assert b"Masih ada" in page


@pytest.fixture
def django_assert_queries():
    """`with f(most):` fails when more queries were sent."""
    from contextlib import contextmanager

    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    @contextmanager
    def check(most):
        with CaptureQueriesContext(connection) as sent:
            yield
        assert len(sent) <= most, "\n".join(query["sql"][:300] for query in sent)

    return check


def test_words_of_people_are_shown_as_words(sign_in, draft):
    client = sign_in("PRG", CITY)
    action = _new(client, draft, judul="<img src=x onerror=alert(1)>")
    for url in ("/tindak-lanjut/", f"/tindak-lanjut/{action.pk}/"):
        assert "<img" not in client.get(url).text


def test_a_late_action_can_still_be_edited(sign_in, draft):
    client = sign_in("PRG", CITY)
    action = _new(client, draft)
    action.due = _today() - datetime.timedelta(days=9)
    action.save()
    owner = _account("PRG", CITY).pk
    kept = draft(owner, versi="1", tenggat=action.due.isoformat(), judul="Judul baru")
    url = f"/tindak-lanjut/{action.pk}/ubah/"
    assert client.post(url, kept).status_code == 302
    moved = {**kept, "versi": "2", "tenggat": "2020-01-01"}
    assert _errors(client.post(url, moved)) == {"tenggat"}
