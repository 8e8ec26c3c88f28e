"""What the address of a page asks: area, period and group, read once and checked."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest

from derajat.model.areas import Area
from derajat.model.calendar import Period, parse_period
from derajat.web.access import choose_area
from derajat.web.accounts.grants import Reader, reader_of
from derajat.web.language import read_language
from derajat.web.reading.office import Reading, open_reading


PERIOD = "periode"


@dataclass(frozen=True)
class Asked:
    """The reader's question, with what answers it."""

    reading: Reading
    reader: Reader
    language: str
    area: Area
    period: Period | None
    """None when the address names none: the page chooses."""

    def link(self, url: str, **more: str) -> str:
        """An address with this area and period kept, and more words added."""
        words = {"wilayah": self.area.code}
        if self.period is not None:
            words[PERIOD] = self.period.render()
        return f"{url}?{urlencode({**words, **more})}"


def read_asked(request: HttpRequest) -> Asked:
    """The question of an address. Raises Http404 for a period that is none.

    The area was checked against the reader's own before the view began.
    """
    reading = open_reading()
    reader = reader_of(request)
    text = request.GET.get(PERIOD, "")
    period = parse_period(text) if text else None
    if text and period is None:
        raise Http404
    area = reading.office.areas.by_code.get(choose_area(reader, request))
    if area is None:
        raise Http404
    return Asked(reading, reader, read_language(request), area, period)
