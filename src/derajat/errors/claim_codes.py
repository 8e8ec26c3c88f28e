"""What is found about sentences with numbers (AUD-100 to AUD-199)."""

from derajat.errors.messages import Message


MESSAGES: tuple[Message, ...] = ()
