"""Worked examples run as tests of definitions, and constants no example pins."""

from dataclasses import replace
from pathlib import Path

import pytest

from derajat.catalogue import load_catalogue
from derajat.content import find_content
from derajat.engines.reference import ReferenceEngine
from derajat.measures.examples import check_examples, check_indicator
from derajat.measures.moves import moves_of
from derajat.measures.pins import check_pins, check_pins_of
from derajat.model.conditions import Compare, CompareColumns, In, Relation
from derajat.model.indicators import KeepOne, Side
from derajat.model.steps import Which


WORKED = Path(__file__).parents[1] / "catalogue" / "worked"
ENGINE = ReferenceEngine()


@pytest.fixture(scope="module")
def worked():
    return load_catalogue(WORKED)


def changed(catalogue, code, **changes):
    indicator = replace(catalogue.indicators[code], **changes)
    return replace(catalogue, indicators={**catalogue.indicators, code: indicator})


def with_kind(catalogue, code, **changes):
    version = catalogue.indicators[code].versions[-1]
    kind = replace(version.kind, **changes)
    return changed(catalogue, code, versions=(replace(version, kind=kind),))


def test_all_worked_examples_of_every_kind_give_what_they_say(worked):
    assert check_examples(worked, ENGINE) == ()
    kinds = {
        type(v.kind).__name__ for i in worked.indicators.values() for v in i.versions
    }
    assert len(kinds) >= 8


def test_the_national_examples_give_what_they_say():
    catalogue = load_catalogue(find_content("definitions"))
    problems = check_examples(catalogue, ENGINE)
    assert [problem.render() for problem in problems] == []


def test_a_wrong_limit_fails_and_names_the_rows_not_counted(worked):
    kind = worked.indicators["IKU-STUNT"].versions[0].kind
    wrong = replace(kind.numerator, value=-150)
    (problem,) = check_indicator(
        with_kind(worked, "IKU-STUNT", numerator=wrong), ENGINE, "IKU-STUNT"
    )
    assert problem.code == "DEF-024"
    assert problem.where.line > 0
    text = problem.render("en")
    assert "numerator 1, value 33.3" in text
    assert "numerator 3, value 100.0" in text
    assert "pengukuran-balita 6 (outside the denominator)" in text
    assert "pengukuran-balita 1 (another row stands for the same)" in text


@pytest.mark.parametrize(
    ("code", "expectation"),
    [
        ("SPM-01", {"unknown": 1}),
        ("IKU-IKM", {"band": "B"}),
        ("IKU-IKM", {"value": "89.02"}),
        ("IM-UCI", {"denominator": 3}),
        ("PSC-MED", {"value": "10"}),
        ("KIA-K6", {"no_value": "no-data"}),
    ],
)
def test_every_kind_of_expectation_can_fail(worked, code, expectation):
    example = worked.indicators[code].examples[0]
    gives = replace(example.gives, **expectation)
    wrong = changed(worked, code, examples=(replace(example, gives=gives),))
    assert [p.code for p in check_indicator(wrong, ENGINE, code)] == ["DEF-024"]


def test_a_reason_can_be_written_as_code_or_in_words(worked):
    example = worked.indicators["KIA-K6"].examples[0]
    empty = replace(
        example,
        eligible=(("ibu-hamil", 0),),
        gives=replace(
            example.gives, value=None, denominator=0, no_value="penyebut nol"
        ),
    )
    zero = changed(worked, "KIA-K6", examples=(empty,))
    assert list(check_indicator(zero, ENGINE, "KIA-K6")) == []


def constants(problems):
    return {dict(problem.fields)["constant"] for problem in problems}


def test_a_limit_is_pinned_by_a_row_exactly_on_it(worked):
    pinned = constants(check_pins_of(worked, ENGINE, "IKU-STUNT"))
    assert "tbu_z below: -200" not in pinned
    assert "umur_bulan below: 60" not in pinned
    assert "tbu_z at_most: 600" in pinned
    example = worked.indicators["IKU-STUNT"].examples[0]
    (table,) = example.tables
    fewer = replace(table, rows=tuple(r for r in table.rows if ("anak", "C") not in r))
    numbers = replace(example.gives, denominator=2, value="50")
    loose = changed(
        worked,
        "IKU-STUNT",
        examples=(replace(example, tables=(fewer,), gives=numbers),),
    )
    assert check_examples(loose, ENGINE) == ()
    found = constants(check_pins_of(loose, ENGINE, "IKU-STUNT"))
    assert "tbu_z below: -200" in found
    assert "then_highest: panjang_mm" in found


def test_constants_of_derived_datasets_are_looked_at_too(worked):
    problems = [p for p in check_pins(worked, ENGINE) if "datasets" in p.where.file]
    assert {dict(p.fields)["indicator"] for p in problems} >= {"anak-tahun"}
    assert all(problem.code == "DEF-025" for problem in problems)
    assert "umur_minggu at_most: 24" not in constants(problems)


def test_moves_change_one_constant_by_one_step():
    def moved(node):
        return [move.changed for move in moves_of(node)]

    assert moved(Compare("x", Relation.AT_MOST, 24)) == [
        Compare("x", Relation.AT_MOST, 23)
    ]
    assert moved(Compare("x", Relation.IS, "sembuh", False)) == [
        Compare("x", Relation.IS, "sembuh*", False),
        Compare("x", Relation.IS, "sembuh", True),
    ]
    assert moved(In("x", ("a", "b"))) == [In("x", ("b",)), In("x", ("a",))]
    assert moved(CompareColumns("x", Relation.ABOVE, "y")) == [
        CompareColumns("x", Relation.AT_LEAST, "y")
    ]
    keep = KeepOne(("a", "period"), Which.LAST, "t", "z")
    assert moved(keep) == [
        replace(keep, which=Which.FIRST),
        replace(keep, then_highest=""),
    ]
    assert [side.times for side in moved(Side(None, "x", 3))] == [2, 4]
    assert moved(Side(None, "x", 1)) == []
