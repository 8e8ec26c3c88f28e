"""The weekly counts of early warning held against their thresholds, in one table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from derajat.catalogue.alerts import load_alerts
from derajat.content import find_content
from derajat.model.alerts import AlertKind, AlertRules, AlertStandards, DiseaseRule
from derajat.model.calendar import (
    PeriodKind,
    first_day_of_week,
    parse_period,
    week_of_day,
)
from derajat.model.labels import Label
from derajat.statistics.outbreaks import (
    ThresholdAlerts,
    threshold_alerts,
    threshold_sentence,
)


CASES = "SKDR-KASUS"
ALERT_LIST = "sinyal-skdr"
"""The office's own list of SKDR alerts."""
WEEKS_BACK = 2
_MINUTES_OF_DAY = 1440
_GROUP = "penyakit="
Places = npt.NDArray[np.int64]


@dataclass(frozen=True)
class WeekCell:
    """A disease in an area and week. None is "not reported" or "no threshold"."""

    cases: int | None
    needed: int | None
    is_signal: bool
    sentence: Label


@dataclass(frozen=True)
class WeekTable:
    """Counts and answers of the rules by area, disease and week, in that order."""

    rules: AlertRules
    diseases: tuple[DiseaseRule, ...]
    areas: dict[str, int]
    first_week: int
    weeks: int
    alerts: ThresholdAlerts

    @property
    def last_week(self) -> int:
        return self.first_week + self.weeks - 1

    def place_of(self, disease: str) -> int | None:
        """Where a disease stands in the list, or None."""
        codes = [rule.code for rule in self.diseases]
        return codes.index(disease) if disease in codes else None

    def cell(self, area: str, disease: int, week: int) -> WeekCell | None:
        """One cell; None for an area or week that the table has not."""
        row, column = self.areas.get(area), week - self.first_week
        if row is None or not 0 <= column < self.weeks:
            return None
        place = (row, disease, column)
        return WeekCell(
            cases=_whole(self.alerts.cases[place]),
            needed=_whole(self.alerts.needed[place]),
            is_signal=bool(self.alerts.alert[place]),
            sentence=threshold_sentence(self.alerts, place),
        )

    def find_signals(
        self, areas: Sequence[str], first: int, last: int
    ) -> list[tuple[str, int, int]]:
        """Area, place of disease and week of every alert in weeks, newest first."""
        found = []
        for area in areas:
            row = self.areas.get(area)
            if row is None:
                continue
            for disease, column in np.argwhere(self.alerts.alert[row]).tolist():
                week = self.first_week + column
                if first <= week <= last:
                    found.append((area, disease, week))
        return sorted(found, key=lambda item: (-item[2], item[1], item[0]))


def _whole(number: float) -> int | None:
    return None if np.isnan(number) else int(number)


@cache
def load_standards() -> AlertStandards:
    """The thresholds that come with the product."""
    return load_alerts(find_content("definitions"))


def build_week_table(rows: pa.Table, standards: AlertStandards) -> WeekTable | None:
    """The table of the weekly values of cases by disease.

    The thresholds are those in force in the last week; weeks before them have none.
    """
    weeks = _codes(rows, "period", _week)
    if not rows.num_rows or (weeks < 0).all():
        return None
    first, last = int(weeks[weeks >= 0].min()), int(weeks.max())
    rules = standards.on(first_day_of_week(last))
    if rules is None:
        return None
    diseases = tuple(r for r in rules.diseases if r.kind is not AlertKind.NONE)
    areas = {area: place for place, area in enumerate(_names(rows, "area"))}
    counts = np.full((len(areas), len(diseases), last - first + 1), np.nan)
    _fill(counts, rows, areas, diseases, weeks - first)
    alerts = threshold_alerts(counts, diseases)
    begun = max(0, _first_week_of(rules) - first)
    alerts.alert[..., :begun] = False
    return WeekTable(rules, diseases, areas, first, last - first + 1, alerts)


def _first_week_of(rules: AlertRules) -> int:
    return (rules.valid_from + 4 + 6) // 7


def _fill(
    counts: npt.NDArray[np.float64],
    rows: pa.Table,
    areas: dict[str, int],
    diseases: Sequence[DiseaseRule],
    columns: Places,
) -> None:
    places = {f"{_GROUP}{rule.code}": place for place, rule in enumerate(diseases)}
    disease = _codes(rows, "group", lambda group: places.get(group, -1))
    area = _codes(rows, "area", lambda code: areas.get(code, -1))
    cases = rows["numerator"].to_numpy().astype(np.float64)
    is_there = (disease >= 0) & (area >= 0) & (columns >= 0)
    counts[area[is_there], disease[is_there], columns[is_there]] = cases[is_there]


def _names(rows: pa.Table, column: str) -> list[str]:
    return sorted(rows[column].unique().to_pylist())


def _codes(rows: pa.Table, column: str, place_of: Callable[[str], int]) -> Places:
    """For each row the place of its text, by the texts that there are."""
    encoded = rows[column].combine_chunks()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.chunk(0)
    if not isinstance(encoded, pa.DictionaryArray):
        encoded = encoded.dictionary_encode()
    places = np.array([place_of(text) for text in encoded.dictionary.to_pylist()])
    if not places.size:
        return np.zeros(0, dtype=np.int64)
    found: Places = places.astype(np.int64)[encoded.indices.to_numpy()]
    return found


def _week(text: str) -> int:
    period = parse_period(text)
    if period is None or period.kind is not PeriodKind.WEEK:
        return -1
    return period.number


ListedAlert = Mapping[str, object]
"""A row of the office's list of alerts."""


def match_alerts(
    table: WeekTable, rows: Iterable[ListedAlert]
) -> dict[tuple[str, str, int], ListedAlert]:
    """The verified alerts of the list by disease, reporting unit and week.

    The list names no week: an alert belongs to the last week before it came that is a
    signal of its disease and unit, of the two weeks before it. The first one stays.
    """
    found: dict[tuple[str, str, int], ListedAlert] = {}
    for row in sorted(rows, key=lambda row: int(str(row["muncul"]))):
        disease, unit = str(row["penyakit"]), str(row["puskesmas"])
        week = _find_week(table, disease, unit, int(str(row["muncul"])))
        if week is not None and row["diverifikasi"] is not None:
            found.setdefault((disease, unit, week), row)
    return found


def _find_week(table: WeekTable, disease: str, unit: str, raised: int) -> int | None:
    place, week = table.place_of(disease), week_of_day(raised // _MINUTES_OF_DAY)
    if place is None:
        return None
    for back in range(1, WEEKS_BACK + 1):
        cell = table.cell(unit, place, week - back)
        if cell is not None and cell.is_signal:
            return week - back
    return None
