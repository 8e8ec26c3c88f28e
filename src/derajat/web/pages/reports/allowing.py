"""What a reader may do with a report now, and what stands against it."""

from dataclasses import dataclass

from derajat.errors import Problem, report
from derajat.web.asked import Asked
from derajat.web.policy import Act, load_policy
from derajat.web.reports.models import MadeReport
from derajat.web.reports.stale_texts import find_stale_texts
from derajat.web.reports.states import ReportState
from derajat.web.reports.texts import texts_of


@dataclass(frozen=True)
class Choices:
    """The buttons of the page; `obstacles` say why an expected one is missing."""

    can_write: bool = False
    can_make: bool = False
    can_submit: bool = False
    can_release: bool = False
    can_return: bool = False
    obstacles: tuple[tuple[str, str], ...] = ()


def find_choices(asked: Asked, made: MadeReport) -> Choices:
    """The acts that role, area and state allow."""
    state, role, allows = made.standing, asked.reader.role, load_policy().allows
    if made.area not in asked.reader.areas:
        return Choices()
    is_draft = state is ReportState.DRAFT
    is_submitted = state is ReportState.SUBMITTED
    may_make = allows(role, "report-drafts", Act.CREATE)
    may_submit = is_draft and allows(role, "report-drafts", Act.SUBMIT)
    may_release = is_submitted and allows(role, "report-drafts", Act.APPROVE)
    against = check_submitting(made) if may_submit else ()
    if may_release:
        against = check_releasing(asked, made)
    language = asked.language
    return Choices(
        can_write=allows(role, "report-drafts", Act.VIEW) and made.slots.exists(),
        can_make=may_make and (is_draft or state is ReportState.FAILED),
        can_submit=may_submit and not against,
        can_release=may_release and not against,
        can_return=may_release,
        obstacles=tuple((p.says(language), p.repair(language)) for p in against),
    )


def check_submitting(made: MadeReport) -> tuple[Problem, ...]:
    """Why a draft is not ready: texts that are not in it, sentences not checked."""
    if has_newer_texts(made):
        return (report("REP-084"),)
    stale = find_stale_texts(made)
    return (report("REP-083", count=len(stale)),) if stale else ()


def check_releasing(asked: Asked, made: MadeReport) -> tuple[Problem, ...]:
    """Why this reader cannot release a report: own work."""
    own = asked.reader.account.pk
    is_own = own in (made.asked_by_id, made.submitted_by_id)
    return (report("REP-085"),) if is_own else ()


def has_newer_texts(made: MadeReport) -> bool:
    """Whether somebody wrote in the report after it was made."""
    slots = set(made.slots.values_list("key", flat=True))
    return any(
        made.made_at is not None and text.at > made.made_at and slot in slots
        for slot, text in texts_of(made).items()
    )


def tell_moved(made: MadeReport) -> Problem:
    """That a report is no longer what the page showed."""
    label = made.standing.label
    return report("REP-086", state_id=label.id, state_en=label.en)
