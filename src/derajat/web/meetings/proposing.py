"""An agenda proposed from what needs attention, asked for and never on its own."""

from derajat.catalogue.calendars import load_calendars
from derajat.catalogue.judgement import load_judgement
from derajat.content import find_content
from derajat.model.borders import find_border_changes
from derajat.model.calendar import year_of_day
from derajat.model.labels import Label
from derajat.model.plans import Plan
from derajat.model.workdays import USUAL_WEEK
from derajat.steering.attention import AttentionLine, list_attention
from derajat.steering.paces import week_in_force
from derajat.steering.paths import last_day_of_year
from derajat.steering.policies import resolve_policy
from derajat.steering.score_lines import Asked
from derajat.steering.scorecard import build_scorecard
from derajat.steering.scores import Setting
from derajat.steering.value_book import ValueBook
from derajat.steering.words import name_cause
from derajat.web.meetings.writing import AgendaDraft
from derajat.web.reading.office import Reading


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
    book = ValueBook(
        value
        for code in sorted(_linked(reading.plans))
        for value in reading.shelf.choose(code, area=area, group="")
    )
    asked = Asked(
        catalogue=reading.catalogue,
        area=area,
        unit_costs={cost.indicator: cost.rupiah for cost in reading.office.unit_costs},
        office_area=reading.office.area,
    )
    setting = _build_setting(reading, _last_year(reading, book, area, day), day)
    card = build_scorecard(reading.office, reading.plans, book, asked, setting)
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


def _linked(plans: tuple[Plan, ...]) -> set[str]:
    return {item.measured_by for plan in plans for _, item in plan.indicators()}


def _last_year(reading: Reading, book: ValueBook, area: str, day: int) -> int:
    years = [
        period.year
        for code in _linked(reading.plans)
        for period, value in book.periods(code, area).items()
        if value.value is not None and period.year <= year_of_day(day)
    ]
    return max(years, default=year_of_day(day))


def _build_setting(reading: Reading, year: int, today: int) -> Setting:
    definitions = find_content("definitions")
    office = reading.office
    day = min(today, last_day_of_year(year))
    standards = load_judgement(definitions)
    return Setting(
        year=year,
        today=today,
        policy=resolve_policy(standards, office.judgement, day),
        week=week_in_force(office.work_weeks, day, USUAL_WEEK),
        holidays=load_calendars(definitions),
        border_days={
            code: tuple(change.day for change in changes)
            for code, changes in find_border_changes(office.areas).items()
        },
    )
