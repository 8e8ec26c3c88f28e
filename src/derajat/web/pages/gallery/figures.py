"""One invented figure of each kind with its states: whole, partial, without data."""

from dataclasses import replace
from decimal import Decimal

from derajat.figures import (
    AxisRange,
    Break,
    Caption,
    ControlFigure,
    ControlLimits,
    Figure,
    FunnelStep,
    FunnelSteps,
    Heat,
    HeatCell,
    HeatRow,
    Judged,
    Point,
    PointState,
    Pyramid,
    PyramidRow,
    Ranked,
    RankedRow,
    ShownNumber,
    SpecialMark,
    TrendFigure,
    Week,
    constant_line,
)
from derajat.model.judgement import State
from derajat.model.labels import Label
from derajat.model.numerals import MONTH_NAMES, render_number
from derajat.statistics.charts import Change


_FIRST_HALF = ("71.2", "72.9", "70.4", "73.8", "75.1", "74.0")
_SECOND_HALF = ("76.3", "75.8", "77.9", "83.1", "82.0", "84.6")
_VALUES = (*_FIRST_HALF, *_SECOND_HALF)
_SHARED_AXIS = AxisRange(60, 100)


def build_figures(language: str) -> tuple[Figure, ...]:
    """The figures of the gallery, in a language."""
    maker = _Maker(language)
    return (
        maker.trend("tren", "Bacang"),
        maker.control(),
        maker.ranked(),
        maker.heat(),
        maker.funnel(),
        maker.pyramid(),
    )


def build_multiples(language: str) -> tuple[Figure, ...]:
    """Two places side by side: the same indicator on the same scale."""
    maker = _Maker(language)
    return tuple(
        replace(maker.trend(f"kecil-{place}", name), axis=_SHARED_AXIS)
        for place, name in enumerate(("Bacang", "Asam"))
    )


