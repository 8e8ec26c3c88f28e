"""Rules about what lies outside the plan: other plans, law, minimum services."""

import re
from collections.abc import Iterator

from derajat.model.labels import Label
from derajat.model.plans import Authority, PlanNode
from derajat.plan.doctor.examination import Examination
from derajat.plan.doctor.findings import Symptom
from derajat.plan.doctor.naming import (
    INDICATORS,
    gather,
    indicator_case,
    node_case,
    plan_case,
    tell,
)
from derajat.plan.doctor.rows import ExaminedIndicator, examine_indicators
from derajat.plan.doctor.tree_rules import OBJECTIVES
from derajat.plan.doctor.twin_rules import find_differences, join_labels
from derajat.plan.doctor.words import PROVINCIAL, fold_statement


_RANKS = (
    Authority.VILLAGE,
    Authority.DISTRICT,
    Authority.PROVINCE,
    Authority.NATION,
)
_GOVERNMENTS = {
    Authority.VILLAGE: Label("desa atau kelurahan", "village"),
    Authority.DISTRICT: Label("kabupaten atau kota", "district or city"),
    Authority.PROVINCE: Label("provinsi", "province"),
    Authority.NATION: Label("pusat", "national government"),
}
_ABOVE_DISTRICT = (Authority.PROVINCE, Authority.NATION)

SPM_SINCE = 2018
"""PP 2/2018: the minimum services are a right of every citizen."""

_SPM = re.compile(
    r"pelayanan (?:kesehatan )?(?:pada |sesuai standar )?"
    r"(?:ibu hamil|ibu bersalin|persalinan sesuai standar|bayi baru lahir|balita|"
    r"(?:anak )?usia pendidikan dasar|(?:penduduk )?usia produktif|"
    r"(?:penduduk )?usia lanjut|penderita hipertensi|hipertensi|"
    r"penderita diabetes(?: melitus)?|diabetes(?: melitus)?|odgj berat|"
    r"orang dengan gangguan jiwa berat|orang (?:ter)?duga (?:tb|tuberkulosis)|"
    r"orang terduga (?:tb|tuberkulosis)|orang dengan risiko terinfeksi hiv|"
    r"orang (?:yang )?berisiko terinfeksi hiv)"
)
_SPM_SERVICES = (
    "ibu hamil", "ibu bersalin", "bayi baru lahir", "balita", "usia pendidikan dasar",
    "usia produktif", "usia lanjut", "hipertensi", "diabetes melitus", "ODGJ berat",
    "terduga tuberkulosis", "risiko terinfeksi HIV",
)  # fmt: skip
_SPM_CODE = re.compile(r"1\.02\.02\.2\.02\.(?:00)?(0[1-9]|1[0-2])$")
"""Sub-activities 1 to 12 of the nomenclature: one a minimum service, with two digits to
2023 and four since."""


def look_for_unaligned(examination: Examination) -> Iterator[Symptom]:
    """Objectives of a Renstra that name nothing of the RPJMD."""
    plan = examination.plan
    if plan.kind != "renstra":
        return iter(())
    aims = [n for n in examination.written_nodes if n.kind in OBJECTIVES]
    cases = [
        node_case(examination, node)
        for node in aims
        if not _is_aligned(plan.by_code, node)
    ]
    noun = Label("tujuan dan sasaran", "goals and objectives")
    return gather(cases, len(aims), noun)


def _is_aligned(by_code: dict[str, PlanNode], node: PlanNode) -> bool:
    """Whether the node, or the goal right above it, names another plan."""
    above = by_code.get(node.parent)
    return bool(node.aligned_to or (above and above.aligned_to))


def look_for_misfits(examination: Examination) -> Iterator[Symptom]:
    """Indicators that another plan of the office promises otherwise."""
    for other in examination.others:
        if other.name == examination.plan.name:
            continue
        theirs = examine_indicators(other, examination.structure.kinds)
        by_measure = {key: item for item in theirs for key in _keys(item)}
        for item in examination.indicators:
            match = next(
                (by_measure[key] for key in _keys(item) if key in by_measure), None
            )
            differences = _misfit(item, match) if match else None
            if differences and differences.id:
                case = indicator_case(item)
                yield tell(case, other=other.name, differences=differences)


