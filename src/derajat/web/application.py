"""Starts Django for a profile; worker processes find it in the environment."""

import os
from pathlib import Path

import django
from django.conf import settings

from derajat.web.profile import Profile, load_profile
from derajat.web.secret import settle_secret
from derajat.web.settings import build_settings


VARIABLE = "DERAJAT_WEB_PROFILE"
"""Names the file of the profile for the processes that serve it."""


def start_django(profile: Profile) -> None:
    """Configure and load Django, once a process."""
    if settings.configured:
        return
    (profile.folder / "scratch").mkdir(parents=True, exist_ok=True)
    settings.configure(**build_settings(profile, settle_secret(profile)))
    django.setup()


def start_from_environment() -> None:
    """The same from the profile that the environment names."""
    start_django(load_profile(Path(os.environ[VARIABLE])))
