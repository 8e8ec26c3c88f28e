"""Early warning: weekly counts against thresholds, and the pages that show them."""

import datetime
import re
from fractions import Fraction

import pyarrow as pa
import pytest


CITY, CENTRE, OTHER = "19.71", "19.71.P1012409", "19.71.P1012413"


def _table(*rows):
    from derajat.web.reading.weeks import build_week_table, load_standards

    names = ("area", "group", "period", "numerator")
    columns = {name: [row[n] for row in rows] for n, name in enumerate(names)}
    columns["numerator"] = pa.array(columns["numerator"], pa.int64())
    return build_week_table(pa.table(columns), load_standards())


def test_a_fixed_number_of_cases_is_a_signal(site):
    table = _table(
        ("A", "penyakit=C", "2026-W01", 1),
        ("A", "penyakit=C", "2026-W02", 2),
    )
    dengue, week = table.place_of("C"), table.first_week
    assert not table.cell("A", dengue, week).is_signal
    found = table.cell("A", dengue, week + 1)
    assert (found.cases, found.needed, found.is_signal) == (2, 2, True)
    assert found.sentence.id == "2 kasus, ambang 2"


def test_a_rise_is_told_against_the_week_before_and_after_a_week_of_none(site):
    weeks = [(f"2026-W0{n}", cases) for n, cases in enumerate((10, 15, 0, 3, 4), 1)]
    table = _table(*(("A", "penyakit=A", week, cases) for week, cases in weeks))
    place, first = table.place_of("A"), table.first_week
    signals = [table.cell("A", place, first + n).is_signal for n in range(5)]
    # Without the week before nothing is told; 15 is 1.5 times 10; 3 follows a zero.
    assert signals == [False, True, False, True, False]


def test_what_was_not_reported_is_not_a_zero(site):
    table = _table(
        ("A", "penyakit=C", "2026-W01", None),
        ("A", "penyakit=C", "2026-W02", 0),
    )
    place, week = table.place_of("C"), table.first_week
    assert table.cell("A", place, week).cases is None
    assert table.cell("A", place, week + 1).cases == 0
    assert table.cell("B", place, week) is None
    assert table.cell("A", place, week + 5) is None


def test_weeks_before_the_first_thresholds_have_no_signal(site):
    table = _table(
        ("A", "penyakit=C", "2024-W51", 9),
        ("A", "penyakit=C", "2025-W05", 9),
    )
    found = table.find_signals(["A"], 0, 10**6)
    assert [week for _, _, week in found] == [table.last_week]


def test_every_signal_of_the_city_is_at_its_rule(site):
    """Held against the rules of the file, read as numbers, one cell at a time."""
    from derajat.model.alerts import AlertKind
    from derajat.model.calendar import Period, PeriodKind, parse_period
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.signals import list_signals
    from derajat.web.reading.weeks import load_standards

    reading = open_reading()
    rules = {rule.code: rule for rule in load_standards().versions[-1].diseases}
    stored = {
        (row.group.removeprefix("penyakit="), row.area, row.period): row.numerator
        for row in reading.shelf.choose("SKDR-KASUS", area_level="health-centre")
    }
    expected = set()
    for (code, area, period), cases in stored.items():
        rule, week = rules[code], parse_period(period).number
        before = stored.get((code, area, Period(PeriodKind.WEEK, week - 1).render()))
        if cases is None:
            continue
        if rule.kind is AlertKind.AT_LEAST and cases >= rule.cases:
            expected.add((code, area, week))
        if rule.kind is AlertKind.RATIO and before is not None:
            needed = before * rule.times if before else rule.cases_after_zero
            if cases >= Fraction(needed):
                expected.add((code, area, week))
    areas = reading.office.areas.within(CITY)
    found = list_signals(reading, areas, 0, 10**6)
    assert {(one.disease, one.area, one.week) for one in found} == expected
    assert expected


