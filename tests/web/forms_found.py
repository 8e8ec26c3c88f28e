"""Every form of the application, found from its routes, with the fields of its page."""

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from tests.web.routes import all_routes

from derajat.web.needs import OPEN_NAMES, SIGNED_IN_NAMES
from derajat.web.policy import load_policy


ROLES = ("KDN", "PRG", "PLN", "KPK", "PKM", "STW", "ADM", "BID", "AUD", "OPD", "DPO")
"""In this order it is tried who may send a form."""
READERS = {"AUD", "DPO"}
"""They write nothing but their own account."""
GOES_ELSEWHERE = {"kunci", "versi", "csrfmiddlewaretoken", "dilihat", "simpul"}


@dataclass
class SeenForm:
    """A form as a page shows it: where it is sent, and what its fields hold."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    buttons: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class FoundForm:
    """A route that takes a form: who may send it, where, and with which fields."""

    name: str
    url: str
    role: str
    fields: dict[str, str]
    files: frozenset[str]
    buttons: frozenset[str]
    is_shown: bool
    """Whether a page shows the form now; else its fields are those of all forms."""

    @property
    def is_button(self) -> bool:
        """Whether there is nothing to fill in: sent as it is, it is right."""
        return self.is_shown and not self.texts and not self.files

    @property
    def texts(self) -> list[str]:
        """The fields that people fill in."""
        return sorted(set(self.fields) - GOES_ELSEWHERE - self.files - self.buttons)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms: list[SeenForm] = []
        self._form = self._area = self._choice = None

    def handle_starttag(self, tag, pairs):
        given = {name: value or "" for name, value in pairs}
        if tag == "form":
            method = given.get("method", "get").lower()
            self._form = SeenForm(given.get("action", ""), method)
            self.forms.append(self._form)
        elif self._form is not None:
            self._field(tag, given)

    def _field(self, tag, given):
        name = given.get("name", "")
        if tag == "option" and self._choice:
            is_first = self._choice not in self._form.fields
            if is_first or "selected" in given:
                self._form.fields[self._choice] = given.get("value", "")
        if not name:
            return
        if tag == "button":
            self._form.buttons.add(name)
        if tag == "select":
            self._choice = name
        elif tag == "textarea":
            self._area = name
            self._form.fields[name] = ""
        elif given.get("type") == "file":
            self._form.files.add(name)
        elif given.get("type") not in ("checkbox", "radio") or "checked" in given:
            self._form.fields.setdefault(name, given.get("value", ""))

    def handle_data(self, text):
        if self._area and self._form is not None:
            self._form.fields[self._area] += unescape(text)

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "textarea":
            self._area = None
        elif tag == "select":
            self._choice = None


def read_forms(page: str) -> list[SeenForm]:
    """The forms of a page that are sent by POST."""
    reader = _Reader()
    reader.feed(page)
    return [form for form in reader.forms if form.method == "post"]


def find_forms(clients) -> list[FoundForm]:
    """Every route that takes POST, with a role that may send it.

    `clients` holds a signed-in client by role. Raises AssertionError for a route that
    the policy gives somebody and nobody reaches.
    """
    shown = _read_all_pages(clients)
    union = {name for forms in shown.values() for form in forms for name in form.fields}
    found = []
    for route in all_routes():
        role = None if _is_of_reading(route) else _find_sender(route, clients)
        if role is None:
            continue
        seen = shown.get((role, route.name)) or next(
            (forms for (_, name), forms in shown.items() if name == route.name), []
        )
        if not seen:
            seen, is_shown = [SeenForm("", "post", dict.fromkeys(union, ""))], False
        else:
            is_shown = True
        for form in seen:
            sets = frozenset(form.files), frozenset(form.buttons)
            fields = dict(form.fields)
            found.append(
                FoundForm(route.name, route.url, role, fields, *sets, is_shown)
            )
    return found


def _is_of_reading(route) -> bool:
    need = route.need
    return need is not None and need.write is None


def _find_sender(route, clients) -> str | None:
    """The first role that is not turned away; None when the route takes no form."""
    for role in ROLES:
        need = route.need
        if need is not None and not load_policy().allows(role, need.thing, need.write):
            continue
        status = send_undone(clients[role], route.url, {}).status_code
        if status == 405:
            return None
        if status not in (403, 404):
            return role
    if route.name in OPEN_NAMES | SIGNED_IN_NAMES or route.need is None:
        return None
    raise AssertionError(f"nobody reaches the form {route.name}")


def send_undone(client, url, fields, **more):
    """The answer to a form; what it wrote is undone, who is signed in stays so."""
    from django.db import transaction
    from django.test import Client

    own = Client(raise_request_exception=False, headers={"host": "localhost"})
    own.cookies = client.cookies.copy()
    with transaction.atomic():
        answer = own.post(url, fields, **more)
        transaction.set_rollback(True)
    return answer


def _read_all_pages(clients) -> dict[tuple[str, str], list[SeenForm]]:
    """The forms that pages show, by role and by the route that they are sent to.

    Forms of one route with the same fields are one.
    """
    found: dict[tuple[str, str], list[SeenForm]] = {}
    for role, client in clients.items():
        for route in all_routes():
            if role in READERS or not _may_look(route, role):
                continue
            answer = client.get(route.url)
            kind = answer.headers.get("Content-Type", "")
            if answer.status_code != 200 or "html" not in kind or answer.streaming:
                continue
            for form in read_forms(answer.content.decode()):
                name = _name_of(form.action or route.url)
                alike = found.setdefault((role, name), [])
                if all(set(form.fields) != set(other.fields) for other in alike):
                    alike.append(form)
    return found


def _may_look(route, role) -> bool:
    if route.name == "account_logout":
        return False
    need = route.need
    if need is None:
        return role == ROLES[0]
    return need.read is not None and load_policy().allows(role, need.thing, need.read)


def _name_of(url: str) -> str:
    try:
        return str(resolve(urlsplit(url).path).url_name)
    except Resolver404:
        return ""


def title_of(answer) -> str:
    """The title of a page."""
    found = re.search(r"<title>(.*?)</title>", answer.content.decode(), re.DOTALL)
    return " ".join(unescape(found[1]).split()) if found else ""
