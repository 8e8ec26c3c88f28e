"""What is true of emergency."""

from derajat.city.truth import Truth


TRUTHS: dict[str, Truth] = {}
