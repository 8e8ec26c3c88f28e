"""Works out beforehand what the first reader of new values would wait for."""

import logging
import threading
from collections.abc import Iterator

from django.db import DatabaseError, close_old_connections

from derajat.errors import DerajatError
from derajat.model.areas import Area, AreaLevel
from derajat.web.accounts.grants import Reader
from derajat.web.accounts.models import Account
from derajat.web.asked import Asked
from derajat.web.clock import today
from derajat.web.language import LANGUAGES
from derajat.web.pages.data.books import open_books
from derajat.web.pages.home.overview import build_overview
from derajat.web.reading.area_scores import judge_area
from derajat.web.reading.eligible import read_eligible_book
from derajat.web.reading.explaining import open_desk
from derajat.web.reading.office import Reading, keep_reading_warm
from derajat.web.reading.standing import find_standings
from derajat.web.reading.weeks import read_week_table


_LOG = logging.getLogger("derajat.web")
_LOOK_EVERY_SECONDS = 3.0


def warm_reading(reading: Reading) -> None:
    """Fill what is kept of a run: of all values, and of areas above the village."""
    read_week_table(reading)
    read_eligible_book(reading)
    if desk := open_desk(reading):
        desk.preload()
    open_books(reading)
    day = today()
    for area in _areas(reading):
        find_standings(reading, area.code, day)
        judge_area(reading, area.code, day)
        build_overview(_asked(reading, area), day)


class Warmer:
    """A thread that gives new values to the pages once they are warm."""

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        """Look from now on, until the process ends."""
        self._thread.start()

    def _work(self) -> None:
        while True:
            try:
                keep_reading_warm(warm_reading)
            except (DerajatError, DatabaseError, OSError):
                # The pages go on with the values of before.
                _LOG.exception("warming failed")
            close_old_connections()
            if self._ended.wait(_LOOK_EVERY_SECONDS):
                return


def _areas(reading: Reading) -> Iterator[Area]:
    areas = reading.office.areas
    yield areas.by_code[reading.office.area]
    for level in (AreaLevel.SUBDISTRICT, AreaLevel.HEALTH_CENTRE):
        yield from areas.at_level(level)


def _asked(reading: Reading, area: Area) -> Asked:
    """A question as somebody asks it who may see the whole office."""
    everywhere = frozenset(reading.office.areas.by_code)
    reader = Reader(Account(), "", (), everywhere, reading.office.area)
    return Asked(reading, reader, LANGUAGES[0], area, None)
