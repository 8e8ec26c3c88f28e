"""Eligible numbers by source side by side, and what they do to a coverage."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from derajat.model.areas import Area, AreaLevel
from derajat.model.calendar import Period
from derajat.model.datasets import Eligible
from derajat.model.indicators import Coverage, Direction, Indicator
from derajat.model.labels import Label
from derajat.model.numerals import render_day, render_number, render_period
from derajat.programmes.eligible_sources import (
    AreaCoverage,
    Holding,
    SourceCoverage,
    compare_sources,
    find_eligible,
)
from derajat.programmes.stated_eligible import list_stated
from derajat.steering.paths import share_of_year
from derajat.steering.rounding import round_half_up
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.pages.themes.values import choose_period
from derajat.web.policy import areas_within
from derajat.web.reading.eligible import choose_source, read_eligible_book
from derajat.web.reading.office import Reading
from derajat.web.reading.places import LEVEL_LABELS, list_areas
from derajat.web.reading.targets import find_target


_SOURCES = {
    "bps": "BPS",
    "dukcapil": "Dukcapil",
    "pusdatin": "Pusdatin",
    "riil": "Riil",
}
"""What people call the sources; another one is shown by its code."""


@dataclass(frozen=True)
class SourceCell:
    """One source for one place: the people, the coverage, its rank."""

    people: str
    coverage: str
    rank: str
    is_reached: bool


@dataclass(frozen=True)
class SourceRow:
    """A place under every source."""

    name: str
    served: str
    cells: tuple[SourceCell, ...]
    remark: str


@dataclass(frozen=True)
class BasisLine:
    """What a source's numbers rest on."""

    source: str
    decree: str
    day: str
    authority: str


@dataclass(frozen=True)
class EligiblePage:
    """Everything on the page; without a coverage only `eligible` is told."""

    indicator: str
    eligible: str
    period: str
    target: str
    sources: tuple[str, ...]
    own: SourceRow | None
    rows: tuple[SourceRow, ...]
    warnings: tuple[str, ...]
    bases: tuple[BasisLine, ...]


def list_coverages(reading: Reading) -> tuple[Indicator, ...]:
    """The coverages whose eligible people several sources state, by code."""
    stated = {eligible.name for eligible in list_stated(reading.catalogue)}
    known = reading.catalogue.indicators
    return tuple(
        known[code]
        for code in sorted(reading.shelf.spans)
        if code in known
        and isinstance(kind := known[code].versions[-1].kind, Coverage)
        and kind.denominator.eligible in stated
        and known[code].better is Direction.HIGHER
    )


def build_eligible(
    asked: Asked, indicator: Indicator, level: AreaLevel
) -> EligiblePage:
    """A coverage of the places of a level under each source."""
    reading, language = asked.reading, asked.language
    eligible = find_eligible(reading.catalogue, indicator)
    own = reading.shelf.choose(indicator.code, area=asked.area.code, group="")
    period = choose_period(asked, own)
    sources = tuple(name for name, _ in eligible.choices)
    areas = list_areas(asked, level)
    found, target = _compare(asked, indicator, eligible, areas, period)
    mine, _ = _compare(asked, indicator, eligible, (asked.area,), period)
    return EligiblePage(
        indicator=indicator.label.render(language),
        eligible=eligible.label.render(language),
        period=render_period(period, language) if period else "",
        target=_share(target, language) if target is not None else "",
        sources=_name_sources(asked, indicator, sources),
        own=_row(asked, mine[0]) if mine else None,
        rows=tuple(_row(asked, one) for one in found),
        warnings=_warn(asked, found, level),
        bases=_list_bases(asked, period),
    )


def _name_sources(
    asked: Asked, indicator: Indicator, sources: Sequence[str]
) -> tuple[str, ...]:
    """The sources, with a word at the one that the values were counted with."""
    kind = indicator.versions[-1].kind
    shown = tuple(_SOURCES.get(one, one) for one in sources)
    if not isinstance(kind, Coverage):
        return shown
    chosen = choose_source(asked.reading, kind.denominator)
    word = Label("dipakai", "in use").render(asked.language)
    chosen = _SOURCES.get(chosen, chosen)
    return tuple(f"{one} ({word})" if one == chosen else one for one in shown)


