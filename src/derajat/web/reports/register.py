"""The register of reports of the office that this process serves.

What a made report says never changes under its hash, nor does a release: what was read
or compared once is remembered, so that pages of a long report need not read it again.
"""

from functools import lru_cache

from derajat.reports.register import (
    REGISTER_FOLDER,
    ReportContents,
    ReportRegister,
    Restatement,
)
from derajat.web.served import served_profile


def open_register() -> ReportRegister:
    """Where made and released reports lie, beside the store of the office."""
    profile = served_profile()
    return ReportRegister(profile.data / profile.office / REGISTER_FOLDER)


def recall_contents(register: ReportRegister, code: str) -> ReportContents:
    """Texts and numbers of a report. Raises REP-030, REP-032."""
    return _contents(register, code, register.entry(code).contents)


def recall_conflicts(register: ReportRegister, code: str) -> tuple[Restatement, ...]:
    """Numbers that a release shows otherwise. Raises REP-030, REP-032."""
    digest = register.entry(code).contents
    orders = (e.release.order for e in register.entries() if e.release)
    return _conflicts(register, code, digest, max(orders, default=0))


@lru_cache(maxsize=2)
def _contents(register: ReportRegister, code: str, digest: str) -> ReportContents:
    """`digest` tells a report from the same one made anew; few, for they are large."""
    return register.contents(code)


@lru_cache(maxsize=64)
def _conflicts(
    register: ReportRegister, code: str, digest: str, last: int
) -> tuple[Restatement, ...]:
    """`last` is the number of the last release: a newer one may differ too."""
    return register.find_conflicts(code)
