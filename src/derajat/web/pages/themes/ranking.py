"""Places of a level side by side by one indicator, judged against what is due."""

from decimal import Decimal

from django.urls import reverse

from derajat.figures import Caption, Judged, Ranked, RankedRow, ShownNumber
from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period
from derajat.model.indicators import Direction, Indicator
from derajat.model.judgement import Policy, Reason, State
from derajat.model.labels import Label
from derajat.model.numerals import render_number, render_period
from derajat.model.values import Value
from derajat.opening.scoring import build_setting
from derajat.steering.aims import Aim
from derajat.steering.measured import read_measured
from derajat.steering.paths import share_of_year
from derajat.steering.rounding import round_half_up
from derajat.steering.states import decide_state
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.pages.actions.following import Finding, tell_allowed_url
from derajat.web.pages.themes.values import choose_period
from derajat.web.parts.values import build_value_block, render_counts
from derajat.web.reading.places import LEVEL_LABELS, list_areas
from derajat.web.reading.targets import find_target


def build_ranked(
    asked: Asked, code: str, level: AreaLevel = AreaLevel.VILLAGE
) -> Ranked | None:
    """The places of a level within the area asked, those furthest behind first."""
    own = asked.reading.shelf.choose(code, area=asked.area.code, group="")
    period = choose_period(asked, own)
    areas = [area.code for area in list_areas(asked, level)]
    if period is None or not areas:
        return None
    indicator = asked.reading.catalogue.indicators[code]
    rows = asked.reading.shelf.choose(
        code, area=areas, group="", period=period.render()
    )
    known = [row for row in rows if row.shown is not None]
    if not known:
        return None
    due = _find_due(asked, indicator, period)
    policy = build_setting(asked.reading.office, period.year, today()).policy
    is_higher = indicator.better is Direction.HIGHER
    known.sort(key=lambda row: (row.value or 0.0) * (1 if is_higher else -1))
    return Ranked(
        caption=_caption(asked, indicator, level, period, due),
        rows=tuple(_row(asked, indicator, row, due, policy) for row in known),
        order=Label("urut: paling tertinggal dahulu", "furthest behind first").render(
            asked.language
        ),
        better=indicator.better,
    )


def _find_due(asked: Asked, indicator: Indicator, period: Period) -> Aim | None:
    """What the target of the year asks for by the end of the period, or by today."""
    target = find_target(asked.reading, indicator, period.year, today())
    kind = indicator.versions[-1].kind
    share = share_of_year(indicator, kind, period, today())
    return target.aim.shrink(share) if target and share else None


def _row(
    asked: Asked,
    indicator: Indicator,
    value: Value,
    due: Aim | None,
    policy: Policy,
) -> RankedRow:
    language = asked.language
    area = asked.reading.office.areas.by_code[value.area]
    url = reverse("indicator", args=[indicator.code])
    words = {"wilayah": area.code, "periode": value.period}
    target = None if due is None else (due.low if due.high is None else due.high)
    decimals = asked.reading.catalogue.units[indicator.unit].decimals
    shown_target = None if target is None else str(round_half_up(target, decimals))
    state = _judge(asked, indicator, value, due, policy)
    finding = Finding(
        area.code, _tell(asked, indicator, value), indicator.code, value.period
    )
    is_missed = state is State.NOT_REACHED
    return RankedRow(
        code=area.code,
        name=area.name,
        value=_shown(value.shown, value.value, language),
        judged=Judged(state),
        lower=_end(value.lower, value.shown, language),
        upper=_end(value.upper, value.shown, language),
        target=_shown(shown_target, float(target or 0), language),
        counts=render_counts(value, language),
        href=asked.link(url, **words),
        act_href=tell_allowed_url(asked, finding) if is_missed else "",
    )


def _tell(asked: Asked, indicator: Indicator, value: Value) -> str:
    """What an action about a place that is behind gives as its reason."""
    block = build_value_block(value, asked, indicator)
    told = ", ".join(filter(None, (block.shown, block.counts, block.period)))
    missed = Label("belum mencapai yang seharusnya", "behind what is due")
    name = indicator.label.render(asked.language)
    return f"{name}, {block.area}: {told}; {missed.render(asked.language)}"


def _judge(
    asked: Asked,
    indicator: Indicator,
    value: Value,
    due: Aim | None,
    policy: Policy,
) -> State | None:
    scale = asked.reading.catalogue.units[indicator.unit].scale
    measured = read_measured(value, indicator.versions[-1].kind, scale)
    aim, limit = due or Reason.NO_TARGET, policy.completeness_limit
    return decide_state(measured, aim, indicator.judge, limit).state


def _shown(text: str | None, drawn: float | None, language: str) -> ShownNumber | None:
    if text is None or drawn is None:
        return None
    return ShownNumber(render_number(text, language), drawn)


def _end(end: float | None, shown: str | None, language: str) -> ShownNumber | None:
    if end is None or shown is None:
        return None
    step = Decimal(1).scaleb(-len(shown.partition(".")[2]))
    return ShownNumber(
        render_number(str(Decimal(repr(end)).quantize(step)), language), end
    )


def _caption(
    asked: Asked,
    indicator: Indicator,
    level: AreaLevel,
    period: Period,
    due: Aim | None,
) -> Caption:
    language = asked.language
    unit = asked.reading.catalogue.units[indicator.unit]
    where = LEVEL_LABELS[level].render(language)
    label, when = indicator.label.render(language), render_period(period, language)
    title = Label(f"{label} per {where}, {when}", f"{label}, {where}, {when}")
    note = Label(
        "Target: yang seharusnya sudah dicapai sampai sekarang.",
        "Target: what is due by now.",
    )
    return Caption(
        key=f"urut-{indicator.code.replace('.', '-')}",
        title=title.render(language),
        subtitle="",
        unit=unit.suffix.render(language).strip(),
        decimals=unit.decimals,
        source=asked.reading.office.label.render(language),
        alt=title.render(language),
        notes=(note.render(language),) if due is not None else (),
    )
