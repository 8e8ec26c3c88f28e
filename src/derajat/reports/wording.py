"""Words of the product in the language of a report."""

from derajat.model.labels import Label
from derajat.reports.source import Making


def say(making: Making, indonesian: str, english: str) -> str:
    """One of two wordings, by the language of the report."""
    return Label(indonesian, english).render(making.language)
