"""The secret of the web application, outside the data like every key."""

import secrets
from pathlib import Path

from derajat.errors import Location, refuse
from derajat.store import KeyFolder
from derajat.web.profile import Profile


SECRET_CHARACTERS = 64
SHORTEST_SECRET = 50
_NAME = "web.secret"


def settle_secret(profile: Profile) -> str:
    """The secret of an office, made when it has none yet.

    Raises REF-120 when the key folder lies in the data folder and WEB-002 for a
    secret that somebody shortened.
    """
    folder = KeyFolder(profile.keys / profile.office, profile.data)
    folder.check_place()
    path = folder.path / _NAME
    if not path.is_file():
        _write_secret(path)
    text = path.read_text("utf-8").strip()
    if len(text) < SHORTEST_SECRET or len(set(text)) < SHORTEST_SECRET // 4:
        raise refuse("WEB-002", Location(str(path)), path=path, least=SHORTEST_SECRET)
    return text


def _write_secret(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    path.write_text(secrets.token_urlsafe(SECRET_CHARACTERS), encoding="utf-8")
