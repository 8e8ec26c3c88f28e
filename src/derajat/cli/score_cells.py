"""The cells of a scorecard, as people read them."""

from derajat.cli.values import render_interval
from derajat.model.calendar import PeriodKind, parse_period
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.model.values import Value
from derajat.steering.score_lines import ScoreLine
from derajat.steering.scorecard import Scorecard
from derajat.steering.scores import Score


_LONGEST_SUFFIX = 2
"""Letters of a unit that stand beside a number; a longer one stands with the name."""


def render_code(card: Scorecard, line: ScoreLine) -> str:
    """`TTD`, with its plan where there are several; `*` marks an example."""
    plan = f"{line.plan.name}/" if len(card.plans) > 1 else ""
    mark = " *" if line.plan.is_example else ""
    return plan + line.item.code + mark


def render_statement(card: Scorecard, line: ScoreLine, language: str) -> str:
    """The words of the plan, with the unit where it does not stand with the value."""
    if line.question is None:
        return line.item.statement
    unit = card.catalogue.units[line.question.indicator.unit]
    if len(unit.suffix.render(language)) <= _LONGEST_SUFFIX:
        return line.item.statement
    return f"{line.item.statement} ({unit.label.render(language)})"


def render_value(card: Scorecard, line: ScoreLine, score: Score, language: str) -> str:
    """`4,0 % (3,9 - 4,1) pada 2022-08`, without the period where that is the year."""
    value = score.value
    if value is None or value.shown is None or line.question is None:
        return "-"
    unit = card.catalogue.units[line.question.indicator.unit]
    suffix = unit.suffix.render(language)
    said = render_number(value.shown, language)
    said += suffix if len(suffix) <= _LONGEST_SUFFIX else ""
    if (interval := _interval(value, language)) != "-":
        said += f" ({interval})"
    period = parse_period(value.period)
    is_year = period is not None and period.kind is PeriodKind.YEAR
    at = Label("pada", "in").render(language)
    return said if is_year else f"{said} {at} {value.period}"


def render_count(score: Score, language: str) -> str:
    """`338 / 409`, or the number alone where there is no base."""
    value = score.value
    if value is None or value.numerator is None:
        return "-"
    numerator = render_number(value.numerator, language)
    if value.denominator is None:
        return numerator
    return f"{numerator} / {render_number(value.denominator, language)}"


def _interval(value: Value, language: str) -> str:
    row: dict[str, object] = {
        "lower": value.lower,
        "upper": value.upper,
        "shown": value.shown,
    }
    return render_interval(row, language)
