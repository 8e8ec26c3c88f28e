"""Words for people, in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Label:
    """A wording in Indonesian and in English."""

    id: str
    en: str

    def render(self, language: str = "id") -> str:
        """The wording in `language` ("id" or "en")."""
        return self.id if language == "id" else self.en


@dataclass(frozen=True)
class LegalSource:
    """Where a rule is written, and the day somebody last checked that."""

    title: str
    article: str
    checked_on: int
    """Day number."""
