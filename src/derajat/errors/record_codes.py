"""Messages about rows and cells of a table (REC)."""

from derajat.errors.messages import Message


MESSAGES: tuple[Message, ...] = ()
