"""Schools, their pupils, and the screening of children in and out of school."""

from dataclasses import replace

import numpy as np

from derajat.city.households import DAYS_OF_YEAR, FEMALE, MALE
from derajat.city.persons import first_of_each
from derajat.city.programme import World
from derajat.city.registers import Numbers, Register, numbered, plain, worded
from derajat.city.schools.places import STAGES, Schools, build_schools
from derajat.model.calendar import day_number
from derajat.statistics.arrays import Flags


SEXES = ("L", "P")
FIRST_AGE, CLASSES = 7, 12
"""Age on 1 July at which the first class begins; classes of all stages."""
_OUT_OF_SCHOOL = (0.025, 0.14)
"""Of children of class 1 to 9, and of class 10 to 12."""
_IN_SCHOOL_REACHED, _OUT_REACHED, _AGAIN = 0.9, 0.42, 0.04
_COMPLETE = 0.95
_LATE_SHARE = 0.2
"""Screened in the second half of the school year, in the next calendar year."""
_TEETH, _EYES, _THIN, _ANAEMIC = 0.46, 0.14, 0.08, 0.23
_FOLLOWED, _LAG = 0.62, 0.05


def build_registers(world: World) -> tuple[Register, ...]:
    """The registers `sekolah-kelas` and `skrining-sekolah`."""
    schools = build_schools(world)
    years = [y for y in world.settings.years if _opens(y) <= _until(world)]
    return _build_classes(world, schools, years), _build_screening(world, schools)


def _opens(year: int) -> int:
    """The first day of the school year that begins in a year."""
    return day_number(year, 7, 1)


def _until(world: World) -> int:
    return world.settings.reported_until


def _grade(world: World, year: int) -> Numbers:
    """The class that each person's age belongs to in a school year; 0 for none."""
    age = (_opens(year) - world.population.people.born) / DAYS_OF_YEAR
    grade = np.floor(age).astype(np.int64) - FIRST_AGE + 1
    return np.where((grade >= 1) & (grade <= CLASSES), grade, 0)


def _attends(world: World, grade: Numbers) -> Flags:
    """Who goes to school; the same children stay away through the years."""
    draws = world.settings.draws("school attendance")
    chance = draws.random(len(world.population.people))
    return np.asarray(chance >= np.where(grade <= 9, *_OUT_OF_SCHOOL))


def _build_classes(world: World, schools: Schools, years: list[int]) -> Register:
    """Pupils of each school and class at the beginning of each school year."""
    nothing: Numbers = np.zeros(0, dtype=np.int64)
    parts = [(nothing, nothing, nothing)]
    parts += [_pupils(world, schools, year) for year in years]
    number_of_rows = [len(part[0]) for part in parts]
    year = np.repeat(np.array([0, *years], dtype=np.int64), number_of_rows)
    school, grade, number = (np.concatenate(p) for p in zip(*parts, strict=True))
    columns = {
        "tahun": plain(year),
        "sekolah": numbered("S", school + 1),
        "jenjang": worded(schools.stage[school], STAGES),
        "kelurahan": worded(schools.village[school], world.village_codes),
        "puskesmas": worded(schools.centre[school], world.health_centre_codes),
        "kelas": worded(grade - 1, tuple(str(n + 1) for n in range(CLASSES))),
        "siswa": plain(number),
    }
    return Register("sekolah-kelas", columns)


def _pupils(
    world: World, schools: Schools, year: int
) -> tuple[Numbers, Numbers, Numbers]:
    grade = _grade(world, year)
    here = world.population.people.lives_here_on(_opens(year))
    pupils = np.flatnonzero((grade > 0) & here & _attends(world, grade))
    school = schools.of(world, pupils, grade[pupils])
    keys, number = np.unique(school * 100 + grade[pupils], return_counts=True)
    return keys // 100, keys % 100, number