def test_the_clock_runs_from_the_end_of_the_monday_after_the_week(site):
    from derajat.model.calendar import week_number
    from derajat.model.labels import Label
    from derajat.web.pages.surveillance.clocks import read_clock
    from derajat.web.reading.signals import Signal

    week = week_number(2026, 45)  # 8 to 14 November 2026
    words = Label("Suspek dengue", "Suspected dengue")
    signal = Signal("C", words, CENTRE, week, 3, 2, words, "skdr-2025")
    assert signal.starts.isoformat() == "2026-11-17T00:00:00+07:00"
    hours = [-1, 0, 23, 24, 30, 72]
    told = [
        read_clock(signal, None, signal.starts + datetime.timedelta(hours=h), "id")
        for h in hours
    ]
    assert [clock.is_late for clock in told] == [False] * 3 + [True] * 3
    assert told[1].words == "belum direspons, sisa 24 jam"
    assert told[2].words == "belum direspons, sisa 1 jam"
    assert told[4].words == "belum direspons, lewat 6 jam"
    assert told[5].words == "belum direspons, lewat 2 hari"


@pytest.mark.parametrize(
    ("cases", "needed", "level"),
    [(0, 2, 0), (5, None, 0), (1, 2, 1), (2, 2, 2), (3, 2, 2), (4, 2, 3), (8, 2, 4)],
)
def test_colours_follow_the_threshold_of_the_place(site, cases, needed, level):
    from derajat.web.pages.surveillance.heat import choose_level

    assert choose_level(cases, needed) == level


def test_the_overview_shows_weeks_with_dates_and_the_stored_counts(sign_in):
    from derajat.web.reading.office import open_reading

    html = sign_in("PRG", CITY).get("/kewaspadaan/?periode=2026-W10").content.decode()
    assert "8–14 Mar" in html
    rows = open_reading().shelf.choose(
        "SKDR-KASUS", area=CITY, group="penyakit=AA", period="2026-W10"
    )
    row = re.search(r">ISPA</a></th>(.*?)</tr>", html, re.S)[1]
    cells = re.findall(r"<td[^>]*>(.*?)</td>", row, re.S)
    assert re.sub(r"\D", "", cells[7]) == str(rows[0].numerator)


def test_a_disease_shows_units_and_links_each_signal(sign_in):
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.signals import list_signals

    client, reading = sign_in("PRG", CITY), open_reading()
    signals = list_signals(reading, reading.office.areas.within(CITY), 0, 10**6)
    newest = signals[0]
    html = client.get(f"/kewaspadaan/{newest.disease}/").content.decode()
    assert f"/kewaspadaan/sinyal/{newest.identifier}/" in html
    page = client.get(f"/kewaspadaan/sinyal/{newest.identifier}/").content.decode()
    assert newest.sentence.id in page


def test_a_health_centre_sees_its_own_signals_only(sign_in):
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.signals import list_signals

    other = list_signals(open_reading(), [OTHER], 0, 10**6)
    client = sign_in("PKM", CENTRE)
    assert other
    for signal in other[:3]:
        address = f"/kewaspadaan/sinyal/{signal.identifier}/"
        assert client.get(address).status_code == 404
        assert client.post(address, {"hasil": "klb"}).status_code == 404
    assert OTHER not in client.get("/kewaspadaan/").content.decode()


@pytest.mark.parametrize(
    "identifier",
    [
        "x",
        "C_19.71_2026-W10",
        "C_19.71.P1012409_2026-W99",
        "ZZ_19.71.P1012409_2026-W10",
    ],
)
def test_what_is_no_signal_is_not_there(sign_in, identifier):
    client = sign_in("PRG", CITY)
    assert client.get(f"/kewaspadaan/sinyal/{identifier}/").status_code == 404


def test_an_unknown_disease_is_not_there(sign_in):
    client = sign_in("PRG", CITY)
    assert client.get("/kewaspadaan/XX/").status_code == 404
    assert client.get("/kewaspadaan/X/").status_code == 404


def test_an_area_without_reports_says_where_to_look(sign_in):
    html = sign_in("PRG", CITY).get("/kewaspadaan/?wilayah=19.71.01").content.decode()
    assert "W2 dilaporkan per Puskesmas" in html
