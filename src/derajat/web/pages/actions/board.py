"""The action board: four lists, what is late, and reminders to send."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from derajat.model.calendar import date_of_day, day_of_date
from derajat.model.labels import Label
from derajat.model.numerals import render_day
from derajat.web.asked import Asked, read_asked
from derajat.web.clock import today
from derajat.web.meetings.models import Action, ActionQuery, Meeting
from derajat.web.meetings.moves import OPEN_STATES, STATE_WORDS, ActionState
from derajat.web.needs import needs
from derajat.web.pages.actions.cards import (
    SOON_DAYS,
    ActionCard,
    area_name,
    build_cards,
    build_due_mark,
)
from derajat.web.policy import Act, load_policy


MOST_CARDS = 12
MOST_REMINDERS = 200
MOST_MEETINGS = 12
_LONGEST_NUMBER = 10
LISTS = (
    ActionState.PROPOSED,
    ActionState.RUNNING,
    ActionState.WAITING,
    ActionState.DONE,
)
_OPEN = [state.value for state in OPEN_STATES]
_MINE, _LATE = "saya", "lewat"


@dataclass(frozen=True)
class BoardList:
    """One of the four lists; `rest` is how many are not shown, `url` leads to all."""

    title: Label
    count: int
    cards: list[ActionCard]
    rest: int
    url: str


@dataclass(frozen=True)
class Filter:
    """A filter of the board as a link."""

    label: Label
    count: int | None
    url: str
    is_here: bool


@dataclass(frozen=True)
class Reminder:
    """What to send one owner."""

    owner: str
    text: str


@dataclass(frozen=True)
class Narrowing:
    """What an address leaves of the board; empty texts and None leave everything."""

    wanted: str = ""
    indicator: str = ""
    meeting: int | None = None
    one_list: str = ""


@dataclass(frozen=True)
class Board:
    """Everything on the board."""

    filters: tuple[Filter, ...]
    lists: tuple[BoardList, ...]
    reminders: tuple[Reminder, ...]
    narrowing: Narrowing
    meetings: tuple[tuple[int, str], ...]
    may_add: bool
    add_url: str
    is_empty: bool


@require_safe
@needs("actions")
def show(request: HttpRequest) -> HttpResponse:
    """The board of the reader's areas."""
    asked = read_asked(request)
    board = build_board(asked, read_narrowing(request))
    return render(request, "actions/board.html", {"asked": asked, "board": board})


def read_narrowing(request: HttpRequest) -> Narrowing:
    """What an address leaves of the board; what is no number of a meeting is none."""
    meeting = request.GET.get("rakor", "")
    is_number = meeting.isdecimal() and len(meeting) < _LONGEST_NUMBER
    return Narrowing(
        wanted=request.GET.get("hanya", ""),
        indicator=request.GET.get("indikator", "")[:40],
        meeting=int(meeting) if is_number else None,
        one_list=request.GET.get("daftar", ""),
    )


def build_board(asked: Asked, narrowing: Narrowing) -> Board:
    """The board for an area, with what a filter leaves."""
    inside = asked.reading.office.areas.within(asked.area.code)
    here = Action.objects.for_reader(asked.reader)
    if asked.area.code != asked.reader.home:
        here = here.filter(area__in=inside)
    if narrowing.indicator:
        here = here.filter(indicator=narrowing.indicator)
    if narrowing.meeting is not None:
        here = here.filter(meeting=narrowing.meeting)
    chosen = _choose(here, asked, narrowing.wanted)
    counts = dict(chosen.values_list("state").annotate(Count("pk")))
    shown = _shown(chosen, narrowing.one_list)
    lists = tuple(
        _list(asked, state, counts.get(state.value, 0), shown[state.value])
        for state in LISTS
    )
    may_add = load_policy().allows(asked.reader.role, "actions", Act.CREATE)
    return Board(
        filters=_filters(asked, here, narrowing.wanted),
        lists=lists,
        reminders=build_reminders(asked, here),
        narrowing=narrowing,
        meetings=_meetings(asked),
        may_add=may_add,
        add_url=asked.link(reverse("action-new")),
        is_empty=not any(found.count for found in lists),
    )


