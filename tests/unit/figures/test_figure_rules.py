"""Rules that hold for every figure, whatever it shows."""

import csv
import dataclasses
import gzip
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.unit.figures.specimens import (
    FIGURES,
    HOSTILE_NAMES,
    caption,
    pws,
    shown,
    spark,
    trend,
)

from derajat.figures import (
    NARROW,
    WIDE,
    Choropleth,
    Drawn,
    MapArea,
    ShownNumber,
    load_figure_css,
    load_outlines,
    render_csv,
    render_figure,
    render_map,
    render_spark,
    render_svg,
    render_table,
)
from derajat.model.areas import AreaLevel


OFFICES = Path(__file__).parents[3] / "offices"
SVG = "{http://www.w3.org/2000/svg}"
SPECS = {name: build() for name, build in FIGURES.items()}
DRAWN = {name: spec for name, spec in SPECS.items() if isinstance(spec, Drawn)}
LANGUAGES = ("id", "en")
PWS = ("pws", "pws-sheet")
"""Their tables have the areas side by side."""


def _amounts(value):
    """Every amount inside a specification."""
    if isinstance(value, ShownNumber):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _amounts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _amounts(item)


def _rows(spec, language="id"):
    text = render_csv(spec, language).removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def _every_text(language):
    for spec in SPECS.values():
        yield render_figure(spec, language)
    for spec in DRAWN.values():
        yield from (render_svg(spec, width, language) for width in (NARROW, WIDE))
    yield render_spark(spark())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_is_well_formed(language):
    for text in _every_text(language):
        ElementTree.fromstring(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_has_a_style_a_script_or_a_handler(language):
    for text in _every_text(language):
        tree = ElementTree.fromstring(text)
        for node in tree.iter():
            assert not node.tag.endswith(("script", "style"))
            wrong = [a for a in node.attrib if a == "style" or a.startswith("on")]
            assert wrong == []


def test_no_id_stands_twice_on_a_page_of_all_figures():
    page = "".join(render_figure(spec) for spec in SPECS.values())
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids)) > 20
    named = re.findall(r'(?:aria-labelledby|aria-describedby)="([^"]*)"', page)
    used = re.findall(r"url\(#([^)]*)\)", page) + re.findall(r'href="#([^"]*)"', page)
    assert set(named + used) <= set(ids)


def test_every_id_begins_with_the_key_of_its_figure():
    for spec in SPECS.values():
        ids = re.findall(r' id="([^"]*)"', render_figure(spec))
        assert all(one.startswith(spec.caption.key) for one in ids)


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_tells_its_finding_and_its_shape(name):
    spec = DRAWN[name]
    tree = ElementTree.fromstring(render_svg(spec, NARROW))
    assert tree.get("role") == "group"
    assert tree.find(f"{SVG}title").text == spec.caption.title
    assert tree.find(f"{SVG}desc").text == spec.caption.alt
    assert tree.get("aria-labelledby") == tree.find(f"{SVG}title").get("id")


@pytest.mark.parametrize("name", DRAWN)
def test_one_link_of_a_drawing_can_be_reached_with_the_tab_key(name):
    links = ElementTree.fromstring(render_svg(DRAWN[name], WIDE)).iter(f"{SVG}a")
    stops = [link for link in links if link.get("tabindex") is None]
    assert len(stops) <= 1


@pytest.mark.parametrize("name", SPECS)
def test_numbers_stand_as_they_were_given(name):
    """Amounts are replaced by words no formatting could make."""
    spec, count = SPECS[name], 0

    def marked(value):
        nonlocal count
        if isinstance(value, ShownNumber):
            count += 1
            return ShownNumber(f"N{count}N", value.drawn)
        if isinstance(value, tuple):
            return tuple(marked(item) for item in value)
        is_plain = not dataclasses.is_dataclass(value) or hasattr(value, "outlines")
        if is_plain and not isinstance(value, Choropleth):
            return value
        changed = {
            f.name: marked(getattr(value, f.name)) for f in dataclasses.fields(value)
        }
        return type(value)(**changed)

    table = render_table(marked(spec))
    shown_once = set(re.findall(r"N\d+N", table))
    assert len(shown_once) == count == len(list(_amounts(spec)))


@pytest.mark.parametrize("name", SPECS)
def test_the_csv_has_the_rows_of_the_table_in_its_order(name):
    spec = SPECS[name]
    tree = ElementTree.fromstring(render_table(spec))
    headings = [
        "".join(cell.itertext()).strip()
        for cell in tree.iter("th")
        if cell.get("scope") == ("col" if name in PWS else "row")
    ]
    headings = headings[1:] if name in PWS else headings
    place = 1 if name == "pyramid" else 0
    found = [row[place].lstrip("'") for row in _rows(spec)[1:]]
    assert [h.split(" (")[0] for h in headings] == [f.split(" (")[0] for f in found]


