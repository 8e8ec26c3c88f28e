"""The columns of a PWS chart: one area each, highest first."""

from collections.abc import Sequence
from fractions import Fraction

from django.urls import reverse

from derajat.figures import Arrow, Judged, PwsColumn, ShownNumber
from derajat.model.areas import Area
from derajat.model.calendar import Period
from derajat.model.indicators import Indicator
from derajat.model.judgement import State
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period
from derajat.programmes.pws import PwsLine, PwsStatus, PwsTrend
from derajat.steering.rounding import round_half_up
from derajat.web.asked import Asked
from derajat.web.pages.actions.following import Finding, tell_allowed_url


_ARROWS = {
    PwsTrend.NAIK: Arrow.UP,
    PwsTrend.TETAP: Arrow.LEVEL,
    PwsTrend.TURUN: Arrow.DOWN,
}
_STATES = {
    PwsStatus.BAIK: State.REACHED,
    PwsStatus.KURANG: State.CANNOT_TELL,
    PwsStatus.CUKUP: State.CANNOT_TELL,
    PwsStatus.JELEK: State.NOT_REACHED,
}
"""Colours of the words: falling behind and catching up lie between the other two."""


def build_columns(
    asked: Asked,
    indicator: Indicator,
    lines: Sequence[PwsLine],
    areas: Sequence[Area],
    month: Period,
) -> tuple[PwsColumn, ...]:
    """A column for every area; those without a value stand last and say so."""
    by_code = {area.code: area for area in areas}
    known = {line.area for line in lines}
    ranked = [_column(asked, indicator, by_code[i.area], i, month) for i in lines]
    empty = [_empty_column(asked, area) for area in areas if area.code not in known]
    return (*ranked, *empty)


def _column(
    asked: Asked, indicator: Indicator, area: Area, line: PwsLine, month: Period
) -> PwsColumn:
    language = asked.language
    url = reverse("indicator", args=[indicator.code])
    words = {"wilayah": area.code, "periode": month.render()}
    return PwsColumn(
        code=area.code,
        name=area.name,
        cumulative=shown_share(line.cumulative, language),
        this_month=_known_share(line.this_month, language),
        last_month=_known_share(line.previous, language),
        arrow=None if line.trend is None else _ARROWS[line.trend],
        judged=_judge(line.status, language),
        gap=_people(line.gap_persons, language),
        href=asked.link(f"{url}jelaskan/", **words),
        act_href=tell_act(asked, indicator, area, line, month),
    )


def tell_act(
    asked: Asked, indicator: Indicator, area: Area, line: PwsLine, month: Period
) -> str:
    """Where an action for an area below the target of the month is written down."""
    if not line.gap_persons or line.status is None:
        return ""
    language = asked.language
    name, when = indicator.label.render(language), render_period(month, language)
    share = render_share(line.cumulative, language)
    missing = render_number(line.gap_persons, language)
    told = Label(
        f"PWS {name}, {area.name}: {share}%, {line.status.label.id}, kurang {missing} "
        f"orang, {when}",
        f"PWS {name}, {area.name}: {share}%, {line.status.label.en}, {missing} people "
        f"missing, {when}",
    )
    reason = told.render(language)
    finding = Finding(area.code, reason, indicator.code, month.render())
    return tell_allowed_url(asked, finding)


def _empty_column(asked: Asked, area: Area) -> PwsColumn:
    reason = Label("belum ada data", "no data yet").render(asked.language)
    judged = Judged(None)
    return PwsColumn(area.code, area.name, None, None, None, None, judged, None, reason)


def _judge(status: PwsStatus | None, language: str) -> Judged:
    if status is None:
        return Judged(None)
    return Judged(_STATES[status], status.label.render(language))


def _people(count: int | None, language: str) -> ShownNumber | None:
    if count is None:
        return None
    return ShownNumber(render_number(count, language), float(count))


def _known_share(share: Fraction | None, language: str) -> ShownNumber | None:
    return None if share is None else shown_share(share, language)


def shown_share(share: Fraction, language: str) -> ShownNumber:
    """A share with one decimal."""
    return ShownNumber(render_share(share, language), float(share))


def render_share(share: Fraction, language: str) -> str:
    """`82,5`, half up from the exact share."""
    return render_number(str(round_half_up(share, 1)), language)
