"""What the library of signing in may do here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody makes an account for oneself: the office gives them."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
