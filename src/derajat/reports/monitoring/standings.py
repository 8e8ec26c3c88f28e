"""Where areas stand at the end of a period: the value in force, held against a plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.indicators import Direction, Indicator
from derajat.model.judgement import Reason, State
from derajat.model.labels import Label
from derajat.model.numerals import render_number
from derajat.model.plans import Plan
from derajat.model.values import Value
from derajat.reports.numbers import ABSENT, count_number
from derajat.reports.outline import Fact, Number, Text
from derajat.reports.source import Making
from derajat.reports.statements import points_text
from derajat.steering.aims import Aim, build_aim
from derajat.steering.paths import last_day_of_year
from derajat.steering.score_lines import Asked, build_question
from derajat.steering.scores import Question, Score, Setting, judge_value
from derajat.steering.value_book import ValueBook
from derajat.steering.words import STATE_WORDS


@dataclass(frozen=True)
class Standing:
    """An indicator of an area: its value, and its score where a plan has a target."""

    indicator: Indicator
    area: str
    period: Period
    value: Value
    question: Question | None
    score: Score | None

    @property
    def state(self) -> State | None:
        """Where it lies against what is due by now; None without a target."""
        return self.score.verdict.state if self.score else None

    @property
    def missing(self) -> int:
        """How many more must be served to come to what is due by now."""
        gap = self.score.gap if self.score else None
        return gap.more if gap else 0


@dataclass(frozen=True)
class StandingBook:
    """The standings of areas at the end of the period of a report."""

    making: Making
    questions: Mapping[str, Question]
    """By indicator what the plan in force asks, official plans first."""
    setting: Setting

    @property
    def last_day(self) -> int:
        """The day up to which the report looks."""
        return min(self.making.period.last_day, self.making.source.data_day)

    def find(self, code: str, area: str) -> Standing | None:
        """Where an area stands; None without a value of this year or the last."""
        rows = self.making.source.shelf.choose(code, area=area, group="")
        found = self._choose(code, area, rows)
        if found is None or not _is_judged_by_year(found):
            return found
        whole = [row for row in rows if row.period == str(found.period.year)]
        return self._choose(code, area, whole) or found

    def find_many(
        self, code: str, areas: Iterable[str], period: Period
    ) -> Mapping[str, Standing]:
        """Where areas stand in one period; those without a value are left out."""
        rows = self.making.source.shelf.choose(
            code, area=list(areas), group="", period=period.render()
        )
        found = {row.area: self._choose(code, row.area, [row]) for row in rows}
        return {area: one for area, one in found.items() if one is not None}

    def _choose(self, code: str, area: str, rows: Sequence[Value]) -> Standing | None:
        periods = {
            period: row
            for row in rows
            if row.shown is not None and (period := parse_period(row.period))
        }
        period = choose_period(periods, self.making.period, self.last_day)
        indicator = self.making.source.catalogue.indicators.get(code)
        if period is None or indicator is None:
            return None
        value, question = periods[period], self.questions.get(code)
        score = None
        # A value of last year is not held against the target of this one.
        if question is not None and period.year == self.making.year:
            score = judge_value(question, area, value, self.setting)
        return Standing(indicator, area, period, value, question, score)


def _is_judged_by_year(one: Standing) -> bool:
    """Whether the year is over and only its own value can be held against the target.

    A last quarter or month of what adds up in another way says nothing of the year.
    """
    if one.score is None or one.score.verdict.reason is not Reason.NOT_ON_THE_PATH:
        return False
    is_part = one.period.kind is not PeriodKind.YEAR
    return is_part and one.period.last_day == last_day_of_year(one.period.year)


def choose_period(
    periods: Iterable[Period], asked: Period, last_day: int
) -> Period | None:
    """The period of the report itself, else the last that is over by then.

    Of those that end together the shortest; no weeks, and none older than the year
    before.
    """
    known = set(periods)
    if asked in known:
        return asked
    over = [
        period
        for period in known
        if period.kind is not PeriodKind.WEEK
        and period.last_day <= last_day
        and period.year >= asked.year - 1
    ]
    return max(over, key=lambda p: (p.last_day, p.first_day), default=None)


def open_standings(making: Making) -> StandingBook:
    """The book of a report."""
    source = making.source
    setting = source.setting_of(making.year)
    day = min(setting.today, making.period.last_day)
    return StandingBook(making, _questions(making, day), replace(setting, today=day))


def _questions(making: Making, day: int) -> Mapping[str, Question]:
    source = making.source
    asked = Asked(
        source.catalogue, making.area, source.unit_costs, (), source.office.area
    )
    setting = replace(source.setting_of(making.year), today=day)
    found: dict[str, Question] = {}
    for plan in sorted(source.plans, key=lambda plan: plan.is_example):
        for code, question in _questions_of(plan, making, asked, setting):
            found.setdefault(code, question)
    return found


def _questions_of(
    plan: Plan, making: Making, asked: Asked, setting: Setting
) -> Iterable[tuple[str, Question]]:
    """What a plan asks of its indicators with a target that can be judged."""
    for _, item in plan.indicators():
        target = item.target_of(making.year, setting.today)
        question = build_question(item, target, ValueBook(()), asked, setting)
        if question is None or target is None:
            continue
        better: Direction = question.better
        aim = build_aim(target.target, better, question.scale, item.unit)
        if isinstance(aim, Aim):
            yield question.indicator.code, question


def list_standings(book: StandingBook) -> tuple[Standing, ...]:
    """The standings of the area with a state; those that miss most people first."""
    found = [book.find(code, book.making.area) for code in book.questions]
    judged = [one for one in found if one is not None and one.state is not None]
    return tuple(sorted(judged, key=lambda one: (-one.missing, one.indicator.code)))


def target_text(making: Making, question: Question | None) -> Text:
    """The target of the year as the plan prints it; a dash where there is none."""
    if question is None or question.target is None:
        return (ABSENT,)
    printed = question.target.target.printed
    area = making.office.area
    fact = Fact("target", question.item.code, area, str(making.year))
    return (Number(printed, printed, fact),)


def missing_text(making: Making, one: Standing) -> Text:
    """`166 bayi`: who is missing to what is due by now, or how many are too many.

    Points where nobody is counted.
    """
    gap = one.score.gap if one.score else None
    fact = Fact("gap", one.indicator.code, one.area, one.value.period)
    if one.score is not None and gap is None:
        return points_text(one.score, fact, making.language)
    if gap is None or not gap.size:
        return (ABSENT,)
    return (count_number(gap.size, fact, making.language), name_counted(making, one))


def name_counted(making: Making, one: Standing) -> str:
    """` bayi`: whom the indicator counts; of too many it says so."""
    noun = making.source.catalogue.nouns.get(one.indicator.counts)
    words = f" {noun.label.render(making.language)}" if noun else ""
    gap = one.score.gap if one.score else None
    if gap is None or gap.more:
        return words
    many = " terlalu banyak" if making.language == "id" else " too many"
    return f"{words}{many}"


def pace_text(making: Making, one: Standing) -> Text:
    """How many a month reach the target of the year; a dash where nobody is missing."""
    pace = one.score.pace if one.score else None
    if pace is None or pace.per_month is None:
        return (ABSENT,)
    exact = f"{pace.per_month:f}"
    fact = Fact("pace", one.indicator.code, one.area, one.value.period)
    shown = render_number(exact, making.language)
    words = " sebulan" if making.language == "id" else " a month"
    return (Number(shown, exact, fact), words)


def tell_targets(making: Making, standings: Sequence[Standing]) -> Text:
    """How many targets are reached so far, how many not, and how many are open."""
    language = making.language
    missed = sum(one.state is State.NOT_REACHED for one in standings)
    reached = sum(one.state is State.REACHED for one in standings)
    unsure = sum(one.state is State.CANNOT_TELL for one in standings)
    poor = sum(one.state is State.DATA_TOO_POOR for one in standings)

    def number(what: str, amount: int) -> Number:
        fact = Fact(what, "", making.area, making.period.render())
        return count_number(amount, fact, language)

    return (
        number("targets-reached", reached),
        Label(" dari ", " of ").render(language),
        number("targets-judged", len(standings)),
        _so_far(making).render(language),
        number("targets-missed", missed),
        Label(" belum tercapai, ", " are not, ").render(language),
        number("targets-unsure", unsure),
        Label(" tidak dapat dipastikan, ", " cannot be told, ").render(language),
        number("targets-poor", poor),
        Label(" datanya belum memadai.", " have poor data.").render(language),
    )


def _so_far(making: Making) -> Label:
    """While the year goes on, reached is said `so far`."""
    is_over = making.period.last_day >= last_day_of_year(making.year)
    if is_over and making.source.data_day >= making.period.last_day:
        return Label(" target tercapai; ", " targets are reached; ")
    return Label(" target tercapai sejauh ini; ", " targets are reached so far; ")


def state_label(one: Standing) -> Label:
    """The state; without one, whether there is no target or no value of this year."""
    if one.score is not None:
        return STATE_WORDS[one.state]
    if one.question is not None:
        return Label("nilai tahun lalu", "value of last year")
    return Label("tanpa target", "no target")


def left_out(making: Making, left: int) -> tuple[Text, ...]:
    """A note of how many lines with people missing a table does not show."""
    if left <= 0:
        return ()
    fact = Fact("gaps-left-out", "", making.area, making.period.render())
    lead = Label("Tidak ditampilkan: ", "Not shown: ").render(making.language)
    end = Label(
        " indikator lain dengan kekurangan lebih kecil.",
        " more indicators that miss fewer.",
    )
    number = count_number(left, fact, making.language)
    return ((lead, number, end.render(making.language)),)
