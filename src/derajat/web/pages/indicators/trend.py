"""The trend of an indicator as a figure."""

from itertools import pairwise

from django.urls import reverse

from derajat.figures import Break, Caption, Point, PointState, TargetLine, TrendFigure
from derajat.measures.explaining.arithmetic import flag_words
from derajat.model.calendar import Period, PeriodKind
from derajat.model.indicators import Indicator
from derajat.model.labels import Label
from derajat.model.numerals import MONTH_NAMES, render_number, render_period
from derajat.model.values import Value
from derajat.steering.aims import Aim
from derajat.steering.changes import is_one_series
from derajat.steering.scores import Score
from derajat.web.asked import Asked
from derajat.web.pages.indicators.numbers import show_aim, show_end, show_value
from derajat.web.pages.indicators.series import Series, SeriesPoint
from derajat.web.parts.values import render_counts


_METHODS = {"wilson": "Wilson", "poisson": "Poisson"}


def build_trend(series: Series, asked: Asked, finding: str, day: int) -> TrendFigure:
    """Values, intervals, targets and breaks of the periods shown."""
    points = tuple(_build_point(point, series, asked, day) for point in series.points)
    return TrendFigure(
        caption=_caption(series, asked, finding),
        points=points,
        target=_line(series, asked, is_path=False),
        path=_line(series, asked, is_path=True),
        breaks=tuple(_breaks(series, asked.language)),
        interval=_interval_words(series, asked.language),
    )


def _caption(series: Series, asked: Asked, finding: str) -> Caption:
    indicator, language = series.indicator, asked.language
    unit = asked.reading.catalogue.units[indicator.unit]
    periods = [render_period(point.period, language) for point in series.points]
    first, last = (periods[0], periods[-1]) if periods else ("", "")
    alt = Label(
        f"Garis {len(periods)} periode dari {first} sampai {last} untuk "
        f"{series.area.name}.",
        f"A line of {len(periods)} periods from {first} to {last} for "
        f"{series.area.name}.",
    )
    return Caption(
        key="tren",
        title=finding,
        subtitle=f"{series.area.name}, {first} – {last}",
        unit=unit.suffix.render(language).strip(),
        decimals=unit.decimals,
        source=_source(asked),
        alt=alt.render(language),
    )


def _source(asked: Asked) -> str:
    run = asked.reading.snapshot.values_run()
    version = render_number(run.data_version if run else 0, asked.language)
    words = Label("data versi", "data version").render(asked.language)
    return f"{asked.reading.office.label.render(asked.language)}, {words} {version}"


def _build_point(point: SeriesPoint, series: Series, asked: Asked, day: int) -> Point:
    value, language = point.value, asked.language
    shown = show_value(value, asked, series.indicator.unit)
    state = _state(point, day)
    return Point(
        period=render_period(point.period, language),
        tick=_tick(point.period, language),
        value=shown,
        lower=show_end(value.lower, value, language) if value and shown else None,
        upper=show_end(value.upper, value, language) if value and shown else None,
        state=state,
        reason="; ".join(flag_words(value.flags, language)) if value else "",
        counts=render_counts(value, language) if value else "",
        href=_explain_url(point, series, asked) if value else "",
    )


def _explain_url(point: SeriesPoint, series: Series, asked: Asked) -> str:
    """Where the number of a point is explained."""
    url = reverse("explain", args=[series.indicator.code])
    return asked.link(url, periode=point.period.render())


def _state(point: SeriesPoint, day: int) -> PointState:
    value = point.value
    if value is None or value.shown is None:
        return PointState.MISSING
    if "incomplete" in value.flags.split(";"):
        return PointState.INCOMPLETE
    return PointState.PROVISIONAL if point.period.last_day > day else PointState.FINAL


def _tick(period: Period, language: str) -> str:
    if period.kind is PeriodKind.MONTH:
        name = MONTH_NAMES[language][period.number % 12][:3]
        return f"{name} {period.year % 100:02d}"
    if period.kind is PeriodKind.WEEK:
        number = int(period.render().rpartition("W")[2])
        return Label(f"M{number}", f"W{number}").render(language)
    return period.render()


def _line(series: Series, asked: Asked, *, is_path: bool) -> TargetLine | None:
    """The target of each period's year, or what is due of it by then: never both."""
    scores = [point.score for point in series.points]
    grows = any(score is not None and score.share not in (None, 1) for score in scores)
    if grows != is_path:
        return None
    amounts = [
        show_aim(_aim_of(score, is_path=is_path), series.indicator, asked)
        for score in scores
    ]
    known = [amount for amount in amounts if amount is not None]
    if not known:
        return None
    word = (
        Label("Jalur target", "Path to target")
        if is_path
        else Label("Target", "Target")
    )
    label = f"{word.render(asked.language)} {known[-1].shown}"
    return TargetLine(label, tuple(amounts))


def _aim_of(score: Score | None, *, is_path: bool) -> Aim | None:
    if score is None:
        return None
    return score.due if is_path else score.aim


def _breaks(series: Series, language: str) -> list[Break]:
    """Where another version counts and the line may not run on."""
    word = Label("perubahan definisi", "change of definition").render(language)
    values = [point.value for point in series.points]
    return [
        Break(place, word)
        for place, (before, value) in enumerate(pairwise(values), 1)
        if value and _is_broken(series.indicator, before, value)
    ]


def _is_broken(indicator: Indicator, before: Value | None, value: Value) -> bool:
    if "not-comparable" in value.flags.split(";"):
        return True
    return before is not None and not is_one_series(indicator, before, value)


def _interval_words(series: Series, language: str) -> str:
    def named(value: Value | None) -> str:
        return _METHODS.get(value.method, "") if value and value.lower else ""

    methods = {named(point.value) for point in series.points} - {""}
    if not methods:
        return ""
    word = Label("rentang 95%", "95% interval").render(language)
    return f"{word} ({', '.join(sorted(methods))})"
