"""Measuring is asked for once, however much arrives, and after answers were sent."""

import pytest


@pytest.fixture
def queue(site):
    """The jobs of measuring in the queue; whatever was there is put aside."""
    from django_tasks_db.models import DBTaskResult

    jobs = DBTaskResult.objects.filter(task_path__endswith=".measure_values")
    jobs.delete()
    yield jobs
    jobs.delete()


def test_several_files_ask_for_one_measurement(database, queue):
    from derajat.web.uploads.measuring import ask_measuring

    assert [ask_measuring() for _ in range(3)] == [True, False, False]
    assert queue.count() == 1


def test_what_arrives_while_measuring_asks_for_another(database, queue):
    from derajat.web.uploads.measuring import ask_measuring

    ask_measuring()
    queue.update(status="RUNNING")
    assert [ask_measuring() for _ in range(2)] == [True, False]
    assert queue.count() == 2


def test_the_job_can_be_found_by_its_name(site):
    from django.utils.module_loading import import_string

    from derajat.web.uploads.measuring import measure_values

    assert import_string(measure_values.module_path) is measure_values
