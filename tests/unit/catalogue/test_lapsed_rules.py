"""A rule that has ended without a successor is told, once it has ended."""

from dataclasses import replace

import pytest

from derajat.catalogue.lapsed_rules import check_lapsed
from derajat.model.calendar import day_number


@pytest.mark.parametrize(
    ("today", "codes"),
    [((2025, 12, 31), []), ((2026, 1, 1), ["DEF-076"])],
)
def test_a_rule_is_told_from_the_day_after_its_last(worked_catalogue, today, codes):
    indicator = worked_catalogue.indicators["TB-SR"]
    last = replace(indicator.versions[-1], valid_until=day_number(2025, 12, 31))
    lapsed = replace(indicator, versions=(*indicator.versions[:-1], last))
    indicators = {**worked_catalogue.indicators, "TB-SR": lapsed}
    catalogue = replace(worked_catalogue, indicators=indicators)
    found = check_lapsed(catalogue, day_number(*today))
    assert [problem.code for problem in found] == codes
    assert all(p.where.line == last.line and p.where.file for p in found)


def test_rules_in_force_are_not_told(worked_catalogue):
    assert check_lapsed(worked_catalogue, day_number(2199, 1, 1)) == ()
