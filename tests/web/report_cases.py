"""Reports that tests ask for, make and release; the register is one of their own."""

import secrets

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.reports.specimen import build_specimen

from derajat.reports.forms import Format
from derajat.reports.register import ReportRegister
from derajat.reports.writing import write_report


OFFICE = "19.71"
AGREEMENT = "perjanjian-kinerja"
SLOT = "bab-1/sebab"


def key():
    return secrets.token_hex(16)


@pytest.fixture
def register(site, tmp_path, monkeypatch):
    """An empty register in the place of that of the office."""
    from derajat.web.api import released
    from derajat.web.pages.reports import (
        deciding,
        numbers,
        one,
        presenting,
        registered,
        verifying,
    )
    from derajat.web.reports import jobs, stale_texts

    found = ReportRegister(tmp_path / "laporan")
    shown = (deciding, numbers, one, presenting, registered, verifying)
    for module in (jobs, stale_texts, *shown, released):
        monkeypatch.setattr(module, "open_register", lambda: found)
    return found


@pytest.fixture
def printed(register, monkeypatch):
    """What the next report says: the words are arguments of the specimen."""
    from derajat.web.reports import jobs

    words = {}

    def build(report, reading):
        from derajat.reports.stale import mark_stale
        from derajat.web.reports.making import Finished
        from derajat.web.reports.people import load_written
        from derajat.web.reports.preview import build_pages, build_slots

        period, areas = report.period_of, reading.office.areas
        written = load_written(report.form, report.area, period, areas)
        kept = written.text_of(SLOT)
        said = {**words, "written": kept.paragraphs[0]} if kept else words
        outline = mark_stale(build_specimen(**said), written)
        kinds = (Format.DOCX, Format.PDF)
        files = {kind: write_report(outline, kind) for kind in kinds}
        return Finished(outline, files, build_pages(outline), build_slots(outline))

    monkeypatch.setattr(jobs, "build_report", build)
    return words


def ask(client, **changes):
    """Send the form that asks for a report; the answer."""
    fields = {
        "kunci": key(),
        "laporan": AGREEMENT,
        "periode": "2025",
        "tempat": OFFICE,
        "bahasa": "id",
        "nomor": "",
        "tanggal": "",
    }
    return client.post("/laporan/buat/", {**fields, **changes})


def make(client, **changes):
    """Ask for a report and let the worker make it."""
    from derajat.web.reports.jobs import make_report
    from derajat.web.reports.models import MadeReport

    answer = ask(client, **changes)
    assert answer.status_code == 302, answer.text
    made = MadeReport.objects.get(token=answer["Location"].strip("/").split("/")[-1])
    make_report.call(made.pk)
    made.refresh_from_db()
    return made


def act(client, made, what, **fields):
    """Press a button of the page as it is now."""
    made.refresh_from_db()
    sent = {"dilihat": made.changes, "kunci": key(), **fields}
    answer = client.post(f"/laporan/{made.token}/{what}/", sent)
    made.refresh_from_db()
    return answer


def write(client, made, text, version=0, slot=SLOT, **changes):
    sent = {"kunci": key(), "versi": version, "tulisan": text, **changes}
    return client.post(f"/laporan/{made.token}/tulisan/tulis/{slot}/", sent)


def remake(client, made):
    """Press "make again" and let the worker do it."""
    from derajat.web.reports.jobs import make_report

    assert act(client, made, "ulang").status_code == 302
    make_report.call(made.pk)
    made.refresh_from_db()
    return made


def sent_file(content, name="laporan.docx"):
    return SimpleUploadedFile(name, content)
