"""Messages about definitions, sources and plans (DEF)."""

from derajat.errors.messages import Message


MESSAGES: tuple[Message, ...] = ()
