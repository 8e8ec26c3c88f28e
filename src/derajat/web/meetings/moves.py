"""How an action goes from state to state, and what each move takes."""

from dataclasses import dataclass
from enum import Enum

from derajat.model.labels import Label
from derajat.web.accounts.grants import Reader
from derajat.web.meetings.models import OTHER_SECTOR, Action
from derajat.web.policy import Act, may
from derajat.web.policy.table import Policy


class ActionState(Enum):
    """Where an action stands."""

    PROPOSED = "proposed"
    RUNNING = "running"
    WAITING = "waiting"
    """Evidence was sent and waits to be looked at."""
    DONE = "done"
    REJECTED = "rejected"


STATE_WORDS = {
    ActionState.PROPOSED: Label("Usulan", "Proposed"),
    ActionState.RUNNING: Label("Berjalan", "Running"),
    ActionState.WAITING: Label("Menunggu bukti", "Waiting for evidence"),
    ActionState.DONE: Label("Selesai", "Done"),
    ActionState.REJECTED: Label("Ditolak", "Rejected"),
}
OPEN_STATES = (ActionState.PROPOSED, ActionState.RUNNING, ActionState.WAITING)


@dataclass(frozen=True)
class Move:
    """A move with its button; `act` is what the policy must allow.

    `needs_note` asks for a reason, `needs_evidence` for at least one piece.
    """

    name: str
    label: Label
    before: ActionState
    after: ActionState
    act: Act
    needs_note: bool = False
    needs_evidence: bool = False


_REJECT = Label("Tolak", "Reject")

MOVES = (
    Move(
        "start",
        Label("Mulai", "Start"),
        ActionState.PROPOSED,
        ActionState.RUNNING,
        Act.EDIT,
    ),
    Move(
        "reject",
        _REJECT,
        ActionState.PROPOSED,
        ActionState.REJECTED,
        Act.APPROVE,
        needs_note=True,
    ),
    Move(
        "submit",
        Label("Kirim bukti", "Send evidence"),
        ActionState.RUNNING,
        ActionState.WAITING,
        Act.EDIT,
        needs_evidence=True,
    ),
    Move(
        "stop",
        _REJECT,
        ActionState.RUNNING,
        ActionState.REJECTED,
        Act.APPROVE,
        needs_note=True,
    ),
    Move(
        "finish",
        Label("Selesai", "Done"),
        ActionState.WAITING,
        ActionState.DONE,
        Act.APPROVE,
    ),
    Move(
        "return",
        Label("Tolak bukti", "Reject evidence"),
        ActionState.WAITING,
        ActionState.RUNNING,
        Act.APPROVE,
        needs_note=True,
    ),
)
"""Every allowed move; what is not here cannot happen."""

_ONLY_OWN = frozenset({OTHER_SECTOR, "BID"})
"""Roles that change what they own and nothing else."""


def is_owner(reader: Reader, action: Action) -> bool:
    """Whether the action is the reader's own, or of the sector that is the post."""
    if action.owner_id == reader.account.pk:
        return True
    own, post = action.owner_sector.casefold(), reader.account.post.casefold()
    return reader.role == OTHER_SECTOR and bool(post) and own == post


def may_do(policy: Policy, reader: Reader, act: Act, action: Action) -> bool:
    """Whether the reader may do it to this action."""
    if reader.role in _ONLY_OWN and not is_owner(reader, action):
        return False
    return may(policy, reader.subject, act, "actions", action.area)


def find_moves(policy: Policy, reader: Reader, action: Action) -> tuple[Move, ...]:
    """The moves that the reader may make now."""
    return tuple(
        move
        for move in MOVES
        if move.before.value == action.state
        and may_do(policy, reader, move.act, action)
    )


def find_move(name: str) -> Move | None:
    """The move of a name."""
    return next((move for move in MOVES if move.name == name), None)
