"""Forms of surveys: opening a round, and what somebody says of a visit."""

import datetime
from collections.abc import Mapping
from typing import Any

from django import forms

from derajat.model.areas import AreaLevel
from derajat.model.calendar import date_of_day
from derajat.model.labels import Label
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.pages.actions.forms import area_choices, day_input
from derajat.web.parts.forms import FieldWords, SpokenForm, text_area
from derajat.web.surveys.models import Round
from derajat.web.surveys.questions import (
    EDUCATIONS,
    ELEMENTS,
    JOBS,
    MOST_LETTERS,
    OLDEST,
    SERVICES,
    SEXES,
    YOUNGEST,
)
from derajat.web.surveys.writing import AnswerDraft, RoundDraft


MOST_USERS = 5_000_000
LONGEST = datetime.timedelta(days=366)
_ENDS_EARLY = Label(
    "Hari terakhir tidak boleh sebelum hari pertama.",
    "The last day cannot be before the first.",
)
_TOO_LONG = Label("Satu putaran paling lama setahun.", "A round lasts a year at most.")
_OVER = Label("Hari terakhir sudah lewat.", "The last day has passed.")
_CHOOSE = Label("Pilih salah satu jawaban.", "Choose one of the answers.")
_ODD_AGE = Label(
    f"Umur dalam tahun, {YOUNGEST} sampai {OLDEST}; boleh dikosongkan.",
    f"Age in years, {YOUNGEST} to {OLDEST}; may be left empty.",
)


class RoundForm(SpokenForm):
    """A new round of a health centre."""

    words = {
        "puskesmas": FieldWords(Label("Puskesmas", "Health centre")),
        "layanan": FieldWords(
            Label("Layanan", "Service"),
            Label(
                "Kosongkan bila responden memilih sendiri.",
                "Leave empty to let people choose.",
            ),
        ),
        "titik": FieldWords(
            Label("Titik layanan di poster", "Service point on the poster"),
            Label("Misalnya Loket 2.", "Such as counter 2."),
        ),
        "mulai": FieldWords(Label("Hari pertama", "First day")),
        "akhir": FieldWords(Label("Hari terakhir", "Last day")),
        "pengguna": FieldWords(
            Label("Pengguna layanan dalam periode ini", "Users in this period"),
            Label(
                "Dipakai untuk jumlah sampel menurut Krejcie dan Morgan.",
                "Gives the sample size by Krejcie and Morgan.",
            ),
        ),
        "kabar": FieldWords(
            Label(
                "Yang berubah sejak survei terakhir",
                "What changed since the last survey",
            ),
            Label(
                "Ditampilkan setelah orang menjawab.",
                "Shown to people after they answered.",
            ),
        ),
    }
    puskesmas = forms.ChoiceField()
    layanan = forms.ChoiceField(required=False)
    titik = forms.CharField(max_length=80, required=False)
    mulai = forms.DateField(widget=day_input())
    akhir = forms.DateField(widget=day_input())
    pengguna = forms.IntegerField(min_value=1, max_value=MOST_USERS)
    kabar = forms.CharField(max_length=500, required=False, widget=text_area())

    def __init__(self, asked: Asked, *args: Any, **more: Any) -> None:
        super().__init__(asked.language, *args, **more)
        by_code = asked.reading.office.areas.by_code
        centres = [
            choice
            for choice in area_choices(asked)
            if by_code[choice[0]].level is AreaLevel.HEALTH_CENTRE
        ]
        _offer(self.fields["puskesmas"], centres)
        services = _choices(SERVICES, asked.language)
        _offer(self.fields["layanan"], [("", "–"), *services])

    def clean(self) -> dict[str, Any]:
        """Days that make a round."""
        given = super().clean() or self.cleaned_data
        first, last = given.get("mulai"), given.get("akhir")
        if first is None or last is None:
            return given
        if last < first:
            self.say("akhir", _ENDS_EARLY)
        elif last - first > LONGEST:
            self.say("akhir", _TOO_LONG)
        elif last < date_of_day(today()):
            self.say("akhir", _OVER)
        return given

    def draft(self) -> RoundDraft:
        """What the form says, once it is valid."""
        given = self.cleaned_data
        return RoundDraft(
            area=given["puskesmas"],
            service=given["layanan"],
            point=given["titik"],
            first_day=given["mulai"],
            last_day=given["akhir"],
            users=given["pengguna"],
            told=given["kabar"],
        )


class AnswerForm(SpokenForm):
    """What somebody says of a visit: nine elements, and what they like to add."""

    words = {
        "layanan": FieldWords(
            Label("Layanan yang Anda terima", "The service you received")
        ),
        "jk": FieldWords(Label("Jenis kelamin", "Sex")),
        "umur": FieldWords(Label("Umur (tahun)", "Age (years)")),
        "pendidikan": FieldWords(Label("Pendidikan terakhir", "Schooling")),
        "pekerjaan": FieldWords(Label("Pekerjaan", "Job")),
        "saran": FieldWords(
            Label("Saran atau keluhan", "Suggestions or complaints"),
            Label(
                f"Paling banyak {MOST_LETTERS} huruf. Jangan tulis nama atau NIK.",
                f"At most {MOST_LETTERS} letters. Do not write names or NIK.",
            ),
        ),
    }
    layanan = forms.ChoiceField(widget=forms.RadioSelect)
    jk = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    umur = forms.IntegerField(required=False, min_value=YOUNGEST, max_value=OLDEST)
    pendidikan = forms.ChoiceField(required=False)
    pekerjaan = forms.ChoiceField(required=False)
    saran = forms.CharField(required=False, max_length=MOST_LETTERS, widget=text_area())

    def __init__(self, chosen: Round, language: str, *args: Any, **more: Any) -> None:
        super().__init__(language, *args, **more)
        for element in ELEMENTS:
            self.fields[element.key] = _element_field(element.key, language)
        for name, words in (
            ("layanan", SERVICES),
            ("jk", SEXES),
        ):
            _offer(self.fields[name], _choices(words, language))
        for name, words in (("pendidikan", EDUCATIONS), ("pekerjaan", JOBS)):
            _offer(self.fields[name], [("", "–"), *_choices(words, language)])
        if chosen.service:
            del self.fields["layanan"]
        self.chosen = chosen
        age = self.fields["umur"]
        age.widget.attrs["inputmode"] = "numeric"
        odd = _ODD_AGE.render(language)
        age.error_messages |= dict.fromkeys(("invalid", "min_value", "max_value"), odd)
        for check in age.validators:
            check.message = odd  # type: ignore[attr-defined]

    def draft(self) -> AnswerDraft:
        """What the form says, once it is valid."""
        given = self.cleaned_data
        return AnswerDraft(
            service=self.chosen.service or given["layanan"],
            sex=given["jk"],
            age=given["umur"],
            education=given["pendidikan"],
            job=given["pekerjaan"],
            scores=tuple((e.key, int(given[e.key])) for e in ELEMENTS),
            suggestion=given["saran"],
        )


def _element_field(key: str, language: str) -> forms.ChoiceField:
    element = next(known for known in ELEMENTS if known.key == key)
    words = [(str(n), word.render(language)) for n, word in enumerate(element.scale, 1)]
    must = _CHOOSE.render(language)
    return forms.ChoiceField(
        choices=words,
        label=element.question.render(language),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(("required", "invalid_choice"), must),
    )


def _choices(words: Mapping[str, Label], language: str) -> list[tuple[str, str]]:
    return [(code, label.render(language)) for code, label in words.items()]


def _offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    field.choices = choices  # type: ignore[attr-defined]
