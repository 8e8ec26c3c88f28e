"""The tree of a plan: whole, or one branch of it."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from derajat.web.needs import needs
from derajat.web.pages.plan.asking import AskedPlan, read_asked_plan
from derajat.web.pages.plan.tree_building import (
    TreeQuestion,
    build_branch,
    build_tree,
)
from derajat.web.policy import Act, load_policy


MOST_LETTERS = 80


@dataclass(frozen=True)
class PlanChoice:
    """A plan of the office that can be looked at."""

    name: str
    label: str
    is_here: bool


@require_safe
@needs("plan")
def show(request: HttpRequest) -> HttpResponse:
    """The tree with its open path; for HTMX the one branch that is asked."""
    question = read_asked_plan(request)
    if question is None:
        return render(request, "plan/none.html")
    tree = _read_tree(request)
    branch = request.GET.get("cabang", "")
    if branch and request.htmx:  # type: ignore[attr-defined]
        return _show_branch(request, question, tree, branch)
    shown = {
        **_frame(question),
        "page": build_tree(question, tree),
        "tree": tree,
    }
    return render(request, "plan/tree.html", shown)


def _read_tree(request: HttpRequest) -> TreeQuestion:
    return TreeQuestion(
        search=request.GET.get("cari", "")[:MOST_LETTERS],
        only_problems=request.GET.get("masalah", "") == "1",
        opened=tuple(request.GET.getlist("buka")),
    )


def _show_branch(
    request: HttpRequest, question: AskedPlan, tree: TreeQuestion, code: str
) -> HttpResponse:
    if code not in question.found.plan.by_code:
        raise Http404
    branch = build_branch(question, tree, code)
    return render(request, "plan/branch.html", {"branch": branch})


def _frame(question: AskedPlan) -> dict[str, object]:
    """What stands around the tree: the plan, the others, what can be done with it."""
    asked, found = question.asked, question.found
    allows = load_policy().allows
    role = asked.reader.role
    return {
        "asked": asked,
        "plan": found.plan,
        "found": found,
        "choices": [
            PlanChoice(
                other.plan.name,
                other.plan.label.render(asked.language),
                other.plan.name == found.plan.name,
            )
            for other in question.in_force
        ],
        "may_see_draft": allows(role, "plan-drafts", Act.VIEW),
        "download_url": question.link(reverse("plan_download")),
    }
