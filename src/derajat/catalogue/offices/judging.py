"""How an office judges: its choices, its working week, what serving one costs."""

from contextlib import suppress
from decimal import Decimal

from derajat.catalogue.grammar.pages import Skipped
from derajat.catalogue.grammar.sections import Section
from derajat.catalogue.judgement import read_choices
from derajat.model.catalogue import Catalogue
from derajat.model.judgement import PolicyChoice, UnitCost
from derajat.model.offices import DEFAULT_REPORT_DUE_DAY
from derajat.model.workdays import WorkWeek


JUDGING_KEYS = ("judgement", "workdays", "unit_costs", "report_due_day")
_LAST_DUE_DAY = 28


def read_judgement(section: Section) -> tuple[PolicyChoice, ...]:
    """The dated choices of the office; none, and the national ones hold."""
    return read_choices(section, "judgement") if "judgement" in section else ()


def read_work_weeks(section: Section) -> tuple[WorkWeek, ...]:
    """How the office works, by day."""
    weeks: list[WorkWeek] = []
    if "workdays" not in section:
        return ()
    with suppress(Skipped):
        for node in section.items("workdays"):
            keys = ("from", "days_a_week", "works_on_joint_leave")
            with suppress(Skipped):
                week = Section(section.page, node, "workdays", keys)
                weeks.append(
                    WorkWeek(
                        valid_from=week.day("from"),
                        days_a_week=week.whole("days_a_week", 5, 6),
                        works_on_joint_leave=week.yes_no("works_on_joint_leave"),
                    )
                )
    return tuple(sorted(weeks, key=lambda item: item.valid_from))


def read_report_due_day(section: Section) -> int:
    """Until which day of the next month a report of a month is in time."""
    if "report_due_day" not in section:
        return DEFAULT_REPORT_DUE_DAY
    return section.whole("report_due_day", 1, _LAST_DUE_DAY)


def read_unit_costs(section: Section, catalogue: Catalogue) -> tuple[UnitCost, ...]:
    """What serving one more costs, by indicator, each with its source."""
    costs: list[UnitCost] = []
    if "unit_costs" not in section:
        return ()
    page = section.page
    with suppress(Skipped):
        for code, node in section.entries("unit_costs"):
            if code.text not in catalogue.indicators:
                page.report_unknown(
                    "DEF-005",
                    code.line,
                    code.text,
                    catalogue.indicators,
                    kind="indicator",
                )
            with suppress(Skipped):
                cost = Section(page, node, code.text, ("rupiah", "source"))
                rupiah = cost.fraction("rupiah")
                if rupiah <= 0:
                    value = cost.text("rupiah")
                    page.report("PLN-204", code.line, name=code.text, value=value)
                amount = Decimal(rupiah.numerator) / Decimal(rupiah.denominator)
                costs.append(UnitCost(code.text, amount, cost.text("source")))
    return tuple(costs)
