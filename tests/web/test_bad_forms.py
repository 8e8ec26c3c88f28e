"""Every form, whatever it is sent: never broken, told in words, nothing written.

The forms are found from the routes and the pages, so that a new one cannot be
forgotten; what is sent to each is the table below.
"""

import io
import json
import zipfile
from dataclasses import dataclass

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.web.forms_found import find_forms, title_of
from tests.web.upload_cases import check, send


SECRET = "RAHASIA-WILAYAH-LAIN"
LONG = "x" * 100_000
REFUSALS = {400, 403, 404, 405, 409, 410, 413, 422, 429}
OWN_WAY = {"account_change_password", "account_reauthenticate"}
"""Forms of libraries that answer 200 to what they refuse, with the words on top."""
AS_IF_OPENED = {("account_login", "json as body"), ("account_logout", "json as body")}
"""The library takes what is no form of its own for a page that is opened."""
WITHOUT_INPUT = {
    "plan_draft_cancel",
    "account_logout",
    "language",
    "role",
    "mfa_generate_recovery_codes",
}
"""Buttons that nothing can be wrong with."""
OPEN_TO_ALL = {"survey-answer"}
"""Forms without a session behind them, which a forged request could not misuse."""
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


def send_kept(client, url, sent, *, is_strict=False, **more):
    """The answer to a form by somebody who stays signed in."""
    from django.test import Client

    own = Client(
        enforce_csrf_checks=is_strict,
        raise_request_exception=False,
        headers={"host": "localhost"},
    )
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
    is_button = form.is_button or form.name in WITHOUT_INPUT
    if changed and not case.is_writable and not is_button:
        wrong.append(f"wrote {sorted(changed)}")
    if (form.name, case.name) in AS_IF_OPENED:
        return wrong
    if answer.status_code == 200 and not title_of(answer).startswith("Galat:"):
        wrong.append("200 without a word")
    if answer.status_code == 200 and form.name not in OWN_WAY:
        wrong.append("200")
    if SECRET in answer.content.decode(errors="replace"):
        wrong.append("told of another area")
    return wrong


@pytest.fixture
def forms(clients):
    """Every form, found once and used by all tests here."""
    if not _FOUND:
        _FOUND.extend(find_forms(clients))
    return _FOUND


_FOUND: list = []


def test_every_form_takes_bad_input_kindly(clients, forms, record_figure):
    sent, wrong = 0, []
    for form in forms:
        for case in _cases(form):
            answer, changed = _send(clients[form.role], form, case)
            sent += 1
            for what in _find_wrong(form, case, answer, changed):
                wrong.append((form.name, form.role, case.name, what))
    record_figure("bad input", [len(forms), sent, len(wrong)])
    assert len(forms) > 40
    assert not wrong, "\n".join(map(str, wrong))


def test_a_form_that_comes_from_elsewhere_is_refused(clients, forms):
    for form in forms:
        sent = {**form.fields, "csrfmiddlewaretoken": "x" * 64}
        strict = send_kept(clients[form.role], form.url, sent, is_strict=True)
        if form.name in OPEN_TO_ALL:
            continue
        assert strict.status_code == 403, form.name
        assert title_of(strict).startswith("Galat:"), form.name


def test_an_address_of_a_button_that_is_opened_says_so(clients, forms):
    told = 0
    for form in forms:
        answer = clients[form.role].get(form.url)
        assert answer.status_code in (200, 302, 404, 405), form.name
        if answer.status_code >= 400:
            told += 1
            assert title_of(answer).startswith("Galat:"), form.name
    assert told > 20


def _fill(form, word="Contoh"):
    """What a person might send; what the page had filled in stays."""
    filled = {}
    for name, text in form.fields.items():
        is_day = any(part in name for part in ("tanggal", "tenggat", "hingga"))
        filled[name] = text or ("2026-04-30" if is_day else word)
    return filled


def test_a_double_click_writes_once(clients, forms, record_figure):
    from django.db import transaction

    written, wrong = set(), []
    for form in forms:
        client, sent = clients[form.role], _fill(form)
        with transaction.atomic():
            before = _count_rows()
            first = send_kept(client, form.url, sent)
            once = _count_rows()
            second = send_kept(client, form.url, sent)
            if _count_rows() != once or second.status_code >= 500:
                wrong.append((form.name, first.status_code, second.status_code))
            if once != before:
                written.add(form.name)
            transaction.set_rollback(True)
    record_figure("forms that wrote, and once", sorted(written))
    assert len(written) > 8
    assert not wrong