def _build_screening(world: World, schools: Schools) -> Register:
    draws = world.settings.draws("school screening")
    parts = [
        _screened(world, schools, year, draws)
        for year in range(world.settings.first_year - 1, world.settings.last_year + 1)
    ]
    person, day, grade = (np.concatenate(part) for part in zip(*parts, strict=True))
    again = draws.random(len(person)) < _AGAIN
    later = day[again] + draws.integers(20, 60, int(again.sum()))
    person = np.concatenate([person, person[again]])
    day = np.concatenate([day, later])
    grade = np.concatenate([grade, grade[again]])
    inside = (day >= world.settings.first_day) & (day <= _until(world))
    inside &= world.population.people.at(person).lives_here_on(day)
    # Nobody is screened twice on one day.
    inside &= first_of_each(day, person, day)
    order = np.flatnonzero(inside)[np.argsort(day[inside], kind="stable")]
    return _register(world, schools, person[order], day[order], grade[order], draws)


def _screened(
    world: World, schools: Schools, year: int, draws: np.random.Generator
) -> tuple[Numbers, Numbers, Numbers]:
    """Children who are screened in a school year: person, day, class."""
    grade = _grade(world, year)
    attends = _attends(world, grade)
    served = np.ones(len(grade), dtype=bool)
    pupils = np.flatnonzero((grade > 0) & attends)
    visited = draws.random(schools.number) < schools.eagerness
    served[pupils] = visited[schools.of(world, pupils, grade[pupils])]
    reached = np.where(attends, _IN_SCHOOL_REACHED * served, _OUT_REACHED)
    # Out of school, only children of basic-school age are looked for.
    may = (grade > 0) & (attends | (grade <= 9))
    person = np.flatnonzero(may & (draws.random(len(grade)) < reached))
    autumn = _opens(year) + 20 + draws.integers(0, 140, len(person))
    spring = _opens(year) + 200 + draws.integers(0, 140, len(person))
    day = np.where(draws.random(len(person)) < _LATE_SHARE, spring, autumn)
    return person, day, grade[person]


def _register(
    world: World,
    schools: Schools,
    person: Numbers,
    day: Numbers,
    grade: Numbers,
    draws: np.random.Generator,
) -> Register:
    people, size = world.population.people.at(person), len(person)
    attends = _attends(world, _grade_of_all(world, person, grade))[person]
    school = np.zeros(size, dtype=np.int64)
    school[attends] = schools.of(world, person[attends], grade[attends])
    village = world.population.village[person]
    centre = np.where(
        attends, schools.centre[school], world.places.health_centre_on(village, day)
    )
    girls = (people.sex == FEMALE) & np.isin(grade, (7, 10))
    teeth, eyes = draws.random(size) < _TEETH, draws.random(size) < _EYES
    thin = draws.random(size) < _THIN
    anaemic = girls & (draws.random(size) < _ANAEMIC)
    ill = teeth | eyes | thin | anaemic
    followed_on = day + draws.geometric(_LAG, size)
    followed = ill & (draws.random(size) < _FOLLOWED) & (followed_on <= _until(world))
    columns = {
        "pemeriksaan": numbered("K", np.arange(1, size + 1)),
        "nik": world.nik_of(person),
        "tanggal": plain(day),
        "tanggal_lahir": plain(people.born),
        "jk": worded(people.sex != MALE, SEXES),
        "kelurahan": world.village_of(person),
        "puskesmas": worded(centre, world.health_centre_codes),
        "bersekolah": plain(attends),
        "sekolah": replace(numbered("S", school + 1), known=attends),
        "kelas": worded(
            grade - 1, tuple(str(n + 1) for n in range(CLASSES)), known=attends
        ),
        "lengkap": plain(draws.random(size) < _COMPLETE),
        "gigi": plain(teeth),
        "mata": plain(eyes),
        "kurus": plain(thin),
        "anemia": plain(anaemic, known=girls),
        "tindak_lanjut": plain(followed_on, known=followed),
    }
    return Register("skrining-sekolah", columns)


def _grade_of_all(world: World, person: Numbers, grade: Numbers) -> Numbers:
    """A class for everybody: that of those who are screened, else the first."""
    found = np.ones(len(world.population.people), dtype=np.int64)
    found[person] = grade
    return found
