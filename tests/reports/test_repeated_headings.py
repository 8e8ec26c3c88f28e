"""Heading rows that every page repeats, in lines as narrow columns break them."""

from dataclasses import replace

import pytest
from tests.reports.specimen import build_specimen, coded, number

from derajat.reports.forms import Format
from derajat.reports.outline import Cell, Column, Part, Quoted, Row, Table
from derajat.reports.register import ReportRegister
from derajat.reports.verifying import verify_file
from derajat.reports.writing import write_report


ROWS = 150


def long_table(year: str) -> Part:
    rows = tuple(
        Row(
            (
                Cell((Quoted(f"Kelurahan {place}"),)),
                Cell((number(f"{place}", f"{place}", "IBU", area=f"1.{place}"),)),
            )
        )
        for place in range(1, ROWS + 1)
    )
    words = ("Wilayah kerja", f"Target akhir Renstra {year}")
    heading = tuple(Cell((Quoted(word),)) for word in words)
    table = Table(
        "panjang", "Panjang", (Column(14), Column(1)), (heading,), rows, size=6
    )
    return Part("bab-9", "BAB IX", (table,))


def outline_of(year: str):
    return coded(replace(build_specimen(), parts=(long_table(year),)))


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    outline = outline_of("2029")
    register = ReportRegister(tmp_path_factory.mktemp("judul") / "laporan")
    files = {Format.PDF: write_report(outline, Format.PDF)}
    register.keep(outline, files, "2026-01-01T00:00:00+00:00")
    return register


def test_lines_of_repeated_headings_are_no_added_text(register):
    content = write_report(outline_of("2029"), Format.PDF)
    found = verify_file(content, "panjang.pdf", register)
    assert found.is_confirmed and len(found.numbers) == ROWS


def test_another_year_in_repeated_headings_is_told_on_every_page(register):
    kept = outline_of("2029")
    other = replace(outline_of("2039"), code=kept.code, footer=kept.footer)
    content = write_report(other, Format.PDF)
    found = verify_file(content, "panjang.pdf", register)
    assert not found.is_confirmed
    assert [text.address for text in found.changed] == ["bab-9/panjang/h1k2"]
    assert {text.found for text in found.added} == {"2039"}
