"""A report from the wish to the proof, by two persons, at a phone and at a laptop."""

import io
import re
import zipfile

import pytest
from tests.browser.watching import (
    find_faults_of_shape,
    find_overflow,
    find_violations,
)


STATE = "#keadaan"
WRITTEN = "Sweeping ibu hamil dilanjutkan pada triwulan berikutnya."
NUMBER = re.compile(r"(<w:t(?: [^>]*)?>)(\d+),(\d+)(%?</w:t>)")
MOST_RELOADS = 60


def _assert_fine(page):
    """Also without JavaScript, where axe cannot look."""
    assert page.title().startswith("Galat: ") is False
    assert find_faults_of_shape(page) == []
    assert find_overflow(page) == []
    if page.has_script:
        assert find_violations(page) == []


def _press(page, name):
    """Press a button by the keyboard."""
    button = page.locator("main").get_by_role("button", name=name, exact=True)
    button.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _follow(page, name):
    """Follow a link by the keyboard."""
    link = page.locator("main").get_by_role("link", name=name).first
    link.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")


def _wait_for_draft(page):
    """With JavaScript the page follows by itself, without it people reload."""
    if page.has_script:
        page.locator(STATE, has_text="konsep").wait_for()
        page.locator("#pratinjau").wait_for()
    for _ in range(MOST_RELOADS):
        if "konsep" in page.locator(STATE).inner_text():
            break
        page.wait_for_timeout(500)
        _follow(page, "Muat ulang")
    assert "konsep" in page.locator(STATE).inner_text()


def _make(page, period):
    page.goto("/laporan/")
    _assert_fine(page)
    _follow(page, "Buat laporan")
    page.locator("#pilih-laporan").select_option("rencana-aksi")
    _press(page, "Pilih")
    page.get_by_label("Periode", exact=True).last.select_option(period)
    _assert_fine(page)
    _press(page, "Buat laporan")
    _wait_for_draft(page)
    _assert_fine(page)


def _write(page):
    _follow(page, "Tulisan dalam laporan")
    _assert_fine(page)
    _follow(page, re.compile("^Tulis "))
    page.get_by_label("Tulisan", exact=False).first.fill(WRITTEN)
    _assert_fine(page)
    _press(page, "Simpan")
    assert WRITTEN in page.inner_text("main")
    _assert_fine(page)


def _release(page, address):
    page.goto("/laporan/")
    _assert_fine(page)
    waiting = page.locator("section", has_text="Menunggu Anda rilis").last
    waiting.locator(f"a[href='{address}']").click()
    _assert_fine(page)
    _press(page, "Rilis")
    assert "dirilis" in page.locator(STATE).inner_text()
    _assert_fine(page)


def _download(page):
    with page.expect_download() as found:
        page.get_by_role("link", name=re.compile("^DOCX")).click()
    return found.value.path().read_bytes()


def _with_another_number(content):
    """The Word file with its first decimal number one higher."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for item in before.infolist():
            said = before.read(item)
            if item.filename == "word/document.xml":
                said = _raise_first(said.decode()).encode()
            after.writestr(item.filename, said)
    return written.getvalue()


def _raise_first(text):
    def raise_it(found):
        start, whole, decimals, end = found.groups()
        return f"{start}{int(whole) + 1},{decimals}{end}"

    changed, count = NUMBER.subn(raise_it, text, count=1)
    assert count == 1
    return changed


def _check(page, content, name):
    page.goto("/laporan/periksa/")
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    file = {"name": name, "mimeType": kind, "buffer": content}
    page.set_input_files("#berkas", file)
    _press(page, "Periksa")
    _assert_fine(page)
    return page.inner_text("main")


@pytest.mark.parametrize(
    ("width", "javascript", "period"),
    [(360, False, "2025-Q3"), (1280, True, "2025-Q4")],
)
def test_a_report_is_made_written_released_and_proved(
    width, javascript, period, open_page
):
    maker, head = (open_page(role, width, javascript) for role in ("PRG", "KDN"))
    for page in (maker, head):
        page.has_script = javascript
    _make(maker, period)
    address = re.sub(r"^https?://[^/]+|[?#].*$", "", maker.url)
    _write(maker)
    maker.goto(address)
    assert "Ada tulisan yang lebih baru" in maker.inner_text("main")
    _press(maker, "Buat lagi dari data terbaru")
    _wait_for_draft(maker)
    assert WRITTEN in maker.locator("#pratinjau").inner_text()
    _press(maker, "Ajukan rilis")
    assert "menunggu rilis" in maker.locator(STATE).inner_text()
    _release(head, address)
    content = _download(head)
    assert "Semua angka cocok" in _check(head, content, "asli.docx")
    told = _check(head, _with_another_number(content), "diubah.docx")
    assert "Berkas ini berbeda dari register" in told
    assert "berubah" in told
    assert maker.said == head.said == []