def _choose(actions: ActionQuery, asked: Asked, wanted: str) -> ActionQuery:
    if wanted == _MINE:
        return actions.owned_by(asked.reader)
    if wanted == _LATE:
        return actions.filter(due__lt=date_of_day(today()), state__in=_OPEN)
    return actions


def _meetings(asked: Asked) -> tuple[tuple[int, str], ...]:
    """The newest meetings to choose from, when the role may read any."""
    if not load_policy().allows(asked.reader.role, "meetings", Act.VIEW):
        return ()
    known = Meeting.objects.for_reader(asked.reader).order_by("-held_on", "-pk")
    return tuple(
        (meeting.pk, f"{meeting.title}, {_day(asked, meeting)}")
        for meeting in known[:MOST_MEETINGS]
    )


def _day(asked: Asked, meeting: Meeting) -> str:
    return render_day(day_of_date(meeting.held_on), asked.language)


def _filters(asked: Asked, here: ActionQuery, wanted: str) -> tuple[Filter, ...]:
    url = reverse("actions")
    late = _choose(here, asked, _LATE).count()
    rows = (
        ("", Label("Semua", "All"), None),
        (_MINE, Label("Milik saya", "Mine"), None),
        (_LATE, Label("Lewat tenggat", "Past due"), late),
    )
    return tuple(
        Filter(words, count, asked.link(url, hanya=name), wanted == name)
        for name, words, count in rows
    )


def _shown(actions: ActionQuery, one_list: str) -> dict[str, list[Action]]:
    """The first cards of every list, in two queries; done stands newest first."""
    rows = actions.select_related("owner", "effect").annotate(
        evidence_count=Count("evidence")
    )
    done = ActionState.DONE.value
    found = defaultdict(list)
    found[done] = list(
        rows.filter(state=done).order_by("-due", "pk")[: _most(done, one_list)]
    )
    place = Window(RowNumber(), partition_by="state", order_by=("due", "pk"))
    most = max(_most(state, one_list) for state in _OPEN)
    waiting = rows.filter(state__in=_OPEN).annotate(place=place)
    for action in waiting.filter(place__lte=most).order_by("due", "pk"):
        if len(found[action.state]) < _most(action.state, one_list):
            found[action.state].append(action)
    return found


def _most(state: str, one_list: str) -> int:
    return 4 * MOST_CARDS if one_list == state else MOST_CARDS


def _list(
    asked: Asked, state: ActionState, count: int, shown: list[Action]
) -> BoardList:
    url = asked.link(reverse("actions"), daftar=state.value)
    cards = build_cards(asked, shown)
    return BoardList(STATE_WORDS[state], count, cards, count - len(shown), url)


def build_reminders(asked: Asked, actions: ActionQuery) -> tuple[Reminder, ...]:
    """By owner a text for WhatsApp of what is late or due within seven days."""
    last = date_of_day(today() + SOON_DAYS)
    due = (
        actions.filter(state__in=_OPEN, due__lte=last)
        .select_related("owner")
        .order_by("due", "pk")[:MOST_REMINDERS]
    )
    by_owner = defaultdict(list)
    for action in due:
        by_owner[action.owner_name].append(action)
    return tuple(
        Reminder(owner, _reminder_text(asked, owner, by_owner[owner]))
        for owner in sorted(by_owner)
    )


def _reminder_text(asked: Asked, owner: str, actions: list[Action]) -> str:
    office = asked.reading.office.label.render(asked.language)
    greeting = Label(
        f"Yth. {owner}, pengingat tindak lanjut dari {office}:",
        f"Dear {owner}, a reminder of actions from {office}:",
    )
    lines = [greeting.render(asked.language)]
    for place, action in enumerate(actions, 1):
        where = area_name(asked, action.area)
        due = render_day(day_of_date(action.due), asked.language)
        mark = build_due_mark(action, today(), asked.language)
        left = mark.words if mark else ""
        lines.append(f"{place}. {action.title} ({where}), {due}: {left}")
    close = Label(
        "Mohon kirim bukti atau kabari kendalanya. Terima kasih.",
        "Please send evidence or tell what stands in the way. Thank you.",
    )
    return "\n".join([*lines, close.render(asked.language)])
