"""The performance agreement promises what the plan prints."""

from derajat.reports.addresses import list_numbers
from derajat.reports.outline import Table
from derajat.reports.pdf import write_pdf


def test_every_target_of_the_plan_stands_in_the_annex(make, source):
    outline = make("perjanjian-kinerja", "2025")
    plan = next(plan for plan in source.plans if plan.name == "renstra-rekaan")
    promised = {
        (item.code, target.target.printed)
        for _, item in plan.indicators()
        if (target := item.target_of(2025))
    }
    printed = {(n.fact.subject, n.shown) for _, n in list_numbers(outline)}
    assert printed == promised


def test_one_outline_gives_one_file(make):
    outline = make("perjanjian-kinerja", "2025")
    assert write_pdf(outline) == write_pdf(outline)


def test_a_report_can_be_read_in_english(make):
    outline = make("perjanjian-kinerja", "2025", language="en")
    assert outline.title == "PERFORMANCE AGREEMENT 2025"
    assert any(isinstance(block, Table) for _, block in outline.blocks())
