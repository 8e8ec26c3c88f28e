"""Every route of the application with an example of its arguments."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from derajat.web.needs import API_NAMESPACE


EXAMPLES = {
    "help-message": {"code": "REC-008"},
    "indicator": {"code": "KIA-K6"},
    "definition": {"code": "KIA-K6"},
    "explain": {"code": "KIA-K6"},
    "indicator_download": {"code": "KIA-K6", "kind": "csv"},
    "blank-form": {"form": "lb3-kia"},
    "upload": {"token": "contoh"},
    "upload-marked": {"token": "contoh"},
    "upload-columns": {"token": "contoh"},
    "upload-check": {"token": "contoh"},
    "upload-submit": {"token": "contoh"},
    "upload-approve": {"token": "contoh"},
    "upload-return": {"token": "contoh"},
    "upload-withdraw": {"token": "contoh"},
    "upload-restate": {"token": "contoh"},
    "meeting": {"pk": 1},
    "meeting-edit": {"pk": 1},
    "meeting-agenda": {"pk": 1},
    "meeting-participants": {"pk": 1},
    "meeting-approve": {"pk": 1},
    "meeting-print-agenda": {"pk": 1},
    "meeting-minutes": {"pk": 1},
    "action": {"pk": 1},
    "action-edit": {"pk": 1},
    "action-work": {"pk": 1},
    "action-decide": {"pk": 1},
    "evidence-new": {"pk": 1},
    "evidence-file": {"pk": 1, "evidence": 1},
    "doubt": {"pk": 1},
    "doubt-answer": {"pk": 1},
    "doubt-close": {"pk": 1},
    "survey": {"pk": 1},
    "survey-close": {"pk": 1},
    "survey-send": {"pk": 1},
    "survey-poster": {"pk": 1},
    "survey-answer": {"address": "c0ffee00c0ffee00c0ffee00"},
    "survey-thanks": {"address": "c0ffee00c0ffee00c0ffee00"},
    "pws": {"programme": "kia", "code": "KIA-K6"},
    "disease": {"code": "C"},
    "signal": {"identifier": "C_19.71.P1012409_2026-W10"},
    "place": {"code": "19.71.01.1004"},
    "facility": {"code": "19.71.P1012409"},
    "report": {"token": "laporan-rilis"},
    "report-file": {"token": "laporan-rilis", "kind": "pdf"},
    "report-numbers": {"token": "laporan-rilis"},
    "report-again": {"token": "laporan-konsep"},
    "report-submit": {"token": "laporan-konsep"},
    "report-release": {"token": "laporan-konsep"},
    "report-return": {"token": "laporan-konsep"},
    "report-texts": {"token": "laporan-konsep"},
    "report-texts-send": {"token": "laporan-konsep"},
    "report-texts-sent": {"token": "laporan-konsep", "pk": 1},
    "report-text": {"token": "laporan-konsep", "slot": "bab-1/sebab"},
    "report-text-checked": {"token": "laporan-konsep", "slot": "bab-1/sebab"},
    "one_account": {"username": "contoh"},
    "give_role": {"username": "contoh"},
    "take_role": {"username": "contoh", "pk": 1},
    "close_account": {"username": "contoh"},
    "decide_role": {"username": "contoh", "pk": 1},
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
    make_example_upload()
    EXAMPLES["signal"] = {"identifier": find_example_signal()}
    make_examples()
    found = {}
    for pattern in _patterns(get_resolver().url_patterns):
        name = pattern.name
        assert name, f"a route without a name: {pattern.pattern}"
        found[name] = pattern
    return [Route(n, _url(n, p), p.callback) for n, p in sorted(found.items())]


def make_example_upload() -> None:
    """The upload that the examples name, from the first health centre, for this test.

    Its files are not there: pages that need them say so.
    """
    from django.db import connection

    from derajat.model.areas import AreaLevel
    from derajat.web.accounts.models import Account
    from derajat.web.reading.office import open_reading
    from derajat.web.uploads.models import Upload
    from derajat.web.uploads.report import CheckReport, write_report

    if not connection.in_atomic_block:
        return
    sender, _ = Account.objects.get_or_create(username="pengirim-contoh")
    centre = open_reading().office.areas.at_level(AreaLevel.HEALTH_CENTRE)[0].code
    fields = {
        "once": "contoh",
        "area": centre,
        "sender": sender,
        "sender_role": "PKM",
        "name": "contoh.csv",
        "size": 1,
        "content_hash": "0" * 64,
        "state": "checked",
        "report": write_report(CheckReport(has_marked_copy=True)),
    }
    Upload.objects.get_or_create(token="contoh", defaults=fields)


def find_example_signal() -> str:
    """A signal of the health centre where that example lies."""
    from derajat.web.reading.office import open_reading
    from derajat.web.reading.signals import list_signals

    signals = list_signals(open_reading(), [AREAS["signal"]], 0, 10**6)
    assert signals, "the small city has no signal of early warning"
    return signals[0].identifier


def make_examples() -> None:
    """The objects that the examples name, for this test."""
    from django.db import connection

    from derajat.web.accounts.models import Account

    if connection.in_atomic_block:
        Account.objects.get_or_create(username="contoh")


def _patterns(patterns) -> Iterator[URLPattern]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            # The interface for programs has its own door and its own test.
            if pattern.namespace != API_NAMESPACE:
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
