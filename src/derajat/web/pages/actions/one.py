"""One action: what was agreed, what was done since, and whether the number moved."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from derajat.model.calendar import day_of_date
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_moment, render_number
from derajat.web.asked import Asked, read_asked
from derajat.web.meetings.effects import OUTCOME_WORDS, Outcome
from derajat.web.meetings.models import Action, Effect, Evidence, Meeting, Step
from derajat.web.meetings.moves import STATE_WORDS, ActionState, find_move, may_do
from derajat.web.needs import needs
from derajat.web.pages.actions.cards import (
    ActionCard,
    EffectMark,
    Standing,
    build_cards,
    build_effect_mark,
    build_standing,
)
from derajat.web.pages.actions.forms import EvidenceForm, MoveForm
from derajat.web.policy import Act, load_policy


_OTHER_MOVES = {
    "create": Label("Dicatat", "Written down"),
    "edit": Label("Diubah", "Changed"),
}


@dataclass(frozen=True)
class StepLine:
    """One line of the history."""

    when: str
    who: str
    what: str
    after: str
    note: str


@dataclass(frozen=True)
class EvidenceLine:
    """One piece of evidence, with its size in words."""

    when: str
    who: str
    words: str
    file_name: str
    size: str
    url: str


@dataclass(frozen=True)
class EffectBlock:
    """The value before and after with the mark of change; never why."""

    words: str
    mark: EffectMark | None
    is_changed: bool
    difference: str
    before: Standing | None
    after: Standing | None
    note: str


@dataclass(frozen=True)
class ActionPage:
    """Everything on the page of an action."""

    card: ActionCard
    reason: str
    expected: str
    meeting: Meeting | None
    evidence: tuple[EvidenceLine, ...]
    steps: tuple[StepLine, ...]
    effect: EffectBlock | None
    may_edit: bool


@require_safe
@needs("actions")
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of an action."""
    asked = read_asked(request)
    return render_action(request, asked, find_action(asked, pk))


def find_action(asked: Asked, pk: int) -> Action:
    """An action that the reader may know of. Raises Http404 for any other."""
    known = Action.objects.for_reader(asked.reader)
    action = known.select_related("owner", "meeting", "effect").filter(pk=pk).first()
    if action is None:
        raise Http404
    return action


def render_action(
    request: HttpRequest,
    asked: Asked,
    action: Action,
    move_form: MoveForm | None = None,
    evidence_form: EvidenceForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of an action; a form that was refused stands where it was sent."""
    shown = {
        "asked": asked,
        "page": build_action_page(asked, action),
        "move_form": move_form,
        "kunci": MoveForm(asked.language).initial["kunci"],
        "evidence_form": evidence_form or EvidenceForm(asked.language),
        "form": move_form or evidence_form,
    }
    return render(request, "actions/one.html", shown, status=status)


def build_action_page(asked: Asked, action: Action) -> ActionPage:
    """The page of an action for a reader."""
    evidence = tuple(action.evidence.all())
    action.evidence_count = len(evidence)  # type: ignore[attr-defined]
    is_open = action.state not in (ActionState.DONE.value, ActionState.REJECTED.value)
    effect = getattr(action, "effect", None)
    return ActionPage(
        card=build_cards(asked, [action])[0],
        reason=action.reason,
        expected=_expected(asked, action),
        meeting=_find_meeting(asked, action),
        evidence=tuple(_evidence_line(asked, item) for item in evidence),
        steps=tuple(_step_line(asked, step) for step in action.steps.all()),
        effect=build_effect(asked, action, effect) if effect else None,
        may_edit=is_open and may_do(load_policy(), asked.reader, Act.EDIT, action),
    )


def _find_meeting(asked: Asked, action: Action) -> Meeting | None:
    """The meeting that decided it, where the reader may know of that too."""
    if action.meeting_id is None:
        return None
    known = Meeting.objects.for_reader(asked.reader)
    return known.filter(pk=action.meeting_id).first()


def build_effect(asked: Asked, action: Action, effect: Effect) -> EffectBlock:
    """Before and after with the words of change."""
    language, outcome = asked.language, Outcome(effect.outcome)
    return EffectBlock(
        words=OUTCOME_WORDS[outcome].render(language),
        mark=build_effect_mark(action, language),
        is_changed=outcome is Outcome.CHANGED,
        difference=""
        if outcome is Outcome.CANNOT_TELL
        else _difference(effect.difference, language),
        before=build_standing(effect.value_before, asked, action.indicator),
        after=build_standing(effect.value_after, asked, action.indicator),
        note=_effect_note(action, effect, language),
    )


def _difference(text: str, language: str) -> str:
    """A difference with its sign."""
    sign = "" if text.startswith("-") else "+"
    return sign + render_number(text, language)


def _effect_note(action: Action, effect: Effect, language: str) -> str:
    """Says when the value is held against another one than that of the decision."""
    if effect.before == action.value:
        return ""
    words = Label(
        "Angka ini bertambah sepanjang tahun, jadi dibandingkan dengan bagian yang "
        "sama tahun sebelumnya.",
        "This number grows over the year, so it is compared with the same part of the "
        "year before.",
    )
    return words.render(language)


def _expected(asked: Asked, action: Action) -> str:
    if not action.expected_to:
        return ""
    ends = [
        render_number(text, asked.language)
        for text in (action.expected_from, action.expected_to)
    ]
    text = " → ".join(ends)
    if action.expected_until is None:
        return text
    day = render_day(day_of_date(action.expected_until), asked.language)
    return Label(f"{text}, paling lambat {day}", f"{text}, until {day}").render(
        asked.language
    )


def _evidence_line(asked: Asked, item: Evidence) -> EvidenceLine:
    kilobytes = render_number(-(-item.size // 1024), asked.language)
    url = reverse("evidence-file", args=[item.action_id, item.pk])
    return EvidenceLine(
        when=render_moment(timezone.localtime(item.at), asked.language),
        who=item.account,
        words=item.words,
        file_name=item.file_name,
        size=f"{kilobytes} KB",
        url=url if item.stored_name else "",
    )


def _step_line(asked: Asked, step: Step) -> StepLine:
    move = find_move(step.move)
    words = move.label if move else _OTHER_MOVES[step.move]
    role = load_policy().roles[step.role].label
    return StepLine(
        when=render_moment(timezone.localtime(step.at), asked.language),
        who=f"{step.account} · {role.render(asked.language)}",
        what=words.render(asked.language),
        after=STATE_WORDS[ActionState(step.after)].render(asked.language),
        note=step.note,
    )
