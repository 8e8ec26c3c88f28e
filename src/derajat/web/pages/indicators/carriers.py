"""Who carries most of what is missing below an area."""

from derajat.model.calendar import Period
from derajat.model.indicators import Indicator
from derajat.model.judgement import State
from derajat.model.labels import Label
from derajat.web.asked import Asked
from derajat.web.pages.indicators.finding import tell_gap
from derajat.web.pages.indicators.ranking import AreaScore, find_levels, score_areas
from derajat.web.reading.judging import Judge


def tell_carrier(
    asked: Asked, indicator: Indicator, judge: Judge, period: Period
) -> str:
    """`Terbanyak di Bacang: kurang 31 ibu hamil.`; empty where nobody misses any."""
    levels = find_levels(asked)
    if not levels:
        return ""
    areas = score_areas(asked, indicator, judge, period, levels[0])
    return name_carrier(areas, indicator, asked)


def name_carrier(
    areas: tuple[AreaScore, ...], indicator: Indicator, asked: Asked
) -> str:
    """The sentence of the area that misses most people for certain."""
    missed = [
        item
        for item in areas
        if item.missing and item.score and item.score.verdict.state is State.NOT_REACHED
    ]
    if not missed:
        return ""
    most = max(missed, key=lambda item: item.missing)
    gap = tell_gap(most.score, indicator, asked)
    return Label(
        f"Terbanyak di {most.area.name}: {gap}.", f"Most in {most.area.name}: {gap}."
    ).render(asked.language)
