"""Jelaskan angka ini: nine parts, arithmetic that gives the number, rows by role."""

import html as entities
import random
import re
from fractions import Fraction


OFFICE, VILLAGE, CODE = "19.71", "19.71.05.1005", "KIA-K6"
TITLES = [
    "Artinya",
    "Hitungan",
    "Dihitung",
    "Tidak dihitung",
    "Kelengkapan",
    "Definisi",
    "Asal",
    "Pembanding",
    "Tanya",
]


def _page(client, code=CODE, **words):
    answer = client.get(f"/indikator/{code}/jelaskan/", words)
    assert answer.status_code == 200
    return entities.unescape(answer.content.decode())


def _titles(page):
    return re.findall(r"<h3>\d\. (.*?)</h3>", page)


def _value(area, period, code=CODE, group=""):
    from derajat.web.reading.office import open_reading

    shelf = open_reading().shelf
    return shelf.choose(code, area=area, group=group, period=period)[0]


def test_nine_parts_stand_in_their_order(sign_in):
    page = _page(sign_in("PRG", OFFICE), wilayah=VILLAGE, periode="2026-03")
    assert _titles(page) == TITLES


def test_the_arithmetic_gives_the_number_shown(sign_in):
    """Over one value of every indicator that is a share with two counts."""
    from derajat.web.reading.office import open_reading

    reading, rng = open_reading(), random.Random(6)
    client, compared = sign_in("PRG", OFFICE), 0
    for code in rng.sample(reading.shelf.indicators, 60):
        found = reading.shelf.choose(code, area=OFFICE, group="")
        known = [v for v in found if v.shown and v.denominator not in (None, "0")]
        if not known:
            continue
        value = rng.choice(known)
        page = _page(client, code, periode=value.period)
        line = re.search(r"<p>([\d.]+) ÷ ([\d.,]+) × ([\d.]+) = ([\d.,]+)", page)
        if line is None:
            continue
        top, bottom, scale, shown = (
            Fraction(text.replace(".", "").replace(",", ".")) for text in line.groups()
        )
        places = len(line[4].partition(",")[2])
        exact = top * scale / bottom
        assert abs(exact - shown) <= Fraction(1, 2 * 10**places), code
        assert Fraction(value.shown) == shown, code
        compared += 1
    assert compared > 15


def test_rows_and_files_are_for_those_who_may_see_them(sign_in):
    words = {"wilayah": VILLAGE, "periode": "2026-03"}
    steward = _page(sign_in("STW", OFFICE), **words)
    assert "<details>" in steward
    assert re.search(r"\.(csv|xlsx), ", steward)
    for role in ("BID", "KDN", "PLN"):
        area = VILLAGE if role == "BID" else OFFICE
        page = _page(sign_in(role, area), **words)
        assert _titles(page) == TITLES
        assert "<details>" not in page.split("<main")[1], role
        assert ".csv" not in page, role


def test_the_dialog_gets_a_fragment_of_the_same_parts(sign_in):
    client = sign_in("PRG", OFFICE)
    answer = client.get(
        f"/indikator/{CODE}/jelaskan/",
        {"wilayah": VILLAGE},
        headers={"HX-Request": "true"},
    )
    fragment = answer.content.decode()
    assert "<html" not in fragment
    assert 'id="jelaskan-judul"' in fragment
    assert _titles(entities.unescape(fragment)) == TITLES


def test_a_group_is_explained_as_a_group(sign_in):
    from derajat.web.reading.office import open_reading

    shelf = open_reading().shelf
    rows = shelf.choose_many(shelf.indicators, area=OFFICE).to_pylist()
    row = next(r for r in rows if r["group"] and r["shown"])
    client = sign_in("PRG", OFFICE)
    words = {"periode": row["period"], "kelompok": row["group"]}
    page = _page(client, row["indicator"], **words)
    shown = row["shown"].replace(".", ",")
    assert f"Mengapa {shown}" in page


def test_no_number_is_explained_as_none(sign_in):
    page = _page(sign_in("PRG", OFFICE), periode="2026-03", kelompok="jk=X")
    assert "Tidak ada angka untuk dijelaskan" in page


def test_narrowed_explanations_of_the_city_are_the_full_ones(site, record_figure):
    """Of values drawn at random what a page reads gives what all rows give.

    Every indicator is compared by its worked examples, in tests/content.
    """
    from derajat.measures.explaining import explain_value
    from derajat.measures.explaining.desk import KeptSnapshot
    from derajat.measures.measuring import data_day_of
    from derajat.model.values import Value
    from derajat.web.reading.office import open_reading

    reading, rng = open_reading(), random.Random(1)
    kept, day = KeptSnapshot(reading.snapshot), data_day_of(reading.snapshot)
    values = reading.shelf.choose_many(reading.shelf.indicators)
    wrong, compared = [], 0
    for first, end in rng.sample(list(reading.shelf.spans.values()), 50):
        row = values.slice(rng.randrange(first, end), 1).to_pylist()[0]
        value = Value(**row)
        given = (
            value, reading.catalogue, reading.office, reading.plan, kept, values, day,
        )  # fmt: skip
        if explain_value(*given) != explain_value(*given, is_narrowed=False):
            wrong.append(value)
        compared += 1
    record_figure("narrowed explanations", {"compared": compared})
    assert wrong == []


def test_more_rows_than_are_read_at_once_are_told_as_such(site):
    from derajat.web.reading.explaining import open_desk
    from derajat.web.reading.office import open_reading

    desk = open_desk(open_reading())
    value = _value(OFFICE, "2026-03")
    few, every = desk.explain(value, 10), desk.explain(value, None)
    assert few.untraced > 10
    assert not few.counted
    assert every.untraced == 0
    assert every.counted
    assert {o.file for o in every.origins} <= {o.file for o in few.origins}
