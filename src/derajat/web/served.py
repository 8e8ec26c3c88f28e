"""The profile that this process serves."""

from typing import cast

from django.conf import settings

from derajat.web.profile import Profile


def served_profile() -> Profile:
    """The profile with which Django was started."""
    return cast(Profile, settings.DERAJAT)  # type: ignore[misc]
