"""The lists of places: subdistricts with their villages, health centres."""

from collections import Counter
from dataclasses import dataclass, replace

from derajat.model.areas import Area, AreaLevel
from derajat.model.numerals import render_number
from derajat.web.asked import Asked
from derajat.web.pages.places.profile import Neighbour, list_below, place_url
from derajat.web.pages.surveillance.clocks import key_of, read_answers
from derajat.web.pages.surveillance.heat import WEEKS_SHOWN
from derajat.web.reading.places import list_areas
from derajat.web.reading.signals import list_signals
from derajat.web.reading.weeks import read_week_table


@dataclass(frozen=True)
class PlaceGroup:
    """A subdistrict, or a health centre, with the places below it."""

    name: str
    url: str
    below: tuple[Neighbour, ...]
    open_signals: str


def build_places(asked: Asked) -> tuple[PlaceGroup, ...]:
    """The subdistricts with their villages; without any the villages alone."""
    above = list_areas(asked, AreaLevel.SUBDISTRICT)
    if not above:
        above = list_areas(asked, AreaLevel.VILLAGE)
    return tuple(_group(asked, area, "") for area in above)


def build_facilities(asked: Asked, with_signals: bool) -> tuple[PlaceGroup, ...]:
    """The health centres with the villages they serve and their open signals."""
    centres = list_areas(asked, AreaLevel.HEALTH_CENTRE)
    waiting = _count_open(asked) if with_signals else None
    return tuple(
        _group(
            asked,
            centre,
            "" if waiting is None else render_number(waiting[centre.code]),
        )
        for centre in centres
    )


def _group(asked: Asked, area: Area, open_signals: str) -> PlaceGroup:
    here = replace(asked, area=area)
    return PlaceGroup(
        area.name,
        here.link(place_url(area)),
        tuple(
            Neighbour(one.name, replace(asked, area=one).link(place_url(one)))
            for one in list_below(here)
        ),
        open_signals,
    )


def _count_open(asked: Asked) -> Counter[str]:
    """Signals without an answer by unit, of the weeks on the page of early warning."""
    table = read_week_table(asked.reading)
    if table is None:
        return Counter()
    first = table.last_week - WEEKS_SHOWN + 1
    signals = list_signals(asked.reading, asked.reader.areas, first, table.last_week)
    answers = read_answers(asked.reading, signals)
    return Counter(one.area for one in signals if key_of(one) not in answers)
