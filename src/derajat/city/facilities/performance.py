"""National quality indicators and the finance of each health centre by month."""

import numpy as np

from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, plain, worded
from derajat.statistics.arrays import Floats


QUALITY: dict[str, tuple[int, float]] = {
    "kebersihan-tangan": (200, 0.86),
    "alat-pelindung-diri": (120, 0.94),
    "identifikasi-pasien": (180, 0.97),
    "pengobatan-tb": (6, 0.88),
    "anc-sesuai-standar": (40, 0.83),
    "kepuasan-pasien": (90, 0.82),
}
"""The six national quality indicators of a health centre (Permenkes 30/2022), with
about how many are observed in a month and the share that meets them."""


def build_quality(world: World) -> Register:
    """The register `mutu-puskesmas`: by month, health centre and indicator."""
    draws = world.settings.draws("quality")
    months, centres = np.array(world.settings.months), len(world.places.health_centres)
    shape = (len(months), centres, len(QUALITY))
    month, centre, item = (axis.ravel() for axis in np.indices(shape))
    sizes = np.array([size for size, _ in QUALITY.values()])
    shares = np.array([share for _, share in QUALITY.values()])
    offset = draws.normal(0, 0.06, centres)
    assessed = draws.poisson(sizes[item])
    share = np.clip(shares[item] + offset[centre] + 0.001 * month, 0.3, 0.995)
    columns = {
        "bulan": plain(months[month]),
        "puskesmas": worded(centre, world.health_centre_codes),
        "indikator": worded(item, tuple(QUALITY)),
        "dinilai": plain(assessed),
        "memenuhi": plain(draws.binomial(assessed, share)),
    }
    return Register("mutu-puskesmas", columns)


def build_finance(world: World) -> Register:
    """The register `keuangan-puskesmas`: rupiah by month and health centre."""
    draws = world.settings.draws("finance")
    months, centres = np.array(world.settings.months), len(world.places.health_centres)
    month, centre = np.divmod(np.arange(len(months) * centres), centres)
    people = (
        np.bincount(
            world.places.health_centre, weights=world.places.share, minlength=centres
        )[centre]
        * world.settings.people
    )
    capitation = _rupiah(people * 0.55 * 6_000 * draws.normal(1, 0.02, len(month)))
    spent = _rupiah(capitation * draws.beta(9, 1.5, centres)[centre])
    income = capitation + _rupiah(people * 1_500 * draws.gamma(4, 0.25, len(month)))
    cost = _rupiah(income * draws.normal(1.25, 0.15, centres)[centre])
    columns = {
        "bulan": plain(months[month]),
        "puskesmas": worded(centre, world.health_centre_codes),
        "pendapatan": plain(income),
        "biaya": plain(cost),
        "kapitasi_terima": plain(capitation),
        "kapitasi_pakai": plain(spent),
    }
    return Register("keuangan-puskesmas", columns)


def build_capitation(world: World) -> Register:
    """The register `kbk-puskesmas`: what capitation by performance is judged by."""
    draws = world.settings.draws("capitation by performance")
    months, centres = np.array(world.settings.months), len(world.places.health_centres)
    month, centre = np.divmod(np.arange(len(months) * centres), centres)
    people = np.bincount(
        world.places.health_centre, weights=world.places.share, minlength=centres
    )
    members = np.round(people * world.settings.people * 0.55).astype(np.int64)[centre]
    met = draws.binomial(members, draws.beta(30, 170, centres)[centre])
    referred = draws.binomial(met, 0.12)
    patients = draws.binomial(members, 0.02)
    columns = {
        "bulan": plain(months[month]),
        "puskesmas": worded(centre, world.health_centre_codes),
        "peserta": plain(members),
        "kontak": plain(met),
        "rujukan": plain(referred),
        "rujukan_ns": plain(draws.binomial(referred, 0.02)),
        "prolanis": plain(patients),
        "terkendali": plain(draws.binomial(patients, 0.3)),
    }
    return Register("kbk-puskesmas", columns)


def _rupiah(amounts: Floats) -> Numbers:
    """Amounts of money in whole thousands, never below one thousand."""
    return np.maximum(np.round(amounts / 1_000), 1).astype(np.int64) * 1_000
