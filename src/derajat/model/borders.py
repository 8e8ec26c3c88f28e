"""When the borders of an area changed, and which villages came and went."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from derajat.model.areas import (
    AreaRegistry,
    Catchment,
    Succession,
    SuccessionKind,
)


@dataclass(frozen=True)
class BorderChange:
    """A day on which an area began to hold other villages, or other land.

    `came` and `went` are codes. Both are empty where the area itself began or ended.
    """

    day: int
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()


def find_border_changes(registry: AreaRegistry) -> dict[str, tuple[BorderChange, ...]]:
    """The changes of each area that had any, by code and in the order of days.

    A village that was only given another code keeps its borders, and so does a
    Puskesmas that serves all the parts of a village that it served as a whole.
    """
    return _Finder(registry).find()


class _Finder:
    def __init__(self, registry: AreaRegistry) -> None:
        self.registry = registry
        self.by_day: dict[int, list[Succession]] = defaultdict(list)
        for succession in registry.successions:
            self.by_day[succession.day].append(succession)
        self.served: dict[str, list[Catchment]] = defaultdict(list)
        for catchment in registry.catchments:
            self.served[catchment.health_centre].append(catchment)

    def find(self) -> dict[str, tuple[BorderChange, ...]]:
        found: dict[str, dict[int, BorderChange]] = defaultdict(dict)
        for day, rows in self.by_day.items():
            for code, change in self._of_areas(day, rows):
                found[code][day] = change
        for centre in self.served:
            for day in self._days_of(centre):
                if (served := self._of_centre(centre, day)) is not None:
                    found[centre][day] = served
        return {
            code: tuple(changes[day] for day in sorted(changes))
            for code, changes in found.items()
        }

    def _of_areas(
        self, day: int, rows: list[Succession]
    ) -> Iterator[tuple[str, BorderChange]]:
        """Changes of the areas named in the rows, and of those that hold them."""
        leaves = {code for row in rows for code in (row.before, row.after)}
        for code in sorted(leaves):
            yield code, _of_leaf(code, day, rows)
        holders = {c for leaf in leaves for c in self.registry.ancestors(leaf)[1:]}
        for holder in sorted(holders - leaves):
            inside = {leaf for leaf in leaves if self._holds(holder, leaf)}
            came, went = _crossing(rows, inside, inside)
            if came or went:
                yield holder, BorderChange(day, came, went)

    def _holds(self, holder: str, code: str) -> bool:
        return holder in self.registry.ancestors(code)

    def _days_of(self, centre: str) -> set[int]:
        """Days on which something may have changed for a health centre."""
        days = set(self.by_day)
        for catchment in self.served[centre]:
            if catchment.valid_from is not None:
                days.add(catchment.valid_from)
            if catchment.valid_until is not None:
                days.add(catchment.valid_until + 1)
        return days

    def _of_centre(self, centre: str, day: int) -> BorderChange | None:
        before, after = self._served_on(centre, day - 1), self._served_on(centre, day)
        rows = self.by_day.get(day, [])
        named = {code for row in rows for code in (row.before, row.after)}
        came, went = _crossing(rows, before, after)
        came += tuple(sorted(after - before - named))
        went += tuple(sorted(before - after - named))
        return BorderChange(day, came, went) if came or went else None

    def _served_on(self, centre: str, day: int) -> set[str]:
        """The villages that exist and are served by a health centre on a day."""
        return {
            catchment.village
            for catchment in self.served[centre]
            if (catchment.valid_from is None or catchment.valid_from <= day)
            and (catchment.valid_until is None or catchment.valid_until >= day)
            and self.registry.is_valid(catchment.village, day, day)
        }


def _of_leaf(code: str, day: int, rows: list[Succession]) -> BorderChange:
    """What came to an area from others, and what went from it to others."""
    real = [row for row in rows if row.kind is not SuccessionKind.RENAMED]
    if code not in {row.before for row in rows}:
        return BorderChange(day)
    if code not in {row.after for row in rows}:
        return BorderChange(day)
    came = {row.before for row in real if row.after == code} - {code}
    went = {row.after for row in real if row.before == code} - {code}
    return BorderChange(day, tuple(sorted(came)), tuple(sorted(went)))


def _crossing(
    rows: list[Succession], before: set[str], after: set[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The successors that were not held before, and those not held any more."""
    came = {r.after for r in rows if r.after in after and r.before not in before}
    went = {r.after for r in rows if r.before in before and r.after not in after}
    return tuple(sorted(came)), tuple(sorted(went))


def find_relatives(registry: AreaRegistry, code: str, day: int) -> tuple[str, ...]:
    """The areas valid on a day that an area became, or that it came from."""
    later = _chain(registry, code, lambda row: (row.before, row.after, row.day <= day))
    earlier = _chain(registry, code, lambda row: (row.after, row.before, row.day > day))
    related = (later | earlier) - {code}
    return tuple(sorted(c for c in related if registry.is_valid(c, day, day)))


def are_related(registry: AreaRegistry, codes: Collection[str]) -> bool:
    """Whether all areas are one place at different times: one became the others."""
    first, *others = codes
    follows = _chain(registry, first, lambda row: (row.before, row.after, True))
    precedes = _chain(registry, first, lambda row: (row.after, row.before, True))
    return set(others) <= follows | precedes


def _chain(
    registry: AreaRegistry,
    code: str,
    read: Callable[[Succession], tuple[str, str, bool]],
) -> set[str]:
    """All codes that rows in time lead to from a code, itself among them."""
    found, waiting = {code}, [code]
    while waiting:
        current = waiting.pop()
        for row in registry.successions:
            start, end, is_in_time = read(row)
            if start == current and is_in_time and end not in found:
                found.add(end)
                waiting.append(end)
    return found
