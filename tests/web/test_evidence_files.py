"""Evidence is known by its content, kept under random names, sent as attachment."""

import io
import zipfile

import pytest


AREA = "19.71"
KEY = "d" * 32
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
JPG = b"\xff\xd8\xff\xe0" + bytes(40)


def _packed(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name in names:
            packed.writestr(name, "<x/>")
    return file.getvalue()


XLSX = _packed("[Content_Types].xml", "xl/workbook.xml")
DOCX = _packed("[Content_Types].xml", "word/document.xml")


@pytest.fixture
def manager(sign_in):
    """A programme manager with one action of the city, number 1."""
    from tests.web.meeting_objects import make_objects

    from derajat.web.accounts.models import Account

    client = sign_in("PRG", AREA)
    make_objects(Account.objects.get(), AREA, AREA, AREA)
    return client


def _send(client, content, name, key=KEY, words=""):
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = SimpleUploadedFile(name, content)
    form = {"kunci": key, "keterangan": words, "berkas": file}
    return client.post("/tindak-lanjut/1/bukti/", form)


def _newest():
    from derajat.web.meetings.models import Evidence

    return Evidence.objects.latest("pk")


def _stored():
    from derajat.web.meetings.evidence_files import evidence_folder

    return {path.name for path in evidence_folder().iterdir()}


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (PDF, "surat tugas.pdf", "pdf"),
        (PNG, "foto.png", "png"),
        (JPG, "foto.JPEG", "jpg"),
        (XLSX, "daftar hadir.xlsx", "xlsx"),
        (DOCX, "laporan.docx", "docx"),
        (PDF, "bukan-gambar.png", "pdf"),
    ],
)
def test_a_known_kind_is_kept_and_sent_back_whole(manager, content, name, kind):
    assert _send(manager, content, name).status_code == 302
    item = _newest()
    assert item.kind == kind
    assert item.file_name == f"{name.rsplit('.', 1)[0]}.{kind}"
    assert item.stored_name not in (name, item.file_name)
    answer = manager.get(f"/tindak-lanjut/1/bukti/{item.pk}/")
    assert b"".join(answer.streaming_content) == content
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "kosong.pdf"),
        (b"<html><script>alert(1)</script>", "laporan.pdf"),
        (b"MZ\x90\x00", "program.exe"),
        (b"PK\x03\x04 rusak", "rusak.xlsx"),
        (_packed("a.txt"), "biasa.zip"),
        (_packed("xl/workbook.xml", "xl/vbaProject.bin"), "makro.xlsx"),
        (_packed("xl/workbook.xml", *(f"{n}.xml" for n in range(2001))), "b.xlsx"),
        (b"<svg onload='alert(1)'/>", "gambar.svg"),
    ],
)
def test_any_other_content_is_refused_whatever_its_name(manager, content, name):
    before = _stored()
    answer = _send(manager, content, name)
    assert answer.status_code == 422
    assert _stored() == before
    assert "bukan PDF, JPG, PNG" in answer.text


def test_a_file_that_unpacks_to_too_much_is_refused(manager):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", bytes(101 * 1024 * 1024))
    assert len(file.getvalue()) < 1024 * 1024
    assert _send(manager, file.getvalue(), "bom.xlsx").status_code == 422


def test_a_file_above_the_limit_is_refused_with_what_to_do(manager):
    most = 10 * 1024 * 1024
    answer = _send(manager, PDF.ljust(most + 1), "besar.pdf")
    assert answer.status_code == 422
    assert "lebih dari 10 MB" in answer.text
    assert _send(manager, PDF.ljust(most), "pas.pdf", key="e" * 32).status_code == 302


def test_neither_words_nor_file_is_nothing(manager):
    sent = manager.post("/tindak-lanjut/1/bukti/", {"kunci": KEY})
    assert sent.status_code == 422
    long = {"kunci": KEY, "keterangan": "x" * 1001}
    assert manager.post("/tindak-lanjut/1/bukti/", long).status_code == 422


def test_the_same_form_twice_keeps_one_piece_and_one_file(manager):
    from derajat.web.meetings.models import Evidence

    assert _send(manager, PDF, "a.pdf").status_code == 302
    kept, count = _stored(), Evidence.objects.count()
    assert _send(manager, PDF, "a.pdf").status_code == 302
    assert (_stored(), Evidence.objects.count()) == (kept, count)


def test_a_file_is_sent_to_nobody_outside_its_area(manager, sign_in):
    _send(manager, PDF, "a.pdf")
    stranger = sign_in("KPK", "19.71.P1012410")
    url = f"/tindak-lanjut/1/bukti/{_newest().pk}/"
    assert stranger.get(url).status_code == 404
    assert manager.get("/tindak-lanjut/1/bukti/999/").status_code == 404
    assert manager.get(url.replace("/1/bukti", "/2/bukti")).status_code == 404


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\surat\\tugas.pdf", "tugas.pdf"),
        ('a"\r\nX: y.pdf', "a___X_ y.pdf"),
        ("...", "bukti.pdf"),
        ("x" * 300 + ".pdf", "x" * 120 + ".pdf"),
    ],
)
def test_a_name_is_only_what_people_see(site, given, shown):
    from derajat.web.meetings.evidence_files import clean_name

    assert clean_name(given, "pdf") == shown
