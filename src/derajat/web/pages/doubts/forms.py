"""Forms of questions about numbers."""

from django import forms

from derajat.model.labels import Label
from derajat.web.parts.forms import FieldWords, SpokenForm, hidden_input, text_area


LONGEST_QUESTION, LONGEST_ANSWER = 1000, 2000
_SHORTEST = 5
_CLEARER = Label(
    "Tulis sedikit lebih jelas, paling sedikit 5 huruf.",
    "Say a little more, at least 5 letters.",
)
_NO_PERSONS = Label("Tanpa nama atau NIK pasien.", "Without names or NIK of patients.")


class QuestionForm(SpokenForm):
    """What somebody doubts; `kode` is the code of the result that was read."""

    words = {
        "pertanyaan": FieldWords(
            Label("Apa yang Anda ragukan?", "What do you doubt?"), _NO_PERSONS
        )
    }
    kode = forms.CharField(max_length=40, widget=hidden_input())
    pertanyaan = forms.CharField(max_length=LONGEST_QUESTION, widget=text_area())

    def clean_pertanyaan(self) -> str:
        """Something that others understand."""
        return _check_long_enough(self, "pertanyaan")


class AnswerForm(SpokenForm):
    """The answer to a question, with the version the page showed."""

    words = {"jawaban": FieldWords(Label("Jawaban", "Answer"), _NO_PERSONS)}
    versi = forms.IntegerField(min_value=1, widget=hidden_input())
    jawaban = forms.CharField(max_length=LONGEST_ANSWER, widget=text_area())

    def clean_jawaban(self) -> str:
        """Something that others understand."""
        return _check_long_enough(self, "jawaban")


class CloseForm(SpokenForm):
    """The end of a question, with the version the page showed."""

    versi = forms.IntegerField(min_value=1, widget=hidden_input())


def _check_long_enough(form: SpokenForm, name: str) -> str:
    text = str(form.cleaned_data[name])
    if len(text) < _SHORTEST:
        form.say(name, _CLEARER)
    return text
