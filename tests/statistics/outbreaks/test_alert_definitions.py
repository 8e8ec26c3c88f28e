"""The file that says when a weekly count is an alert, and every way to be wrong."""

from fractions import Fraction

import pytest

from derajat.catalogue.alerts import check_alerts, load_alerts
from derajat.catalogue.files import ALERTS_FILE
from derajat.errors import DerajatError
from derajat.model.alerts import AlertKind, CaseIdentity
from derajat.model.calendar import day_number
from derajat.model.labels import Label


FILE = """\
grammar: 1
versions:
  percobaan-2025:
    label: {id: Percobaan, en: Trial}
    from: 2025-01-01
    source: {title: Pedoman, article: tabel 1, checked_on: 2026-11-22}
    confirmed: no
    reporting:
      completeness: {label: {id: K, en: C}, at_least: 90, confirmed: no}
      timeliness: {label: {id: T, en: P}, at_least: 80, confirmed: no}
      response: {label: {id: R, en: R}, at_least: 80, confirmed: yes}
    diseases:
      - {code: A, label: {id: Diare, en: Diarrhoea}, rule: ratio, times: 1.5,
         cases_after_zero: 3, identity: optional}
      - {code: C, label: {id: Dengue, en: Dengue}, rule: at-least, cases: 2,
         identity: required}
      - {code: Y, label: {id: ILI, en: ILI}, rule: trend, identity: optional,
         note: {id: dulu lain, en: once another}}
      - {code: X, label: {id: Kunjungan, en: Visits}, rule: none, identity: none}
"""


@pytest.fixture
def write(tmp_path):
    """`write(old, new)`: a folder with the file, one passage exchanged."""

    def write_file(old="", new=""):
        assert old in FILE
        path = tmp_path / "definitions" / ALERTS_FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FILE.replace(old, new) if old else FILE, "utf-8")
        return tmp_path / "definitions"

    return write_file


def _codes(folder):
    return [(problem.code, problem.where.line) for problem in check_alerts(folder)[1]]


def test_a_version_holds_its_diseases_in_the_order_of_the_form(write):
    (rules,) = load_alerts(write()).versions
    assert (rules.name, rules.valid_from) == ("percobaan-2025", day_number(2025, 1, 1))
    assert [rule.code for rule in rules.diseases] == ["A", "C", "Y", "X"]
    diarrhoea, dengue, ili, visits = rules.diseases
    assert (diarrhoea.times, diarrhoea.cases_after_zero) == (Fraction(3, 2), 3)
    assert (dengue.kind, dengue.cases) == (AlertKind.AT_LEAST, 2)
    assert ili.note == Label("dulu lain", "once another")
    assert (visits.kind, visits.identity) == (AlertKind.NONE, CaseIdentity.NONE)
    assert rules.disease("C") is dengue
    assert rules.disease("Q") is None


def test_what_nobody_confirmed_stays_marked(write):
    (rules,) = load_alerts(write()).versions
    assert not rules.confirmed
    assert not rules.completeness.confirmed
    assert rules.response.confirmed
    assert (rules.completeness.at_least, rules.timeliness.at_least) == (90, 80)


def test_a_day_has_the_latest_version_that_began(write):
    later = FILE.replace("percobaan-2025", "lain").replace("2025-01-01", "2026-07-01")
    folder = write("percobaan-2025", "percobaan-2025")
    path = folder / ALERTS_FILE
    path.write_text(FILE + later.partition("versions:\n")[2], "utf-8")
    standards = load_alerts(folder)
    assert standards.on(day_number(2024, 12, 31)) is None
    assert standards.on(day_number(2026, 6, 30)).name == "percobaan-2025"
    assert standards.on(day_number(2026, 7, 1)).name == "lain"


@pytest.mark.parametrize(
    ("old", "new", "problems"),
    [
        ("rule: at-least, cases: 2", "rule: at-least", [("DEF-003", 15)]),
        (", times: 1.5", "", [("DEF-003", 13)]),
        ("rule: trend", "rule: trend, cases: 1", [("DEF-014", 17)]),
        ("cases: 2", "cases: 2, cases_after_zero: 3", [("DEF-014", 15)]),
        ("times: 1.5", "times: 1", [("DEF-033", 13)]),
        ("times: 1.5", "times: banyak", [("DEF-033", 13)]),
        ("cases: 2", "cases: 0", [("DEF-033", 15)]),
        ("rule: none", "rule: nothing", [("DEF-034", 19)]),
        ("identity: none", "identity: unknown", [("DEF-034", 19)]),
        ("code: C", "code: A", [("DEF-050", 15)]),
        ("at_least: 90", "at_least: 190", [("DEF-033", 9)]),
        ("confirmed: yes", "confirmed: maybe", [("DEF-033", 11)]),
        ("from: 2025-01-01", "from: kapan", [("DEF-033", 5)]),
        ("    confirmed: no\n", "", [("DEF-003", 4)]),
        ("grammar: 1", "grammar: 2", [("DEF-036", 1)]),
    ],
)
def test_each_fault_is_told_with_its_line(write, old, new, problems):
    folder = write(old, new)
    assert _codes(folder) == problems
    with pytest.raises(DerajatError):
        load_alerts(folder)


def test_two_versions_of_one_day_are_reported(write):
    folder = write()
    other = FILE.partition("versions:\n")[2].replace("percobaan-2025", "lain")
    (folder / ALERTS_FILE).write_text(FILE + other, "utf-8")
    assert [code for code, _ in _codes(folder)] == ["DEF-050"]


def test_a_file_that_is_not_there_is_reported(tmp_path):
    assert _codes(tmp_path) == [("DEF-030", 1)]
