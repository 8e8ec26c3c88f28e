"""Messages about what is not allowed or not possible here (REF)."""

from derajat.errors.messages import Message


MESSAGES: tuple[Message, ...] = ()
