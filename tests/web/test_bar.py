"""The bar of area and period: what can be chosen, and what the address keeps."""

import re

import pytest


OFFICE, VILLAGE = "19.71", "19.71.05.1005"


def _options(html, name):
    """The values of a list, and the one that is chosen."""
    inside = re.search(rf'<select id="bar-{name}".*?</select>', html, re.DOTALL)[0]
    chosen = re.findall(r'value="([^"]*)" selected', inside)
    return re.findall(r'<option value="([^"]*)"', inside), chosen


def test_a_manager_may_choose_every_measured_area_by_its_kind(sign_in):
    from derajat.web.reading.office import open_reading

    html = sign_in("PRG", OFFICE).get("/").content.decode()
    values, chosen = _options(html, "wilayah")
    office = open_reading().office
    inside = {a for a in office.areas.within(OFFICE) if a in office.areas.by_code}
    assert set(values) == inside
    assert chosen == [OFFICE]
    titles = re.findall(r'<optgroup label="([^"]*)"', html)
    assert titles[:4] == ["Kantor", "Kecamatan", "Puskesmas", "Kelurahan"]


def test_a_village_midwife_may_choose_her_village_only(sign_in):
    html = sign_in("BID", VILLAGE).get("/").content.decode()
    assert _options(html, "wilayah") == ([VILLAGE], [VILLAGE])


def test_the_chosen_period_stays_and_other_words_are_kept(sign_in):
    client = sign_in("PRG", OFFICE)
    words = {"periode": "2026-02", "urut": "nama", "tampilan": "peringkat"}
    html = client.get("/indikator/KIA-K6/", words).content.decode()
    values, chosen = _options(html, "periode")
    assert chosen == ["2026-02"]
    assert "2026-03" in values
    assert '<input type="hidden" name="urut" value="nama">' in html
    assert '<input type="hidden" name="tampilan" value="peringkat">' in html
    assert '<input type="hidden" name="periode"' not in html


def test_words_of_an_address_are_escaped(sign_in):
    html = sign_in("PRG", OFFICE).get("/", {"x": '"><b>'}).content.decode()
    assert '"><b>' not in html
    assert "&quot;&gt;&lt;b&gt;" in html


@pytest.mark.parametrize("period", ["2026-13", "kemarin", "2026-03-01"])
def test_a_period_that_is_none_has_no_page(sign_in, period):
    answer = sign_in("PRG", OFFICE).get("/", {"periode": period})
    assert answer.status_code == 404


def test_reports_are_counted_as_the_values_say(site):
    from derajat.measures.completeness import expected_of
    from derajat.model.calendar import parse_period
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.reports import count_reports

    reading = open_reading()
    month = parse_period("2026-02")
    city = count_reports(reading, OFFICE, month)
    villages = [
        count_reports(reading, area.code, month)
        for area in reading.office.areas.areas
        if area.level.value == "village"
    ]
    assert expected_of(reading.office, "skdn")
    assert 0 < city.come <= city.due
    by_village = sum(found.due for found in villages if found)
    assert by_village <= city.due
    assert all(found.come <= found.due for found in villages if found)


def test_weeks_have_no_reports_by_month(site):
    from derajat.model.calendar import parse_period
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.reports import count_reports

    assert count_reports(open_reading(), OFFICE, parse_period("2026-W10")) is None
