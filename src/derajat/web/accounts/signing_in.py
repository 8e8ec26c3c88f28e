"""What the library of signing in may do here, and what it says."""

from base64 import b32encode, urlsafe_b64decode, urlsafe_b64encode
from hashlib import sha256
from secrets import token_bytes
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from derajat.web.accounts.duties import find_factor_day, is_last_factor
from derajat.web.accounts.models import Account
from derajat.web.accounts.start import find_start
from derajat.web.accounts.words import told
from derajat.web.served import served_profile


_NONCE_BYTES = 12
_WRONG_CODE = told(
    "Kode tidak cocok atau sudah dipakai. Pakai kode yang terbaru.",
    "The code does not match or was used. Use the newest code.",
)
_TOO_MANY = told(
    "Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi.",
    "Too many tries. Wait 15 minutes, then try again.",
)
_MESSAGES = {
    "account/messages/password_changed.txt": told(
        "Sandi sudah diganti.", "The password is changed."
    ),
    "mfa/messages/totp_activated.txt": told(
        "Aplikasi kode sudah dipasang.", "The code app is set up."
    ),
    "mfa/messages/totp_deactivated.txt": told(
        "Aplikasi kode sudah dilepas.", "The code app is removed."
    ),
    "mfa/messages/recovery_codes_generated.txt": told(
        "Kode cadangan baru sudah dibuat.", "New recovery codes are made."
    ),
    "mfa/messages/webauthn_added.txt": told(
        "Passkey sudah ditambahkan.", "The passkey is added."
    ),
    "mfa/messages/webauthn_removed.txt": told(
        "Passkey sudah dihapus.", "The passkey is removed."
    ),
}


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody makes an account for oneself: the office gives them."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": told(
            "Nama akun atau sandi tidak cocok. Periksa huruf besar dan kecil.",
            "Account name or password do not match. Check capital letters.",
        ),
        "too_many_login_attempts": _TOO_MANY,
        "incorrect_code": _WRONG_CODE,
        "incorrect_password": told("Sandi tidak cocok.", "The password is not right."),
        "enter_current_password": told(
            "Sandi lama tidak cocok.", "The old password is not right."
        ),
        "rate_limited": _TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the first page that the account may read."""
        account: Account = request.user  # type: ignore[assignment]
        return reverse(find_start(account))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own account."""
        return reverse("account")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it in our own words; signing in and out need no saying."""
        words = message or _MESSAGES.get(message_template or "")
        if words:
            messages.add_message(request, level, str(words), extra_tags=extra_tags)


class Factors(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: their secrets are sealed, the last one stays where it must."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _WRONG_CODE,
        "cannot_delete_authenticator": told(
            "Kantor ini meminta faktor kedua. Pasang yang lain dulu, lalu lepas ini.",
            "This office asks for a second factor. Set up another one first.",
        ),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of an account that needs one."""
        account, is_office = authenticator.user, served_profile().is_secure
        needs_one = find_factor_day(account, is_office) is not None
        return not (needs_one and is_last_factor(authenticator))

    def encrypt(self, text: str) -> str:
        """A secret as the database keeps it: sealed under the key of the office."""
        nonce = token_bytes(_NONCE_BYTES)
        sealed = AESGCM(_factor_key()).encrypt(nonce, text.encode(), None)
        return urlsafe_b64encode(nonce + sealed).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The secret, or a random one that matches nothing when the key is another."""
        content = urlsafe_b64decode(encrypted_text)
        nonce, sealed = content[:_NONCE_BYTES], content[_NONCE_BYTES:]
        try:
            return AESGCM(_factor_key()).decrypt(nonce, sealed, None).decode()
        except InvalidTag:
            return b32encode(token_bytes(20)).decode()


class NewPassword(ChangePasswordForm):  # type: ignore[misc]
    """The form of a new password, which may not be the old one.

    A forgotten password is made anew from the console, so the form offers no link.
    """

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.fields["oldpassword"].help_text = ""

    def clean(self) -> dict[str, Any]:
        """Refuse the old password as the new one."""
        cleaned: dict[str, Any] = super().clean() or {}
        old, new = cleaned.get("oldpassword"), cleaned.get("password1")
        if old and old == new:
            self.add_error("password1", ValidationError(_SAME))
        return cleaned


_SAME = told(
    "Sandi baru sama dengan yang lama; pilih yang lain.",
    "The new password is the old one; choose another.",
)


def _factor_key() -> bytes:
    secret = str(settings.SECRET_KEY).encode()
    return sha256(b"derajat factors" + secret).digest()
