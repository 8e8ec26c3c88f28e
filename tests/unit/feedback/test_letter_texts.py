"""The letter as people read it: short, kind, about nobody else."""

import re

import openpyxl
import pytest
from feedback_world import (
    JULY,
    MAWAR,
    MELATI,
    asked,
    cell_lost,
    files,
    lost,
    sent,
    visit,
    week,
)

from derajat.model.calendar import week_number
from derajat.sheets.writing import write_workbook
from derajat.steering.feedback import build_letters, build_sheets, render_letter
from derajat.steering.feedback.text import plain


BLAME = re.compile(
    r"\b(salah Anda|gagal|lalai|terlambat|buruk|terburuk|peringkat|kalah|harus|"
    r"your fault|failed|worst|rank|late|must)\b",
    re.IGNORECASE,
)
WEEKS = [week(2, n, MAWAR, week_number(2026, n)) for n in range(26, 31)]
FAULTY = files(
    sent(1, lost(9), cell_lost(2), asked(3)),
    visits=[visit(1, 2, 1, JULY), visit(1, 3, 1, JULY)],
)
CLEAN = files(sent(1), sent(2), visits=[visit(1, 2, 1, JULY)], weeks=WEEKS)


def letter(held, area=MAWAR):
    return next(x for x in build_letters(held, JULY) if x.area == area)


def test_a_letter_says_what_to_mend_with_file_row_and_what_stood_there():
    text = render_letter(letter(FAULTY))
    assert text.splitlines()[:3] == [
        "*Umpan balik laporan Juli 2026*",
        "Kepada: Puskesmas Mawar",
        "Dari: Dinas Kesehatan Kabupaten Contoh",
    ]
    assert "*Laporan masuk: 1 dari 6*" in text
    assert "*Yang perlu dilihat bersama: 3 dari 3 baris*" in text
    assert "- KIA-K1 Indikator KIA-K1: 2 baris belum ikut dihitung" in text
    mend = text.split("*Mohon diperbaiki lebih dulu*")[1]
    assert "1. lb3_1.xlsx, lembar Juli, sel D9" in mend
    assert "Kolom “K1” berisi “lima”; itu bukan angka." in mend
    assert "Tulis angkanya saja." in mend


def test_nothing_wrong_is_thanked_for_and_nothing_is_asked():
    text = render_letter(letter(CLEAN))
    assert "Semua laporan lengkap" in text
    assert "diperbaiki lebih dulu" not in text


def test_a_sender_of_nothing_is_asked_kindly():
    text = render_letter(letter(FAULTY, MELATI))
    assert "belum kami terima" in text
    assert "kami siap membantu" in text
    assert "Terima kasih atas laporan" not in text


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("held", [FAULTY, CLEAN], ids=["faulty", "clean"])
def test_no_letter_blames_or_names_another_centre(held, language):
    for each in build_letters(held, JULY):
        text = render_letter(each, language)
        assert BLAME.findall(text) == []
        others = {"Mawar", "Melati"} - {each.name.removeprefix("Puskesmas ")}
        assert [name for name in others if name in text] == []


def test_bold_headings_are_the_only_markup():
    for line in render_letter(letter(FAULTY)).splitlines():
        assert line.count("*") in (0, 2)
        assert line.count("*") == 0 or (line[0], line[-1]) == ("*", "*")
        assert "`" not in line


def test_marks_of_markup_in_what_was_sent_are_removed():
    assert plain("kolom `K1` *tebal* ~coret~") == "kolom K1 tebal -coret-"


def test_a_letter_fits_a_page_whatever_was_sent():
    many = [cell_lost(row, "K1") for row in range(2, 400)]
    visits = [visit(1, row, 1, JULY) for row in range(2, 400)]
    text = render_letter(letter(files(sent(1, *many), visits=visits)))
    assert len(text.splitlines()) <= 60
    assert "Baris: 2, 3, 4, 5, 6, 7, 8, 9 dan 390 baris lagi" in text


def test_the_workbook_holds_the_letter_and_every_fault(tmp_path):
    path = tmp_path / "surat.xlsx"
    write_workbook(path, build_sheets(letter(FAULTY)))
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Surat", "Semua temuan"]
    page = [[c.value for c in row] for row in book["Surat"].iter_rows()]
    assert page[0][0] == "Umpan balik laporan Juli 2026"
    assert ["Formulir lb3", 1, 1, "diterima 4 Agustus 2026, 4 hari sesudah akhir "
            "bulan", None] in page  # fmt: skip
    found = [[c.value for c in row][2:4] for row in book["Semua temuan"].iter_rows()]
    assert found[1:] == [["D9", "9"], ["D2", "2"], ["D3", "3"]]


def test_a_clean_workbook_has_one_sheet(tmp_path):
    sheets = build_sheets(letter(CLEAN))
    assert [sheet.name for sheet in sheets] == ["Surat"]


def test_the_same_letter_gives_the_same_bytes(tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        write_workbook(tmp_path / name, build_sheets(letter(FAULTY)))
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
