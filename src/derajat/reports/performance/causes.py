"""What the data can say beside the causes that people write: where, and how complete.

It names no cause: areas with the largest gap, reports that came, marks of the value.
"""

from collections.abc import Sequence
from decimal import Decimal

from derajat.measures.explaining.arithmetic import flag_words
from derajat.model.areas import AreaLevel
from derajat.model.judgement import State
from derajat.model.numerals import render_number
from derajat.model.values import Value
from derajat.reports.builders import Item, Settings
from derajat.reports.numbers import decimal_number
from derajat.reports.outline import (
    Block,
    Bullets,
    Fact,
    Number,
    Paragraph,
    Quoted,
    Text,
)
from derajat.reports.performance.promises import actions_for, build_actions_table
from derajat.reports.performance.review import PlannedIndicator, lines_with_areas
from derajat.reports.performance.wording import join, paragraph
from derajat.reports.plans import choose_plan
from derajat.reports.source import Making
from derajat.reports.statements import gap_of_score
from derajat.reports.wording import say
from derajat.steering.score_lines import ScoreLine
from derajat.steering.scores import Score


_MOST_AREAS = 3
_LEVELS = (AreaLevel.HEALTH_CENTRE, AreaLevel.DISTRICT, AreaLevel.VILLAGE)


def indicator_of(making: Making) -> tuple[str, PlannedIndicator]:
    """Key and subject of the repetition around. Raises TypeError outside of it."""
    item = making.item
    if isinstance(item, Item) and isinstance(item.subject, PlannedIndicator):
        return item.key, item.subject
    raise TypeError("this block stands below `each: indikator-sasaran` only")


def build_data_notes(making: Making, settings: Settings) -> Sequence[Block]:
    """Which areas carry the gap, how complete the reports are, what marks the value."""
    key, subject = indicator_of(making)
    line = _line(making, settings, subject)
    if line is None or line.score.value is None or line.score.value.shown is None:
        return (
            paragraph(
                making,
                f"data-{key}",
                "Belum ada nilai, sehingga data belum dapat menunjukkan letak "
                "kesenjangan.",
                "There is no value yet, so the data cannot show where the gap lies.",
            ),
        )
    said = [
        _areas_with_gap(making, line),
        _completeness(making, line.score.value),
        _marks(making, line.score.value),
    ]
    return (Bullets(f"data-{key}", tuple(text for text in said if text)),)


def _line(
    making: Making, settings: Settings, subject: PlannedIndicator
) -> ScoreLine | None:
    plan = choose_plan(making, settings)
    level = next((each for each in _LEVELS if each in _levels_below(making)), None)
    if level is None:
        return None
    lines = lines_with_areas(making, plan, level, making.year, subject.item)
    return lines[0] if lines else None


def _levels_below(making: Making) -> set[AreaLevel]:
    own = making.source.area(making.area).level
    return {level for level in making.office.levels if level is not own}


def _areas_with_gap(making: Making, line: ScoreLine) -> Text:
    missing = [score for score in line.areas if score.gap and score.gap.size]
    judged = [score for score in line.areas if score.gap is not None]
    if not judged:
        return (
            say(
                making,
                "Kesenjangan tidak dapat dihitung menurut wilayah.",
                "The gap cannot be counted by area.",
            ),
        )
    if not missing:
        return (
            say(
                making,
                "Tidak ada wilayah dengan angka yang belum sampai target.",
                "No area that is judged is short of the target.",
            ),
        )
    if all(score.verdict.state is State.CANNOT_TELL for score in missing):
        return (
            say(
                making,
                "Letak kesenjangan tidak dapat dipastikan: angka tiap wilayah terlalu "
                "kecil untuk dibedakan dari target.",
                "Where the gap lies cannot be told: the number of each area is too "
                "small to be told apart from the target.",
            ),
        )
    most = missing[:_MOST_AREAS]
    lead = say(making, "Selisih terbesar terhadap target: ", "Farthest from target: ")
    return join(lead, *_names(making, line, most), *_others(making, missing, most))


def _names(
    making: Making, line: ScoreLine, scores: Sequence[Score]
) -> list[str | Number]:
    said: list[str | Number] = []
    catalogue = making.source.catalogue
    for score in scores:
        name = making.source.area(score.area).name
        gap = gap_of_score(score, line, catalogue, making.year, making.language)
        said += ["; " if said else "", Quoted(f"{name} "), *gap]
    return said


def _others(
    making: Making, missing: Sequence[Score], most: Sequence[Score]
) -> list[str | Number]:
    rest = len(missing) - len(most)
    if not rest:
        return ["."]
    number = render_number(rest, making.language)
    code = missing[0].value.indicator if missing[0].value else ""
    fact = Fact("areas-with-smaller-gap", code, making.area, str(making.year))
    return [
        say(making, "; ", "; "),
        Number(number, str(rest), fact),
        say(making, " wilayah lain selisihnya lebih kecil.", " others are nearer."),
    ]


def _completeness(making: Making, value: Value) -> Text:
    if value.completeness is None:
        return ()
    return join(
        say(making, "Laporan yang masuk ", "Reports received: "),
        completeness_number(value, making.language),
        say(making, " dari yang seharusnya.", " of those due."),
    )


def completeness_number(value: Value, language: str) -> Number:
    """Reports that came in per cent of those due, at one decimal."""
    amount = Decimal(repr(value.completeness)) * 100
    fact = Fact("completeness", value.indicator, value.area, value.period)
    return decimal_number(amount, 1, fact, language, "%")


def _marks(making: Making, value: Value) -> Text:
    marks = flag_words(value.flags, making.language)
    if not marks:
        return ()
    lead = say(making, "Catatan atas nilai: ", "Marks of the value: ")
    return (lead, Quoted(f"{'; '.join(marks)}."))


def build_actions(making: Making, _settings: Settings) -> Sequence[Block]:
    """The actions promised for one indicator, or that there are none."""
    key, subject = indicator_of(making)
    actions = actions_for(making, (subject.item.measured_by, subject.item.code))
    if not actions:
        return (_no_action(making, f"tindakan-{key}"),)
    caption = say(
        making,
        f"Tindakan yang dijanjikan: {subject.item.statement}",
        f"Actions promised: {subject.item.statement}",
    )
    return (build_actions_table(making, f"tindakan-{key}", caption, actions),)


def _no_action(making: Making, key: str) -> Paragraph:
    return paragraph(
        making,
        key,
        "Belum ada tindakan dalam catatan rapat untuk indikator ini.",
        "The log of meetings holds no action on this indicator yet.",
    )
