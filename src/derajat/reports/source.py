"""What reports are made from, opened by the caller: nothing here reads a clock."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

import pyarrow as pa

from derajat.measures.shelf import ValueShelf
from derajat.model.areas import Area
from derajat.model.calendar import Period
from derajat.model.catalogue import Catalogue
from derajat.model.indicators import Indicator
from derajat.model.offices import Office
from derajat.model.plans import Plan
from derajat.model.values import Value
from derajat.reports.written import Written
from derajat.steering.feedback import Letter
from derajat.steering.score_lines import Asked, ScoreLine, build_score_lines
from derajat.steering.scores import Setting
from derajat.steering.value_book import ValueBook


def no_letters(_: int) -> tuple[Letter, ...]:
    """No letters: where the files that came were not opened."""
    return ()


ScoreLines = tuple[ScoreLine, ...]


@dataclass(frozen=True)
class ReportSource:
    """An office at one version of its store and its plans, with what people wrote.

    `setting_of` gives what a year is judged by; `load_facts` the current records of a
    dataset (money, stock), as they stand in the store, for amounts that no indicator
    counts.
    """

    catalogue: Catalogue
    office: Office
    plans: tuple[Plan, ...]
    shelf: ValueShelf
    data_version: int
    run: str
    data_day: int
    """The last day that the data tell of."""
    setting_of: Callable[[int], Setting]
    load_facts: Callable[[str], pa.Table]
    written: Written = field(default_factory=Written)
    is_invented: bool = False
    load_letters: Callable[[int], Sequence[Letter]] = no_letters
    """The letters of feedback of a month, by its number."""

    @cached_property
    def unit_costs(self) -> Mapping[str, Decimal]:
        """Rupiah for one more person, by indicator."""
        return {cost.indicator: cost.rupiah for cost in self.office.unit_costs}

    def value(
        self, indicator: str, area: str, period: Period | str, group: str = ""
    ) -> Value | None:
        """The stored value; None where the store has no row for it."""
        text = period if isinstance(period, str) else period.render()
        found = self.shelf.choose(indicator, area=area, period=text, group=group)
        return found[0] if found else None

    def indicator(self, code: str) -> Indicator:
        """An indicator of the catalogue. Raises KeyError for any other code."""
        return self.catalogue.indicators[code]

    def area(self, code: str) -> Area:
        """An area of the office. Raises KeyError for any other code."""
        return self.office.areas.by_code[code]

    def score_lines(
        self, year: int, area: str = "", plans: Sequence[Plan] | None = None
    ) -> tuple[ScoreLine, ...]:
        """Every indicator of the plans (by default all) against its target."""
        chosen = self.plans if plans is None else tuple(plans)
        where = area or self.office.area
        key = (year, where, tuple(id(plan) for plan in chosen))
        if key not in self._kept_lines:
            self._kept_lines[key] = (chosen, self._score(chosen, year, where))
        return self._kept_lines[key][1]

    @cached_property
    def _kept_lines(self) -> dict[object, tuple[tuple[Plan, ...], ScoreLines]]:
        """Lines by what they were asked for; their plans are held, so ids stay."""
        return {}

    def _score(self, chosen: tuple[Plan, ...], year: int, where: str) -> ScoreLines:
        codes = {item.measured_by for plan in chosen for _, item in plan.indicators()}
        rows = [
            value
            for code in sorted(codes)
            for value in self.shelf.choose(code, area=where, group="")
        ]
        asked = Asked(self.catalogue, where, self.unit_costs, (), self.office.area)
        return build_score_lines(chosen, ValueBook(rows), asked, self.setting_of(year))


@dataclass(frozen=True)
class Making:
    """One report while it is made: for whom, of when, in which language.

    `area` is the area the report is of, `item` what the block is repeated for.
    """

    source: ReportSource
    report: str
    area: str
    period: Period
    language: str = "id"
    item: object = None
    options: Mapping[str, str] = field(default_factory=dict)
    """Given by hand: number of the letter, day of signing, post that signs."""

    @property
    def office(self) -> Office:
        """The office."""
        return self.source.office

    @property
    def year(self) -> int:
        """The year of the period."""
        return self.period.year

    def of(self, item: object) -> "Making":
        """The same for one item of a repetition."""
        return replace(self, item=item)
