"""The control chart of an indicator: its values within the limits of chance."""

from dataclasses import replace
from fractions import Fraction

from derajat.figures import ControlFigure, ControlLimits, ShownNumber, TrendFigure
from derajat.figures import build_limits as limits_of
from derajat.figures import build_marks as marks_of
from derajat.model.labels import Label
from derajat.statistics.charts import CHANGE_LABELS, Chart, ChartKind, find_signals
from derajat.web.asked import Asked
from derajat.web.pages.indicators.changing import Answers
from derajat.web.pages.indicators.numbers import show_amount
from derajat.web.pages.indicators.series import Series


_IN_UNITS = (ChartKind.XMR,)
"""Charts of the values as they are shown; others are of shares."""


def build_control(
    trend: TrendFigure, series: Series, answers: Answers, asked: Asked
) -> ControlFigure | None:
    """The trend with the limits that answered "is it changing?".

    None where no chart answered, or where the chart is of what each period added.
    """
    chart = answers.chart
    if chart is None or answers.is_of_growth:
        return None
    scale = _scale(chart, series, asked)

    def show(amount: float) -> ShownNumber:
        exact = Fraction(str(round(amount * scale, 6)))
        return show_amount(exact, series.indicator, asked)

    signals, better = find_signals(chart), series.indicator.better
    return ControlFigure(
        trend=_caption(trend, series, answers, asked.language),
        limits=tuple(map(_cut_below_zero, limits_of(chart, 0, show))),
        marks=marks_of(chart, signals, 0, better, asked.language),
    )


def _cut_below_zero(limits: ControlLimits) -> ControlLimits:
    """No value of an indicator lies below zero, so neither does a limit."""
    if limits.lower is None or limits.lower.drawn >= 0:
        return limits
    return replace(limits, lower=None)


def _scale(chart: Chart, series: Series, asked: Asked) -> int:
    if chart.kind in _IN_UNITS:
        return 1
    return asked.reading.catalogue.units[series.indicator.unit].scale


def _caption(
    trend: TrendFigure, series: Series, answers: Answers, language: str
) -> TrendFigure:
    """Without band and target: whether it changes is another question than both."""
    name = series.indicator.label.render(language)
    finding = f"{name}: {CHANGE_LABELS[answers.change].render(language)}"
    word = Label("batas kendali, bukan target", "control limits, not a target")
    parts = (
        answers.reason.render(language),
        trend.caption.subtitle,
        word.render(language),
    )
    caption = replace(
        trend.caption, key="kendali", title=finding, subtitle=" · ".join(parts)
    )
    points = tuple(replace(one, lower=None, upper=None) for one in trend.points)
    return TrendFigure(caption, points, breaks=trend.breaks)
