"""Whatever a report says: its untouched file is confirmed, any change is found."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reports.random_outlines import outlines

from derajat.reports.forms import Format
from derajat.reports.outline import (
    Bullets,
    Cell,
    Heading,
    Outline,
    Paragraph,
    Quoted,
    Slot,
    Table,
    plain,
)
from derajat.reports.register import ReportRegister
from derajat.reports.verifying import Outcome, verify_file
from derajat.reports.writing import write_report


FORMATS = [Format.DOCX, Format.PDF, Format.XLSX]
_SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


@pytest.fixture
def keep(tmp_path):
    """Keeps an outline as one file; gives the register and the file."""
    register = ReportRegister(tmp_path / "laporan")

    def kept(outline: Outline, written: Format):
        content = write_report(outline, written)
        register.keep(outline, {written: content}, "2026-01-01T00:00:00+00:00")
        return register, content

    return kept


@pytest.mark.parametrize("written", FORMATS)
def test_an_untouched_file_is_fully_confirmed(keep, written, counts):
    @settings(max_examples=counts(20, 300), deadline=None, suppress_health_check=_SLOW)
    @given(outlines())
    def check(outline):
        register, content = keep(outline, written)
        found = verify_file(content, "laporan", register)
        assert found.altered == ()
        assert found.changed == ()
        assert found.added == ()
        assert found.is_confirmed and found.is_same_file
        printed = [n for n in found.numbers if n.outcome is not Outcome.DRAWN]
        assert all(n.outcome is Outcome.CONFIRMED for n in printed)

    check()


@pytest.mark.parametrize("written", FORMATS)
def test_one_changed_letter_is_always_found(keep, written, counts):
    @settings(max_examples=counts(25, 300), deadline=None, suppress_health_check=_SLOW)
    @given(outlines(), st.data())
    def check(outline, data):
        register, _ = keep(outline, written)
        other = _change_a_letter(outline, data)
        if other is None:
            return
        content = write_report(other, written)
        found = verify_file(content, "laporan", register)
        assert found.altered or found.changed or found.added

    check()


def _change_a_letter(outline: Outline, data) -> Outline | None:
    """The outline with another letter somewhere, its code as before."""
    places = [
        (part, number)
        for part, section in enumerate(outline.parts)
        for number, block in enumerate(section.blocks)
        if _texts_of(block)
    ]
    if not places:
        return None
    part, number = data.draw(st.sampled_from(places))
    section = outline.parts[part]
    changed = _change(section.blocks[number], data)
    made = (*section.blocks[:number], changed, *section.blocks[number + 1 :])
    sections = [*outline.parts]
    sections[part] = replace(section, blocks=made)
    return replace(outline, parts=tuple(sections))


def _texts_of(block):
    match block:
        case Heading(text):
            return [text]
        case Paragraph(_, text):
            return [plain(text)]
        case Bullets(_, items):
            return [plain(item) for item in items]
        case Slot():
            return [plain(text) for text in block.paragraphs] or [block.prompt]
        case Table():
            return [plain(c.text) for r in block.rows for c in r.cells if c.text]
    return []


def _change(block, data):
    texts = _texts_of(block)
    chosen = data.draw(st.integers(0, len(texts) - 1))
    other = _other(texts[chosen], data)
    match block:
        case Heading():
            return replace(block, text=other)
        case Paragraph():
            return replace(block, text=(Quoted(other),))
        case Bullets():
            items = [*block.items]
            items[chosen] = (Quoted(other),)
            return replace(block, items=tuple(items))
        case Slot():
            if not block.paragraphs:
                return replace(block, prompt=other)
            paragraphs = [*block.paragraphs]
            paragraphs[chosen] = (Quoted(other),)
            return replace(block, paragraphs=tuple(paragraphs))
    return _change_cell(block, chosen, other)


def _change_cell(table: Table, chosen: int, other: str) -> Table:
    rows, seen = [], 0
    for row in table.rows:
        cells = []
        for cell in row.cells:
            if cell.text:
                if seen == chosen:
                    cell = Cell((Quoted(other),), is_bold=cell.is_bold)
                seen += 1
            cells.append(cell)
        rows.append(replace(row, cells=tuple(cells)))
    return replace(table, rows=tuple(rows))


def _other(text: str, data) -> str:
    """The text with one letter changed, taken away or put in."""
    places = [place for place, letter in enumerate(text) if not letter.isspace()]
    place = data.draw(st.sampled_from(places))
    letter = data.draw(
        st.sampled_from("0123456789xz,.-").filter(lambda x: x != text[place])
    )
    how = data.draw(st.sampled_from(["change", "take", "put"]))
    rest = text[place:] if how == "put" else text[place + 1 :]
    return text[:place] + ("" if how == "take" else letter) + rest