def _keys(item: ExaminedIndicator) -> list[str]:
    """By what an indicator is known elsewhere: its code, else its words."""
    code = item.indicator.measured_by
    return [key for key in (f"code {code}" if code else "", item.measure) if key]


def _misfit(mine: ExaminedIndicator, theirs: ExaminedIndicator) -> Label:
    """In what two plans differ about one indicator; empty when in nothing."""
    one, other = mine.indicator, theirs.indicator
    numbers = find_differences(mine, theirs)
    found = [numbers] if numbers.id else []
    if _unlike(one.unit, other.unit):
        found.append(
            Label(
                f"satuan “{one.unit}” – “{other.unit}”",
                f"unit “{one.unit}” – “{other.unit}”",
            )
        )
    if one.better and other.better and one.better is not other.better:
        sides = f"{one.better.value} – {other.better.value}"
        found.append(Label(f"arah {sides}", f"direction {sides}"))
    if _unlike(one.formula, other.formula):
        formulas = f"“{one.formula}” – “{other.formula}”"
        found.append(Label(f"rumus {formulas}", f"formula {formulas}"))
    return join_labels(found)


def _unlike(one: str, other: str) -> bool:
    """Whether both are stated and differ."""
    return bool(one and other) and fold_statement(one) != fold_statement(other)


def look_for_higher_authority(examination: Examination) -> Iterator[Symptom]:
    """Indicators stated as the task of a higher government than the plan's."""
    own = examination.plan.authority
    if own is None:
        return
    total = len(examination.indicators)
    for above in _RANKS[_RANKS.index(own) + 1 :]:
        cases = [
            indicator_case(item)
            for item in examination.indicators
            if item.indicator.authority is above
        ]
        stated, owner = _GOVERNMENTS[above], _GOVERNMENTS[own]
        yield from gather(cases, total, INDICATORS, stated=stated, own=owner)


def look_for_provincial_words(examination: Examination) -> Iterator[Symptom]:
    """Nodes and indicators that name tasks the law gives to the province."""
    if examination.plan.authority in _ABOVE_DISTRICT:
        return
    for node, folded in examination.folded_nodes:
        found = PROVINCIAL.search(folded)
        if found:
            yield tell(node_case(examination, node), word=found.group())
    for item in examination.indicators:
        found = PROVINCIAL.search(item.folded)
        if found and not item.indicator.authority:
            yield tell(indicator_case(item), word=found.group())


def look_for_low_minimum_services(examination: Examination) -> Iterator[Symptom]:
    """Minimum services (SPM) with a target below 100 per cent."""
    for item in examination.indicators:
        if not _is_minimum_service(item):
            continue
        for promise in item.promises:
            level = promise.level
            if promise.year >= SPM_SINCE and level is not None and 1 < level < 100:
                case = indicator_case(item, promise.target.where)
                yield tell(case, year=promise.year, printed=promise.printed)
                break


def _is_minimum_service(item: ExaminedIndicator) -> bool:
    if item.indicator.measured_by.startswith("SPM-"):
        return True
    in_per_cent = item.is_per_cent or item.folded.startswith(("persentase", "cakupan"))
    return in_per_cent and bool(_SPM.search(item.folded))


def look_for_unfunded_services(examination: Examination) -> Iterator[Symptom]:
    """Minimum services without a sub-activity that has money, in a district's plan.

    Only a plan with sub-activities of the nomenclature is asked.
    """
    plan = examination.plan
    if plan.authority not in (None, Authority.DISTRICT):
        return
    work = [node for node in plan.nodes if node.kind == "sub-activity"]
    if not work or not any(_codes(node) for node in work):
        return
    funded = {
        int(found.group(1))
        for node in work
        if _has_money(node)
        for code in _codes(node)
        if (found := _SPM_CODE.match(code))
    }
    missing = [
        name for number, name in enumerate(_SPM_SERVICES, 1) if number not in funded
    ]
    if missing:
        case = plan_case(plan, work[0].where)
        yield tell(case, missing="; ".join(missing), count=len(missing))


def _codes(node: PlanNode) -> list[str]:
    """Codes of the nomenclature that a node carries."""
    codes = [node.code, *(line.code for line in node.budget)]
    return [code for code in codes if code.startswith("1.02.")]


def _has_money(node: PlanNode) -> bool:
    return any(year.ceiling for line in node.budget for year in line.years)
