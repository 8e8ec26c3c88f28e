"""Forms of actions: what people write, checked before anything is kept."""

import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms

from derajat.model.calendar import date_of_day
from derajat.model.labels import Label
from derajat.web.accounts.models import Account
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.meetings.evidence_files import (
    LARGEST_BYTES,
    TOO_LARGE,
    WRONG_KIND,
    find_kind,
)
from derajat.web.meetings.models import OTHER_SECTOR
from derajat.web.meetings.owners import can_work_in, list_owners
from derajat.web.meetings.writing import ActionDraft
from derajat.web.parts.forms import (
    REQUIRED,
    FieldWords,
    SpokenForm,
    hidden_input,
    text_area,
)


FURTHEST = datetime.timedelta(days=5 * 366)
_LARGEST = Decimal(10) ** 12
_LONG_ENOUGH = 5
_NOT_KNOWN = Label(
    "Kode ini tidak ada dalam daftar indikator.",
    "This code is not in the list of indicators.",
)
_ONE_OWNER = Label(
    "Isi salah satu: pemilik dari kantor ini, atau perangkat daerah lain.",
    "Fill in one of the two: an owner of this office, or another sector.",
)
_OUTSIDE = Label(
    "Pemilik ini tidak bekerja di wilayah itu. Pilih yang lain.",
    "This owner does not work in that area. Choose another.",
)
_PAST = Label("Tenggat sudah lewat.", "The due date has passed.")
_TOO_FAR = Label(
    "Tenggat lebih dari lima tahun lagi. Periksa tahunnya.",
    "The due date is more than five years away. Check the year.",
)
_NO_NUMBER = Label("Tulis angka, misalnya 82,5.", "Write a number, such as 82.5.")
_BOTH_ENDS = Label("Isi “dari” dan “menjadi”.", "Fill in both from and to.")
_NOTHING = Label(
    "Tulis keterangan atau pilih berkas.", "Write something or choose a file."
)
_CLEARER = Label(
    "Tulis sedikit lebih jelas, paling sedikit 5 huruf.",
    "Say a little more, at least 5 letters.",
)


