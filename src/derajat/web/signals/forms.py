"""The form with which a signal is answered."""

import datetime
from typing import Any

from django import forms
from django.utils import timezone

from derajat.model.labels import Label
from derajat.web.parts.forms import FieldWords, SpokenForm, hidden_input, text_area
from derajat.web.reading.signals import Signal
from derajat.web.signals.models import Result


MOST_LETTERS = 2000
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


_MESSAGES_OF = {
    "tanggal": "date",
    "jam": "time",
    "hasil": "result",
    "tindakan": "action",
}


class ResponseForm(SpokenForm):
    """When a signal was verified, with which result, and what was done."""

    words = {
        "tanggal": FieldWords(Label("Tanggal verifikasi", "Day of the verification")),
        "jam": FieldWords(Label("Jam", "Time")),
        "hasil": FieldWords(Label("Hasil verifikasi", "Result of the verification")),
        "tindakan": FieldWords(
            Label("Tindakan", "What was done"),
            Label(
                "Misalnya: kunjungan rumah 3 kasus, PE, fogging, larvasida.",
                "For example: home visits to 3 cases, investigation, fogging, "
                "larvicide.",
            ),
        ),
    }
    tanggal = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    jam = forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}))
    hasil = forms.ChoiceField(widget=forms.RadioSelect)
    tindakan = forms.CharField(max_length=MOST_LETTERS, widget=text_area(6))
    versi = forms.IntegerField(min_value=0, max_value=10**6, widget=hidden_input())

    def __init__(
        self,
        language: str,
        *args: Any,
        signal: Signal,
        now: datetime.datetime,
        **more: Any,
    ) -> None:
        super().__init__(language, *args, **more)
        self._signal, self._now = signal, now
        choices = [(r.value, w.render(language)) for r, w in RESULT_LABELS.items()]
        hasil = self.fields["hasil"]
        hasil.choices = choices  # type: ignore[attr-defined]
        for name, message in _MESSAGES_OF.items():
            words, field = _MESSAGES[message].render(language), self.fields[name]
            field.error_messages = dict.fromkeys(
                (*field.error_messages, "max_length", "invalid_choice"), words
            )
            for check in field.validators:
                if getattr(check, "code", "") == "max_length":
                    check.message = words  # type: ignore[attr-defined]

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
            self.say("tanggal", _MESSAGES[wrong])
