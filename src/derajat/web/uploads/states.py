"""What can become of an upload, and of a period; the words people read for it."""

from enum import Enum

from derajat.model.labels import Label


class UploadState(Enum):
    """Where an upload stands."""

    RECEIVED = "received"
    CHECKING = "checking"
    CHECKED = "checked"
    UNKNOWN = "unknown"
    """No form of the office fits it."""
    REFUSED = "refused"
    """It cannot be read."""
    WAITING = "waiting"
    APPROVED = "approved"
    """Approved and about to be written into the store."""
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"
    """Its job broke off; it can be started again."""

    @property
    def label(self) -> Label:
        """The state in words."""
        return _WORDS[self]

    @property
    def is_running(self) -> bool:
        """Whether a job is about to change it: the page asks again."""
        return self in _RUNNING

    @property
    def is_open(self) -> bool:
        """Whether the same content need not be sent once more."""
        return self in _RUNNING or self in (UploadState.CHECKED, UploadState.WAITING)


_RUNNING = frozenset({UploadState.RECEIVED, UploadState.CHECKING, UploadState.APPROVED})
_WORDS = {
    UploadState.RECEIVED: Label("diterima, menunggu diperiksa", "received, in line"),
    UploadState.CHECKING: Label("sedang diperiksa", "being checked"),
    UploadState.CHECKED: Label("sudah diperiksa, belum dikirim", "checked, not sent"),
    UploadState.UNKNOWN: Label("bentuk tidak dikenal", "unknown layout"),
    UploadState.REFUSED: Label("tidak dapat dibaca", "cannot be read"),
    UploadState.WAITING: Label("menunggu persetujuan", "waiting for approval"),
    UploadState.APPROVED: Label("disetujui, sedang dicatat", "approved, being written"),
    UploadState.ACCEPTED: Label("dicatat", "accepted"),
    UploadState.REJECTED: Label("dikembalikan", "returned"),
    UploadState.WITHDRAWN: Label("ditarik", "withdrawn"),
    UploadState.STOPPED: Label("pemeriksaan terhenti", "the check broke off"),
}


class PeriodStanding(Enum):
    """How settled the numbers of a period are."""

    OPEN = "open"
    PROVISIONAL = "provisional"
    FINAL = "final"

    @property
    def label(self) -> Label:
        """The standing in words."""
        return _STANDINGS[self]


_STANDINGS = {
    PeriodStanding.OPEN: Label("terbuka", "open"),
    PeriodStanding.PROVISIONAL: Label("sementara", "provisional"),
    PeriodStanding.FINAL: Label("final", "final"),
}
