"""Rules about how a target is printed: what it was read as, or why it cannot be."""

from collections.abc import Iterable, Iterator

from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.model.targets import (
    Amount,
    Between,
    Bound,
    Exactly,
    Grade,
    PrintedTarget,
    Sign,
    Unreadable,
    WhyUnreadable,
)
from derajat.plan.doctor.examination import Examination
from derajat.plan.doctor.findings import Symptom
from derajat.plan.doctor.levels import unit_words
from derajat.plan.doctor.naming import (
    INDICATORS,
    Case,
    gather,
    indicator_case,
    tell,
)


_SIGNS = {
    Sign.BELOW: Label("di bawah", "below"),
    Sign.AT_MOST: Label("paling banyak", "at most"),
    Sign.ABOVE: Label("di atas", "above"),
    Sign.AT_LEAST: Label("paling sedikit", "at least"),
}
_WHY = {
    WhyUnreadable.AMBIGUOUS: Label(
        "dapat dibaca dengan dua cara", "it can be read in two ways"
    ),
    WhyUnreadable.SEVERAL: Label(
        "memuat beberapa angka yang bukan rentang",
        "it holds several numbers that are no range",
    ),
    WhyUnreadable.ERROR: Label("galat rumus lembar kerja", "an error of a spreadsheet"),
    WhyUnreadable.WORDS: Label(
        "tidak ada angka yang berdiri sendiri", "no number in it stands alone"
    ),
}

_FORMS_ONE_BY_ONE = 10
"""Bounds and ranges are few in most plans and each may be misread."""


def look_for_other_forms(examination: Examination) -> Iterator[Symptom]:
    """Targets that are no plain number or per cent, with what they were read as.

    One case an indicator, at its first text of such a form; gathered by form.
    """
    forms: dict[type, list[Case]] = {}
    for item in examination.indicators:
        for text, where in item.odd_forms:
            said = describe(text)
            if said:
                detail = Label(
                    f"“{text.printed}”: {said.id}", f"“{text.printed}”: {said.en}"
                )
                case = indicator_case(item, where, detail)
                forms.setdefault(type(text.reading), []).append(case)
                break
    total = len(examination.indicators)
    for cases in forms.values():
        yield from gather(cases, total, INDICATORS, limit=_FORMS_ONE_BY_ONE)


def describe(text: PrintedTarget) -> Label | None:
    """What a text was read as; None for a plain number, per cent or nothing."""
    match text.reading:
        case Bound(sign, amount):
            words, number = _SIGNS[sign], _amount(amount)
            return Label(f"{words.id} {number.id}", f"{words.en} {number.en}")
        case Between(low, high):
            ends = _amount(low), _amount(high)
            return Label(
                f"rentang {ends[0].id} sampai {ends[1].id}",
                f"a range {ends[0].en} to {ends[1].en}",
            )
        case Grade(grade, ladder):
            scale = Label(ladder or "belum pasti", ladder or "not sure")
            return Label(
                f"tingkat {grade} (skala: {scale.id})",
                f"grade {grade} (scale: {scale.en})",
            )
        case Exactly(amount) if amount.unit or amount.scale not in (1, 100):
            number = _amount(amount)
            return Label(f"angka {number.id}", f"the number {number.en}")
    return None


def _amount(amount: Amount) -> Label:
    """The number with the marks of each language, and what it counts."""
    return Label(_amount_in(amount, "id"), _amount_in(amount, "en"))


def _amount_in(amount: Amount, language: str) -> str:
    number = render_number(f"{amount.number:f}", language)
    if amount.scale == 100 and not amount.unit:
        return f"{number} %"
    if amount.scale > 1:
        number = f"{number} per {render_number(amount.scale, language)}"
    return f"{number} {amount.unit}".strip()


def look_for_reversed_ranges(examination: Examination) -> Iterator[Symptom]:
    """Ranges printed with the higher end first; one finding an indicator."""
    for item in examination.indicators:
        for text, where in item.odd_forms:
            reading = text.reading
            if isinstance(reading, Between) and reading.is_reversed:
                case = indicator_case(item, where)
                low, high = _amount(reading.low), _amount(reading.high)
                yield tell(case, printed=text.printed, low=low, high=high)
                break


def look_for_unreadable(examination: Examination) -> Iterator[Symptom]:
    """Targets with numbers that nobody can read for sure."""
    return _unreadable(examination, in_words=False)


def look_for_words(examination: Examination) -> Iterator[Symptom]:
    """Targets that are words instead of numbers."""
    return _unreadable(examination, in_words=True)


def _unreadable(examination: Examination, in_words: bool) -> Iterator[Symptom]:
    """One symptom an indicator and reason, at the first such text."""
    for item in examination.indicators:
        told: set[WhyUnreadable] = set()
        for text, where in item.odd_forms:
            reading = text.reading
            if not isinstance(reading, Unreadable) or reading.why in told:
                continue
            if (reading.why is WhyUnreadable.WORDS) == in_words:
                told.add(reading.why)
                case = indicator_case(item, where)
                yield tell(case, printed=text.printed, why=_WHY[reading.why])


def look_for_two_ladders(examination: Examination) -> Iterator[Symptom]:
    """Grades of two scales, or grades beside numbers, in one row."""
    for item in examination.indicators:
        readings = [text.reading for text, _ in item.odd_forms]
        scales = {grade.ladder for grade in readings if isinstance(grade, Grade)}
        if not scales:
            continue
        has_numbers = any(text.amounts for text in item.printed)
        if len(scales - {""}) > 1 or has_numbers:
            texts = dict.fromkeys(text.printed for text in item.printed)
            yield tell(indicator_case(item), printed=", ".join(texts))


def look_for_mixed_units(examination: Examination) -> Iterator[Symptom]:
    """Baseline and years that count in different units."""
    for item in examination.indicators:
        if not item.odd_forms:
            continue
        texts = item.printed
        differing = [
            found for found in (unit_words(texts), _wholes(texts)) if len(found) > 1
        ]
        if differing:
            baseline = item.indicator.baseline
            printed = ", ".join(f"“{text}”" for text in differing[0].values())
            where = baseline.where if baseline else item.indicator.where
            yield tell(indicator_case(item, where), printed=printed)


def _wholes(texts: Iterable[PrintedTarget]) -> dict[int, str]:
    """The wholes of which the numbers are shares, to the first text with each."""
    found: dict[int, str] = {}
    for text in texts:
        for amount in text.amounts:
            if amount.scale > 1:
                found.setdefault(amount.scale, text.printed)
    return found
