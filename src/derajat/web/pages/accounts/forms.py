"""Forms about accounts: a new one, and a role for one."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from derajat.model.offices import Office
from derajat.opening.offices import find_area
from derajat.web.accounts.granting import Wish, fits, needs_second
from derajat.web.accounts.models import Account
from derajat.web.accounts.words import told
from derajat.web.policy import load_policy


class NewAccount(forms.Form):
    """A new account; its temporary password is drawn, never typed."""

    username = forms.CharField(
        label=told("Nama akun", "Account name"),
        help_text=told(
            "Huruf kecil, angka, titik; bukan NIK. Contoh: siti.r",
            "Small letters, digits, dots; no NIK. Example: siti.r",
        ),
        max_length=150,
    )
    name = forms.CharField(label=told("Nama", "Name"), max_length=150)
    post = forms.CharField(
        label=told("Jabatan", "Post"), max_length=120, required=False
    )

    def clean_username(self) -> str:
        """The name in small letters. A taken one is refused by words of our own."""
        name = str(self.cleaned_data["username"]).lower()
        if Account.objects.filter(username=name).exists():
            raise ValidationError(str(_TAKEN))
        return name


class NewGrant(forms.Form):
    """A role for an account, in an area at the level of the role."""

    area = forms.CharField(
        label=told("Wilayah", "Area"),
        help_text=told(
            "Kode atau nama; kosongkan untuk peran tanpa wilayah.",
            "Code or name; leave empty for a role without areas.",
        ),
        max_length=80,
        required=False,
    )

    def __init__(self, office: Office, language: str, *args: Any, **kw: Any) -> None:
        super().__init__(*args, **kw)
        self._office = office
        choices = role_choices(language)
        self.fields["role"] = forms.ChoiceField(label=_ROLE, choices=choices)
        self.order_fields(("role", "area"))

    def clean(self) -> dict[str, Any]:
        """Find the area that was named, at the level of the role."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "role" in cleaned and "area" in cleaned:
            area = find_area(self._office, cleaned["area"].strip())
            if not fits(Wish(cleaned["role"], area), self._office):
                self.add_error("area", str(_WRONG_AREA))
            cleaned["area"] = area
        return cleaned

    @property
    def wish(self) -> Wish:
        """What the form asks."""
        return Wish(self.cleaned_data["role"], self.cleaned_data["area"])


def role_choices(language: str) -> list[tuple[str, str]]:
    """All roles in words; those that need a second person say so."""
    mark = str(_SECOND)
    return [
        (code, f"{role.label.render(language)}{mark if needs_second(code) else ''}")
        for code, role in load_policy().roles.items()
    ]


_ROLE = told("Peran", "Role")
_SECOND = told(" · perlu persetujuan orang kedua", " · a second person approves")
_TAKEN = told(
    "Nama akun ini sudah dipakai. Pilih yang lain.",
    "This account name is taken. Choose another.",
)
_WRONG_AREA = told(
    "Wilayah tidak ada atau bukan pada tingkat peran ini: kantor, Puskesmas, "
    "atau kelurahan. Tulis kodenya, misalnya 19.71.01.1001.",
    "There is no such area, or not at the level of this role: office, health centre "
    "or village. Write its code, such as 19.71.01.1001.",
)
