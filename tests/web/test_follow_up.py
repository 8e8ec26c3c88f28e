"""From a finding to an action in one step, and what is open already beside it."""

import datetime
import html as entities
import re
from urllib.parse import parse_qs, urlsplit

import pytest


OFFICE, VILLAGE, CENTRE = "19.71", "19.71.05.1005", "19.71.P1012409"
LINK = re.compile(r'href="(/tindak-lanjut/baru/\?[^"]+)"')


@pytest.fixture
def signal(site):
    """The newest signal of the first health centre."""
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.signals import list_signals

    return list_signals(open_reading(), [CENTRE], 0, 10**6)[0]


def _links(page):
    """The addresses of forms that are filled in, by what they fill in."""
    urls = {entities.unescape(url) for url in LINK.findall(page.text)}
    words = [parse_qs(urlsplit(url).query) for url in sorted(urls)]
    return [{name: texts[0] for name, texts in each.items()} for each in words]


def _make_action(username, key="c" * 32, **fields):
    from django.utils import timezone

    from derajat.web.accounts.models import Account
    from derajat.web.meetings.models import Action

    account = Account.objects.get(username=username)
    return Action.objects.create(
        **{
            "title": "Kunjungan rumah",
            "area": VILLAGE,
            "owner": account,
            "due": datetime.date(2026, 4, 30),
            "state": "running",
            "key": key,
            "made_by": account,
            "made_at": timezone.now(),
            **fields,
        }
    )


def _pages(signal):
    return {
        "/": "indikator",
        "/indikator/KIA-K6/": "indikator",
        f"/wilayah/{VILLAGE}/": "indikator",
        "/pws/kia/KIA-K6/?periode=2026-03&target=100": "indikator",
        "/tema/ckg/": "indikator",
        f"/kewaspadaan/sinyal/{signal.identifier}/": "sinyal",
    }


def test_every_finding_leads_to_a_form_with_place_reason_and_number(sign_in, signal):
    client = sign_in("PRG", OFFICE)
    for url, named in _pages(signal).items():
        found = _links(client.get(url))
        assert found, url
        assert any(named in words for words in found), url
        for words in found:
            assert words["wilayah"], url
            if named in words:
                assert re.search(r"\d", words["alasan"]), url


def test_the_form_is_filled_in_and_tells_the_value_that_is_kept(sign_in):
    client = sign_in("PRG", OFFICE)
    words = next(
        words
        for words in _links(client.get("/indikator/KIA-K6/?periode=2026-03"))
        if words["wilayah"] == OFFICE
    )
    page = client.get("/tindak-lanjut/baru/", words)
    assert 'value="KIA-K6"' in page.text
    assert entities.escape(words["alasan"]).replace("&#x27;", "'")[:40] in page.text
    assert "Nilai saat diputuskan" in page.text
    notice = page.text.split("Nilai saat diputuskan")[1].split("</p>")[0]
    assert "Maret 2026" in notice or "Mar 2026" in notice


def test_rows_of_areas_below_the_target_have_their_own_link(sign_in):
    from derajat.opening.scoring import linked_indicators
    from derajat.web.reading.office import open_reading

    client = sign_in("PRG", OFFICE)
    linked = linked_indicators(open_reading().plans)
    pages = (
        f"/indikator/{code}/?tingkat={level}"
        for code in sorted(code for code in linked if code)
        for level in ("puskesmas", "kecamatan", "kelurahan")
    )
    links = [words for url in pages for words in _links(client.get(url))]
    codes = {words["wilayah"] for words in links} - {OFFICE}
    areas = open_reading().office.areas
    assert codes
    for words in links:
        if words["wilayah"] != OFFICE:
            assert areas.by_code[words["wilayah"]].name in words["alasan"]


@pytest.mark.parametrize("role", ["STW", "KDN", "AUD"])
def test_who_may_not_add_actions_finds_no_link(sign_in, signal, role):
    client = sign_in(role, OFFICE)
    for url in _pages(signal):
        assert _links(client.get(url)) == [], url


