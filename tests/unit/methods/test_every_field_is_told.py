"""A page changes whenever a field of a definition does: nothing is left unsaid."""

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from fractions import Fraction

import pytest
from definitions_of_every_kind import CATALOGUE

from derajat.measures.methods import Publication, build_method_page, render_markdown
from derajat.measures.vocabulary import FUNCTIONS, PARAMETERS
from derajat.model import (
    conditions,
    expressions,
    formulas,
    functions,
    indicators,
    steps,
)
from derajat.model.areas import AreaLevel
from derajat.model.calendar import Period
from derajat.model.columns import Column
from derajat.model.datasets import (
    CountedNumber,
    DerivedDataset,
    Eligible,
    Estimate,
    GivenNumber,
    Parameter,
    ParameterValue,
    ReceivedDataset,
)
from derajat.model.labels import Label


UNTOLD = {
    ("Version", "line"): "where it is written, told by `derajat check`",
    ("Example", "line"): "where it is written",
    ("Plus", "column_type"): "follows from the column",
    ("CalendarOf", "column_type"): "follows from the column",
    ("WorkCalendar", "days_off"): "dozens of days of public lists",
    ("Rule", "code"): "its sentence is told",
    ("Rule", "condition"): "its sentence is told",
    ("ReceivedDataset", "name"): "others name it by this",
    ("ReceivedDataset", "file"): "where it is written",
    ("ReceivedDataset", "time"): "the versions name the column of the period",
    ("ReceivedDataset", "places"): "the versions name the column of the place",
    ("DerivedDataset", "name"): "others name it by this",
    ("DerivedDataset", "file"): "where it is written",
    ("DerivedDataset", "columns"): "inferred from its steps",
    ("DerivedDataset", "key"): "inferred from its steps",
    ("DerivedDataset", "time"): "the versions name the column of the period",
    ("DerivedDataset", "places"): "the versions name the column of the place",
    ("Column", "tells_birth"): "asks about rows, changes no value",
    ("Column", "tells_sex"): "asks about rows, changes no value",
    ("Eligible", "name"): "others name it by this",
    ("Eligible", "file"): "where it is written",
    ("Parameter", "name"): "others name it by this",
    ("Parameter", "file"): "where it is written",
}
"""Fields that no page needs to tell, with the reason."""

OTHER_NAMES = {
    "turunan": "kunjungan",
    "kunjungan": "jumlah",
    "jumlah": "kunjungan",
    "lampiran": "tambahan",
    "tambahan": "lampiran",
    "sasaran": "peserta",
    "perkiraan": "peserta",
    "daftar-kode": "lampiran",
    "faktor": "pembagi",
    "per-cent": "per-mil",
    "jiwa": "keluarga",
    "murid": "guru",
    "residence": "service",
    "service": "residence",
    "no-data": "empty-denominator",
    "who_weight_for_age": "who_length_for_age",
    "who_arm_for_age": "who_head_for_age",
    "sex": "position",
    "arm_cm": "head_cm",
    "berat": "tinggi",
    "z": "tinggi",
    "orang": "jk",
    "jk": "kode",
    "tanggal": "tanggal_lain",
    "nik": "orang",
    "satu": "tiga",
    "dua": "empat",
    **{level.value: AreaLevel.NATION.value for level in AreaLevel},
}
"""Another name that exists, for texts that must name something."""

TOLD_CLASSES = {
    *(Eligible, GivenNumber, CountedNumber, Estimate, Parameter, ParameterValue),
    *(ReceivedDataset, DerivedDataset),
    *(
        each
        for module in (conditions, expressions, formulas, indicators, steps)
        for _, each in inspect.getmembers(module, is_dataclass)
        if each.__module__ == module.__name__
    ),
}


