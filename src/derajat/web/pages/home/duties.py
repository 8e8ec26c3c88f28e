"""What waits beside the numbers: actions of the area, and questions about numbers."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from derajat.model.calendar import date_of_day
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.doubts.models import Doubt, DoubtState
from derajat.web.meetings.models import Action
from derajat.web.meetings.moves import OPEN_STATES, ActionState
from derajat.web.policy import Act, areas_within, load_policy


@dataclass(frozen=True)
class Duty:
    """Some words with where they lead."""

    words: str
    url: str
    is_late: bool = False


def build_duties(asked: Asked) -> tuple[Duty, ...]:
    """Actions past due, open and done, and open questions; a query each."""
    allows, role = load_policy().allows, asked.reader.role
    inside = areas_within(asked.reading.office.areas, asked.area.code, today())
    duties: tuple[Duty, ...] = ()
    if allows(role, "actions", Act.VIEW):
        duties += _count_actions(asked, inside)
    if allows(role, "doubts", Act.VIEW):
        duties += _count_doubts(asked, inside)
    return duties


def _count_actions(asked: Asked, inside: frozenset[str]) -> tuple[Duty, ...]:
    is_open = Q(state__in=[state.value for state in OPEN_STATES])
    known = Action.objects.for_reader(asked.reader).filter(area__in=inside)
    found = known.aggregate(
        late=Count("pk", filter=is_open & Q(due__lt=date_of_day(today()))),
        open=Count("pk", filter=is_open),
        done=Count("pk", filter=Q(state=ActionState.DONE.value)),
    )
    url, language = reverse("actions"), asked.language
    shown = {name: render_number(count, language) for name, count in found.items()}
    late = Label(
        f"{shown['late']} tindak lanjut lewat tenggat",
        f"{shown['late']} actions past due",
    )
    open_ = Label(
        f"{shown['open']} tindak lanjut terbuka", f"{shown['open']} actions open"
    )
    done = Label(
        f"{shown['done']} tindak lanjut selesai", f"{shown['done']} actions done"
    )
    return (
        Duty(
            late.render(language),
            asked.link(url, hanya="lewat"),
            is_late=found["late"] > 0,
        ),
        Duty(open_.render(language), asked.link(url)),
        Duty(done.render(language), asked.link(url, daftar=ActionState.DONE.value)),
    )


def _count_doubts(asked: Asked, inside: frozenset[str]) -> tuple[Duty, ...]:
    known = Doubt.objects.for_reader(asked.reader).filter(area__in=inside)
    count = known.filter(state=DoubtState.OPEN).count()
    shown = render_number(count, asked.language)
    words = Label(
        f"{shown} pertanyaan tentang angka belum dijawab",
        f"{shown} questions about numbers without an answer",
    )
    url = asked.link(reverse("doubts"))
    return (Duty(words.render(asked.language), url, is_late=count > 0),)
