"""Which draft an address asks for, and who writes in it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from derajat.model.labels import Label
from derajat.web.asked import Asked, read_asked
from derajat.web.pages.plan.asking import choose_plan
from derajat.web.plans.composing import DraftText, read_draft
from derajat.web.plans.drafting import Author
from derajat.web.plans.in_force import PlanInForce
from derajat.web.plans.models import WORKING, Draft, State
from derajat.web.policy import Act, load_policy


@dataclass(frozen=True)
class AskedDraft:
    """A plan with the draft that is being worked on; None where there is none."""

    asked: Asked
    in_force: tuple[PlanInForce, ...]
    found: PlanInForce
    now: DraftText | None

    @property
    def plan_url(self) -> str:
        """Where the draft of the plan is shown."""
        return reverse("plan_draft", args=[self.found.plan.name])

    @property
    def is_open(self) -> bool:
        """Whether the draft can be written in."""
        return self.now is not None and self.now.draft.state == State.OPEN

    def require_draft(self) -> DraftText:
        """The draft. Raises Http404 where there is none."""
        if self.now is None:
            raise Http404
        return self.now

    def may(self, act: Act) -> bool:
        """Whether the reader's role may do something to drafts."""
        return load_policy().allows(self.asked.reader.role, "plan-drafts", act)

    def say(self, indonesian: str, english: str) -> str:
        """Words in the reader's language."""
        return Label(indonesian, english).render(self.asked.language)


def read_asked_draft(request: HttpRequest, name: str) -> AskedDraft:
    """The draft of a plan. Raises Http404 for a plan that the office lacks."""
    asked = read_asked(request)
    in_force = asked.reading.plans_in_force
    found = choose_plan(in_force, name)
    drafts = Draft.objects.for_reader(asked.reader).select_related("started_by")
    area = asked.reading.office.area
    draft = drafts.filter(plan=name, area=area, state__in=WORKING).first()
    return AskedDraft(asked, in_force, found, read_draft(draft) if draft else None)


def require_office(asked: Asked) -> None:
    """Raise Http404 for a reader whose areas do not hold the office's own."""
    if asked.reading.office.area not in asked.reader.areas:
        raise Http404


def build_author(request: HttpRequest, asked: Asked, key: str) -> Author:
    """Who sent a form, and when."""
    return Author(
        account=asked.reader.account,
        role=asked.reader.role,
        at=timezone.now(),
        key=key,
        ip=str(request.META.get("REMOTE_ADDR", "")),
    )


View = Callable[..., HttpResponse]


def on_a_draft(view: View) -> View:
    """Send a reader to the page of the draft where there is none yet."""

    @wraps(view)
    def answer(request: HttpRequest, plan: str, **rest: str) -> HttpResponse:
        question = read_asked_draft(request, plan)
        if question.now is None:
            code = rest.get("code", "")
            more = {"simpul": code} if code else {}
            return redirect(question.asked.link(question.plan_url, **more))
        return view(request, question, **rest)

    return answer
