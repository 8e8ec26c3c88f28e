"""The files that say how values are judged, and every way they can be wrong."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from derajat.catalogue import check_office, load_catalogue
from derajat.catalogue.calendars import check_calendars, load_calendars
from derajat.catalogue.judgement import check_judgement, load_judgement
from derajat.content import find_content
from derajat.errors import DerajatError
from derajat.model.calendar import date_of_day, day_number
from derajat.model.indicators import Judge
from derajat.model.judgement import AttainmentForm, Cap, PolicyChoice
from derajat.model.workdays import HolidayKind, WorkWeek
from derajat.steering.policies import check_choices, resolve_policy


DEFINITIONS = Path(find_content("definitions"))


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue(DEFINITIONS)


@pytest.fixture
def folder(tmp_path):
    """A copy of the national files, free to edit."""
    for name in ("standards", "calendars"):
        shutil.copytree(DEFINITIONS / name, tmp_path / "definitions" / name)
    return tmp_path / "definitions"


def _edit(folder, old, new, file="standards/judgement.yaml"):
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def _codes(problems):
    return [(problem.code, problem.where.line) for problem in problems]


def test_the_national_choices_hold_without_an_office():
    policy = resolve_policy(load_judgement(DEFINITIONS), (), day_number(2026, 1, 1))
    assert [band.code for band in policy.predicates.bands] == [
        "ST",
        "T",
        "S",
        "R",
        "SR",
    ]
    assert [band.at_least for band in policy.predicates.bands] == [91, 76, 66, 51, None]
    assert (policy.cap, policy.lower_form) == (None, AttainmentForm.LOWER_MIRROR)
    assert (policy.completeness_limit, policy.attention) == (80, 7)


def test_each_choice_of_an_office_holds_from_its_day_and_leaves_the_others():
    standards = load_judgement(DEFINITIONS)
    choices = (
        PolicyChoice(day_number(2026, 1, 1), cap=Cap(120), attention=5),
        PolicyChoice(day_number(2027, 1, 1), cap=Cap(None)),
    )
    found = [
        resolve_policy(standards, choices, day_number(year, 6, 1))
        for year in (2025, 2026, 2027)
    ]
    assert [policy.cap for policy in found] == [None, 120, None]
    assert [policy.attention for policy in found] == [7, 5, 5]


def test_a_day_before_every_choice_is_judged_by_the_first():
    policy = resolve_policy(load_judgement(DEFINITIONS), (), day_number(1990, 1, 1))
    assert policy.attention == 7


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("from: 76,", "from: 92,", [("PLN-200", 11)]),
        ("en: Very low}, ", "en: Very low}, from: 10, ", [("PLN-200", 11)]),
        ("    attention: 7\n", "", [("PLN-201", 17)]),
        (
            "    predicates: permendagri-86-2017",
            "    predicates: permendagri-86",
            [("PLN-202", 17)],
        ),
        ("cap: none", "cap: 80", [("DEF-033", 19)]),
        ("lower_form: lower-mirror", "lower_form: higher", [("DEF-034", 20)]),
        ("lower_form: lower-mirror", "lower_form: mirror", [("DEF-034", 20)]),
        ("completeness_limit: 80", "completeness_limit: 800", [("DEF-033", 21)]),
        ("confirmed: no", "confirmed: perhaps", [("DEF-033", 9)]),
        ("grammar: 1", "grammar: 2", [("DEF-036", 1)]),
    ],
)
def test_a_wrong_rule_is_told_with_its_line(folder, old, new, codes):
    _edit(folder, old, new)
    _, problems = check_judgement(folder)
    assert _codes(problems) == codes
    with pytest.raises(DerajatError):
        load_judgement(folder)


def test_two_choices_of_one_day_are_told(folder):
    path = folder / "standards/judgement.yaml"
    path.write_text(path.read_text("utf-8") + "  - {from: 2000-01-01, cap: 120}\n")
    assert _codes(check_judgement(folder)[1]) == [("DEF-050", 23)]


def test_a_folder_without_rules_is_told(tmp_path):
    assert _codes(check_judgement(tmp_path)[1]) == [("DEF-030", 1)]


def test_the_lists_have_the_days_of_the_decrees():
    calendars = load_calendars(DEFINITIONS)
    counts = {
        year: [sum(day.kind is kind for day in days) for kind in HolidayKind]
        for year, days in calendars.items()
    }
    assert counts == {
        2022: [16, 4],
        2023: [16, 11],
        2024: [17 + 2, 10],
        2025: [17, 11],
        2026: [17, 8],
    }
    weekdays = {
        date_of_day(day.day).isoformat(): date_of_day(day.day).weekday()
        for days in calendars.values()
        for day in days
        if day.kind is HolidayKind.JOINT_LEAVE
    }
    assert set(weekdays.values()) <= {0, 1, 2, 3, 4}


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("2026-01-16,", "2025-01-16,", [("PLN-203", 3)]),
        ("2026-01-16,", "2026-01-01,", [("DEF-050", 3)]),
        ("2026-01-16,", "2026-02-30,", [("DEF-033", 3)]),
        ("Prophet,libur,yes\n2026-02", "Prophet,pasar,yes\n2026-02", [("DEF-034", 3)]),
        ("Prophet,libur,yes\n2026-02", "Prophet,libur,ya\n2026-02", [("DEF-033", 3)]),
        ("2026-01-16,Isra Mikraj", "2026-01-16,,Isra Mikraj", [("DEF-051", 3)]),
        ("2026-01-01,Tahun Baru 2026 Masehi", "2026-01-01,", [("DEF-035", 2)]),
        ("date,", "tanggal,", [("DEF-001", 1), ("DEF-003", 1)]),
    ],
)
def test_a_wrong_day_off_is_told_with_its_line(folder, old, new, codes):
    _edit(folder, old, new, "calendars/libur-nasional-2026.csv")
    _, problems = check_calendars(folder)
    assert _codes(problems) == codes
    with pytest.raises(DerajatError):
        load_calendars(folder)


def test_a_calendar_of_another_name_is_told(folder):
    path = folder / "calendars"
    (path / "libur-nasional-2026.csv").rename(path / "libur.csv")
    assert [problem.code for problem in check_calendars(folder)[1]] == ["DEF-041"]


OWN_KEYS = """
judgement:
  - {from: 2026-01-01, cap: 120, lower_form: lower-ratio, completeness_limit: 90}
