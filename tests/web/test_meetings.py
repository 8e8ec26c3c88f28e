"""Meetings: agenda, invitations, decisions, and minutes that are locked."""

import re

import pytest


CITY = "19.71"
KEY = "f" * 32


@pytest.fixture
def centre(site):
    """The first health centre."""
    from derajat.web.accounts.making import choose_demo_area
    from derajat.web.policy import load_policy
    from derajat.web.reading.office import open_reading

    return choose_demo_area(load_policy().roles["PKM"], open_reading().office)


def _form(**changes):
    return {
        "kunci": KEY,
        "judul": "Rakor triwulan I",
        "tanggal": "2026-03-30",
        "tempat": "Aula",
        "wilayah": CITY,
        "notulen": "",
        **changes,
    }


def _only():
    from derajat.web.meetings.models import Meeting

    return Meeting.objects.get()


def _make(client, **changes):
    assert client.post("/rakor/baru/", _form(**changes)).status_code == 302
    return f"/rakor/{_only().pk}/"


def test_a_meeting_is_made_once_and_found_in_the_list(sign_in):
    client = sign_in("PRG", CITY)
    url = _make(client)
    again = client.post("/rakor/baru/", _form())
    assert again["Location"] == url
    assert "Rakor triwulan I" in client.get("/rakor/").text
    assert "30 Maret 2026" in client.get(url).text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("judul", ""),
        ("judul", "x" * 161),
        ("tanggal", ""),
        ("tanggal", "31-02-2026"),
        ("tanggal", "2062-03-30"),
        ("tempat", "x" * 161),
        ("wilayah", "35.07"),
        ("wilayah", '["19.71"]'),
        ("notulen", "x" * 20_001),
    ],
)
def test_a_wrong_field_of_a_meeting_is_named(sign_in, field, value):
    from derajat.web.meetings.models import Meeting

    answer = sign_in("PRG", CITY).post("/rakor/baru/", _form(**{field: value}))
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.text
    assert "<title>Galat: " in answer.text
    assert not Meeting.objects.exists()


def test_the_attention_list_proposes_an_agenda_once(sign_in):
    client = sign_in("PRG", CITY)
    url = _make(client)
    assert client.post(f"{url}agenda/", {"usulkan": "1"}).status_code == 302
    items = list(_only().agenda.all())
    assert items
    assert all(item.is_proposed and item.area == CITY for item in items)
    assert all(item.value_on_agenda.area == CITY for item in items if item.value)
    client.post(f"{url}agenda/", {"usulkan": "1"})
    assert _only().agenda.count() == len(items)


def test_items_are_added_ordered_and_removed_by_hand(sign_in):
    client = sign_in("PRG", CITY)
    url = _make(client)
    for words in ("Pertama", "Kedua"):
        form = {"kunci": KEY, "pokok": words, "alasan": "", "indikator": "kia-k6"}
        assert client.post(f"{url}agenda/", form).status_code == 302
    second = _only().agenda.last()
    assert second.indicator == "KIA-K6"
    assert second.value_on_agenda.shown is not None
    client.post(f"{url}agenda/", {"naik": str(second.pk)})
    assert [item.title for item in _only().agenda.all()] == ["Kedua", "Pertama"]
    client.post(f"{url}agenda/", {"naik": str(second.pk)})
    assert [item.title for item in _only().agenda.all()] == ["Kedua", "Pertama"]
    client.post(f"{url}agenda/", {"hapus": str(second.pk)})
    assert [item.title for item in _only().agenda.all()] == ["Pertama"]


@pytest.mark.parametrize("button", ["hapus", "naik"])
@pytest.mark.parametrize("value", ["", "0", "-1", "abc", "9" * 30, "1.5"])
def test_a_button_with_a_number_of_nobody_changes_nothing(sign_in, button, value):
    client = sign_in("PRG", CITY)
    url = _make(client)
    client.post(f"{url}agenda/", {"kunci": KEY, "pokok": "Pertama"})
    assert client.post(f"{url}agenda/", {button: value}).status_code == 302
    assert client.post(f"{url}peserta/", {"hapus": value}).status_code == 302
    assert _only().agenda.count() == 1


def test_wrong_items_and_participants_are_named_where_they_were_written(sign_in):
    client = sign_in("PRG", CITY)
    url = _make(client)
    item = client.post(f"{url}agenda/", {"kunci": KEY, "indikator": "TIDAK-ADA"})
    assert item.status_code == 422
    assert {"id_pokok_error", "id_indikator_error"} <= set(
        re.findall(r'id="(\w+_error)"', item.text)
    )
    seat = {"kunci": KEY, "jabatan": "x" * 121, "sektor": "", "puskesmas": "35.07"}
    refused = client.post(f"{url}peserta/", seat)
    assert refused.status_code == 422
    assert {"id_jabatan_error", "id_sektor_error", "id_puskesmas_error"} <= set(
        re.findall(r'id="(\w+_error)"', refused.text)
    )


