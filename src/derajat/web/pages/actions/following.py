"""The step from a finding to a decision: a form filled in, and what is open already."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from derajat.model.calendar import day_of_date
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.meetings.models import Action, ActionQuery
from derajat.web.meetings.moves import OPEN_STATES, STATE_WORDS, ActionState
from derajat.web.pages.actions.cards import DueMark, build_due_mark
from derajat.web.policy import Act, areas_within, load_policy


MOST_OPEN = 30
LONGEST_REASON = 500


@dataclass(frozen=True)
class Finding:
    """What somebody may want to act upon: where, of which number, and why."""

    area: str
    reason: str
    indicator: str = ""
    period: str = ""
    signal: str = ""


@dataclass(frozen=True)
class OpenAction:
    """An action that is not done, beside the finding it answers."""

    title: str
    url: str
    where: str
    owner: str
    due: str
    state: str
    mark: DueMark | None


@dataclass(frozen=True)
class FollowUp:
    """The actions that are open already, and where another one is written down.

    `url` is empty for those who may not add any.
    """

    title: str
    open: tuple[OpenAction, ...]
    url: str


def may_add(asked: Asked) -> bool:
    """Whether the reader may write actions down."""
    return load_policy().allows(asked.reader.role, "actions", Act.CREATE)


def tell_action_url(finding: Finding) -> str:
    """The form of a new action with the finding filled in."""
    words = {
        "wilayah": finding.area,
        "periode": finding.period,
        "indikator": finding.indicator,
        "sinyal": finding.signal,
        "alasan": finding.reason[:LONGEST_REASON],
    }
    kept = {name: word for name, word in words.items() if word}
    return f"{reverse('action-new')}?{urlencode(kept)}"


def tell_allowed_url(asked: Asked, finding: Finding) -> str:
    """The same for who may add actions, empty for anybody else."""
    return tell_action_url(finding) if may_add(asked) else ""


def build_follow_up(asked: Asked, finding: Finding | None) -> FollowUp | None:
    """What is open about a finding, in a query; None for who may not see actions.

    Open are actions within the area of the finding: those of its signal, else those of
    its indicator, else all. Without a finding all of the area that is asked.
    """
    if not load_policy().allows(asked.reader.role, "actions", Act.VIEW):
        return None
    known = choose_open(asked, finding or Finding(asked.area.code, ""))
    rows = known.select_related("owner").order_by("due", "pk")[:MOST_OPEN]
    shown = tuple(_show(asked, action) for action in rows)
    count = render_number(len(shown), asked.language)
    some = "≥ " if len(shown) == MOST_OPEN else ""
    title = Label("Tindak lanjut terbuka", "Open actions").render(asked.language)
    url = tell_allowed_url(asked, finding) if finding else ""
    return FollowUp(f"{title} ({some}{count})", shown, url)


def choose_open(asked: Asked, finding: Finding) -> ActionQuery:
    """The actions about a finding that are not done."""
    areas = areas_within(asked.reading.office.areas, finding.area, today())
    states = [state.value for state in OPEN_STATES]
    known = Action.objects.for_reader(asked.reader).filter(state__in=states)
    if finding.signal:
        return known.filter(signal=finding.signal)
    known = known.filter(area__in=areas)
    return known.filter(indicator=finding.indicator) if finding.indicator else known


def _show(asked: Asked, action: Action) -> OpenAction:
    area = asked.reading.office.areas.by_code.get(action.area)
    return OpenAction(
        title=action.title,
        url=reverse("action", args=[action.pk]),
        where=area.name if area else action.area,
        owner=action.owner_name,
        due=render_day(day_of_date(action.due), asked.language),
        state=STATE_WORDS[ActionState(action.state)].render(asked.language),
        mark=build_due_mark(action, today(), asked.language),
    )
