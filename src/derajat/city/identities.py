"""Invented names and numbers of identity.

No province has the code 99, so no living person has one of these NIK. Names are put
together from syllables and say that they are invented.
"""

import datetime

import numpy as np
import numpy.typing as npt

from derajat.city.households import FEMALE
from derajat.city.people import People
from derajat.city.places import Places
from derajat.model.calendar import date_of_day


Texts = npt.NDArray[np.str_]

NO_PROVINCE = "99"
"""First two digits of every invented NIK."""
_FEMALE_DAY = 40
_FIRST = ("Ra", "Su", "Di", "Ma", "Nu", "Wi", "Ti", "Ha", "Fa", "Le", "Yu", "Be")
_SECOND = ("na", "di", "ri", "ta", "lo", "mi", "ka", "sa", "ju", "ne", "wa", "do")
_LAST = ("Karangan", "Rekaan", "Contoh", "Misalan", "Umpama", "Andaian")


def build_niks(people: People, places: Places, village: npt.NDArray[np.int32]) -> Texts:
    """The 16 digits of each person: 99, place, birth (women + 40 days), number.

    Shape (people,). People born on one day in one kecamatan differ in the last four.
    """
    codes = np.array([_digits(area.code) for area in places.subdistricts])
    region = codes[places.subdistrict[village]]
    births = np.unique(people.born)
    dates = [date_of_day(int(day)) for day in births]
    place = np.searchsorted(births, people.born)
    is_woman = people.sex == FEMALE
    men, women = _written(dates, 0), _written(dates, _FEMALE_DAY)
    written = np.where(is_woman, women[place], men[place])
    stem = np.char.add(region, written)
    return np.char.add(stem, _running_numbers(stem))


def _digits(code: str) -> str:
    """The kecamatan as four digits behind the province that does not exist."""
    return NO_PROVINCE + code.replace(".", "")[2:6]


def _written(dates: list[datetime.date], more: int) -> Texts:
    return np.array(
        [f"{d.day + more:02d}{d.month:02d}{d.year % 100:02d}" for d in dates]
    )


def _running_numbers(stem: Texts) -> Texts:
    """0001, 0002, ... among those with the same stem, in their order."""
    order = np.argsort(stem, kind="stable")
    ordered = stem[order]
    is_new = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    start = np.maximum.accumulate(np.where(is_new, np.arange(len(stem)), 0))
    number = np.empty(len(stem), dtype=np.int64)
    number[order] = np.arange(len(stem)) - start + 1
    return np.char.zfill(number.astype("U4"), 4)


def build_names(number: int, draws: np.random.Generator) -> Texts:
    """So many invented names, such as "Suri Tana Rekaan"."""
    first = _word(number, draws)
    second = np.char.add(" ", _word(number, draws))
    last = np.char.add(" ", np.array(_LAST)[draws.integers(0, len(_LAST), number)])
    return np.char.add(np.char.add(first, second), last)


def _word(number: int, draws: np.random.Generator) -> Texts:
    head = np.array(_FIRST)[draws.integers(0, len(_FIRST), number)]
    return np.char.add(head, np.array(_SECOND)[draws.integers(0, len(_SECOND), number)])
