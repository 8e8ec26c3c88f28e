"""The description of the interface for programs, as a file."""

import json
import tempfile
from pathlib import Path

from derajat.web.application import start_django
from derajat.web.profile import Profile


def render_openapi() -> str:
    """OpenAPI of the interface; no office is opened for it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        start_django(Profile("kantor", place / "data", place / "keys"))
        from derajat.web.api.routes import api

        return json.dumps(api.get_openapi_schema(), indent=1, sort_keys=True) + "\n"
