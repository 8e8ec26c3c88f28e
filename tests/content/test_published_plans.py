"""The doctor on published plans: every mistake known in them is found, in its place.

The mistakes were found by hand when the tables were collected. Tables that are right
must stay without a finding about what is right in them.
"""

from functools import cache
from pathlib import Path

import pytest

from derajat.model.indicators import Direction
from derajat.plan.doctor import Severity, check_plan
from derajat.plan.doctor.examination import Examination
from derajat.plan.reading import read_plan
from derajat.plan.structure import load_structure


TABLES = Path(__file__).parent / "plan_tables"
STRUCTURE = load_structure(Path(__file__).parents[2] / "definitions")

SUMEDANG = "sumedang_rpjmd_2019_2023_kesehatan.csv"
RENSTRA = "renstra_2018_2022_target.csv"
SIAK = "siak_renstra_2012_2016_target.csv"
SIAK_MONEY = "siak_renstra_2012_2016_pagu_juta.csv"
CIREBON = "cirebon_renstra_2014_2018_promkes.csv"

KNOWN_MISTAKES = [
    # Money of the whole period repeats the last year instead of the sum.
    (SUMEDANG, "PLN-150", 9, "11.595.239.117"),
    (SUMEDANG, "PLN-150", 9, "52.485.977.487"),
    (SUMEDANG, "PLN-150", 15, "7.942.918.902"),
    (SUMEDANG, "PLN-150", 28, "1.661.281.410"),
    (SUMEDANG, "PLN-150", 30, "6.879.594.794"),
    (SUMEDANG, "PLN-150", 34, "242.094.941.695"),
    # One programme shows more than its five years together: all three numbers.
    (SUMEDANG, "PLN-151", 39, "82.048.566.533"),
    (SUMEDANG, "PLN-151", 39, "27.475.813.300,76"),
    (SUMEDANG, "PLN-151", 39, "5.833.555.415,38"),
    # Two baselines of one indicator.
    (SUMEDANG, "PLN-145", 8, "awal “100%” – “98%”"),
    # Anaemia 8.25 %, then 0.08, then 7.75 %.
    (SUMEDANG, "PLN-130", 30, "2021 “0.08”"),
    # Screening is "1" for 100 %.
    (SUMEDANG, "PLN-130", 33, "100 / 100"),
    # Inpatient deaths rise as a target and end at nothing.
    (SUMEDANG, "PLN-137", 37, "2023 “76.92%”"),
    (SUMEDANG, "PLN-142", 37, "“0.00%”"),
    # Stunting equals the baseline in all years.
    (SUMEDANG, "PLN-139", 7, "“23%”"),
    # Ranges, bounds, rates and texts are told as what they are.
    (SUMEDANG, "PLN-125", 2, "rentang 70,38 sampai 70,76"),
    (SUMEDANG, "PLN-125", 4, "di bawah 22"),
    (SUMEDANG, "PLN-125", 5, "di bawah 146"),
    (SUMEDANG, "PLN-125", 35, "paling banyak 5 menit"),
    (SUMEDANG, "PLN-125", 38, "17 per 1.000"),
    (SUMEDANG, "PLN-125", 12, "2 jenis"),
    (SUMEDANG, "PLN-126", 34, "60 sampai 80"),
    # The waiting time ends at 60 minutes in the last year and at 100 for the period.
    (SUMEDANG, "PLN-142", 36, "“100 menit”"),
    # Baseline and target of nothing for deaths.
    (RENSTRA, "PLN-141", 3, "2018, 2019, 2020, 2021, 2022"),
    (RENSTRA, "PLN-141", 4, "2018, 2019, 2020, 2021, 2022"),
    # Deliveries: 95, 96, 97 for the programme and 96, 98, 99 for the activity.
    (SIAK, "PLN-145", 4, "2014 “95” – “96”"),
    (SIAK, "PLN-145", 4, "2015 “96” – “98”"),
    (SIAK, "PLN-145", 4, "2016 “97” – “99”"),
]

MONEY_RULES = {f"PLN-{number}" for number in range(150, 160)}


@cache
def plan_of(table):
    return read_plan(TABLES / table, STRUCTURE).plan


@cache
def findings_of(table):
    return check_plan(plan_of(table), STRUCTURE)


def row_of(finding):
    where = finding.problem.where
    return where.row or int(where.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


@pytest.mark.parametrize(("table", "code", "row", "says"), KNOWN_MISTAKES)
def test_a_known_mistake_is_found_in_its_row(table, code, row, says):
    matching = [f for f in findings_of(table) if f.problem.code == code]
    assert says in " ".join(f.problem.says() for f in matching if row_of(f) == row)


def test_the_place_of_a_target_is_its_cell():
    places = {
        (finding.problem.code, finding.problem.where.cell)
        for finding in findings_of(SUMEDANG)
    }
    assert {
        ("PLN-130", "I30"),
        ("PLN-130", "E33"),
        ("PLN-137", "G37"),
        ("PLN-139", "E7"),
    } <= places


@pytest.mark.parametrize("table", [CIREBON, SIAK_MONEY])
def test_money_that_adds_up_gives_no_finding_about_money(table):
    assert any(node.budget for node in plan_of(table).nodes)
    assert {f.problem.code for f in findings_of(table)} & MONEY_RULES == set()


@pytest.mark.parametrize(
    ("amount", "is_found"), [("136000000", False), ("136000009", True)]
)
def test_a_few_rupiah_too_much_in_the_money_of_cirebon_are_found(
    tmp_path, amount, is_found
):
    text = (TABLES / CIREBON).read_text("utf-8")
    path = tmp_path / CIREBON
    path.write_text(text.replace("136000000", amount), "utf-8")
    findings = check_plan(read_plan(path, STRUCTURE).plan, STRUCTURE)
    assert any(f.problem.code == "PLN-152" for f in findings) is is_found


def test_lower_is_better_is_seen_from_the_words_of_the_renstra():
    examination = Examination(plan_of(RENSTRA), STRUCTURE, (), {})
    lower = {
        row.indicator.where.cell
        for row in examination.indicators
        if row.direction is Direction.LOWER
    }
    assert lower == {"B3", "B4", "B5", "B12", "B13", "B14", "B16"}


def test_derived_directions_are_told_as_derived():
    for table in (SUMEDANG, RENSTRA, SIAK, CIREBON):
        findings = [f for f in findings_of(table) if f.problem.code == "PLN-115"]
        assert findings
        assert all(f.severity is Severity.NOTICE for f in findings)


def test_right_tables_have_no_error():
    for table in (RENSTRA, CIREBON, SIAK_MONEY):
        errors = [f for f in findings_of(table) if f.severity is Severity.ERROR]
        assert errors == []


@pytest.mark.parametrize(
    ("table", "most"), [(SUMEDANG, 50), (RENSTRA, 10), (SIAK, 10), (CIREBON, 10)]
)
def test_people_are_not_drowned(table, most):
    assert len(findings_of(table)) <= most
