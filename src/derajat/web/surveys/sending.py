"""Answers handed to the engine as a file of its own form, received like any other."""

import csv
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from derajat.errors import DerajatError
from derajat.intake import receive_file
from derajat.opening.offices import now
from derajat.web.served import served_profile
from derajat.web.surveys.models import Answer, Round, Sending
from derajat.web.uploads.measuring import ask_measuring, open_served_office


HEADER = (
    "ID_RESPONDEN",
    "TANGGAL",
    "KODE_UNIT",
    "JENIS_LAYANAN",
    "JENIS_KELAMIN",
    "UMUR",
    "PENDIDIKAN",
    "U1",
    "U2",
    "U3",
    "U4",
    "U5",
    "U6",
    "U7",
    "U8",
    "U9",
)
"""The columns of the form `skm-jawaban`."""


@task()
def send_answers(sending: int) -> None:
    """Send what was not sent yet of a round; a second run of the same does nothing."""
    found = Sending.objects.select_related("round").get(pk=sending)
    if found.done_at is not None:
        return
    waiting = list(found.round.answers.filter(sending=None).order_by("pk"))
    if waiting:
        found.rows = len(waiting)
        found.batch, found.problems = _receive(found, waiting)
    found.done_at = timezone.now()
    with transaction.atomic():
        found.save()
        if found.batch:
            Answer.objects.filter(pk__in=[a.pk for a in waiting]).update(sending=found)
    if found.batch:
        ask_measuring()


def write_answers(path: Path, chosen: Round, answers: Iterable[Answer]) -> None:
    """Write answers as a file of the form; suggestions and jobs stay here."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(_row(chosen, answer) for answer in answers)


def _row(chosen: Round, answer: Answer) -> list[object]:
    scores = (getattr(answer, f"u{number}") for number in range(1, 10))
    return [
        f"{chosen.address[:8].upper()}-{answer.pk}",
        answer.day.isoformat(),
        chosen.area,
        answer.service,
        answer.sex,
        "" if answer.age is None else answer.age,
        answer.education,
        *scores,
    ]


def _receive(sending: Sending, answers: list[Answer]) -> tuple[str, str]:
    """The batch that the store made of them, or why it made none."""
    profile = served_profile()
    with tempfile.TemporaryDirectory(dir=profile.folder / "scratch") as folder:
        path = Path(folder) / f"SKM_jawaban_survei_{sending.pk}.csv"
        write_answers(path, sending.round, answers)
        try:
            opened = open_served_office()
            with opened.store.writer() as writer:
                receipt = receive_file(
                    path, opened.office, opened.catalogue, writer, now()
                )
        except DerajatError as error:
            return "", str(error)
    if receipt.batch is None:
        return "", "\n".join(problem.render() for problem in receipt.problems)
    return receipt.batch.id, ""
