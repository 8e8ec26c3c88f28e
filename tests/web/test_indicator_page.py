"""The page of an indicator: its sentence, its table, and its files to take away."""

import csv
import io
import re
from fractions import Fraction
from math import ceil
from types import SimpleNamespace

import pytest


OFFICE, CODE, MONTH = "19.71", "KIA-K6", "2026-03"


def _reading():
    from derajat.web.reading.office import open_reading

    return open_reading()


def _value(area, period=MONTH, code=CODE):
    return _reading().shelf.choose(code, area=area, group="", period=period)[0]


def _planned(year=2026, code=CODE):
    """The printed number of the year in the invented plan."""
    for plan in _reading().plans:
        for _, item in plan.indicators():
            if item.measured_by == code and item.target_of(year):
                return Fraction(item.target_of(year).target.amounts[0].number)
    raise AssertionError(code)


def _html(client, path, **words):
    answer = client.get(path, words)
    assert answer.status_code == 200
    return answer.content.decode()


def _heading(html):
    return re.search(r"<h1>(.*?)</h1>", html)[1]


def test_the_heading_tells_value_path_and_since_when(sign_in):
    html = _html(sign_in("PRG", OFFICE), f"/indikator/{CODE}/", periode=MONTH)
    value = _value(OFFICE)
    path = _planned() * 3 / 12
    shown = value.shown.replace(".", ",")
    assert f"{shown}%" in _heading(html)
    assert f"{float(path):.1f}".replace(".", ",") in _heading(html)
    assert f"{float(_planned()):.1f}".replace(".", ",") + "% × 3/12" in html


def test_a_level_is_held_against_the_target_itself(sign_in):
    client = sign_in("PRG", OFFICE)
    html = _html(client, "/indikator/IKU-STUNT/", periode="2026")
    assert "dibandingkan dengan target itu sendiri" in html
    assert "jalur bulan ini" not in html


def test_missing_persons_of_each_village_reach_the_path_and_no_less(sign_in):
    """Counted by hand from the stored numbers, not by the module of steering."""
    client = sign_in("PRG", OFFICE)
    words = {"periode": MONTH, "tingkat": "kelurahan"}
    answer = client.get(f"/indikator/{CODE}/unduh.csv", words)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert len(rows) > 30
    share = _planned() / 100 * 3 / 12
    for row in rows:
        value = _value(row["Kode"])
        if value.denominator is None or value.value is None or value.value > 100:
            continue
        missing = max(0, ceil(share * Fraction(value.denominator)) - value.numerator)
        assert row["Kurang (orang)"] in (str(missing), ""), row


def test_areas_are_sorted_as_the_page_says(sign_in):
    client = sign_in("PRG", OFFICE)
    found = {}
    for order in ("kurang", "capaian", "nama"):
        words = {"periode": MONTH, "urut": order, "tingkat": "kelurahan"}
        text = client.get(f"/indikator/{CODE}/unduh.csv", words).content.decode()
        rows = list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
        found[order] = rows
    gaps = [int(r["Kurang (orang)"] or 0) for r in found["kurang"]]
    assert gaps == sorted(gaps, reverse=True)
    shown = [r["Capaian"] for r in found["capaian"] if r["Capaian"].endswith("%")]
    values = [float(text[:-1].strip().replace(",", ".")) for text in shown]
    assert values == sorted(values)
    names = [row["Wilayah"] for row in found["nama"]]
    assert names == sorted(names)


def test_a_workbook_holds_areas_and_trend(sign_in, tmp_path):
    from derajat.sheets import open_file

    client = sign_in("PRG", OFFICE)
    answer = client.get(f"/indikator/{CODE}/unduh.xlsx", {"periode": MONTH})
    path = tmp_path / "unduh.xlsx"
    path.write_bytes(answer.content)
    names = [info.name for info in open_file(path).sheets]
    assert names == ["Wilayah", "Tren", "Keterangan"]


