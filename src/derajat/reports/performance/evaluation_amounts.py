"""What the columns of Formulir E.81 hold for a row: K (performance), Rp (money)."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from derajat.model.calendar import Period, PeriodKind
from derajat.model.indicators import Accumulation, Count
from derajat.model.numerals import render_number
from derajat.model.plans import OverYears, Plan, PlanIndicator, PlanNode
from derajat.model.targets import Exactly, PrintedTarget
from derajat.model.values import Value
from derajat.reports.numbers import ABSENT, round_text, value_number
from derajat.reports.outline import Number, Text
from derajat.reports.performance.amounts import (
    count,
    fact,
    percent,
    share,
    target_of,
)
from derajat.reports.performance.ledger import Ledger, codes_under, planned_ceiling
from derajat.reports.performance.review import value_until
from derajat.reports.source import Making
from derajat.steering.aims import Aim, build_aim
from derajat.steering.attainments import choose_form, compute_attainment
from derajat.steering.measured import read_measured
from derajat.steering.score_lines import ScoreLine


QUARTERS = (1, 2, 3, 4)
_MILLION = Decimal(1_000_000)
_HUGE = Decimal(1_000_000_000_000)
"""A million millions have no room for decimals in the columns of the form."""


@dataclass(frozen=True)
class Books:
    """The year that is evaluated with its ledger, and earlier years of the plan."""

    plan: Plan
    year: int
    quarter: int
    ledger: Ledger
    earlier: tuple[Ledger, ...]

    @property
    def places(self) -> int:
        """Decimals of millions of rupiah: to the thousand, of huge budgets none."""
        planned = [planned_ceiling(node, None) for node in self.plan.nodes]
        largest = max((amount for amount in planned if amount is not None), default=0)
        return 3 if largest < _HUGE else 0


@dataclass(frozen=True)
class Performance:
    """The K of columns 5 to 14 and of column 12 over 7; texts may be a dash."""

    end_target: Text
    before: Text
    target: Text
    quarters: tuple[Text, ...]
    realised: Text
    until_now: Text
    of_plan: Number | str
    of_year: Number | str
    is_sum: bool
    """Whether column 12 adds the quarters up."""


@dataclass(frozen=True)
class Spending:
    """The Rp of columns 5 to 13, exact; None is "nothing recorded"."""

    planned: Decimal | None
    before: Decimal | None
    ceiling: Decimal | None
    quarters: tuple[Decimal | None, ...]

    @property
    def realised(self) -> Decimal | None:
        """Column 12 = 8 + 9 + 10 + 11."""
        return add(*self.quarters)

    @property
    def until_now(self) -> Decimal | None:
        """Column 13 = 6 + 12."""
        return add(self.before, self.realised)


NO_PERFORMANCE = Performance(
    (ABSENT,),
    (ABSENT,),
    (ABSENT,),
    ((ABSENT,),) * 4,
    (ABSENT,),
    (ABSENT,),
    ABSENT,
    ABSENT,
    is_sum=False,
)


def add(*amounts: Decimal | None) -> Decimal | None:
    """The sum of what is known; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def find_spending(books: Books, node: PlanNode) -> Spending:
    """The money of a node with everything below it."""
    codes = codes_under(books.plan, node)
    return Spending(
        planned=planned_ceiling(node, None),
        before=add(*(ledger.sums(codes).spent for ledger in books.earlier)),
        ceiling=books.ledger.sums(codes).ceiling,
        quarters=tuple(
            books.ledger.sums(codes, quarter * 3 - 2, quarter * 3).spent
            if quarter <= books.quarter
            else None
            for quarter in QUARTERS
        ),
    )


def total_spending(parts: list[Spending]) -> Spending:
    """Several nodes together."""
    return Spending(
        planned=add(*(part.planned for part in parts)),
        before=add(*(part.before for part in parts)),
        ceiling=add(*(part.ceiling for part in parts)),
        quarters=tuple(
            add(*(part.quarters[quarter - 1] for part in parts)) for quarter in QUARTERS
        ),
    )