@pytest.mark.parametrize("name", DRAWN)
def test_a_drawing_has_every_row_of_its_table(name):
    spec = DRAWN[name]
    tree = ElementTree.fromstring(render_svg(spec, WIDE))
    told = [
        title.text
        for parent in tree.iter()
        if parent.tag in (f"{SVG}a", f"{SVG}g")
        for title in parent.findall(f"{SVG}title")
    ]
    undrawn = [area.name for area in getattr(spec, "without_outline", ())]
    names = [row[0].lstrip("'") for row in _rows(spec)[1:]]
    drawn = [name for name in names if name not in undrawn]
    assert [line.split(": ")[0] for line in told] == drawn
    assert all(name in render_figure(spec) for name in undrawn)


def test_a_missing_value_is_a_gap_and_says_why():
    path = re.search(r'class="ch-value[^>]* d="([^"]*)"', render_svg(trend(), WIDE))
    stretches = path[1].split("M")[1:]
    corners = [stretch.count("L") + 1 for stretch in stretches]
    assert corners == [8, 2, 8, 15]
    text = render_svg(trend(), WIDE)
    assert "Sep 2024: tidak ada data · laporan belum masuk" in text
    assert "Sep 2025: ditahan (angka kecil)" in text
    row = next(row for row in _rows(trend()) if row[0] == "Sep 2024")
    assert row[1] == "" and "laporan belum masuk" in row[-1]


def test_words_of_data_never_become_markup_or_formulas():
    spec = SPECS["ranked"]
    table = render_table(spec)
    assert "<img" not in table and "&lt;img onerror=x&gt;" in table
    lines = render_csv(spec).splitlines()
    assert not [line for line in lines if re.match(r'"?[=+\-@\t]', line)]
    names = [row[0] for row in _rows(spec)]
    hostile = [name for name in names if name.lstrip("'") in HOSTILE_NAMES]
    assert hostile == [HOSTILE_NAMES[0], *(f"'{name}" for name in HOSTILE_NAMES[1:])]


@pytest.mark.parametrize("start", list("=+-@\t\r\n"))
def test_each_start_of_a_formula_is_disarmed_but_negative_numbers_stay(start):
    spec = SPECS["funnel"]
    step = dataclasses.replace(
        spec.steps[0],
        name=f"{start}SUM(A1)",
        count=ShownNumber("-2,5", -2.5),
        share=ShownNumber("-2+3", 1.0),
    )
    row = _rows(dataclasses.replace(spec, steps=(step,)))[1]
    assert row[:3] == [f"'{start}SUM(A1)", "-2,5", "'-2+3"]


def test_signs_that_xml_forbids_are_dropped():
    spec = dataclasses.replace(SPECS["funnel"], caption=caption("x", "a\x00b\ud800c"))
    assert "abc" in render_figure(spec)


def test_a_sign_of_the_table_is_a_word_in_the_csv():
    assert [row[6] for row in _rows(SPECS["heat"]) if row[0] == "Diare akut"] == [
        "tidak dilaporkan"
    ]
    assert {row[5] for row in _rows(SPECS["pws"])[1:]} == {"naik", "tetap", "turun", ""}


def test_csv_opens_in_indonesian_excel():
    text = render_csv(SPECS["ranked"])
    assert text.startswith("\ufeff") and text.endswith("\r\n")
    assert "99,0;di atas;0;94,8–100,0" in text


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("name", ["trend", "control", "path"])
def test_a_drawing_of_a_series_is_small(name, width):
    assert _weight(render_svg(DRAWN[name], width)) <= 4_000


def _city_map(office):
    outlines = load_outlines(OFFICES / office, AreaLevel.VILLAGE)
    areas = tuple(
        MapArea(
            outline.code,
            outline.name,
            shown(40 + place % 60, "%"),
            place % 5 if place % 11 else None,
            is_small=place % 7 == 0,
            counts=f"{place % 40} dari {40 + place % 17}",
            href=f"/wilayah/{outline.code}/?indikator=k4&periode=2026-11",
        )
        for place, outline in enumerate(outlines.outlines)
    )
    head = caption("peta", "K4 menurut kelurahan")
    return Choropleth(head, areas, outlines, tuple("abcde"), "sumber batas", "kecil")


@pytest.mark.parametrize(
    ("office", "areas"),
    [("pangkalpinang", 42), ("bandar-lampung", 126), ("dki-jakarta", 267)],
)
def test_a_map_of_a_whole_city_is_small_and_has_every_area(office, areas):
    spec = _city_map(office)
    for text in (render_map(spec), render_svg(spec, WIDE), render_svg(spec, NARROW)):
        assert _weight(text) <= 15_000
        links = list(ElementTree.fromstring(text).iter(f"{SVG}a"))
        assert len(links) == areas == len(spec.areas)


def _weight(text):
    return len(gzip.compress(text.encode(), mtime=0))


def test_coordinates_have_at_most_one_decimal_and_maps_none():
    for name, spec in DRAWN.items():
        text = render_svg(spec, NARROW)
        for value in re.findall(r' (?:d|x|y|cx|cy|r|width|height)="([^"]*)"', text):
            assert not re.search(r"\.\d\d", value), (name, value)
    paths = re.findall(r' d="(M[^"]*)"', render_map(_city_map("pangkalpinang")))
    assert len(paths) >= 42
    assert not [p for p in paths if "." in p]


