"""The kinds of node of plans: as shipped, and with mistakes."""

from pathlib import Path

import pytest

from derajat.catalogue import check_catalogue
from derajat.content import find_content
from derajat.errors import DerajatError
from derajat.model.labels import Label
from derajat.model.plans import ANY_KIND, NodeKind, PlanStructure, ResultLevel
from derajat.plan.structure import load_structure


SHIPPED = load_structure(find_content("definitions"))
CASCADE = (
    "vision",
    "mission",
    "goal",
    "objective",
    "strategy",
    "policy",
    "programme",
    "activity",
    "sub-activity",
)


def _load(folder: Path, text: str) -> PlanStructure:
    (folder / "plan-structure.yaml").write_text(text, encoding="utf-8")
    return load_structure(folder)


def _codes(folder: Path, text: str) -> list[tuple[str, int]]:
    with pytest.raises(DerajatError) as caught:
        _load(folder, text)
    return sorted((p.code, p.where.line) for p in caught.value.problems)


def test_the_cascade_of_the_decree_is_there_in_its_order():
    orders = [SHIPPED.kinds[name].order for name in CASCADE]
    assert orders == sorted(set(orders))


def test_a_level_of_the_cascade_stands_below_higher_ones_only():
    wrong = [
        (name, parent)
        for name in CASCADE
        for parent in SHIPPED.kinds[name].below
        if parent == ANY_KIND
        or SHIPPED.kinds[parent].order >= SHIPPED.kinds[name].order
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("kind", "parent", "may"),
    [
        ("vision", "", True),
        ("vision", "mission", False),
        ("mission", "vision", True),
        ("mission", "", True),
        ("goal", "mission", True),
        ("goal", "", True),
        ("goal", "programme", False),
        ("policy", "strategy", True),
        ("policy", "objective", True),
        ("activity", "programme", True),
        ("activity", "vision", False),
        ("sub-activity", "activity", True),
        ("sub-activity", "", False),
        ("norm", "sub-activity", True),
        ("principle", "mission", True),
    ],
)
def test_where_a_kind_may_stand(kind, parent, may):
    assert SHIPPED.may_stand(kind, parent) is may


def test_what_indicators_of_a_level_may_show():
    results = {name: set(SHIPPED.kinds[name].results) for name in CASCADE}
    assert results["goal"] == {ResultLevel.IMPACT}
    assert results["objective"] == {ResultLevel.IMPACT, ResultLevel.OUTCOME}
    assert results["programme"] == {ResultLevel.OUTCOME}
    assert results["activity"] == results["sub-activity"] == {ResultLevel.OUTPUT}


def test_words_of_headings_lead_to_one_kind_each():
    words = [word for kind in SHIPPED.kinds.values() for word in kind.words]
    assert len(words) == len(set(words))
    assert all(word == word.casefold() for word in words)


def test_the_structure_is_no_stranger_among_the_definitions():
    _, problems = check_catalogue(find_content("definitions"))
    assert [p for p in problems if "plan-structure" in p.where.file] == []


def test_every_key_of_a_kind_is_read(tmp_path):
    text = """\
grammar: 1
kinds:
  atas:
    label: {id: Atas, en: Above}
    order: 1
    above: [bebas]
  bebas:
    label: {id: Bebas, en: Free}
    order: 2
    below: [atas, any]
    may_be_top: yes
    is_single: yes
    needs_indicator: yes
    results: [outcome, output]
    carries_money: yes
    words: [bebas, merdeka]
"""
    expected = {
        "atas": NodeKind(
            name="atas",
            label=Label("Atas", "Above"),
            order=1,
            below=(),
            needs_indicator=False,
            results=(),
            carries_money=False,
            words=(),
            above=("bebas",),
        ),
        "bebas": NodeKind(
            name="bebas",
            label=Label("Bebas", "Free"),
            order=2,
            below=("atas", "any"),
            needs_indicator=True,
            results=(ResultLevel.OUTCOME, ResultLevel.OUTPUT),
            carries_money=True,
            words=("bebas", "merdeka"),
            may_be_top=True,
            is_single=True,
        ),
    }
    assert _load(tmp_path, text).kinds == expected


def test_all_mistakes_of_a_structure_are_told_at_once(tmp_path):
    text = """\
grammar: 1
kinds:
  visi:
    label: {id: Visi, en: Vision}
    order: 1
    may_be_top: yes
  misi:
    label: {id: Misi}
    order: dua
    below: [vissi]
    results: [dampak]
    warna: biru
"""
    assert _codes(tmp_path, text) == [
        ("DEF-001", 12),
        ("DEF-003", 8),
        ("DEF-005", 10),
        ("DEF-014", 6),
        ("DEF-033", 9),
        ("DEF-034", 11),
    ]


def test_a_folder_without_a_structure_is_told(tmp_path):
    with pytest.raises(DerajatError) as caught:
        load_structure(tmp_path)
    assert [p.code for p in caught.value.problems] == ["DEF-030"]


def test_a_kind_that_names_what_may_stand_below_it_opens_the_structure():
    own = NodeKind("urusan", Label("Urusan", "Affair"), 3, (), False, (), False, ())
    opened = NodeKind(
        "urusan", own.label, 3, (), False, (), False, (), above=("objective",)
    )
    assert not SHIPPED.with_kinds([own]).may_stand("objective", "urusan")
    assert SHIPPED.with_kinds([opened]).may_stand("objective", "urusan")
    assert "urusan" not in SHIPPED.kinds
