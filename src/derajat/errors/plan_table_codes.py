"""Messages about plans read from tables and texts (PLN-050 to PLN-099)."""

from derajat.errors.messages import Message


MESSAGES: tuple[Message, ...] = ()
