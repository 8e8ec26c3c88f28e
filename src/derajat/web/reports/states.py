"""What can become of a report, and the words people read for it."""

from enum import Enum

from derajat.model.labels import Label


class ReportState(Enum):
    """Where a report stands."""

    WAITING = "waiting"
    MAKING = "making"
    FAILED = "failed"
    """It could not be made; its problems say why."""
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RELEASED = "released"
    REPLACED = "replaced"
    """A newer one stands in its place; what was released is kept as it was."""

    @property
    def label(self) -> Label:
        """The state in words."""
        return _WORDS[self]

    @property
    def is_running(self) -> bool:
        """Whether a job is about to change it: the page asks again."""
        return self in RUNNING


RUNNING = (ReportState.WAITING, ReportState.MAKING)
_WORDS = {
    ReportState.WAITING: Label("menunggu dibuat", "waiting to be made"),
    ReportState.MAKING: Label("sedang dibuat", "being made"),
    ReportState.FAILED: Label("tidak dapat dibuat", "could not be made"),
    ReportState.DRAFT: Label("konsep", "draft"),
    ReportState.SUBMITTED: Label("menunggu rilis", "waiting for release"),
    ReportState.RELEASED: Label("dirilis", "released"),
    ReportState.REPLACED: Label("digantikan", "replaced"),
}
NOT_MADE = Label("belum dibuat", "not made yet")
