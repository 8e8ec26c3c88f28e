"""What the page of a PWS chart shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse

from derajat.figures import Caption, Pws
from derajat.model.areas import Area, AreaLevel
from derajat.model.calendar import Period
from derajat.model.indicators import Indicator
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period
from derajat.programmes.pws import MONTHS, PwsLine, rank_pws_lines
from derajat.programmes.pws_charts import (
    PROGRAMMES,
    Months,
    build_line,
    compute_due,
    is_level,
    read_months,
)
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.pages.pws.choosing import choose_month, read_own_months
from derajat.web.pages.pws.columns import (
    build_columns,
    render_share,
    shown_share,
    tell_act,
)
from derajat.web.parts.values import ValueBlock, build_value_block
from derajat.web.reading.places import LEVEL_LABELS, list_areas
from derajat.web.reading.targets import find_target


@dataclass(frozen=True)
class Aimed:
    """The target of the year in per cent, and in words who set it."""

    amount: Fraction | None
    source: str
    is_typed: bool


@dataclass(frozen=True)
class PwsPage:
    """Everything on the page; `figure` is None without a value anywhere."""

    programme: str
    title: str
    month: str
    own: ValueBlock | None
    own_words: str
    figure: Pws | None
    count: int
    aimed: Aimed
    is_level: bool
    explain_url: str
    act_url: str


def build_pws_page(
    asked: Asked, indicator: Indicator, level: AreaLevel, typed: Fraction | None
) -> PwsPage:
    """The chart of an indicator for the areas of a level in the month asked.

    `typed` is a target of the year that the reader tries out.
    """
    month = choose_month(asked, read_own_months(asked, indicator.code))
    aimed = _aim(asked, indicator, month, typed)
    areas = list_areas(asked, level)
    values: Mapping[str, Months] = {}
    if month is not None:
        values = read_months(
            asked.reading.shelf, indicator, (asked.area, *areas), month
        )
    own = values.get(asked.area.code, {}).get(month) if month else None
    url = reverse("indicator", args=[indicator.code])
    words = {"periode": month.render()} if month else {}
    return PwsPage(
        programme=PROGRAMMES[indicator.programme].render(asked.language),
        title=indicator.label.render(asked.language),
        month=render_period(month, asked.language) if month else "",
        own=build_value_block(own, asked, indicator) if own else None,
        own_words=_tell_own(asked, indicator, values, month, aimed),
        figure=_build_figure(asked, indicator, values, areas, month, aimed),
        count=len(areas),
        aimed=aimed,
        is_level=is_level(indicator),
        explain_url=asked.link(f"{url}jelaskan/", **words),
        act_url=_tell_act(asked, indicator, values, month, aimed),
    )


def _aim(
    asked: Asked, indicator: Indicator, month: Period | None, typed: Fraction | None
) -> Aimed:
    """The target tried out, else that of a plan, else none."""
    if typed is not None:
        words = Label("target yang Anda isi", "the target you typed")
        return Aimed(typed, words.render(asked.language), True)
    found = month and find_target(asked.reading, indicator, month.year, today())
    if not found or found.amount is None:
        return Aimed(None, "", False)
    return Aimed(found.amount, found.plan.render(asked.language), False)


def _tell_own(
    asked: Asked,
    indicator: Indicator,
    values: Mapping[str, Months],
    month: Period | None,
    aimed: Aimed,
) -> str:
    """Where the area asked stands: its status and the people missing."""
    if month is None:
        return ""
    own = values.get(asked.area.code, {})
    line = build_line(asked.area.code, own, indicator, month, aimed.amount)
    if line is None or line.status is None or line.gap_persons is None:
        return ""
    missing = render_number(line.gap_persons, asked.language)
    words = Label(
        f"{line.status.label.id} · kurang {missing} orang",
        f"{line.status.label.en} · {missing} people missing",
    )
    return words.render(asked.language)


def _tell_act(
    asked: Asked,
    indicator: Indicator,
    values: Mapping[str, Months],
    month: Period | None,
    aimed: Aimed,
) -> str:
    """Where an action for the area asked is written down, if it is behind."""
    own = values.get(asked.area.code, {})
    line = month and build_line(asked.area.code, own, indicator, month, aimed.amount)
    return tell_act(asked, indicator, asked.area, line, month) if line and month else ""


def _build_figure(
    asked: Asked,
    indicator: Indicator,
    values: Mapping[str, Months],
    areas: Sequence[Area],
    month: Period | None,
    aimed: Aimed,
) -> Pws | None:
    if month is None:
        return None
    found = [
        build_line(area.code, values[area.code], indicator, month, aimed.amount)
        for area in areas
    ]
    lines = rank_pws_lines(line for line in found if line is not None)
    if not lines:
        return None
    due = compute_due(indicator, aimed.amount, month)
    return Pws(
        caption=_caption(asked, indicator, lines, month, areas),
        columns=build_columns(asked, indicator, lines, areas, month),
        target=None if due is None else shown_share(due, asked.language),
        target_label=_target_words(asked, indicator, month, aimed),
        is_level=is_level(indicator),
    )


def _target_words(asked: Asked, indicator: Indicator, month: Period, aim: Aimed) -> str:
    """`target s.d. bulan ini 82,5% (90% × 11/12, renstra)`."""
    language, due = asked.language, compute_due(indicator, aim.amount, month)
    if aim.amount is None or due is None:
        words = Label(
            "belum ada target di rencana, jadi tanpa status dan kekurangan",
            "no target in the plans, so neither status nor people missing",
        )
        return words.render(language)
    whole, now = (render_share(share, language) for share in (aim.amount, due))
    if is_level(indicator):
        words = Label(f"target tiap bulan {whole}%", f"target of every month {whole}%")
        return f"{words.render(language)} ({aim.source})"
    part = f"{whole}% × {month.number % MONTHS + 1}/{MONTHS}"
    words = Label(f"target s.d. bulan ini {now}%", f"target up to this month {now}%")
    return f"{words.render(language)} ({part}, {aim.source})"


def _caption(
    asked: Asked,
    indicator: Indicator,
    lines: Sequence[PwsLine],
    month: Period,
    areas: Sequence[Area],
) -> Caption:
    language = asked.language
    level = LEVEL_LABELS[areas[0].level].render(language)
    when = render_period(month, language)
    return Caption(
        key="pws",
        title=_finding(lines, level, when, language),
        subtitle=_subtitle(indicator).render(language),
        unit="%",
        decimals=1,
        source=asked.reading.office.label.render(language),
        alt=_finding(lines, level, when, language),
        notes=_notes(asked, lines),
    )


def _finding(lines: Sequence[PwsLine], level: str, when: str, language: str) -> str:
    """The sentence of the chart: how many areas are below the target of the month."""
    behind = [line for line in lines if line.gap is not None and line.gap > 0]
    if all(line.gap is None for line in lines):
        words = Label(f"{len(lines)} {level}, {when}", f"{len(lines)} {level}, {when}")
    elif not behind:
        words = Label(
            f"Semua {len(lines)} {level} mencapai target bulan ini, {when}",
            f"All {len(lines)} {level} are on the target of the month, {when}",
        )
    else:
        people = sum(line.gap_persons or 0 for line in behind)
        shown = render_number(people, language)
        words = Label(
            f"{len(behind)} dari {len(lines)} {level} di bawah target bulan ini, "
            f"kurang {shown} orang, {when}",
            f"{len(behind)} of {len(lines)} {level} are below the target of the month, "
            f"{shown} people missing, {when}",
        )
    return words.render(language)


def _subtitle(indicator: Indicator) -> Label:
    if is_level(indicator):
        return Label(
            "persen dari sasaran bulan itu; urut: capaian bulan ini",
            "per cent of the people of the month; sorted by this month",
        )
    return Label(
        "persen kumulatif dari sasaran setahun; urut: capaian kumulatif",
        "cumulative per cent of the year's eligible people; sorted by it",
    )


def _notes(asked: Asked, lines: Sequence[PwsLine]) -> tuple[str, ...]:
    by_code = asked.reading.office.areas.by_code
    names = ", ".join(by_code[line.area].name for line in lines if line.is_partial)
    if not names:
        return ()
    words = Label(
        f"Ada bulan tanpa laporan: {names}.", f"A month was not reported: {names}."
    )
    return (words.render(asked.language),)
