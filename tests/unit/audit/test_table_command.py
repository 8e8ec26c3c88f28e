"""`derajat audit` for people, for programs, and as a marked workbook."""

import json

import openpyxl
import pytest

from derajat.cli import audit
from derajat.cli.options import Options
from derajat.errors import DerajatError
from derajat.sheets.writing import PlainSheet, write_workbook


ROWS = [
    ["Puskesmas", "L", "P", "LP"],
    ["A", 12, 30, 42],
    ["B", 41, 15, 56],
    ["C", 27, 33, 60],
    ["D", 18, 29, 74],
    ["E", 52, 11, 63],
    ["F", 36, 44, 80],
]


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "tabel.xlsx"
    write_workbook(path, [PlainSheet("Tabel", ROWS)])
    return path


@pytest.fixture
def right(tmp_path):
    path = tmp_path / "benar.csv"
    rows = [row if row[0] != "D" else ["D", 18, 29, 47] for row in ROWS]
    path.write_text("\n".join(",".join(map(str, row)) for row in rows))
    return path


def test_a_wrong_table_ends_with_4_and_names_the_cell(workbook, capsys):
    assert audit.run(workbook) == 4
    told = capsys.readouterr().out
    assert "5/6  LP = L + P" in told
    assert "sel D5: D, “LP”: tercetak 74, seharusnya 47" in told
    assert "dua angka tertukar letaknya" in told
    assert "1 kesalahan, 0 catatan." in told


def test_a_right_table_ends_with_0(right, capsys):
    assert audit.run(right, options=Options(language="en")) == 0
    told = capsys.readouterr().out
    assert "No errors." in told
    assert "18 numbers, 18 of them checked against others" in told


def test_json_has_relations_findings_and_counts(workbook, capsys):
    assert audit.run(workbook, options=Options(json=True, language="en")) == 4
    answer = json.loads(capsys.readouterr().out)
    (relation,) = answer["relations"]
    assert (relation["holding"], relation["checked"]) == (5, 6)
    (finding,) = answer["findings"]
    wanted = {
        "code": "AUD-002",
        "severity": "error",
        "file": "tabel.xlsx",
        "sheet": "Tabel",
        "cell": "D5",
        "label": "D",
        "column": "LP",
        "relation": "LP = L + P",
        "printed": "74",
        "expected": "47",
    }
    assert {key: finding[key] for key in wanted} == wanted
    assert answer["counts"]["errors"] == 1


def test_the_marked_copy_has_a_comment_in_the_wrong_cell(workbook, tmp_path, capsys):
    target = tmp_path / "bertanda.xlsx"
    assert audit.run(workbook, marked=target) == 4
    book = openpyxl.load_workbook(target)
    assert "AUD-002" in book["Tabel"]["D5"].comment.text
    assert "bertanda.xlsx" in capsys.readouterr().err


def test_notices_are_counted_with_examples_and_all_on_request(tmp_path, capsys):
    lines = [f"k{i},{120 + 3 * i}.{i}%" for i in range(6)]
    path = tmp_path / "cakupan.csv"
    path.write_text("\n".join(["nama,cakupan", *lines]))
    assert audit.run(path) == 0
    short = capsys.readouterr().out
    assert "6 x di atas 100 % (AUD-020)" in short
    assert "dan 4 lagi (--all)" in short
    audit.run(path, all=True)
    assert capsys.readouterr().out.count("AUD-020 cakupan.csv") == 6


def test_a_sentence_is_checked_too(capsys):
    words = "81 persen atau 14.723 orang dari 16,8 persen penduduk"
    assert audit.run(claim=words, population="242.285") == 4
    told = capsys.readouterr().out
    assert "36,2" in told
    assert "18.177" in told


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({}, "AUD-055"),
        ({"files": 1, "claim": "5 dari 10"}, "AUD-055"),
        ({"files": 2, "marked": True}, "AUD-056"),
        ({"files": 1, "decimal_mark": ";"}, "AUD-054"),
        ({"claim": "5 dari 10", "population": "banyak"}, "AUD-057"),
    ],
)
def test_wrong_words_are_told(workbook, tmp_path, options, code):
    files = [workbook] * options.pop("files", 0)
    if options.pop("marked", False):
        options["marked"] = tmp_path / "x.xlsx"
    with pytest.raises(DerajatError) as caught:
        audit.run(*files, **options)
    assert [problem.code for problem in caught.value.problems] == [code]
