"""A form that is sent twice is carried out once."""

import re

from django.db import IntegrityError, transaction
from django.http import HttpRequest

from derajat.web.accounts.models import FormKey
from derajat.web.parts.forms import KEY_PATTERN


FIELD = "kunci"


def claim_key(request: HttpRequest) -> bool:
    """Whether the key of a sent form is used for the first time.

    Call it inside the transaction of what the form does: when that fails, the key may
    be used again. A form without a key is not one of ours and is never carried out.
    """
    key = request.POST.get(FIELD, "")
    if not re.fullmatch(KEY_PATTERN, key):
        return False
    try:
        with transaction.atomic():
            FormKey.objects.create(key=key)
    except IntegrityError:
        return False
    return True
