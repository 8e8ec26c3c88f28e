"""Forms in the reader's language, with the one-time key of the page they stand on."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.core.validators import RegexValidator
from django.http import HttpRequest, QueryDict

from derajat.model.labels import Label


KEY_BYTES = 16
KEY_PATTERN = r"\A[0-9a-f]{32}\Z"
REQUIRED = Label("Isi bagian ini.", "Fill this in.")
_NOT_READ = Label("Isian ini tidak dapat dibaca.", "This cannot be read.")
_NOT_A_DATE = Label(
    "Tulis tanggal seperti 2026-11-30.", "Write a date such as 2026-11-30."
)
_NOT_A_CHOICE = Label("Pilih salah satu dari daftar.", "Choose one of the list.")
_NO_KEY = Label(
    "Formulir ini tidak utuh. Muat ulang halaman, lalu kirim lagi.",
    "This form is not whole. Reload the page and send it again.",
)


@dataclass(frozen=True)
class FieldWords:
    """What stands at a field."""

    label: Label
    hint: Label | None = None


def hidden_input() -> forms.HiddenInput:
    """A hidden field without an id: several forms of a page have one of the name."""
    return forms.HiddenInput(attrs={"id": False})


class KeyField(forms.CharField):
    """The one-time key of a form: the same form sent twice writes once."""

    def __init__(self) -> None:
        whole = RegexValidator(KEY_PATTERN)
        super().__init__(validators=[whole], widget=hidden_input())


class SpokenForm(forms.Form):
    """A form whose words stand beside its fields, in both languages."""

    words: ClassVar[Mapping[str, FieldWords]] = {}
    kunci = KeyField()

    def __init__(self, language: str, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.language = language
        self.use_required_attribute = False
        self.initial.setdefault("kunci", draw_key())
        for name, field in self.fields.items():
            _speak(field, self.words.get(name), language)
        self.fields["kunci"].error_messages = dict.fromkeys(
            ("required", "invalid"), _NO_KEY.render(language)
        )

    def say(self, name: str | None, words: Label) -> None:
        """Put an error at a field, or above all of them."""
        self.add_error(name, words.render(self.language))


def text_area(rows: int = 3) -> forms.Textarea:
    """A field of several lines."""
    return forms.Textarea(attrs={"rows": rows})


def read_sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with, were it nothing; None for a page that is asked for."""
    return request.POST if request.method == "POST" else None


def draw_key() -> str:
    """A new one-time key, 32 hexadecimal digits."""
    return secrets.token_hex(KEY_BYTES)


def _speak(field: forms.Field, words: FieldWords | None, language: str) -> None:
    if words is not None:
        field.label = words.label.render(language)
        field.help_text = words.hint.render(language) if words.hint else ""
    is_date = isinstance(field, forms.DateField)
    invalid = _NOT_A_DATE if is_date else _NOT_READ
    field.error_messages = {
        **field.error_messages,
        "required": REQUIRED.render(language),
        "invalid": invalid.render(language),
        "invalid_choice": _NOT_A_CHOICE.render(language),
    }
    longest = getattr(field, "max_length", None)
    if longest:
        for check in field.validators:
            if getattr(check, "code", "") == "max_length":
                most = Label(f"Paling banyak {longest} huruf.", f"At most {longest}.")
                check.message = most.render(language)  # type: ignore[attr-defined]
