"""Messages about judging against targets (PLN-200 to PLN-249)."""

from derajat.errors.messages import Message


MESSAGES: tuple[Message, ...] = ()
