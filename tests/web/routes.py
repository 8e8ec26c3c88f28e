"""Every route of the application with an example of its arguments."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse


EXAMPLES = {
    "indicator": {"code": "KIA-K6"},
    "plan_node": {"code": "S1"},
    "plan_versions": {"plan": "renstra-rekaan"},
    "plan_version": {"plan": "renstra-rekaan", "number": 0},
    "plan_draft": {"plan": "renstra-rekaan"},
    "plan_draft_start": {"plan": "renstra-rekaan"},
    "plan_draft_submit": {"plan": "renstra-rekaan"},
    "plan_draft_approve": {"plan": "renstra-rekaan"},
    "plan_draft_return": {"plan": "renstra-rekaan"},
    "plan_draft_cancel": {"plan": "renstra-rekaan"},
    "plan_draft_node": {"plan": "renstra-rekaan", "code": "S1"},
    "plan_draft_child": {"plan": "renstra-rekaan", "code": "S1"},
    "plan_draft_move": {"plan": "renstra-rekaan", "code": "S1"},
    "plan_draft_delete": {"plan": "renstra-rekaan", "code": "S1"},
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
    found = {}
    for pattern in _patterns(get_resolver().url_patterns):
        name = pattern.name
        assert name, f"a route without a name: {pattern.pattern}"
        found[name] = pattern
    return [Route(n, _url(n, p), p.callback) for n, p in sorted(found.items())]


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
