"""The list of uploads, page by page."""

from dataclasses import dataclass

from django.urls import reverse

from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.web.asked import Asked
from derajat.web.pages.data.words import render_when
from derajat.web.uploads.models import Upload


ROWS = 40


@dataclass(frozen=True)
class UploadLine:
    """One upload in the list."""

    name: str
    url: str
    form: str
    area: str
    sent: str
    state: str
    rows: str


@dataclass(frozen=True)
class UploadList:
    """A page of the list, with the addresses of its neighbours."""

    lines: tuple[UploadLine, ...]
    newer: str
    older: str


def build_list(asked: Asked, page_text: str) -> UploadList:
    """Page `page_text` (from 1) of the uploads within the asked area."""
    number = int(page_text) if page_text.isdecimal() and len(page_text) < 6 else 1
    number = max(number, 1)
    first = (number - 1) * ROWS
    wanted = {*asked.reading.office.areas.within(asked.area.code)} & asked.reader.areas
    found = Upload.objects.for_reader(asked.reader).filter(area__in=wanted)
    rows = list(found.order_by("-id")[first : first + ROWS + 1])
    url = reverse("uploads")
    return UploadList(
        tuple(_line(upload, asked) for upload in rows[:ROWS]),
        asked.link(url, halaman=str(number - 1)) if number > 1 else "",
        asked.link(url, halaman=str(number + 1)) if len(rows) > ROWS else "",
    )


def _line(upload: Upload, asked: Asked) -> UploadLine:
    language = asked.language
    labels = {source.name: source.label for source in asked.reading.office.sources}
    label = labels.get(upload.source, Label("–", "–"))
    areas = asked.reading.office.areas.by_code
    a, q, s, r = (
        render_number(n, language)
        for n in (upload.accepted, upload.questioned, upload.set_aside, upload.received)
    )
    return UploadLine(
        upload.name,
        reverse("upload", args=[upload.token]),
        label.render(language),
        areas[upload.area].name if upload.area in areas else upload.area,
        render_when(upload.sent_at, language),
        upload.standing.label.render(language),
        f"{a} + {q} + {s} = {r}" if upload.received else "–",
    )
