"""What is true of licences."""

from derajat.city.truth import Truth


TRUTHS: dict[str, Truth] = {}