workdays:
  - {from: 2026-01-01, days_a_week: 6, works_on_joint_leave: yes}
unit_costs:
  KIA-TTD: {rupiah: 45000.50, source: contoh}
report_due_day: 5
"""


def _office(tmp_path, catalogue, more):
    source = Path(find_content("offices")) / "jawa-timur"
    folder = tmp_path / "jawa-timur"
    folder.mkdir()
    text = (source / "office.yaml").read_text("utf-8")
    (folder / "office.yaml").write_text(text + more, "utf-8")
    return check_office(folder, catalogue, DEFINITIONS / "areas")


def test_an_office_chooses_how_it_judges_and_works(tmp_path, catalogue):
    office, problems = _office(tmp_path, catalogue, OWN_KEYS)
    assert problems == ()
    day = day_number(2026, 1, 1)
    assert office.judgement == (
        PolicyChoice(
            day,
            cap=Cap(120),
            lower_form=AttainmentForm.LOWER_RATIO,
            completeness_limit=90,
        ),
    )
    assert office.work_weeks == (WorkWeek(day, 6, works_on_joint_leave=True),)
    assert office.unit_costs[0].rupiah == Decimal("45000.50")
    assert office.report_due_day == 5


def test_reports_are_late_after_the_tenth_where_an_office_says_nothing(
    tmp_path, catalogue
):
    office, problems = _office(tmp_path, catalogue, "")
    assert problems == ()
    assert office.report_due_day == 10


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("days_a_week: 6", "days_a_week: 4", "DEF-033"),
        ("rupiah: 45000.50", "rupiah: 0", "PLN-204"),
        ("rupiah: 45000.50", "rupiah: murah", "DEF-033"),
        ("KIA-TTD", "KIA-TDT", "DEF-005"),
        ("cap: 120", "cap: 20", "DEF-033"),
        ("cap: 120", "tutup: 120", "DEF-001"),
        ("report_due_day: 5", "report_due_day: 29", "DEF-033"),
        ("report_due_day: 5", "report_due_day: awal bulan", "DEF-033"),
    ],
)
def test_a_wrong_choice_of_an_office_is_told(tmp_path, catalogue, old, new, code):
    _, problems = _office(tmp_path, catalogue, OWN_KEYS.replace(old, new))
    assert [problem.code for problem in problems] == [code]


def test_a_predicate_table_nobody_knows_is_told_with_the_nearest(tmp_path, catalogue):
    more = "judgement: [{from: 2026-01-01, predicates: permendagri-86-2071}]\n"
    office, _ = _office(tmp_path, catalogue, more)
    (problem,) = check_choices(load_judgement(DEFINITIONS), office.judgement)
    assert problem.code == "PLN-202"
    assert "permendagri-86-2017" in problem.repair("en")
    assert problem.where.file == f"{tmp_path.name}/jawa-timur/office.yaml"
    assert problem.where.line > 1


@pytest.mark.parametrize(
    ("line", "judge"), [("", Judge.INTERVAL), ("judge: count\n", Judge.COUNT)]
)
def test_an_indicator_says_whether_its_count_is_full(tmp_path, line, judge):
    catalogue = load_catalogue(_definitions_with(tmp_path, line))
    assert catalogue.indicators["KIA-CTN"].judge is judge


def test_a_wrong_way_of_judging_is_told(tmp_path):
    with pytest.raises(DerajatError) as raised:
        load_catalogue(_definitions_with(tmp_path, "judge: counts\n"))
    assert [problem.code for problem in raised.value.problems] == ["DEF-034"]


def _definitions_with(tmp_path, line):
    folder = tmp_path / "definitions"
    shutil.copytree(DEFINITIONS, folder)
    path = folder / "indicators" / "kia" / "kia-ctn.yaml"
    text = path.read_text("utf-8").replace("accumulate:", f"{line}accumulate:", 1)
    path.write_text(text, "utf-8")
    return folder
