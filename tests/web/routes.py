"""Every route of the application with an example of its arguments."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse


EXAMPLES = {
    "indicator": {"code": "KIA-K6"},
    "pws": {"programme": "kia", "code": "KIA-K6"},
    "disease": {"code": "C"},
    "signal": {"identifier": "C_19.71.P1012409_2026-W10"},
    "place": {"code": "19.71.01.1004"},
    "facility": {"code": "19.71.P1012409"},
}
"""Arguments of routes that have some; a route that is missing here fails the test."""

AREAS = {"signal": "19.71.P1012409", "facility": "19.71.P1012409"}
"""Where the example of a route lies, if not everybody with an area sees it."""


@dataclass(frozen=True)
class Route:
    """A route with the address of its example; `need` is what it declares."""

    name: str
    url: str
    view: object

    @property
    def need(self):
        return getattr(self.view, "need", None)

    @property
    def area(self):
        return AREAS.get(self.name, "")


def all_routes() -> list[Route]:
    """Every named route, those of libraries too."""
    EXAMPLES["signal"] = {"identifier": find_example_signal()}
    found = {}
    for pattern in _patterns(get_resolver().url_patterns):
        name = pattern.name
        assert name, f"a route without a name: {pattern.pattern}"
        found[name] = pattern
    return [Route(n, _url(n, p), p.callback) for n, p in sorted(found.items())]


def find_example_signal() -> str:
    """A signal of the health centre where that example lies."""
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.signals import list_signals

    signals = list_signals(open_reading(), [AREAS["signal"]], 0, 10**6)
    assert signals, "the small city has no signal of early warning"
    return signals[0].identifier


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
