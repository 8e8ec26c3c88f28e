"""Answers to signals: once for each form, never over another's, always logged."""

import re

import pytest


CENTRE = "19.71.P1012409"


@pytest.fixture
def signal(site):
    """The newest signal of the first health centre."""
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.signals import list_signals

    return list_signals(open_reading(), [CENTRE], 0, 10**6)[0]


@pytest.fixture
def address(signal):
    return f"/kewaspadaan/sinyal/{signal.identifier}/"


def _fields(signal, key="a" * 32, version=0, **more):
    return {
        "tanggal": signal.starts.date().isoformat(),
        "jam": "00:30",
        "hasil": "bukan-klb",
        "tindakan": "Kunjungan rumah",
        "kunci": key,
        "versi": version,
        **more,
    }


def _stored(signal):
    from derajat.web.signals.models import Response

    return list(Response.objects.filter(disease=signal.disease, area=signal.area))


def test_an_answer_is_written_with_its_deed(sign_in, signal, address):
    from derajat.web.accounts.models import LogEntry

    client = sign_in("PKM", CENTRE)
    sent = client.post(address, _fields(signal))
    assert (sent.status_code, sent["Location"]) == (302, address)
    (answer,) = _stored(signal)
    assert (answer.week, answer.rule) == (signal.week_text, signal.rule)
    assert (answer.result, answer.version) == ("bukan-klb", 1)
    deed = LogEntry.objects.order_by("-sequence").first()
    assert (deed.act, deed.thing) == ("create", "signals")
    assert (deed.identifier, deed.area) == (signal.identifier, CENTRE)
    assert "Kunjungan rumah" in deed.detail
    html = client.get(address).content.decode()
    assert "Kunjungan rumah" in html
    assert "direspons" in html


def test_the_same_form_sent_twice_writes_once(sign_in, signal, address):
    client = sign_in("PKM", CENTRE)
    for _ in range(2):
        assert client.post(address, _fields(signal)).status_code == 302
    assert [answer.version for answer in _stored(signal)] == [1]


def test_two_people_never_overwrite_each_other_unseen(sign_in, signal, address):
    officer, head = sign_in("PKM", CENTRE), sign_in("KPK", CENTRE)
    officer.post(address, _fields(signal))
    late = _fields(signal, "b" * 32, 0, tindakan="Fogging", hasil="klb")
    page = head.post(address, late)
    html = page.content.decode()
    assert page.status_code == 409
    assert "<title>Galat: " in html
    assert "Kunjungan rumah" in html and "Fogging" in html
    assert [answer.action for answer in _stored(signal)] == ["Kunjungan rumah"]
    version = re.search(r'name="versi" value="(\d+)"', html)[1]
    assert head.post(address, {**late, "versi": version}).status_code == 302
    assert [answer.action for answer in _stored(signal)] == ["Fogging"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"tanggal": ""}, "Isi tanggal verifikasi"),
        ({"tanggal": "kemarin"}, "Isi tanggal verifikasi"),
        ({"tanggal": "2099-01-01"}, "belum terjadi"),
        ({"tanggal": "2019-01-01"}, "lebih awal daripada minggu"),
        ({"jam": "25:00"}, "Isi jam verifikasi"),
        ({"hasil": ""}, "Pilih hasil"),
        ({"hasil": '{"a": 1}'}, "Pilih hasil"),
        ({"tindakan": ""}, "Tulis tindakan"),
        ({"tindakan": "x" * 2001}, "Tulis tindakan"),
    ],
)
def test_a_wrong_form_is_told_on_top_and_beside_the_field(
    sign_in, signal, address, change, words
):
    page = sign_in("PKM", CENTRE).post(address, _fields(signal, **change))
    html = page.content.decode()
    assert page.status_code == 422
    assert "<title>Galat: " in html
    assert html.count(words) == 2
    assert _stored(signal) == []


@pytest.mark.parametrize("role", ["STW", "KDN", "AUD"])
def test_who_may_only_look_finds_no_form_and_writes_nothing(
    sign_in, signal, address, role
):
    client = sign_in(role, "19.71")
    assert "<textarea" not in client.get(address).content.decode()
    assert client.post(address, _fields(signal)).status_code == 404
    assert _stored(signal) == []


def test_an_answer_in_time_counts_and_a_late_one_does_not(sign_in, signal):
    from derajat.web.pages.surveillance.clocks import key_of
    from derajat.web.pages.surveillance.overview import tell_response
    from derajat.web.signals.models import Response

    early = Response(verified_at=signal.starts)
    late = Response(verified_at=signal.due)
    told = [
        tell_response([signal], {key_of(signal): answer}, "id")
        for answer in (early, late)
    ]
    assert told == [
        "1 dari 1 sinyal direspons dalam 24 jam",
        "0 dari 1 sinyal direspons dalam 24 jam",
    ]
