"""Rooms, installations and equipment of the health centres, as ASPAK counts them."""

import numpy as np

from derajat.city.programme import World
from derajat.city.registers import Register, plain, worded


GROUPS = ("sarana", "prasarana", "alat")
ITEMS: dict[str, tuple[str, int]] = {
    "ruang-periksa": ("sarana", 6),
    "ruang-kia": ("sarana", 3),
    "ruang-tindakan": ("sarana", 2),
    "ruang-farmasi": ("sarana", 2),
    "ruang-laboratorium": ("sarana", 1),
    "ruang-persalinan": ("sarana", 2),
    "ruang-administrasi": ("sarana", 4),
    "listrik": ("prasarana", 3),
    "air-bersih": ("prasarana", 3),
    "limbah": ("prasarana", 3),
    "komunikasi": ("prasarana", 2),
    "ambulans": ("prasarana", 2),
    "proteksi-kebakaran": ("prasarana", 4),
    "set-umum": ("alat", 42),
    "set-gawat-darurat": ("alat", 38),
    "set-kia-kb": ("alat", 55),
    "set-persalinan": ("alat", 31),
    "set-gigi": ("alat", 34),
    "set-laboratorium": ("alat", 28),
    "set-imunisasi": ("alat", 17),
    "set-farmasi": ("alat", 15),
    "set-kunjungan-rumah": ("alat", 22),
}
"""What ASPAK asks for: its group and about how many items; shortened and invented."""
_DUE_SHARE = 0.3
"""Of the equipment present that has to be calibrated."""


def build_equipment(world: World) -> Register:
    """The register `spa-puskesmas`: by year, health centre and kind of item."""
    draws = world.settings.draws("equipment")
    years, centres = np.array(world.settings.years), len(world.places.health_centres)
    shape = (len(years), centres, len(ITEMS))
    year, centre, item = (axis.ravel() for axis in np.indices(shape))
    groups = np.array([GROUPS.index(group) for group, _ in ITEMS.values()])
    required = np.array([count for _, count in ITEMS.values()])[item]
    level = np.clip(draws.beta(7, 3, centres)[centre] + 0.025 * year, 0, 0.98)
    present = draws.binomial(required, np.minimum(level + 0.1, 0.99))
    broken = draws.binomial(present, 0.06)
    is_tool = groups[item] == GROUPS.index("alat")
    due = np.where(is_tool, np.round(present * _DUE_SHARE), 0).astype(np.int64)
    calibrated = draws.binomial(due, np.clip(level - 0.05, 0, 1))
    columns = {
        "tahun": plain(years[year]),
        "puskesmas": worded(centre, world.health_centre_codes),
        "butir": worded(item, tuple(ITEMS)),
        "kelompok": worded(groups[item], GROUPS),
        "dipersyaratkan": plain(required),
        "ada": plain(present),
        "memenuhi": plain(present - broken),
        "rusak": plain(broken),
        "wajib_kalibrasi": plain(due, known=is_tool),
        "terkalibrasi": plain(calibrated, known=is_tool),
    }
    return Register("spa-puskesmas", columns)
