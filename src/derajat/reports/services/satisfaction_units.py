"""The satisfaction report: units, kinds of respondents, answers and complaints."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period, PeriodKind
from derajat.model.labels import Label
from derajat.model.numerals import render_period
from derajat.model.values import Value
from derajat.reports.builders import Settings
from derajat.reports.numbers import (
    ABSENT,
    count_number,
    decimal_number,
    denominator_number,
    value_number,
)
from derajat.reports.outline import (
    Align,
    Block,
    Cell,
    Column,
    Fact,
    Number,
    Quoted,
    Row,
    SumOf,
)
from derajat.reports.services.code_names import name_code
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
from derajat.reports.services.satisfaction import (
    CONVERSION,
    INDEX,
    RESPONDENTS,
    Satisfaction,
    band_words,
)
from derajat.reports.source import Making
from derajat.reports.wording import say
from derajat.statistics.sampling import ELEMENTS


MEAN, ANSWERS = "SKM-NRR", "survei-kepuasan"
_COMPLAINTS = (
    "ADU-JML",
    "ADU-JAWAB",
    "ADU-NORM",
    "ADU-MED",
    "ADU-SELESAI",
    "ADU-TEPAT",
    "ADU-SIKAP",
    "ADU-BIAYA",
)
_SCORES = (1, 2, 3, 4)
_UNIT_COLUMNS = (
    (Label("No", "No"), PLACE),
    (Label("Unit layanan", "Unit"), WORDS),
    (Label("Responden", "Respondents"), Column(1.4, Align.RIGHT)),
    (Label("Indeks", "Index"), AMOUNT),
    (Label("Mutu", "Quality"), Column(1.8)),
)


def build_units(making: Making, _settings: Settings) -> Sequence[Block]:
    """The index and its band by unit, closed by the office."""
    survey = Satisfaction(making)
    inside = set(making.office.areas.within(making.area)) - {making.area}
    units = [
        area
        for area in making.office.areas.at_level(AreaLevel.HEALTH_CENTRE)
        if area.code in inside and survey.value(INDEX, area.code) is not None
    ]
    if not units:
        said = say(
            making,
            "Belum ada indeks menurut unit layanan untuk periode ini.",
            "There is no index by unit for this period.",
        )
        return (sentence("unit", said),)
    codes = [area.code for area in units]
    rows = [_unit_row(survey, str(n), code) for n, code in enumerate(codes, 1)]
    rows.append(_unit_row(survey, "", making.area))
    caption = Label("Indeks menurut unit layanan", "Index by unit")
    return (build_table(making, "unit", caption, _UNIT_COLUMNS, rows, (), "Unit"),)


def _unit_row(survey: Satisfaction, place: str, area: str) -> Row:
    making, catalogue = survey.making, survey.making.source.catalogue
    found = survey.band(area)
    words = band_words(making, found)
    if found is not None and found.gap is not None:
        low, high = found.gap
        words += say(making, f"; di celah {low} dan {high}", f"; between {low}, {high}")
    return Row(
        (
            Cell((place,)) if place else Cell(),
            quoted(making.source.area(area).name),
            *(
                cell(
                    value_number(
                        survey.value(code, area), catalogue, making.language, unit=False
                    )
                )
                for code in (RESPONDENTS, INDEX)
            ),
            quoted(words),
        ),
        is_total=not place,
    )


_GROUPS = (
    ("layanan", Label("Jenis layanan", "Kind of service")),
    ("jk", Label("Jenis kelamin", "Sex")),
    ("pendidikan", Label("Pendidikan", "Education")),
)
_GROUP_COLUMNS = (
    (Label("Menurut", "By"), Column(1.6)),
    (Label("Golongan", "Group"), Column(2.2)),
    (Label("Jawaban atas unsur", "Answers on elements"), AMOUNT),
    (Label("Nilai rata-rata (1–4)", "Mean (1–4)"), AMOUNT),
    (Label("Nilai konversi", "Converted"), AMOUNT),
)
_SEXES = {"L": Label("laki-laki", "men"), "P": Label("perempuan", "women")}


def build_groups(making: Making, _settings: Settings) -> Sequence[Block]:
    """The mean over all elements by kind of service and of respondent."""
    values = making.source.shelf.choose(
        MEAN, area=making.area, period=making.period.render()
    )
    rows = [
        _group_row(making, label, value)
        for name, label in _GROUPS
        for value in values
        if value.group.startswith(f"{name}=") and value.shown is not None
    ]
    if not rows:
        return ()
    caption = Label(
        "Nilai menurut jenis layanan dan responden",
        "Scores by kind of service and of respondent",
    )
    return (build_table(making, "golongan", caption, _GROUP_COLUMNS, rows),)


def _group_row(making: Making, label: Label, value: Value) -> Row:
    code = value.group.partition("=")[2]
    known = {**_SEXES, "?": Label("tidak diketahui", "not known")}.get(code)
    name = known.render(making.language) if known else name_code(code)
    return Row(
        (
            quoted(label.render(making.language)),
            quoted(name),
            cell(denominator_number(value, making.language)),
            cell(value_number(value, making.source.catalogue, making.language, False)),
            cell(_converted(making, value)),
        )
    )


def _converted(making: Making, value: Value) -> Content:
    if value.numerator is None or not value.denominator:
        return ABSENT
    exact = Decimal(value.numerator) * CONVERSION / Decimal(value.denominator)
    fact = Fact("converted", MEAN, making.area, value.period, value.group)
    return decimal_number(exact, 2, fact, making.language)


_ANSWER_COLUMNS = (
    (Label("No", "No"), PLACE),
    (Label("Unsur", "Element"), WORDS),
    *((Label(f"Nilai {score}", f"Score {score}"), AMOUNT) for score in _SCORES),
    (Label("Jumlah", "All"), AMOUNT),
)


def build_answers(making: Making, _settings: Settings) -> Sequence[Block]:
    """How many gave each score to each element."""
    counts = _count_answers(making)
    if not counts:
        return ()
    rows = []
    for place, element in enumerate(ELEMENTS, 1):
        many = [counts[place, score] for score in _SCORES]
        cells = [
            cell(_answers(making, place, str(score), count))
            for score, count in zip(_SCORES, many, strict=True)
        ]
        parts = tuple((place, 2 + score) for score in _SCORES)
        whole = _answers(making, place, "", sum(many))
        name = quoted(element.label.render(making.language))
        closing = Cell((whole,), formula=SumOf(parts))
        rows.append(Row((cell(str(place)), name, *cells, closing)))
    caption = Label("Sebaran jawaban", "How people answered")
    return (build_table(making, "sebaran", caption, _ANSWER_COLUMNS, rows),)


def _answers(making: Making, place: int, score: str, many: int) -> Number:
    group = f"nilai={score}" if score else ""
    period = making.period.render()
    fact = Fact("answers", f"SKM-U{place}", making.area, period, group)
    return count_number(many, fact, making.language)


def _count_answers(making: Making) -> Counter[tuple[int, int]]:
    """How many gave a score to an element, by place of the element and score."""
    first, last = making.period.first_day, making.period.last_day
    counts: Counter[tuple[int, int]] = Counter()
    for row in making.source.load_facts(ANSWERS).to_pylist():
        if first <= row["tanggal"] <= last:
            for place in range(1, len(ELEMENTS) + 1):
                score = row[f"u{place}"]
                if score in _SCORES:
                    counts[place, score] += 1
    return counts


def build_complaints(making: Making, _settings: Settings) -> Sequence[Block]:
    """Complaints and how fast they were answered, by quarter in a half-year."""
    periods = _periods_of(making.period)
    found = {
        (code, period): making.source.value(code, making.area, period)
        for code in _COMPLAINTS
        for period in periods
    }
    if not any(found.values()):
        said = say(
            making,
            "Belum ada data pengaduan untuk periode ini.",
            "There are no data on complaints for this period.",
        )
        return (sentence("pengaduan", said),)
    rows = [
        Row((quoted(_label(making, code)), *_complaint_cells(making, values)))
        for code in _COMPLAINTS
        for values in [[found[code, period] for period in periods]]
    ]
    rows += list(_topic_rows(making, periods))
    names = [Quoted(render_period(period, making.language)) for period in periods]
    columns = (
        (Label("Ukuran", "Measure"), WORDS),
        *((Label(name, name), AMOUNT) for name in names),
    )
    caption = Label("Pengaduan masyarakat", "Complaints")
    return (build_table(making, "pengaduan", caption, columns, rows),)


def _periods_of(period: Period) -> tuple[Period, ...]:
    """The quarters of a half-year; a year itself: complaints have no half-years."""
    if period.kind is not PeriodKind.SEMESTER:
        return (period,)
    quarters = (period.number * 2, period.number * 2 + 1)
    return tuple(Period(PeriodKind.QUARTER, number) for number in quarters)


def _label(making: Making, code: str) -> str:
    return making.source.indicator(code).label.render(making.language)


def _complaint_cells(
    making: Making, values: Sequence[Value | None]
) -> tuple[Cell, ...]:
    catalogue, language = making.source.catalogue, making.language
    return tuple(cell(value_number(value, catalogue, language)) for value in values)


def _topic_rows(making: Making, periods: Sequence[Period]) -> Iterator[Row]:
    """What the complaints were about, the most frequent first."""
    counts: dict[str, dict[Period, Value]] = {}
    for period in periods:
        for value in making.source.shelf.choose(
            "ADU-JML", area=making.area, period=period.render()
        ):
            if value.group:
                counts.setdefault(value.group, {})[period] = value
    order = sorted(
        counts, key=lambda group: -sum(v.numerator or 0 for v in counts[group].values())
    )
    about = say(making, "tentang ", "about ")
    for group in order:
        name = name_code(group.partition("=")[2])
        values = [counts[group].get(period) for period in periods]
        lead = Cell((Quoted(about + name),), indent=1)
        yield Row((lead, *_complaint_cells(making, values)))


def build_follow_up(making: Making, _settings: Settings) -> Sequence[Block]:
    """How much of what was planned was done, and whether the result was published."""
    blocks = []
    for code in ("SKM-RTL", "SKM-UMUM", "SKM-B"):
        value = making.source.value(code, making.area, making.period)
        if value is None or value.shown is None:
            continue
        shown = value_number(value, making.source.catalogue, making.language)
        label = Quoted(f"{_label(making, code)}: ")
        blocks.append(sentence(code.lower(), label, shown, "."))
    if not blocks:
        said = say(
            making,
            "Belum ada catatan tindak lanjut survei.",
            "Nothing is on record about what followed from the survey.",
        )
        return (sentence("tindak-lanjut-survei", said),)
    return blocks
