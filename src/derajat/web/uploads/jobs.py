"""What the worker does with an upload: checks it and accepts it.

Every job can begin again: a check changes nothing in the store, and a file that the
store has already is found there by its content.
"""

from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from derajat.errors import DerajatError
from derajat.intake.marked_copy import write_marked
from derajat.intake.reasons import ROUTINE
from derajat.opening.offices import OpenOffice
from derajat.web.accounts.log import Deed, write_deed
from derajat.web.clock import moment
from derajat.web.uploads.accepting import accept_upload_into
from derajat.web.uploads.checking import CheckedUpload, check_sent_file
from derajat.web.uploads.choices import choices_for, find_near_form, write_choices
from derajat.web.uploads.effects import compute_effect, write_effect
from derajat.web.uploads.measuring import (
    AGAIN_AFTER,
    BUSY,
    ask_measuring,
    is_busy,
    open_served_office,
)
from derajat.web.uploads.models import Upload
from derajat.web.uploads.moving import THING, move_upload
from derajat.web.uploads.report import report_problems, write_report
from derajat.web.uploads.sealed_copies import MARKED, SealedCopies, sealed_copies
from derajat.web.uploads.senders import areas_of_sender
from derajat.web.uploads.states import UploadState


_UNMATCHED = frozenset(f"REC-00{number}" for number in range(1, 10))
_CHECKABLE = (
    UploadState.RECEIVED,
    UploadState.CHECKING,
    UploadState.CHECKED,
    UploadState.STOPPED,
)


@task()
def check_upload(pk: int) -> None:
    """Check the file of an upload and tell what it would change."""
    if not move_upload(pk, _CHECKABLE, UploadState.CHECKING, rows_read=0, effect=None):
        return
    upload, office = Upload.objects.get(pk=pk), open_served_office()
    copies = sealed_copies()
    try:
        with copies.clear_copy(upload.token) as path:
            checked = _check(path, upload, office)
            marked = _keep_marked(path, checked, upload, copies)
    except DerajatError as error:
        _end_check(upload, error, copies)
        return
    _keep_check(upload, checked, marked)
    effect = compute_effect(checked.checked, office, moment())
    Upload.objects.filter(pk=pk).update(effect=write_effect(effect))


@task()
def accept_upload(pk: int) -> None:
    """Write an approved upload into the store; waits while another writer has it."""
    upload = Upload.objects.get(pk=pk)
    if upload.standing is not UploadState.APPROVED:
        return
    try:
        batch = accept_upload_into(open_served_office(), upload, sealed_copies())
    except DerajatError as error:
        if is_busy(error):
            _wait_for_store(pk)
        else:
            report = write_report(report_problems(error.problems))
            approved = (UploadState.APPROVED,)
            move_upload(pk, approved, UploadState.REFUSED, report=report, note="")
        return
    with transaction.atomic():
        approved = (UploadState.APPROVED,)
        move_upload(pk, approved, UploadState.ACCEPTED, batch=batch, note="")
        write_deed(_acceptance(upload, batch), timezone.now())
    sealed_copies().remove(upload.token)
    ask_measuring()


def _check(path: Path, upload: Upload, office: OpenOffice) -> CheckedUpload:
    def tell_rows(rows: int) -> None:
        Upload.objects.filter(pk=upload.pk).update(rows_read=rows)

    areas = areas_of_sender(upload, office.office)
    upload.columns = write_choices(choices := choices_for(upload))
    return check_sent_file(
        path, upload.name, office, areas, moment(), tell_rows, choices=choices
    )


def _keep_marked(
    path: Path, checked: CheckedUpload, upload: Upload, copies: SealedCopies
) -> bool:
    """Make the marked workbook and keep it sealed; whether there is one."""
    findings = checked.checked.findings
    told = [found for found in findings if found.problem.code not in ROUTINE]
    if not told:
        return False
    target = path.with_name("marked.xlsx")
    write_marked(path, checked.notices, told, target)
    with copies.writing(f"{upload.token}-{MARKED}") as writer:
        writer.write(target.read_bytes())
        writer.finish()
    return True


def _keep_check(upload: Upload, checked: CheckedUpload, has_marked: bool) -> None:
    report = {**write_report(checked.report), "has_marked_copy": has_marked}
    counts = checked.checked.counts
    move_upload(
        upload.pk,
        (UploadState.CHECKING,),
        UploadState.CHECKED,
        source=checked.checked.form.source.name,
        rows_read=counts.received,
        accepted=counts.accepted,
        questioned=counts.questioned,
        set_aside=counts.set_aside,
        report=report,
        columns=upload.columns,
        note="",
    )


def _end_check(upload: Upload, error: DerajatError, copies: SealedCopies) -> None:
    """A check that found no form or no readable file; or the store was busy.

    A file that cannot be taken is not kept: a repaired one comes as another. It stays
    where its columns can still be matched by hand.
    """
    pk = upload.pk
    if is_busy(error):
        check_upload.using(run_after=timezone.now() + AGAIN_AFTER).enqueue(pk)
        Upload.objects.filter(pk=pk).update(note=BUSY)
        return
    near = find_near_form(upload, error, copies)
    codes = {problem.code for problem in error.problems}
    is_unknown = bool(codes & _UNMATCHED)
    fields = {
        "report": write_report(report_problems(error.problems, near is not None)),
        "source": near.name if near else "",
        "note": "",
    }
    after = UploadState.UNKNOWN if is_unknown else UploadState.REFUSED
    if move_upload(pk, (UploadState.CHECKING,), after, **fields) and near is None:
        copies.remove(upload.token)


def _wait_for_store(pk: int) -> None:
    Upload.objects.filter(pk=pk).update(note=BUSY)
    accept_upload.using(run_after=timezone.now() + AGAIN_AFTER).enqueue(pk)


def _acceptance(upload: Upload, batch: str) -> Deed:
    approver = upload.decided_by
    return Deed(
        account=approver.get_username() if approver else "",
        act="accept",
        thing=THING,
        identifier=upload.token,
        area=upload.area,
        detail=batch,
    )
