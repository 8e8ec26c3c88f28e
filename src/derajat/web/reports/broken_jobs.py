"""Jobs that broke off: told on their report, begun again with the next worker."""

from typing import Any

from django_tasks.signals import task_finished

from derajat.errors import report as tell
from derajat.web.reports.states import RUNNING, ReportState


_JOBS = "derajat.web.reports.jobs."


def listen() -> None:
    """Hear of every job that ends."""
    task_finished.connect(tell_failure, dispatch_uid="reports")


def tell_failure(sender: Any, task_result: Any, **_: Any) -> None:
    """A report whose job failed says so; it can be made again."""
    from derajat.web.reports.moving import move_report, write_problems

    if not task_result.task.module_path.startswith(_JOBS) or not task_result.args:
        return
    if task_result.status.value == "FAILED":
        problems = write_problems((tell("REP-082"),))
        move_report(task_result.args[0], RUNNING, ReportState.FAILED, problems=problems)


def resume() -> None:
    """Put in line what no job is about: its request may have ended in between.

    Jobs that a killed worker had begun were put back in line before.
    """
    from django_tasks_db.models import DBTaskResult

    from derajat.web.reports.jobs import make_report
    from derajat.web.reports.models import MadeReport

    waiting = DBTaskResult.objects.filter(status="READY", task_path__startswith=_JOBS)
    in_line = {tuple(job.args_kwargs["args"]) for job in waiting}
    running = [state.value for state in RUNNING]
    for pk in MadeReport.objects.filter(state__in=running).values_list("pk", flat=True):
        if (pk,) not in in_line:
            make_report.enqueue(pk)
