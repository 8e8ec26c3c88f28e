"""A form that is sent twice is carried out once."""

import re

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from derajat.web.accounts.models import FormKey, draw_name


FIELD = "kunci"
_KEY = re.compile(r"[\w-]{43}")


def draw_key() -> str:
    """The one-time key of a new form."""
    return draw_name()


def claim_key(request: HttpRequest) -> bool:
    """Whether the key of a sent form is used for the first time.

    Call it inside the transaction of what the form does: when that fails, the key may
    be used again. A form without a key is not one of ours and is never carried out.
    """
    key = request.POST.get(FIELD, "")
    if not _KEY.fullmatch(key):
        return False
    try:
        with transaction.atomic():
            FormKey.objects.create(key=key)
    except IntegrityError:
        return False
    return True
