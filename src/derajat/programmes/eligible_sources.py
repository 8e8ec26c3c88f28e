"""One service held against each source of its eligible people, side by side.

The count of people served does not change; the number of people meant for the service
does. Where an area's rank, or whether it has reached its target, depends on the source,
a judgement on that area would rest on the choice of a table and not on the service.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from derajat.errors import refuse
from derajat.model.catalogue import Catalogue
from derajat.model.datasets import Eligible, Estimate
from derajat.model.indicators import Coverage, EligibleSide, Indicator, Rate


@dataclass(frozen=True)
class Holding:
    """People served in an area, and the people meant for it by source.

    A number that a source does not give is None.
    """

    area: str
    numerator: int | None
    denominators: Mapping[str, Fraction | None]


@dataclass(frozen=True)
class SourceCoverage:
    """What one source makes of an area; `rank` 1 is the best of all areas.

    `is_reached` is None without a target or without a value.
    """

    source: str
    denominator: Fraction | None
    value: Fraction | None
    rank: int | None
    is_reached: bool | None


@dataclass(frozen=True)
class AreaCoverage:
    """An area under every source."""

    area: str
    numerator: int | None
    by_source: tuple[SourceCoverage, ...]

    @property
    def rank_depends(self) -> bool:
        """Whether the area has another place among all by another source."""
        return _differ(item.rank for item in self.by_source)

    @property
    def state_depends(self) -> bool:
        """Whether the target is reached by one source and missed by another."""
        return _differ(item.is_reached for item in self.by_source)


def _differ(items: Iterable[int | None]) -> bool:
    return len({item for item in items if item is not None}) > 1


def find_eligible(catalogue: Catalogue, indicator: Indicator) -> Eligible:
    """The eligible people whose sources can be chosen, below all estimates.

    Raises REF-212 for an indicator that is not held against eligible people.
    """
    kind = indicator.versions[-1].kind
    side = kind.denominator if isinstance(kind, Coverage | Rate) else None
    if not isinstance(side, EligibleSide):
        raise refuse("REF-212", indicator=indicator.code)
    found = catalogue.eligible[side.eligible]
    while len(found.choices) == 1 and isinstance(found.choices[0][1], Estimate):
        found = catalogue.eligible[found.choices[0][1].of]
    return found


def compare_sources(
    holdings: Sequence[Holding],
    sources: Sequence[str],
    scale: int = 100,
    needed: Fraction | None = None,
) -> tuple[AreaCoverage, ...]:
    """The coverage of areas of one level under each source, in their order.

    Coverage is `scale` x served / meant, exactly; more is better. Areas with equal
    coverage share a rank, and an area without a value has none.
    """
    values = {
        source: [_coverage(holding, source, scale) for holding in holdings]
        for source in sources
    }
    ranks = {source: _ranks(values[source]) for source in sources}
    return tuple(
        AreaCoverage(
            holding.area,
            holding.numerator,
            tuple(
                SourceCoverage(
                    source,
                    holding.denominators.get(source),
                    values[source][place],
                    ranks[source][place],
                    _is_reached(values[source][place], needed),
                )
                for source in sources
            ),
        )
        for place, holding in enumerate(holdings)
    )


def _coverage(holding: Holding, source: str, scale: int) -> Fraction | None:
    denominator = holding.denominators.get(source)
    if holding.numerator is None or not denominator:
        return None
    return scale * holding.numerator / denominator


def _ranks(values: Sequence[Fraction | None]) -> list[int | None]:
    """One more than the number of better values; None without a value."""
    known = [value for value in values if value is not None]
    return [
        None if value is None else 1 + sum(other > value for other in known)
        for value in values
    ]


def _is_reached(value: Fraction | None, needed: Fraction | None) -> bool | None:
    return None if value is None or needed is None else value >= needed
