"""Every rule of the plan doctor on a plan that breaks it and on one that does not."""

import re

import pytest
from doctor_plans import (
    STRUCTURE,
    found,
    indicator,
    money,
    node,
    plan,
    targets,
)

from derajat.errors import ALL_MESSAGES
from derajat.model.indicators import Direction
from derajat.model.plans import (
    Alignment,
    Authority,
    MoneyUnit,
    OverYears,
    ResultLevel,
)
from derajat.plan.doctor import ALL_RULES, Severity, check_plan


def of(*indicators, kind="programme", **others):
    """A plan of one node with these indicators."""
    return plan(node("P1", kind, "Upaya kesehatan", indicators=indicators), **others)


def paid(*lines, printed=("10", "20", "30")):
    """A plan of one programme with these budget lines."""
    item = indicator("Cakupan K4", printed)
    return plan(node("P1", "programme", "Upaya", indicators=[item], budget=lines))


def works(own, *parts):
    """A programme with money and its activities with theirs, for three years."""
    below = [
        node(f"K{number}", "activity", f"Kegiatan {number}", "P1", budget=[part])
        for number, part in enumerate(parts, 1)
    ]
    return plan(node("P1", "programme", "Upaya", budget=[own]), *below)


def years(first, second, third, **others):
    return money({2021: first, 2022: second, 2023: third}, **others)


def aligned(name):
    return node(
        name,
        "objective",
        aligned_to=(Alignment("RPJMD", "Sasaran 1", "", "", node("x").where),),
    )


def service(number, text="100"):
    code = f"1.02.02.2.02.{number:04d}"
    return node(
        code, "sub-activity", f"Layanan {number}", budget=[years(text, text, text)]
    )


G = node("T1", "goal")
S = node("S1", "objective", parent="T1")

