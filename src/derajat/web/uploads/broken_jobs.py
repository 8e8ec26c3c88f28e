"""Jobs that broke off: told on their upload, begun again with the next worker."""

from typing import Any

from django_tasks.signals import task_finished

from derajat.web.uploads.states import UploadState


_JOBS = "derajat.web.uploads.jobs."


def listen() -> None:
    """Hear of every job that ends."""
    task_finished.connect(tell_failure, dispatch_uid="uploads")


def tell_failure(sender: Any, task_result: Any, **_: Any) -> None:
    """An upload whose job failed says so and offers to begin again."""
    from derajat.web.uploads.moving import move_upload

    if not task_result.task.module_path.startswith(_JOBS) or not task_result.args:
        return
    if task_result.status.value == "FAILED":
        running = (UploadState.RECEIVED, UploadState.CHECKING, UploadState.APPROVED)
        move_upload(task_result.args[0], running, UploadState.STOPPED)


def resume() -> None:
    """Put back in line what a worker that was killed had begun; none other works now.

    An upload that no job in line is about gets one: its request may have ended between
    the two databases.
    """
    from django_tasks_db.models import DBTaskResult

    from derajat.web.uploads.jobs import accept_upload, check_upload
    from derajat.web.uploads.models import Upload

    DBTaskResult.objects.running().update(status="READY")
    waiting = DBTaskResult.objects.filter(status="READY", task_path__startswith=_JOBS)
    in_line = {tuple(job.args_kwargs["args"]) for job in waiting}
    running = [state.value for state in UploadState if state.is_running]
    for upload in Upload.objects.filter(state__in=running):
        if (upload.pk,) not in in_line:
            is_approved = upload.standing is UploadState.APPROVED
            (accept_upload if is_approved else check_upload).enqueue(upload.pk)
