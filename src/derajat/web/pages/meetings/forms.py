"""Forms of meetings."""

import datetime
from typing import Any

from django import forms

from derajat.model.areas import AreaLevel
from derajat.model.calendar import date_of_day
from derajat.model.labels import Label
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.meetings.writing import AgendaDraft, MeetingDraft
from derajat.web.pages.actions.forms import IndicatorForm, area_choices, day_input
from derajat.web.parts.forms import FieldWords, SpokenForm, hidden_input, text_area


_FAR = datetime.timedelta(days=2 * 366)
_ODD_DAY = Label(
    "Tanggal ini lebih dari dua tahun dari sekarang. Periksa tahunnya.",
    "This day is more than two years from now. Check the year.",
)


class MeetingForm(SpokenForm):
    """A meeting and, once it was held, its minutes."""

    words = {
        "judul": FieldWords(Label("Nama rapat", "Name of the meeting")),
        "tanggal": FieldWords(Label("Tanggal", "Day")),
        "tempat": FieldWords(Label("Tempat", "Place")),
        "wilayah": FieldWords(Label("Wilayah yang dibahas", "Area it is about")),
        "notulen": FieldWords(
            Label("Notulen", "Minutes"),
            Label(
                "Diisi setelah rapat. Tanpa nama atau data pasien.",
                "Filled in after the meeting. Without names or data of patients.",
            ),
        ),
    }
    judul = forms.CharField(max_length=160)
    tanggal = forms.DateField(widget=day_input())
    tempat = forms.CharField(max_length=160, required=False)
    wilayah = forms.ChoiceField()
    notulen = forms.CharField(max_length=20_000, required=False, widget=text_area(12))

    def __init__(self, asked: Asked, *args: Any, **more: Any) -> None:
        super().__init__(asked.language, *args, **more)
        self.fields["wilayah"].choices = area_choices(asked)  # type: ignore[attr-defined]

    def clean_tanggal(self) -> datetime.date:
        """A day that is not a slip of the year."""
        held: datetime.date = self.cleaned_data["tanggal"]
        if abs(held - date_of_day(today())) > _FAR:
            self.say("tanggal", _ODD_DAY)
        return held

    def draft(self) -> MeetingDraft:
        """What the form says, once it is valid."""
        given = self.cleaned_data
        return MeetingDraft(
            area=given["wilayah"],
            title=given["judul"],
            held_on=given["tanggal"],
            place=given["tempat"],
            minutes=given["notulen"],
        )


class EditMeetingForm(MeetingForm):
    """The same for a meeting that is there."""

    versi = forms.IntegerField(min_value=1, widget=hidden_input())


class AgendaForm(IndicatorForm):
    """An item added by hand."""

    words = {
        "pokok": FieldWords(Label("Pokok bahasan", "Subject")),
        "alasan": FieldWords(Label("Mengapa dibahas", "Why it is discussed")),
        "indikator": FieldWords(Label("Kode indikator", "Code of the indicator")),
    }
    pokok = forms.CharField(max_length=300)
    alasan = forms.CharField(max_length=300, required=False)
    indikator = forms.CharField(max_length=40, required=False)

    def __init__(self, asked: Asked, *args: Any, **more: Any) -> None:
        super().__init__(asked.language, *args, **more)
        self.asked = asked

    def draft(self, area: str) -> AgendaDraft:
        """What the form says, of the area the meeting is about."""
        given = self.cleaned_data
        code = given["indikator"]
        return AgendaDraft(given["pokok"], given["alasan"], code, area if code else "")


class ParticipantForm(SpokenForm):
    """A post of a sector; no name."""

    words = {
        "jabatan": FieldWords(
            Label("Jabatan", "Post"), Label("Tanpa nama orang.", "No name of a person.")
        ),
        "sektor": FieldWords(
            Label("Perangkat daerah atau lembaga", "Sector or institution")
        ),
        "puskesmas": FieldWords(
            Label("Puskesmas", "Health centre"),
            Label(
                "Bila diisi, Puskesmas itu dapat membaca rapat ini.",
                "If filled in, that health centre can read this meeting.",
            ),
        ),
    }
    jabatan = forms.CharField(max_length=120)
    sektor = forms.CharField(max_length=120)
    puskesmas = forms.ChoiceField(required=False)

    def __init__(self, asked: Asked, *args: Any, **more: Any) -> None:
        super().__init__(asked.language, *args, **more)
        by_code = asked.reading.office.areas.by_code
        centres = [
            choice
            for choice in area_choices(asked)
            if by_code[choice[0]].level is AreaLevel.HEALTH_CENTRE
        ]
        self.fields["puskesmas"].choices = [("", "–"), *centres]  # type: ignore[attr-defined]


class VersionForm(SpokenForm):
    """A button that holds only for what the page showed."""

    versi = forms.IntegerField(min_value=1, widget=hidden_input())