class _Maker:
    """Writes invented figures in one language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def trend(self, key: str, place: str) -> TrendFigure:
        """A year with a month that is missing, one incomplete and one provisional."""
        points = [self._point(month, Decimal(v)) for month, v in enumerate(_VALUES)]
        late = self._say("laporan belum masuk", "the report has not come")
        points[4] = replace(points[4], value=None, lower=None, upper=None)
        points[4] = replace(points[4], state=PointState.MISSING, reason=late)
        points[10] = replace(points[10], state=PointState.INCOMPLETE, reason="6/7")
        points[11] = replace(points[11], state=PointState.PROVISIONAL)
        title = self._say(
            f"{place}: 84,6%, belum dapat dipastikan terhadap target 90%",
            f"{place}: 84.6%, not certain against the target 90%",
        )
        return TrendFigure(
            self._caption(key, title, "%", 1),
            tuple(points),
            target=constant_line("Target 90%", ShownNumber("90%", 90.0), len(points)),
            breaks=(Break(3, self._say("definisi v3", "definition v3")),),
            interval=self._say("rentang 95% (Wilson)", "95% interval (Wilson)"),
        )

    def control(self) -> ControlFigure:
        """A rise above the upper limit."""
        points = tuple(
            replace(self._point(month, Decimal(v)), lower=None, upper=None)
            for month, v in enumerate(_VALUES)
        )
        ends = (self._number(Decimal(text)) for text in ("76.4", "71.0", "81.8"))
        limits = (ControlLimits(*ends),) * len(points)
        word = self._say("di atas batas kendali", "above the control limit")
        marks = tuple(SpecialMark(at, Change.IMPROVING, word) for at in (9, 10, 11))
        title = self._say("Membaik sejak Oktober", "Improving since October")
        return ControlFigure(
            TrendFigure(self._caption("kendali", title, "%", 1), points), limits, marks
        )

    def ranked(self) -> Ranked:
        """Above, uncertain, below, and without data."""
        rows = (
            self._row("Bacang", "94.1", "90.4", "97.0", State.REACHED),
            self._row("Asam", "88.9", "84.0", "92.5", State.CANNOT_TELL),
            self._row("Melintang", "61.3", "55.2", "67.1", State.NOT_REACHED),
            RankedRow(
                "3",
                "Ampui",
                None,
                Judged(None),
                reason=self._say("belum melapor", "has not reported"),
            ),
        )
        title = self._say("1 dari 4 di bawah target", "1 of 4 below the target")
        order = self._say("urut: capaian", "sorted: value")
        return Ranked(self._caption("peringkat", title, "%", 1), rows, order)

    def heat(self) -> Heat:
        """Every level, a reported zero and a week that was not reported."""
        counts = (0, 2, None, 5, 9, 14)
        levels = (0, 1, 0, 2, 3, 4)
        cells = tuple(
            HeatCell(None if count is None else self._count(count), level)
            for count, level in zip(counts, levels, strict=True)
        )
        words = (
            self._say("nihil", "none"),
            self._say("di bawah ambang", "below threshold"),
            self._say("mencapai ambang", "at threshold"),
            self._say("2 kali ambang", "twice the threshold"),
            self._say("4 kali ambang", "four times the threshold"),
        )
        title = self._say("Penyakit X melewati ambang", "Disease X over its threshold")
        return Heat(
            self._caption("panas", title, self._say("kasus", "cases"), 0),
            self._say("Penyakit", "Disease"),
            tuple(Week(self._say(f"M{n}", f"W{n}"), "") for n in range(1, 7)),
            (HeatRow("X", self._say("Penyakit X", "Disease X"), cells),),
            words,
        )

    def funnel(self) -> FunnelSteps:
        """Three steps; the last one is not reported."""
        steps = (
            FunnelStep(self._say("Sasaran", "Eligible"), self._count(1820)),
            FunnelStep(
                self._say("Hadir", "Came"),
                self._count(941),
                self._number(Decimal("51.7"), "%"),
                self._say("1.820 sasaran", "1,820 eligible"),
            ),
            FunnelStep(
                self._say("Dirujuk", "Referred"),
                None,
                reason=self._say("belum dilaporkan", "not reported"),
            ),
        )
        title = self._say("51,7% sasaran sudah hadir", "51.7% of the eligible came")
        unit = self._say("orang", "people")
        return FunnelSteps(self._caption("corong", title, unit, 0), steps)

    def pyramid(self) -> Pyramid:
        """Three age groups; the oldest is not known on one side."""
        rows = (
            PyramidRow("60+", None, self._count(702)),
            PyramidRow("15–59", self._count(2411), self._count(2306)),
            PyramidRow("0–14", self._count(1799), self._count(1702)),
        )
        title = self._say("Terbanyak berumur 15–59", "Most are aged 15 to 59")
        sides = self._say("Laki-laki", "Men"), self._say("Perempuan", "Women")
        caption = self._caption("piramida", title, self._say("orang", "people"), 0)
        return Pyramid(caption, self._say("Umur", "Age"), *sides, rows)

    def _point(self, month: int, value: Decimal) -> Point:
        name = MONTH_NAMES[self._language][month]
        ends = self._number(value - 4), self._number(value + Decimal("3.5"))
        return Point(f"{name} 2025", name[:3], self._number(value, "%"), *ends)

    def _row(
        self, name: str, value: str, low: str, high: str, state: State
    ) -> RankedRow:
        shown, lower, upper = (self._number(Decimal(t)) for t in (value, low, high))
        target = ShownNumber("90", 90.0)
        return RankedRow(name, name, shown, Judged(state), lower, upper, target)

    def _number(self, value: Decimal, suffix: str = "") -> ShownNumber:
        shown = render_number(str(value), self._language)
        return ShownNumber(shown + suffix, float(value))

    def _count(self, count: int) -> ShownNumber:
        return ShownNumber(render_number(count, self._language), float(count))

    def _caption(self, key: str, title: str, unit: str, decimals: int) -> Caption:
        return Caption(
            key=key,
            title=title,
            subtitle=self._say("contoh rekaan", "an invented example"),
            unit=unit,
            decimals=decimals,
            source=self._say("angka rekaan", "invented numbers"),
            alt=title,
        )

    def _say(self, indonesian: str, english: str) -> str:
        return Label(indonesian, english).render(self._language)
