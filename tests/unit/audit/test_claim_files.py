"""Files of registered claims: read whole, or told with every problem and its line."""

from decimal import Decimal
from pathlib import Path

import pytest

from derajat.audit.claims import (
    ClaimState,
    KnownNames,
    check_claims,
    hold_against,
    load_claims,
    recompute_claim,
)
from derajat.errors import DerajatError


KNOWN = KnownNames(("19.71", "35.79"), ("GZ-BBLR",), ("jawa-timur", "kantor"))

HEAD = """
grammar: 1
claims:
  contoh:
    words: {words}
    on: 2025-09-04
    source: koran
    area: "19.71"
"""


def _check(folder: Path, text: str):
    office = folder / "offices" / "kantor"
    (office / "claims").mkdir(parents=True)
    (office / "claims" / "pers.yaml").write_text(text.lstrip(), encoding="utf-8")
    return check_claims(office, KNOWN)


def _one(folder: Path, words: str, rest: str = ""):
    claims, problems = _check(folder, HEAD.format(words=words) + rest)
    assert problems == ()
    return claims[0]


def test_an_office_without_claims_has_none(tmp_path):
    assert check_claims(tmp_path, KNOWN) == ((), ())


def test_a_claim_is_recomputed_by_its_words_and_the_population_given(tmp_path):
    claim = _one(
        tmp_path,
        "81 persen atau 14.723 orang dari 16,8 persen penduduk",
        "    population: {number: 242285, source: Kepmendagri}\n    serves: [PKP-C1]\n",
    )
    assert claim.serves == ("PKP-C1",)
    result = recompute_claim(claim)
    assert result.state is ClaimState.NOT_REPRODUCIBLE
    assert "108.194" in result.render()


@pytest.mark.parametrize(
    ("words", "roles", "state"),
    [
        ("256 diskrining 0,54 persen", "{part: '256', share: '0,54 persen', whole: "
         "{number: 67 ribu orang, source: laporan}}", "not-reproducible"),
        ("256 diskrining 0,38 persen", "{part: '256', share: '0,38 persen', whole: "
         "{number: 67 ribu orang, source: laporan}}", "reproducible"),
        ("256 diskrining 0,54 persen", "{part: '256', share: '0,54 persen'}",
         "not-checkable"),
        ("15 persen lalu 7 persen turun 8 persen", "{before: 15 persen, after: "
         "7 persen, change: 8 persen}", "not-reproducible"),
        ("15 persen lalu 7 persen turun 8 poin", "{before: 15 persen, after: 7 persen, "
         "change: 8 poin}", "reproducible"),
        ("79 kasus lalu 57 kasus turun 22", "{before: 79 kasus, after: 57 kasus, "
         "change: '22'}", "reproducible"),
        ("451 jiwa/km2, 434,46 km2", "{density: 451 jiwa/km2, area: '434,46 km2', "
         "population: {number: '195.941', source: BPS}}", "reproducible"),
        ("14,4 persen, batas 14 persen", "{value: '14,4 persen', ceiling: 14 persen}",
         "not-reproducible"),
        ("13,9 persen, batas 14 persen", "{value: '13,9 persen', ceiling: 14 persen}",
         "reproducible"),
        ("cakupan 79 persen, minimal 80 persen", "{value: 79 persen, floor: 80 "
         "persen}", "not-reproducible"),
    ],
)  # fmt: skip
def test_known_roles_say_how_the_numbers_hang_together(tmp_path, words, roles, state):
    claim = _one(tmp_path, words, f"    roles: {roles}\n")
    assert recompute_claim(claim).state.value == state


def test_a_missed_ceiling_is_told_with_its_code(tmp_path):
    roles = "    roles: {value: '14,4 persen', ceiling: 14 persen}\n"
    claim = _one(tmp_path, "14,4 persen dengan batas 14 persen", roles)
    assert [p.code for p in recompute_claim(claim).problems] == ["AUD-119"]


def test_a_claim_is_held_against_a_stored_value(tmp_path):
    claim = _one(
        tmp_path,
        "97 (6,1 persen) dari 1.598 bayi",
        "    roles: {part: '97', share: '6,1 persen', whole: 1.598 bayi}\n"
        "    equals: {office: jawa-timur, indicator: GZ-BBLR, period: '2022', "
        "area: '35.79'}\n",
    )
    result = recompute_claim(claim)
    same = hold_against(result, claim, Decimal("6.1"))
    assert same.state is ClaimState.REPRODUCIBLE
    assert "nilai tersimpan jawa-timur GZ-BBLR 2022 35.79: 6,1" in same.render()
    other = hold_against(result, claim, Decimal("7.9"))
    assert other.state is ClaimState.NOT_REPRODUCIBLE
    assert [problem.code for problem in other.problems] == ["AUD-123"]


WRONG = [
    ("    population: {number: banyak, source: x}\n", [("DEF-033", 8)]),
    ("    roles: {part: 15 orang}\n", [("AUD-120", 8), ("AUD-122", 8)]),
    ("    roles: {part: banyak, share: 81 persen}\n", [("AUD-120", 8), ("AUD-121", 8)]),
    ("    roles: {bagian: 14 orang, share: 81 persen}\n", [("DEF-034", 8)]),
    ("    roles: {part: 14 orang, before: 81 persen}\n", [("AUD-122", 8)]),
    ("    serves: [PKP]\n", [("DEF-038", 8)]),
    ("    sumber: koran\n", [("DEF-001", 8)]),
    (
        "    equals: {office: jawa-timur, indicator: GZ-BBLR, period: '2022', "
        "area: '35.79'}\n",
        [("DEF-014", 8)],
    ),
    (
        "    roles: {part: 14 orang, share: 81 persen}\n"
        "    equals: {office: jawa-timor, indicator: GZ-BBLX, period: kemarin, "
        "area: '99'}\n",
        [("DEF-005", 9), ("DEF-005", 9), ("DEF-005", 9), ("DEF-033", 9)],
    ),
]


@pytest.mark.parametrize(("rest", "expected"), WRONG)
def test_a_wrong_line_is_told_with_its_place(tmp_path, rest, expected):
    _, problems = _check(
        tmp_path, HEAD.format(words="14 orang atau 81 persen").lstrip() + rest
    )
    assert sorted((p.code, p.where.line) for p in problems) == expected
    assert {p.where.file for p in problems} == {"offices/kantor/claims/pers.yaml"}


def test_all_problems_of_a_file_are_told_at_once(tmp_path):
    _, problems = _check(
        tmp_path,
        "grammar: 1\nclaims:\n  a:\n    words: 9 orang\n    on: kemarin\n"
        "    source: koran\n    area: '99'\n  B_c: {words: x}\n  d: {on: 2025}\n",
    )
    codes = [problem.code for problem in problems]
    assert codes.count("DEF-003") == 3
    assert {"DEF-033", "DEF-005", "DEF-038"} <= set(codes)


def test_a_claim_of_the_same_name_in_two_files_is_refused(tmp_path):
    text = HEAD.format(words="9 orang").lstrip()
    _check(tmp_path, text)
    office = tmp_path / "offices" / "kantor"
    (office / "claims" / "zwei.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DerajatError) as caught:
        load_claims(office, KNOWN)
    assert [problem.code for problem in caught.value.problems] == ["DEF-039"]


@pytest.mark.parametrize("text", ["", "[", "grammar: 2\nclaims: {}\n", "- a\n"])
def test_a_file_that_is_no_claims_file_is_a_problem_and_not_a_traceback(tmp_path, text):
    claims, problems = _check(tmp_path, text)
    assert claims == ()
    assert problems
