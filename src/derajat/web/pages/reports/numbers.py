"""The register of the numbers of one report: where each stands and what it is."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from derajat.errors import DerajatError
from derajat.web.asked import Asked, read_asked
from derajat.web.needs import needs
from derajat.web.pages.reports.facts import explain_fact, name_fact
from derajat.web.pages.reports.finding import find_report
from derajat.web.pages.reports.one import show_with
from derajat.web.reports.models import MadeReport
from derajat.web.reports.register import open_register, recall_contents


ROWS = 120


@dataclass(frozen=True)
class NumberLine:
    """A number with its address in the report."""

    address: str
    shown: str
    what: str
    version: str
    explain_url: str


@dataclass(frozen=True)
class NumberList:
    """A page of the numbers of a report."""

    lines: tuple[NumberLine, ...]
    count: int
    newer: str
    older: str


@require_safe
@needs("reports")
def show(request: HttpRequest, token: str) -> HttpResponse:
    """The numbers of a report in their order, page by page."""
    asked, made = read_asked(request), find_report(request, token)
    try:
        page = _build_list(asked, made, request.GET.get("halaman", ""))
    except DerajatError as error:
        return show_with(request, asked, made, error.problems)
    shown = {"asked": asked, "page": page, "made": made}
    return render(request, "reports/numbers.html", shown)


def _build_list(asked: Asked, made: MadeReport, page_text: str) -> NumberList:
    number = int(page_text) if page_text.isdecimal() and len(page_text) < 6 else 1
    numbers = recall_contents(open_register(), made.code).numbers
    first = (max(number, 1) - 1) * ROWS
    url = reverse("report-numbers", args=[made.token])
    has_more = len(numbers) > first + ROWS
    return NumberList(
        lines=tuple(
            NumberLine(
                address=address,
                shown=one.shown,
                what=name_fact(asked, one.fact),
                version=" · ".join(
                    filter(None, (one.definition, str(one.data_version or "")))
                ),
                explain_url=explain_fact(asked, one.fact),
            )
            for address, one in numbers[first : first + ROWS]
        ),
        count=len(numbers),
        newer=asked.link(url, halaman=str(number - 1)) if number > 1 else "",
        older=asked.link(url, halaman=str(number + 1)) if has_more else "",
    )
