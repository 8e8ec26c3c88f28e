"""Early warning on Ringkasan, from health centres, villages and the office."""

import re


OFFICE, CENTRE = "19.71", "19.71.P1012409"


def _lines(client, url="/"):
    html = client.get(url).text
    found = re.search(r'<ol class="attention.*?</ol>', html, re.DOTALL)
    return re.findall(r"<li><p><a href.*?</li>", found[0], re.DOTALL) if found else []


def _served_village():
    """A village served by a health centre that has a signal without an answer."""
    from derajat.web.pages.surveillance.clocks import key_of, read_answers
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.signals import list_signals
    from derajat.web.reading.weeks import read_week_table

    reading = open_reading()
    table = read_week_table(reading)
    first = table.last_week - 7
    signals = list_signals(reading, reading.office.areas.by_code, first, 10**6)
    answers = read_answers(reading, signals)
    waiting = {one.area for one in signals if key_of(one) not in answers}
    return next(
        (catchment.health_centre, catchment.village)
        for catchment in reading.office.areas.catchments
        if catchment.health_centre in waiting
    )


def test_signals_stand_in_the_list_with_their_reason_and_leave_room(sign_in):
    lines = _lines(sign_in("PRG", OFFICE))
    assert len(lines) <= 7
    warned = [line for line in lines if "Kewaspadaan dini" in line]
    assert 0 < len(warned) <= 3
    for line in warned:
        assert "Mengapa muncul:" in line
        assert re.search(r"sinyal (lewat 24 jam|menunggu)", line)
    assert warned == lines[: len(warned)]


def test_the_late_ones_come_first(site):
    from derajat.web.pages.home.warning import _rank
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.signals import list_signals

    signals = list_signals(open_reading(), [CENTRE], 0, 10**6)
    old, new = signals[-1:], signals[:1]
    assert _rank(old, new[0].starts) < _rank(new, new[0].starts)


def test_a_midwife_sees_the_signals_of_the_health_centre_that_serves_her(sign_in, site):
    from derajat.web.reading.office import open_reading

    centre, village = _served_village()
    client = sign_in("BID", village)
    assert any("Kewaspadaan dini" in line for line in _lines(client))
    html = client.get("/kewaspadaan/").text
    names = {a.name for a in open_reading().office.areas.areas if ".P" in a.code}
    shown = {name for name in names if name in html}
    assert shown == {open_reading().office.areas.by_code[centre].name}
    link = re.search(r'href="(/kewaspadaan/sinyal/[^"]+)"', html)[1]
    page = client.get(link.replace("&amp;", "&"))
    assert page.status_code == 200
    assert "<textarea" not in page.text
    assert "/faskes/" not in page.text
    assert client.post(link.split("?")[0], {}).status_code == 404


def test_a_midwife_sees_no_signal_of_another_health_centre(sign_in, site):
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.signals import list_signals

    reading = open_reading()
    centre, village = _served_village()
    serving = {
        c.health_centre for c in reading.office.areas.catchments if c.village == village
    }
    others = list_signals(reading, reading.office.areas.by_code, 0, 10**6)
    other = next(one for one in others if one.area not in serving)
    client = sign_in("BID", village)
    assert client.get(f"/kewaspadaan/sinyal/{other.identifier}/").status_code == 404


def test_the_page_of_a_village_shows_the_signals_of_that_health_centre(sign_in, site):
    from derajat.web.reading.office import open_reading

    centre, village = _served_village()
    html = sign_in("PRG", OFFICE).get(f"/wilayah/{village}/").text
    part = html.split("Sinyal yang belum direspons")[1].split("</section>")[0]
    assert open_reading().office.areas.by_code[centre].name in part


def test_a_health_centre_sees_its_own_signals_alone(sign_in):
    html = sign_in("PKM", CENTRE).get("/kewaspadaan/").text
    units = set(re.findall(r"/sinyal/[A-Z]+_([\d.P]+)_", html))
    assert units <= {CENTRE}


def test_verifications_of_the_list_of_alerts_are_answers(sign_in, site):
    """Held against the rows of the list, read by hand."""
    from derajat.model.calendar import week_of_day
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.verifications import read_verifications

    reading = open_reading()
    rows = {
        row["sinyal"]: row
        for row in reading.snapshot.load_facts("sinyal-skdr").to_pylist()
    }
    found = read_verifications(reading)
    assert found
    for (disease, unit, week), verified in found.items():
        row = rows[verified.alert]
        assert (row["penyakit"], row["puskesmas"]) == (disease, unit)
        assert 1 <= week_of_day(row["muncul"] // 1440) - week <= 2
        assert row["diverifikasi"] is not None
    (disease, unit, week), verified = next(iter(found.items()))
    year_week = _render(week)
    url = f"/kewaspadaan/sinyal/{disease}_{unit}_{year_week}/"
    page = sign_in("PRG", OFFICE).get(url).text
    assert "Menurut data SKDR" in page
    assert verified.alert in page
    assert "belum direspons" not in page


def _render(week):
    from derajat.model.calendar import Period, PeriodKind

    return Period(PeriodKind.WEEK, week).render()
