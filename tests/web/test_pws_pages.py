"""The pages of local area monitoring, on the small city."""

import re
from fractions import Fraction
from math import ceil

import pytest


CITY = "19.71"


def _cells(html, title):
    """The numbers in the row of a figure that begins with a heading."""
    row = re.search(rf'<th scope="row">{re.escape(title)}</th>(.*?)</tr>', html, re.S)
    cells = re.findall(r"<td[^>]*>(?:<span>)?(.*?)(?:</span>)?</td>", row[1], re.S)
    return [cell for cell in cells if cell != "–"]


def _stored(code, period):
    from derajat.web.reading.office import open_reading

    rows = open_reading().shelf.choose(
        code, area_level="village", group="", period=period
    )
    return [row for row in rows if row.shown is not None]


def test_the_list_names_the_charts_of_three_programmes(sign_in):
    html = sign_in("PRG", CITY).get("/pws/").content.decode()
    for heading in ("PWS-KIA", "PWS Imunisasi", "PWS Gizi"):
        assert heading in html
    assert "/pws/kia/KIA-K6/" in html
    assert "/pws/gizi/GZ-DS/" in html


def test_columns_stand_by_cumulative_coverage_as_stored(sign_in):
    html = sign_in("PRG", CITY).get("/pws/kia/KIA-K6/?periode=2026-03").content.decode()
    shown = [float(text.replace(",", ".")) for text in _cells(html, "Kumulatif %")]
    rows = _stored("KIA-K6", "2026-03")
    stored = sorted((float(row.shown) for row in rows), reverse=True)
    assert shown == stored
    assert len(shown) > 10


def test_the_people_missing_follow_from_counts_and_the_target_typed(sign_in):
    url = "/pws/kia/KIA-K6/?periode=2026-03&target=80"
    html = sign_in("PRG", CITY).get(url).content.decode()
    missing = sorted(int(text) for text in _cells(html, "Kurang (orang)"))
    wanted = Fraction(80 * 3, 12 * 100)
    by_hand = [
        max(0, ceil(wanted * Fraction(row.denominator) - row.numerator))
        for row in _stored("KIA-K6", "2026-03")
    ]
    assert missing == sorted(by_hand)
    assert "80,0% × 3/12" in html


def test_health_centres_stand_side_by_side_when_asked(sign_in):
    url = "/pws/kia/KIA-K6/?tingkat=puskesmas"
    html = sign_in("PRG", CITY).get(url).content.decode()
    assert len(_cells(html, "Kumulatif %")) == 9


def test_a_level_has_no_cumulative_row(sign_in):
    html = sign_in("PRG", CITY).get("/pws/gizi/GZ-DS/").content.decode()
    assert "Kumulatif %" not in html
    assert _cells(html, "Bulan ini %")


def test_a_health_centre_sees_its_own_villages_only(sign_in):
    from derajat.web.reading.office import open_reading

    office = open_reading().office
    centre = office.areas.catchments[0].health_centre
    served = {
        office.areas.by_code[c.village].name
        for c in office.areas.catchments
        if c.health_centre == centre
    }
    html = sign_in("PKM", centre).get("/pws/kia/KIA-K6/").content.decode()
    names = re.findall(r'class="ch-upright ch-num"><span><a [^>]*>(.*?)</a>', html)
    assert names
    assert set(names) <= served


@pytest.mark.parametrize(
    "address",
    [
        "/pws/gizi/KIA-K6/",
        "/pws/kia/KIA-AKI/",
        "/pws/kia/TIDAK-ADA/",
        "/pws/kia/KIA-K6/?tingkat=provinsi",
    ],
)
def test_what_has_no_chart_is_not_there(sign_in, address):
    assert sign_in("PRG", CITY).get(address).status_code == 404


@pytest.mark.parametrize("typed", ["abc", "-5", "0", "1e9", "nan", '{"a":1}'])
def test_a_target_that_is_no_number_is_told_and_not_used(sign_in, typed):
    page = sign_in("PRG", CITY).get("/pws/kia/KIA-K6/", {"target": typed})
    html = page.content.decode()
    assert page.status_code == 200
    assert 'id="target-galat"' in html
    assert "target yang Anda isi" not in html


def test_a_month_without_values_says_what_to_do(sign_in):
    html = sign_in("PRG", CITY).get("/pws/kia/KIA-K6/?periode=2019-03").content.decode()
    assert 'class="empty"' in html
    assert "ch-pws" not in html
