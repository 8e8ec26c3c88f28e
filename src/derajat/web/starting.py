"""What must hold before the pages of an office are served."""

import socket
from pathlib import Path

from derajat.errors import DerajatError, Problem, report
from derajat.web.profile import LOOPBACK, Profile, ProfileKind


def check_profile(profile: Profile) -> tuple[Problem, ...]:
    """Why the profile is not safe to serve, or cannot be; empty when it is."""
    check = _check_laptop if profile.kind is ProfileKind.LAPTOP else _check_office
    return (*check(profile), *_check_port(profile))


def require_safe_profile(profile: Profile) -> None:
    """Raise DerajatError (WEB-011 to WEB-018) for a profile that is not safe."""
    if problems := check_profile(profile):
        raise DerajatError(problems)


def _check_laptop(profile: Profile) -> list[Problem]:
    problems = []
    if profile.address != LOOPBACK:
        problems.append(report("WEB-011", address=profile.address))
    if profile.hosts:
        problems.append(report("WEB-012", hosts=", ".join(profile.hosts)))
    return problems


def _check_office(profile: Profile) -> list[Problem]:
    problems = []
    if profile.is_demo:
        problems.append(report("WEB-013"))
    if not profile.hosts:
        problems.append(report("WEB-014"))
    wild = [host for host in profile.hosts if "*" in host or host.startswith(".")]
    if wild:
        problems.append(report("WEB-015", hosts=", ".join(wild)))
    for path in (profile.certificate, profile.certificate_key):
        problems += _check_file(path)
    return problems


def _check_file(path: Path | None) -> list[Problem]:
    if path is None:
        return [report("WEB-016")]
    return [] if path.is_file() else [report("WEB-017", path=path)]


def _check_port(profile: Profile) -> list[Problem]:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((profile.address, profile.port))
        except (OSError, OverflowError):
            address, port = profile.address, profile.port
            return [report("WEB-018", address=address, port=port)]
    return []
