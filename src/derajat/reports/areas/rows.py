"""Which areas stand in the rows of a table, and where each of them lies."""

from collections import Counter
from collections.abc import Sequence

from derajat.model.areas import Area, AreaLevel
from derajat.model.calendar import Period
from derajat.reports.areas.asked import VILLAGES_SERVED, AskedTable
from derajat.reports.source import Making


def choose_areas(making: Making, table: AskedTable, period: Period) -> tuple[Area, ...]:
    """The areas of the first level named that has values; the last one if none has."""
    found: tuple[Area, ...] = ()
    for rows in table.rows:
        found = list_areas(making, rows, period)
        if _have_values(making, table, found, period):
            break
    return found


def _have_values(
    making: Making, table: AskedTable, areas: Sequence[Area], period: Period
) -> bool:
    codes = [area.code for area in areas]
    shelf, text = making.source.shelf, period.render()
    return any(
        shelf.choose(column.indicator, area=codes, period=text, group=column.group)
        for column in table.columns
    )


def list_areas(making: Making, rows: str, period: Period) -> tuple[Area, ...]:
    """The areas of a level below the area of the report, valid in the period.

    A health centre has the villages that it serves below it.
    """
    registry = making.office.areas
    if rows == VILLAGES_SERVED or registry.by_code[making.area].level is (
        AreaLevel.HEALTH_CENTRE
    ):
        codes = set(served_villages(making, making.area, period))
        rows = AreaLevel.VILLAGE.value
    else:
        codes = set(registry.within(making.area)) - {making.area}
    return tuple(
        area
        for area in registry.at_level(AreaLevel(rows))
        if area.code in codes
        and registry.is_valid(area.code, period.first_day, period.last_day)
    )


def served_villages(making: Making, centre: str, period: Period) -> tuple[str, ...]:
    """Codes of the villages that a health centre serves on the last day of a period."""
    return tuple(
        served.village
        for served in making.office.areas.catchments
        if served.health_centre == centre
        and (served.valid_from is None or served.valid_from <= period.last_day)
        and (served.valid_until is None or served.valid_until >= period.last_day)
    )


def place_of(making: Making, area: Area, period: Period) -> str:
    """What holds an area; of a health centre the subdistricts of its villages.

    Those with most villages first.
    """
    registry = making.office.areas
    if area.level is not AreaLevel.HEALTH_CENTRE:
        parent = registry.by_code.get(area.parent)
        return parent.name if parent else ""
    villages = served_villages(making, area.code, period)
    parents = Counter(
        registry.by_code[code].parent for code in villages if code in registry.by_code
    )
    return ", ".join(registry.by_code[code].name for code, _ in parents.most_common())
