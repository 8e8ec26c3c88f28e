"""Which indicators read which, and what they need of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from derajat.model.areas import AreaLevel
from derajat.model.calendar import PeriodKind
from derajat.model.catalogue import Catalogue
from derajat.model.formulas import (
    AtLeast,
    AtMost,
    DifferenceOf,
    Formula,
    MeanOf,
    MeanOver,
    RatioOf,
    Reached,
    Spread,
    Times,
    TimesParameter,
    ValueOf,
    Weighted,
)
from derajat.model.indicators import AreasReached, Index, Indicator, Kind


@dataclass(frozen=True)
class Reading:
    """One indicator reads another, perhaps at a level of its own."""

    indicator: str
    level: AreaLevel | None


@dataclass
class Demand:
    """What is wanted of an indicator beyond what it declares itself."""

    kinds: set[PeriodKind] = field(default_factory=set)
    levels: set[AreaLevel] = field(default_factory=set)
    is_read: bool = False


def readings_of(kind: Kind) -> tuple[Reading, ...]:
    """The indicators whose values a kind reads; none for those that count rows."""
    if isinstance(kind, AreasReached):
        return (Reading(kind.of, AreaLevel(kind.area_level)),)
    if isinstance(kind, Index):
        return tuple(_formula_readings(kind.formula))
    return ()


def _formula_readings(formula: Formula) -> Iterator[Reading]:
    if isinstance(formula, ValueOf | MeanOver):
        yield Reading(formula.indicator, None)
    elif isinstance(formula, Spread):
        yield Reading(formula.indicator, AreaLevel(formula.across))
    elif isinstance(formula, MeanOf):
        yield from (Reading(code, None) for code in formula.indicators)
    elif isinstance(formula, Reached):
        yield from (Reading(item.indicator, None) for item in formula.thresholds)
    else:
        for part in parts_of(formula):
            yield from _formula_readings(part)


def parts_of(formula: Formula) -> tuple[Formula, ...]:
    """The formulas directly inside a formula."""
    if isinstance(formula, Weighted):
        return tuple(part for _, part in formula.parts)
    if isinstance(formula, DifferenceOf):
        return (formula.left, formula.right)
    if isinstance(formula, RatioOf):
        return (formula.of, formula.to)
    if isinstance(formula, AtMost | AtLeast | Times | TimesParameter):
        return (formula.of,)
    return ()


def read_by(indicator: Indicator) -> tuple[Reading, ...]:
    """Everything any version of the indicator reads, each once, in order."""
    found = [
        reading
        for version in indicator.versions
        for reading in readings_of(version.kind)
    ]
    return tuple(dict.fromkeys(found))


def order_indicators(catalogue: Catalogue, codes: Sequence[str]) -> tuple[str, ...]:
    """The codes and all they read, each after what it reads.

    Raises KeyError for a code the catalogue does not have.
    """
    ordered: dict[str, None] = {}

    def visit(code: str) -> None:
        if code in ordered:
            return
        for reading in read_by(catalogue.indicators[code]):
            visit(reading.indicator)
        ordered[code] = None

    for code in sorted(codes):
        visit(code)
    return tuple(ordered)


def demands_on(catalogue: Catalogue, ordered: Sequence[str]) -> dict[str, Demand]:
    """What is wanted of each indicator; readers stand after what they read."""
    demands = {code: Demand() for code in ordered}
    for code in reversed(ordered):
        indicator = catalogue.indicators[code]
        own = demands[code]
        own.kinds |= set(indicator.periods)
        for reading in read_by(indicator):
            other = demands[reading.indicator]
            other.is_read = True
            other.kinds |= own.kinds
            other.levels |= own.levels
            if reading.level is not None:
                other.levels.add(reading.level)
    return demands
