"""The main path of every role, by clicking, with and without JavaScript."""

import re

import pytest
from tests.browser.conftest import WIDTHS
from tests.browser.watching import find_faults_of_shape, find_overflow

from derajat.web.policy import load_policy


MENU = "nav[aria-label='Menu utama']"
ENTRIES_OF_THE_FIRST_ROW = 5
MOST_CLICKS = 4
"""From Ringkasan to the file behind a shortfall: well under a minute."""


def _open_menu(page):
    """On a phone the menu is closed while there is JavaScript."""
    if not page.locator(f"{MENU} a").first.is_visible():
        page.locator(f"{MENU} summary").click()


def _faults_here(page):
    if page.locator("nav [aria-current=page]").count() == 0:
        return ["the menu does not say where we are"]
    return [*find_faults_of_shape(page), *find_overflow(page)]


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("role", sorted(load_policy().roles))
def test_the_menu_of_a_role_leads_to_working_pages(role, javascript, open_page):
    for width in WIDTHS:
        page = open_page(role, width, javascript)
        page.goto("/akun/")
        names = page.locator(f"{MENU} a").all_text_contents()
        first = page.locator(f"{MENU} ul:not(.second) a").count()
        assert first <= ENTRIES_OF_THE_FIRST_ROW
        assert names, "a role without a single page"
        for name in names:
            _open_menu(page)
            page.get_by_label("Menu utama").get_by_role(
                "link", name=name, exact=True
            ).click()
            page.wait_for_load_state()
            assert _faults_here(page) == [], name
        assert page.said == []


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("width", WIDTHS)
def test_a_new_user_finds_who_carries_the_shortfall_of_k6(width, javascript, open_page):
    page = open_page("PRG", width, javascript)
    page.goto("/")
    clicks = 0

    def click(target):
        nonlocal clicks
        clicks += 1
        target.click()
        page.wait_for_load_state()

    click(page.locator("main").get_by_role("link", name="Cakupan K6").first)
    assert "K6" in page.locator("h1").inner_text()
    assert re.search(r"kurang \d+ ibu hamil", page.inner_text("main"))
    click(page.get_by_role("link", name="Peringkat", exact=True))
    worst = page.locator("table tbody tr").first
    assert "Per kelurahan" in page.inner_text("main")
    village = worst.get_by_role("link").inner_text()
    click(worst.get_by_role("link"))
    explained = page.inner_text("main")
    assert village in explained
    assert re.search(r"Kurang \d+ ibu hamil", explained)
    assert re.search(r"sejak Januari 2026", explained)
    click(page.locator("main details summary").first)
    files = page.locator("main details").first.inner_text()
    assert re.search(r"\w+\.(csv|xlsx)", files)
    assert clicks <= MOST_CLICKS