@pytest.mark.parametrize("kind", ["pdf", "exe", "csv.exe"])
def test_other_kinds_of_file_do_not_exist(sign_in, kind):
    answer = sign_in("PRG", OFFICE).get(f"/indikator/{CODE}/unduh.{kind}")
    assert answer.status_code == 404


def test_who_may_not_take_away_sees_no_link_and_gets_nothing(sign_in):
    client = sign_in("BID", "19.71.05.1005")
    assert "unduh." not in _html(client, f"/indikator/{CODE}/")
    assert client.get(f"/indikator/{CODE}/unduh.csv").status_code == 404


@pytest.mark.parametrize("tab", ["", "tren", "peringkat", "peta", "tabel", "lain"])
def test_every_tab_is_an_address(sign_in, tab):
    html = _html(sign_in("PRG", OFFICE), f"/indikator/{CODE}/", tampilan=tab)
    assert "<h1>" in html
    assert ('id="peringkat"' in html) == (tab in ("", "peringkat", "tabel", "lain"))


def test_every_indicator_has_a_page_that_stays_small(sign_in, record_figure):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = sign_in("PRG", OFFICE)
    most = {"elements": 0, "queries": 0}
    for code in _reading().shelf.indicators:
        with CaptureQueriesContext(connection) as queries:
            html = _html(client, f"/indikator/{code}/")
        elements = len(re.findall(r"<[a-z]", html))
        most["elements"] = max(most["elements"], elements)
        most["queries"] = max(most["queries"], len(queries))
        assert elements <= 2_500, code
        assert len(queries) <= 12, code
        assert " style=" not in html, code
    record_figure("pages of indicators", most)


def test_an_unknown_indicator_has_no_page(sign_in):
    assert sign_in("PRG", OFFICE).get("/indikator/XX-1/").status_code == 404


def test_a_village_without_value_says_so(sign_in):
    client = sign_in("PRG", OFFICE)
    html = _html(client, f"/indikator/{CODE}/", periode="2022-01")
    assert "belum ada nilai" in _heading(html)


def _series(values, accumulate, better):
    from derajat.model.calendar import Period, PeriodKind

    kind = next(iter(_reading().catalogue.indicators.values())).versions[-1].kind
    version = SimpleNamespace(kind=kind)
    points = tuple(
        SimpleNamespace(
            period=Period(PeriodKind.MONTH, 2025 * 12 + number),
            value=SimpleNamespace(numerator=top, denominator="1000", value=top / 10),
            score=None,
        )
        for number, top in enumerate(values)
    )
    indicator = SimpleNamespace(
        accumulate=accumulate, better=better, versions=(version,)
    )
    return SimpleNamespace(indicator=indicator, points=points, now=points[-1])


def test_what_grows_from_january_is_judged_by_what_each_month_brought(site):
    """A steady month brings the same each time: no change, though the sum grows."""
    from derajat.model.indicators import Accumulation, Direction
    from derajat.statistics.charts import Change
    from derajat.web.pages.indicators.changing import answer_questions

    steady = [50 + (n % 3) for n in range(24)]
    summed = [sum(steady[n - n % 12 : n + 1]) for n in range(24)]
    given = Accumulation.WITHIN_YEAR, Direction.HIGHER
    assert answer_questions(_series(summed, *given)).change is Change.NO_CHANGE_SEEN
    fallen = steady[:16] + [20] * 8
    summed = [sum(fallen[n - n % 12 : n + 1]) for n in range(24)]
    assert answer_questions(_series(summed, *given)).change is Change.WORSENING


def test_few_periods_answer_nothing(site):
    from derajat.model.indicators import Accumulation, Direction
    from derajat.statistics.charts import Change, Reach
    from derajat.web.pages.indicators.changing import answer_questions

    given = Accumulation.WITHIN_YEAR, Direction.HIGHER
    answers = answer_questions(_series([50] * 11, *given))
    assert (answers.change, answers.reach) == (Change.CANNOT_TELL, Reach.CANNOT_TELL)
