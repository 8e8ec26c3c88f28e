"""How one office is served: on a laptop for itself, or to the whole office."""

import json
from dataclasses import asdict, dataclass, replace
from enum import Enum
from pathlib import Path

from derajat.errors import Location, refuse


class ProfileKind(Enum):
    """Who can reach the pages."""

    LAPTOP = "laptop"
    """This machine only, by HTTP."""
    OFFICE = "office"
    """Every machine of the office, by HTTPS with its own certificate."""


LOOPBACK = "127.0.0.1"
FIRST_PORT = 8000


@dataclass(frozen=True)
class Profile:
    """Everything that starting the pages of an office needs.

    `hosts` are the names under which the office profile is reached; `database` is the
    address of a PostgreSQL database, empty for SQLite in the data folder.
    """

    office: str
    data: Path
    keys: Path
    kind: ProfileKind = ProfileKind.LAPTOP
    address: str = LOOPBACK
    port: int = FIRST_PORT
    hosts: tuple[str, ...] = ()
    certificate: Path | None = None
    certificate_key: Path | None = None
    database: str = ""
    processes: int = 1
    """How many processes answer; each holds the values of the office in memory."""
    is_demo: bool = False
    today: str = ""
    """The day that pages speak of (ISO), for invented offices; empty: the clock's."""

    @property
    def folder(self) -> Path:
        """Where what people write is kept."""
        return self.data / "web" / self.office

    @property
    def is_secure(self) -> bool:
        """Whether pages travel encrypted."""
        return self.kind is ProfileKind.OFFICE

    @property
    def names(self) -> tuple[str, ...]:
        """The host names that are answered."""
        own = (LOOPBACK, "localhost", "[::1]")
        return (*self.hosts, *(() if self.is_secure else own))

    @property
    def url(self) -> str:
        """The address that people open."""
        scheme = "https" if self.is_secure else "http"
        host = self.hosts[0] if self.hosts else self.address
        return f"{scheme}://{host}:{self.port}/"


def write_profile(profile: Profile, path: Path) -> None:
    """Write a profile for the processes that serve it.

    Only its owner may read it: the address of a database may hold a password.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.chmod(0o600)
    fields = {**asdict(profile), "kind": profile.kind.value}
    path.write_text(json.dumps(fields, default=str, indent=1), encoding="utf-8")


def load_profile(path: Path) -> Profile:
    """A profile that was written. Raises WEB-001 when it cannot be read."""
    try:
        fields = json.loads(path.read_text("utf-8"))
        profile = Profile(**fields)
        return replace(
            profile,
            data=Path(fields["data"]),
            keys=Path(fields["keys"]),
            kind=ProfileKind(fields["kind"]),
            hosts=tuple(fields["hosts"]),
            certificate=_path(fields["certificate"]),
            certificate_key=_path(fields["certificate_key"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise refuse("WEB-001", Location(str(path)), path=path) from error


def _path(text: str | None) -> Path | None:
    return Path(text) if text else None
