"""Sentences about values, by rule: what was found, how sure it is, never why."""

from decimal import Decimal
from fractions import Fraction

from derajat.model.catalogue import Catalogue
from derajat.model.indicators import Rate
from derajat.model.judgement import State
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.model.values import Value
from derajat.reports.grades import grade_value, name_grade
from derajat.reports.numbers import (
    ABSENT,
    decimal_number,
    denominator_number,
    interval_text,
    numerator_number,
    round_text,
    value_number,
)
from derajat.reports.outline import Fact, Number, Quoted, Text
from derajat.reports.source import Making
from derajat.steering.attainments import MeanAttainment, find_predicate
from derajat.steering.score_lines import ScoreLine
from derajat.steering.scores import Score
from derajat.steering.words import REASON_WORDS, STATE_WORDS


SMALL_NUMBER = 20
"""Rates of fewer events show the count first."""


def is_small(value: Value, catalogue: Catalogue) -> bool:
    """Whether a rate rests on so few events that its count must stand first."""
    indicator = catalogue.indicators[value.indicator]
    is_rate = any(isinstance(version.kind, Rate) for version in indicator.versions)
    return is_rate and value.numerator is not None and value.numerator < SMALL_NUMBER


def tell_value(value: Value | None, catalogue: Catalogue, language: str = "id") -> Text:
    """`64,9% (2.852 dari 4.395)`; of few events `8 kematian (198,2; 95%: 85,6–390,5)`.

    Without a value `belum ada data`.
    """
    if value is None or value.shown is None:
        return (Label("belum ada data", "no data yet").render(language),)
    if is_small(value, catalogue):
        return _tell_small(value, catalogue, language)
    shown = value_number(value, catalogue, language)
    if value.numerator is None or value.denominator is None:
        return (shown,)
    of = Label(" dari ", " of ").render(language)
    above, below = (
        numerator_number(value, language),
        denominator_number(value, language),
    )
    return (shown, " (", above, of, below, ")")


def _tell_small(value: Value, catalogue: Catalogue, language: str) -> Text:
    noun = catalogue.nouns.get(catalogue.indicators[value.indicator].counts)
    what = f" {noun.label.render(language)}" if noun else ""
    shown = value_number(value, catalogue, language)
    interval = interval_text(value, catalogue, language)
    between = Label("; rentang 95 persen ", "; 95 per cent interval ").render(language)
    sure = (between, *interval) if interval else ()
    return (numerator_number(value, language), what, " (", shown, *sure, ")")


def attainment_number(line: ScoreLine, year: int, language: str = "id") -> Number | str:
    """The attainment at two decimals, as the office's policy cuts it."""
    score = line.score
    if score.attainment is None or score.attainment.shown is None:
        return ABSENT
    fact = attainment_fact(line, year)
    return decimal_number(score.attainment.shown, 2, fact, language, "%")


def attainment_fact(line: ScoreLine, year: int) -> Fact:
    """What the attainment of a line in a year is."""
    return Fact("attainment", line.item.code, line.score.area, str(year))


def predicate_words(line: ScoreLine, language: str = "id") -> str:
    """`Tinggi`; a dash where nothing can be said."""
    predicate = line.score.predicate
    if predicate is None or line.score.verdict.state is None:
        return ABSENT
    return predicate.band.label.render(language)


def predicate_of_mean(making: Making, mean: MeanAttainment) -> str:
    """The predicate of a mean of attainments, at two decimals; a dash without one."""
    if mean.mean is None:
        return ABSENT
    table = making.source.setting_of(making.year).policy.predicates
    found = find_predicate(table, Decimal(round_text(mean.mean, 2)))
    return found.band.label.render(making.language) if found else ABSENT


def state_words(score: Score, language: str = "id", with_reason: bool = False) -> str:
    """`tercapai`, `tidak dapat dipastikan`; where it is open, why, when asked."""
    verdict = score.verdict
    words = STATE_WORDS[verdict.state].render(language)
    is_open = verdict.state not in (State.REACHED, State.NOT_REACHED)
    if with_reason and is_open:
        return f"{words} ({REASON_WORDS[verdict.reason].render(language)})"
    return words


def tell_line(
    line: ScoreLine, target: Text, catalogue: Catalogue, year: int, language: str = "id"
) -> Text:
    """A whole sentence on an indicator of a plan, with state and grade.

    `Ibu hamil ...: 64,9% (2.852 dari 4.395), target ≥82; belum tercapai [terukur].`
    """
    value = line.score.value
    grade = name_grade(grade_value(value, catalogue), language)
    found = tell_value(value, catalogue, language)
    asked = (Label(", target ", ", target ").render(language), *target)
    said = state_words(line.score, language, with_reason=True)
    attained = attainment_number(line, year, language)
    reached: Text = ()
    if isinstance(attained, Number):
        word = Label(", capaian ", ", attainment ").render(language)
        reached = (word, attained)
    lead = Quoted(f"{line.item.statement}: ")
    return (lead, *found, *asked, *reached, Quoted(f"; {said} [{grade}]."))


def gap_text(line: ScoreLine, catalogue: Catalogue, year: int, language: str) -> Text:
    """`752 ibu hamil`, or how many too many; a dash when nobody is missing.

    Where nobody is counted the points that are missing.
    """
    return gap_of_score(line.score, line, catalogue, year, language)


def gap_of_score(
    score: Score,
    line: ScoreLine,
    catalogue: Catalogue,
    period: int | str,
    language: str,
) -> Text:
    """The same for one of the areas of a line, or for a part of the year."""
    fact = Fact("gap", line.item.code, score.area, str(period))
    gap = score.gap
    if gap is None:
        return points_text(score, fact, language)
    if not gap.size:
        return (ABSENT,)
    shown = Number(render_number(gap.size, language), str(gap.size), fact)
    many = "" if gap.more else Label(" terlalu banyak", " too many").render(language)
    return (shown, f"{_noun(line, catalogue, language)}{many}")


def _noun(line: ScoreLine, catalogue: Catalogue, language: str) -> str:
    if line.question is None:
        return ""
    noun = catalogue.nouns.get(line.question.indicator.counts)
    return f" {noun.label.render(language)}" if noun else ""


def points_text(score: Score, fact: Fact, language: str) -> Text:
    """The points that are missing; a dash when none is."""
    points: Fraction | None = score.gap_points
    if not points:
        return (ABSENT,)
    word = Label(" poin", " points").render(language)
    return (decimal_number(points, 2, fact, language), word)
