"""The job that computes all values anew, asked for once however many files came."""

from datetime import timedelta
from functools import cache

from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from derajat.engines.duckdb import DuckDBEngine
from derajat.errors import DerajatError
from derajat.measures.measuring import measure_office
from derajat.measures.shelf import build_shelf
from derajat.opening.offices import OpenOffice, open_office
from derajat.opening.rules import rules_of
from derajat.web.clock import today
from derajat.web.meetings.effects import find_unsettled, settle_effects
from derajat.web.meetings.models import Action
from derajat.web.reading.office import Reading
from derajat.web.served import served_profile


BUSY = "REF-101"
AGAIN_AFTER = timedelta(seconds=15)


@cache
def open_served_office() -> OpenOffice:
    """The office, without the values that pages need: jobs read those they compare."""
    profile = served_profile()
    return open_office(profile.office, profile.data, profile.keys)


def ask_measuring() -> bool:
    """Put a measurement in the queue; False when one waits there already.

    One that has begun does not count: it may have read the store before the new file.
    """
    waiting = DBTaskResult.objects.filter(
        task_path=measure_values.module_path, status=TaskResultStatus.READY
    )
    if waiting.exists():
        return False
    measure_values.enqueue()
    return True


@task()
def measure_values() -> None:
    """Compute all values anew; then see which finished actions can be told about."""
    office = open_served_office()
    rules = rules_of(office.office)
    try:
        measure_office(
            office.store, office.catalogue, office.office, DuckDBEngine(), rules
        )
    except DerajatError as error:
        if not is_busy(error):
            raise
        measure_values.using(run_after=timezone.now() + AGAIN_AFTER).enqueue()
        return
    settle_all(office)


def settle_all(office: OpenOffice) -> int:
    """Store what the values in force say of finished actions; how many were added."""
    actions = Action.objects.all()
    if not find_unsettled(actions).exists():
        return 0
    snapshot = office.store.snapshot()
    reading = Reading(office, (), snapshot, build_shelf(snapshot.values()))
    return settle_effects(reading, actions, today(), timezone.now())


def is_busy(error: DerajatError) -> bool:
    """Whether the store is in the hands of another writer."""
    return error.problems[0].code == BUSY
