"""Relations given in a file: what can be written, and what is told when it cannot."""

from fractions import Fraction

import pytest

from derajat.audit.auditing import audit_files
from derajat.audit.formulas import Linear, Product, Quotient
from derajat.audit.relation_files import load_relations
from derajat.errors import DerajatError


TABLE = """nama,a,b,c,d kecil,persen
x,10,20,30,5,50.0
y,11,22,34,7,50.0
z,12,24,36,39,50.0
"""


@pytest.fixture
def given(tmp_path):
    def run(*lines):
        path = tmp_path / "hubungan.yaml"
        body = "".join(f"  - {line}\n" for line in lines)
        path.write_text(f"grammar: 1\nrelations:\n{body}", encoding="utf-8")
        return load_relations(path)

    return run


@pytest.fixture
def audit(tmp_path):
    def run(relations):
        path = tmp_path / "tabel.csv"
        path.write_text(TABLE, encoding="utf-8")
        return audit_files([path], relations)

    return run


def _problems(run, *arguments):
    with pytest.raises(DerajatError) as caught:
        run(*arguments)
    return [(p.code, p.where.line) for p in caught.value.problems]


@pytest.mark.parametrize(
    ("line", "sources", "formula"),
    [
        ("c = a + b", ("a", "b"), Linear((Fraction(1), Fraction(1)))),
        ("a = c - b", ("c", "b"), Linear((Fraction(1), Fraction(-1)))),
        ("persen = a / b x 100", ("a", "b"), Quotient(Fraction(100))),
        ("persen = a / b * 100", ("a", "b"), Quotient(Fraction(100))),
        (
            "persen = min(100, a / b x 100)",
            ("a", "b"),
            Quotient(Fraction(100), Fraction(100)),
        ),
        ("c = a x b / 100", ("a", "b"), Product(Fraction(1, 100))),
        ("c = a x 0.111", ("a",), Linear((Fraction(111, 1000),))),
        ("c = mean(a, b)", ("a", "b"), Linear((Fraction(1, 2),) * 2)),
        ("c = `d kecil` + a", ("d kecil", "a"), Linear((Fraction(1), Fraction(1)))),
    ],
)
def test_every_form_is_read(given, line, sources, formula):
    (one,) = given(line)
    assert one.sources == sources
    assert one.formula == formula


def test_a_given_sum_names_the_rows_that_break_it(given, audit):
    result = audit(given("c = a + b"))
    assert [(f.problem.where.cell, f.expected) for f in result.errors] == [("D3", "33")]
    assert result.relations[0].origin.value == "given"
    assert result.relations[0].holding == 2


def test_a_part_may_not_be_more_than_its_whole(given, audit):
    result = audit(given("'`d kecil` <= c'"))
    (beyond,) = result.errors
    assert (beyond.problem.code, beyond.problem.where.cell) == ("AUD-012", "E4")
    assert (beyond.printed, beyond.expected) == ("39", "36")


def test_all_faulty_lines_are_told_at_once(given):
    lines = [
        "c",
        "c = a + ",
        "c = a + a",
        "c = a / b / c",
        "a = a + b",
        "a <= b + c",
        "c = 5 + 3",
        "c = a & b",
        "c = min(100, a + b)",
        "c = mean(a, b",
    ]
    expected = [("AUD-052", line) for line in range(3, 3 + len(lines))]
    assert _problems(given, *lines) == expected


def test_an_unknown_column_is_told_with_the_nearest(given, audit):
    with pytest.raises(DerajatError) as caught:
        audit(given("persn = a / b x 100"))
    (problem,) = caught.value.problems
    assert problem.code == "AUD-053"
    assert problem.where.line == 3
    assert "Nearest: `persen`" in problem.repair("en")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("grammar: 2\nrelations: [c = a + b]\n", "DEF-033"),
        ("grammar: 1\n", "DEF-003"),
        ("grammar: 1\nrelations: {a: b}\n", "DEF-032"),
        ("grammar: 1\nrelations: [[a]]\n", "DEF-032"),
        ("grammar: 1\nrelation: [a = b + c]\n", "DEF-001"),
        ("a: [", "DEF-030"),
    ],
)
def test_a_file_of_another_shape_is_told_with_its_line(tmp_path, text, code):
    path = tmp_path / "hubungan.yaml"
    path.write_text(text)
    assert code in [found for found, _ in _problems(load_relations, path)]


def test_a_missing_file_is_told(tmp_path):
    assert _problems(load_relations, tmp_path / "tidak-ada.yaml") == [("DEF-030", 1)]
