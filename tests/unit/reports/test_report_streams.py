"""One outline, one stream of texts, whatever the format; one outline, one file."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from drafted_outlines import (
    EMOJI,
    NASTY,
    REFUSED,
    draft,
    nasty_outline,
    number,
    said,
    whole_outline,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from written_texts import page_stream, stream, word_stream

from derajat.errors import DerajatError
from derajat.reports.addresses import list_texts
from derajat.reports.docx import write_docx
from derajat.reports.forms import Format
from derajat.reports.html import write_html
from derajat.reports.outline import (
    Bullets,
    Column,
    Heading,
    Orientation,
    Paragraph,
    Part,
    Row,
    Slot,
    Table,
)
from derajat.reports.writing import write_report
from derajat.reports.xlsx import lay_out_workbook, write_xlsx


SIGNS = st.characters(
    blacklist_categories=("Cs", "Cc", "Cn", "Co"),
    blacklist_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)
WORDS = st.one_of(
    st.text(SIGNS, min_size=1, max_size=12),
    st.sampled_from([*NASTY.values(), EMOJI, "biasa", "12 desa"]),
)
NUMBERS = st.builds(
    lambda whole, places, suffix: number(
        f"{whole}" + (f".{places}" if places else ""), suffix
    ),
    st.integers(-(10**9), 10**9),
    st.sampled_from(["", "5", "25"]),
    st.sampled_from(["", "%", " jiwa"]),
)
TEXTS = st.lists(st.one_of(WORDS, NUMBERS), min_size=1, max_size=3).map(tuple)


@st.composite
def tables(draw):
    columns = draw(st.integers(1, 4))

    def line(texts):
        """Cells that fill a row, some of them over several columns."""
        cells, left = [], columns
        while left:
            across = draw(st.integers(1, left))
            cells.append(said(*draw(texts), across=across))
            left -= across
        return tuple(cells)

    words = WORDS.map(lambda text: (text,))
    return Table(
        key=draw(st.sampled_from(["t", "u", "tabel"])),
        caption=draw(WORDS),
        columns=(Column(1.0),) * columns,
        heading=tuple(line(words) for _ in range(draw(st.integers(1, 2)))),
        rows=tuple(
            Row(line(TEXTS), is_total=draw(st.booleans()))
            for _ in range(draw(st.integers(0, 4)))
        ),
        notes=tuple(draw(st.lists(TEXTS, max_size=2))),
    )


BLOCKS = st.one_of(
    st.builds(Heading, WORDS, st.integers(2, 5)),
    st.builds(Paragraph, st.just("p"), TEXTS),
    st.builds(Bullets, st.just("b"), st.tuples(TEXTS, TEXTS), st.booleans()),
    st.builds(Slot, st.just("s"), WORDS, st.lists(TEXTS, max_size=2).map(tuple)),
    tables(),
)
OUTLINES = st.lists(
    st.builds(
        Part,
        st.sampled_from(["a", "b"]),
        st.one_of(st.just(""), WORDS),
        st.lists(BLOCKS, max_size=4).map(tuple),
        st.sampled_from(Orientation),
        st.booleans(),
    ),
    max_size=3,
).map(lambda parts: draft(*parts))


@settings(max_examples=60)
@given(OUTLINES)
def test_every_format_prints_the_same_texts(outline):
    wanted = stream(outline)
    assert word_stream(write_docx(outline)) == wanted
    assert page_stream(str(write_html(outline))) == wanted
    laid = [cell for sheet in lay_out_workbook(outline) for cell in sheet.cells]
    told = [text.text for text in list_texts(outline) if text.text]
    kept = sorted(squeeze(cell.text) for cell in laid if cell.address and cell.text)
    assert kept == sorted(map(squeeze, told))
    assert write_xlsx(outline)


def squeeze(text):
    return "".join(text.split())


@pytest.mark.parametrize("format_", Format)
def test_odd_texts_are_written_in_every_format(format_):
    assert write_report(nasty_outline(), format_)


def test_odd_texts_come_out_as_they_are():
    outline = nasty_outline(NASTY | {"emoji": EMOJI})
    assert word_stream(write_docx(outline)) == stream(outline)
    assert page_stream(str(write_html(outline))) == stream(outline)


@pytest.mark.parametrize("format_", Format)
@pytest.mark.parametrize("name", REFUSED)
def test_signs_that_no_file_can_carry_are_refused_in_every_format(name, format_):
    part = Part("a", "A", (Paragraph("p", (REFUSED[name],)),))
    with pytest.raises(DerajatError) as caught:
        write_report(draft(part), format_)
    problem = caught.value.problems[0]
    assert problem.code == "REP-020"
    assert "a/p" in problem.says("en")


HASHES = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from drafted_outlines import whole_outline
from derajat.reports.forms import Format
from derajat.reports.writing import write_report
for format_ in Format:
    content = write_report(whole_outline(), format_)
    print(format_.value, hashlib.sha256(content).hexdigest())
"""


def hashes(zone, seed):
    told = subprocess.run(
        [sys.executable, "-c", HASHES, str(Path(__file__).parent)],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"TZ": zone, "PYTHONHASHSEED": seed},
    ).stdout
    return dict(line.split() for line in told.splitlines())


def test_one_outline_gives_the_same_bytes_in_every_process():
    here = {
        format_.value: hashlib.sha256(
            write_report(whole_outline(), format_)
        ).hexdigest()
        for format_ in Format
    }
    assert hashes("Asia/Jakarta", "1") == hashes("America/Lima", "2") == here
