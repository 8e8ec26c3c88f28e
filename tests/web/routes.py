"""Every route of the application with an example of its arguments."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse


EXAMPLES = {
    "indicator": {"code": "KIA-K6"},
    "one_account": {"username": "contoh"},
    "give_role": {"username": "contoh"},
    "take_role": {"username": "contoh", "pk": 1},
    "close_account": {"username": "contoh"},
    "decide_role": {"username": "contoh", "pk": 1},
}
"""Arguments of routes that have some; a route that is missing here fails the test."""


@dataclass(frozen=True)
class Route:
    """A route with the address of its example; `need` is what it declares."""

    name: str
    url: str
    view: object

    @property
    def need(self):
        return getattr(self.view, "need", None)


def all_routes() -> list[Route]:
    """Every named route, those of libraries too."""
    make_examples()
    found = {}
    for pattern in _patterns(get_resolver().url_patterns):
        name = pattern.name
        assert name, f"a route without a name: {pattern.pattern}"
        found[name] = pattern
    return [Route(n, _url(n, p), p.callback) for n, p in sorted(found.items())]


def make_examples() -> None:
    """The objects that the examples name."""
    from derajat.web.accounts.models import Account

    Account.objects.get_or_create(username="contoh")


def _patterns(patterns) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern.url_patterns)
        else:
            yield pattern


_OF_LIBRARIES = {
    "account_confirm_email": {"key": "abc"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "abc-def"},
    "mfa_remove_webauthn": {"pk": 1},
    "mfa_edit_webauthn": {"pk": 1},
}


def _url(name, pattern) -> str:
    arguments = EXAMPLES.get(name) or _OF_LIBRARIES.get(name) or {}
    return reverse(name, kwargs=arguments)
