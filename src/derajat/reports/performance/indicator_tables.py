"""Tables of a strategic plan: main indicators (IKU) and key indicators (IKK)."""

from collections.abc import Sequence

from derajat.model.plans import Plan, PlanIndicator
from derajat.reports.builders import Settings
from derajat.reports.cells import amount_cell, quoted_cell, word_cell
from derajat.reports.numbers import ABSENT
from derajat.reports.outline import Block, Cell, Fact, Number, Quoted, Row, Text
from derajat.reports.performance.amounts import (
    printed_number,
    target_of,
    value_in_table,
)
from derajat.reports.performance.layout import RIGHT, Head, build_table
from derajat.reports.performance.plan_tables import baseline_head, no_years, years_of
from derajat.reports.performance.review import is_result
from derajat.reports.plans import choose_plan
from derajat.reports.source import Making
from derajat.reports.wording import say


_SERVICES = tuple(f"SPM-{number:02d}" for number in range(1, 13))


def build_iku(making: Making, settings: Settings) -> Sequence[Block]:
    """The office's main indicators with baseline and targets of each year.

    Those of a plan of kind `iku`; without one the indicators of goals and objectives.
    """
    plan = choose_plan(making, settings)
    years = years_of(plan)
    own = [each for each in making.source.plans if each.kind == "iku"]
    items = [(each.name, item) for each in own for _, item in each.indicators()]
    if not items:
        items = [("", i) for node, i in plan.indicators() if is_result(node)]
    if not items or not years:
        return (no_years(making, "iku", plan),)
    rows = [_iku_row(making, name, item, years) for name, item in items]
    caption = say(making, "Indikator kinerja utama (IKU)", "Main indicators (IKU)")
    heads = _indicator_heads(making, plan, years)
    note = say(
        making,
        "Tanda – berarti dokumennya tidak menyebut angka untuk tahun itu.",
        "A dash means that the document states no number for the year.",
    )
    return (build_table("iku", caption, heads, rows, [(note,)], size=8),)


def _indicator_heads(
    making: Making, plan: Plan, years: Sequence[int]
) -> tuple[Head, ...]:
    return (
        Head(say(making, "Indikator", "Indicator"), 4),
        Head(say(making, "Satuan", "Unit"), 1.6),
        Head(say(making, "Jenis hasil", "Kind of result"), 1.2),
        Head(baseline_head(making, plan), 1, RIGHT),
        *(Head(f"Target {year}", 1, RIGHT) for year in years),
    )


def _iku_row(
    making: Making, plan: str, item: PlanIndicator, years: Sequence[int]
) -> Row:
    targets = [_target_in(making, plan, item, year) for year in years]
    baseline: Text = (ABSENT,)
    if item.baseline is not None:
        year = str(item.baseline.year or "")
        found = Fact("baseline", item.code, making.office.area, year, plan)
        baseline = (printed_number(item.baseline.target, found, making.language),)
    return Row(
        (
            quoted_cell(item.statement),
            quoted_cell(item.unit or ABSENT),
            word_cell(_result_words(making, item)),
            Cell(baseline),
            *(Cell(target) for target in targets),
        )
    )


def _target_in(making: Making, plan: str, item: PlanIndicator, year: int) -> Text:
    """A target of a plan that is not the main one: its name tells them apart."""
    target = item.target_of(year)
    if target is None:
        return (ABSENT,)
    found = Fact("target", item.code, making.office.area, str(year), plan)
    return (printed_number(target.target, found, making.language),)


def _result_words(making: Making, item: PlanIndicator) -> str:
    words = {
        "impact": say(making, "dampak", "impact"),
        "outcome": say(making, "hasil", "outcome"),
        "output": say(making, "keluaran", "output"),
        "process": say(making, "proses", "process"),
        "input": say(making, "masukan", "input"),
    }
    return words.get(item.result.value, ABSENT) if item.result else ABSENT


def build_key_indicators(making: Making, settings: Settings) -> Sequence[Block]:
    """The key indicators (IKK): the twelve minimum services with targets by year.

    Where the plan states no target the rule does: 100 each year.
    """
    plan = choose_plan(making, settings)
    years = years_of(plan)
    if not years:
        return (no_years(making, "ikk", plan),)
    planned = {item.measured_by: item for _, item in plan.indicators()}
    known = [c for c in _SERVICES if c in making.source.catalogue.indicators]
    rows = [_key_row(making, plan, code, planned.get(code), years) for code in known]
    caption = say(making, "Indikator kinerja kunci (IKK)", "Key indicators (IKK)")
    notes = [
        say(
            making,
            "Target yang tidak disebut rencana diisi menurut aturan SPM: semua yang "
            "berhak dilayani setiap tahun.",
            "Targets that the plan does not state follow the rule of minimum services: "
            "all who have the right, each year.",
        ),
        say(
            making,
            "IKK tentang rumah sakit rujukan (daya tampung, akreditasi) belum diukur "
            "di sini.",
            "Key indicators of referral hospitals (beds, accreditation) are not "
            "measured here yet.",
        ),
    ]
    heads = _indicator_heads(making, plan, years)
    said = [(Quoted(note),) for note in notes]
    return (build_table("ikk", caption, heads, rows, said, size=8),)


def _key_row(
    making: Making,
    plan: Plan,
    code: str,
    item: PlanIndicator | None,
    years: Sequence[int],
) -> Row:
    start = plan.baseline_year or years[0] - 1
    value = making.source.value(code, making.area, str(start))
    indicator = making.source.indicator(code)
    unit = making.source.catalogue.units[indicator.unit].label
    return Row(
        (
            quoted_cell(indicator.label.render(making.language)),
            quoted_cell(unit.render(making.language)),
            word_cell(_result_words(making, item) if item else ABSENT),
            amount_cell(value_in_table(making, value)),
            *(Cell(_key_target(making, code, item, year)) for year in years),
        )
    )


def _key_target(
    making: Making, code: str, item: PlanIndicator | None, year: int
) -> Text:
    if item is not None and item.target_of(year) is not None:
        return target_of(making, item, year)
    found = Fact("target-by-rule", code, making.area, str(year))
    return (Number("100", "100", found),)
