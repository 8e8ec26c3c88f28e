"""A connection that breaks, a button pressed twice, the way back: nothing is lost."""

import re
import secrets

import pytest
from tests.browser.watching import find_violations


SURVEY = "survey-answer"
QUESTIONS = "form[data-survei] fieldset[data-wajib]"


def _file(tmp_path, name):
    """A file with a name and content of its own."""
    name = f"{name}-{secrets.token_hex(4)}"
    path = tmp_path / f"{name}.csv"
    path.write_text(f"kolom,lain\n{name},1\n")
    return path


def _choose(page, path):
    page.goto("/data/unggah/")
    page.set_input_files("#berkas", path)


def _count_sent(page, path):
    """How often a file stands in the list of what was sent."""
    page.goto("/data/unggahan/")
    return page.locator("main").inner_text().count(path.name)


def _send(page):
    page.get_by_role("button", name="Unggah", exact=True).click()


def test_a_double_click_sends_a_file_once(open_page, tmp_path):
    page, path = open_page("STW", 360), _file(tmp_path, "dua-kali")
    _choose(page, path)
    page.get_by_role("button", name="Unggah", exact=True).dblclick()
    page.wait_for_url("**/data/unggahan/**")
    assert _count_sent(page, path) == 1
    assert page.said == []


def test_a_file_is_sent_again_after_the_connection_was_lost(open_page, tmp_path):
    page, path = open_page("STW", 360), _file(tmp_path, "putus-awal")
    _choose(page, path)
    page.context.set_offline(True)
    _send(page)
    page.wait_for_url("chrome-error://**")
    page.context.set_offline(False)
    # The button of every browser's own page: try again, with all that was sent.
    page.reload()
    page.wait_for_url(re.compile("/data/unggahan/.+"))
    assert _count_sent(page, path) == 1


def test_a_file_that_arrived_without_an_answer_is_known_when_sent_again(
    open_page, tmp_path
):
    page, path = open_page("STW", 360), _file(tmp_path, "putus-akhir")
    _choose(page, path)

    def lose_the_answer(route):
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    page.route("**/data/unggah/", lose_the_answer, times=1)
    _send(page)
    page.wait_for_url("chrome-error://**")
    page.reload()
    page.wait_for_url(re.compile("/data/unggahan/.+"))
    assert path.name in page.locator("main").inner_text()
    assert _count_sent(page, path) == 1


def test_what_became_of_a_file_is_shown_without_asking(open_page, tmp_path):
    page, path = open_page("STW"), _file(tmp_path, "kemajuan")
    _choose(page, path)
    _send(page)
    page.wait_for_selector("#keadaan:not([hx-trigger])", timeout=60_000)
    page.wait_for_load_state()
    assert "bentuk tidak dikenal" in page.locator("#keadaan").inner_text()
    assert find_violations(page) == []


def test_a_form_that_is_empty_says_so_on_top(open_page):
    page = open_page("STW", 360)
    page.goto("/data/unggah/")
    page.evaluate("() => document.querySelector('main form').noValidate = true")
    _send(page)
    page.wait_for_selector(".error-summary")
    assert page.title().startswith("Galat: ")
    assert find_violations(page) == []


@pytest.fixture
def survey(city, open_page):
    """A phone before the survey, every question answered."""
    page = open_page(width=360)
    page.goto(city.page(SURVEY)["url"])
    _answer(page)
    return page


def _answer(page):
    page.evaluate(
        """(sets) => document.querySelectorAll(sets).forEach((set) => {
          set.querySelector("input").checked = true; })""",
        QUESTIONS,
    )


def _go_to_the_last_step(page):
    for number in range(2, page.locator("section.step").count() + 1):
        page.locator(f"a[href='#langkah-{number}']:visible", has_text="Lanjut").click()
        page.wait_for_selector(f"#langkah-{number}:visible")


def _count_answers(open_page, city):
    page = open_page("PRG")
    page.goto(city.page("survey")["url"])
    return int(re.search(r"(\d+) dari \d+ jawaban", page.inner_text("main"))[1])


def test_an_answer_without_a_signal_waits_and_is_counted_once(survey, open_page, city):
    before = _count_answers(open_page, city)
    _go_to_the_last_step(survey)
    survey.context.set_offline(True)
    survey.get_by_role("button", name="Kirim").click()
    survey.wait_for_selector("#tersimpan:visible")
    assert "Tersimpan di ponsel ini" in survey.inner_text("#tersimpan")
    survey.context.set_offline(False)
    survey.wait_for_url("**/terima-kasih/")
    assert _count_answers(open_page, city) == before + 1
    survey.reload()
    assert _count_answers(open_page, city) == before + 1


def test_an_answer_sent_twice_is_counted_once(survey, open_page, city):
    before = _count_answers(open_page, city)
    _go_to_the_last_step(survey)
    survey.get_by_role("button", name="Kirim").dblclick()
    survey.wait_for_url("**/terima-kasih/")
    assert _count_answers(open_page, city) == before + 1
    survey.go_back()
    assert survey.locator("form[data-survei]").is_visible()


def test_an_action_typed_without_a_connection_is_still_there(open_page):
    page = open_page("PRG", 360)
    page.goto("/tindak-lanjut/baru/")
    field = page.locator("main textarea, main input[type=text]").first
    field.fill("Kunjungan rumah ibu hamil")
    page.context.set_offline(True)
    page.get_by_role("button", name="Simpan").click()
    page.wait_for_timeout(300)
    page.context.set_offline(False)
    page.goto("/tindak-lanjut/baru/")
    assert field.input_value() == "Kunjungan rumah ibu hamil"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_failed_form_is_told_and_keeps_what_was_typed(javascript, open_page):
    page = open_page("PRG", 360, javascript)
    page.goto("/tindak-lanjut/baru/")
    if javascript:
        page.evaluate("() => document.querySelector('main form').noValidate = true")
    name = "textarea, input[type=text]"
    page.locator("main").locator(name).first.fill("Kunjungan")
    due = page.locator("main input[type=date]")
    if due.count():
        due.first.fill("1999-01-01")
    page.get_by_role("button", name="Simpan").click()
    page.wait_for_load_state()
    assert page.title().startswith("Galat: ")
    assert page.locator("main").locator(name).first.input_value() == "Kunjungan"
    link = page.locator(".error-summary a").first
    target = link.get_attribute("href")
    assert page.locator(target).count() == 1
    if javascript:
        assert find_violations(page) == []
        # The browser itself says when a page has the status of a refused form.
        assert [words for words in page.said if "status of 422" not in words] == []
