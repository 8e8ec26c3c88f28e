"""The parts of Data, as tabs over each of its pages."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from derajat.model.labels import Label
from derajat.web.asked import Asked
from derajat.web.policy import Act, load_policy


@dataclass(frozen=True)
class Tab:
    """One tab; `is_here` marks the page we are on."""

    words: str
    url: str
    is_here: bool


_TABS = (
    ("data", "batches", Act.VIEW, Label("Siapa mengirim apa", "Who sent what")),
    ("data-send", "batches", Act.CREATE, Label("Unggah berkas", "Send a file")),
    ("uploads", "batches", Act.VIEW, Label("Kiriman", "Files sent")),
    ("blank-forms", "batches", Act.VIEW, Label("Formulir kosong", "Blank forms")),
    ("data-quality", "batches", Act.VIEW, Label("Mutu", "Quality")),
    ("data-periods", "periods", Act.VIEW, Label("Periode", "Periods")),
)


def build_tabs(request: HttpRequest, asked: Asked) -> tuple[Tab, ...]:
    """The tabs that the reader's role may open."""
    role, allows = asked.reader.role, load_policy().allows
    return tuple(
        Tab(
            words.render(asked.language),
            asked.link(reverse(name)),
            request.path == reverse(name),
        )
        for name, thing, act, words in _TABS
        if allows(role, thing, act)
    )
