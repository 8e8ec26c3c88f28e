"""Every route says what it needs; one that says nothing answers nobody.

A view names what it does with `needs`; a page of another library is listed in
`OPEN_NAMES` or `SIGNED_IN_NAMES`. The middleware decides before the view runs, and
the matrix test runs the same table over every route.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from derajat.web.policy import Act, load_policy


@dataclass(frozen=True)
class Need:
    """What a route does to a kind of object, by reading and by writing.

    `has_area` tells that the address may name an area (`wilayah`), which must then
    lie in the reader's own; without one the reader's home is taken.
    """

    thing: str
    read: Act | None
    write: Act | None = None
    has_area: bool = True


View = TypeVar("View", bound=Callable[..., Any])
READING = ("GET", "HEAD", "OPTIONS")
AREA = "wilayah"
ROLE_IN_SESSION = "peran"
API_NAMESPACE = "api"

EXPLAINING_NAMES = frozenset(
    {
        "help",
        "help-roles",
        "help-messages",
        "help-message",
        "words",
        "accessibility",
    }
)
"""Open routes that show the menu of whoever signed in."""
OPEN_NAMES = EXPLAINING_NAMES | frozenset(
    {
        "account_login",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "health",
        "language",
        "style",
        "survey-answer",
        "survey-thanks",
    }
)
"""Routes that answer before anybody signed in."""
SIGNED_IN_NAMES = frozenset(
    {
        "account_logout",
        "account_change_password",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "mfa_remove_webauthn",
        "mfa_edit_webauthn",
        "role",
        "help",
        "gallery",
        "words",
        "no_role",
        "account",
        "end_sign_in",
        "own_log",
    }
)
"""Routes that every account has for itself."""


def needs(
    thing: str,
    read: Act | None = Act.VIEW,
    write: Act | None = None,
    has_area: bool = True,
) -> Callable[[View], View]:
    """Say what a view needs. A thing that the policy lacks is a mistake of ours."""
    if thing not in load_policy().objects:
        raise ValueError(f"the policy knows no {thing}")

    def mark(view: View) -> View:
        view.need = Need(thing, read, write, has_area)  # type: ignore[attr-defined]
        return view

    return mark
