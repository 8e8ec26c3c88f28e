"""Pages that explain; they answer before anybody signed in, for who cannot."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from derajat.web.accounts.grants import Reader
from derajat.web.help.messages import find_message
from derajat.web.language import read_language
from derajat.web.pages.help.presenting import (
    build_message,
    build_messages,
    build_sections,
    build_words,
)
from derajat.web.pages.help.roles import build_role
from derajat.web.policy import load_policy


MOST_LETTERS = 80


@require_safe
def show_help(request: HttpRequest) -> HttpResponse:
    """How to find what, and what the reader's own role may do."""
    language, reader = read_language(request), _reader(request)
    role = build_role(load_policy(), reader.role, language) if reader else None
    shown = {"sections": build_sections(language), "role": role}
    return render(request, "help/show.html", shown)


@require_safe
def show_roles(request: HttpRequest) -> HttpResponse:
    """What every role may do."""
    policy, language = load_policy(), read_language(request)
    roles = [build_role(policy, code, language) for code in policy.roles]
    return render(request, "help/roles.html", {"roles": roles})


@require_safe
def show_messages(request: HttpRequest) -> HttpResponse:
    """The coded messages of a group or a search."""
    prefix = request.GET.get("kelompok", "")
    page = build_messages(_search(request), prefix, read_language(request))
    return render(request, "help/messages.html", {"page": page})


@require_safe
def show_message(request: HttpRequest, code: str) -> HttpResponse:
    """One coded message."""
    found = find_message(code.upper())
    if found is None:
        raise Http404
    message = build_message(found, read_language(request))
    return render(request, "help/message.html", {"message": message})


@require_safe
def show_words(request: HttpRequest) -> HttpResponse:
    """What the words of the pages mean."""
    search = _search(request)
    words = build_words(search, read_language(request))
    return render(request, "help/words.html", {"words": words, "search": search})


@require_safe
def show_accessibility(request: HttpRequest) -> HttpResponse:
    """What was done so that everybody can use the pages, and what is missing."""
    return render(request, "help/accessibility.html")


def _search(request: HttpRequest) -> str:
    return request.GET.get("cari", "")[:MOST_LETTERS]


def _reader(request: HttpRequest) -> Reader | None:
    reader: Reader | None = request.reader  # type: ignore[attr-defined]
    return reader
