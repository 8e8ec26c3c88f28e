"""Every page of every route: accessible, silent, as wide as the window."""

import pytest
from tests.browser.conftest import WIDTHS
from tests.browser.watching import (
    find_faults_of_shape,
    find_overflow,
    find_violations,
)


SHARES = 8


@pytest.mark.parametrize("share", range(SHARES))
def test_pages_break_no_rule_at_both_widths(share, city, open_page, record_browser):
    broken = {}
    for wanted in city.pages[share::SHARES]:
        page = open_page(wanted["role"])
        page.goto(wanted["url"])
        faults = find_faults_of_shape(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            violations = find_violations(page)
            record_browser(f"axe {width}", wanted["name"], len(violations))
            faults += [f"{width}: {words}" for words in violations]
            faults += [f"{width}: {words}" for words in find_overflow(page)]
        faults += page.said
        page.context.close()
        if faults:
            broken[wanted["name"], wanted["role"]] = faults
    assert not broken
