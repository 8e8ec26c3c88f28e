"""Fields of the forms of plans: each says in words what it expects."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django import forms

from derajat.model.labels import Label
from derajat.model.plans import Plan


LONGEST_STATEMENT = 400
LONGEST_LINE = 200
LONGEST_TARGET = 60
LONGEST_NEW_CODE = 40
_NEW_CODE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9. /-]*[A-Za-z0-9])?")


@dataclass(frozen=True)
class FormFrame:
    """What a form is made for: the plan, the catalogue's codes, the language."""

    plan: Plan
    indicators: Collection[str]
    """Codes of the catalogue."""
    language: str
    draft: int
    """Id of the draft that the form is a part of."""

    def say(self, indonesian: str, english: str) -> str:
        """Words in the reader's language."""
        return Label(indonesian, english).render(self.language)


class PlainText(forms.CharField):
    """One line of text: white space is folded, marks that cannot be seen refused."""

    def __init__(self, frame: FormFrame, longest: int, **kwargs: Any) -> None:
        is_long = longest > LONGEST_LINE
        widget = forms.Textarea(attrs={"rows": 3}) if is_long else forms.TextInput()
        super().__init__(widget=widget, **kwargs)
        self._frame, self._longest = frame, longest
        self.widget.attrs["maxlength"] = str(longest)
        self.error_messages["required"] = frame.say("Wajib diisi.", "Needed.")

    def to_python(self, value: Any) -> str:
        """The text. Raises ValidationError for what nobody can read."""
        text = " ".join(str(value or "").split())
        if len(text) > self._longest:
            raise forms.ValidationError(
                self._frame.say(
                    f"{len(text)} huruf; paling banyak {self._longest}.",
                    f"{len(text)} letters; at most {self._longest}.",
                )
            )
        if not text.isprintable():
            raise forms.ValidationError(
                self._frame.say(
                    "Berisi tanda yang tidak tampak; ketik ulang teksnya.",
                    "Holds marks that cannot be seen; type the text again.",
                )
            )
        return text


class Sent(forms.Form):
    """Every form: a one-time key, the draft, and the version that was shown."""

    kunci = forms.UUIDField(widget=forms.HiddenInput)
    konsep = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    versi = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    @property
    def key(self) -> str:
        """The one-time key."""
        return str(self.cleaned_data["kunci"])

    def is_of(self, draft: int) -> bool:
        """Whether the form was opened in this draft, not in one before it."""
        return bool(self.cleaned_data["konsep"] == draft)

    @property
    def version(self) -> int:
        """How often the node had been written when the form was opened."""
        return int(self.cleaned_data["versi"])


class CatalogueCode(PlainText):
    """A code of the catalogue, or nothing."""

    def __init__(self, frame: FormFrame, **kwargs: Any) -> None:
        super().__init__(frame, LONGEST_TARGET, required=False, **kwargs)
        self._codes = frame.indicators

    def clean(self, value: Any) -> str:
        """The code. Raises ValidationError for one that the catalogue lacks."""
        text = str(super().clean(value))
        if text and text not in self._codes:
            raise forms.ValidationError(
                self._frame.say(
                    f"“{text}” tidak ada di katalog indikator; contoh: KIA-K6.",
                    f"“{text}” is not in the catalogue; for example: KIA-K6.",
                )
            )
        return text


class NewCode(PlainText):
    """A code for something new."""

    def __init__(self, frame: FormFrame, **kwargs: Any) -> None:
        super().__init__(frame, LONGEST_NEW_CODE, **kwargs)

    def clean(self, value: Any) -> str:
        """The code. Raises ValidationError for other marks than letters and digits."""
        text = str(super().clean(value))
        if text and not _NEW_CODE.fullmatch(text):
            raise forms.ValidationError(
                self._frame.say(
                    "Kode berisi huruf, angka, titik, atau tanda hubung: 1.02.02.",
                    "A code holds letters, digits, points or hyphens: 1.02.02.",
                )
            )
        return text


class Rupiah(PlainText):
    """An amount of rupiah as people write it: 2.400.000.000 or 2400000000."""

    def __init__(self, frame: FormFrame, **kwargs: Any) -> None:
        super().__init__(frame, LONGEST_TARGET, required=False, **kwargs)
        self.widget.attrs["inputmode"] = "numeric"
        dot, comma = (r"\.", ",") if frame.language == "id" else (",", r"\.")
        self._form = re.compile(
            rf"(?:[0-9]{{1,18}}|[0-9]{{1,3}}(?:{dot}[0-9]{{3}}){{1,5}})"
            rf"(?:{comma}[0-9]{{1,2}})?"
        )

    def clean(self, value: Any) -> str:
        """The amount with a decimal point, "" for none. Raises ValidationError."""
        text = str(super().clean(value)).removeprefix("Rp").strip()
        if text and not self._form.fullmatch(text):
            raise forms.ValidationError(
                self._frame.say(
                    f"“{text}” bukan jumlah rupiah; contoh: 2.400.000.000.",
                    f"“{text}” is no amount of rupiah; for example: 2,400,000,000.",
                )
            )
        is_indonesian = self._frame.language == "id"
        dot, comma = (".", ",") if is_indonesian else (",", ".")
        return text.replace(dot, "").replace(comma, ".")
