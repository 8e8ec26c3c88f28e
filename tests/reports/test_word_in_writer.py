"""A Word file as another office program sets it: nothing cut, everything in order."""

import re
import subprocess

import pytest
from tests.reports.specimen import build_specimen

from derajat.reports.addresses import list_texts
from derajat.reports.forms import Format
from derajat.reports.writing import write_report


def blank_free(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.fixture
def set_by_writer(tmp_path):
    """The text of a Word file after LibreOffice Writer has set it as PDF."""

    def set_pages(content: bytes) -> str:
        path = tmp_path / "laporan.docx"
        path.write_bytes(content)
        profile = f"-env:UserInstallation=file://{tmp_path}/profil"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf"]
        told = subprocess.run(
            [*command, "--outdir", str(tmp_path), str(path)],
            capture_output=True,
            timeout=300,
            check=False,
        )
        made = tmp_path / "laporan.pdf"
        assert made.is_file(), f"is LibreOffice Writer installed? {told.stderr!r}"
        text = subprocess.run(
            ["pdftotext", "-layout", str(made), "-"], capture_output=True, check=True
        )
        return text.stdout.decode()

    return set_pages


def is_printed_by_words(printed: str, text: str) -> bool:
    """Whether every word of a text is printed; lines of cells stand side by side.

    A line may be broken behind a stroke or hyphen, never within a number.
    """
    return all(word in printed for word in re.findall(r"[^\s/–-]+", text))


@pytest.mark.needs("soffice")
@pytest.mark.needs("pdftotext")
@pytest.mark.parametrize(
    ("name", "period"),
    [("", ""), ("lkjip", "2025"), ("formulir-e81", "2025-Q4"), ("pws", "2025-12")],
)
def test_every_word_of_a_report_is_printed_whole(set_by_writer, make, name, period):
    outline = make(name, period) if name else build_specimen()
    printed = set_by_writer(write_report(outline, Format.DOCX))
    whole = blank_free(printed)
    lost = [
        text.address
        for text in list_texts(outline)
        if not text.is_drawn
        and blank_free(text.text) not in whole
        and not is_printed_by_words(printed, text.text)
    ]
    assert lost == []
