"""What the plan doctor finds (PLN-100 to PLN-199)."""

from derajat.errors.messages import Message


MESSAGES: tuple[Message, ...] = ()
