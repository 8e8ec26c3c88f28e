"""An agenda proposed from what needs attention, asked for and never on its own."""

from derajat.model.labels import Label
from derajat.opening.scoring import build_setting, choose_year
from derajat.steering.attention import AttentionLine, list_attention
from derajat.steering.scorecard import build_scorecard
from derajat.steering.value_book import ValueBook
from derajat.steering.words import name_cause
from derajat.web.meetings.writing import AgendaDraft
from derajat.web.reading.office import Reading
from derajat.web.reading.planned import ask_scores, read_plan_values


MOST_ITEMS = 7
_MOST_LETTERS = 300
_OF_EXAMPLE = Label("menurut rencana contoh", "by an example of a plan")


def propose_agenda(
    reading: Reading, area: str, day: int, language: str
) -> tuple[AgendaDraft, ...]:
    """What an area's attention list puts on the agenda, worst first."""
    lines = list_attention_of(reading, area, day)
    return tuple(_draft(line, reading, area, language) for line in lines[:MOST_ITEMS])


def list_attention_of(
    reading: Reading, area: str, day: int
) -> tuple[AttentionLine, ...]:
    """The attention list of an area, of the last year that has values."""
    office, plans = reading.office, reading.plans
    values = read_plan_values(reading, plans, area)
    setting = build_setting(office, choose_year(values, plans, day), day)
    asked = ask_scores(reading, area)
    card = build_scorecard(office, plans, ValueBook(values), asked, setting)
    # An office that has official plans without targets yet steers by an example.
    return card.attention or list_attention(card.lines, setting.policy.attention)


def _draft(
    line: AttentionLine, reading: Reading, area: str, language: str
) -> AgendaDraft:
    item, score = line.line.item, line.line.score
    indicator = reading.catalogue.indicators.get(item.measured_by)
    title = indicator.label.render(language) if indicator else item.statement
    causes = [name_cause(cause, score).render(language) for cause in line.causes]
    if line.line.plan.is_example:
        causes.append(_OF_EXAMPLE.render(language))
    return AgendaDraft(
        title=title[:_MOST_LETTERS],
        reason="; ".join(causes)[:_MOST_LETTERS],
        indicator=indicator.code if indicator else "",
        area=area,
        is_proposed=True,
        value=score.value,
    )
