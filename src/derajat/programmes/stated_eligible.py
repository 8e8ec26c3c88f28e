"""Eligible numbers as each source states them, by village and year.

Only numbers that are stated in a table are read: nobody is counted here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa

from derajat.model.catalogue import Catalogue
from derajat.model.conditions import All, Compare, Condition, Relation
from derajat.model.datasets import Eligible, EligibleTime, GivenNumber, PlaceRole


Row = Mapping[str, object]
Stated = dict[tuple[int, str], int]
"""Numbers by year and area."""


@dataclass(frozen=True)
class StatedNumbers:
    """Numbers by eligible people and source; then by year and area."""

    by_source: Mapping[tuple[str, str], Stated]

    def sum_over(
        self, eligible: str, source: str, year: int, areas: Iterable[str]
    ) -> int | None:
        """The number of some villages together; None where none of them is stated."""
        stated = self.by_source.get((eligible, source), {})
        known = [stated[year, area] for area in areas if (year, area) in stated]
        return sum(known) if known else None

    def last_year(self, eligible: str) -> int | None:
        """The last year for which any source states these eligible people."""
        years = [
            year
            for (name, _), stated in self.by_source.items()
            if name == eligible
            for year, _ in stated
        ]
        return max(years, default=None)


def list_stated(catalogue: Catalogue) -> tuple[Eligible, ...]:
    """The eligible people of a year that several sources state as plain numbers."""
    return tuple(
        eligible
        for _, eligible in sorted(catalogue.eligible.items())
        if eligible.time is EligibleTime.YEAR
        and len(eligible.choices) > 1
        and all(_is_plain(choice) for _, choice in eligible.choices)
    )


def _is_plain(choice: object) -> bool:
    if not isinstance(choice, GivenNumber) or choice.share_by:
        return False
    return _values_asked(choice.where) is not None


def read_stated(
    catalogue: Catalogue, load_facts: Callable[[str], pa.Table | None]
) -> StatedNumbers:
    """The numbers of all sources, from the facts of the datasets that state them."""
    rows: dict[str, list[Row]] = {}
    found: dict[tuple[str, str], Stated] = {}
    for eligible in list_stated(catalogue):
        for source, choice in eligible.choices:
            if not isinstance(choice, GivenNumber):
                continue
            if choice.dataset not in rows:
                rows[choice.dataset] = _last_rows(catalogue, choice, load_facts)
            found[eligible.name, source] = _read(
                catalogue, choice, rows[choice.dataset]
            )
    return StatedNumbers(found)


def _last_rows(
    catalogue: Catalogue,
    choice: GivenNumber,
    load_facts: Callable[[str], pa.Table | None],
) -> list[Row]:
    """The rows of a dataset; of those with one key the one that came last."""
    facts = load_facts(choice.dataset)
    if facts is None:
        return []
    key = catalogue.received(choice.dataset).key or ()
    by_key = {tuple(row[name] for name in key): row for row in facts.to_pylist()}
    return list(by_key.values())


def _read(catalogue: Catalogue, choice: GivenNumber, rows: Iterable[Row]) -> Stated:
    dataset = catalogue.received(choice.dataset)
    place = dataset.place_column(PlaceRole(choice.place))
    wanted = _values_asked(choice.where) or ()
    found: Stated = {}
    for row in rows:
        number, year = row[choice.column], row[dataset.time]
        if not isinstance(number, int) or not isinstance(year, int):
            continue
        if all(row[column] == value for column, value in wanted):
            where = (year, str(row[place]))
            found[where] = found.get(where, 0) + number
    return found


def _values_asked(
    condition: Condition | None,
) -> tuple[tuple[str, int | str], ...] | None:
    """Columns with the value each must have; None for any other condition."""
    if condition is None:
        return ()
    parts = condition.conditions if isinstance(condition, All) else (condition,)
    asked = []
    for part in parts:
        if not isinstance(part, Compare) or part.relation is not Relation.IS:
            return None
        asked.append((part.column, part.value))
    return tuple(asked)
