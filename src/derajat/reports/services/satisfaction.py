"""The satisfaction report: sample, index with its band, the nine elements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from derajat.model.calendar import Period, PeriodKind
from derajat.model.labels import Label
from derajat.model.values import Value
from derajat.reports.builders import Settings
from derajat.reports.numbers import (
    ABSENT,
    decimal_number,
    denominator_number,
    value_number,
)
from derajat.reports.outline import Block, Column, Fact, Quoted, Role, Row, Text
from derajat.reports.services.layout import (
    AMOUNT,
    PLACE,
    WORDS,
    Content,
    build_table,
    cell,
    quoted,
    sentence,
)
from derajat.reports.source import Making
from derajat.reports.stale import build_slot
from derajat.reports.wording import say
from derajat.statistics.sampling import ELEMENTS, BandResult, satisfaction_band


INDEX, RESPONDENTS = "IKU-IKM", "SKM-RESP"
ELEMENT_CODES = tuple(f"SKM-U{number}" for number in range(1, 10))
SURVEY_REPORTS = "laporan-skm"
CONVERSION = 25
"""The index from 1 to 4 is printed from 25 to 100."""
_PLACES = 2
_LOWEST = 3


@dataclass(frozen=True)
class SurveyReport:
    """What a health centre reported of its survey of a half-year."""

    area: str
    half: Period
    users: int
    respondents: int
    needed: int

    @property
    def is_enough(self) -> bool:
        """Whether as many answered as the table of Krejcie and Morgan asks."""
        return self.respondents >= self.needed


@dataclass(frozen=True)
class Satisfaction:
    """The survey of an office in a half-year or year."""

    making: Making

    @cached_property
    def reports(self) -> tuple[SurveyReport, ...]:
        """The reports of the health centres in the period, in their order."""
        period = self.making.period
        order = list(self.making.office.areas.by_code)
        rows = self.making.source.load_facts(SURVEY_REPORTS).to_pylist()
        found = [
            SurveyReport(
                row["puskesmas"],
                Period(PeriodKind.SEMESTER, row["bulan"] // 6),
                row["pengguna"],
                row["responden"],
                row["minimum"],
            )
            for row in rows
            if period.first_month <= row["bulan"] <= period.last_month
            and row["puskesmas"] in order
        ]
        return tuple(
            sorted(found, key=lambda one: (order.index(one.area), one.half.number))
        )

    def value(self, code: str, area: str = "", group: str = "") -> Value | None:
        """A stored value of the period."""
        where = area or self.making.area
        return self.making.source.value(code, where, self.making.period, group)

    def raw_index(self, area: str = "") -> Fraction | None:
        """The index from 1 to 4: the mean of the nine elements, exact."""
        parts = [self.value(code, area) for code in ELEMENT_CODES]
        means = [_mean(part) for part in parts]
        known = [mean for mean in means if mean is not None]
        return (
            sum(known, Fraction(0)) / len(known) if len(known) == len(means) else None
        )

    def band(self, area: str = "") -> BandResult | None:
        """The band of the index, and between which two it lies; None without one."""
        raw = self.raw_index(area)
        return None if raw is None else satisfaction_band(raw)


def _mean(value: Value | None) -> Fraction | None:
    if value is None or value.numerator is None or not value.denominator:
        return None
    return value.numerator / Fraction(value.denominator)


def build_satisfaction_index(making: Making, _settings: Settings) -> Sequence[Block]:
    """The index with its band, said with both where it lies between two."""
    survey = Satisfaction(making)
    value = survey.value(INDEX)
    if value is None or value.shown is None:
        said = say(
            making,
            "Indeks kepuasan masyarakat tidak dapat disebutkan: belum ada jawaban "
            "survei untuk periode ini, atau satu unsur tidak dijawab siapa pun.",
            "The satisfaction index cannot be told: there are no answers for this "
            "period, or nobody answered one of the elements.",
        )
        return (sentence("indeks", said, role=Role.LEAD),)
    return tuple(_tell_index(survey, value))


def _tell_index(survey: Satisfaction, value: Value) -> Iterator[Block]:
    making, catalogue = survey.making, survey.making.source.catalogue
    lead = say(making, "Indeks kepuasan masyarakat: ", "Satisfaction index: ")
    shown = value_number(value, catalogue, making.language, unit=False)
    answered = value_number(
        survey.value(RESPONDENTS), catalogue, making.language, unit=False
    )
    band = Quoted(f", mutu {band_words(making, survey.band())}")
    if making.language == "en":
        band = Quoted(f", quality {band_words(making, survey.band())}")
    yield sentence("indeks", lead, shown, band, ".", role=Role.LEAD)
    grade = say(
        making, " responden [dilaporkan sendiri].", " respondents [self-reported]."
    )
    asked = say(making, "Jawaban dari ", "Answers from ")
    yield sentence("responden", asked, answered, grade)
    yield from _between(survey)
    said = say(
        making,
        "Indeks = rata-rata sembilan unsur × 25, bobot tiap unsur tepat sepersembilan; "
        "dihitung atas semua jawaban, bukan rata-rata unit. Golongan: D sampai 64,99; "
        "C 65,00–76,60; B 76,61–88,30; A 88,31–100.",
        "Index = mean of nine elements × 25, each with the weight of exactly one "
        "ninth; over all answers, not the mean of units. Bands: D up to 64.99; C "
        "65.00–76.60; B 76.61–88.30; A 88.31–100.",
    )
    yield sentence("rumus", Quoted(said), role=Role.NOTE)


def band_words(making: Making, found: BandResult | None) -> str:
    """`B (Baik)`; a dash without a band."""
    if found is None or found.band is None:
        return ABSENT
    return f"{found.band.code} ({found.band.label.render(making.language)})"


def _between(survey: Satisfaction) -> Iterator[Block]:
    making, found = survey.making, survey.band()
    if found is None or found.gap is None:
        return
    low, high = found.gap
    words = say(making, "di celah antara", "in the gap between")
    joined = say(making, "dan", "and")
    said = say(
        making,
        f"Nilai tepatnya berada {words} golongan {low} {joined} {high} yang tercetak; "
        "pembulatan dua desimal yang menentukan golongannya.",
        f"The exact value lies {words} the printed bands {low} {joined} {high}; "
        "rounding to two decimals decides the band.",
    )
    yield sentence("di-celah", said)


_ELEMENT_COLUMNS = (
    (Label("No", "No"), PLACE),
    (Label("Unsur", "Element"), WORDS),
    (Label("Jawaban", "Answers"), AMOUNT),
    (Label("Nilai rata-rata (1–4)", "Mean (1–4)"), AMOUNT),
    (Label("Nilai konversi", "Converted"), AMOUNT),
    (Label("Mutu", "Quality"), Column(1.8)),
)


def build_elements(making: Making, _settings: Settings) -> Sequence[Block]:
    """The nine elements with mean, converted value and band."""
    survey = Satisfaction(making)
    values = [survey.value(code) for code in ELEMENT_CODES]
    if not any(value is not None for value in values):
        return ()
    rows = [_element_row(survey, place, value) for place, value in enumerate(values, 1)]
    caption = Label("Sembilan unsur", "The nine elements")
    notes: list[Text] = []
    if any(value is None for value in values):
        notes.append(
            (say(making, "– berarti tidak ditanyakan.", "– means it was not asked."),)
        )
    table = build_table(
        making, "unsur", caption, _ELEMENT_COLUMNS, rows, notes, "Unsur"
    )
    return (table,)


def _element_row(survey: Satisfaction, place: int, value: Value | None) -> Row:
    making = survey.making
    mean = _mean(value)
    converted: Content = ABSENT
    band = ABSENT
    if mean is not None and value is not None:
        fact = Fact("converted", value.indicator, making.area, value.period)
        exact = mean * CONVERSION
        converted = decimal_number(exact, _PLACES, fact, making.language)
        band = band_words(making, satisfaction_band(mean))
    shown = value_number(value, making.source.catalogue, making.language, unit=False)
    return Row(
        (
            cell(str(place)),
            quoted(ELEMENTS[place - 1].label.render(making.language)),
            cell(denominator_number(value, making.language)),
            cell(shown),
            cell(converted),
            quoted(band),
        )
    )


def build_lowest(making: Making, _settings: Settings) -> Sequence[Block]:
    """The three lowest elements, each with a place for what follows from it."""
    survey = Satisfaction(making)
    found = []
    for number, code in enumerate(ELEMENT_CODES):
        value = survey.value(code)
        mean = _mean(value)
        if value is not None and mean is not None:
            found.append((mean, number, value))
    found.sort(key=lambda one: (one[0], one[1]))
    blocks: list[Block] = []
    for _, number, value in found[:_LOWEST]:
        element = ELEMENTS[number]
        shown = value_number(
            value, making.source.catalogue, making.language, unit=False
        )
        name = Quoted(f"{element.label.render(making.language)}: ")
        blocks.append(sentence(f"rendah-{element.key}", name, shown, "."))
        prompt = say(
            making,
            "Tulis rencana tindak lanjut unsur ini: apa, siapa, kapan selesai.",
            "Write what follows for this element: what, who, until when.",
        )
        blocks.append(build_slot(making, f"tindak-lanjut/{element.key}", prompt))
    if not blocks:
        said = say(making, "Belum ada nilai unsur.", "There are no values of elements.")
        return (sentence("rendah", said),)
    return blocks
