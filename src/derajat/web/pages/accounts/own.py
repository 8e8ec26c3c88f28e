"""One's own account: name, roles, factors, and where it is signed in."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from derajat.model.labels import Label
from derajat.model.offices import Office
from derajat.web.accounts.duties import find_factor_day, has_factor
from derajat.web.accounts.log import Deed, write_deed
from derajat.web.accounts.models import Account, SignIn
from derajat.web.accounts.sign_ins import IN_SESSION, is_over
from derajat.web.accounts.words import told
from derajat.web.language import read_language
from derajat.web.moments import render_moment
from derajat.web.policy import load_policy
from derajat.web.reading.office import open_reading
from derajat.web.served import served_profile


@dataclass(frozen=True)
class RoleLine:
    """A role that the account holds, with its areas in words."""

    code: str
    label: str
    areas: str
    is_here: bool


@dataclass(frozen=True)
class SignInLine:
    """A device that is signed in."""

    name: str
    device: str
    ip: str
    began: str
    seen: str
    is_here: bool


@dataclass(frozen=True)
class FactorNote:
    """Whether there is a second factor, and until when there must be."""

    count: int
    due: str


@dataclass(frozen=True)
class OwnPage:
    """What somebody reads about the own account."""

    name: str
    username: str
    post: str
    roles: tuple[RoleLine, ...]
    factors: FactorNote
    sign_ins: tuple[SignInLine, ...]


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """The page of one's own account."""
    reader = request.reader  # type: ignore[attr-defined]
    page = build_page(
        request.user,  # type: ignore[arg-type]
        reader.role if reader else "",
        request.session.get(IN_SESSION, ""),
        read_language(request),
    )
    return render(request, "account/own.html", {"page": page})


@require_POST
def end(request: HttpRequest) -> HttpResponse:
    """End one of one's own sign-ins, or all others."""
    account: Account = request.user  # type: ignore[assignment]
    chosen, here = request.POST.get("perangkat", ""), request.session.get(IN_SESSION)
    rows = account.sign_ins.exclude(name=here)
    ended = (rows if chosen == "lain" else rows.filter(name=chosen)).delete()[0]
    if ended:
        ip = str(request.META.get("REMOTE_ADDR", ""))
        deed = Deed(account.username, "end sign-in", "sign-in", ip=ip)
        write_deed(deed, timezone.now())
        messages.success(request, str(_ENDED))
    return redirect("account")


def build_page(account: Account, role: str, here: str, language: str) -> OwnPage:
    """The page of an account acting in a role, signed in `here`."""
    return OwnPage(
        account.shown_name,
        account.username,
        account.post,
        build_roles(account, role, open_reading().office, language),
        _build_factors(account, language),
        _build_sign_ins(account, here, language),
    )


def build_roles(
    account: Account, here: str, office: Office, language: str
) -> tuple[RoleLine, ...]:
    """The roles of an account that the policy knows, in the order they were given."""
    areas: dict[str, list[str]] = {}
    for grant in account.grants.order_by("pk"):
        areas.setdefault(grant.role, []).append(name_area(grant.area, office, language))
    known = load_policy().roles
    return tuple(
        RoleLine(
            code, known[code].label.render(language), ", ".join(names), code == here
        )
        for code, names in areas.items()
        if code in known
    )


def name_area(code: str, office: Office, language: str) -> str:
    """An area in words; a role without areas says so."""
    if not code:
        return _NO_AREA.render(language)
    area = office.areas.by_code.get(code)
    return f"{area.name} ({code})" if area else code


def name_device(agent: str, language: str) -> str:
    """What a browser calls itself, as far as it helps to recognise it."""
    system = next((word for word in _SYSTEMS if word in agent), "")
    browser = next((name for word, name in _BROWSERS if word in agent), "")
    return " · ".join(filter(None, (browser, system))) or _UNKNOWN.render(language)


def _build_factors(account: Account, language: str) -> FactorNote:
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    count = Authenticator.objects.filter(user=account, type__in=kinds).count()
    due = find_factor_day(account, served_profile().is_secure)
    wanted = due is not None and not has_factor(account)
    return FactorNote(count, render_moment(due, language) if wanted and due else "")


def _build_sign_ins(
    account: Account, here: str, language: str
) -> tuple[SignInLine, ...]:
    now = timezone.now()
    rows = account.sign_ins.order_by("-seen_at")
    return tuple(_line(row, here, language) for row in rows if not is_over(row, now))


def _line(row: SignIn, here: str, language: str) -> SignInLine:
    return SignInLine(
        row.name,
        name_device(row.device, language),
        row.ip,
        render_moment(row.began_at, language),
        render_moment(row.seen_at, language),
        row.name == here,
    )


_SYSTEMS = ("Android", "iPhone", "iPad", "Windows", "Macintosh", "Linux")
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_UNKNOWN = Label("peramban tak dikenal", "unknown browser")
_NO_AREA = Label("tanpa wilayah", "without an area")
_ENDED = told("Sesi itu sudah diakhiri.", "That session has ended.")
