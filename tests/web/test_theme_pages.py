"""Themes on the small city: every number as stored, each with its denominator."""

import re
from decimal import Decimal

import pytest


CITY = "19.71"
THEMES = ("ckg", "stunting", "jkn", "sasaran")


def _stored(code, group="", area=CITY, period="2026"):
    from derajat.model.numerals import render_number
    from derajat.web.reading.office import open_reading

    rows = open_reading().shelf.choose(code, area=area, group=group, period=period)
    return rows[0], lambda number: render_number(number)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("role", "home"), [("PRG", CITY), ("PKM", "19.71.P1012409"), ("KDN", CITY)]
)
def test_a_theme_opens_for_who_may_see_values(sign_in, theme, role, home):
    page = sign_in(role, home).get(f"/tema/{theme}/")
    assert page.status_code == 200
    assert page.content.decode().count("<h1") == 1


def test_the_list_names_every_theme_with_the_area_kept(sign_in):
    html = sign_in("PRG", CITY).get("/tema/").content.decode()
    for theme in THEMES:
        assert f"/tema/{theme}/?wilayah=19.71" in html
    assert "/pws/?wilayah=19.71" in html


def test_each_step_of_the_funnel_names_its_own_denominator(sign_in):
    html = sign_in("PRG", CITY).get("/tema/ckg/").content.decode()
    funnel = re.search(r'class="ch-table ch-funnel".*?</table>', html, re.S)[0]
    coverage, shown = _stored("CKG-COV")
    found, _ = _stored("CKG-FIND")
    assert f"{shown(coverage.denominator)} penduduk sasaran" in funnel
    assert f"{shown(found.denominator)} orang yang diskrining lengkap" in funnel
    assert f"{shown(found.shown)}%" in funnel


def test_two_percentages_of_the_same_people_are_explained(sign_in):
    html = sign_in("PRG", CITY).get("/tema/ckg/").content.decode()
    banner = re.search(r'<p class="notice warning">(.*?)</p>', html, re.S)[1]
    for code in ("CKG-COV", "CKG-TGT"):
        value, shown = _stored(code)
        assert shown(value.shown) in banner
        rounded = str(round(Decimal(value.denominator), 1)).removesuffix(".0")
        assert f"dari {shown(rounded)} orang" in banner


def test_the_segments_of_insurance_add_up_to_those_enrolled(sign_in):
    html = sign_in("PRG", CITY).get("/tema/jkn/").content.decode()
    part = html.split("Peserta menurut segmen")[1].split("</section>")[0]
    counts = re.findall(r"([\d.]+) dari ", part)
    enrolled, _ = _stored("JKN-COV")
    assert sum(int(count.replace(".", "")) for count in counts) == enrolled.numerator
    assert "penduduk menurut dukcapil" in html


def test_too_few_weighed_are_warned_of_beside_the_prevalence(sign_in):
    html = sign_in("PRG", CITY).get("/tema/stunting/").content.decode()
    weighed, shown = _stored("GZ-DS")
    is_below = weighed.value < 78  # the office's target of 2026
    assert (f"Yang ditimbang {shown(weighed.shown)}%" in html) is is_below
    assert "Angka survei" in html


def test_services_by_village_stand_in_a_grid_that_scrolls_by_itself(sign_in):
    html = sign_in("PRG", CITY).get("/tema/stunting/").content.decode()
    grid = re.search(
        r'<div class="wide"[^>]*><table class="grid">.*?</table>', html, re.S
    )
    assert grid
    assert grid[0].count("<tr>") == 1 + 42


def test_the_stated_numbers_are_those_that_values_were_counted_with(site):
    """A second way to the denominators of the engine, for every area it measured."""
    from derajat.web.clock import today
    from derajat.web.policy import areas_within
    from derajat.web.reading.eligible import read_eligible_book
    from derajat.web.reading.office import open_reading

    reading = open_reading()
    numbers = read_eligible_book(reading).numbers
    held = 0
    for code, eligible, source in (
        ("KIA-K6", "sasaran-ibu-hamil", "pusdatin"),
        ("CKG-COV", "sasaran-penduduk", "pusdatin"),
        ("JKN-COV", "sasaran-penduduk", "dukcapil"),
    ):
        for row in reading.shelf.choose(code, group="", period="2026"):
            if row.area not in reading.office.areas.by_code:
                continue
            inside = areas_within(reading.office.areas, row.area, today())
            stated = numbers.sum_over(eligible, source, 2026, inside)
            assert row.denominator is None or str(stated) == row.denominator
            held += row.denominator is not None
    assert held > 100


def test_sources_stand_side_by_side_with_a_warning_where_ranks_differ(sign_in):
    from derajat.web.reading.office import open_reading

    client = sign_in("PRG", CITY)
    url = "/tema/sasaran/?indikator=CKG-COV&tingkat=puskesmas"
    html = client.get(url).content.decode()
    for source in ("Pusdatin", "BPS", "Dukcapil", "Riil"):
        assert f">{source}" in html
    cells = re.findall(r"\((\d)\)", html.split('<table class="grid">')[1])
    ranks = [cells[start::4] for start in range(4)]
    differ = len({tuple(one) for one in ranks}) > 1
    assert ("bergantung pada sumber sasaran" in " ".join(html.split())) is differ
    assert open_reading().shelf.choose("CKG-COV", area=CITY)


@pytest.mark.parametrize(
    "address",
    ["/tema/sasaran/?indikator=TIDAK-ADA", "/tema/sasaran/?tingkat=dunia", "/tema/x/"],
)
def test_what_is_no_theme_is_not_there(sign_in, address):
    assert sign_in("PRG", CITY).get(address).status_code == 404


@pytest.mark.parametrize("theme", THEMES)
def test_a_period_without_values_is_no_error(sign_in, theme):
    page = sign_in("PRG", CITY).get(f"/tema/{theme}/?periode=2019")
    assert page.status_code == 200
