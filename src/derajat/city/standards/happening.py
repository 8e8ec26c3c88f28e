"""The register of what each minimum service needs and has, by year and centre."""

import numpy as np

from derajat.city.programme import World
from derajat.city.registers import Register, plain, worded
from derajat.city.standards.items import ITEMS, NEEDS, STAFF


KINDS = ("barang", "sdm")


def build_registers(world: World) -> tuple[Register, ...]:
    """The register `kebutuhan-spm`: one row a year, centre, service and item."""
    draws = world.settings.draws("needs of the services")
    years, centres = np.array(world.settings.years), len(world.places.health_centres)
    pairs = [(s, item) for s, items in enumerate(NEEDS.values()) for item in items]
    shape = (len(years), centres, len(pairs))
    year, centre, pair = (axis.ravel() for axis in np.indices(shape))
    service = np.array([place for place, _ in pairs])[pair]
    item = np.array([ITEMS.index(name) for _, name in pairs])[pair]
    is_staff = np.array([name in STAFF for name in ITEMS])[item]
    people = world.settings.people / max(centres, 1)
    usual = draws.lognormal(3.4, 1.1, len(pairs))[pair] * people / 25_000
    needed = np.where(
        is_staff,
        1 + draws.poisson(3, len(pair)),
        draws.poisson(np.maximum(usual, 0.4)),
    )
    level = np.clip(draws.beta(8, 2, centres)[centre] + 0.02 * year, 0, 1)
    # Some stores hold more than is needed, and that helps nobody else.
    plenty = np.where(draws.random(len(pair)) < 0.15, 1.4, 1.0)
    there = draws.binomial(needed, level)
    available = np.round(there * np.where(is_staff, 1.0, plenty))
    price = draws.integers(2, 400, len(pairs))[pair] * 500
    columns = {
        "tahun": plain(years[year]),
        "puskesmas": worded(centre, world.health_centre_codes),
        "layanan": worded(service, tuple(NEEDS)),
        "jenis": worded(is_staff, KINDS),
        "butir": worded(item, ITEMS),
        "dibutuhkan": plain(needed),
        "tersedia": plain(available),
        "harga": plain(price, known=~is_staff),
    }
    return (Register("kebutuhan-spm", columns),)