def test_an_invited_health_centre_reads_and_does_not_change(sign_in, centre):
    manager, head = sign_in("PRG", CITY), sign_in("KPK", centre)
    url = _make(manager)
    assert head.get(url).status_code == 404
    seat = {"kunci": KEY, "jabatan": "Kepala", "sektor": "Puskesmas"}
    for _ in range(2):
        manager.post(f"{url}peserta/", {**seat, "puskesmas": centre})
    assert _only().participants.count() == 1
    assert head.get(url).status_code == 200
    assert "Rakor triwulan I" in head.get("/rakor/").text
    assert head.post(f"{url}agenda/", {"usulkan": "1"}).status_code == 404
    manager.post(f"{url}peserta/", {"hapus": str(_only().participants.get().pk)})
    assert head.get(url).status_code == 404


def test_minutes_are_approved_as_they_were_read_and_then_locked(sign_in):
    manager, chief = sign_in("PRG", CITY), sign_in("KDN", CITY)
    url = _make(manager)
    approve = {"kunci": KEY, "versi": "1"}
    assert manager.post(f"{url}setujui/", approve).status_code == 404
    assert chief.post(f"{url}setujui/", approve).status_code == 422
    edit = _form(notulen="Disepakati sweeping.", versi="1")
    assert manager.post(f"{url}ubah/", edit).status_code == 302
    stale = chief.post(f"{url}setujui/", approve)
    assert stale.status_code == 409
    assert not _only().is_locked
    assert chief.post(f"{url}setujui/", {**approve, "versi": "2"}).status_code == 302
    assert _only().is_locked
    late = _form(notulen="Lain.", versi=str(_only().version))
    assert manager.post(f"{url}ubah/", late).status_code == 409
    item = {"kunci": KEY, "pokok": "Terlambat"}
    assert manager.post(f"{url}agenda/", item).status_code == 409
    assert manager.post(f"{url}agenda/", {"usulkan": "1"}).status_code == 409
    seat = {"kunci": KEY, "jabatan": "a", "sektor": "b"}
    assert manager.post(f"{url}peserta/", seat).status_code == 409
    assert chief.post(f"{url}setujui/", {**approve, "versi": "3"}).status_code == 409
    assert _only().minutes == "Disepakati sweeping."
    assert _only().agenda.count() == _only().participants.count() == 0
    number = url.split("/")[2]
    assert manager.get(f"/tindak-lanjut/baru/?rakor={number}").status_code == 404


def test_who_is_second_at_the_minutes_sees_the_first(sign_in):
    first, second = sign_in("PRG", CITY), sign_in("PLN", CITY)
    url = _make(first)
    first.post(f"{url}ubah/", _form(notulen="Dari yang pertama.", versi="1"))
    stale = second.post(f"{url}ubah/", _form(notulen="Dari yang kedua.", versi="1"))
    assert stale.status_code == 409
    assert "Dari yang pertama." in stale.text
    assert "Dari yang kedua." in stale.text
    assert 'name="versi" value="2"' in stale.text
    assert _only().minutes == "Dari yang pertama."


def test_a_decision_belongs_to_its_meeting_and_stands_in_the_minutes(sign_in):
    from derajat.web.accounts.models import Account

    client = sign_in("PRG", CITY)
    url = _make(client)
    client.post(f"{url}agenda/", {"kunci": KEY, "pokok": "K6", "indikator": "KIA-K6"})
    link = re.search(
        r'href="(/tindak-lanjut/baru/\?[^"]+indikator[^"]+)"', client.get(url).text
    )
    address = link.group(1).replace("&amp;", "&")
    assert 'value="KIA-K6"' in client.get(address).text
    form = {
        "kunci": KEY,
        "judul": "Sweeping bersama",
        "wilayah": CITY,
        "indikator": "KIA-K6",
        "pemilik": str(Account.objects.get().pk),
        "tenggat": "2026-06-30",
    }
    assert client.post(address, form).status_code == 302
    minutes = client.get(f"{url}notulen/").text
    assert "Sweeping bersama" in minutes
    assert "Pimpinan rapat" in minutes
    assert "Belum disetujui" in minutes
    assert "Sweeping bersama" in client.get(url).text
    assert "K6" in client.get(f"{url}cetak-agenda/").text


@pytest.mark.parametrize("rakor", ["abc", "0", "-1", "9" * 30, "999"])
def test_a_meeting_that_is_not_there_decides_nothing(sign_in, rakor):
    client = sign_in("PRG", CITY)
    assert client.get(f"/tindak-lanjut/baru/?rakor={rakor}").status_code == 404


def test_the_minutes_keep_the_value_that_was_looked_at(sign_in):
    client = sign_in("PRG", CITY)
    url = _make(client)
    client.post(f"{url}agenda/", {"kunci": KEY, "pokok": "K6", "indikator": "KIA-K6"})
    item = _only().agenda.get()
    item.value = {**item.value, "shown": "77.7", "numerator": 777}
    item.save()
    assert "77,7" in client.get(f"{url}notulen/").text
