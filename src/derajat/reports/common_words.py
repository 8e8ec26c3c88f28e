"""Words that every form may use, and the notes that every report carries."""

from derajat.model.areas import AreaLevel
from derajat.model.numerals import render_day, render_period
from derajat.reports.builders import Shelf, Word
from derajat.reports.source import Making


_VILLAGES = {"1": "Kelurahan", "2": "Desa", "3": "Desa adat"}
"""By the first of the last four digits of the code (Kepmendagri 300.2.2-2138/2025)."""


def _office(making: Making) -> Word:
    return making.office.label.render(making.language)


def _area(making: Making) -> Word:
    return making.source.area(making.area).name


def _area_name(making: Making) -> Word:
    """`Kelurahan Taman Bunga`, `Puskesmas Selindung`; others as they are listed."""
    area = making.source.area(making.area)
    kind = ""
    if area.level is AreaLevel.VILLAGE:
        kind = _VILLAGES.get(area.code.rpartition(".")[2][:1], "")
    elif area.level is AreaLevel.HEALTH_CENTRE:
        kind = "Puskesmas"
    return area.name if area.name.startswith(kind) else f"{kind} {area.name}"


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
        "nama_wilayah": _area_name,
        "tahun": _year,
        "tahun_lalu": _year_before,
        "periode": _period,
        "data_sampai": _cutoff,
    },
)
