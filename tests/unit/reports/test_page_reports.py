"""Reports as pages: plain HTML that any strict site can show."""

import re

from drafted_outlines import NASTY, draft, nasty_outline, village_table, whole_outline
from written_texts import page_stream, stream

from derajat.reports.html import load_report_css, write_html, write_html_page
from derajat.reports.outline import Part


def test_nothing_is_printed_but_the_texts_of_the_outline():
    outline = whole_outline()
    assert page_stream(str(write_html(outline))) == stream(outline)


def test_no_word_becomes_markup():
    page = str(write_html(nasty_outline()))
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in page
    assert "<b>" not in page
    assert page.count("<article") == page.count("</article>") == 1
    assert NASTY["formula"].partition("(")[0] in page


def test_nothing_carries_a_style_or_a_script_of_its_own():
    page = str(write_html(whole_outline()))
    assert not re.search(r"<(script|style|link|img|iframe)\b|\son\w+=|\sstyle=", page)


def test_every_head_of_a_table_says_what_it_heads():
    page = str(write_html(draft(Part("a", "A", (village_table(8),)))))
    heads = re.findall(r"<th\b[^>]*>", page)
    assert all('scope="' in head for head in heads)
    assert page.count('scope="row"') == 9
    assert page.count('scope="colgroup"') == 1
    assert 'rowspan="2"' in page and 'colspan="3"' in page


def test_headings_begin_where_the_page_needs_them():
    inside = str(write_html(whole_outline(2), heading=2))
    assert re.findall(r"<h(\d)", inside)[:4] == ["2", "3", "3", "4"]
    places = re.findall(r'href="#(rp-\d+)"', inside)
    assert places == re.findall(r'<h\d id="(rp-\d+)"', inside)


def test_a_page_of_its_own_needs_nothing_else():
    page = write_html_page(whole_outline(2))
    assert page.startswith('<!DOCTYPE html>\n<html lang="id">')
    assert "<title>LAPORAN CONTOH 2025</title>" in page
    assert not re.search(r'(src|href)="(?!#)|url\(|@import', page)


def test_every_class_of_a_report_has_a_rule():
    page = str(write_html(whole_outline(42)))
    used = {
        word
        for words in re.findall(r'class="([^"]*)"', page)
        for word in words.split()
        if word.startswith("rp-")
    }
    rules = load_report_css()
    without = {word for word in used if f".{word}" not in rules}
    assert without <= {"rp-part", "rp-slot", "rp-portrait"}
