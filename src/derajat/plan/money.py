"""Budget lines of a node, in rupiah."""

import re
from contextlib import suppress
from decimal import Decimal

from derajat.catalogue.grammar.nodes import Node
from derajat.catalogue.grammar.pages import Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.grammar.values import text_of
from derajat.model.labels import Label
from derajat.model.plans import BudgetLine, MoneyUnit, YearMoney
from derajat.plan.plan_pages import PlanPage


_AMOUNT = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,12})?")
_RUPIAH = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,2})?")
"""Three decimals of one rupiah are thousands marks of somebody's spreadsheet."""

MONEY_WORDS = {
    MoneyUnit.RUPIAH: Label("rupiah", "rupiah"),
    MoneyUnit.THOUSAND: Label("ribu rupiah", "thousand rupiah"),
    MoneyUnit.MILLION: Label("juta rupiah", "million rupiah"),
    MoneyUnit.BILLION: Label("miliar rupiah", "billion rupiah"),
}
_OPTIONAL = ("code", "statement", "unit", "years", "realised", "end")


def read_budget(own: PlanPage, section: Section) -> tuple[BudgetLine, ...]:
    """The lines under `budget`; what is wrong is reported."""
    lines: list[BudgetLine] = []
    for node in section.optional_items("budget"):
        try:
            lines.append(_build_line(own, node))
        except Skipped:
            continue
    return tuple(lines)


def _build_line(own: PlanPage, node: Node) -> BudgetLine:
    section = Section(own.page, node, "budget", (), _OPTIONAL)
    unit = _read_unit(section)
    end = None
    if "end" in section:
        with suppress(Skipped):
            end = read_amount(own, section.node("end"), "end", unit)
    return BudgetLine(
        code=section.optional_text("code"),
        statement=section.optional_text("statement"),
        unit=unit,
        years=_read_years(own, section, unit),
        end=end,
        where=own.where(node.line),
    )


def _read_unit(section: Section) -> MoneyUnit:
    if "unit" not in section:
        return MoneyUnit.RUPIAH
    text = section.text("unit")
    if text.upper() not in MoneyUnit.__members__ or text != text.lower():
        known = [unit.name.lower() for unit in MoneyUnit]
        section.page.report_unknown(
            "DEF-034", section.line_of("unit"), text, known, key="unit"
        )
        return MoneyUnit.RUPIAH
    return MoneyUnit[text.upper()]


def _read_years(
    own: PlanPage, section: Section, unit: MoneyUnit
) -> tuple[YearMoney, ...]:
    ceilings = _read_amounts(own, section, "years", unit)
    realised = _read_amounts(own, section, "realised", unit)
    lines = {**realised, **ceilings}
    return tuple(
        [
            YearMoney(
                year,
                ceilings[year][0] if year in ceilings else None,
                realised[year][0] if year in realised else None,
                own.where(lines[year][1]),
            )
            for year in sorted(lines)
        ]
    )


def _read_amounts(
    own: PlanPage, section: Section, key: str, unit: MoneyUnit
) -> dict[int, tuple[Decimal, int]]:
    """Amount and line by year."""
    found: dict[int, tuple[Decimal, int]] = {}
    for year, node in own.years_of(section, key).items():
        try:
            found[year] = (read_amount(own, node, key, unit), node.line)
        except Skipped:
            continue
    return found


def read_amount(own: PlanPage, node: Node, key: str, unit: MoneyUnit) -> Decimal:
    """An amount in rupiah. Raises Skipped for what is no plain number."""
    text = text_of(own.page, node, key)
    form = _RUPIAH if unit is MoneyUnit.RUPIAH else _AMOUNT
    if not form.fullmatch(text):
        words = MONEY_WORDS[unit]
        raise own.page.skip(
            "PLN-015", node.line, value=text, unit_id=words.id, unit_en=words.en
        )
    return Decimal(text) * unit.value