def _compare(
    asked: Asked,
    indicator: Indicator,
    eligible: Eligible,
    areas: Sequence[Area],
    period: Period | None,
) -> tuple[tuple[AreaCoverage, ...], Fraction | None]:
    """The coverage of places under each source, and what is due by now."""
    if period is None:
        return (), None
    rows = asked.reading.shelf.choose(
        indicator.code,
        area=[area.code for area in areas],
        group="",
        period=period.render(),
    )
    served = {row.area: row.numerator for row in rows}
    sources = [name for name, _ in eligible.choices]
    holdings = [
        _hold(asked, eligible, sources, area, served.get(area.code), period.year)
        for area in areas
    ]
    target = find_target(asked.reading, indicator, period.year, today())
    kind = indicator.versions[-1].kind
    share = share_of_year(indicator, kind, period, today())
    needed = target.aim.low * share if target and target.aim.low and share else None
    scale = asked.reading.catalogue.units[indicator.unit].scale
    return compare_sources(holdings, sources, scale, needed), needed


def _hold(
    asked: Asked,
    eligible: Eligible,
    sources: Sequence[str],
    area: Area,
    served: int | None,
    year: int,
) -> Holding:
    numbers = read_eligible_book(asked.reading).numbers
    inside = areas_within(asked.reading.office.areas, area.code, today())
    stated = {
        source: numbers.sum_over(eligible.name, source, year, inside)
        for source in sources
    }
    return Holding(
        area.code,
        served,
        {name: None if n is None else Fraction(n) for name, n in stated.items()},
    )


def _row(asked: Asked, found: AreaCoverage) -> SourceRow:
    language = asked.language
    remarks = []
    if found.rank_depends:
        words = Label("◆ peringkat bergantung sumber", "◆ rank depends on the source")
        remarks.append(words.render(language))
    if found.state_depends:
        words = Label(
            "◆ tercapai atau tidak bergantung sumber",
            "◆ reached or not depends on the source",
        )
        remarks.append(words.render(language))
    served = found.numerator
    return SourceRow(
        name=asked.reading.office.areas.by_code[found.area].name,
        served="–" if served is None else render_number(served, language),
        cells=tuple(_cell(item, language) for item in found.by_source),
        remark="; ".join(remarks),
    )


def _cell(item: SourceCoverage, language: str) -> SourceCell:
    people = item.denominator
    return SourceCell(
        people="–" if people is None else render_number(int(people), language),
        coverage="–" if item.value is None else _share(item.value, language),
        rank="" if item.rank is None else str(item.rank),
        is_reached=bool(item.is_reached),
    )


def _share(share: Fraction, language: str) -> str:
    return f"{render_number(str(round_half_up(share, 1)), language)}%"


def _warn(
    asked: Asked, found: Sequence[AreaCoverage], level: AreaLevel
) -> tuple[str, ...]:
    """Which places would be judged otherwise by another source."""
    where = LEVEL_LABELS[level]
    ranks = [one for one in found if one.rank_depends]
    states = [one for one in found if one.state_depends]
    by_code = asked.reading.office.areas.by_code
    warnings = []
    if ranks:
        warnings.append(
            Label(
                f"Peringkat {len(ranks)} dari {len(found)} {where.id} bergantung pada "
                "sumber sasaran: jangan menilai wilayah dari peringkatnya.",
                f"The rank of {len(ranks)} of {len(found)} {where.en} depends on the "
                "source: do not judge places by their rank.",
            )
        )
    if states:
        names = ", ".join(by_code[one.area].name for one in states)
        warnings.append(
            Label(
                f"Tercapai atau tidaknya target bergantung pada sumber: {names}.",
                f"Whether the target is reached depends on the source: {names}.",
            )
        )
    return tuple(words.render(asked.language) for words in warnings)


def _list_bases(asked: Asked, period: Period | None) -> tuple[BasisLine, ...]:
    if period is None:
        return ()
    language = asked.language
    return tuple(
        BasisLine(
            _SOURCES.get(basis.source, basis.source),
            basis.decree or "–",
            "–" if basis.day is None else render_day(basis.day, language),
            basis.authority or "–",
        )
        for basis in read_eligible_book(asked.reading).bases_of(period.year)
    )