def test_words_in_a_drawing_stay_readable_on_a_phone():
    """Twelve pixels at 288 of 360 units and at 720 of 960."""
    for width, shown_width in ((NARROW, 288), (WIDE, 720)):
        text = render_svg(DRAWN["trend"], width)
        sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)"', text)]
        assert sizes and min(sizes) * shown_width / width >= 12


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("name", DRAWN)
def test_no_words_leave_the_drawing(name, width):
    from derajat.figures.lettering import measure_text

    text = render_svg(DRAWN[name], width)
    tree = ElementTree.fromstring(text)
    letters = float(tree.get("font-size"))
    anchors = {}
    for parent in tree.iter():
        for child in parent:
            anchors[child] = child.get("text-anchor") or parent.get("text-anchor")
    for node in tree.iter(f"{SVG}text"):
        wide = measure_text(node.text, letters)
        share = {"middle": 0.5, "end": 1.0}.get(anchors[node], 0.0)
        start = float(node.get("x")) - share * wide
        assert start >= -1 and start + wide <= width + 1, node.text


def test_a_trend_that_does_not_start_at_nought_says_so():
    assert "sumbu mulai dari 65" in render_svg(DRAWN["trend"], WIDE)
    assert "axis starts at 65" in render_svg(DRAWN["trend"], WIDE, "en")
    assert "sumbu mulai" not in render_svg(DRAWN["path"], WIDE)


def test_bars_begin_at_nought_and_end_at_a_hundred():
    table = ElementTree.fromstring(render_table(SPECS["ranked"]))
    bars = list(table.iter(f"{SVG}rect"))
    assert all(float(bar.get("x", 0)) == 0 for bar in bars)
    widths = [float(bar.get("width")) for bar in bars]
    values = [row.value.drawn for row in SPECS["ranked"].rows if row.value]
    assert [round(158 * value / 100, 1) for value in values] == widths


def test_an_area_without_an_outline_is_listed_and_boundaries_are_indicative():
    text = render_figure(SPECS["choropleth"])
    assert "Belum punya batas di peta (nilainya ada di tabel): Desa Baru." in text
    assert "Batas wilayah bersifat indikatif, bukan acuan hukum" in text
    assert "Boundaries are indicative" in render_svg(SPECS["choropleth"], WIDE, "en")
    assert text.index('href="#k4-peta-data"') < text.index("<svg")


def test_small_numbers_and_no_data_have_patterns_of_their_own():
    text = render_map(SPECS["choropleth"])
    assert text.count('fill="url(#k4-peta-600-small-1)"') == 1
    assert text.count('fill="url(#k4-peta-600-small-4)"') == 1
    assert text.count('fill="url(#k4-peta-600-absent)"') == 2


def test_a_week_without_a_report_is_not_a_week_of_nought():
    tree = ElementTree.fromstring(render_table(SPECS["heat"]))
    cells = [cell for cell in tree.iter("td") if "ch-num" in cell.get("class", "")]
    missing = [cell for cell in cells if cell.text == "·"]
    assert [cell.get("aria-label") for cell in missing] == ["tidak dilaporkan"] * 2
    nought = [c for c in cells if "".join(c.itertext()) == "0"]
    assert nought and all("ch-level-0" in cell.get("class") for cell in nought)


def test_a_city_of_forty_two_fits_the_page():
    text = render_figure(pws(42))
    assert len(re.findall(r"<\w", text)) <= 900
    assert _weight(text) <= 8_000


def test_every_class_that_is_written_has_a_rule():
    sheet = load_figure_css()
    known = set(re.findall(r"\.(ch-[\w-]+)", sheet))
    text = "".join(_every_text("id"))
    used = {
        one for line in re.findall(r'class="([^"]*)"', text) for one in line.split()
    }
    hooks = {
        "ch-band", "ch-break", "ch-centre", "ch-grid", "ch-limit", "ch-path",
        "ch-target", "ch-value", "ch-series", "ch-map", "ch-spark", "ch-swatch",
        "ch-tag-absent",
    }  # fmt: skip
    assert used - known - hooks == set()
    assert all(one.startswith("ch-") for one in used)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_module_come_in_both_languages(language):
    table = render_table(SPECS["ranked"], language)
    words = {"id": ("Wilayah", "di bawah"), "en": ("Area", "below")}
    assert all(word in table for word in words[language])
    others = words["en" if language == "id" else "id"]
    assert not any(f">{word}" in table or f" {word}<" in table for word in others)


def test_a_figure_that_cannot_be_drawn_cannot_be_made():
    series, chart, areas = SPECS["trend"], SPECS["control"], SPECS["choropleth"]
    with pytest.raises(ValueError, match="ids of a page"):
        caption("dua kata", "judul")
    with pytest.raises(ValueError, match="amounts than points"):
        dataclasses.replace(series, points=series.points[1:])
    with pytest.raises(ValueError, match="limits as points"):
        dataclasses.replace(chart, limits=chart.limits[1:])
    with pytest.raises(ValueError, match="class without words"):
        dataclasses.replace(areas, classes=areas.classes[:4])
