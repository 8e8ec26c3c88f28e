"""What every page shows around its own content."""

from dataclasses import dataclass
from importlib import metadata

from django.http import HttpRequest
from django.urls import reverse

from derajat.model.labels import Label
from derajat.web.accounts.grants import Reader
from derajat.web.clock import local_moment
from derajat.web.language import read_language
from derajat.web.moments import render_moment
from derajat.web.policy import Act, load_policy
from derajat.web.reading.office import open_reading
from derajat.web.served import served_profile


@dataclass(frozen=True)
class MenuEntry:
    """A line of the menu; `is_here` marks the part of the site we are in."""

    label: Label
    url: str
    is_here: bool


_FIRST_ROW = (
    ("values", "home", Label("Ringkasan", "Overview")),
    ("plan", "plan", Label("Rencana", "Plan")),
    ("definitions", "indicators", Label("Indikator", "Indicators")),
    ("signals", "surveillance", Label("Kewaspadaan", "Early warning")),
    ("actions", "actions", Label("Tindak lanjut", "Actions")),
)
_SECOND_ROW = (
    ("values", "themes", Label("Tema", "Themes")),
    ("meetings", "meetings", Label("Rakor", "Meetings")),
    ("batches", "data", Label("Data", "Data")),
    ("surveys", "surveys", Label("Survei", "Surveys")),
    ("values", "ikm", Label("IKM", "Satisfaction")),
    ("accounts", "accounts", Label("Akun", "Accounts")),
    ("log", "log", Label("Catatan", "Log")),
)


def surroundings(request: HttpRequest) -> dict[str, object]:
    """Language, office, reader, menu and version, for every template."""
    reader: Reader | None = getattr(request, "reader", None)
    return {
        "language": read_language(request),
        "office": open_reading().office,
        "reader": reader,
        "role_label": load_policy().roles[reader.role].label if reader else None,
        "menu": _menu(request, reader, _FIRST_ROW),
        "second_menu": _menu(request, reader, _SECOND_ROW),
        "is_demo": served_profile().is_demo,
        "software": metadata.version("derajat"),
        "printed": render_moment(local_moment(), read_language(request)),
    }


def _menu(
    request: HttpRequest,
    reader: Reader | None,
    entries: tuple[tuple[str, str, Label], ...],
) -> list[MenuEntry]:
    """The entries that the reader's role may see, of pages that exist."""
    if reader is None:
        return []
    allowed = load_policy().allows
    return [
        MenuEntry(words, reverse(name), _is_here(request, reverse(name)))
        for thing, name, words in entries
        if allowed(reader.role, thing, Act.VIEW)
    ]


def _is_here(request: HttpRequest, url: str) -> bool:
    return request.path == url if url == "/" else request.path.startswith(url)
