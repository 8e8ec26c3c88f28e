"""A figure for each indicator that has values of some years, with its targets."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from derajat.figures import (
    Break,
    Caption,
    Point,
    PointState,
    ShownNumber,
    TargetLine,
    TrendFigure,
)
from derajat.model.values import Value
from derajat.reports.builders import Settings
from derajat.reports.numbers import interval_text, value_number
from derajat.reports.outline import Block, Number, Picture
from derajat.reports.performance.amounts import target_of
from derajat.reports.performance.attained import (
    node_of,
    value_of_year,
    years_with_values,
)
from derajat.reports.performance.review import review_plan
from derajat.reports.performance.wording import paragraph, slug
from derajat.reports.source import Making
from derajat.reports.wording import say
from derajat.steering.aims import Aim, build_aim
from derajat.steering.changes import is_one_series
from derajat.steering.score_lines import ScoreLine


_FEWEST = 3
"""Two points are a difference, no trend."""


def build_trends(making: Making, settings: Settings) -> Sequence[Block]:
    """A trend of each indicator of an objective with values of three years or more."""
    review, node = review_plan(making, settings), node_of(making)
    pictures = [
        picture
        for line in review.of(node)
        if (picture := _picture(making, line)) is not None
    ]
    if pictures:
        return tuple(pictures)
    return (
        paragraph(
            making,
            f"tren-{slug(node.code)}",
            "Belum ada indikator sasaran ini dengan nilai tiga tahun atau lebih, "
            "sehingga gambar tren belum dibuat.",
            "No indicator of this objective has values of three years or more, so no "
            "trend is drawn.",
        ),
    )


def _picture(making: Making, line: ScoreLine) -> Picture | None:
    if line.question is None:
        return None
    years = years_with_values(making, [line.item])
    if len(years) < _FEWEST:
        return None
    years = list(range(years[0], years[-1] + 1))
    values = [value_of_year(making, line.item, year) for year in years]
    key = f"tren-{slug(line.item.code)}"
    name = line.item.statement
    figure = TrendFigure(
        caption=_caption(making, line, key, years),
        points=tuple(
            _point(making, year, v) for year, v in zip(years, values, strict=True)
        ),
        target=_targets(making, line, years),
        breaks=_breaks(making, line, values),
        interval=_interval_words(making, values),
    )
    caption = say(
        making,
        f"{name}: realisasi dan target, {years[0]}–{years[-1]}",
        f"{name}: realisation and target, {years[0]}–{years[-1]}",
    )
    return Picture(key, figure, caption, _drawn(making, line, years, values))


def _caption(
    making: Making, line: ScoreLine, key: str, years: Sequence[int]
) -> Caption:
    catalogue = making.source.catalogue
    unit = catalogue.units[catalogue.indicators[line.item.measured_by].unit]
    area = making.source.area(making.area).name
    span = f"{years[0]}–{years[-1]}"
    return Caption(
        key=key,
        title=line.item.statement,
        subtitle=f"{area}, {span}",
        unit=unit.suffix.render(making.language).strip(),
        decimals=unit.decimals,
        source=making.office.label.render(making.language),
        alt=say(
            making,
            f"Garis {line.item.statement} untuk {area} tahun {span}, dengan target.",
            f"A line of {line.item.statement} for {area}, {span}, with targets.",
        ),
    )


def _point(making: Making, year: int, value: Value | None) -> Point:
    shown = value_number(value, making.source.catalogue, making.language)
    if not isinstance(shown, Number) or value is None:
        return Point(str(year), str(year), None, state=PointState.MISSING)
    is_short = "incomplete" in value.flags.split(";")
    ends = interval_text(value, making.source.catalogue, making.language)
    numbers = [end for end in ends if isinstance(end, Number)]
    low, high = numbers if len(numbers) == 2 else (None, None)
    return Point(
        period=str(year),
        tick=str(year),
        value=_length(shown),
        lower=_length(low) if low else None,
        upper=_length(high) if high else None,
        state=PointState.INCOMPLETE if is_short else PointState.FINAL,
    )


def _length(number: Number) -> ShownNumber:
    return ShownNumber(number.shown, number.amount or 0.0)


def _targets(
    making: Making, line: ScoreLine, years: Sequence[int]
) -> TargetLine | None:
    amounts = [_target(making, line, year) for year in years]
    known = [amount for amount in amounts if amount is not None]
    if not known:
        return None
    return TargetLine(f"Target {known[-1].shown}", tuple(amounts))


def _target(making: Making, line: ScoreLine, year: int) -> ShownNumber | None:
    target, question = line.item.target_of(year), line.question
    if target is None or question is None:
        return None
    aim = build_aim(target.target, question.better, question.scale, question.item.unit)
    if not isinstance(aim, Aim):
        return None
    end = aim.high if aim.low is None else aim.low
    if end is None:
        return None
    said = target_of(making, line.item, year)[0]
    shown = said.shown if isinstance(said, Number) else said
    return ShownNumber(shown, float(_plain(end)))


def _plain(amount: Fraction) -> Decimal:
    return Decimal(amount.numerator) / Decimal(amount.denominator)


def _breaks(
    making: Making, line: ScoreLine, values: Sequence[Value | None]
) -> tuple[Break, ...]:
    """Where a rule begins that the years before cannot be compared with."""
    word = say(making, "perubahan definisi", "change of definition")
    indicator = making.source.catalogue.indicators[line.item.measured_by]
    return tuple(
        Break(place, word)
        for place, (before, value) in enumerate(pairwise(values), 1)
        if before and value and not is_one_series(indicator, before, value)
    )


def _interval_words(making: Making, values: Sequence[Value | None]) -> str:
    if not any(value is not None and value.lower is not None for value in values):
        return ""
    return say(making, "rentang 95%", "95% interval")


def _drawn(
    making: Making,
    line: ScoreLine,
    years: Sequence[int],
    values: Sequence[Value | None],
) -> tuple[Number, ...]:
    """Every number of the figure, for the register."""
    catalogue, words = making.source.catalogue, making.language
    found: list[str | Number] = []
    for year, value in zip(years, values, strict=True):
        found.append(value_number(value, catalogue, words))
        found.extend(interval_text(value, catalogue, words))
        found.extend(target_of(making, line.item, year))
    return tuple(each for each in found if isinstance(each, Number))