def find_output(
    making: Making, books: Books, node: PlanNode, item: PlanIndicator
) -> Performance:
    """The output of one sub activity, as the records of spending count it.

    Targets of the year are those of the budget where it holds one, else the plan's.
    """
    codes = books.ledger.codes(codes_under(books.plan, node))
    if len(codes) != 1:
        return _unmeasured(making, books, item)
    code = codes[0]
    made = [_made(books, code, quarter) for quarter in QUARTERS]
    before = _add_counts([ledger.sums((code,)).made for ledger in books.earlier])
    realised = _add_counts(made)
    until_now = _add_counts([before, realised])
    asked = books.ledger.sums((code,)).asked
    end = output_of_plan(item)
    year = str(books.year)
    return Performance(
        end_target=(count(making, "plan-output-target", code, end, "all"),),
        before=(count(making, "output-before", code, before, year),),
        target=(count(making, "output-target", code, asked, year),),
        quarters=tuple(
            (count(making, "output", code, number, f"{year}-Q{quarter}"),)
            for quarter, number in zip(QUARTERS, made, strict=True)
        ),
        realised=(count(making, "output-realised", code, realised),),
        until_now=(count(making, "output-until-now", code, until_now),),
        of_plan=percent(making, "output-of-plan", code, share(until_now, end), mark=""),
        of_year=percent(
            making, "output-of-year", code, share(realised, asked), mark=""
        ),
        is_sum=True,
    )


def _made(books: Books, code: str, quarter: int) -> int | None:
    if quarter > books.quarter:
        return None
    return books.ledger.sums((code,), quarter * 3 - 2, quarter * 3).made


def _add_counts(counts: list[int | None]) -> int | None:
    known = [number for number in counts if number is not None]
    return sum(known) if known else None


def output_of_plan(item: PlanIndicator) -> int | None:
    """The output that a plan aims at by its end; None where it cannot be counted."""
    if item.end is not None:
        return _whole(item.end)
    years = sorted({target.year for target in item.targets})
    found = [t.target for year in years if (t := item.target_of(year)) is not None]
    numbers = [_whole(target) for target in found]
    if not numbers or any(number is None for number in numbers):
        return None
    known = [number for number in numbers if number is not None]
    return sum(known) if item.over_years is OverYears.SUM else known[-1]


def _whole(target: PrintedTarget) -> int | None:
    """A target that is one bare whole number."""
    reading = target.reading
    if not isinstance(reading, Exactly) or reading.amount.number % 1:
        return None
    return int(reading.amount.number)


def _unmeasured(making: Making, books: Books, item: PlanIndicator) -> Performance:
    """Targets alone: nothing measures it."""
    return Performance(
        end_target=target_of(making, item, books.plan.end_year),
        before=(ABSENT,),
        target=target_of(making, item, books.year),
        quarters=((ABSENT,),) * 4,
        realised=(ABSENT,),
        until_now=(ABSENT,),
        of_plan=ABSENT,
        of_year=ABSENT,
        is_sum=False,
    )


def find_measured(making: Making, books: Books, line: ScoreLine) -> Performance:
    """An indicator that the catalogue measures, quarter by quarter.

    Counts of a period alone are added up; all else stands at its last value.
    """
    item, question = line.item, line.question
    if question is None:
        return _unmeasured(making, books, item)
    if _adds_up(line):
        return _counted(making, books, line)
    before = _known(_value_before(making, books, item))
    last = _known(value_until(making, item.measured_by, making.period))
    now = last or before
    quarters = [_value(making, books, item, quarter) for quarter in QUARTERS]
    return Performance(
        end_target=target_of(making, item, books.plan.end_year),
        before=_shown(making, before),
        target=target_of(making, item, books.year),
        quarters=tuple(_shown(making, value) for value in quarters),
        realised=_shown(making, last),
        until_now=_shown(making, now),
        of_plan=_attained(making, line, now, books.plan.end_year, "of-plan"),
        of_year=_attained(making, line, last, books.year, "of-year"),
        is_sum=False,
    )


