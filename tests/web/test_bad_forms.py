"""Every form, whatever it is sent: never broken, told in words, nothing written.

The forms are found from the routes and the pages, so that a new one cannot be
forgotten; what is sent to each is the table below.
"""

import json
from dataclasses import dataclass

import pytest
from tests.web.forms_found import find_forms, title_of


SECRET = "RAHASIA-WILAYAH-LAIN"
LONG = "x" * 100_000
REFUSALS = {400, 403, 404, 405, 409, 410, 413, 422, 429}
WITHOUT_INPUT = {
    "account_logout",
    "language",
    "role",
    "mfa_generate_recovery_codes",
    "mfa_deactivate_totp",
}
"""Buttons without fields: sending them as they are is right."""
UNCOUNTED = {
    "accounts.LogEntry",
    "accounts.SignIn",
    "sessions.Session",
    "axes.AccessAttempt",
    "axes.AccessFailureLog",
    "axes.AccessLog",
    "contenttypes.ContentType",
    "auth.Permission",
}
"""The log, and what keeps count of sign-ins."""
ODD = "\u202e\u200b\ufeff\U0001f600\u0000e\u0301\ufffe"


@pytest.fixture
def clients(sign_in, site):
    """A signed-in client of every role, with objects that forms are about."""
    from tests.web.meeting_objects import make_objects

    from derajat.web.accounts.making import choose_demo_area
    from derajat.web.accounts.models import Account
    from derajat.web.policy import load_policy
    from derajat.web.reading.office import open_reading

    office, roles = open_reading().office, load_policy().roles
    homes = {role: choose_demo_area(roles[role], office) for role in roles}
    found = {role: sign_in(role, home) for role, home in homes.items()}
    owner = Account.objects.get(username=f"kdn-{homes['KDN']}".lower())
    make_objects(owner, office.area, homes["PKM"], homes["BID"])
    _begin_draft(found["PLN"])
    return found


def _begin_draft(client):
    assert client.post("/rencana/konsep/renstra-rekaan/mulai/").status_code == 302


@dataclass(frozen=True)
class Case:
    """Something that is sent to a form; `is_writable` when it may be meant."""

    name: str
    sent: object
    more: dict
    is_writable: bool = False


def _cases(form):
    texts = form.texts
    kept = {name: text for name, text in form.fields.items() if name not in texts}
    every = dict(form.fields)
    yield Case("nothing at all", {}, {})
    yield Case("every field empty", {**kept, **dict.fromkeys(texts, "")}, {})
    for first in range(0, len(texts), 8):
        some = dict.fromkeys(texts[first : first + 8], LONG)
        yield Case(f"too long {first}", {**every, **some}, {}, not texts)
    yield Case("too long altogether", {"a": LONG * 20}, {})
    for word in ("abc", "-1", "[]", "NaN", "1e999", "31/02/2026", "9" * 400):
        wrong = dict.fromkeys(texts, word)
        yield Case(f"another type {word[:9]}", {**kept, **wrong}, {}, True)
    as_text = json.dumps({"$gt": "", "a": [1, None]})
    yield Case("json as text", {**every, **dict.fromkeys(texts, as_text)}, {}, True)
    body = json.dumps({name: {"$gt": ""} for name in form.fields})
    yield Case("json as body", body, {"content_type": "application/json"})
    yield Case("odd letters", {**every, **dict.fromkeys(texts, ODD)}, {}, True)
    broken = "&".join(f"{name}=%ed%a0%80%00%ff" for name in form.fields)
    kind = {"content_type": "application/x-www-form-urlencoded"}
    yield Case("broken letters", broken, kind, True)
    yield Case("no key", {**every, "kunci": ""}, {}, "kunci" not in form.fields)
    yield Case("a wrong key", {**every, "kunci": ODD * 40}, {}, True)
    yield Case("a wrong version", {**every, "versi": "-9" * 40}, {}, True)
    yield Case("many fields", "&".join(f"a{n}=" for n in range(5_000)), kind)
    yield Case("a torn form", b"--x\r\nContent-Dis", _MULTIPART)
    yield Case("no form", b"\xff\xfe\x00", {"content_type": "text/plain"})


_MULTIPART = {"content_type": "multipart/form-data; boundary=x"}


def _count_rows():
    from django.apps import apps

    return {
        model._meta.label: model.objects.count()
        for model in apps.get_models()
        if model._meta.label not in UNCOUNTED and not _is_of_queue(model)
    }


def _is_of_queue(model):
    return model._meta.app_label == "django_tasks_db"


def _send(client, form, case):
    """The answer, and the kinds of rows of which there are more or fewer after it."""
    from django.db import transaction

    with transaction.atomic():
        before = _count_rows()
        answer = send_kept(client, form.url, case.sent, **case.more)
        after = _count_rows()
        transaction.set_rollback(True)
    return answer, {name for name in after if after[name] != before[name]}


def send_kept(client, url, sent, **more):
    """The answer to a form by somebody who stays signed in."""
    from django.test import Client

    own = Client(raise_request_exception=False, headers={"host": "localhost"})
    own.cookies = client.cookies.copy()
    return own.post(url, sent, **more)


def _find_wrong(form, case, answer, changed):
    """What is wrong with an answer; empty when it is as it should be."""
    wrong = []
    if answer.status_code >= 500:
        wrong.append(str(answer.status_code))
    is_refusal = answer.status_code >= 400
    if is_refusal and answer.status_code not in REFUSALS:
        wrong.append(f"status {answer.status_code}")
    if is_refusal and not title_of(answer).startswith("Galat:"):
        wrong.append(f"{answer.status_code} titled {title_of(answer)!r}")
    if is_refusal and changed:
        wrong.append(f"refused, and wrote {sorted(changed)}")
    if changed and not case.is_writable and form.name not in WITHOUT_INPUT:
        wrong.append(f"wrote {sorted(changed)}")
    if answer.status_code == 200 and case.name == "every field empty":
        wrong.append("200 to an empty form")
    if SECRET in answer.content.decode(errors="replace"):
        wrong.append("told of another area")
    return wrong


def test_every_form_takes_bad_input_kindly(clients, record_figure):
    forms, sent, wrong = find_forms(clients), 0, []
    for form in forms:
        for case in _cases(form):
            answer, changed = _send(clients[form.role], form, case)
            sent += 1
            for what in _find_wrong(form, case, answer, changed):
                wrong.append((form.name, form.role, case.name, what))
    figures = {"forms": len(forms), "sent": sent, "wrong": len(wrong)}
    record_figure("bad input", figures)
    assert len(forms) > 40
    assert not wrong, "\n".join(map(str, wrong))
