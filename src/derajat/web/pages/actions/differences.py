"""What two people changed at once, side by side, so that nothing is lost."""

from dataclasses import dataclass

from derajat.model.numerals import render_number
from derajat.web.asked import Asked
from derajat.web.meetings.models import Action
from derajat.web.parts.forms import SpokenForm


@dataclass(frozen=True)
class Difference:
    """A field in which the form differs from what is stored by now."""

    label: str
    yours: str
    now: str


def form_values(action: Action, language: str = "id") -> dict[str, object]:
    """What an action puts into its form."""
    return {
        "judul": action.title,
        "alasan": action.reason,
        "wilayah": action.area,
        "indikator": action.indicator,
        "pemilik": str(action.owner_id or ""),
        "perangkat": action.owner_sector,
        "tenggat": action.due,
        "dari": _number(action.expected_from, language),
        "menjadi": _number(action.expected_to, language),
        "hingga": action.expected_until,
    }


def build_differences(
    form: SpokenForm, action: Action, asked: Asked
) -> tuple[Difference, ...]:
    """The fields whose text differs, in the order of the form."""
    stored = form_values(action, asked.language)
    return tuple(
        Difference(
            str(form.fields[name].label),
            _words(form, name, yours),
            _words(form, name, now),
        )
        for name, now in stored.items()
        if (yours := form.data.get(name, "")) != _plain(now)
    )


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _words(form: SpokenForm, name: str, value: object) -> str:
    """The words of a choice, or the text itself."""
    choices = {
        str(code): str(words)
        for code, words in getattr(form.fields[name], "choices", ())
    }
    plain = _plain(value)
    return choices.get(plain, plain) or "–"


def _number(text: str, language: str) -> str:
    return render_number(text, language) if text else ""
