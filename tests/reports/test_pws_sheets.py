"""PWS sheets against a second plain computation, and how many areas fit a page."""

from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from itertools import pairwise
from math import ceil

import pypdfium2
import pytest

from derajat.catalogue import load_office
from derajat.content import find_content
from derajat.model.areas import AreaLevel
from derajat.model.calendar import parse_period
from derajat.opening.offices import find_office
from derajat.programmes.pws import build_pws_line
from derajat.reports.addresses import list_texts
from derajat.reports.codes import code_of
from derajat.reports.monitoring.pws_chart import PwsChart, RankedArea, build_chart
from derajat.reports.monitoring.pws_sheets import build_blocks
from derajat.reports.outline import (
    Break,
    Orientation,
    Paragraph,
    Part,
    Picture,
    Table,
    plain,
)
from derajat.reports.pdf import write_pdf
from derajat.reports.source import Making


MONTH = "2026-03"
WORDS = {
    (True, "naik"): "Baik",
    (True, "tetap"): "Baik",
    (True, "turun"): "Kurang",
    (False, "naik"): "Cukup",
    (False, "tetap"): "Jelek",
    (False, "turun"): "Jelek",
}


def _numbers_of(outline, code, level):
    """By what and area the printed amounts of a sheet, and the words of its rows."""
    amounts, rows = {}, {}
    for _, block in outline.blocks():
        if not isinstance(block, Table) or not block.key.startswith(f"{code}-{level}"):
            continue
        for row in block.rows:
            width = len(block.columns) // 3 if len(block.columns) > 8 else 8
            for start in range(0, len(row.cells), width):
                cells = row.cells[start : start + width]
                words = [plain(cell.text) for cell in cells]
                if words[0]:
                    rows[int(words[0])] = words[1:]
                for cell in cells:
                    for part in cell.text:
                        if not isinstance(part, str):
                            fact = part.fact
                            amounts[fact.what, fact.area, fact.period] = part.exact
    return amounts, rows


def _half_up(share):
    scaled = (share * 10 * 2 + 1) // 2
    return f"{scaled // 10}.{scaled % 10}"


def _plain_line(source, code, area, months, yearly):
    """Section 4.3 of the rule, from stored counts: one step after the other."""
    stored = [source.value(code, area, month) for month in months]
    if stored[-1] is None or stored[-1].numerator is None:
        return None
    people = Fraction(stored[-1].denominator)
    if people <= 0:
        return None
    counts = [value.numerator for value in stored]
    alone = [counts[0], *(now - then for then, now in pairwise(counts))]
    now, before = (Fraction(100 * alone[at]) / people for at in (-1, -2))
    reached = Fraction(100 * counts[-1]) / people
    due = yearly * len(months) / 12
    trend = "naik" if now > before else "turun" if now < before else "tetap"
    missing = max(0, ceil((due - reached) / 100 * people))
    return reached, now, before, missing, WORDS[reached >= due, trend]


@pytest.mark.parametrize("code", ["KIA-K6", "KIA-PF", "IM-IDL-DOSIS"])
def test_every_sheet_is_what_the_rule_gives_from_stored_counts(make, source, code):
    outline = make("pws", MONTH)
    amounts, rows = _numbers_of(outline, code, "village")
    months = ["2026-01", "2026-02", "2026-03"]
    target = next(
        item.target_of(2026).target.printed
        for plan in source.plans
        for _, item in plan.indicators()
        if item.measured_by == code and item.target_of(2026)
    )
    yearly = Fraction(target.strip("≥<>≤ ").replace(",", "."))
    villages = {a.code: a.name for a in source.office.areas.at_level(AreaLevel.VILLAGE)}
    expected = {
        area: line
        for area in villages
        if (line := _plain_line(source, code, area, months, yearly))
    }
    assert len(expected) > 20
    for area, (reached, now, before, missing, _) in expected.items():
        assert amounts["value", area, MONTH] == _half_up(reached)
        assert amounts["month-share", area, MONTH] == _half_up(now)
        assert amounts["month-share", area, "2026-02"] == _half_up(before)
        assert amounts["pws-gap", area, MONTH] == str(missing)
    ranked = sorted(expected, key=lambda area: (-expected[area][0], area))
    shown = [rows[place][0].removesuffix(" *") for place in range(1, len(ranked) + 1)]
    assert shown == [villages[area] for area in ranked]
    words = [rows[place][5] for place in range(1, len(ranked) + 1)]
    assert words == [expected[area][4] for area in ranked]