CASES = {
    "PLN-100": (
        plan(G, S, node("S2", "objective", parent="T1"), node("P1", parent="S1")),
        plan(G, S, node("P1", parent="S1")),
    ),
    "PLN-101": (plan(G, node("S1", "objective")), plan(node("S1", "objective"))),
    "PLN-102": (
        of(kind="objective"),
        of(indicator("Cakupan K4"), kind="objective"),
    ),
    "PLN-103": (of(), of(indicator("Cakupan K4"))),
    "PLN-104": (
        plan(S, node("P1"), node("K1", "activity", parent="P1")),
        plan(S, node("P1", parent="S1"), node("K1", "activity", parent="P1")),
    ),
    "PLN-105": (plan(node("P1", owner="")), plan(node("P1"))),
    "PLN-106": (
        plan(node("P1", statement="Gizi"), node("P2", statement="GIZI.")),
        plan(node("P1", statement="Gizi"), node("P2", statement="Imunisasi")),
    ),
    "PLN-107": (
        plan(node("S1", "objective", "Meningkatnya " + "mutu layanan " * 13)),
        plan(node("S1", "objective", "Meningkatnya " + "mutu layanan " * 12)),
    ),
    "PLN-108": (
        plan(node("S1", "objective", "Layanan kesehatan yang optimal")),
        plan(node("S1", "objective", "Layanan kesehatan yang merata")),
    ),
    "PLN-109": (
        plan(node("S1", "objective", "Menyediakan fasilitas kesehatan")),
        plan(node("S1", "objective", "Tersedianya fasilitas kesehatan")),
    ),
    "PLN-110": (of(indicator()), of(indicator(formula="a / b x 100"))),
    "PLN-111": (of(indicator()), of(indicator(baseline="70%"))),
    "PLN-112": (of(indicator()), of(indicator(printed=("70", "80", "90")))),
    "PLN-113": (
        of(indicator(printed=("70", "", "90"))),
        of(indicator(printed=("70", "80", "90"))),
    ),
    "PLN-114": (
        of(indicator("Ibu nifas dilayani", ("70", "80", "90"))),
        of(indicator("Ibu nifas dilayani", ("70", "80", "90"), unit="%")),
    ),
    "PLN-115": (of(indicator()), of(indicator(better=Direction.HIGHER))),
    "PLN-116": (
        of(indicator("Puskesmas PKPR")),
        of(indicator("Puskesmas PKPR", better=Direction.HIGHER)),
    ),
    "PLN-117": (
        of(indicator("Angka kematian ibu", better=Direction.HIGHER)),
        of(indicator("Angka kematian ibu", better=Direction.LOWER)),
    ),
    "PLN-118": (
        of(indicator("Jumlah kader yang dilatih"), kind="objective"),
        of(indicator("Jumlah kader yang dilatih"), kind="activity"),
    ),
    "PLN-119": (
        of(indicator("Angka kematian ibu dan bayi")),
        of(indicator("Persentase ibu dan anak yang dilayani")),
    ),
    "PLN-120": (
        of(indicator(targets=targets("70", first_year=2030))),
        of(indicator(targets=targets("70", first_year=2021))),
    ),
    "PLN-121": (
        of(indicator(baseline="70%", baseline_year=2022)),
        of(indicator(baseline="70%", baseline_year=2020)),
    ),
    "PLN-122": (of(start_year=None, end_year=None), of()),
    "PLN-125": (
        of(indicator(printed=("<22", "<22", "<22"))),
        of(indicator(printed=("22%", "23%", "24%"))),
    ),
    "PLN-126": (of(indicator(printed=("80-60",))), of(indicator(printed=("60-80",)))),
    "PLN-127": (
        of(indicator(printed=("8.25% lalu 0.08",))),
        of(indicator(printed=("8.25%",))),
    ),
    "PLN-128": (of(indicator(printed=("meningkat",))), of(indicator(printed=("80",)))),
    "PLN-129": (
        of(indicator("Nilai", ("BB", "Paripurna"))),
        of(indicator("Nilai", ("BB", "AA"))),
    ),
    "PLN-130": (
        of(indicator(printed=("8.25%", "0.08", "7.75%"))),
        of(indicator(printed=("8.25%", "8%", "7.75%"))),
    ),
    "PLN-131": (
        of(indicator(printed=("8.25", "0.08", "7.75"))),
        of(indicator(printed=("8.25", "8.00", "7.75"))),
    ),
    "PLN-132": (
        of(indicator(printed=("8600 lbr", "8600 lbr"), baseline="20%")),
        of(indicator(printed=("8600 lbr", "9000 lbr"), baseline="8000 lbr")),
    ),
    "PLN-133": (
        of(indicator("Persentase alat tersedia", ("0.85", "0.9", "1"))),
        of(indicator("Rasio dokter per 1000 penduduk", ("0.85", "0.9", "1"))),
    ),
    "PLN-134": (
        of(indicator(printed=("90%", "100%", "110%"))),
        of(indicator(printed=("90%", "95%", "100%"))),
    ),
    "PLN-135": (
        of(indicator(printed=("95%",), baseline="114%")),
        of(indicator(printed=("95%",), baseline="94%")),
    ),
    "PLN-136": (
        of(indicator("Cakupan K4", ("80%", "90%", "95%"), "85%")),
        of(indicator("Cakupan K4", ("85%", "90%", "95%"), "85%")),
    ),
    "PLN-137": (
        of(indicator("Angka kematian ibu", ("75", "76", "77"))),
        of(indicator("Angka kematian ibu", ("77", "76", "75"))),
    ),
    "PLN-138": (
        of(indicator("Cakupan K4", ("80", "90", "85"))),
        of(indicator("Cakupan K4", ("80", "85", "90"))),
    ),
    "PLN-139": (
        of(indicator("Prevalensi stunting", ("23%", "23%", "23%"), "23%")),
        of(indicator("Cakupan K4", ("100%", "100%", "100%"), "100%")),
    ),
    "PLN-140": (
        of(indicator("Cakupan K4", ("80%", "80%", "80%"), "70%")),
        of(indicator("Cakupan K4", ("100%", "100%", "100%"), "70%")),
    ),
    "PLN-141": (
        of(indicator("Angka kematian ibu", ("0", "0", "0"), "0")),
        of(indicator("Angka kematian ibu", ("<1", "<1", "<1"), "0")),
    ),
    "PLN-142": (
        of(
            indicator(
                "Waktu tunggu", ("80 menit", "70 menit", "60 menit"), end="100 menit"
            )
        ),
        of(
            indicator(
                "Waktu tunggu", ("80 menit", "70 menit", "60 menit"), end="60 menit"
            )
        ),
    ),
    "PLN-145": (
        of(
            indicator("Cakupan rujukan", ("100%",)),
            indicator("Cakupan rujukan", ("98%",)),
        ),
        of(indicator("Cakupan rujukan", ("98%",)), indicator("Cakupan K4", ("99%",))),
    ),
    "PLN-146": (
        plan(
            node("P1", indicators=[indicator("Cakupan K4")], owner="Kepala Bidang P2P"),
            node(
                "P2", indicators=[indicator("Cakupan K4")], owner="Kepala Bidang Kesmas"
            ),
        ),
        plan(
            node("P1", indicators=[indicator("Cakupan K4")], owner="Kepala Bidang P2P"),
            node("P2", indicators=[indicator("Cakupan K4")], owner="KEPALA BIDANG P2P"),
        ),
    ),
    "PLN-147": (
        of(indicator("Cakupan K4", ("98%",)), indicator("Cakupan K4", ("98%",))),
        of(indicator("Cakupan K4", ("98%",)), indicator("Cakupan K6", ("98%",))),
    ),
    "PLN-150": (
        paid(years("100", "110", "120", end="120")),
        paid(years("100", "110", "120", end="330")),
    ),
    "PLN-151": (
        paid(years("100", "110", "120", end="500")),
        paid(years("100", "110", "120", end="330")),
    ),
    "PLN-152": (
        works(
            years("100", "110", "120"), years("60", "60", "60"), years("40", "50", "70")
        ),
        works(
            years("100", "110", "120"), years("60", "60", "60"), years("40", "50", "60")
        ),
    ),
    "PLN-153": (
        works(
            years("100", "110", "120"), years("10", "20", "30"), years("40", "50", "60")
        ),
        works(years("100", "110", "120"), years("10", "20", "30")),
    ),
    "PLN-154": (
        paid(money({2021: ""}, realised={2021: "90"})),
        paid(money({2021: "100"}, realised={2021: "90"})),
    ),
    "PLN-155": (
        paid(money({2021: "100"}, realised={2021: "101"})),
        paid(money({2021: "100"}, realised={2021: "100"})),
    ),
    "PLN-156": (
        paid(money({2021: "100", 2022: "110"})),
        paid(years("100", "110", "120")),
    ),
    "PLN-157": (
        plan(
            node("P1", indicators=[indicator()]),
            node("P2", budget=[years("1", "2", "3")]),
        ),
        plan(node("P2", budget=[years("1", "2", "3")])),
    ),
    "PLN-158": (
        paid(years("5604999000", "5902624", "6213928860")),
        paid(years("5604999000", "5902624447", "6213928860")),
    ),
    "PLN-159": (
        paid(years("1", "2", "3"), years("1", "2", "3", unit=MoneyUnit.MILLION)),
        paid(years("1", "2", "3"), years("1", "2", "3")),
    ),
    "PLN-160": (
        plan(node("S1", "objective"), kind="renstra"),
        plan(aligned("S1"), kind="renstra"),
    ),
    "PLN-162": (
        of(indicator(authority=Authority.PROVINCE), authority=Authority.DISTRICT),
        of(indicator(authority=Authority.DISTRICT), authority=Authority.DISTRICT),
    ),
    "PLN-163": (
        plan(node("S1", "objective", "Pengawasan perizinan PBF Cabang dan UKOT")),
        plan(node("S1", "objective", "Pengawasan perizinan apotek dan UMOT")),
    ),
    "PLN-164": (
        of(indicator("Cakupan pelayanan kesehatan ibu hamil", ("95%", "100%", "100%"))),
        of(
            indicator("Cakupan pelayanan kesehatan ibu hamil", ("100%", "100%", "100%"))
        ),
    ),
    "PLN-165": (
        plan(*(service(number) for number in range(1, 12))),
        plan(*(service(number) for number in range(1, 13))),
    ),
}
NEEDS_MORE_THAN_A_PLAN = {"PLN-143", "PLN-161"}


