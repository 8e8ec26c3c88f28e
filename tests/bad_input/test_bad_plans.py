"""Plan files as they should not be: exact codes and lines, all at once."""

import random

import pytest

from derajat.content import find_content
from derajat.errors import DerajatError
from derajat.model.catalogue import Catalogue
from derajat.plan.loading import check_plans, read_plan_file
from derajat.plan.structure import load_structure


STRUCTURE = load_structure(find_content("definitions"))
KNOWN = Catalogue(indicators=dict.fromkeys(("GZ-STUNT", "GZ-BBLR")))
HEAD = """\
grammar: 1
plan: uji
label: {id: Rencana uji, en: Test plan}
kind: renstra
title: Rencana uji
source: rekaan
period: {start: 2020, end: 2024, baseline_year: 2019, transition_year: 2025}
tags: {pilar: {label: {id: Pilar, en: Pillars}, words: {primer: {id: P, en: P}}}}
nodes:
"""
FIRST = HEAD.count("\n") + 1
VISION = "  - {code: V, kind: vision, statement: Visi}\n"
MISSION = "  - {code: M, kind: mission, statement: Misi, parent: V}\n"


def _told(folder, text):
    path = folder / "uji.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(DerajatError) as caught:
        read_plan_file(path, STRUCTURE, KNOWN)
    assert all(p.where.file == "uji.yaml" for p in caught.value.problems)
    return [(p.code, p.where.line) for p in caught.value.problems]


def _problems(folder, nodes):
    """Code and line, counted from the first node."""
    told = _told(folder, HEAD + nodes)
    return [(code, line - FIRST + 1) for code, line in told]


def _indicator(more, node="kind: objective, statement: Sasaran"):
    return f"""\
  - code: S
    {node.replace(", ", chr(10) + "    ")}
    indicators:
      - code: I
        statement: Angka
        {more}
"""


def test_the_plan_of_these_tests_is_right_without_mistakes(tmp_path):
    (tmp_path / "uji.yaml").write_text(HEAD + VISION + MISSION, encoding="utf-8")
    plan = read_plan_file(tmp_path / "uji.yaml", STRUCTURE, KNOWN)
    assert [node.code for node in plan.nodes] == ["V", "M"]


NODES = [
    pytest.param(
        VISION + "  - {code: W, kind: vision, statement: Visi lain}\n",
        [("PLN-006", 2)],
        id="two visions",
    ),
    pytest.param(
        VISION + MISSION + "  - {code: M, kind: mission, statement: Misi dua}\n",
        [("PLN-002", 3)],
        id="a code of a node twice",
    ),
    pytest.param(
        VISION + "  - {code: M, kind: mission, statement: Misi, parent: W}\n",
        [("PLN-004", 2)],
        id="a parent that is not there",
    ),
    pytest.param(
        "  - {code: A, kind: step, statement: Satu, parent: C}\n"
        "  - {code: B, kind: step, statement: Dua, parent: A}\n"
        "  - {code: C, kind: step, statement: Tiga, parent: B}\n"
        "  - {code: D, kind: step, statement: Empat, parent: C}\n",
        [("PLN-005", 1)],
        id="a circle of three",
    ),
    pytest.param(
        "  - {code: A, kind: goal, statement: Satu, parent: A}\n",
        [("PLN-005", 1)],
        id="a node under itself",
    ),
    pytest.param(
        "  - {code: A, kind: goal, statement: Satu, parent: B}\n"
        "  - {code: B, kind: goal, statement: Dua, parent: A}\n"
        "  - {code: C, kind: step, statement: Tiga, parent: D}\n"
        "  - {code: D, kind: step, statement: Empat, parent: C}\n",
        [("PLN-005", 1), ("PLN-005", 3)],
        id="two circles",
    ),
    pytest.param(
        VISION + "  - {code: K, kind: activity, statement: Rapat, parent: V}\n",
        [("PLN-007", 2)],
        id="an activity right under the vision",
    ),
    pytest.param(
        "  - {code: K, kind: sub-activity, statement: Rapat}\n",
        [("PLN-008", 1)],
        id="a sub-activity without an activity",
    ),
    pytest.param(
        VISION + "  - {code: M, kind: misi, statement: Misi, parent: V}\n",
        [("PLN-009", 2)],
        id="an unknown kind",
    ),
    pytest.param(
        '  - {code: V, kind: vision, statement: "..."}\n',
        [("PLN-010", 1)],
        id="a statement without a word",
    ),
    pytest.param(
        '  - {code: V, kind: vision, statement: "   "}\n',
        [("PLN-010", 1)],
        id="a statement of spaces",
    ),
    pytest.param(
        '  - {code: V, kind: vision, statement: ""}\n',
        [("DEF-035", 1)],
        id="an empty statement",
    ),
    pytest.param(
        "  - {code: V, kind: vision}\n",
        [("DEF-003", 1)],
        id="no statement at all",
    ),
    pytest.param(
        "  - {code: V, kind: vision, statement: Visi, tags: [pilar/rujukan]}\n",
        [("PLN-019", 1)],
        id="a tag that the group does not have",
    ),
    pytest.param(
        "  - {code: V, kind: vision, statement: Visi, aligned_to: [{plan: rpjmd}]}\n",
        [("DEF-003", 1)],
        id="an alignment to a plan without a node",
    ),
    pytest.param(
        "  - {code: V, kind: vision, statement: Visi,\n"
        "     aligned_to: [{document: RPJMD, node: S1}]}\n",
        [("DEF-014", 2)],
        id="an alignment to a document with a node",
    ),
    pytest.param(
        "  - {code: V, kind: vision, statement: Visi, serves: [A-1, A-1]}\n",
        [("DEF-050", 1)],
        id="a statement served twice",
    ),
    pytest.param("  []\n", [("DEF-004", 1)], id="no nodes"),
    pytest.param("  - V\n  - M\n", [("DEF-032", 1), ("DEF-032", 2)], id="bare words"),
]


