"""Words of forms and messages that the library asks for before a page is made."""

from typing import cast

from django.utils import translation
from django.utils.functional import lazystr

from derajat.model.labels import Label


def told(indonesian: str, english: str) -> str:
    """A text that is in the language of whoever reads it, decided when it is shown."""
    return cast(str, lazystr(_Words(Label(indonesian, english))))


class _Words:
    def __init__(self, label: Label) -> None:
        self._label = label

    def __str__(self) -> str:
        return self._label.render((translation.get_language() or "id")[:2])