def test_who_goes_back_and_sends_an_old_page_is_shown_the_difference(clients, forms):
    from django.db import transaction

    seen = set()
    for form in forms:
        if "versi" not in form.fields or form.is_button:
            continue
        client = clients[form.role]
        sent, later = dict(form.fields), dict(form.fields)
        text = next((n for n in form.texts if len(form.fields[n]) > 3), None)
        if text is None:
            continue
        sent[text], later[text] = "Kata pertama", "Kata kedua"
        later["kunci"] = "f" * 32
        with transaction.atomic():
            if send_kept(client, form.url, sent).status_code == 302:
                once = _count_rows()
                answer = send_kept(client, form.url, later)
                page = answer.content.decode()
                assert answer.status_code == 409, form.name
                assert title_of(answer).startswith("Galat:"), form.name
                assert "Kata pertama" in page and "Kata kedua" in page, form.name
                assert _count_rows() == once, form.name
                seen.add(form.name)
            transaction.set_rollback(True)
    assert "meeting-edit" in seen


class Flow:
    """A body that is made as it is read, and counts what was taken of it."""

    def __init__(self, size):
        self.left, self.largest = size, 0

    def read(self, size=-1):
        assert size > 0, "somebody asked for all of it at once"
        taken = min(size, self.left)
        self.left -= taken
        self.largest = max(self.largest, taken)
        return b"x" * taken

    def readline(self, size=-1):
        raise AssertionError("a body of two hundred megabytes has one line")

    def close(self):
        pass


@pytest.mark.parametrize(
    "url", ["/data/unggah/", "/tindak-lanjut/1/bukti/", "/akun/masuk/", "/rencana/"]
)
def test_two_hundred_megabytes_are_refused_and_never_held(clients, visitor, url, site):
    client = visitor if url == "/akun/masuk/" else clients["PKM"]
    flow = Flow(200 * 2**20)
    answer = client.request(
        **{
            "REQUEST_METHOD": "POST",
            "PATH_INFO": url,
            "CONTENT_TYPE": "multipart/form-data; boundary=x",
            "CONTENT_LENGTH": str(flow.left),
            "wsgi.input": flow,
        }
    )
    assert answer.status_code == 413
    assert title_of(answer).startswith("Galat:")
    assert flow.left == 0, "a browser shows the answer only when all was read"
    assert flow.largest <= 2**20
    assert not list((site.profile.folder / "scratch").iterdir())


def test_more_than_anybody_sends_is_not_even_read(visitor):
    flow = Flow(2 * 2**30)
    answer = visitor.request(
        **{
            "REQUEST_METHOD": "POST",
            "PATH_INFO": "/akun/masuk/",
            "CONTENT_LENGTH": str(flow.left),
            "wsgi.input": flow,
        }
    )
    assert answer.status_code == 413
    assert flow.left == 2 * 2**30


def _zip_of(**parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/"), content)
    return target.getvalue()


def _bad_files():
    return {
        "a PDF": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n",
        "a bomb": _zip_of(**{"xl__workbook.xml": b"0" * (300 * 2**20)}),
        "macros": _zip_of(**{"xl__vbaProject.bin": b"x", "xl__workbook.xml": b"<a/>"}),
        "half a file": _zip_of(**{"xl__workbook.xml": b"<a/>"})[:40],
    }


def _newest_upload():
    from derajat.web.uploads.models import Upload

    return Upload.objects.get(name="data.xlsx")


@pytest.mark.parametrize("kind", ["a PDF", "a bomb", "macros", "half a file"])
def test_a_file_that_is_no_workbook_is_told_so_on_its_page(clients, kind, site):
    content = _bad_files()[kind]
    client = clients["PKM"]
    answer = send(client, SimpleUploadedFile("data.xlsx", content))
    assert answer.status_code in (302, 422)
    if answer.status_code == 302:
        upload = _newest_upload()
        assert check(upload).state in ("refused", "unknown")
        page = client.get(answer["Location"])
        assert page.status_code == 200
        assert "data.xlsx" in page.content.decode()


@pytest.mark.parametrize("kind", ["a PDF", "a bomb", "macros", "half a file"])
def test_evidence_is_taken_by_what_it_holds(clients, kind):
    sent = {"kunci": "e" * 32, "keterangan": "x"}
    file = SimpleUploadedFile("bukti.xlsx", _bad_files()[kind])
    answer = send_kept(
        clients["KPK"], "/tindak-lanjut/1/bukti/", {**sent, "berkas": file}
    )
    assert answer.status_code == (302 if kind == "a PDF" else 422)


@pytest.mark.parametrize(
    "url",
    [
        "/s/%00/",
        "/rencana/%00/",
        "/indikator/%00/",
        "/wilayah/%00/",
        "/data/unggahan/%00/",
        "/akun/kelola/%00/",
        "/kewaspadaan/sinyal/%00/",
        "/?wilayah=%00",
        "/?periode=%00",
        "/tindak-lanjut/?indikator=%00&hanya=%00&daftar=%00",
        "/catatan/?akun=%00&objek=%00",
    ],
)
def test_a_letter_that_no_text_can_hold_breaks_no_page(clients, url):
    from django.db import transaction

    for role in ("KDN", "PKM"):
        with transaction.atomic():
            assert clients[role].get(url).status_code in (200, 400, 404), role
            transaction.set_rollback(True)
