"""Forms of reports: what to make, what to write, why it is given back."""

import re
from typing import Any

from django import forms

from derajat.model.calendar import Period, PeriodKind, parse_period, periods_between
from derajat.model.labels import Label
from derajat.model.numerals import render_period
from derajat.reports.forms import ReportForm
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.parts.forms import FieldWords, SpokenForm, hidden_input, text_area
from derajat.web.reports.known_forms import choose_period, last_over, list_areas
from derajat.web.reports.texts import read_paragraphs


LONGEST_TEXT = 12_000
LONGEST_REASON = 300
MOST_PERIODS = 24
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    "\U00010000-\U0010ffff]"
)
_NO_SIGN = Label(
    "Ada tanda yang tidak dapat dicetak. Tulis ulang bagian itu.",
    "There is a sign that cannot be printed. Write that part anew.",
)
_WRITE_OR_EMPTY = Label(
    "Tulis sesuatu, atau pilih “Kosongkan tempat ini”.",
    "Write something, or choose “Leave this place empty”.",
)
_LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]


class AskForm(SpokenForm):
    """Which report to make; `laporan` is the form that the choices belong to."""

    words = {
        "periode": FieldWords(Label("Periode", "Period")),
        "tempat": FieldWords(Label("Wilayah", "Area")),
        "bahasa": FieldWords(Label("Bahasa laporan", "Language of the report")),
        "nomor": FieldWords(
            Label("Nomor surat", "Number of the letter"),
            Label("Boleh menyusul: laporan dapat dibuat lagi.", "It may come later."),
        ),
        "tanggal": FieldWords(Label("Tanggal surat", "Day of the letter")),
    }
    laporan = forms.CharField(max_length=60, widget=hidden_input())
    periode = forms.ChoiceField()
    tempat = forms.ChoiceField()
    bahasa = forms.ChoiceField(choices=_LANGUAGES, initial="id")
    nomor = forms.CharField(max_length=60, required=False)
    tanggal = forms.DateField(
        required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, asked: Asked, chosen: ReportForm, *args: Any, **more: Any):
        super().__init__(asked.language, *args, **more)
        periods = [
            (period.render(), render_period(period, asked.language))
            for period in list_periods(asked, chosen)
        ]
        areas = [
            (area.code, area.name)
            for area in list_areas(chosen, asked.reading)
            if area.code in asked.reader.areas
        ]
        self.fields["periode"].choices = periods  # type: ignore[attr-defined]
        self.fields["tempat"].choices = areas  # type: ignore[attr-defined]
        if not self.initial.get("periode"):
            default = choose_period(chosen, asked.period, today())
            self.initial["periode"] = default.render()
        self.initial.setdefault("tempat", asked.area.code)

    def clean_nomor(self) -> str:
        """A number that can be printed."""
        return check_printable(self, "nomor")


class AgainForm(SpokenForm):
    """A button on the page of a report, with the changes that were seen."""

    dilihat = forms.IntegerField(min_value=0, widget=hidden_input())


class TextForm(SpokenForm):
    """A text for a slot, with the version that was read."""

    words = {
        "tulisan": FieldWords(
            Label("Tulisan", "Text"),
            Label(
                "Satu baris satu paragraf. Tanpa nama pasien.",
                "One paragraph a line. Without names of patients.",
            ),
        ),
        "kosong": FieldWords(Label("Kosongkan tempat ini", "Leave this place empty")),
    }
    versi = forms.IntegerField(min_value=0, widget=hidden_input())
    tulisan = forms.CharField(
        max_length=LONGEST_TEXT, required=False, widget=text_area(10)
    )
    kosong = forms.BooleanField(required=False)

    def clean_tulisan(self) -> str:
        """Its paragraphs, one a line."""
        return read_paragraphs(check_printable(self, "tulisan"))

    def clean(self) -> dict[str, Any]:
        """Words, or the wish for none."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        is_empty = not given.get("tulisan")
        if is_empty and not given.get("kosong") and "tulisan" not in self.errors:
            self.say("tulisan", _WRITE_OR_EMPTY)
        if given.get("kosong"):
            given["tulisan"] = ""
        return given


class CheckedForm(SpokenForm):
    """That somebody looked at a stale text, with the version that was read."""

    versi = forms.IntegerField(min_value=1, widget=hidden_input())


class SentForm(SpokenForm):
    """A Word file that is sent back, or the button that keeps what stood in it."""


def check_printable(form: SpokenForm, name: str) -> str:
    """The text of a field; one that no file could hold is told at the field."""
    text = str(form.cleaned_data[name])
    if not is_printable(text):
        form.say(name, _NO_SIGN)
    return text


def is_printable(text: str) -> bool:
    """Whether every sign of a text can be written into a file as it stands."""
    return _UNPRINTABLE.search(text) is None


def list_periods(asked: Asked, chosen: ReportForm) -> tuple[Period, ...]:
    """The periods a form can be made for, the newest first.

    Those with values; of years and quarters also the one that comes next, for what is
    agreed before its time.
    """
    known = (parse_period(text) for text in asked.reading.shelf.periods)
    wanted = {p for p in known if p is not None and p.kind in chosen.periods}
    for kind in chosen.periods:
        over = last_over(kind, today())
        wanted.add(over)
        if kind in (PeriodKind.YEAR, PeriodKind.QUARTER):
            wanted.update(periods_between(kind, over.number + 1, over.number + 2))
    by_day = sorted(wanted, key=lambda p: (p.last_day, p.first_day), reverse=True)
    return tuple(by_day[:MOST_PERIODS])
