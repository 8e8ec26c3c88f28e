"""What is true of governance."""

from derajat.city.truth import Truth


TRUTHS: dict[str, Truth] = {}
