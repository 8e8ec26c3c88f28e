"""What people wrote for a report: texts in its slots, and actions from meetings.

Writers and owners are named by their post, never by their name.
"""

from collections.abc import Iterable

from django.utils import timezone

from derajat.model.areas import AreaRegistry
from derajat.model.calendar import Period, day_of_date
from derajat.reports.written import PromisedAction, Written, WrittenText
from derajat.web.accounts.models import Account
from derajat.web.meetings.effects import OUTCOME_WORDS, Outcome
from derajat.web.meetings.models import Action, Effect, Step
from derajat.web.meetings.moves import ActionState
from derajat.web.policy import load_policy
from derajat.web.reports.texts import newest_texts


def load_written(
    form: str, area: str, period: Period, areas: AreaRegistry, language: str = "id"
) -> Written:
    """The newest texts of a report, and the actions of its area made by its end."""
    texts = newest_texts(form, area, period.render()).values()
    return Written(
        texts=tuple(
            WrittenText(
                slot=text.slot,
                paragraphs=text.paragraphs,
                seen=tuple((str(fact), str(shown)) for fact, shown in text.seen),
                by=post_of(text.by, text.role, language),
                on=day_of_date(timezone.localdate(text.at)),
            )
            for text in texts
            if text.paragraphs
        ),
        actions=tuple(_load_actions(area, period, areas, language)),
    )


def post_of(account: Account, role: str = "", language: str = "id") -> str:
    """What an account is in the office: its post, else the role it acts in."""
    if account.post:
        return account.post
    roles = load_policy().roles
    held = [role, *(grant.role for grant in account.grants.all())]
    found = next((roles[each] for each in held if each in roles), None)
    return found.label.render(language) if found else ""


def _load_actions(
    area: str, period: Period, areas: AreaRegistry, language: str
) -> Iterable[PromisedAction]:
    found = Action.objects.filter(area__in=areas.within(area))
    found = found.select_related("owner", "effect")
    found = found.prefetch_related("owner__grants", "steps")
    for action in found.order_by("due", "pk"):
        made_on = day_of_date(timezone.localdate(action.made_at))
        if made_on <= period.last_day:
            yield _promise(action, made_on, language)


def _promise(action: Action, made_on: int, language: str) -> PromisedAction:
    effect: Effect | None = getattr(action, "effect", None)
    outcome = OUTCOME_WORDS[Outcome(effect.outcome)] if effect else None
    return PromisedAction(
        title=action.title,
        reason=action.reason,
        indicator=action.indicator,
        area=action.area,
        owner=post_of(action.owner, "", language) if action.owner else "",
        sector=action.owner_sector,
        made_on=made_on,
        due=day_of_date(action.due),
        state=action.state,
        done_on=_done_on(action.steps.all()),
        outcome=outcome.render(language) if outcome else "",
        difference=effect.difference if effect else "",
    )


def _done_on(steps: Iterable[Step]) -> int | None:
    """The day of the last step that ended an action as done."""
    days = [
        day_of_date(timezone.localdate(step.at))
        for step in steps
        if step.after == ActionState.DONE.value
    ]
    return max(days, default=None)
