"""The satisfaction report: whether enough people answered, said first."""

from collections.abc import Sequence

from derajat.model.labels import Label
from derajat.model.numerals import render_period
from derajat.reports.builders import Settings
from derajat.reports.numbers import count_number
from derajat.reports.outline import (
    Align,
    Block,
    Column,
    Fact,
    Number,
    Quoted,
    Role,
    Row,
    Tone,
)
from derajat.reports.services.layout import (
    AMOUNT,
    PLACE,
    WORDS,
    build_table,
    cell,
    quoted,
    sentence,
)
from derajat.reports.services.satisfaction import Satisfaction, SurveyReport
from derajat.reports.source import Making
from derajat.reports.wording import say


def build_sample(making: Making, _settings: Settings) -> Sequence[Block]:
    """First whether enough people were asked, then the reports one by one."""
    survey = Satisfaction(making)
    if not survey.reports:
        said = say(
            making,
            "Cukup tidaknya responden tidak dapat dikatakan: belum ada laporan survei "
            "Puskesmas untuk periode ini.",
            "Whether enough people answered cannot be told: there are no reports of "
            "the survey for this period.",
        )
        return (sentence("sampel", said, role=Role.WARNING),)
    return (_tell_sample(survey), _sample_table(survey))


def _tell_sample(survey: Satisfaction) -> Block:
    making = survey.making
    short = [report for report in survey.reports if not report.is_enough]
    of = _count(survey, "survey-reports", len(survey.reports))
    if not short:
        said = say(
            making,
            " laporan mempunyai responden yang cukup menurut tabel Krejcie dan Morgan.",
            " reports have enough respondents by the table of Krejcie and Morgan.",
        )
        return sentence("sampel", say(making, "Semua ", "All "), of, said)
    names = "; ".join(
        f"{making.source.area(one.area).name} ({_half(making, one)})" for one in short
    )
    return sentence(
        "sampel",
        say(making, "Sampel terlalu kecil pada ", "The sample is too small in "),
        _count(survey, "survey-reports-short", len(short)),
        say(making, " dari ", " of "),
        of,
        say(making, " laporan: ", " reports: "),
        Quoted(names),
        say(
            making,
            ". Nilai unit itu hanya petunjuk, bukan ukuran.",
            ". The values of those units are a hint, no measure.",
        ),
        role=Role.WARNING,
    )


def _half(making: Making, report: SurveyReport) -> str:
    return render_period(report.half, making.language)


def _count(survey: Satisfaction, what: str, amount: int) -> Number:
    making = survey.making
    fact = Fact(what, "SKM", making.area, making.period.render())
    return count_number(amount, fact, making.language)


_COUNT = Column(1.4, Align.RIGHT)
_SAMPLE_COLUMNS = (
    (Label("No", "No"), PLACE),
    (Label("Unit layanan", "Unit"), WORDS),
    (Label("Periode", "Period"), Column(1.6)),
    (Label("Pengguna layanan", "Users"), AMOUNT),
    (Label("Responden paling sedikit", "Fewest respondents"), _COUNT),
    (Label("Responden", "Respondents"), _COUNT),
    (Label("Cukup", "Enough"), AMOUNT),
)


def _sample_table(survey: Satisfaction) -> Block:
    making = survey.making
    rows = [
        _sample_row(making, place, report)
        for place, report in enumerate(survey.reports, 1)
    ]
    caption = Label(
        "Responden terhadap sampel yang dibutuhkan",
        "Respondents against the sample that is needed",
    )
    note = say(
        making,
        "Menurut laporan unit; jawaban di bawah dihitung dari catatan surveinya.",
        "By the reports of the units; answers below are counted from the records.",
    )
    return build_table(
        making, "sampel-unit", caption, _SAMPLE_COLUMNS, rows, ((note,),), "Sampel"
    )


def _sample_row(making: Making, place: int, report: SurveyReport) -> Row:
    counts = (
        ("users", report.users),
        ("sample-needed", report.needed),
        ("respondents", report.respondents),
    )
    period = report.half.render()
    numbers = (
        count_number(many, Fact(what, "SKM", report.area, period), making.language)
        for what, many in counts
    )
    enough = report.is_enough
    said = say(making, "ya", "yes") if enough else say(making, "tidak", "no")
    return Row(
        (
            cell(str(place)),
            quoted(making.source.area(report.area).name),
            quoted(_half(making, report)),
            *(cell(number) for number in numbers),
            cell(said, Tone.GOOD if enough else Tone.BAD),
        )
    )
