"""The tests of pages over another database: one run of pytest inside another."""

import os
from pathlib import Path

from derajat.web.profile import Profile, load_profile


VARIABLE = "DERAJAT_TEST_PROFILE"
"""Names the file of the profile that is served, in place of a city newly built."""


def given_profile() -> Profile | None:
    """The profile that the environment names, if any."""
    path = os.environ.get(VARIABLE)
    return load_profile(Path(path)) if path else None
