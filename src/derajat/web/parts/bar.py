"""The bar of area and period: it stands under the header and lives in the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period, PeriodKind, parse_period
from derajat.model.labels import Label
from derajat.model.numerals import render_period
from derajat.web.asked import PERIOD, Asked
from derajat.web.needs import AREA
from derajat.web.reading.reports import Reports, count_reports


_LEVELS = {
    AreaLevel.DISTRICT: Label("Kantor", "Office"),
    AreaLevel.SUBDISTRICT: Label("Kecamatan", "Subdistricts"),
    AreaLevel.HEALTH_CENTRE: Label("Puskesmas", "Health centres"),
    AreaLevel.VILLAGE: Label("Kelurahan", "Villages"),
}
_KINDS = {
    PeriodKind.MONTH: Label("Bulan", "Months"),
    PeriodKind.QUARTER: Label("Triwulan", "Quarters"),
    PeriodKind.SEMESTER: Label("Semester", "Half-years"),
    PeriodKind.YEAR: Label("Tahun", "Years"),
    PeriodKind.WEEK: Label("Minggu", "Weeks"),
}


@dataclass(frozen=True)
class Option:
    """One line of a list to choose from."""

    value: str
    shown: str
    is_chosen: bool


@dataclass(frozen=True)
class OptionGroup:
    """Lines that belong together."""

    title: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Bar:
    """The two lists, what else the address holds, and how complete the data are."""

    action: str
    area: str
    areas: tuple[OptionGroup, ...]
    periods: tuple[OptionGroup, ...]
    has_period: bool
    kept: tuple[tuple[str, str], ...]
    completeness: str
    completeness_url: str


def build_bar(
    asked: Asked, action: str, words: Mapping[str, str], periods: Iterable[Period] = ()
) -> Bar:
    """The bar of a page; `words` are those of its address.

    `periods` are those that the page has something to say of; without them all
    calendar periods with values.
    """
    known = tuple(periods) or _calendar_periods(asked)
    return Bar(
        action=action,
        area=asked.area.name,
        areas=tuple(_area_groups(asked)),
        periods=tuple(_period_groups(asked, known)),
        has_period=asked.period is not None,
        kept=tuple((k, v) for k, v in words.items() if k not in (AREA, PERIOD)),
        completeness=_completeness(asked),
        completeness_url=_data_url(asked),
    )


def _area_groups(asked: Asked) -> Iterable[OptionGroup]:
    """The areas that the reader may see, from the office down."""
    registry = asked.reading.office.areas
    for level, title in _LEVELS.items():
        inside = [a for a in registry.at_level(level) if a.code in asked.reader.areas]
        options = tuple(
            Option(area.code, area.name, area.code == asked.area.code)
            for area in sorted(inside, key=lambda area: area.name)
        )
        if options:
            yield OptionGroup(title.render(asked.language), options)


def _calendar_periods(asked: Asked) -> tuple[Period, ...]:
    """Months, quarters, half-years and years in which anything was measured."""
    found = map(parse_period, asked.reading.shelf.periods)
    wanted = set(_KINDS) - {PeriodKind.WEEK}
    return tuple(p for p in found if p is not None and p.kind in wanted)


def _period_groups(asked: Asked, known: tuple[Period, ...]) -> Iterable[OptionGroup]:
    for kind, title in _KINDS.items():
        alike = sorted((p.number for p in known if p.kind is kind), reverse=True)
        options = tuple(
            Option(
                period.render(),
                render_period(period, asked.language),
                period == asked.period,
            )
            for period in (Period(kind, number) for number in alike)
        )
        if options:
            yield OptionGroup(title.render(asked.language), options)


def _completeness(asked: Asked) -> str:
    """`Data lengkap 41/43 (2026)`; empty where nobody declared who reports."""
    reports = count_reports(asked.reading, asked.area.code, asked.period)
    if reports is None or not reports.due:
        return ""
    return _reports_words(reports).render(asked.language)


def _reports_words(reports: Reports) -> Label:
    counts = f"{reports.come}/{reports.due}"
    when = [render_period(reports.period, language) for language in ("id", "en")]
    return Label(
        f"Laporan masuk {counts} ({when[0]})", f"Reports in {counts} ({when[1]})"
    )


def _data_url(asked: Asked) -> str:
    """Where it is told who sent what, once there is such a page."""
    try:
        return asked.link(reverse("data"))
    except NoReverseMatch:
        return ""