def others(value: object) -> Iterator[object]:
    """Other values a field could have."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, Enum):
        yield from (each for each in type(value) if each is not value)
    elif isinstance(value, int | Fraction):
        yield value + 1
    elif isinstance(value, str) and value:
        yield OTHER_NAMES.get(value, f"{value}7")
    elif isinstance(value, Period):
        yield Period(value.kind, value.number + 1)
    elif isinstance(value, Label):
        yield Label(f"{value.id}7", f"{value.en}7")


def changes(value: object, path: str = "") -> Iterator[tuple[str, object]]:
    """The value with one field or part of it changed, and where."""
    yield from ((path, other) for other in others(value))
    if isinstance(value, tuple):
        for place, part in enumerate(value):
            for where, other in changes(part, f"{path}[{place}]"):
                yield where, (*value[:place], other, *value[place + 1 :])
    elif is_dataclass(value) and not isinstance(value, Period | Label):
        for field in fields(value):
            if not is_untold(value, field.name):
                inner = f"{path}.{type(value).__name__}.{field.name}"
                for where, other in changes(getattr(value, field.name), inner):
                    yield where, replace(value, **{field.name: other})


def is_untold(thing: object, name: str) -> bool:
    of_derived = isinstance(thing, Column) and name != "name"
    of_other = (
        isinstance(thing, expressions.Summary)
        and name == "nth"
        and thing.statistic is not expressions.Statistic.NTH
    )
    return (type(thing).__name__, name) in UNTOLD or of_derived or of_other


def read_page(catalogue, code: str, language: str) -> str:
    publication = Publication(catalogue, (), ())
    page = build_method_page(catalogue.indicators[code], publication, language)
    return render_markdown(page)


BEFORE = {
    (code, language): read_page(CATALOGUE, code, language)
    for code in CATALOGUE.indicators
    for language in ("id", "en")
}


def unseen(part: str, name: str, codes: tuple[str, ...], things) -> set[str]:
    """Where a change in `part` of the catalogue leaves a page as it was."""
    kept = set()
    for where, changed in things:
        catalogue = replace(
            CATALOGUE, **{part: {**getattr(CATALOGUE, part), name: changed}}
        )
        for language in ("id", "en"):
            after = [read_page(catalogue, code, language) for code in codes]
            if after == [BEFORE[code, language] for code in codes]:
                kept.add(f"{where} ({language})")
    return kept


@pytest.mark.parametrize("code", CATALOGUE.indicators)
def test_every_field_of_an_indicator_changes_its_page(code):
    found = changes(CATALOGUE.indicators[code])
    told = ((where, each) for where, each in found if where != ".Indicator.code")
    assert unseen("indicators", code, (code,), told) == set()


def test_every_field_of_a_derived_dataset_changes_the_page():
    found = changes(CATALOGUE.datasets["turunan"])
    assert unseen("datasets", "turunan", ("X-COUNT",), found) == set()


def test_every_field_of_a_received_dataset_changes_the_page():
    dataset = CATALOGUE.datasets["kunjungan"]
    found = [(w, d) for w, d in changes(dataset) if ".columns" not in w]
    assert unseen("datasets", "kunjungan", ("X-COUNT",), found) == set()


COLUMN_FIELDS_ELSEWHERE = {
    ("kode", "codes"): "the code list is told instead",
    ("berat", "type"): "limits of one type mean nothing in another",
}


@pytest.mark.parametrize("name", ["berat", "z", "jk", "kode", "desa", "nama"])
def test_every_field_of_a_column_that_is_read_changes_the_page(name):
    dataset = CATALOGUE.datasets["kunjungan"]
    column = dataset.column(name)
    found = []
    for field in fields(Column):
        if (name, field.name) in COLUMN_FIELDS_ELSEWHERE or field.name == "name":
            continue
        for where, other in changes(getattr(column, field.name), field.name):
            new = replace(column, **{field.name: other})
            columns = tuple(new if c.name == name else c for c in dataset.columns)
            found.append((where, replace(dataset, columns=columns)))
    assert unseen("datasets", "kunjungan", ("X-COUNT",), found) == set()


@pytest.mark.parametrize("name", ["sasaran", "perkiraan"])
def test_every_field_of_eligible_people_changes_the_page(name):
    codes = ("X-COVERAGE", "X-ESTIMATE")
    found = changes(CATALOGUE.eligible[name])
    assert unseen("eligible", name, codes, found) == set()


def test_every_field_of_a_parameter_changes_the_page():
    found = changes(CATALOGUE.parameters["faktor"])
    assert unseen("parameters", "faktor", ("X-INDEX",), found) == set()


@pytest.mark.parametrize(("part", "name"), [("units", "per-cent"), ("nouns", "jiwa")])
def test_every_field_of_units_and_nouns_changes_the_page(part, name):
    thing = getattr(CATALOGUE, part)[name]
    found = [(w, t) for w, t in changes(thing) if not w.endswith(".name")]
    assert unseen(part, name, ("X-COVERAGE",), found) == set()


def walk(thing: object) -> Iterator[object]:
    """Every dataclass object within a thing."""
    if isinstance(thing, dict):
        thing = tuple(thing.values())
    if isinstance(thing, tuple):
        for part in thing:
            yield from walk(part)
    elif is_dataclass(thing):
        yield thing
        for field in fields(thing):
            yield from walk(getattr(thing, field.name))


def test_the_made_up_catalogue_uses_every_class_of_the_language():
    seen = {type(thing) for thing in walk(CATALOGUE)}
    assert TOLD_CLASSES - seen == set()


def test_the_made_up_catalogue_fills_every_field_somewhere():
    """A field that is empty everywhere would never be changed by these tests."""
    filled = {
        (type(thing), field.name)
        for thing in walk(CATALOGUE)
        for field in fields(thing)
        if getattr(thing, field.name) not in (None, "", ())
    }
    wanted = {
        (each, field.name)
        for each in (*TOLD_CLASSES, Column)
        for field in fields(each)
        if (each.__name__, field.name) not in UNTOLD
    }
    assert wanted - filled == set()


def test_every_registered_function_has_words_in_both_languages():
    assert set(FUNCTIONS) == set(functions.FUNCTIONS)
    used = {p.name for each in functions.FUNCTIONS.values() for p in each.parameters}
    assert set(PARAMETERS) == used


def test_the_search_itself_sees_a_field_that_is_not_told():
    dataset = CATALOGUE.datasets["turunan"]
    moved = [("file", replace(dataset, file="elsewhere"))]
    assert unseen("datasets", "turunan", ("X-COUNT",), moved) == {
        "file (id)",
        "file (en)",
    }
