"""What is true."""
from derajat.city.truth import Truth
TRUTHS: dict[str, Truth] = {}
