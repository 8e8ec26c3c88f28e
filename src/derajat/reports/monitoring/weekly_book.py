"""What a weekly bulletin is made from: counts, thresholds and reports of a week."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from derajat.model.alerts import DiseaseRule
from derajat.model.areas import Area, AreaLevel
from derajat.model.calendar import Period, PeriodKind, first_day_of_week
from derajat.model.labels import Label
from derajat.programmes.early_warning import (
    ALERT_LIST,
    CASES,
    ListedAlert,
    WeekCell,
    WeekTable,
    build_week_table,
    load_standards,
    match_alerts,
)
from derajat.reports.areas.rows import list_areas
from derajat.reports.numbers import ABSENT, count_number
from derajat.reports.outline import Block, Fact, Number, Paragraph, Role
from derajat.reports.source import Making


WEEKS = 8
_DAYS_TO_CLOCK = 9
"""The report is due on the Monday after the week (Sunday to Saturday)."""


@dataclass(frozen=True)
class Alert:
    """A disease in a reporting unit and week at or above its threshold."""

    area: Area
    rule: DiseaseRule
    place: int
    week: int
    cell: WeekCell
    verified: ListedAlert | None
    """The row of the office's list that tells of its verification."""


@dataclass(frozen=True)
class WeekBook:
    """The weeks of a bulletin, the last one being its own."""

    making: Making
    table: WeekTable
    units: tuple[Area, ...]

    @property
    def week(self) -> int:
        """The number of the week of the bulletin."""
        return self.making.period.number

    @property
    def weeks(self) -> tuple[int, ...]:
        """The weeks that are shown, oldest first."""
        return tuple(range(self.week - WEEKS + 1, self.week + 1))

    @property
    def answer_day(self) -> int:
        """The day until which signals of the week are to be verified."""
        return first_day_of_week(self.week) + _DAYS_TO_CLOCK

    def say(self, indonesian: str, english: str) -> str:
        """Words in the language of the report."""
        return Label(indonesian, english).render(self.making.language)

    def cases(self, area: str, place: int, week: int) -> Number | str:
        """The stored count of a disease; a dash where it was not reported."""
        cell = self.table.cell(area, place, week)
        if cell is None or cell.cases is None:
            return ABSENT
        when = Period(PeriodKind.WEEK, week).render()
        group = f"penyakit={self.table.diseases[place].code}"
        fact = Fact("numerator", CASES, area, when, group)
        return count_number(cell.cases, fact, self.making.language)

    @cached_property
    def alerts(self) -> tuple[Alert, ...]:
        """The alerts of the units in the weeks shown, newest first."""
        by_code = {unit.code: unit for unit in self.units}
        found = self.table.find_signals(tuple(by_code), self.weeks[0], self.week)
        rows = self.making.source.load_facts(ALERT_LIST).to_pylist()
        verified = match_alerts(self.table, rows)
        alerts = []
        for area, place, week in found:
            cell = self.table.cell(area, place, week)
            rule = self.table.diseases[place]
            if cell is not None:
                listed = verified.get((rule.code, area, week))
                alerts.append(Alert(by_code[area], rule, place, week, cell, listed))
        return tuple(alerts)

    def alerts_of(self, week: int, place: int | None = None) -> Sequence[Alert]:
        """The alerts of a week, of one disease when it is named."""
        return [
            alert
            for alert in self.alerts
            if alert.week == week and place in (None, alert.place)
        ]


def open_book(making: Making) -> WeekBook | None:
    """The book of the week of a report; None without weekly values or thresholds.

    The whole and its units are those that the stored values know.
    """
    rows = making.source.shelf.of_indicator(CASES)
    table = build_week_table(rows, load_standards())
    if table is None or making.period.number > table.last_week:
        return None
    level = AreaLevel.HEALTH_CENTRE.value
    return WeekBook(making, table, list_areas(making, level, making.period))


def tell_no_weeks(making: Making, key: str) -> tuple[Block, ...]:
    """That no weekly counts are stored for the week, and what to do."""
    words = Label(
        "Belum ada nilai mingguan SKDR (W2) untuk minggu ini. Bagian ini dibuat "
        "setelah laporan mingguan diterima dan dihitung.",
        "No weekly values of early warning (W2) for this week yet. This part is made "
        "once the weekly reports are received and measured.",
    )
    return (Paragraph(key, (words.render(making.language),), Role.WARNING),)
