"""HIV and sexually transmitted infections: tests by group at risk, the cascade."""

import numpy as np

from derajat.city.monthly import (
    by_month_and_village,
    draw_monthly,
    draw_part,
    months_of,
    residents,
)
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, plain, worded


RISK_GROUPS = (
    "bumil",
    "pasien-tb",
    "pasien-ims",
    "wps",
    "lsl",
    "waria",
    "penasun",
    "wbp",
)
"""Pregnant women, patients with tuberculosis or a sexually transmitted infection, sex
workers, men who have sex with men, trans women, people who inject drugs, prisoners."""
_TESTED = (11.8, 2.6, 1.0, 0.7, 0.6, 0.1, 0.05, 0.4)
"""A year of 1,000 people."""
_ESTIMATED = 2.3
"""People who live with HIV of 1,000."""


def build_hiv(world: World) -> tuple[Register, ...]:
    """The registers `tes-hiv`, `layanan-hiv` and `kasus-hiv`."""
    people = residents(world)
    return (
        _build_tests(world, people),
        _build_services(world, people),
        _build_cascade(world, people),
    )


def _build_tests(world: World, people: Numbers) -> Register:
    numbers = {
        group: draw_monthly(world, f"tes-hiv {group}", rate, people, spread=0.25)
        for group, rate in zip(RISK_GROUPS, _TESTED, strict=True)
    }
    return Register("tes-hiv", by_month_and_village(world, **numbers))


def _build_services(world: World, people: Numbers) -> Register:
    pregnant = draw_monthly(world, "layanan-hiv bumil", 15.5, people, spread=0.05)
    found = draw_monthly(world, "layanan-hiv ims", 1.9, people)
    columns = by_month_and_village(
        world,
        bumil_tripel=draw_part(world, "layanan-hiv tripel", pregnant, 0.78),
        ims_ditemukan=found,
        ims_diobati=draw_part(world, "layanan-hiv diobati", found, 0.91, 0.04),
    )
    return Register("layanan-hiv", columns)


def _build_cascade(world: World, people: Numbers) -> Register:
    """The state at the end of each month by health centre; it grows slowly."""
    months, centres = months_of(world), len(world.places.health_centres)
    total = int(people[len(people) // 2].sum())
    draws = world.settings.draws("kasus-hiv")
    estimated = np.maximum(
        draws.multinomial(
            round(total * _ESTIMATED / 1000), np.full(centres, 1 / centres)
        ),
        1,
    )
    grown = np.linspace(0, 0.14, len(months))[:, np.newaxis]
    known = np.floor(estimated * (0.6 + grown + _jitter(draws, centres)))
    treated = np.floor(known * (0.66 + grown + _jitter(draws, centres)))
    tested = np.floor(treated * (0.42 + 2 * grown))
    suppressed = np.floor(tested * (0.9 + _jitter(draws, centres) / 2))
    month, centre = np.indices(known.shape)
    numbers = {
        "perkiraan": np.broadcast_to(estimated, known.shape),
        "tahu_status": known,
        "arv": treated,
        "vl_diperiksa": tested,
        "vl_tersupresi": suppressed,
    }
    columns = {
        "bulan": plain(months[month.ravel()]),
        "puskesmas": worded(centre.ravel(), world.health_centre_codes),
    }
    return Register(
        "kasus-hiv",
        columns | {name: plain(item.ravel()) for name, item in numbers.items()},
    )


def _jitter(
    draws: np.random.Generator, centres: int
) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return draws.uniform(-0.05, 0.05, centres)
