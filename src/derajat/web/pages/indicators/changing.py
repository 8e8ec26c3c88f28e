"""The two questions of an indicator: is it changing, and will it reach its target?"""

from dataclasses import dataclass

import numpy as np

from derajat.model.indicators import (
    Accumulation,
    Direction,
    Proportion,
    Rate,
    SumProportion,
)
from derajat.model.labels import Label
from derajat.statistics.arrays import Floats
from derajat.statistics.charts import (
    Change,
    Chart,
    ChartKind,
    DataKind,
    Reach,
    choose_chart,
    find_signals,
    is_it_changing,
    p_chart,
    u_chart,
    will_it_reach,
    xmr_chart,
)
from derajat.steering.aims import Aim
from derajat.web.pages.indicators.series import Series


_TOO_RARE = Label(
    "kejadian terlalu jarang untuk bagan bulanan",
    "events are too rare for a chart by period",
)
_TOO_FEW = Label(
    "kurang dari 12 periode dengan nilai", "fewer than 12 periods with a value"
)
_NAMES = {ChartKind.XMR: "XmR", ChartKind.PP: "p′", ChartKind.UP: "u′"}
_CHART = Label("bagan kendali", "control chart")


@dataclass(frozen=True)
class Answers:
    """Both answers with what they rest on; a chart of growth is of what was added."""

    change: Change
    reach: Reach
    reason: Label
    chart: Chart | None = None
    is_of_growth: bool = False


def answer_questions(series: Series) -> Answers:
    """Answers from a control chart of the shown periods, where there are enough.

    A count that grows from January is taken apart into what each period brought: the
    target of the year says nothing about one of them, so only change is answered.
    """
    version = series.indicator.versions[-1]
    grows = series.indicator.accumulate is Accumulation.WITHIN_YEAR
    chart, reason = _draw(series, grows)
    if chart is None:
        return Answers(Change.CANNOT_TELL, Reach.CANNOT_TELL, reason)
    better = series.indicator.better
    change = is_it_changing(chart, find_signals(chart), better)
    reach = Reach.CANNOT_TELL
    target = _target_number(series, version.kind)
    if target is not None and not grows:
        reach = Reach(int(will_it_reach(chart, target, better, change)[0]))
    reason = _tell_chart(chart.kind)
    return Answers(Change(int(change[0])), reach, reason, chart, grows)


def _draw(series: Series, grows: bool) -> tuple[Chart | None, Label]:
    top, bottom, shown = _numbers(series, grows)
    data = _data_kind(series, grows)
    if data is DataKind.MEASUREMENT:
        chart: Chart = xmr_chart([top.tolist() if grows else shown.tolist()])
    else:
        kind = ChartKind(str(choose_chart(data, [top], [bottom])[0]))
        if kind in (ChartKind.G, ChartKind.T):
            return None, _TOO_RARE
        draw = p_chart if data is DataKind.PROPORTION else u_chart
        prime = kind in (ChartKind.PP, ChartKind.UP)
        chart = draw([top], [bottom], prime=prime)
    return (None, _TOO_FEW) if int(np.isfinite(shown).sum()) < 12 else (chart, _CHART)


def _numbers(series: Series, grows: bool) -> tuple[Floats, Floats, Floats]:
    """Numerators, denominators and values of the points; nan where there is none."""
    size = len(series.points)
    top, bottom, shown = (np.full(size, np.nan) for _ in range(3))
    before = 0
    for at, point in enumerate(series.points):
        value = point.value
        is_first = point.period.first_month % 12 == 0
        before = 0 if is_first else before
        if value is None or value.value is None or value.numerator is None:
            continue
        top[at] = value.numerator - before if grows else value.numerator
        before = value.numerator
        bottom[at] = float(value.denominator or "nan")
        shown[at] = value.value
    return top, bottom, shown


def _data_kind(series: Series, grows: bool) -> DataKind:
    kind = series.indicator.versions[-1].kind
    if isinstance(kind, Proportion | SumProportion) and not grows:
        return DataKind.PROPORTION
    return DataKind.RATE if isinstance(kind, Rate) else DataKind.MEASUREMENT


def _target_number(series: Series, kind: object) -> float | None:
    """The end of the aim that better values must pass, on the scale of the chart."""
    score = series.now.score if series.now else None
    aim: Aim | None = score.aim if score else None
    if aim is None or score is None:
        return None
    is_lower = series.indicator.better is Direction.LOWER
    end = aim.high if is_lower else aim.low
    if end is None:
        return None
    scale = score.measured.scale if score.measured else 1
    is_share = isinstance(kind, Proportion | SumProportion | Rate)
    return float(end / scale) if is_share else float(end)


def _tell_chart(kind: ChartKind) -> Label:
    name = _NAMES.get(kind, kind.value)
    return Label(f"{_CHART.id} {name}", f"{_CHART.en} {name}")