def day_input() -> forms.DateInput:
    """A field of a date as browsers and people without one write it."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class IndicatorForm(SpokenForm):
    """A form that names an indicator of the catalogue, or none."""

    asked: Asked

    def clean_indikator(self) -> str:
        """A code of the catalogue, or nothing."""
        code = str(self.cleaned_data["indikator"]).upper()
        if code and code not in self.asked.reading.catalogue.indicators:
            self.say("indikator", _NOT_KNOWN)
        return code


class ActionForm(IndicatorForm):
    """Who does what where until when."""

    words = {
        "judul": FieldWords(Label("Apa yang dilakukan", "What is to be done")),
        "alasan": FieldWords(Label("Mengapa", "Why")),
        "wilayah": FieldWords(Label("Di mana", "Where")),
        "indikator": FieldWords(
            Label("Kode indikator", "Code of the indicator"),
            Label("Misalnya KIA-K6.", "Such as KIA-K6."),
        ),
        "pemilik": FieldWords(
            Label("Pemilik di kantor ini", "Owner in this office"),
            Label(
                "Isi ini, atau perangkat daerah lain.",
                "Fill in this, or another sector.",
            ),
        ),
        "perangkat": FieldWords(
            Label("Atau perangkat daerah lain", "Or another sector"),
            Label("Misalnya Dinas Pendidikan.", "Such as Dinas Pendidikan."),
        ),
        "tenggat": FieldWords(Label("Tenggat", "Due")),
        "dari": FieldWords(
            Label("Harapan: dari", "Expected: from"),
            Label("Misalnya 68,2.", "Such as 68.2."),
        ),
        "menjadi": FieldWords(Label("Harapan: menjadi", "Expected: to")),
        "hingga": FieldWords(Label("Harapan: paling lambat", "Expected: until")),
    }
    judul = forms.CharField(max_length=200)
    alasan = forms.CharField(max_length=500, required=False, widget=text_area())
    wilayah = forms.ChoiceField()
    indikator = forms.CharField(max_length=40, required=False)
    pemilik = forms.ChoiceField(required=False)
    perangkat = forms.CharField(max_length=120, required=False)
    tenggat = forms.DateField(widget=day_input())
    dari = forms.CharField(max_length=20, required=False)
    menjadi = forms.CharField(max_length=20, required=False)
    hingga = forms.DateField(required=False, widget=day_input())

    def __init__(self, asked: Asked, *args: Any, kept_due: Any = None, **more: Any):
        super().__init__(asked.language, *args, **more)
        self.asked = asked
        self.kept_due = kept_due
        _offer(self.fields["wilayah"], area_choices(asked))
        owners = list_owners(asked.reader.areas)
        if asked.reader.role == OTHER_SECTOR:
            own = str(asked.reader.account.pk)
            owners = [choice for choice in owners if choice[0] == own]
        _offer(self.fields["pemilik"], [("", "–"), *owners])
        for name in ("dari", "menjadi"):
            self.fields[name].widget.attrs["inputmode"] = "decimal"

    def clean_judul(self) -> str:
        """Something that others understand."""
        title = str(self.cleaned_data["judul"])
        if len(title) < _LONG_ENOUGH:
            self.say("judul", _CLEARER)
        return title

    def clean_tenggat(self) -> datetime.date:
        """A day to come; that of an action that is late may stay."""
        due: datetime.date = self.cleaned_data["tenggat"]
        day = date_of_day(today())
        if due < day and due != self.kept_due:
            self.say("tenggat", _PAST)
        if due > day + FURTHEST:
            self.say("tenggat", _TOO_FAR)
        return due

    def clean_dari(self) -> str:
        """A number as it is written here, kept with a decimal point."""
        return self._read_number("dari")

    def clean_menjadi(self) -> str:
        """The same for what it should become."""
        return self._read_number("menjadi")

    def clean(self) -> dict[str, Any]:
        """What only shows between fields."""
        given = super().clean() or self.cleaned_data
        if bool(given.get("pemilik")) == bool(given.get("perangkat")):
            if "pemilik" in given and "perangkat" in given:
                self.say("pemilik", _ONE_OWNER)
        elif given.get("pemilik") and given.get("wilayah"):
            self._check_owner(given["pemilik"], given["wilayah"])
        has_from, has_to = given.get("dari"), given.get("menjadi")
        if {"dari", "menjadi"} <= set(given) and bool(has_from) != bool(has_to):
            self.say("menjadi", _BOTH_ENDS)
        return given

    def draft(self) -> ActionDraft:
        """What the form says, once it is valid."""
        given = self.cleaned_data
        chosen = given["pemilik"]
        return ActionDraft(
            area=given["wilayah"],
            title=given["judul"],
            reason=given["alasan"],
            indicator=given["indikator"],
            owner=Account.objects.get(pk=chosen) if chosen else None,
            owner_sector=given["perangkat"],
            due=given["tenggat"],
            expected_from=given["dari"],
            expected_to=given["menjadi"],
            expected_until=given["hingga"],
        )

    def _check_owner(self, chosen: str, area: str) -> None:
        account = Account.objects.get(pk=chosen)
        registry = self.asked.reading.office.areas
        if not can_work_in(account, area, registry, today()):
            self.say("pemilik", _OUTSIDE)

    def _read_number(self, name: str) -> str:
        text = str(self.cleaned_data[name]).replace(" ", "")
        if not text:
            return ""
        number = read_decimal(text, self.language)
        if number is None:
            self.say(name, _NO_NUMBER)
            return ""
        return str(number)


class EditActionForm(ActionForm):
    """The same for an action that is there; `versi` tells which the form showed."""

    versi = forms.IntegerField(min_value=1, widget=hidden_input())


class MoveForm(SpokenForm):
    """A move of an action, with the version the page showed."""

    words = {"catatan": FieldWords(Label("Catatan", "Note"))}
    langkah = forms.CharField(max_length=10, widget=hidden_input())
    versi = forms.IntegerField(min_value=1, widget=hidden_input())
    catatan = forms.CharField(max_length=500, required=False, widget=text_area())

    def require_note(self) -> bool:
        """Whether a reason was given; says so where not."""
        if self.cleaned_data["catatan"]:
            return True
        self.say("catatan", REQUIRED)
        return False


class EvidenceForm(SpokenForm):
    """Words and a file that show that an action was done."""

    words = {
        "keterangan": FieldWords(Label("Keterangan", "What was done")),
        "berkas": FieldWords(
            Label("Berkas", "File"),
            Label(
                "PDF, JPG, PNG, XLSX, atau DOCX, paling besar 10 MB. "
                "Tanpa nama atau NIK pasien.",
                "PDF, JPG, PNG, XLSX or DOCX, at most 10 MB. "
                "Without names or NIK of patients.",
            ),
        ),
    }
    keterangan = forms.CharField(max_length=1000, required=False, widget=text_area())
    berkas = forms.FileField(required=False, allow_empty_file=True)
    kind = ""

    def clean_berkas(self) -> Any:
        """A file of a kind that is known by its content."""
        file = self.cleaned_data["berkas"]
        if not file:
            return None
        if file.size > LARGEST_BYTES:
            self.say("berkas", TOO_LARGE)
            return None
        self.kind = find_kind(file) or ""
        if not self.kind:
            self.say("berkas", WRONG_KIND)
        return file

    def clean(self) -> dict[str, Any]:
        """One of the two at least."""
        given = super().clean() or self.cleaned_data
        if not self.errors and not (given.get("keterangan") or given.get("berkas")):
            self.say("keterangan", _NOTHING)
        return given


def area_choices(asked: Asked) -> list[tuple[str, str]]:
    """The reader's areas by name, the reader's home first."""
    by_code = asked.reading.office.areas.by_code
    known = [by_code[code] for code in asked.reader.areas if code in by_code]
    known.sort(key=lambda area: (area.code != asked.reader.home, area.name))
    return [(area.code, area.name) for area in known]


def read_decimal(text: str, language: str) -> Decimal | None:
    """A number as people write it in a language; None for anything else."""
    plain = text.replace(".", "").replace(",", ".") if language == "id" else text
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < _LARGEST else None


def _offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    field.choices = choices  # type: ignore[attr-defined]
