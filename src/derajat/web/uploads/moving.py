"""Moves an upload from one state to another, once, and writes down who did it."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from derajat.web.accounts.grants import Reader
from derajat.web.accounts.log import Deed, write_deed
from derajat.web.uploads.models import Upload
from derajat.web.uploads.states import UploadState


THING = "batches"


def move_upload(
    pk: int, before: Collection[UploadState], after: UploadState, **fields: Any
) -> bool:
    """Whether the upload was in one of the states before and is in another now.

    Asked and changed in one statement: of two who try, one succeeds.
    """
    found = Upload.objects.filter(pk=pk, state__in=[state.value for state in before])
    changed = found.update(state=after.value, changes=F("changes") + 1, **fields)
    return bool(changed)


def decide(
    upload: Upload,
    seen: int,
    after: UploadState,
    reader: Reader,
    act: str,
    **fields: Any,
) -> bool:
    """Move an upload as it was seen (`seen` changes), with a deed in the log."""
    with transaction.atomic():
        found = Upload.objects.filter(pk=upload.pk, changes=seen)
        if not found.update(state=after.value, changes=F("changes") + 1, **fields):
            return False
        write_deed(deed_of(upload, reader, act), timezone.now())
    return True


def deed_of(upload: Upload, reader: Reader, act: str, detail: str = "") -> Deed:
    """What is written down of an act on an upload."""
    return Deed(
        account=reader.account.get_username(),
        act=act,
        thing=THING,
        role=reader.role,
        identifier=upload.token,
        area=upload.area,
        detail=detail,
    )
