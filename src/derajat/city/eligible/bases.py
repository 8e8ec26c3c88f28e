"""What the yearly numbers of eligible people rest on: decree, day, authority."""

import numpy as np

from derajat.city.programme import World
from derajat.city.registers import Register, plain, worded
from derajat.model.calendar import day_number


SOURCES = ("pusdatin", "bps", "dukcapil", "riil")
"""The ministry's estimate, the statistics office's projection, the civil registry, and
a count from door to door, which here is the truth."""
_DECREES = (
    "Keputusan rekaan tentang sasaran program",
    "Proyeksi penduduk rekaan",
    "Data konsolidasi bersih rekaan semester II",
    "Berita acara pendataan rekaan",
)
_AUTHORITIES = (
    "Pusat data (rekaan)",
    "Kantor statistik (rekaan)",
    "Dinas kependudukan (rekaan)",
    "Dinas kesehatan (rekaan)",
)
_MONTHS = (3, 2, 1, 5)


def build_bases(world: World) -> Register:
    """One row a year and source; the count from door to door is set in its own year.

    In the last year that count has not been set yet.
    """
    years = np.array(world.settings.years, dtype=np.int64)
    year = np.repeat(years, len(SOURCES))
    source = np.tile(np.arange(len(SOURCES)), len(years))
    days = [
        day_number(y, _MONTHS[s], 15)
        for y, s in zip(year.tolist(), source.tolist(), strict=True)
    ]
    is_set = (source < len(SOURCES) - 1) | (year < world.settings.last_year)
    is_set &= np.array(days) <= world.settings.reported_until
    columns = {
        "tahun": plain(year),
        "kota": worded(np.zeros(len(year)), (world.places.city.code,)),
        "sumber": worded(source, SOURCES),
        "nomor": worded(source, _DECREES),
        "tanggal": plain(days, known=is_set),
        "penetap": worded(source, _AUTHORITIES),
    }
    return Register("keputusan-sasaran", columns)