@pytest.mark.parametrize("code", CASES)
def test_a_plan_that_breaks_a_rule_is_told_with_the_place(code):
    broken, _ = CASES[code]
    findings = found(broken, code)
    assert findings
    assert all(finding.problem.where.file == "plan.csv" for finding in findings)


@pytest.mark.parametrize("code", CASES)
def test_a_plan_that_keeps_a_rule_is_left_alone(code):
    _, sound = CASES[code]
    assert found(sound, code) == []


def test_every_rule_has_a_plan_that_breaks_it_and_one_that_does_not():
    rules = {rule.code for rule in ALL_RULES}
    assert rules == CASES.keys() | NEEDS_MORE_THAN_A_PLAN
    assert len(rules) == len(ALL_RULES) >= 30


def test_every_message_of_the_doctor_belongs_to_a_rule():
    codes = {code for code in ALL_MESSAGES if re.fullmatch(r"PLN-1\d\d", code)}
    assert codes == {rule.code for rule in ALL_RULES} | {"PLN-199"}


def test_every_finding_is_told_in_both_languages_without_a_gap():
    for broken, _ in CASES.values():
        for finding in check_plan(broken, STRUCTURE):
            for language in ("id", "en"):
                text = finding.problem.render(language)
                assert "{" not in text
                assert "None" not in text
                assert "Label(" not in text


def test_errors_stand_first():
    order = [Severity.ERROR, Severity.WARNING, Severity.NOTICE]
    for broken, _ in CASES.values():
        places = [order.index(f.severity) for f in check_plan(broken, STRUCTURE)]
        assert places == sorted(places)


def test_an_empty_plan_gives_no_finding():
    assert check_plan(plan(), STRUCTURE) == ()


def test_work_counted_over_the_years_may_go_up_and_down():
    leaflets = indicator(
        "Jumlah leaflet tersebar",
        ("900", "700", "800"),
        "1000",
        "2400",
        over_years=OverYears.SUM,
        result=ResultLevel.OUTPUT,
    )
    codes = {f.problem.code for f in check_plan(of(leaflets), STRUCTURE)}
    assert not codes & {"PLN-136", "PLN-137", "PLN-138", "PLN-142"}


def test_a_step_back_with_a_reason_is_left_alone():
    rows = (
        *targets("80"),
        *targets("90", first_year=2022),
        *targets("85", first_year=2023, reason="Perubahan definisi operasional"),
    )
    assert found(of(indicator("Cakupan K4", targets=rows)), "PLN-138") == []
