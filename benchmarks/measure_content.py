"""60 additive indicators and an office of 1,000 villages, invented for measuring."""

from derajat.model.areas import Area, AreaLevel, AreaRegistry
from derajat.model.calendar import PeriodKind, day_number
from derajat.model.catalogue import Catalogue
from derajat.model.conditions import All, AnyOf, Compare, Condition, In, Relation
from derajat.model.datasets import PlaceRole
from derajat.model.indicators import (
    Accumulation,
    Count,
    Direction,
    DisclosureClass,
    Indicator,
    Kind,
    Proportion,
    Selection,
    Side,
    UnknownNumerator,
    Version,
)
from derajat.model.labels import Label, LegalSource
from derajat.model.offices import Office
from derajat.model.units import Unit

from .measure_facts import CODES, DATASET, PREDICATES, WORDS, village_codes


INDICATORS = 60
UNIT = Unit("per-cent", WORDS, 100, 1, Label(" %", " %"))
DISTRICT = "35.07"
LEVELS = (AreaLevel.DISTRICT, AreaLevel.SUBDISTRICT, AreaLevel.VILLAGE)


def build_catalogue() -> Catalogue:
    """50 proportions of three or four columns each and 10 counts."""
    indicators = [_indicator(number) for number in range(INDICATORS)]
    return Catalogue(
        datasets={DATASET.name: DATASET},
        indicators={item.code: item for item in indicators},
        units={UNIT.name: UNIT},
    )


def build_office() -> Office:
    """A district of 50 kecamatan with 20 villages each."""
    villages = village_codes()
    subdistricts = sorted({code[:8] for code in villages})
    areas = (
        Area(DISTRICT, "Kabupaten", AreaLevel.DISTRICT, ""),
        *(Area(c, c, AreaLevel.SUBDISTRICT, DISTRICT) for c in subdistricts),
        *(Area(c, c, AreaLevel.VILLAGE, c[:8]) for c in villages),
    )
    registry = AreaRegistry(areas)
    return Office("uji", WORDS, DISTRICT, LEVELS, registry, (), (), (), (), (), "")


def _indicator(number: int) -> Indicator:
    version = Version(
        valid_from=day_number(2020, 1, 1),
        valid_until=None,
        source=LegalSource("", "", 0),
        confirmed=True,
        comparable=True,
        kind=_kind(number),
        groups=(("jk",),),
        never_sum_over=(),
        has_interval=True,
        line=1,
    )
    return Indicator(
        code=f"I{number:02d}",
        label=WORDS,
        unit=UNIT.name,
        better=Direction.HIGHER,
        counts="orang",
        disclosure=DisclosureClass.GUARDED,
        periods=(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR),
        accumulate=Accumulation.SUM,
        versions=(version,),
        examples=(),
        tags=(),
        reference_codes=(),
        file="",
    )


def _kind(number: int) -> Kind:
    names = list(PREDICATES)
    first, second, third = (names[(number + shift) % len(names)] for shift in (0, 1, 3))
    low, high = _limit(first, number), _limit(second, number + 1)
    denominator = All((_at_least(first, low // 2), _outcome(number)))
    numerator: Condition = All((_at_least(second, high), _at_least(third, 1)))
    if number % 3 == 0:
        numerator = AnyOf((numerator, _at_least(first, low)))
    where = denominator if number % 6 == 5 else None
    selection = Selection(DATASET.name, PlaceRole.RESIDENCE, "tanggal", where)
    if where:
        return Count(Side(selection))
    return Proportion(selection, numerator, denominator, UnknownNumerator.LEFT_OUT)


def _limit(name: str, number: int) -> int:
    """One of three limits that the decrees put on a column."""
    return PREDICATES[name] * (1 + number % 3) // 4


def _at_least(name: str, limit: int) -> Condition:
    return Compare(name, Relation.AT_LEAST, limit)


def _outcome(number: int) -> Condition:
    column = tuple(CODES)[number % len(CODES)]
    return In(column, CODES[column][:2])