def _shown(making: Making, value: Value | None) -> Text:
    """A value without its unit, which stands in column 4."""
    return (value_number(value, making.source.catalogue, making.language, unit=False),)


def _adds_up(line: ScoreLine) -> bool:
    question = line.question
    return (
        question is not None
        and isinstance(question.kind, Count)
        and question.indicator.accumulate is Accumulation.SUM
    )


def _known(value: Value | None) -> Value | None:
    return value if value is not None and value.shown is not None else None


def _value(
    making: Making, books: Books, item: PlanIndicator, quarter: int
) -> Value | None:
    """The value of a quarter, else what stands at its end; nothing after the report."""
    if quarter > books.quarter:
        return None
    period = Period(PeriodKind.QUARTER, books.year * 4 + quarter - 1)
    own = _known(making.source.value(item.measured_by, making.area, period))
    return own or _known(value_until(making, item.measured_by, period))


def _value_before(making: Making, books: Books, item: PlanIndicator) -> Value | None:
    """The value of the last year of the plan before this one."""
    start = books.plan.start_year
    if start is None or books.year <= start:
        return None
    return making.source.value(item.measured_by, making.area, str(books.year - 1))


def _counted(making: Making, books: Books, line: ScoreLine) -> Performance:
    """Counts of each quarter alone, added up."""
    code, area = line.item.measured_by, making.area
    quarters = [
        making.source.value(code, area, f"{books.year}-Q{quarter}")
        if quarter <= books.quarter
        else None
        for quarter in QUARTERS
    ]
    counts = [value.numerator if value else None for value in quarters]
    realised = _add_counts(counts)
    years = [ledger.year for ledger in books.earlier]
    past = [making.source.value(code, area, str(year)) for year in years]
    before = _add_counts([value.numerator if value else None for value in past])
    until_now = _add_counts([before, realised])
    unmeasured = _unmeasured(making, books, line.item)
    return Performance(
        end_target=unmeasured.end_target,
        before=(count(making, "count-before", code, before),),
        target=unmeasured.target,
        quarters=tuple(_shown(making, value) for value in quarters),
        realised=(count(making, "count-realised", code, realised),),
        until_now=(count(making, "count-until-now", code, until_now),),
        of_plan=ABSENT,
        of_year=ABSENT,
        is_sum=True,
    )


def _attained(
    making: Making, line: ScoreLine, value: Value | None, year: int | None, what: str
) -> Number | str:
    """A value in per cent of the whole target of a year, by the form of the line."""
    exact = attained_of(making, line, value, year)
    return percent(making, f"attainment-{what}", line.item.code, exact, mark="")


def attained_of(
    making: Making, line: ScoreLine, value: Value | None, year: int | None
) -> Fraction | None:
    """The exact attainment, cut at zero and at the office's cap."""
    question = line.question
    target = line.item.target_of(year) if year is not None else None
    if question is None or target is None or value is None:
        return None
    measured = read_measured(value, question.kind, question.scale)
    aim = build_aim(target.target, question.better, question.scale, line.item.unit)
    if measured is None or not isinstance(aim, Aim):
        return None
    policy = making.source.setting_of(making.year).policy
    reading = target.target.reading
    form = choose_form(
        line.item.attainment, reading, question.better, policy.lower_form
    )
    return compute_attainment(form, measured.amount, aim, policy.cap).capped


def million_number(
    making: Making,
    what: str,
    subject: str,
    amount: Decimal | None,
    period: object,
    places: int,
) -> Number | str:
    """An amount in millions of rupiah: `1.289,213`; a dash where there is none."""
    if amount is None:
        return ABSENT
    text = round_text(amount / _MILLION, places)
    text = text.rstrip("0").rstrip(".") if "." in text else text
    found = fact(making, f"{what}-million", subject, period)
    return Number(render_number(text, making.language), text, found)