@pytest.mark.parametrize(("nodes", "expected"), NODES)
def test_nodes_that_are_no_plan(tmp_path, nodes, expected):
    assert _problems(tmp_path, nodes) == expected


INDICATORS = [
    ("measured_by: GZ-STUNTING", ["PLN-017"]),
    ("wanted: GZ-STUNT", ["PLN-018"]),
    ("{measured_by: GZ-STUNT, wanted: IKU-AKI}", ["DEF-037"]),
    ("wanted: iku aki", ["DEF-038"]),
    ('targets: {2019: "5"}', ["PLN-012"]),
    ('targets: {2026: "5"}', ["PLN-012"]),
    ('targets: {20: "5"}', ["DEF-033"]),
    ('targets: {2020: "5", 2020: "6"}', ["DEF-002"]),
    ('targets: {2020: "5", 02020: "6"}', ["DEF-050"]),
    ('targets: {2020: ""}', ["DEF-035"]),
    ("targets: {}", ["DEF-004"]),
    ('baseline: {year: 2026, value: "5"}', ["PLN-012"]),
    ("baseline: {year: 2019}", ["DEF-003"]),
    ('changes: [{year: 2021, value: "5"}]', ["PLN-016"]),
    ('changes: [{year: 2021, value: "5", reason: " "}]', ["PLN-016"]),
    ('changes: [{year: 2027, value: "5", reason: wabah}]', ["PLN-012"]),
    ('changes: [{year: 2021, value: "-", reason: wabah}]', ["DEF-035"]),
    ('changes: [{year: 2021, value: "5", reason: wabah, on: kemarin}]', ["DEF-033"]),
    ("better: naik", ["DEF-034"]),
    ("result: hasil", ["DEF-034"]),
    ("attainment: naik", ["DEF-034"]),
    ("over_years: rata-rata", ["DEF-034"]),
    ("authority: kota", ["DEF-034"]),
    ("tujuan: 5", ["DEF-001"]),
]


@pytest.mark.parametrize(("more", "codes"), INDICATORS)
def test_indicators_that_promise_nothing_usable(tmp_path, more, codes):
    inside = more.strip("{}").replace(", ", "\n        ") if more[0] == "{" else more
    told = _problems(tmp_path, _indicator(inside))
    line = 5 if codes == ["DEF-037"] else 7
    assert told == [(code, line) for code in codes]


MONEY = [
    ('years: {2020: "9.446.966.806"}', "PLN-015"),
    ('years: {2020: "9,5"}', "PLN-015"),
    ('years: {2020: "9.446"}', "PLN-015"),
    ('years: {2020: "-5"}', "PLN-015"),
    ('years: {2020: "Rp 5"}', "PLN-015"),
    ('years: {2020: "1e9"}', "PLN-015"),
    ("years: {2020: .inf}", "PLN-015"),
    ('years: {2018: "5"}', "PLN-012"),
    ('realised: {2020: "lunas"}', "PLN-015"),
    ('end: "banyak"', "PLN-015"),
    ('years: {2020: "5", 2020: "6"}', "DEF-002"),
    ("unit: juta", "DEF-034"),
    ("unit: Million", "DEF-034"),
]


