"""Files that are sent in the tests of uploads, made from the blank forms."""

import dataclasses

from django.core.files.uploadedfile import SimpleUploadedFile

from derajat.intake.blank_form import build_blank_form
from derajat.model.areas import AreaLevel
from derajat.model.calendar import month_number
from derajat.sheets.writing import write_workbook


FORM = "lb3-kia"
MARCH = month_number(2026, 3)


def office_reading():
    from derajat.web.reading.office import open_reading

    return open_reading()


def centres(reading):
    return reading.office.areas.at_level(AreaLevel.HEALTH_CENTRE)


def filled_form(tmp_path, centre, numbers=(7,), form=FORM):
    """A blank form with one row a number: the month before, in a village served."""
    reading = office_reading()
    source = next(s for s in reading.office.sources if s.name == form)
    blank = build_blank_form(source, reading.catalogue, reading.office, centre, MARCH)
    rows = [
        tuple(str(number) if cell == "12" else cell for cell in blank.example)
        for number in numbers
    ]
    sheet = blank.sheets[0]
    data = dataclasses.replace(sheet, rows=[*sheet.rows, *rows])
    path = tmp_path / blank.file_name
    write_workbook(path, [data, *blank.sheets[1:]])
    return path


def sent_file(path, name=""):
    return SimpleUploadedFile(name or path.name, path.read_bytes())


def send(client, file, once="kunci-satu", **more):
    return client.post("/data/unggah/", {"kunci": once, "berkas": file, **more})


def only_upload():
    from derajat.web.uploads.models import Upload

    (upload,) = Upload.objects.all()
    return upload


def check(upload):
    """What the worker does with a new upload."""
    from derajat.web.uploads.jobs import check_upload

    check_upload.call(upload.pk)
    upload.refresh_from_db()
    return upload


def decide(client, upload, act, **fields):
    upload.refresh_from_db()
    url = f"/data/unggahan/{upload.token}/{act}/"
    return client.post(url, {"dilihat": upload.changes, **fields})


def kept_files(site):
    folder = site.profile.folder / "unggahan"
    return sorted(p.name for p in folder.glob("*")) if folder.is_dir() else []
