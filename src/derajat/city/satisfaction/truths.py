"""What is true of satisfaction."""

from derajat.city.truth import Truth


TRUTHS: dict[str, Truth] = {}
