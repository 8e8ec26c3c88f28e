"""Finds the upload that an address names, among those of the reader."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from derajat.web.accounts.grants import reader_of
from derajat.web.uploads.models import Upload


def find_upload(request: HttpRequest, token: str) -> Upload:
    """The upload of that name. Raises Http404 when it is none of the reader's."""
    reader = reader_of(request)
    mine = Upload.objects.for_reader(reader)
    return get_object_or_404(mine.select_related("sender", "decided_by"), token=token)
