"""What somebody does by a request, written to the log with who and where."""

from django.http import HttpRequest
from django.utils import timezone

from derajat.web.accounts.grants import reader_of
from derajat.web.accounts.log import Deed, write_deed


MOST_DETAIL = 500


def write_deed_of(
    request: HttpRequest,
    act: str,
    thing: str,
    identifier: object = "",
    area: str = "",
    detail: str = "",
) -> None:
    """Append what the reader of a request did; call it where the change is made."""
    reader = reader_of(request)
    deed = Deed(
        account=reader.account.username,
        act=act,
        thing=thing,
        role=reader.role,
        identifier=str(identifier),
        area=area,
        detail=detail[:MOST_DETAIL],
        ip=str(request.META.get("REMOTE_ADDR", "")),
    )
    write_deed(deed, timezone.now())
