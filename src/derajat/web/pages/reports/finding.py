"""Finds the report that an address names, among those of the reader."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from derajat.web.accounts.grants import reader_of
from derajat.web.reports.models import MadeReport


_PEOPLE = ("asked_by", "submitted_by", "released_by")


def find_report(request: HttpRequest, token: str) -> MadeReport:
    """A report that the reader may look at. Raises Http404 for any other."""
    known = MadeReport.objects.for_reader(reader_of(request))
    found: MadeReport = get_object_or_404(known.select_related(*_PEOPLE), token=token)
    return found


def find_worked_on(request: HttpRequest, token: str) -> MadeReport:
    """A report of the reader's own areas, to work on. Raises Http404 for any other."""
    areas = reader_of(request).areas
    known = MadeReport.objects.for_reader(reader_of(request)).filter(area__in=areas)
    found: MadeReport = get_object_or_404(known.select_related(*_PEOPLE), token=token)
    return found
