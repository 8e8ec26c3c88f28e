"""What every page shows around its own content."""

from dataclasses import dataclass
from importlib import metadata

from django.http import HttpRequest
from django.urls import reverse

from derajat.model.labels import Label
from derajat.web.accounts.grants import Reader
from derajat.web.clock import local_moment
from derajat.web.help.sections import find_anchor
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
    ("reports", "reports", Label("Laporan", "Reports")),
    ("batches", "data", Label("Data", "Data")),
    ("doubts", "doubts", Label("Pertanyaan", "Questions")),
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
        "help_url": _help_url(request),
        "is_demo": served_profile().is_demo,
        "software": metadata.version("derajat"),
        "sheet_source": _tell_source(request),
    }


def _tell_source(request: HttpRequest) -> str:
    """Where a printed sheet comes from, and when it was printed; of no page nothing."""
    if request.resolver_match is None:
        return ""
    language = read_language(request)
    printed = Label("dicetak", "printed").render(language)
    moment = render_moment(local_moment(), language)
    return f"{request.build_absolute_uri()} · {printed} {moment}"


def _help_url(request: HttpRequest) -> str:
    """The help of this page: its own section where there is one."""
    anchor = find_anchor(request.path)
    return f"{reverse('help')}#{anchor}" if anchor else reverse("help")


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
