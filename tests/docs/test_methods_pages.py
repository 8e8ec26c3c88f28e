"""The pages of indicators: all there, current, in the language they claim."""

import re

import pytest
from docs.build_reference import MADE
from docs.methods_pages import (
    FOLDER,
    LANGUAGES,
    PROGRAMMES,
    build_method_pages,
    find_place,
)

from derajat.opening.offices import open_catalogue


PAGES = build_method_pages()
CATALOGUE = open_catalogue()
ENGLISH = re.compile(
    r"\b(the|of|and|where|rows|column|sum|missing|since|with|which|number|health "
    r"centre|higher|lower|month|year|only|unit|none|numerator|denominator)\b",
    re.IGNORECASE,
)
INDONESIAN = re.compile(
    r"\b(dan|dari|yang|baris|kolom|jumlah|kosong|sejak|dengan|bulan|tahun|hanya|"
    r"pembilang|penyebut|wilayah|tidak)\b",
    re.IGNORECASE,
)
CONTENT = re.compile(r"“[^”]*”|`[^`]*`|\([^)]*\)")


def test_every_page_is_current():
    stale = [
        name
        for name, text in PAGES.items()
        if not (FOLDER / name).is_file()
        or (FOLDER / name).read_text("utf-8") != MADE + text
    ]
    assert stale == [], "run `just docs`"


def test_no_page_is_left_over():
    found = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.md")}
    assert found - set(PAGES) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_indicator_has_a_page_and_stands_in_the_index(language):
    index = PAGES[f"{language}/README.md"]
    for indicator in CATALOGUE.indicators.values():
        place = find_place(indicator)
        assert f"({place})" in index
        assert PAGES[f"{language}/{place}"].startswith(f"# {indicator.code}: ")


def test_every_link_leads_to_a_page():
    for name, text in PAGES.items():
        base = (FOLDER / name).parent
        for link in re.findall(r"\]\(([^)#]+\.md)\)", text):
            target = (base / link).resolve().relative_to(FOLDER.resolve())
            assert target.as_posix() in PAGES, f"{name}: {link}"


def test_every_folder_of_definitions_has_a_title():
    folders = {each.programme for each in CATALOGUE.indicators.values()}
    assert folders - set(PROGRAMMES) == set()


def said_by_the_generator(text: str) -> str:
    """A page without what definitions, offices and plans wrote themselves."""
    body = text.split("\n## ", 1)[1]
    lines = []
    for line in body.splitlines():
        if line.startswith("|") or re.match(r"\d+\. ", line):
            continue
        lines.append(CONTENT.sub("", line))
    return "\n".join(lines)


def without_labels(text: str, language: str) -> str:
    """The text without codes and labels, which definitions wrote."""
    labels = {c.label for d in CATALOGUE.datasets.values() for c in d.columns}
    labels |= {each.label for each in CATALOGUE.indicators.values()}
    labels |= {each.label for each in CATALOGUE.units.values()}
    labels |= {each.suffix for each in CATALOGUE.units.values()}
    texts = [label.render(language).strip() for label in labels if label]
    columns = [c for d in CATALOGUE.datasets.values() for c in d.columns]
    texts += [code for column in columns for code in column.codes if "-" in code]
    for said in sorted(texts, key=len, reverse=True):
        text = text.replace(CONTENT.sub("", said), "")
    return text


@pytest.mark.parametrize(("language", "foreign"), [("id", ENGLISH), ("en", INDONESIAN)])
def test_a_page_has_no_crumbs_of_the_other_language(language, foreign):
    crumbs = {}
    for name, text in PAGES.items():
        if not name.startswith(f"{language}/") or name.endswith("README.md"):
            continue
        said = without_labels(said_by_the_generator(text), language)
        said = re.sub(r"(Dasar|Basis): .*?(Diperiksa|Checked on)", "", said)
        if found := foreign.findall(said):
            crumbs[name] = sorted(set(found))
    assert crumbs == {}


def test_a_page_says_what_the_definition_says():
    """A page checked by hand against definitions/indicators/iku/iku-akb.yaml."""
    text = PAGES["id/iku/iku-akb.md"]
    for words in (
        "Rumus sejak 1 Januari 2022",
        "Dasar: Kepmen PPN/Bappenas KEP. 26A/M.PPN/HK/05/2025",
        "BELUM DIKONFIRMASI",
        "Umur dalam hari di bawah 365",
        "Lahir hidup sama dengan ya",
        "Satuan: per 1.000 kelahiran hidup (dikali 1.000)",
        "Poisson 95 %: eksak di bawah 10 kejadian",
        "kumulatif: dari 1 Januari sampai akhir periode",
        "Hasil: pembilang 2, penyebut 4, nilai 500,0",
        "tidak ada nilai: penyebut nol",
    ):
        assert words in text, words


def test_metadata_has_the_nine_fields_of_satu_data():
    names = [
        *("Konsep", "Definisi", "Klasifikasi", "Ukuran", "Satuan", "Dasar rujukan"),
        *("Rumus", "Frekuensi", "Produsen data"),
    ]
    for name, text in PAGES.items():
        if name.startswith("id/") and not name.endswith("README.md"):
            table = text.split("\n## ")[0]
            found = re.findall(r"^\| ([^|]+?) \|", table, re.MULTILINE)
            assert found[2:11] == names, name


@pytest.mark.parametrize(
    ("language", "foreign", "crumb"),
    [
        ("id", ENGLISH, "- only rows where umur di bawah 5"),
        ("en", INDONESIAN, "- hanya baris with age below 5"),
    ],
)
def test_the_search_for_crumbs_finds_one(language, foreign, crumb):
    page = f"# X\n\n## Y\n\n{crumb}\n"
    assert foreign.findall(without_labels(said_by_the_generator(page), language))
