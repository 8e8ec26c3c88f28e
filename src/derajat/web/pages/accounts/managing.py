"""Accounts of the office: who there is, new ones, and their roles."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from derajat.model.areas import AreaLevel
from derajat.web.accounts.granting import (
    THING,
    Move,
    Refusal,
    approve,
    decline,
    disable,
    give,
    take,
)
from derajat.web.accounts.log import Deed, write_deed
from derajat.web.accounts.making import make_account
from derajat.web.accounts.models import Account, GrantRequest, RequestState
from derajat.web.accounts.once import FIELD, claim_key
from derajat.web.accounts.words import told
from derajat.web.language import read_language
from derajat.web.needs import needs
from derajat.web.pages.accounts.forms import NewAccount, NewGrant
from derajat.web.pages.accounts.presenting import (
    build_account,
    build_line,
    build_requests,
    find_accounts,
)
from derajat.web.parts.forms import draw_key, read_sent
from derajat.web.policy import Act, load_policy
from derajat.web.reading.office import open_reading


MOST_LETTERS = 80
REFUSED = 422
_SHOWN_ONCE = "sandi_sekali"
_DECISIONS: dict[str, Callable[[Move, GrantRequest], object]] = {
    "setuju": approve,
    "tolak": decline,
}


@require_safe
@needs(THING, has_area=False)
def show_all(request: HttpRequest) -> HttpResponse:
    """The accounts of the office, and the requests that wait."""
    office, language = open_reading().office, read_language(request)
    search = request.GET.get("cari", "")[:MOST_LETTERS]
    found, is_more = find_accounts(_visible(request), search)
    waiting = GrantRequest.objects.filter(state=RequestState.OPEN)
    shown = {
        "lines": [build_line(account, office, language) for account in found],
        "is_more": is_more,
        "search": search,
        "requests": build_requests(waiting, office, language),
        **_rights(request),
    }
    return render(request, "account/all.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@needs(THING, read=Act.CREATE, write=Act.CREATE, has_area=False)
def make(request: HttpRequest) -> HttpResponse:
    """A new account, with a temporary password that the next page shows once."""
    form = NewAccount(read_sent(request))
    if request.method == "POST" and form.is_valid() and _make(request, form):
        return redirect("one_account", form.cleaned_data["username"])
    if request.method == "POST" and _was_made(request, form):
        return redirect("one_account", form.data["username"].strip().lower())
    shown = {"form": form, "key": draw_key()}
    status = REFUSED if form.errors else 200
    return render(request, "account/new.html", shown, status=status)


@require_safe
@needs(THING, has_area=False)
def show_one(request: HttpRequest, username: str) -> HttpResponse:
    """One account."""
    return _render_one(request, _find(request, username))


@require_POST
@needs(THING, read=None, write=Act.CREATE, has_area=False)
def give_role(request: HttpRequest, username: str) -> HttpResponse:
    """Give a role, or ask a second person for it."""
    account = _find(request, username)
    form = NewGrant(open_reading().office, read_language(request), request.POST)
    if not form.is_valid():
        return _render_one(request, account, form)
    return _move(request, account, lambda move: give(move, account, form.wish))


@require_POST
@needs(THING, read=None, write=Act.EDIT, has_area=False)
def take_role(request: HttpRequest, username: str, pk: int) -> HttpResponse:
    """Take a role away."""
    account = _find(request, username)
    grant = account.grants.filter(pk=pk).first()
    if grant is None:
        return _say_gone(request, account)
    return _move(request, account, lambda move: take(move, grant))


@require_POST
@needs(THING, read=None, write=Act.EDIT, has_area=False)
def close(request: HttpRequest, username: str) -> HttpResponse:
    """Close an account; it is opened again from the console only."""
    account = _find(request, username)
    return _move(request, account, lambda move: disable(move, account))


@require_POST
@needs(THING, read=None, write=Act.APPROVE, has_area=False)
def decide(request: HttpRequest, username: str, pk: int) -> HttpResponse:
    """Agree to a role that was asked for, or not."""
    account = _find(request, username)
    asked = account.requests.filter(pk=pk).first()
    chosen = _DECISIONS.get(request.POST.get("putusan", ""))
    if asked is None or chosen is None:
        return _say_gone(request, account)
    return _move(request, account, lambda move: chosen(move, asked))


def _visible(request: HttpRequest) -> QuerySet[Account]:
    role = request.reader.role  # type: ignore[attr-defined]
    return Account.objects.for_reader(load_policy().allows(role, THING, Act.VIEW))


def _find(request: HttpRequest, username: str) -> Account:
    account = _visible(request).filter(username=username).first()
    if account is None:
        raise Http404
    return account


def _rights(request: HttpRequest) -> dict[str, bool]:
    role = request.reader.role  # type: ignore[attr-defined]
    allows = load_policy().allows
    return {
        "may_make": allows(role, THING, Act.CREATE),
        "may_take": allows(role, THING, Act.EDIT),
        "may_decide": allows(role, THING, Act.APPROVE),
    }


def _move_of(request: HttpRequest) -> Move:
    ip = str(request.META.get("REMOTE_ADDR", ""))
    reader = request.reader  # type: ignore[attr-defined]
    return Move(reader, open_reading().office, timezone.now(), ip)


def _make(request: HttpRequest, form: NewAccount) -> bool:
    """Make the account of a form; a form that came before changes nothing."""
    fields, move = form.cleaned_data, _move_of(request)
    try:
        with transaction.atomic():
            if not claim_key(request):
                form.add_error(None, str(_SENT_BEFORE))
                return False
            account, password = make_account(
                fields["username"], fields["name"], fields["post"]
            )
            by, role = move.reader.account.username, move.reader.role
            deed = Deed(by, "make account", THING, role, account.username, ip=move.ip)
            write_deed(deed, move.at)
    except ValidationError as error:
        for name, texts in error.message_dict.items():
            form.add_error(name if name in form.fields else None, texts)
        return False
    request.session[_SHOWN_ONCE] = [account.username, password, request.POST[FIELD]]
    return True


def _was_made(request: HttpRequest, form: NewAccount) -> bool:
    """Whether the very same form was carried out a moment ago: a double click."""
    once = request.session.get(_SHOWN_ONCE, ["", "", ""])
    return bool(once[2]) and once[2] == request.POST.get(FIELD)


def _render_one(
    request: HttpRequest, account: Account, form: NewGrant | None = None
) -> HttpResponse:
    office, language = open_reading().office, read_language(request)
    once = request.session.get(_SHOWN_ONCE, ["", "", ""])
    is_own = once[0] == account.username
    if is_own and request.method == "GET":
        del request.session[_SHOWN_ONCE]
    shown = {
        "page": build_account(account, office, language),
        "form": form or NewGrant(office, language),
        "areas": [office.areas.by_code[office.area]]
        + list(office.areas.at_level(AreaLevel.HEALTH_CENTRE)),
        "password": once[1] if is_own else "",
        "is_self": account.pk == request.user.pk,
        **_rights(request),
    }
    status = REFUSED if form is not None else 200
    return render(request, "account/one.html", shown, status=status)


def _move(
    request: HttpRequest,
    account: Account,
    make_move: Callable[[Move], object],
) -> HttpResponse:
    """Make a move and say what came of it, on the page of the account."""
    try:
        if isinstance(make_move(_move_of(request)), GrantRequest):
            messages.success(request, str(_ASKED))
        else:
            messages.success(request, str(_DONE))
    except Refusal as refusal:
        messages.error(request, refusal.label.render(read_language(request)))
    return redirect("one_account", account.username)


def _say_gone(request: HttpRequest, account: Account) -> HttpResponse:
    messages.error(request, str(_GONE))
    return redirect("one_account", account.username)


_DONE = told("Sudah disimpan.", "Saved.")
_ASKED = told(
    "Usulan dicatat; peran berlaku setelah orang kedua menyetujui.",
    "The request is noted; the role holds once a second person approves.",
)
_GONE = told(
    "Sudah diputuskan atau diubah orang lain. Muat ulang halaman ini.",
    "Somebody has decided or changed this before. Reload the page.",
)
_SENT_BEFORE = told(
    "Formulir ini sudah pernah dikirim. Periksa daftar akun sebelum mengirim lagi.",
    "This form was sent before. Look at the list of accounts before sending again.",
)