def test_the_finding_counts_the_areas_behind_and_their_people(make, source):
    outline = make("pws", MONTH)
    amounts, _ = _numbers_of(outline, "KIA-K6", "village")
    gaps = [int(v) for (what, *_), v in amounts.items() if what == "pws-gap"]
    found = {
        number.fact.what: number.exact
        for text in list_texts(outline)
        if text.address == "pws-kia-kelurahan/KIA-K6-village-temuan"
        for number in text.numbers
    }
    assert found["pws-missing"] == str(sum(gaps))
    assert found["areas-behind"] == str(sum(gap > 0 for gap in gaps))


def _pages(pdf):
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    return [page.get_textpage().get_text_bounded() for page in document]


def test_the_villages_of_a_city_stand_on_one_page_for_each_indicator(make, source):
    outline = make("pws", MONTH)
    pages = _pages(write_pdf(outline))
    names = [a.name for a in source.office.areas.at_level(AreaLevel.VILLAGE)]
    sheets = [
        block
        for part, block in outline.blocks()
        if isinstance(block, Table) and "-village-" in block.key
    ]
    assert len(names) == 42 and len(sheets) > 20
    whole = [page for page in pages if all(name in page for name in names)]
    assert len(whole) == len(sheets)
    drawn = [block for _, block in outline.blocks() if isinstance(block, Picture)]
    assert len(pages) <= len(drawn) + 4


def test_sheets_can_be_read_in_english(make):
    texts = [text.text for text in list_texts(make("pws", MONTH, language="en"))]
    assert "Falling behind" in texts or "Catching up" in texts or "Poor" in texts
    assert not [text for text in texts if "di bawah target bulan" in text]


def test_a_month_without_values_says_so_and_has_no_table(make):
    outline = make("pws", "2026-09")
    assert not [b for _, b in outline.blocks() if isinstance(b, Table | Picture)]
    said = " ".join(text.text for text in list_texts(outline))
    assert "belum ada nilai September 2026" in said


def _capital(source):
    """The 267 kelurahan of DKI Jakarta, each with a line of invented counts."""
    folder = find_office("dki-jakarta")
    real = load_office(folder, source.catalogue, find_content("definitions") / "areas")
    return real.areas.at_level(AreaLevel.VILLAGE)


def test_all_kelurahan_of_the_capital_go_on_over_pages_without_overflow(make, source):
    areas = _capital(source)
    making = Making(source, "pws", source.office.area, parse_period(MONTH))
    indicator = source.indicator("KIA-K6")
    chart = build_chart(making, indicator, AreaLevel.VILLAGE)
    own = chart.values[source.office.area][parse_period(MONTH)]
    lines = [
        build_pws_line(a.code, [5, 9 + n % 3, 99 - n // 3], Fraction(400), Fraction(86))
        for n, a in enumerate(areas)
    ]
    big: PwsChart = replace(
        chart,
        ranked=tuple(RankedArea(a, b) for a, b in zip(areas, lines, strict=True)),
        values={
            a.code: {parse_period(MONTH): replace(own, area=a.code)} for a in areas
        },
    )
    blocks = tuple(build_blocks(big))
    assert sum(isinstance(block, Break) for block in blocks) == ceil(267 / 42) - 1
    first = Part("awal", "Awal", (Paragraph("awal", ("Kepala surat.",)),))
    part = Part("dki", "DKI", blocks, Orientation.LANDSCAPE)
    outline = replace(make("pws", MONTH), parts=(first, part))
    pdf = write_pdf(replace(outline, code=code_of(outline)))
    pages = [page for page in _pages(pdf) if "Kum." in page]
    assert len(pages) == 7
    text = " ".join(" ".join(page.split()) for page in pages)
    assert all(a.name in text for a in areas)
    _check_inside(pdf)


def _check_inside(pdf):
    """No letter leaves the sheet."""
    for page in pypdfium2.PdfDocument(BytesIO(pdf)):
        width, height = page.get_size()
        text = page.get_textpage()
        for place in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(place)
            assert -1 <= left <= right <= width + 1
            assert -1 <= bottom <= top <= height + 1
