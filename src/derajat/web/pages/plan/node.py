"""One node of a plan."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from derajat.web.needs import needs
from derajat.web.pages.plan.asking import read_asked_plan
from derajat.web.pages.plan.node_building import build_node_page
from derajat.web.policy import Act, load_policy


@require_safe
@needs("plan")
def show(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a node. Raises Http404 for a code that the plan lacks."""
    question = read_asked_plan(request, code)
    node = question.found.plan.by_code.get(code) if question else None
    if question is None or node is None:
        raise Http404
    asked, plan = question.asked, question.found.plan
    may_edit = load_policy().allows(asked.reader.role, "plan-drafts", Act.EDIT)
    shown = {
        "asked": asked,
        "plan": plan,
        "found": question.found,
        "page": build_node_page(question, node),
        "edit_url": reverse("plan_draft_node", args=[plan.name, code])
        if may_edit
        else "",
    }
    return render(request, "plan/node.html", shown)
