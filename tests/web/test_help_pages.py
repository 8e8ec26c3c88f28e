"""Help, words, coded messages and accessibility: complete, found, open to all."""

import re
from pathlib import Path

import pytest
from tests.web.routes import all_routes

from derajat.errors import ALL_MESSAGES
from derajat.web.help.messages import GROUPS, find_message, list_messages
from derajat.web.help.sections import find_anchor, load_sections
from derajat.web.help.words import find_words, load_words


GLOSSARY = Path(__file__).parents[2] / "GLOSSARY.md"
OPEN_PAGES = (
    "/bantuan/",
    "/bantuan/peran/",
    "/bantuan/pesan/",
    "/bantuan/pesan/REC-008/",
    "/istilah/",
    "/aksesibilitas/",
)


@pytest.mark.parametrize("url", OPEN_PAGES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_whoever_cannot_sign_in_can_still_read(visitor, url, language):
    visitor.cookies["bahasa"] = language
    answer = visitor.get(url)
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


def test_whoever_signed_in_keeps_the_menu(sign_in, site):
    page = sign_in("PRG", site.areas["district"]).get("/bantuan/").content.decode()
    assert 'href="/indikator/"' in page
    assert "Pengelola program" in page


def test_the_own_role_is_shown_as_the_policy_has_it(sign_in, site):
    page = sign_in("KDN", site.areas["district"]).get("/bantuan/").content.decode()
    row = re.search(r"<tr><th scope=\"row\">Konsep rencana</th>(.*?)</tr>", page)
    cells = [
        "ya" in cell for cell in re.findall(r"<td>(.*?)</td>", row.group(1), re.DOTALL)
    ]
    heads = re.search(r"<section id=\"peran\".*?<thead>(.*?)</thead>", page, re.DOTALL)
    acts = re.findall(r"<th scope=\"col\">(.*?)</th>", heads.group(1))[1:]
    assert [act for act, may in zip(acts, cells, strict=True) if may] == [
        "lihat",
        "setujui",
    ]


def test_every_page_of_ours_has_its_section(site, database):
    anchors = {section.anchor for section in load_sections()}
    without = {"help", "words", "accessibility", "health", "language", "style"}
    missing = []
    for route in all_routes():
        is_ours = route.view.__module__.startswith("derajat.")
        if is_ours and not route.name.startswith("help") and route.name not in without:
            anchor = find_anchor(route.url)
            if anchor not in anchors:
                missing.append((route.name, route.url))
    assert missing == []


@pytest.mark.parametrize(
    ("path", "anchor"),
    [
        ("/", "ringkasan"),
        ("/indikator/KIA-K6/", "indikator"),
        ("/indikator/KIA-K6/jelaskan/", "mengapa"),
        ("/data/unggahan/abc/", "unggah"),
        ("/akun/masuk/", "hilang"),
        ("/bantuan/", ""),
    ],
)
def test_the_longest_beginning_of_an_address_decides(path, anchor):
    assert find_anchor(path) == anchor


def test_a_page_links_to_its_own_section(visitor):
    page = visitor.get("/akun/masuk/").content.decode()
    assert 'href="/bantuan/#hilang"' in page
    assert 'id="hilang"' in visitor.get("/bantuan/").content.decode()


def test_sections_have_distinct_anchors_and_both_languages():
    sections = load_sections()
    assert len({section.anchor for section in sections}) == len(sections)
    for section in sections:
        texts = (section.label, *section.says, *section.steps)
        assert len(texts) > 1, section.anchor
        assert all(text.id and text.en and text.id != text.en for text in texts[1:])


def test_every_coded_message_has_a_group_and_a_page(visitor):
    prefixes = [group.prefix for group in GROUPS]
    for code in ALL_MESSAGES:
        assert code[:3] in prefixes, code
        assert find_message(code).code == code
    counts = [len(list_messages("", prefix)) for prefix in prefixes]
    assert sum(counts) == len(ALL_MESSAGES)
    for group in GROUPS:
        page = visitor.get(f"/bantuan/pesan/?kelompok={group.prefix}").content.decode()
        shown = set(re.findall(rf"/bantuan/pesan/({group.prefix}-\d+)/", page))
        assert shown == {c for c in ALL_MESSAGES if c.startswith(group.prefix)}


def test_a_message_says_what_why_and_what_to_do(visitor):
    page = visitor.get("/bantuan/pesan/rec-010/").content.decode()
    found = find_message("REC-010")
    assert found.says.id in page
    assert found.repair.id in page
    assert found.group.why.id in page
    assert "{" not in found.says.id


def test_messages_are_found_by_code_and_by_word(visitor):
    assert [m.code for m in list_messages("web-055", "")] == ["WEB-055"]
    assert "WEB-055" in [m.code for m in list_messages("masih berjalan", "")]
    answer = visitor.get("/bantuan/pesan/?cari=%3Cscript%3E&kelompok=%00")
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().split("<main")[1]


def test_a_code_of_nothing_is_not_there(visitor):
    assert visitor.get("/bantuan/pesan/REC-999/").status_code == 404


def test_codes_in_a_text_become_links_and_all_else_is_escaped():
    from derajat.web.parts.templatetags.parts import coded

    shown = coded("REC-010 · <b> & ABC-123")
    assert shown == (
        '<a href="/bantuan/pesan/REC-010/">REC-010</a> · &lt;b&gt; &amp; ABC-123'
    )


def test_words_are_found_by_their_meaning_in_both_languages(visitor):
    assert [word.key for word in find_words("  WHO   2006 ")] == []
    assert "pembilang" in [word.key for word in find_words("numerator")]
    assert "sasaran" in [word.key for word in find_words("ibu hamil di satu")]
    page = visitor.get("/istilah/").content.decode()
    keys = [word.key for word in load_words()]
    assert len(set(keys)) == len(keys) >= 60
    assert all(f'<dt id="{key}">' in page for key in keys)


def _glossary_rows():
    lines = GLOSSARY.read_text("utf-8").splitlines()
    for line in lines:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and not line.startswith("| ---") and len(cells) == 4:
            yield cells[0], cells[1]


def test_the_words_of_pages_and_of_the_repository_are_the_same():
    rows = dict(_glossary_rows())
    told = {word.label.id: word.code for word in load_words()}
    coded_words = {term: code for term, code in told.items() if code}
    assert len(coded_words) > 30
    for term, code in coded_words.items():
        names = [rows[row] for row in rows if _is_same(term, row)]
        assert names, f"GLOSSARY.md has no row for {term}"
        assert any(code in name for name in names), (term, code, names)


def test_no_word_of_the_repository_is_told_without_its_code():
    without = {word.label.id for word in load_words() if not word.code}
    rows = dict(_glossary_rows())
    assert [term for term in without for row in rows if _is_same(term, row)] == []


def _is_same(term, row):
    """Whether both name the same: a term in common, brackets left out."""
    return bool(_terms(term) & _terms(row))


def _terms(text):
    return {part.split("(")[0].strip() for part in text.split(",")}
