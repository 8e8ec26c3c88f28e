"""Pages on paper: sheets, tags for readers of PDF, and what every sheet tells."""

import re
import subprocess

import pytest


pytestmark = pytest.mark.needs("pdfinfo", "pdftotext")

KEY_PAGES = {
    "home": (3, "Ringkasan"),
    "indicator": (8, "K6"),
    "explain": (4, "Mengapa"),
    "plan": (3, "Indikator Kinerja Utama"),
    "pws": (1, "PWS"),
    "surveillance": (3, "Kewaspadaan"),
    "meeting-print-agenda": (1, "Agenda rapat"),
    "meeting-minutes": (2, "Notulen rapat"),
    "actions": (2, "Tindak lanjut"),
    "data": (5, "Siapa mengirim apa"),
}
"""Most sheets of A4, and a word of the heading."""
RANKING = "/indikator/KIA-K6/?tampilan=peringkat"
LANDSCAPE = "841.92 x 594.96"
LONG_SIDE = 841


def _print(page, folder):
    """The page as PDF: what it says of itself, and the text of each sheet."""
    path = folder / "cetak.pdf"
    page.pdf(path=path, prefer_css_page_size=True, tagged=True)
    about = _run("pdfinfo", path)
    sheets = _run("pdftotext", "-layout", path, "-").split("\f")[:-1]
    return about, sheets


def _run(*words):
    return subprocess.run(words, capture_output=True, check=True, text=True).stdout


@pytest.mark.parametrize("name", KEY_PAGES)
def test_a_key_page_prints_whole(name, city, open_page, tmp_path, record_browser):
    wanted = city.page(name)
    page = open_page(wanted["role"])
    page.goto(wanted["url"])
    title = page.title().split(" · ")[0]
    about, sheets = _print(page, tmp_path)
    most, heading = KEY_PAGES[name]
    record_browser("sheets", name, len(sheets))
    assert re.search(r"Tagged:\s+yes", about)
    assert 1 <= len(sheets) <= most
    assert heading in sheets[0]
    text = "\n".join(sheets)
    assert re.search(r"2026|Rencana", text)
    for number, sheet in enumerate(sheets, 1):
        words = " ".join(sheet.split())
        assert title[:30] in words
        assert wanted["url"] in re.sub(r"\s|Hal\. \d+ / \d+", "", sheet)
        told = re.sub(r"Hal\. \d+ / \d+ ", "", words)
        assert re.search(r"dicetak 31 Maret 2026 \d\d\.\d\d WIB", told)
        assert f"Hal. {number} / {len(sheets)}" in words
    for button in ("Keluar", "Tampilkan", "Langsung ke isi"):
        assert button not in text


def test_the_chart_of_areas_stands_on_one_sheet_across(city, open_page, tmp_path):
    wanted = city.page("pws")
    page = open_page(wanted["role"])
    page.goto(wanted["url"])
    about, sheets = _print(page, tmp_path)
    width, height = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", about).groups()
    assert float(width) > float(height)
    assert len(sheets) == 1
    areas = page.locator(".ch-pws thead th").all_text_contents()[1:]
    assert len(areas) > 40
    said = re.sub(r"\s", "", sheets[0])
    # Names stand upright, so that the text of the sheet breaks them up.
    numbers = page.locator(".ch-pws tbody tr").nth(1).locator("td")
    for shown in numbers.all_text_contents():
        assert shown.strip() in said


def test_the_header_of_a_long_table_repeats_and_no_row_is_lost(open_page, tmp_path):
    page = open_page("PRG")
    page.goto(RANKING)
    codes = page.locator(".ch-ranked tbody .ch-code").all_text_contents()
    assert len(codes) > 40
    _, sheets = _print(page, tmp_path)
    found = [[code for code in codes if code in sheet] for sheet in sheets]
    with_rows = [i for i, names in enumerate(found) if len(names) > 1]
    assert len(with_rows) > 1, "the table fits on one sheet: nothing to test"
    for number in with_rows:
        assert "Rentang" in sheets[number]
        assert "Hitungan" in sheets[number]
    assert {name for names in found for name in names} == set(codes)


def test_every_row_of_a_wide_table_is_printed_to_its_last_column(open_page, tmp_path):
    page = open_page("PRG")
    page.goto("/data/")
    headings = page.locator("main table").first.locator("thead th").all_inner_texts()
    _, sheets = _print(page, tmp_path)
    text = " ".join("\n".join(sheets).split())
    for heading in headings:
        assert heading.split()[-1] in text


def test_details_are_open_on_paper(open_page, tmp_path):
    page = open_page("PRG")
    page.goto("/indikator/KIA-K6/jelaskan/?wilayah=19.71.04.1009&periode=2026-03")
    assert page.locator("main details[open]").count() == 0
    _, sheets = _print(page, tmp_path)
    assert ".csv" in "\n".join(sheets)
