"""The list of indicators: searched, chosen from, and paged."""

import re

import pytest


OFFICE = "19.71"


def _list(client, **words):
    html = client.get("/indikator/", words).content.decode()
    count = int(re.search(r'<p role="status">(\d+)', html)[1])
    return html, count, re.findall(r'href="/indikator/([^/"]+)/\?', html)


def test_all_indicators_stand_on_the_pages_together(sign_in):
    from derajat.web.reading.office import open_reading

    client = sign_in("PRG", OFFICE)
    html, count, codes = _list(client)
    pages = len(re.findall(r"halaman=(\d+)", html))
    found = list(codes)
    for page in range(2, pages + 1):
        found += _list(client, halaman=str(page))[2]
    known = open_reading().catalogue.indicators
    assert count == len(known)
    assert sorted(found) == sorted(known)
    assert len(re.findall(r"<[a-z]", html)) <= 2_500


def test_a_search_needs_all_its_words(sign_in):
    _, count, codes = _list(sign_in("PRG", OFFICE), cari="cakupan k6")
    assert "KIA-K6" in codes
    assert count == len(codes) < 10


@pytest.mark.parametrize("status", ["bernilai", "belum", "kosong"])
def test_a_status_leaves_those_that_have_it(sign_in, status):
    from derajat.model.judgement import State
    from derajat.web.clock import today
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.standing import find_standings

    reading = open_reading()
    standings = find_standings(reading, OFFICE, today())
    _, count, codes = _list(sign_in("PRG", OFFICE), status=status)
    valued = {code for code, s in standings.items() if s.value.shown is not None}
    for code in codes:
        if status == "belum":
            assert standings[code].score.verdict.state is State.NOT_REACHED
        else:
            assert (code in valued) == (status == "bernilai")
    assert count > 0


def test_a_plan_leaves_what_it_names(sign_in):
    from derajat.web.reading.office import open_reading

    plan = open_reading().plans[-1]
    linked = {item.measured_by for _, item in plan.indicators()} - {""}
    _, count, _ = _list(sign_in("PRG", OFFICE), rencana=plan.name)
    assert count == len(linked)


@pytest.mark.parametrize(
    "words",
    [{"halaman": "0"}, {"halaman": "99"}, {"halaman": "x" * 200}, {"status": "lain"}],
)
def test_words_that_mean_nothing_are_passed_over(sign_in, words):
    assert sign_in("PRG", OFFICE).get("/indikator/", words).status_code == 200


def test_who_may_not_see_values_sees_names_only(sign_in):
    html, count, _ = _list(sign_in("OPD", OFFICE))
    assert count > 100
    assert 'class="tag' not in html
    assert not re.search(r"<b>\d", html)
