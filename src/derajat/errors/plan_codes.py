"""Messages about plans that cannot be loaded (PLN-001 to PLN-049)."""

from derajat.errors.messages import Message


MESSAGES: tuple[Message, ...] = ()
