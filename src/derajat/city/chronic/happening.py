"""High blood pressure, diabetes, screening, and severe mental disorders."""

from dataclasses import dataclass

import numpy as np

from derajat.city.cases import Cases, sexes_of, whole_ages
from derajat.city.households import DAYS_OF_YEAR
from derajat.city.monthly import (
    by_month_and_village,
    draw_monthly,
    draw_part,
    random_flags,
    residents,
)
from derajat.city.programme import World
from derajat.city.registers import (
    Numbers,
    Register,
    RegisterColumn,
    numbered,
    plain,
    worded,
)
from derajat.model.calendar import day_number, first_day_of_month
from derajat.statistics.arrays import Flags, Floats


DISEASES = ("hipertensi", "diabetes")
_OF_GROWN_UPS = (0.03, 0.008)
"""In care, of the people of 30 and older."""
_SEVERE = 0.0026
"""Known to have a severe mental disorder, of the people from 18 on."""
_LEAST_AGE = 30
_COMES = ((5.0, 1.3), (5.5, 1.2))
"""Of the Beta draw of how regularly a patient comes."""
_FAITHFUL, _COMES_FAITHFULLY = 0.45, 0.99


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers `penderita-ptm`, `skrining-ptm` and `odgj`."""
    return _build_visits(world), _build_screening(world), _build_severe(world)


@dataclass(frozen=True)
class _Visits:
    """Arrays by visit: disease, usual systolic pressure and usual fasting sugar."""

    cases: Cases
    disease: Numbers
    pressure: Floats
    sugar: Floats


def _build_visits(world: World) -> Register:
    """One row a patient, disease and month in which the patient came."""
    first, second = (_visits_of(world, number) for number in range(len(DISEASES)))
    cases = first.cases.and_also(second.cases)
    order = np.argsort(cases.day, kind="stable")
    cases = cases.at(order)
    disease = np.concatenate([first.disease, second.disease])[order]
    pressure = np.concatenate([first.pressure, second.pressure])[order]
    sugar = np.concatenate([first.sugar, second.sugar])[order]
    columns = {
        "nik": world.nik_of(cases.person),
        "penyakit": worded(disease, DISEASES),
        "tanggal": plain(cases.day),
        "kelurahan": world.village_of(cases.person),
        "jk": sexes_of(world, cases),
        "umur": whole_ages(world, cases),
    }
    measured = _measurements(world, pressure, sugar, disease == 1)
    return Register("penderita-ptm", columns | measured)


def _visits_of(world: World, disease: int) -> _Visits:
    """The visits of all patients with one disease."""
    name = DISEASES[disease]
    draws = world.settings.draws(f"visits {name}")
    patients = _patients(world, draws, _OF_GROWN_UPS[disease])
    size = len(patients)
    months = np.array(world.settings.months)
    starts = np.where(
        draws.random(size) < 0.55,
        months[0],
        draws.integers(months[0], months[-1], size),
    )
    regular = draws.beta(*_COMES[disease], size)
    regular = np.where(draws.random(size) < _FAITHFUL, _COMES_FAITHFULLY, regular)
    comes = draws.random((size, len(months))) < regular[:, np.newaxis]
    comes &= months >= starts[:, np.newaxis]
    who, month = np.nonzero(comes)
    firsts = np.array([first_day_of_month(int(m)) for m in months])
    day = firsts[month] + draws.integers(0, 28, len(who))
    people = world.population.people
    person = patients[who]
    here = (people.arrived[person] <= day) & (day < people.left[person])
    here &= day < people.died[person]
    pressure = draws.normal(139, 11, size)[who] - 6 * regular[who]
    sugar = draws.normal(136, 30, size)[who]
    found = Cases(person[here], day[here])
    return _Visits(found, np.full(len(found), disease), pressure[here], sugar[here])


def _patients(world: World, draws: np.random.Generator, share: float) -> Numbers:
    """People who are patients, older ones more often."""
    middle = (world.settings.first_day + world.settings.reported_until) // 2
    people = world.population.people
    age = people.age_days(middle) / DAYS_OF_YEAR
    chance = share * np.clip((age - 20) / 27, 0.3, 1.6)
    is_old = people.age_days(world.settings.first_day) >= _LEAST_AGE * DAYS_OF_YEAR
    return np.flatnonzero(is_old & (draws.random(len(people)) < chance))


def _measurements(
    world: World, pressure: Floats, sugar: Floats, is_diabetes: Flags
) -> dict[str, RegisterColumn]:
    draws = world.settings.draws("measurements of visits")
    size = len(is_diabetes)
    systolic = np.clip(pressure + draws.normal(0, 9, size), 85, 230).astype(np.int64)
    diastolic = np.clip(systolic * 0.52 + draws.normal(14, 6, size), 45, 140)
    fasting = np.clip(sugar + draws.normal(0, 22, size), 55, 480)
    haemoglobin = np.clip(fasting / 20 + draws.normal(0.4, 0.5, size), 4, 15)
    # A third of the systolic pressures ends in 0: rounded while reading.
    rounds = draws.random(size) < 0.33
    systolic = np.where(rounds, systolic // 10 * 10, systolic)
    return {
        "sistolik": plain(systolic, random_flags(draws, 0.985, size)),
        "diastolik": plain(diastolic, random_flags(draws, 0.985, size)),
        "gula_puasa": plain(fasting, is_diabetes & random_flags(draws, 0.95, size)),
        "hba1c": plain(haemoglobin * 10, is_diabetes & random_flags(draws, 0.12, size)),
    }


def _build_screening(world: World) -> Register:
    """Screening by month and village, in columns by sex; IVA is for women alone."""
    numbers: dict[str, Numbers] = {}
    for sex, rate, share in (("l", 260.0, 0.46), ("p", 390.0, 0.04)):
        people = residents(world, 15) // 2
        seen = draw_monthly(world, f"screened {sex}", rate, people)
        asked = draw_part(world, f"asked to smoke {sex}", seen, 0.9, 0.05)
        smokes = draw_part(world, f"smokes {sex}", asked, share, share / 8)
        numbers |= {f"diskrining_{sex}": seen, f"ditanya_rokok_{sex}": asked}
        numbers[f"merokok_{sex}"] = smokes
    women = residents(world, 30, 51) // 2
    examined = draw_monthly(world, "iva", 145.0, women)
    positive = draw_part(world, "iva positive", examined, 0.02, 0.006)
    numbers["iva_diperiksa"], numbers["iva_positif"] = examined, positive
    numbers["iva_ditangani"] = draw_part(world, "iva treated", positive, 0.8)
    return Register("skrining-ptm", by_month_and_village(world, **numbers))


def _build_severe(world: World) -> Register:
    """One row a patient and year, with the day on which the standard was met."""
    draws = world.settings.draws("odgj")
    people = world.population.people
    age = people.age_days(world.settings.first_day) / DAYS_OF_YEAR
    chosen = (age >= 18) & (draws.random(len(people)) < _SEVERE)
    patients = np.flatnonzero(chosen)
    is_bound = draws.random(len(patients)) < 0.035
    parts = []
    for number, year in enumerate(world.settings.years):
        here = people.at(patients).lives_here_on(day_number(year, 7, 1))
        still = is_bound & (draws.random(len(patients)) < 0.86**number)
        rows = np.flatnonzero(here)
        parts.append((rows, np.full(len(rows), year), still[rows]))
    row, years, bound = (np.concatenate(part) for part in zip(*parts, strict=True))
    return Register("odgj", _severe_columns(world, patients, row, years, bound))


def _severe_columns(
    world: World, patients: Numbers, row: Numbers, year: Numbers, bound: Numbers
) -> dict[str, RegisterColumn]:
    draws = world.settings.draws("odgj served")
    first = np.array([day_number(int(y), 1, 1) for y in year])
    met = first + draws.integers(20, 365, len(row))
    is_met = (draws.random(len(row)) < 0.84) & (met <= world.settings.reported_until)
    cases = Cases(patients[row], first)
    return {
        "odgj": numbered("J", row + 1),
        "tahun": plain(year),
        "kelurahan": world.village_of(cases.person),
        "jk": sexes_of(world, cases),
        "tanggal_standar": plain(met, is_met),
        "pasung": plain(bound),
    }
