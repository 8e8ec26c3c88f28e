"""How firm a statement is: measured, estimated, self-reported, or not measurable."""

from decimal import Decimal
from enum import Enum

from derajat.measures.methods.reading import received_by
from derajat.model.catalogue import Catalogue
from derajat.model.labels import Label
from derajat.model.values import Value


class Grade(Enum):
    """How firm a statement about a value is, the firmest first."""

    MEASURED = "measured"
    ESTIMATED = "estimated"
    """A part of it was divided, carried over or assumed."""
    SELF_REPORTED = "self-reported"
    """Those who are judged, or asked, said it of themselves."""
    NOT_MEASURABLE = "not-measurable"
    """No indicator measures it, or there is no value."""


GRADE_WORDS = {
    Grade.MEASURED: Label("terukur", "measured"),
    Grade.ESTIMATED: Label("taksiran", "estimated"),
    Grade.SELF_REPORTED: Label("dilaporkan sendiri", "self-reported"),
    Grade.NOT_MEASURABLE: Label("tidak dapat diukur", "not measurable"),
}

GRADE_MEANINGS = {
    Grade.MEASURED: Label(
        "dihitung dari catatan pelayanan, register atau hasil pemeriksaan",
        "counted from records of service, registers or examinations",
    ),
    Grade.ESTIMATED: Label(
        "sebagian angkanya dibagi dari wilayah yang lebih luas, memakai satu tahun "
        "acuan, atau diasumsikan",
        "a part of it was divided from a larger area, is of another year, or assumed",
    ),
    Grade.SELF_REPORTED: Label(
        "dinilai atau dijawab sendiri oleh yang dinilai",
        "judged or answered by those whom it is about",
    ),
    Grade.NOT_MEASURABLE: Label(
        "tidak ada indikator yang mengukurnya, atau nilainya belum ada",
        "no indicator measures it, or there is no value",
    ),
}

_ESTIMATING_FLAGS = frozenset(
    {"estimated", "inherited", "assumed-area", "fixed-denominator"}
)
_SELF_REPORTING_DATASETS = frozenset(
    {
        "kapasitas-klb",
        "kesiapan-darurat",
        "mutu-puskesmas",
        "penilaian-puskesmas",
        "penilaian-tata-kelola",
        "profil-puskesmas",
        "spa-puskesmas",
        "survei-kepuasan",
        "survei-perilaku",
        "survei-phbs",
    }
)
"""What an office or a facility states of itself, and interviews."""


def grade_value(value: Value | None, catalogue: Catalogue) -> Grade:
    """The grade of a stored value; what is said by oneself outranks an estimate."""
    if value is None or value.shown is None:
        return Grade.NOT_MEASURABLE
    indicator = catalogue.indicators[value.indicator]
    if _SELF_REPORTING_DATASETS & set(received_by(indicator, catalogue)):
        return Grade.SELF_REPORTED
    if _ESTIMATING_FLAGS & set(value.flags.split(";")) or _has_part_of_a_person(value):
        return Grade.ESTIMATED
    return Grade.MEASURED


def _has_part_of_a_person(value: Value) -> bool:
    """Whether those counted upon are no whole number: they were worked out."""
    return value.denominator is not None and Decimal(value.denominator) % 1 != 0


def name_grade(grade: Grade, language: str = "id") -> str:
    """`terukur`: stands beside a statement, in brackets."""
    return GRADE_WORDS[grade].render(language)


def explain_grades(language: str = "id") -> str:
    """One sentence that tells what the four grades mean."""
    parts = [
        f"{GRADE_WORDS[grade].render(language)} = "
        f"{GRADE_MEANINGS[grade].render(language)}"
        for grade in Grade
    ]
    lead = Label("Kekuatan pernyataan", "How firm a statement is").render(language)
    return f"{lead}: {'; '.join(parts)}."