@pytest.mark.parametrize(("line", "code"), MONEY)
def test_money_that_is_no_amount(tmp_path, line, code):
    nodes = (
        "  - code: P\n    kind: programme\n    statement: Program\n"
        f"    budget:\n      - {line}\n"
    )
    assert _problems(tmp_path, nodes) == [(code, 5)]


def test_three_decimals_are_an_amount_in_a_larger_unit_only(tmp_path):
    nodes = "  - {code: P, kind: programme, statement: P, budget: [{UNITyears: {2020: "
    text = HEAD + nodes + '"9.446"}}]}\n'
    path = tmp_path / "uji.yaml"
    path.write_text(text.replace("UNIT", "unit: million, "), encoding="utf-8")
    (line,) = read_plan_file(path, STRUCTURE, KNOWN).nodes[0].budget
    assert line.years[0].ceiling == 9_446_000
    assert _told(tmp_path, text.replace("UNIT", "")) == [("PLN-015", FIRST)]


HEADS = [
    ("plan: uji", "plan: lain", ["PLN-001"]),
    ("plan: uji", "plan: Rencana Uji", ["DEF-038"]),
    ("start: 2020, end: 2024", "start: 2024, end: 2020", ["PLN-013"]),
    ("start: 2020, end: 2024", "start: 2020", ["DEF-003"]),
    ("baseline_year: 2019", "baseline_year: 2025", ["PLN-014"]),
    ("transition_year: 2025", "transition_year: 2024", ["PLN-014"]),
    ("kind: renstra", "kind: rencana", ["DEF-034"]),
    ("grammar: 1", "grammar: 2", ["DEF-036"]),
    ("source: rekaan", "sources: rekaan", ["DEF-001"]),
    ("source: rekaan", "authority: kota", ["DEF-003", "DEF-034"]),
    ("label: {id: Rencana uji, en: Test plan}", "label: Uji", ["DEF-032"]),
    ("source: rekaan", "source: rekaan\nis_example: ya", ["DEF-033"]),
    (
        "source: rekaan",
        "source: rekaan\nkinds: {goal: {label: {id: T, en: G}, order: 2}}",
        ["DEF-042", "PLN-011"],
    ),
    (
        "source: rekaan",
        "source: rekaan\nkinds: {urusan: {label: {id: U, en: A}, order: 2}}",
        ["DEF-042"],
    ),
]


@pytest.mark.parametrize(("old", "new", "codes"), HEADS)
def test_heads_that_say_something_wrong(tmp_path, old, new, codes):
    assert HEAD.count(old) == 1
    told = _told(tmp_path, (HEAD + VISION).replace(old, new))
    assert sorted(code for code, _ in told) == codes


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "DEF-036"),
        (b"\n\n", "DEF-036"),
        (b"# kosong\n", "DEF-036"),
        (b"Visi kami adalah sehat.\n", "DEF-032"),
        (b"- 1\n- 2\n", "DEF-032"),
        (b"grammar: 1\nplan: [\n", "DEF-030"),
        (b"\xff\xfe\x00", "DEF-030"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "DEF-030"),
        (b"a: *x\n", "DEF-031"),
        (b"[" * 3000, "DEF-031"),
    ],
)
def test_files_that_are_no_plan(tmp_path, content, code):
    assert [code for code, _ in _told(tmp_path, content)] == [code]


def test_a_folder_in_place_of_a_file_is_told(tmp_path):
    (tmp_path / "uji.yaml").mkdir()
    with pytest.raises(DerajatError) as caught:
        read_plan_file(tmp_path / "uji.yaml", STRUCTURE, KNOWN)
    assert [p.code for p in caught.value.problems] == ["DEF-030"]


def test_every_problem_of_a_file_is_told_at_once(tmp_path):
    nodes = (
        VISION
        + "  - {code: M, kind: mision, statement: Misi, parent: VV}\n"
        + "  - {code: M, kind: goal, statement: Tujuan, parent: V}\n"
        + _indicator('targets: {2030: "5"}')
        + _indicator('targets: {2020: "meningkat"}')
    )
    assert _problems(tmp_path, nodes) == [
        ("PLN-004", 2),
        ("PLN-009", 2),
        ("PLN-002", 3),
        ("PLN-012", 10),
        ("PLN-002", 11),
        ("PLN-003", 15),
    ]


def test_the_nearest_name_is_told(tmp_path):
    path = tmp_path / "uji.yaml"
    nodes = _indicator("measured_by: GZ-STUN") + "  - {code: S2, kind: goal,"
    path.write_text(
        HEAD + nodes + " statement: Tujuan, parent: SS}\n", encoding="utf-8"
    )
    with pytest.raises(DerajatError) as caught:
        read_plan_file(path, STRUCTURE, KNOWN)
    unknown, parent = caught.value.problems
    assert (
        "`GZ-STUNT`" in unknown.repair("id") and "wanted: GZ-STUN" in unknown.repair()
    )
    assert "`S`" in parent.repair("en") or "`S2`" in parent.repair("en")


