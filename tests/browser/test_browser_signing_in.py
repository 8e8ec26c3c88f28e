"""Signing in by hand with a password and the code of an app."""

from tests.browser.watching import find_overflow, find_violations
from tests.web.signing import code_of
from tests.web_city import PASSWORD


def _give_password(page, name="pln"):
    page.goto("/akun/masuk/")
    page.get_by_label("Nama akun").fill(name)
    page.get_by_label("Sandi", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Masuk").first.click()


def _assert_fine(page):
    assert find_violations(page) == []
    assert find_overflow(page) == []


def test_a_code_app_is_set_up_and_asked_for_at_a_phone(open_page):
    page = open_page(width=360)
    _give_password(page)
    page.wait_for_url("**/")
    page.goto("/akun/faktor/totp/activate/")
    if page.get_by_label("Sandi", exact=True).count():
        page.get_by_label("Sandi", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Lanjut").click()
    _assert_fine(page)
    secret = page.locator("#rahasia").inner_text()
    page.locator("#id_code").fill(code_of(secret))
    page.locator("main form button").first.click()
    page.wait_for_url("**/recovery-codes/")
    _assert_fine(page)
    code = page.locator(".codes code").first.inner_text()
    page.get_by_role("button", name="Keluar").click()
    _give_password(page)
    page.wait_for_url("**/authenticate/**")
    _assert_fine(page)
    page.locator("#id_code").fill("000000")
    page.locator("main form button").first.click()
    assert page.title().startswith("Galat: ")
    _assert_fine(page)
    page.locator("#id_code").fill(code)
    page.locator("main form button").first.click()
    page.wait_for_url("**/")
    assert "Ringkasan" in page.locator("h1").inner_text()
    assert page.said == []


def test_a_wrong_password_is_told_at_the_top_and_the_field_keeps_the_name(open_page):
    page = open_page(width=360)
    page.goto("/akun/masuk/")
    page.get_by_label("Nama akun").fill("pln")
    page.get_by_label("Sandi", exact=True).fill("bukan sandi saya")
    page.get_by_role("main").get_by_role("button", name="Masuk").first.click()
    page.wait_for_selector(".error-summary")
    assert page.title().startswith("Galat: ")
    assert page.get_by_label("Nama akun").input_value() == "pln"
    _assert_fine(page)
