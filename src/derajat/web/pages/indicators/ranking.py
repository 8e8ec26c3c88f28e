"""The areas below an area: who carries what is missing."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from math import ceil
from urllib.parse import urlencode

from django.urls import reverse

from derajat.figures import AxisRange, Caption, Judged, Ranked, RankedRow
from derajat.measures.explaining.arithmetic import flag_words
from derajat.model.areas import Area, AreaLevel
from derajat.model.calendar import Period, parse_period
from derajat.model.indicators import Direction, Indicator
from derajat.model.judgement import State
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period
from derajat.model.values import Value
from derajat.steering.scores import Score
from derajat.steering.words import name_state
from derajat.web.asked import Asked
from derajat.web.pages.actions.following import Finding, tell_allowed_url
from derajat.web.pages.indicators.numbers import (
    show_aim,
    show_count,
    show_end,
    show_value,
)
from derajat.web.parts.values import render_counts
from derajat.web.reading.judging import Judge


class Order(Enum):
    """How areas are sorted; the value is the word in the address."""

    MISSING = "kurang"
    VALUE = "capaian"
    NAME = "nama"


ORDER_WORDS = {
    Order.MISSING: Label("yang kurang paling banyak dulu", "most people missing first"),
    Order.VALUE: Label("capaian terendah dulu", "lowest value first"),
    Order.NAME: Label("nama", "name"),
}
LEVEL_WORDS = {
    "kelurahan": (AreaLevel.VILLAGE, Label("Per kelurahan", "By village")),
    "puskesmas": (AreaLevel.HEALTH_CENTRE, Label("Per Puskesmas", "By health centre")),
    "kecamatan": (AreaLevel.SUBDISTRICT, Label("Per kecamatan", "By subdistrict")),
}


@dataclass(frozen=True)
class AreaScore:
    """An area with its value and what is said of it."""

    area: Area
    value: Value
    score: Score | None

    @property
    def missing(self) -> int:
        """How many people are missing, or too many, by now."""
        gap = self.score.gap if self.score else None
        return gap.size if gap else 0


def find_levels(asked: Asked) -> tuple[str, ...]:
    """Levels of areas below the one asked, innermost first."""
    present = {area.level for area in _areas_below(asked)}
    return tuple(word for word, (level, _) in LEVEL_WORDS.items() if level in present)


def score_areas(
    asked: Asked, indicator: Indicator, judge: Judge, period: Period, level: str
) -> tuple[AreaScore, ...]:
    """The areas of a level below the one asked that have a row."""
    wanted, _ = LEVEL_WORDS[level]
    inside = {a.code: a for a in _areas_below(asked) if a.level is wanted}
    rows = asked.reading.shelf.choose(
        indicator.code, area=list(inside), group="", period=period.render()
    )
    return tuple(
        AreaScore(inside[row.area], row, judge.judge(indicator, row.area, period, row))
        for row in rows
    )


def sort_areas(
    areas: tuple[AreaScore, ...], order: Order, better: Direction
) -> tuple[AreaScore, ...]:
    """The areas in an order; those without a value come last."""
    sign = -1 if better is Direction.LOWER else 1

    def by_value(item: AreaScore) -> tuple[bool, float]:
        return item.value.value is None, sign * (item.value.value or 0.0)

    keys: dict[Order, Callable[[AreaScore], tuple[object, ...]]] = {
        Order.MISSING: lambda item: (-item.missing, *by_value(item)),
        Order.VALUE: by_value,
        Order.NAME: lambda item: (item.area.name,),
    }
    return tuple(sorted(areas, key=lambda item: (*keys[order](item), item.area.code)))


def build_ranking(
    areas: tuple[AreaScore, ...],
    order: Order,
    level: str,
    indicator: Indicator,
    asked: Asked,
    period: Period,
    finding: str,
) -> Ranked:
    """The figure of the areas, in the order given."""
    unit = asked.reading.catalogue.units[indicator.unit]
    title = finding or _tell_ranking(areas, level, asked.language)
    sort = Label("urut", "sorted").render(asked.language)
    return Ranked(
        caption=Caption(
            key="peringkat",
            title=title,
            subtitle=f"{asked.area.name}, {render_period(period, asked.language)}",
            unit=unit.suffix.render(asked.language).strip(),
            decimals=unit.decimals,
            source=asked.reading.office.label.render(asked.language),
            alt=title,
        ),
        rows=tuple(_build_row(item, indicator, asked, period) for item in areas),
        order=f"{sort}: {ORDER_WORDS[order].render(asked.language)}",
        better=indicator.better,
        row_title=Label("Wilayah", "Area").render(asked.language),
        axis=_share_axis(areas) if unit.scale == 100 else None,
    )


def _tell_ranking(areas: tuple[AreaScore, ...], level: str, language: str) -> str:
    """`Per kelurahan: 14 dari 42 belum mencapai target, 27 belum pasti`."""
    title = LEVEL_WORDS[level][1]
    states = [item.score.verdict.state for item in areas if item.score is not None]
    if not any(states):
        return title.render(language)
    missed, unsure = (
        render_number(states.count(state), language)
        for state in (State.NOT_REACHED, State.CANNOT_TELL)
    )
    total = render_number(len(areas), language)
    return Label(
        f"{title.id}: {missed} dari {total} belum mencapai target, "
        f"{unsure} belum pasti",
        f"{title.en}: {missed} of {total} miss the target, {unsure} not certain",
    ).render(language)


def _share_axis(areas: tuple[AreaScore, ...]) -> AxisRange | None:
    """From zero to the next ten above the longest bar, so that bars differ."""
    ends = [
        end for item in areas for end in (item.value.value, item.value.upper) if end
    ]
    if not ends:
        return None
    return AxisRange(0, max(10 * ceil(max(ends) / 10), 10))


def _judge_row(item: AreaScore, language: str) -> Judged:
    """The state of an area; a value that nothing was promised for has none."""
    state = item.score.verdict.state if item.score else None
    if state is None and item.value.value is not None:
        return Judged(None, Label("tanpa target", "no target").render(language))
    return Judged(state)


def _build_row(
    item: AreaScore, indicator: Indicator, asked: Asked, period: Period
) -> RankedRow:
    value, score, language = item.value, item.score, asked.language
    return RankedRow(
        code=item.area.code,
        name=item.area.name,
        value=show_value(value, asked, indicator.unit),
        judged=_judge_row(item, language),
        lower=show_end(value.lower, value, language),
        upper=show_end(value.upper, value, language),
        target=show_aim(score.due, indicator, asked) if score else None,
        counts=render_counts(value, language),
        gap=show_count(item.missing, language) if score and score.gap else None,
        reason="; ".join(flag_words(value.flags, language)),
        href=explain_url(indicator.code, item.area.code, period),
        act_href=_tell_act(item, indicator, asked, period),
    )


def _tell_act(
    item: AreaScore, indicator: Indicator, asked: Asked, period: Period
) -> str:
    """Where an action for an area that misses its target is written down."""
    score = item.score
    if score is None or score.verdict.state is not State.NOT_REACHED:
        return ""
    reason = tell_missed(asked, indicator, score, item.area.name)
    finding = Finding(item.area.code, reason, indicator.code, period.render())
    return tell_allowed_url(asked, finding)


def tell_missed(asked: Asked, indicator: Indicator, score: Score, where: str) -> str:
    """`K6, Bacang: 68,2% (15 dari 22), belum tercapai, seharusnya 22,5%, Mar 2026`."""
    value, language = score.value, asked.language
    period = parse_period(value.period) if value else None
    shown, due = (
        show_value(value, asked, indicator.unit),
        show_aim(score.due, indicator, asked),
    )
    counts = render_counts(value, language) if value else ""
    should = Label("seharusnya", "due").render(language)
    parts = (
        (shown.shown if shown else "–") + (f" ({counts})" if counts else ""),
        name_state(score).render(language),
        f"{should} {due.shown}" if due else "",
        render_period(period, language) if period else "",
    )
    name = indicator.label.render(language)
    return f"{name}, {where}: {', '.join(filter(None, parts))}"


def explain_url(code: str, area: str, period: Period) -> str:
    """Where a number of an area is explained."""
    words = urlencode({"wilayah": area, "periode": period.render()})
    return f"{reverse('explain', args=[code])}?{words}"


def _areas_below(asked: Asked) -> tuple[Area, ...]:
    """Areas within the one asked that the reader may see; of a centre its villages."""
    registry = asked.reading.office.areas
    inside = set(registry.within(asked.area.code))
    inside |= {
        catchment.village
        for catchment in registry.catchments
        if catchment.health_centre == asked.area.code
    }
    return tuple(
        area
        for area in registry.areas
        if area.code in inside
        and area.code in asked.reader.areas
        and area.code != asked.area.code
    )
