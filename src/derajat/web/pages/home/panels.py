"""What people have to do, beside what the numbers say: signals and actions."""

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse

from derajat.model.calendar import date_of_day
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.web.asked import Asked
from derajat.web.meetings.models import Action
from derajat.web.meetings.moves import OPEN_STATES, ActionState
from derajat.web.pages.surveillance.clocks import key_of, read_answers
from derajat.web.pages.surveillance.heat import WEEKS_SHOWN
from derajat.web.policy import Act, areas_within, load_policy
from derajat.web.reading.signals import list_signals
from derajat.web.reading.weeks import read_week_table


@dataclass(frozen=True)
class Panel:
    """One matter: its sentence, the shape and style of its mark, and its page."""

    words: str
    shape: str
    style: str
    url: str


def build_signal_panel(asked: Asked, day: int, now: datetime.datetime) -> Panel | None:
    """The signals of the last weeks without an answer; None for who sees none."""
    table = read_week_table(asked.reading)
    if table is None or not _may_see(asked, "signals"):
        return None
    areas = asked.reading.office.areas
    inside = areas_within(areas, asked.area.code, day) & asked.reader.areas
    first = table.last_week - WEEKS_SHOWN + 1
    signals = list_signals(asked.reading, inside, first, table.last_week)
    answers = read_answers(asked.reader, signals)
    waiting = [one for one in signals if key_of(one) not in answers]
    late = sum(one.due < now for one in waiting)
    return _tell_signals(asked, len(waiting), late)


def _tell_signals(asked: Asked, waiting: int, late: int) -> Panel:
    language, url = asked.language, asked.link(reverse("surveillance"))
    if not waiting:
        words = Label(
            "Tidak ada sinyal kewaspadaan yang menunggu respons.",
            "No early warning signal waits for an answer.",
        )
        return Panel(words.render(language), "●", "meets", url)
    some, over = (render_number(count, language) for count in (waiting, late))
    words = Label(
        f"{some} sinyal kewaspadaan belum direspons, {over} lewat 24 jam",
        f"{some} early warning signals without an answer, {over} over 24 hours",
    )
    return Panel(words.render(language), "▲", "below" if late else "unsure", url)


def build_action_panel(asked: Asked, day: int) -> Panel | None:
    """The reader's actions: late, under way, done; None for who sees none."""
    if not _may_see(asked, "actions"):
        return None
    is_open = Q(state__in=[state.value for state in OPEN_STATES])
    found = Action.objects.for_reader(asked.reader).aggregate(
        late=Count("pk", is_open & Q(due__lt=date_of_day(day)), distinct=True),
        running=Count("pk", is_open, distinct=True),
        done=Count("pk", Q(state=ActionState.DONE.value), distinct=True),
    )
    late, running, done = (
        render_number(found[name], asked.language)
        for name in ("late", "running", "done")
    )
    words = Label(
        f"{late} lewat tenggat · {running} belum selesai · {done} selesai",
        f"{late} late · {running} not finished · {done} done",
    )
    style = ("▲", "below") if found["late"] else ("●", "")
    return Panel(words.render(asked.language), *style, asked.link(reverse("actions")))


def _may_see(asked: Asked, thing: str) -> bool:
    return load_policy().allows(asked.reader.role, thing, Act.VIEW)