def test_open_actions_stand_beside_the_finding(sign_in, signal):
    client = sign_in("PRG", OFFICE)
    _make_action("prg-19.71", indicator="KIA-K6")
    _make_action("prg-19.71", "d" * 32, title="Sudah lama", state="done")
    _make_action("prg-19.71", "e" * 32, title="Fogging", signal=signal.identifier)
    shown = {
        "/indikator/KIA-K6/": (1, "Kunjungan rumah"),
        f"/indikator/KIA-K6/?wilayah={VILLAGE}": (1, "Kunjungan rumah"),
        "/indikator/KIA-K6/?wilayah=19.71.01.1004": (0, ""),
        "/indikator/KIA-KN1/": (0, ""),
        f"/wilayah/{VILLAGE}/": (2, "Fogging"),
        f"/kewaspadaan/sinyal/{signal.identifier}/": (1, "Fogging"),
    }
    for url, (count, title) in shown.items():
        part = (
            client.get(url).text.split('id="tindak-lanjut">')[1].split("</section>")[0]
        )
        assert f"Tindak lanjut terbuka ({count})" in part, url
        assert title in part, url
        assert "Sudah lama" not in part, url


def test_an_action_of_a_signal_is_tied_to_it(sign_in, signal):
    from derajat.web.meetings.models import Action

    client = sign_in("PKM", CENTRE)
    words = _links(client.get(f"/kewaspadaan/sinyal/{signal.identifier}/"))[0]
    assert (words["sinyal"], words["wilayah"]) == (signal.identifier, CENTRE)
    url = f"/tindak-lanjut/baru/?wilayah={CENTRE}&sinyal={signal.identifier}"
    form = {
        "kunci": "f" * 32,
        "judul": "Penyelidikan epidemiologi",
        "alasan": words["alasan"],
        "wilayah": CENTRE,
        "perangkat": "Kecamatan",
        "tenggat": "2026-04-02",
    }
    assert client.post(url, form).status_code == 302
    assert Action.objects.get().signal == signal.identifier
    page = client.get(f"/kewaspadaan/sinyal/{signal.identifier}/").text
    assert "Tindak lanjut terbuka (1)" in page


def test_a_signal_of_another_unit_is_not_there(sign_in, signal):
    client = sign_in("PKM", "19.71.P1012413")
    url = f"/tindak-lanjut/baru/?sinyal={signal.identifier}"
    assert client.get(url).status_code == 404


def test_a_signal_that_is_none_is_not_there(sign_in):
    client = sign_in("PRG", OFFICE)
    assert client.get("/tindak-lanjut/baru/?sinyal=C_x_2026").status_code == 404


def test_a_get_of_the_board_writes_nothing(sign_in):
    from dataclasses import asdict

    from derajat.model.calendar import parse_period
    from derajat.web.meetings.models import Effect
    from derajat.web.meetings.standing import read_periods
    from derajat.web.reading.office import open_reading

    client = sign_in("PRG", OFFICE)
    periods = read_periods(open_reading(), "GZ-DS", OFFICE)
    action = _make_action(
        "prg-19.71",
        area=OFFICE,
        indicator="GZ-DS",
        value=asdict(periods[parse_period("2026-01")]),
        due=datetime.date(2026, 2, 10),
        state="done",
    )
    for url in ("/tindak-lanjut/", f"/tindak-lanjut/{action.pk}/"):
        assert client.get(url).status_code == 200
    assert Effect.objects.count() == 0


def test_effects_are_told_after_measuring(database, sign_in):
    from dataclasses import asdict

    from derajat.model.calendar import parse_period
    from derajat.web.meetings.standing import read_periods
    from derajat.web.reading.office import open_reading
    from derajat.web.uploads.measuring import settle_all

    sign_in("PRG", OFFICE)
    reading = open_reading()
    periods = read_periods(reading, "GZ-DS", OFFICE)
    assert settle_all(reading.opened) == 0
    action = _make_action(
        "prg-19.71",
        area=OFFICE,
        indicator="GZ-DS",
        value=asdict(periods[parse_period("2026-01")]),
        due=datetime.date(2026, 2, 10),
        state="done",
    )
    assert settle_all(reading.opened) == 1
    action.refresh_from_db()
    assert action.effect.value_after == periods[parse_period("2026-03")]
    assert settle_all(reading.opened) == 0
