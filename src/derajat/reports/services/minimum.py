"""What is known of the twelve minimum services in a period (Permendagri 59/2021)."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from derajat.model.areas import AreaLevel
from derajat.model.indicators import Accumulation
from derajat.model.values import Value
from derajat.reports.numbers import round_text
from derajat.reports.source import Making


INDEX = "IP-SPM"
SERVICES = tuple(f"SPM-{number:02d}" for number in range(1, 13))
PROVINCE_SERVICES = ("SPM-P1", "SPM-P2")
NEEDS = "kebutuhan-spm"


@dataclass(frozen=True)
class Item:
    """An item of minimum quality over all health centres of an office."""

    service: str
    """`SPM-01`."""
    kind: str
    """`barang` (goods and services) or `sdm` (staff)."""
    name: str
    needed: int
    available: int
    missing: int
    """Summed over the health centres that lack it; others may have too many."""
    cost: int
    """Rupiah for what is missing."""

    @property
    def share(self) -> Fraction | None:
        """Per cent of the need that is there, at most 100; None without a need."""
        if not self.needed:
            return None
        return min(Fraction(100), Fraction(self.available * 100, self.needed))


@dataclass(frozen=True)
class ServiceState:
    """One service: who must be served, who was, and how good the means are."""

    code: str
    served: Value | None
    quality: Value | None
    index: Value | None
    items: tuple[Item, ...]
    is_cumulative: bool
    """Whether its count grows over the year, so that a forecast means something."""

    @property
    def must(self) -> int | None:
        """Who must be served; an estimate is rounded to whole people."""
        if self.served is None or self.served.denominator is None:
            return None
        return int(round_text(Decimal(self.served.denominator), 0))

    @property
    def unserved(self) -> int | None:
        """Who must be served and was not."""
        if self.must is None or self.served is None or self.served.numerator is None:
            return None
        return max(0, self.must - self.served.numerator)

    def quality_of(self, kind: str) -> Fraction | None:
        """The mean of the items of a kind; None where nothing of it is needed."""
        shares = [item.share for item in self.items if item.kind == kind]
        known = [share for share in shares if share is not None]
        return sum(known, Fraction(0)) / len(known) if known else None


@dataclass(frozen=True)
class Minimum:
    """The twelve services of an office in a period."""

    making: Making

    @property
    def is_year(self) -> bool:
        """Whether the period is a whole year: only then there is an index."""
        return self.making.period.render() == self.year

    @property
    def year(self) -> str:
        """The year of the period, as values name it."""
        return f"{self.making.year:04d}"

    @property
    def is_of_district(self) -> bool:
        """Whether the office is of a city or district: the twelve services are its."""
        area = self.making.source.area(self.making.office.area)
        return area.level is AreaLevel.DISTRICT

    @cached_property
    def index(self) -> Value | None:
        """The composed index of the year; None in a quarter."""
        return self._value(INDEX, self.year) if self.is_year else None

    @cached_property
    def services(self) -> tuple[ServiceState, ...]:
        """The twelve services in their order."""
        items = self._items
        return tuple(
            ServiceState(
                code=code,
                served=self._value(code, self.making.period.render()),
                quality=self._value(f"{code}-Q", self.year),
                index=self._value(f"{code}-IP", self.year) if self.is_year else None,
                items=items.get(code, ()),
                is_cumulative=self._is_cumulative(code),
            )
            for code in SERVICES
        )

    @property
    def has_data(self) -> bool:
        """Whether any service has a number."""
        return any(service.served is not None for service in self.services)

    def _value(self, code: str, period: str) -> Value | None:
        return self.making.source.value(code, self.making.area, period)

    def _is_cumulative(self, code: str) -> bool:
        accumulate = self.making.source.indicator(code).accumulate
        return accumulate is Accumulation.WITHIN_YEAR

    @cached_property
    def _items(self) -> Mapping[str, tuple[Item, ...]]:
        """The items of each service over all health centres."""
        rows = self.making.source.load_facts(NEEDS).to_pylist()
        groups: dict[tuple[str, str, str], list[dict[str, int]]] = defaultdict(list)
        for row in rows:
            if row["tahun"] == self.making.year:
                groups[row["layanan"].upper(), row["jenis"], row["butir"]].append(row)
        found: dict[str, list[Item]] = defaultdict(list)
        for (service, kind, name), some in groups.items():
            found[service].append(_add_up(service, kind, name, some))
        return {service: tuple(items) for service, items in found.items()}


def _add_up(service: str, kind: str, name: str, rows: list[dict[str, int]]) -> Item:
    known = [
        (row["dibutuhkan"], row["tersedia"], row["harga"] or 0)
        for row in rows
        if row["dibutuhkan"] is not None and row["tersedia"] is not None
    ]
    lacking = [(need - have, price) for need, have, price in known if need > have]
    return Item(
        service,
        kind,
        name,
        needed=sum(need for need, _, _ in known),
        available=sum(have for _, have, _ in known),
        missing=sum(missing for missing, _ in lacking),
        cost=sum(missing * price for missing, price in lacking),
    )
