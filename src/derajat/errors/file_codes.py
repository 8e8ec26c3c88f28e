"""Messages about files that cannot be read as tables (FIL)."""

from derajat.errors.messages import Message


MESSAGES: tuple[Message, ...] = ()
