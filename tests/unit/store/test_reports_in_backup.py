"""The register of reports belongs to the backup of an office and comes back whole."""

import zipfile

from tests.reports.specimen import build_specimen

from derajat.archive import make_backup, restore_backup
from derajat.reports.forms import Format
from derajat.reports.register import REGISTER_FOLDER, ReportRegister
from derajat.store import open_store


NOW = "2026-03-31T20:00:00+00:00"
OFFICE = "kota-rekaan"


def test_released_reports_come_back_as_they_were(tmp_path):
    data = tmp_path / "data"
    store = open_store(data / OFFICE)
    register = ReportRegister(data / OFFICE / REGISTER_FOLDER)
    outline = build_specimen()
    register.keep(outline, {Format.PDF: b"%PDF isi"}, NOW)
    register.release(outline.code, NOW, ("Kepala", "Sekretaris"), "440/1")
    backup = make_backup(tmp_path / "cadangan.zip", data, OFFICE, store, "1", NOW)

    restore_backup(backup.path, tmp_path / "pulih")
    restored = ReportRegister(tmp_path / "pulih" / OFFICE / REGISTER_FOLDER)
    assert restored.entries() == register.entries() != ()
    assert restored.file(outline.code, Format.PDF) == b"%PDF isi"
    assert restored.contents(outline.code) == register.contents(outline.code)
    names = zipfile.ZipFile(backup.path).namelist()
    assert not [name for name in names if name.endswith(("lock", "scratch"))]


def test_an_office_without_reports_gets_no_register_from_its_backup(tmp_path):
    data = tmp_path / "data"
    store = open_store(data / OFFICE)
    make_backup(tmp_path / "cadangan.zip", data, OFFICE, store, "1", NOW)
    assert not (data / OFFICE / REGISTER_FOLDER).exists()
