"""Moves with roles: who may give, ask, approve and take, decided in one place.

Nobody moves anything for oneself. A role that approves, or that manages accounts, is
asked for by one person and approved by another, and only for an account whose owner
has replaced the temporary password: whoever made the account knows that one.
Every move looks at the state it would lead to, under a lock, and is written down.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from derajat.model.labels import Label
from derajat.model.offices import Office
from derajat.web.accounts.grants import Reader
from derajat.web.accounts.log import Deed, write_deed
from derajat.web.accounts.models import Account, Grant, GrantRequest, RequestState
from derajat.web.accounts.sign_ins import end_sign_ins
from derajat.web.policy import Act, load_policy


THING = "accounts"
ADMINISTRATOR = "ADM"


class Refusal(ValueError):
    """Why a move is not made, in words for the person who tried."""

    def __init__(self, label: Label) -> None:
        super().__init__(label.en)
        self.label = label


@dataclass(frozen=True)
class Move:
    """Who moves, in which office, when and from where."""

    reader: Reader
    office: Office
    at: datetime
    ip: str = ""


@dataclass(frozen=True)
class Wish:
    """A role in an area (empty for roles without areas) for somebody."""

    role: str
    area: str


def needs_second(role: str) -> bool:
    """Whether two persons have to agree: roles that approve or manage accounts."""
    policy = load_policy()
    approves = any(policy.allows(role, thing, Act.APPROVE) for thing in policy.objects)
    return role == ADMINISTRATOR or approves


def give(move: Move, account: Account, wish: Wish) -> GrantRequest | None:
    """Give a role, or ask for it where a second person decides. Raises Refusal."""
    _require(move, Act.CREATE)
    with _held(account) as held:
        _check_wish(move, held, wish)
        if needs_second(wish.role):
            return _ask(move, held, wish)
        _grant(held, wish, move.reader.account)
        _note(move, "give role", held, _say(wish), wish.area)
    return None


def approve(move: Move, asked: GrantRequest) -> Grant:
    """Agree, as the second person, to a role that was asked for. Raises Refusal."""
    with _decided(move, asked, RequestState.APPROVED) as (held, request):
        wish = Wish(request.role, request.area)
        _check_wish(move, held, wish)
        if held.must_change_password:
            raise Refusal(_NOT_TAKEN)
        if not _still_asks(request):
            raise Refusal(_ASKER_GONE)
        grant = _grant(held, wish, request.asked_by)
        _note(move, "approve role", held, _say(wish), wish.area)
    return grant


def decline(move: Move, asked: GrantRequest) -> None:
    """Not agree to a role that was asked for. Raises Refusal."""
    with _decided(move, asked, RequestState.REFUSED) as (held, request):
        wish = Wish(request.role, request.area)
        _note(move, "refuse role", held, _say(wish), wish.area)


def take(move: Move, grant: Grant) -> None:
    """Take a role away. Raises Refusal."""
    _require(move, Act.EDIT)
    with _held(grant.account) as held:
        _check_not_self(move, held)
        if not Grant.objects.filter(pk=grant.pk).delete()[0]:
            raise Refusal(_DONE_BEFORE)
        _note(move, "take role", held, _say(Wish(grant.role, grant.area)), grant.area)


def disable(move: Move, account: Account) -> None:
    """Close an account; its sign-ins end at once. Raises Refusal."""
    _require(move, Act.EDIT)
    with _held(account) as held:
        _check_not_self(move, held)
        if not held.is_active:
            raise Refusal(_DONE_BEFORE)
        held.is_active = False
        held.save(update_fields=["is_active"])
        ended = end_sign_ins(held)
        held.requests.filter(state=RequestState.OPEN).update(
            state=RequestState.REFUSED, decided_by=move.reader.account
        )
        _note(move, "disable", held, f"sign-ins ended: {ended}")


def _ask(move: Move, account: Account, wish: Wish) -> GrantRequest:
    known = account.requests.filter(
        role=wish.role, area=wish.area, state=RequestState.OPEN
    )
    if known.exists():
        raise Refusal(_ASKED_BEFORE)
    asked = GrantRequest.objects.create(
        account=account, role=wish.role, area=wish.area, asked_by=move.reader.account
    )
    _note(move, "ask role", account, _say(wish), wish.area)
    return asked


def _grant(account: Account, wish: Wish, giver: Account) -> Grant:
    return Grant.objects.create(
        account=account, role=wish.role, area=wish.area, given_by=giver
    )


def _check_wish(move: Move, account: Account, wish: Wish) -> None:
    """Raise Refusal unless the account may hold the role there."""
    _check_not_self(move, account)
    if not account.is_active:
        raise Refusal(_CLOSED)
    if not fits(wish, move.office):
        raise Refusal(_WRONG_AREA)
    grants = list(account.grants.all())
    if any((grant.role, grant.area) == (wish.role, wish.area) for grant in grants):
        raise Refusal(_HELD)
    if not load_policy().may_hold(frozenset(g.role for g in grants), wish.role):
        raise Refusal(_APART)


def fits(wish: Wish, office: Office) -> bool:
    """Whether an area lies in the office at the level that the role is given for."""
    role = load_policy().roles.get(wish.role)
    if role is None:
        return False
    if not wish.area:
        return role.scope.value == "none"
    areas = office.areas
    if wish.area not in areas.within(office.area):
        return False
    own = areas.by_code[office.area].level
    return role.scope.fits(areas.by_code[wish.area].level, own)


def _check_not_self(move: Move, account: Account) -> None:
    if account.pk == move.reader.account.pk:
        raise Refusal(_SELF)


def _still_asks(request: GrantRequest) -> bool:
    """Whether who asked is still somebody who may."""
    asker, policy = request.asked_by, load_policy()
    roles = [grant.role for grant in asker.grants.all()]
    may = any(policy.allows(role, THING, Act.CREATE) for role in roles)
    return asker.is_active and may


def _require(move: Move, act: Act) -> None:
    if not load_policy().allows(move.reader.role, THING, act):
        raise Refusal(_NOT_YOURS)


@contextmanager
def _held(account: Account) -> Iterator[Account]:
    """The account as it is now, which nobody else changes until the block ends."""
    with transaction.atomic():
        yield Account.objects.select_for_update().get(pk=account.pk)


@contextmanager
def _decided(
    move: Move, asked: GrantRequest, state: RequestState
) -> Iterator[tuple[Account, GrantRequest]]:
    """An open request, decided by a second person when the block ends."""
    _require(move, Act.APPROVE)
    with _held(asked.account) as held:
        request = GrantRequest.objects.select_for_update().get(pk=asked.pk)
        if request.state != RequestState.OPEN:
            raise Refusal(_DONE_BEFORE)
        if move.reader.account.pk in (request.asked_by_id, held.pk):
            raise Refusal(_SECOND)
        yield held, request
        request.state, request.decided_at = state, move.at
        request.decided_by = move.reader.account
        request.save()


def _note(
    move: Move, act: str, account: Account, detail: str = "", area: str = ""
) -> None:
    reader = move.reader
    deed = Deed(
        reader.account.username,
        act,
        THING,
        reader.role,
        account.username,
        area,
        detail,
        ip=move.ip,
    )
    write_deed(deed, move.at)


def _say(wish: Wish) -> str:
    return f"{wish.role} {wish.area}".strip()


_NOT_YOURS = Label(
    "Peran Anda sekarang tidak boleh melakukan ini.",
    "The role you act in may not do this.",
)
_SELF = Label(
    "Tidak ada yang mengubah perannya sendiri; minta pengelola lain.",
    "Nobody changes one's own roles; ask another administrator.",
)
_SECOND = Label(
    "Perlu orang kedua: yang mengusulkan dan yang menerima tidak dapat menyetujui.",
    "A second person is needed: who asked and who receives cannot approve.",
)
_CLOSED = Label("Akun ini sudah ditutup.", "This account is closed.")
_WRONG_AREA = Label(
    "Wilayah tidak cocok dengan peran ini. Pilih wilayah pada tingkatnya.",
    "The area does not fit the role. Choose an area of its level.",
)
_HELD = Label(
    "Peran itu sudah dipegang di wilayah itu.", "The role is held there already."
)
_APART = Label(
    "Peran ini tidak boleh dipegang bersama peran yang sudah ada.",
    "This role may not be held together with one that is held.",
)
_ASKED_BEFORE = Label(
    "Usulan yang sama sudah menunggu persetujuan.",
    "The same request already waits for approval.",
)
_DONE_BEFORE = Label(
    "Sudah diputuskan atau diubah orang lain. Muat ulang halaman ini.",
    "Somebody has decided or changed this before. Reload the page.",
)
_NOT_TAKEN = Label(
    "Pemilik akun belum mengganti sandi sementaranya. Setujui setelah ia masuk.",
    "The owner has not replaced the temporary password yet. Approve after that.",
)
_ASKER_GONE = Label(
    "Pengusul tidak lagi mengelola akun. Tolak usulan ini dan minta yang baru.",
    "Who asked manages accounts no more. Refuse this one and ask for a new one.",
)
