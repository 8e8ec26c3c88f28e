"""What the arithmetic checker finds in tables (AUD-001 to AUD-099)."""

from derajat.errors.messages import Message


MESSAGES: tuple[Message, ...] = ()
