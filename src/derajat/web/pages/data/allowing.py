"""What a reader may do with an upload as it stands, and why not."""

from dataclasses import dataclass, fields

from derajat.errors import Problem, report
from derajat.web.asked import Asked
from derajat.web.pages.data.words import render_periods
from derajat.web.policy import Act, load_policy
from derajat.web.uploads.models import PeriodState, Upload
from derajat.web.uploads.moving import THING
from derajat.web.uploads.report import CheckReport
from derajat.web.uploads.standings import find_final
from derajat.web.uploads.states import UploadState


_CHECKABLE = (UploadState.STOPPED, UploadState.CHECKED)
_REPAIRABLE = (
    UploadState.CHECKED,
    UploadState.UNKNOWN,
    UploadState.REFUSED,
    UploadState.REJECTED,
    UploadState.WITHDRAWN,
)


@dataclass(frozen=True)
class Choices:
    """Which buttons the page of an upload has; `obstacles` say why one is missing."""

    can_submit: bool
    can_approve: bool
    can_return: bool
    can_withdraw: bool
    can_restate: bool
    can_check: bool
    can_repair: bool
    can_match: bool
    can_take_marked: bool
    obstacles: tuple[tuple[str, str], ...]

    @property
    def has_any(self) -> bool:
        """Whether there is anything to press or to be told."""
        return any(getattr(self, each.name) for each in fields(self))


def find_choices(
    upload: Upload, told: CheckReport, asked: Asked, states: dict[str, PeriodState]
) -> Choices:
    """The choices of a reader; each is asked again when the button is pressed."""
    state, role = upload.standing, asked.reader.role

    def has(act: Act, thing: str = THING) -> bool:
        return load_policy().allows(role, thing, act)

    submitting = check_submitting(upload, told)
    approving = check_approving(upload, told, asked, states)
    needs_restating = bool(find_final(told.months, states)) and not upload.restated_by
    is_waiting = state is UploadState.WAITING
    obstacles = (
        submitting
        if state is UploadState.CHECKED
        else approving
        if is_waiting and (has(Act.APPROVE) or needs_restating)
        else ()
    )
    return Choices(
        can_submit=state is UploadState.CHECKED and has(Act.SUBMIT) and not submitting,
        can_approve=is_waiting and has(Act.APPROVE) and not approving,
        can_return=is_waiting and has(Act.APPROVE),
        can_withdraw=state is UploadState.ACCEPTED and has(Act.VOID),
        can_restate=is_waiting and needs_restating and has(Act.APPROVE, "periods"),
        can_check=state in _CHECKABLE and has(Act.EDIT),
        can_match=is_matchable(upload, told) and has(Act.EDIT),
        can_repair=state in _REPAIRABLE and has(Act.CREATE),
        can_take_marked=may_take_marked(upload, told, asked),
        obstacles=tuple(
            (p.says(asked.language), p.repair(asked.language)) for p in obstacles
        ),
    )


def is_matchable(upload: Upload, told: CheckReport) -> bool:
    """Whether the columns of an upload wait to be matched by hand."""
    return upload.standing is UploadState.UNKNOWN and told.can_match


def check_submitting(upload: Upload, told: CheckReport) -> tuple[Problem, ...]:
    """Why an upload cannot be handed in: facts outside the sender's own areas."""
    if not told.outside:
        return ()
    return (
        report(
            "WEB-056",
            outside=told.outside,
            facts=told.facts,
            areas=", ".join(told.outside_areas) or "?",
        ),
    )


def check_approving(
    upload: Upload, told: CheckReport, asked: Asked, states: dict[str, PeriodState]
) -> tuple[Problem, ...]:
    """Why this reader cannot approve an upload: own work, or a period that is final."""
    problems = list(check_submitting(upload, told))
    if upload.sender_id == asked.reader.account.pk:
        problems.append(report("WEB-057"))
    final = find_final(told.months, states)
    if final and upload.restated_by_id is None:
        words, english = (render_periods(final, name) for name in ("id", "en"))
        problems.append(report("WEB-058", periods_id=words, periods_en=english))
    return tuple(problems)


def may_take_marked(upload: Upload, told: CheckReport, asked: Asked) -> bool:
    """Whether the marked workbook is for this reader.

    One that names persons goes back to its sender only.
    """
    is_own = upload.sender_id == asked.reader.account.pk
    return told.has_marked_copy and (is_own or not told.names_persons)
