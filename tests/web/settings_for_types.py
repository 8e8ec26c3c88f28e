"""The settings of a profile as a module: what the type checker of Django wants."""

from pathlib import Path

from derajat.web.profile import Profile
from derajat.web.settings import build_settings


_NOWHERE = Path("build")
globals().update(build_settings(Profile("kantor", _NOWHERE, _NOWHERE), "x" * 60))
