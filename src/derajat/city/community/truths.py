"""What is true of community."""

from derajat.city.truth import Truth


TRUTHS: dict[str, Truth] = {}