def test_the_nodes_of_a_circle_are_named_in_its_order(tmp_path):
    nodes = (
        "  - {code: D, kind: step, statement: Empat, parent: C}\n"
        "  - {code: A, kind: step, statement: Satu, parent: C}\n"
        "  - {code: B, kind: step, statement: Dua, parent: A}\n"
        "  - {code: C, kind: step, statement: Tiga, parent: B}\n"
    )
    (tmp_path / "uji.yaml").write_text(HEAD + nodes, encoding="utf-8")
    with pytest.raises(DerajatError) as caught:
        read_plan_file(tmp_path / "uji.yaml", STRUCTURE, KNOWN)
    (problem,) = caught.value.problems
    assert "A -> C -> B -> A" in problem.says()


def test_a_wrong_target_text_is_kept_and_no_load_error(tmp_path):
    texts = ("#DIV/0!", "1.234", "8.25% lalu 0.08", "meningkat", "80-60")
    targets = ", ".join(f'{2020 + n}: "{text}"' for n, text in enumerate(texts))
    path = tmp_path / "uji.yaml"
    path.write_text(HEAD + _indicator(f"targets: {{{targets}}}"), encoding="utf-8")
    (item,) = read_plan_file(path, STRUCTURE, KNOWN).nodes[0].indicators
    assert [target.target.printed for target in item.targets] == list(texts)


def _many(count, wrong):
    lines = [VISION]
    for number in range(count):
        parent = f"HILANG-{number}" if wrong else f"N{number - 1}" if number else "V"
        lines.append(
            f"  - {{code: N{number}, kind: step, statement: Langkah, "
            f"parent: {parent}}}\n"
        )
    return HEAD + "".join(lines)


def test_ten_thousand_nodes_one_below_the_other_load(tmp_path):
    path = tmp_path / "uji.yaml"
    path.write_text(_many(10_000, wrong=False), encoding="utf-8")
    plan = read_plan_file(path, STRUCTURE, KNOWN)
    assert len(plan.nodes) == 10_001
    assert plan.by_code["N9999"].parent == "N9998"


def test_ten_thousand_wrong_nodes_are_told_all_at_once(tmp_path):
    told = _told(tmp_path, _many(10_000, wrong=True))
    assert told == [("PLN-004", FIRST + 1 + number) for number in range(10_000)]


def test_a_circle_of_ten_thousand_nodes_is_one_problem(tmp_path):
    text = _many(10_000, wrong=False).replace("parent: V}", "parent: N9999}")
    assert _told(tmp_path, text) == [("PLN-005", FIRST + 1)]


def test_random_damage_gives_a_plan_or_coded_problems(tmp_path, counts):
    whole = (
        HEAD
        + VISION
        + MISSION
        + _indicator('targets: {2020: "<5", 2021: "70-80"}', "kind: goal, statement: T")
    ).encode()
    chance = random.Random(3)
    path = tmp_path / "uji.yaml"
    for _ in range(counts(150, 3000)):
        text = bytearray(whole)
        for _ in range(chance.randrange(1, 4)):
            start = chance.randrange(len(text))
            text[start : start + chance.randrange(4)] = chance.choice(
                (
                    b"",
                    b":",
                    b"[",
                    b"\n",
                    b"- ",
                    b'"',
                    b"{",
                    b"\t",
                    b"0",
                    b"\xff",
                    b"&a ",
                )
            )
        path.write_bytes(bytes(text))
        try:
            read_plan_file(path, STRUCTURE, KNOWN)
        except DerajatError as error:
            assert error.problems


def test_plans_of_an_office_tell_the_problems_of_every_file(tmp_path):
    folder = tmp_path / "kota" / "plan"
    folder.mkdir(parents=True)
    (folder / "uji.yaml").write_text(HEAD + "  []\n", encoding="utf-8")
    (folder / "lain.yaml").write_text("", encoding="utf-8")
    (folder / "baik.yaml").write_text(
        HEAD.replace("plan: uji", "plan: baik") + VISION, encoding="utf-8"
    )
    plans, problems = check_plans(tmp_path / "kota", STRUCTURE, KNOWN)
    told = [(p.code, p.where.file.rsplit("/", 1)[-1]) for p in problems]
    assert told == [("DEF-036", "lain.yaml"), ("DEF-004", "uji.yaml")]
    assert [plan.name for plan in plans] == ["baik"]
