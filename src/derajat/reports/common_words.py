"""Words that every form may use, and the notes that every report carries."""

from derajat.model.numerals import render_day, render_period
from derajat.reports.builders import Shelf, Word
from derajat.reports.source import Making


def _office(making: Making) -> Word:
    return making.office.label.render(making.language)


def _area(making: Making) -> Word:
    return making.source.area(making.area).name


def _year(making: Making) -> Word:
    return str(making.year)


def _year_before(making: Making) -> Word:
    return str(making.year - 1)


def _period(making: Making) -> Word:
    return render_period(making.period, making.language)


def _cutoff(making: Making) -> Word:
    return render_day(making.source.data_day, making.language)


SHELF = Shelf(
    builders={},
    repetitions={},
    words={
        "kantor": _office,
        "wilayah": _area,
        "tahun": _year,
        "tahun_lalu": _year_before,
        "periode": _period,
        "data_sampai": _cutoff,
    },
)
