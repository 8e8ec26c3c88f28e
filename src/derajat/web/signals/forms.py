"""The form with which a signal is answered."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone

from derajat.model.labels import Label
from derajat.web.reading.signals import Signal
from derajat.web.signals.models import Result


MOST_LETTERS = 2000
_LONGEST_KEY = 40
RESULT_LABELS = {
    Result.NO_OUTBREAK: Label(
        "Bukan KLB: naik yang biasa atau sudah diketahui",
        "No outbreak: a usual or known rise",
    ),
    Result.OUTBREAK: Label(
        "KLB: penyelidikan epidemiologi dan W1 dalam 24 jam",
        "Outbreak: investigation and W1 within 24 hours",
    ),
    Result.WRONG_DATA: Label(
        "Salah data: laporan akan diperbaiki", "Wrong data: the report will be mended"
    ),
}
_MESSAGES = {
    "date": Label(
        "Isi tanggal verifikasi, misalnya 2026-03-31.",
        "Enter the day of the verification, such as 2026-03-31.",
    ),
    "time": Label(
        "Isi jam verifikasi, misalnya 10:20.",
        "Enter the time of the verification, such as 10:20.",
    ),
    "result": Label("Pilih hasil verifikasi.", "Choose the result."),
    "action": Label(
        "Tulis tindakan yang dilakukan, paling banyak 2.000 huruf.",
        "Write what was done, at most 2,000 letters.",
    ),
    "future": Label(
        "Waktu verifikasi belum terjadi. Periksa tanggal dan jamnya.",
        "That moment has not come yet. Check day and time.",
    ),
    "early": Label(
        "Waktu verifikasi lebih awal daripada minggu sinyalnya. Periksa tanggalnya.",
        "That moment lies before the week of the signal. Check the day.",
    ),
}


class ResponseForm(forms.Form):
    """When a signal was verified, with which result, and what was done."""

    tanggal = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    jam = forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}))
    hasil = forms.ChoiceField()
    tindakan = forms.CharField(max_length=MOST_LETTERS, widget=forms.Textarea)
    kunci = forms.CharField(max_length=_LONGEST_KEY)
    versi = forms.IntegerField(min_value=0, max_value=10**6)

    def __init__(
        self, *args: Any, signal: Signal, now: datetime.datetime, language: str
    ) -> None:
        super().__init__(*args)
        self._signal, self._now, self._language = signal, now, language
        choices = [(r.value, w.render(language)) for r, w in RESULT_LABELS.items()]
        hasil = self.fields["hasil"]
        hasil.choices = choices  # type: ignore[attr-defined]
        names = {"tanggal": "date", "jam": "time", "hasil": "result"}
        for name, field in self.fields.items():
            words = _MESSAGES[names.get(name, "action")].render(language)
            field.error_messages = dict.fromkeys(
                (*field.error_messages, "max_length", "invalid_choice"), words
            )

    def clean(self) -> dict[str, Any]:
        """Hold the moment against the week of the signal and the clock."""
        fields = super().clean() or {}
        if "tanggal" in fields and "jam" in fields:
            moment = datetime.datetime.combine(fields["tanggal"], fields["jam"])
            fields["moment"] = timezone.make_aware(moment)
            self._check(fields["moment"])
        return fields

    def _check(self, moment: datetime.datetime) -> None:
        week = datetime.timedelta(days=9)
        wrong = "future" if moment > self._now else ""
        if moment < self._signal.starts - week:
            wrong = "early"
        if wrong:
            self.add_error("tanggal", _MESSAGES[wrong].render(self._language))
