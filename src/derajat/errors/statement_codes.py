"""Messages about statements of source texts (PLN-250 to PLN-269)."""

from derajat.errors.messages import Message


MESSAGES: tuple[Message, ...] = ()
