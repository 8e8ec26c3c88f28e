"""Tables by area say what is stored for each area, and for the whole its own value."""

from decimal import Decimal
from fractions import Fraction

import pytest

from derajat.errors import Location
from derajat.model.calendar import parse_period
from derajat.reports.areas.asked import check_table
from derajat.reports.areas.table import build_area_table
from derajat.reports.outline import Number, Paragraph, RatioOf, SumOf, Table, plain
from derajat.reports.source import Making


COLUMNS = (
    {
        "title": "N",
        "indicator": "SPM-01",
        "part": "denominator",
        "above": ("SPM", "K6"),
    },
    {"title": "n", "indicator": "SPM-01", "part": "numerator", "above": ("SPM", "K6")},
    {"title": "%", "indicator": "SPM-01", "above": ("SPM", "K6")},
    {"title": "95%", "indicator": "SPM-01", "part": "interval", "above": ("SPM",)},
    {"title": {"id": "lalu", "en": "before"}, "indicator": "SPM-01", "years_back": "1"},
)
SETTINGS = {"key": "k", "caption": "C", "rows": "health-centre", "columns": COLUMNS}


@pytest.fixture
def table(source):
    def build(period="2025", **changes):
        asked = Making(source, "coba", source.office.area, parse_period(period))
        (block,) = build_area_table(asked, {**SETTINGS, **changes})
        return block

    return build


def _stored(source, indicator, period):
    rows = source.shelf.of_indicator(indicator).to_pylist()
    return {r["area"]: r for r in rows if (r["period"], r["group"]) == (period, "")}


def _exact(rows, row, cell):
    """What stands at an address as formulas write it, counted from 1."""
    return rows[row - 1].cells[cell - 1].text[0].exact


def test_every_row_says_what_is_stored_for_its_area(table, source):
    stored = _stored(source, "SPM-01", "2025")
    named = {
        source.office.areas.by_code[code].name: row for code, row in stored.items()
    }
    for row in table().rows:
        expected = named[plain(row.cells[1].text)]
        below, above, value = (row.cells[at].text[0] for at in (2, 3, 4))
        assert Decimal(below.exact) == Decimal(expected["denominator"]).quantize(1)
        assert int(above.exact) == expected["numerator"]
        assert value.exact == expected["shown"]


def test_the_last_row_is_the_stored_value_of_the_whole(table, source):
    whole = _stored(source, "SPM-01", "2025")[source.office.area]
    last = table().rows[-1]
    assert last.is_total
    assert last.cells[4].text[0].exact == whole["shown"]
    assert last.cells[3].text[0].exact == str(whole["numerator"])


def test_formulas_give_what_is_printed(table):
    rows = table().rows
    found = 0
    for row in rows:
        for cell in row.cells:
            if isinstance(cell.formula, SumOf):
                parts = [_exact(rows, *place) for place in cell.formula.cells]
                assert sum(map(int, parts)) == int(cell.text[0].exact)
                found += 1
            if isinstance(cell.formula, RatioOf):
                part = int(_exact(rows, *cell.formula.part))
                whole = int(_exact(rows, *cell.formula.whole))
                again = Fraction(part * cell.formula.times, whole)
                printed = Fraction(cell.text[0].exact)
                assert abs(again - printed) <= Fraction(1, 20)
                found += 1
    assert found > len(rows)


def test_no_percentage_is_a_sum(table):
    last = table().rows[-1]
    assert not isinstance(last.cells[4].formula, SumOf)


def test_headings_join_over_their_columns(table):
    heading = table().heading
    assert [(plain(c.text), c.across, c.down) for c in heading[0]] == [
        ("No", 1, 3),
        ("Puskesmas", 1, 3),
        ("SPM", 4, 1),
        ("lalu", 1, 3),
    ]
    assert [(plain(c.text), c.across, c.down) for c in heading[1]] == [
        ("K6", 3, 1),
        ("95%", 1, 2),
    ]
    width = sum(cell.across for cell in heading[0])
    assert width == len(table().columns) == len(table().rows[0].cells)


def test_a_missing_value_is_a_dash_with_a_reason(table):
    asked = (*COLUMNS, {"title": "B", "indicator": "DBD-KASUS"})
    block = table(columns=asked)
    assert plain(block.rows[0].cells[-1].text) == "–"
    assert any("– berarti tidak ada nilai" in plain(note) for note in block.notes)


def test_nothing_stored_gives_a_sentence_and_no_table(table):
    block = table(period="2019")
    assert isinstance(block, Paragraph)
    assert "tidak ada nilai tersimpan" in plain(block.text)


def test_rows_are_of_the_first_level_that_has_values(table):
    asked = ({"title": "IKM", "indicator": "IKU-IKM"},)
    block = table(rows=("village", "health-centre"), columns=asked)
    assert plain(block.heading[0][1].text) == "Puskesmas"


def test_villages_of_one_health_centre_close_with_the_centre(source):
    centre = next(c.health_centre for c in source.office.areas.catchments)
    served = {
        c.village
        for c in source.office.areas.catchments
        if c.health_centre == centre and c.valid_until is None
    }
    asked = Making(source, "coba", centre, parse_period("2025"))
    (block,) = build_area_table(asked, {**SETTINGS, "rows": "villages-served"})
    assert isinstance(block, Table)
    assert len(block.rows) == len(served) + 1
    numbers = [c for c in block.rows[-1].cells for c in c.text if isinstance(c, Number)]
    assert {number.fact.area for number in numbers} == {centre}


def test_a_setting_that_cannot_be_read_is_told_when_the_form_is_loaded(source):
    wrong = {
        "key": "k",
        "caption": ("a", "b"),
        "rows": "vilage",
        "tones": "perhaps",
        "columns": (
            {"title": "t", "indicator": "SPM-01", "part": "valu"},
            {"title": "t", "indicator": "SPM-01", "group": "jk=L"},
            {"titel": "t", "indicator": "SPM-01", "years_back": "last"},
            "SPM-01",
        ),
    }
    found = list(check_table(wrong, source.catalogue, Location("a.yaml", 3)))
    codes = [problem.code for problem in found]
    assert codes.count("DEF-260") == 3
    assert codes.count("DEF-261") == 5
    assert codes.count("DEF-203") == 1
    assert any("`village`" in problem.repair() for problem in found)


def test_good_settings_are_not_reported(source):
    assert not list(check_table(SETTINGS, source.catalogue, Location("a.yaml", 3)))
